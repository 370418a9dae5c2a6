import { describe, expect, it } from 'vitest';
import type { Declaration, Expr, Step } from '../../src/syntax/ast.ts';
import { parseExpression, parseTheory } from '../../src/syntax/parse.ts';
import { printExpression } from '../../src/syntax/print.ts';
import { withoutSpans } from './arbitrary.ts';

/** The tree of an expression, fully bracketed. */
const bracketed = (text: string): string => {
  const { expr, diagnostics } = parseExpression(text);
  expect(diagnostics, text).toEqual([]);
  if (expr === undefined) throw new Error(`no expression: ${text}`);
  return show(expr);
};

const show = (e: Expr): string => {
  switch (e.kind) {
    case 'relation':
    case 'connective':
      return `(${show(e.left)} ${e.op} ${show(e.right)})`;
    case 'operator':
      return `[${e.op}](${e.args.map(show).join(', ')})`;
    case 'not':
      return `not(${show(e.body)})`;
    case 'quantified':
      return `(${e.quantifier} … ${show(e.body)})`;
    default:
      return printExpression(e);
  }
};

const declarationsOf = (text: string): readonly Declaration[] => {
  const { theory, diagnostics } = parseTheory(`theory t\n${text}`);
  expect(diagnostics, text).toEqual([]);
  return theory?.declarations ?? [];
};

const stepsOf = (proof: string): readonly Step[] => {
  const [d] = declarationsOf(`theorem x: a = b proof ${proof} qed`);
  return d?.kind === 'theorem' && d.because.kind === 'proof' ? d.because.steps : [];
};

describe('precedence', () => {
  it.each([
    ['a + b * c - d', '[-]([+](a, [*](b, c)), d)'],
    ['a * b / c @ d', '[@]([/]([*](a, b), c), d)'],
    ['-a * b', '[*]([-](a), b)'],
    ['a - -b', '[-](a, [-](b))'],
    ['-a^-1', '[-]([^-1](a))'],
    ['-3^-1', '[-]([^-1](3))'],
    ['a^-1^-1', '[^-1]([^-1](a))'],
    ['a union b & c + d', '[union](a, [&](b, [+](c, d)))'],
    ['a & b <= c union d', '[<=]([&](a, b), [union](c, d))'],
    ['not a = b and c', '(not((a = b)) and c)'],
    ['a or b and c', '(a or (b and c))'],
    ['a => b => c', '(a => (b => c))'],
    ['a <=> b => c', '(a <=> (b => c))'],
    ['a => b <=> c', '((a => b) <=> c)'],
    ['a and forall x. b => c', '(a and (forall … (b => c)))'],
    ['not exists x. a or b', 'not((exists … (a or b)))'],
    ['(forall x. a) or b', '((forall … a) or b)'],
    ["kappa = kappa' @ t a.e. mu", "[a.e.](kappa, [@](kappa', t), mu)"],
    ['a = b a.e. mu and c', '([a.e.](a, b, mu) and c)'],
    ['M in C identifiable up to G', '[in identifiable up to](M, C, G)'],
    ['P * K identifiable up to G @ H', '[identifiable up to]([*](P, K), [@](G, H))'],
    ['M coarser than N under t', '[coarser than under](M, N, t)'],
    ['M equivalent to N under G or M coarser than N', '([equivalent to under](M, N, G) or [coarser than](M, N))'],
    ['f(M coarser than under) = under', '(f(M coarser than under) = under)'],
    ['x not in A', '(x not in A)'],
    ['not x in A', 'not((x in A))'],
  ])('%s', (text, tree) => {
    expect(bracketed(text)).toBe(tree);
  });

  it('tells the number -3 from the negation of 3', () => {
    expect(parseExpression('-3').expr).toMatchObject({ kind: 'number', text: '-3' });
    expect(parseExpression('-(3)').expr).toMatchObject({ kind: 'operator', op: '-', args: [{ kind: 'number', text: '3' }] });
    expect(bracketed('a -3')).toBe('[-](a, 3)');
    expect(bracketed('f(-3)')).toBe('f(-3)');
  });
});

describe('ASCII and Unicode', () => {
  it.each([
    ['∀ x ∈ A. x ⊆ B ∩ C ∪ D', 'forall x in A. x <= B & C union D'],
    ['∃ x. ¬ x ∉ A ∧ ⊥ ∨ a ≠ b ⇒ c ⇔ d', 'exists x. not x not in A and false or a != b => c <=> d'],
    ['a ∘ b · c × d⁻¹ ≪ μ', 'a @ b * c * d^-1 << μ'],
    ['a ≤ b', 'a <= b'],
    ['a ≥ b', 'a >= b'],
    ['a ⊇ b', 'a >= b'],
  ])('%s is %s', (unicode, ascii) => {
    expect(withoutSpans(parseExpression(unicode).expr)).toEqual(withoutSpans(parseExpression(ascii).expr));
    expect(parseExpression(unicode).expr).toBeDefined();
  });
});

describe('labels', () => {
  const label = (text: string): string | undefined => {
    const [d] = declarationsOf(text);
    return d?.kind === 'theorem' || d?.kind === 'claim' || d?.kind === 'axiom' ? d.label?.text : undefined;
  };
  const facts = (text: string): readonly string[] => {
    const [d] = declarationsOf(`theorem x: a by ${text}`);
    return d?.kind === 'theorem' && d.because.kind === 'by' ? d.because.facts.map((name) => name.text) : [];
  };

  it.each([
    ['theorem 4.1_corollary: a', '4.1_corollary'],
    ['theorem C.1: a', 'C.1'],
    ['axiom 4.1\': a because "b"', "4.1'"],
    ['claim 5.1:T(K) = a', '5.1'],
    ['claim 5.1.2: a', '5.1.2'],
    ['claim T: a', 'T'],
    ['claim class.in: a', 'class.in'],
    ['claim "title": a', undefined],
    ['theorem 4.axiom.1: a', '4.axiom.1'],
  ])('%s', (text, expected) => {
    expect(label(text)).toBe(expected);
  });

  it('after `by` may name their theory, and be many', () => {
    expect(facts('meta.transitions:4.1, C.1,foo_bar , 4.2')).toEqual(['meta.transitions:4.1', 'C.1', 'foo_bar', '4.2']);
    expect(facts('std.class:4.1, class.sort:x')).toEqual(['std.class:4.1', 'class.sort:x']);
  });

  it('end where white space begins', () => {
    expect(stepsOf('have foo: a = b by x have bar:a = b thus by foo').map((s) => s.kind)).toEqual(['have', 'have', 'thus']);
    expect(stepsOf('have foo: a = b')).toMatchObject([{ label: { text: 'foo' } }]);
  });

  it('do not swallow the next step', () => {
    expect(parseTheory('theory t theorem x: a proof thus by qed theorem y: a').diagnostics).toMatchObject([{ code: 'UNEXPECTED_END' }]);
  });
});

describe('words of phrases', () => {
  it('stay usable as names', () => {
    expect(bracketed('identifiable + up * to - than = under')).toBe('([-]([+](identifiable, [*](up, to)), than) = under)');
    expect(bracketed('coarser(than, equivalent, resting)')).toBe('coarser(than, equivalent, resting)');
    expect(bracketed('exists under. under = law')).toBe('(exists … (under = law))');
    expect(bracketed('exists a.e = f')).toBe('(exists … (e = f))');
  });

  it('are joined across lines', () => {
    expect(bracketed('M identifiable\n  up -- comment\n to G')).toBe('[identifiable up to](M, G)');
  });
});

describe('steps', () => {
  it('takes a run of links for a chain', () => {
    const [chain] = stepsOf('have a = b = c by x <= d by y = e');
    expect(chain).toMatchObject({
      kind: 'chain',
      last: false,
      links: [
        { op: '=', because: { kind: 'auto' } },
        { op: '=', because: { kind: 'by' } },
        { op: '<=', because: { kind: 'by' } },
        { op: '=', because: { kind: 'auto' } },
      ],
    });
    expect(stepsOf('thus a = b sorry <= c proof thus by z qed')).toMatchObject([{ kind: 'chain', last: true, links: [{}, {}] }]);
  });

  it('takes a single link for a formula', () => {
    expect(stepsOf('have a = b by x')).toMatchObject([{ kind: 'have', formula: { kind: 'relation' } }]);
    expect(stepsOf('have a = b and c = d')).toMatchObject([{ kind: 'have', formula: { kind: 'connective' } }]);
    expect(stepsOf('have a = b a.e. mu')).toMatchObject([{ kind: 'have', formula: { op: 'a.e.' } }]);
  });

  it('nests', () => {
    expect(stepsOf('cases by x case a: take x case b: have c proof thus sorry qed thus qed')).toMatchObject([
      {
        kind: 'cases',
        cases: [{ steps: [{ kind: 'take' }] }, { steps: [{ kind: 'have', because: { kind: 'proof' } }, { kind: 'thus' }] }],
      },
    ]);
  });
});

describe('spans', () => {
  const text = 'theory t "T"\ntheorem 4.1 (x : S): (a + b) * c = d by foo -- end\nclaim 2: x\n';
  const slice = (span: { readonly start: number; readonly end: number }): string => text.slice(span.start, span.end);

  it('cover what was written', () => {
    const declarations = parseTheory(text).theory?.declarations ?? [];
    expect(declarations.map((d) => slice(d.span))).toEqual(['theorem 4.1 (x : S): (a + b) * c = d by foo', 'claim 2: x']);
    const [theorem] = declarations;
    if (theorem?.kind !== 'theorem') throw new Error('no theorem');
    expect(slice(theorem.label.span)).toBe('4.1');
    const { conclusion } = theorem.statement;
    expect(slice(conclusion.span)).toBe('(a + b) * c = d');
    if (conclusion.kind === 'relation' && conclusion.left.kind === 'operator') {
      expect(conclusion.left.args.map((arg) => slice(arg.span))).toEqual(['(a + b)', 'c']);
    }
  });
});

describe('errors', () => {
  it('leave the other declarations alone', () => {
    const { theory, diagnostics } = parseTheory(
      'theory t\nparameter k : Nat\ngiven k k\ntheorm x: k = k\naxiom y: k = k\nclaim z: k = k\n',
    );
    expect(diagnostics.map((d) => d.code)).toEqual(['UNEXPECTED_TOKEN', 'MISSPELT_KEYWORD', 'AXIOM_WITHOUT_SOURCE']);
    expect(theory?.declarations.map((d) => d.kind)).toEqual(['parameter', 'theorem', 'claim']);
  });

  it('are all found, one in each of eighty declarations', () => {
    const text = `theory t\n${Array.from({ length: 80 }, (_, i) => `define f${i} := x\ngiven f${i} = = x\n`).join('')}`;
    const { theory, diagnostics } = parseTheory(text);
    expect(diagnostics).toHaveLength(80);
    expect(theory?.declarations).toHaveLength(80);
  });

  it('of an expression are reported', () => {
    expect(parseExpression('a +').diagnostics).toMatchObject([{ code: 'UNEXPECTED_END' }]);
    expect(parseExpression('a + (b').diagnostics).toMatchObject([{ code: 'UNCLOSED_BRACKET' }]);
    expect(parseExpression('').diagnostics).toMatchObject([{ code: 'UNEXPECTED_END' }]);
    expect(parseExpression('a parameter').diagnostics).toMatchObject([{ code: 'UNEXPECTED_TOKEN' }]);
    expect(parseExpression('a $ b').diagnostics).toMatchObject([{ code: 'INVALID_CHARACTER' }]);
  });
});
