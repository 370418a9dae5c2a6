/** Broken files: what is said about each is in the golden file beside it. Every one must give an error, and none a crash. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../src/syntax/render.ts';
import { parseSource } from '../../src/syntax/source.ts';
import { root } from './corpus.ts';

const folder = join(root, 'test', 'bad');
const files = readdirSync(folder).filter((file) => file.endsWith('.lcgm'));

describe('a broken file', () => {
  it('is there in many kinds', () => {
    expect(files.length).toBeGreaterThanOrEqual(25);
  });

  it.each(files)('%s is answered with its golden errors', async (file) => {
    const { text, diagnostics } = parseSource(readFileSync(join(folder, file)));
    expect(diagnostics.filter((d) => d.severity === 'error')).not.toEqual([]);
    for (const d of diagnostics) {
      expect(d.span.start).toBeGreaterThanOrEqual(0);
      expect(d.span.end).toBeGreaterThanOrEqual(d.span.start);
      expect(d.span.end).toBeLessThanOrEqual(text.length);
    }
    const shown = renderDiagnostics(diagnostics, { path: `test/bad/${file}`, text });
    // Nothing in a file can move the cursor of a terminal.
    expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    await expect(shown).toMatchFileSnapshot(join(folder, `${file.slice(0, -'.lcgm'.length)}.golden.txt`));
  });
});
