/** Random words in random order: never a crash, never an ambiguity, always spans inside the text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reservedWords } from '../../grammar/words.ts';
import { formatTheory } from '../../src/syntax/format.ts';
import { parseTheory } from '../../src/syntax/parse.ts';
import { renderDiagnostics } from '../../src/syntax/render.ts';
import { root } from './corpus.ts';

const runs = Number(process.env['FC_RUNS'] ?? 2_000);

const check = (text: string): void => {
  const { theory, diagnostics } = parseTheory(text);
  for (const { span } of diagnostics) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.start).toBeLessThanOrEqual(span.end);
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
  for (const { span } of theory?.declarations ?? []) expect(text.slice(span.start, span.end).length).toBe(span.end - span.start);
  renderDiagnostics(diagnostics, { path: 'soup.lcgm', text });
  const formatted = formatTheory(text).text;
  if (formatted !== undefined) expect(formatTheory(formatted).text).toBe(formatted);
};

const words = [
  ...reservedWords,
  'x',
  'f',
  'A',
  'under',
  'up',
  'to',
  'than',
  'identifiable',
  'coarser',
  'equivalent',
  'resting',
  'theorm',
  'hav',
  '4.1',
  '3',
  'a.e.',
  '(',
  ')',
  '{',
  '}',
  ',',
  '|',
  ':',
  '.',
  ':=',
  '->',
  '=',
  '<=',
  '<',
  '=>',
  '<=>',
  '-',
  '^-1',
  '*',
  '"s"',
  '"',
  '--c\n',
  '\n',
  '\r\n',
  ';',
  '∀',
  '∉',
  'identifiable up to',
  'coarser than',
  'equivalent to',
  'resting on',
  'concept predicate',
  'mixing predicate',
  'proof',
  'qed',
  'have',
  'thus',
  'by',
  'case',
  'cases',
]; // prettier-ignore
const separator = fc.constantFrom(' ', ' ', ' ', '\n', '');
const soup = fc.array(fc.tuple(fc.constantFrom(...words), separator), { maxLength: 60 }).map((list) => list.flat().join(''));

describe('whatever is in a file', () => {
  it('of random words', () => {
    fc.assert(
      fc.property(soup, (text) => check(`theory t ${text}`)),
      { numRuns: runs },
    );
  });

  it('of random words in a proof', () => {
    fc.assert(
      fc.property(soup, (text) => check(`theory t\ntheorem x: a proof ${text} qed`)),
      { numRuns: runs },
    );
  });

  it('of random words in an expression', () => {
    fc.assert(
      fc.property(soup, (text) => check(`theory t\ngiven a = ${text}`)),
      { numRuns: runs },
    );
  });

  it('of random characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => check(`theory t\n${text}`)),
      { numRuns: runs },
    );
  });

  it('that was good before something was cut out or doubled', () => {
    const good = readFileSync(join(root, 'test', 'syntax', 'good', 'everything.lcgm'), 'utf8');
    const place = fc.nat({ max: good.length });
    fc.assert(
      fc.property(place, fc.nat({ max: 30 }), place, fc.nat({ max: 30 }), (at, length, to, copied) => {
        const cut = good.slice(0, at) + good.slice(at + length);
        check(cut.slice(0, to) + cut.slice(at, at + copied) + cut.slice(to));
      }),
      { numRuns: runs / 4 },
    );
  });
});
