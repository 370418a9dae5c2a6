/** Each limit from both sides, and that no input of any size or shape takes long or runs out of stack. */
import { describe, expect, it } from 'vitest';
import { maxDepth } from '../../src/syntax/lower.ts';
import { maxNesting } from '../../src/syntax/nesting.ts';
import { maxErrors, parseExpression, parseTheory } from '../../src/syntax/parse.ts';
import { printTheory } from '../../src/syntax/print.ts';
import { renderDiagnostics } from '../../src/syntax/render.ts';
import { parseSource } from '../../src/syntax/source.ts';
import { maxTokens } from '../../src/syntax/tokenize.ts';

const header = 'theory test.limits\n';
const codesOf = (text: string): readonly string[] => parseTheory(text).diagnostics.map((d) => d.code);
const expressionCodes = (text: string): readonly string[] => parseExpression(text).diagnostics.map((d) => d.code);

describe('a declaration', () => {
  // `given x, x, …` has two tokens an item.
  const given = (tokens: number): string => `${header}given ${'x, '.repeat((tokens - 2) / 2)}x\n`;

  it('may have as many tokens as the limit says', () => {
    expect(codesOf(given(maxTokens))).toEqual([]);
  });

  it('is refused with two more, and the rest of the file is read', () => {
    const { theory, diagnostics } = parseTheory(`${given(maxTokens + 2)}parameter k : Nat\ngiven :\n`);
    expect(diagnostics.map((d) => d.code)).toEqual(['DECLARATION_TOO_LONG', 'UNEXPECTED_TOKEN']);
    expect(theory?.declarations.map((d) => d.kind)).toEqual(['parameter']);
  });
});

describe('nesting', () => {
  const nested = (open: string, close: string, depth: number): string => `${header}given ${open.repeat(depth)}x${close.repeat(depth)}\n`;
  const proofs = (depth: number): string => `${header}theorem t: x = x\n${'proof have x = x '.repeat(depth)}${'qed '.repeat(depth)}\n`;
  const cases = (depth: number): string =>
    `${header}theorem t: x = x proof ${'cases case x = x: '.repeat(depth)}${'qed '.repeat(depth)} qed\n`;

  it.each([
    ['parentheses', '(', ')'],
    ['calls', 'f(', ')'],
    ['sets', '{', '}'],
    ['tuples', '(x, ', ')'],
    ['comprehensions', '{ x | ', ' }'],
    ['predicates', 'P{', '}'],
    ['ascriptions', '(', ' : Nat)'],
  ])('of %s is allowed up to the limit', (_, open, close) => {
    expect(codesOf(nested(open, close, maxNesting))).toEqual([]);
    expect(codesOf(nested(open, close, maxNesting + 1))).toEqual(['NESTED_TOO_DEEP']);
    expect(codesOf(nested(open, close, 10_000))).toEqual(['NESTED_TOO_DEEP']);
  });

  it('of proofs is allowed up to the limit', () => {
    expect(codesOf(proofs(maxNesting))).toEqual([]);
    expect(codesOf(proofs(maxNesting + 1))).toEqual(['NESTED_TOO_DEEP']);
  });

  it('of cases is allowed up to the limit', () => {
    expect(codesOf(cases(maxNesting - 1))).toEqual([]);
    expect(codesOf(cases(maxNesting))).toEqual(['NESTED_TOO_DEEP']);
  });

  it('that is allowed can be printed', () => {
    for (const text of [nested('(x, ', ')', maxNesting), proofs(maxNesting), `${header}given ${'x => '.repeat(maxDepth - 1)}x`]) {
      const { theory } = parseTheory(text);
      expect(theory).toBeDefined();
      if (theory !== undefined) expect(codesOf(printTheory(theory))).toEqual([]);
    }
  });
});

describe('the depth of an expression', () => {
  const chains: readonly (readonly [string, (n: number) => string])[] = [
    ['a sum', (n) => `x${' + x'.repeat(n)}`],
    ['a conjunction', (n) => `x${' and x'.repeat(n)}`],
    ['an implication', (n) => `${'x => '.repeat(n)}x`],
    ['negations', (n) => `${'not '.repeat(n)}x`],
    ['signs', (n) => `${'- '.repeat(n)}x`],
    ['quantifiers', (n) => `${'forall x. '.repeat(n)}x`],
    ['a quantifier of many names', (n) => `forall${' x'.repeat(n)}. x`],
    ['inverses', (n) => `x${'^-1'.repeat(n)}`],
  ];

  it.each(chains)('of %s is allowed up to the limit', (_, make) => {
    expect(expressionCodes(make(maxDepth))).toEqual([]);
    expect(expressionCodes(make(maxDepth + 1))).toEqual(['OPERATORS_TOO_DEEP']);
    expect(expressionCodes(make(10_000))).toEqual(['OPERATORS_TOO_DEEP']);
  });

  it('adds up over brackets', () => {
    const bracket = (n: number): string => `(${'x + '.repeat(n)}`;
    expect(expressionCodes(`${bracket(5).repeat(100)}x${')'.repeat(100)}`)).toEqual([]);
    expect(expressionCodes(`${bracket(5).repeat(400)}x${')'.repeat(400)}`)).toEqual([]);
    const left = (n: number): string => `${'('.repeat(n)}x${`${' + x'.repeat(5)})`.repeat(n)}`;
    expect(expressionCodes(left(200))).toEqual([]);
    expect(expressionCodes(left(201))).toEqual(['OPERATORS_TOO_DEEP']);
  });

  it('is an error once a declaration', () => {
    const deep = `${'not '.repeat(maxDepth + 1)}x`;
    expect(codesOf(`${header}given ${deep}, ${deep}\ngiven ${deep}\n`)).toEqual(['OPERATORS_TOO_DEEP', 'OPERATORS_TOO_DEEP']);
  });
});

describe('large input', () => {
  // The command line is given 10 MB (test/cli); of each shape, what is not linear, or has a stack frame a token, does not pass here either.
  const megabytes = 3_000_000;
  const shapes: readonly (readonly [string, string])[] = [
    ['one line of text', `${header}given ${'x + '.repeat(megabytes / 4)}x`],
    ['open parentheses', `${header}given ${'('.repeat(megabytes)}`],
    ['closing parentheses', `${header}given ${')'.repeat(megabytes)}`],
    ['one name', `${header}given ${'x'.repeat(megabytes)} x`],
    ['one number', `${header}given ${'1'.repeat(megabytes)} x`],
    ['one unclosed string', `${header}given "${'x'.repeat(megabytes)}`],
    ['one comment without a header', `--${'x'.repeat(megabytes)}`],
    ['characters without meaning', `${header}given ${'$'.repeat(megabytes)}`],
    ['characters without meaning between names', `${header}given ${'x$'.repeat(megabytes / 2)}`],
    ['one label', `${header}theorem ${'4.1_'.repeat(megabytes / 4)}: x x`],
    ['spaces', `${header}given${' '.repeat(megabytes)}`],
    ['lines', `${'\n'.repeat(megabytes)}`],
    ['nothing but keywords', `${header}${'given '.repeat(megabytes / 6)}`],
    ['misspelt keywords', `${header}${'theorm x\n'.repeat(megabytes / 9)}`],
    ['misspelt keywords in chunks', `${header}${`${'theorm x\n'.repeat(30_000)}given\n`.repeat(12)}`],
    ['misspelt keywords on one line', `${header}${`given x ${'theorm x '.repeat(30_000)}\n`.repeat(12)}`],
    ['misspelt operators', `${header}${`given x ${'adn x '.repeat(30_000)}\n`.repeat(12)}`],
    ['unclosed brackets in steps', `${header}theorem t: x proof ${'have (x '.repeat(20_000)} qed`],
    ['proofs without end', `${header}theorem t: x ${'proof '.repeat(megabytes / 6)}`],
    ['a proof of broken steps', `${header}theorem t: x proof ${'have '.repeat(megabytes / 5)} qed`],
    [
      'many proofs of broken steps',
      `${header}${`theorem t: x proof ${'have = x by y '.repeat(10_000)} qed\n`.repeat(megabytes / 140_000)}`,
    ],
    ['a label list', `${header}theorem t: x by ${'a, '.repeat(megabytes / 3)}`],
  ];

  it.each(shapes)('of %s is answered', (_, text) => {
    const { diagnostics } = parseTheory(text);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(maxErrors + 1);
    expect(renderDiagnostics(diagnostics, { path: 'large.lcgm', text }).length).toBeLessThan(2_000_000);
  });

  it('of bytes that are no text is answered', () => {
    expect(parseSource(new Uint8Array(megabytes)).diagnostics.map((d) => d.code)).toEqual(['CONTROL_CHARACTER']);
    expect(parseSource(new Uint8Array(megabytes).fill(0xff)).diagnostics.map((d) => d.code)).toEqual(['INVALID_UTF8']);
    expect(parseSource(new Uint8Array(megabytes).map((_, i) => (i % 2 === 0 ? 1 : 65))).diagnostics.length).toBeLessThan(100);
  });

  it('with more errors than can be read is cut short', () => {
    const text = header + 'given x x\n'.repeat(maxErrors + 1);
    const { diagnostics } = parseTheory(text);
    expect(diagnostics).toHaveLength(maxErrors + 1);
    expect(diagnostics.at(-1)?.code).toBe('TOO_MANY_ERRORS');
    expect(codesOf(header + 'given x x\n'.repeat(maxErrors - 1))).not.toContain('TOO_MANY_ERRORS');
  });
});
