/** Plausible statements that are false, or do not follow: written to break the tool. None may ever be proved. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Verdict, verdicts } from '../../src/verdict/verdict.ts';
import { withShipped } from '../support/theories.ts';

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.lcgm'));

/** The shipped theories come compiled; what the traps state is searched. Each file has a library, since what a search leaves in one is much. */
function verdictsOf(file: string): readonly Verdict[] {
  const loaded = withShipped().load(join(import.meta.dirname, file));
  if (loaded === undefined) throw new Error(`${file} cannot be read`);
  expect(loaded.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code)).toEqual([]);
  return verdicts(loaded);
}

describe.each(files)('%s', (file) => {
  const all = verdictsOf(file);
  it.each(all.map((v) => [v.name, v] as const))('%s', (_, v) => {
    expect(v.kind === 'open' ? 'unknown' : 'refuted').toBe(v.verdict);
    expect(v.asStated).toBe(true);
  });
});

it('there are enough of them', () => {
  expect(files.length).toBeGreaterThanOrEqual(5);
});
