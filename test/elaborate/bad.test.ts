/** Files with mistakes: what a writer is told, as golden texts beside the files. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/syntax/diagnostics.ts';
import { renderDiagnostics } from '../../src/syntax/render.ts';
import { root, withShipped } from '../support/theories.ts';

const folder = join(root, 'test', 'elaborate', 'bad');
const files = readdirSync(folder).filter((f) => f.endsWith('.lcgm'));

describe('a file with mistakes', () => {
  it.each(files)('%s gets the messages that are written down', async (file) => {
    const library = withShipped();
    library.load(join('test', 'elaborate', 'bad', file));
    const found = library.all.filter((l) => l.diagnostics.length > 0);
    const text = found.map((l) => renderDiagnostics(l.diagnostics, l)).join('\n');
    expect(text).not.toBe('');
    expect(text).not.toMatch(/undefined|\[object|at \w+ \(|\.ts:/);
    await expect(text).toMatchFileSnapshot(join(folder, file.replace('.lcgm', '.golden.txt')));
  });

  it('is the way to every code of the elaborator', () => {
    const elaborators = codes.slice(codes.indexOf('UNKNOWN_THEORY'));
    const seen = new Set<string>();
    for (const file of files) {
      const library = withShipped();
      library.load(join('test', 'elaborate', 'bad', file));
      for (const l of library.all) for (const d of l.diagnostics) seen.add(d.code);
    }
    const elsewhere = [
      'TOO_MANY',
      'WRONG_THEORY',
      'DUPLICATE_THEORY',
      'IMPORTS_TOO_DEEP',
      'ESCAPING_VARIABLE',
      'RESTS_ON_MORE',
      'NOT_ALLOWED',
    ];
    expect(elaborators.filter((code) => !seen.has(code) && !elsewhere.includes(code))).toEqual([]);
  });
});
