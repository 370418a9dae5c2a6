/** The cases are sharp: a checker from which one condition was taken out accepts one of those that are to be rejected. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, recheck } from '../recheck/python.ts';
import { cases } from './arena.ts';

/** What is taken out, of which file of tools/recheck, and the case that must notice. */
const planted: readonly (readonly [file: string, condition: string, instead: string, noticed: string])[] = [
  ['terms.py', 'not formula.insort & x.direct', 'True', 'allIntro of a variable in the sort of a variable'],
  [
    'theorems.py',
    'formula.occurring & x.direct',
    'formula.direct & x.direct',
    'exElim whose witness stands in a sort of another hypothesis',
  ],
  ['theorems.py', 'q.conclusion, p.conclusion, *rest', 'q.conclusion, *rest', 'exElim whose witness stands in the existential statement'],
  ['terms.py', 'else self.substitute(values, x.parts[0])', 'else x.parts[0]', 'an argument of the open sort of the telescope'],
  ['matrices.py', 'rows > 0 and columns > 0', 'True', 'a matrix without columns, behind another'],
  ['linear.py', "kind == '<' and multiplier > 0", "kind == '<'", 'x < y with the multiplier 0'],
  ['symbols.py', 'not x.insort & ~allowed', 'True', 'definition with parameters in another order'],
  ['text.py', "separators=(',', ':')) == body", "separators=(',', ':')) != \"\"", 'a space within'],
];

describe('a checker without a condition is found out', () => {
  it.each(planted)(
    '%s: %s',
    (file, condition, instead, noticed) => {
      const folder = mkdtempSync(join(tmpdir(), 'planted-'));
      try {
        cpSync(PROGRAM, folder, { recursive: true });
        const whole = readFileSync(join(folder, file), 'utf8');
        expect(whole.split(condition)).toHaveLength(2);
        writeFileSync(join(folder, file), whole.replace(condition, instead));
        const those = cases.filter(({ name, label }) => name === noticed && label === 'reject');
        expect(those).toHaveLength(1);
        const verdicts = recheck(those.map(({ text }) => text), folder); // biome-ignore format: one thought
        expect(verdicts).toMatchObject([{ verdict: 'correct' }]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});
