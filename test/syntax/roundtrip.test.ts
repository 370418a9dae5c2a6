import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTheory } from '../../src/syntax/format.ts';
import { parseExpression, parseTheory } from '../../src/syntax/parse.ts';
import { printExpression, printTheory } from '../../src/syntax/print.ts';
import { expr, theory, withoutSpans } from './arbitrary.ts';
import { corpus } from './corpus.ts';

const runs = Number(process.env['FC_RUNS'] ?? 2_000);

describe('printing and parsing', () => {
  it('gives every expression back', () => {
    fc.assert(
      fc.property(expr, (tree) => {
        const text = printExpression(tree);
        const { expr: parsed, diagnostics } = parseExpression(text);
        expect(diagnostics, text).toEqual([]);
        expect(withoutSpans(parsed), text).toEqual(withoutSpans(tree));
      }),
      { numRuns: runs },
    );
  });

  it('gives every theory back', () => {
    fc.assert(
      fc.property(theory, (tree) => {
        const text = printTheory(tree);
        const { theory: parsed, diagnostics } = parseTheory(text);
        expect(diagnostics, text).toEqual([]);
        expect(withoutSpans(parsed), text).toEqual(withoutSpans(tree));
      }),
      { numRuns: runs },
    );
  });

  it('formats what it has printed the same way again', () => {
    fc.assert(
      fc.property(theory, (tree) => {
        const once = formatTheory(printTheory(tree)).text;
        expect(once).toBeDefined();
        expect(formatTheory(once ?? '').text).toBe(once);
      }),
      { numRuns: runs / 4 },
    );
  });

  it.each(corpus)('gives $path back', ({ text }) => {
    const { theory: tree, diagnostics } = parseTheory(text);
    expect(diagnostics).toEqual([]);
    expect(tree).toBeDefined();
    if (tree === undefined) return;
    expect(withoutSpans(parseTheory(printTheory(tree)).theory)).toEqual(withoutSpans(tree));
    const formatted = formatTheory(text).text ?? '';
    expect(withoutSpans(parseTheory(formatted).theory)).toEqual(withoutSpans(tree));
    expect(formatTheory(formatted).text).toBe(formatted);
    const comments = (source: string): readonly string[] => (source.match(/--.*/g) ?? []).map((comment) => comment.trimEnd());
    expect(comments(formatted)).toEqual(comments(text));
  });
});
