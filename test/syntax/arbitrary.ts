/** Random syntax trees that cover every construct. Spans are all zero: a printed tree is compared up to them. */
import fc from 'fast-check';
import type {
  Attributes,
  Binder,
  Case,
  Clauses,
  Declaration,
  Expr,
  Justification,
  Link,
  Name,
  Notation,
  Operator,
  Param,
  Span,
  Statement,
  Step,
  Theory,
} from '../../src/syntax/ast.ts'; // prettier-ignore
import { notations } from '../../src/syntax/ast.ts';

const span: Span = { start: 0, end: 0 };

/** The same tree with all spans zero. */
export const withoutSpans = <T>(tree: T): T => {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'span' ? span : strip(inner)]));
  };
  const out: unknown = strip(tree);
  // The shape is that of the argument.
  const isSame = (_value: unknown): _value is T => true;
  return isSame(out) ? out : tree;
};

// Words of phrases are names too where they are not part of one.
const words = [
  'x',
  'y',
  'mu',
  "kappa'",
  'κ',
  'f',
  'A_1',
  'law',
  'kernel',
  'linear',
  'tight',
  'under',
  'to',
  'than',
  'up',
  'a',
  'e',
  'Θ',
  '_',
];
const word = fc.constantFrom(...words);
const name: fc.Arbitrary<Name> = word.map((text) => ({ text, span }));
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const label: fc.Arbitrary<Name> = fc
  .constantFrom('4.1', 'C.1', '4.1_corollary', 'T_monotone', "B.2'", 'x', 'a.e', 'class.of', '1.in.2', 'κ.3')
  .map((text) => ({ text, span }));
const fact: fc.Arbitrary<Name> = fc.oneof(
  label,
  fc.constantFrom('meta.transitions:4.1', "std.sets:x'", 'a:b').map((text) => ({ text, span })),
);
const labels = fc.array(fact, { minLength: 1, maxLength: 3 });
const string = fc.string({ unit: fc.constantFrom('a', ' ', '{', '}', '\\', '-', 'κ', "'", '1', '<'), maxLength: 12 });

const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ readonly [P in K]?: T }> =>
  fc.option(value, { nil: undefined }).map((v) => {
    const out: { [P in K]?: T } = {};
    if (v !== undefined) out[key] = v;
    return out;
  });

const binary: readonly Operator[] = [
  '<=',
  '<',
  '>=',
  '>',
  '~',
  '<<',
  '&',
  'union',
  '+',
  '-',
  '*',
  '/',
  '@',
  'coarser than',
  'equivalent to',
  'identifiable up to',
]; // prettier-ignore
const ternary: readonly Notation[] = ['a.e.', 'coarser than under', 'equivalent to under', 'in identifiable up to'];

/** An entry of a matrix may be a fraction besides. */
const entry = (sub: fc.Arbitrary<Expr>) =>
  fc.oneof(
    fc.constantFrom('0', '12', '-1/2', '3/4', '-0.25').map((text): Expr => ({ kind: 'number', text, span })),
    sub,
  );

export const { expr, binder } = fc.letrec<{ expr: Expr; binder: Binder }>((tie) => {
  const sub = tie('expr');
  const list = fc.array(sub, { minLength: 1, maxLength: 3 });
  const bound = tie('binder');
  return {
    binder: fc.record({
      names,
      range: fc.oneof(
        fc.constant({ kind: 'none' } as const),
        fc.record({ kind: fc.constant('sort' as const), sort: sub }),
        fc.record({ kind: fc.constant('in' as const), set: sub }),
      ),
      span: fc.constant(span),
    }),
    expr: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'expr', withCrossShrink: true },
      word.map((text): Expr => ({ kind: 'name', name: text, span })),
      fc.constantFrom('0', '3', '0.25', '-3', '-0.5').map((text): Expr => ({ kind: 'number', text, span })),
      fc.boolean().map((value): Expr => ({ kind: 'truth', value, span })),
      fc.tuple(name, list).map(([head, args]): Expr => ({ kind: 'call', head, args, span })),
      fc.tuple(name, fc.array(sub, { maxLength: 3 })).map(([head, items]): Expr => ({ kind: 'predicates', head, items, span })),
      fc.array(sub, { minLength: 2, maxLength: 3 }).map((items): Expr => ({ kind: 'tuple', items, span })),
      fc.array(sub, { maxLength: 3 }).map((items): Expr => ({ kind: 'set', items, span })),
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
        .chain(([rows, columns]) =>
          fc.array(fc.array(entry(sub), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
        )
        .map((rows): Expr => ({ kind: 'matrix', rows, span })),
      fc.tuple(sub, sub).map(([term, sort]): Expr => ({ kind: 'ascription', term, sort, span })),
      fc.tuple(bound, name, sub).map(([b, x, body]): Expr => ({ kind: 'comprehension', binder: { ...b, names: [x] }, body, span })),
      fc.tuple(fc.constantFrom(...binary), sub, sub).map(([op, a, b]): Expr => ({ kind: 'operator', op, args: [a, b], span })),
      fc.tuple(fc.constantFrom(...ternary), sub, sub, sub).map(([op, a, b, c]): Expr => ({ kind: 'operator', op, args: [a, b, c], span })),
      fc.tuple(fc.constantFrom('-' as const, '^-1' as const), sub).map(([op, a]): Expr => ({ kind: 'operator', op, args: [a], span })),
      fc
        .tuple(fc.constantFrom('=' as const, '!=' as const, 'in' as const, 'not in' as const), sub, sub)
        .map(([op, left, right]): Expr => ({ kind: 'relation', op, left, right, span })),
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const, '=>' as const, '<=>' as const), sub, sub)
        .map(([op, left, right]): Expr => ({ kind: 'connective', op, left, right, span })),
      sub.map((body): Expr => ({ kind: 'not', body, span })),
      fc
        .tuple(fc.constantFrom('forall' as const, 'exists' as const), fc.array(bound, { minLength: 1, maxLength: 2 }), sub)
        .map(([quantifier, binders, body]): Expr => ({ kind: 'quantified', quantifier, binders, body, span })),
    ),
  };
});

const exprs = fc.array(expr, { minLength: 1, maxLength: 2 });
const binders = fc.array(binder, { minLength: 1, maxLength: 2 });
/** What a chain links: a term, so that the chain is not a formula by itself. */
const term = expr;

const { step, steps, because } = fc.letrec<{ step: Step; steps: readonly Step[]; because: Justification }>((tie) => ({
  steps: fc.array(tie('step'), { maxLength: 3, depthIdentifier: 'step' }),
  because: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'step' },
    fc.constant<Justification>({ kind: 'auto' }),
    labels.map((facts): Justification => ({ kind: 'by', facts })),
    fc.constant<Justification>({ kind: 'sorry', span }),
    tie('steps').map((inner): Justification => ({ kind: 'proof', steps: inner, span })),
  ),
  step: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'step' },
    binders.map((list): Step => ({ kind: 'take', binders: list, span })),
    exprs.map((formulas): Step => ({ kind: 'assume', formulas, span })),
    fc.tuple(name, expr).map(([n, value]): Step => ({ kind: 'let', name: n, value, span })),
    fc
      .tuple(optional('label', name), expr, tie('because'))
      .map(([l, formula, j]): Step => ({ kind: 'have', ...l, formula, because: j, span })),
    fc.tuple(optional('formula', expr), tie('because')).map(([f, j]): Step => ({ kind: 'thus', ...f, because: j, span })),
    fc.tuple(binders, exprs, tie('because')).map(([list, where, j]): Step => ({ kind: 'obtain', binders: list, where, because: j, span })),
    fc
      .tuple(
        fc.boolean(),
        name,
        term,
        fc.array(fc.record({ op: fc.constantFrom('=' as const, '<=' as const), right: term, because: tie('because') }), {
          minLength: 2,
          maxLength: 3,
        }),
        fc.boolean(),
      )
      .map(([last, l, first, links, labelled]): Step => {
        const list: readonly Link[] = links;
        return { kind: 'chain', last, ...(labelled && !last ? { label: l } : {}), first, links: list, span };
      }),
    fc
      .tuple(
        tie('because'),
        fc.array(
          fc.tuple(expr, tie('steps')).map(([formula, inner]): Case => ({ formula, steps: inner, span })),
          { minLength: 1, maxLength: 2 },
        ),
      )
      .map(([j, cases]): Step => ({ kind: 'cases', because: j, cases, span })),
  ),
}));

export { because, step, steps };

const attributes: fc.Arbitrary<Attributes> = fc
  .tuple(
    optional('title', string),
    optional('notation', fc.constantFrom(...notations)),
    optional('tex', string),
    optional('reads', string),
    optional('builtin', string),
  )
  .map(([a, b, c, d]) => ({ ...a, ...b, ...c, ...d }));
const params = fc.array(fc.record({ names, sort: expr, implicit: fc.boolean(), span: fc.constant(span) }), {
  maxLength: 3,
}) satisfies fc.Arbitrary<readonly Param[]>;
const statement: fc.Arbitrary<Statement> = fc
  .tuple(optional('on', expr), optional('to', expr), fc.array(expr, { maxLength: 2 }), expr)
  .map(([on, to, hypotheses, conclusion]) => ({ ...on, ...(on.on === undefined ? {} : to), hypotheses, conclusion }));

const clauses: fc.Arbitrary<Clauses> = fc
  .tuple(
    optional(
      'tight',
      fc.tuple(optional('by', labels), fc.array(expr, { maxLength: 2 })).map(([by, conditions]) => ({ ...by, conditions, span })),
    ),
    optional(
      'inhabited',
      exprs.map((terms) => ({ terms, span })),
    ),
    optional('resting', labels),
    optional('values', fc.array(fc.record({ name, value: expr }), { minLength: 1, maxLength: 2 })),
    optional('model', expr),
  )
  .map(([a, b, c, d, e]) => ({ ...a, ...b, ...c, ...d, ...e }));

export const declaration: fc.Arbitrary<Declaration> = fc.oneof(
  fc.array(label, { minLength: 1, maxLength: 3 }).map((theories): Declaration => ({ kind: 'import', theories, span })),
  fc.tuple(names, expr).map(([n, sort]): Declaration => ({ kind: 'parameter', names: n, sort, span })),
  exprs.map((formulas): Declaration => ({ kind: 'given', formulas, span })),
  fc
    .tuple(fc.constantFrom('concepts' as const, 'features' as const, 'class' as const), name, attributes, expr)
    .map(([keyword, n, a, value]): Declaration => ({ kind: 'name', keyword, name: n, attributes: a, value, span })),
  fc.tuple(name, params, attributes).map(([n, p, a]): Declaration => ({ kind: 'sort', name: n, params: p, attributes: a, span })),
  fc.tuple(name, params, attributes).map(([n, p, a]): Declaration => ({ kind: 'predicate', name: n, params: p, attributes: a, span })),
  fc
    .tuple(name, params, optional('sort', expr), attributes)
    .map(([n, p, s, a]): Declaration => ({ kind: 'function', name: n, params: p, ...s, attributes: a, span })),
  fc
    .tuple(name, params, optional('sort', expr), attributes, expr)
    .map(([n, p, s, a, body]): Declaration => ({ kind: 'define', name: n, params: p, ...s, attributes: a, body, span })),
  fc
    .tuple(fc.constantFrom('matrix' as const, 'model' as const), name, attributes, expr)
    .map(([keyword, n, a, value]): Declaration => ({ kind: 'object', keyword, name: n, attributes: a, value, span })),
  fc
    .tuple(name, expr, attributes, expr)
    .map(([n, on, a, value]): Declaration => ({ kind: 'object', keyword: 'distribution', name: n, on, attributes: a, value, span })),
  fc
    .tuple(name, expr, expr, attributes, expr)
    .map(([n, on, to, a, value]): Declaration => ({ kind: 'object', keyword: 'kernel', name: n, on, to, attributes: a, value, span })),
  expr.map((term): Declaration => ({ kind: 'show', term, span })),
  fc.tuple(expr, because).map(([formula, j]): Declaration => ({ kind: 'check', formula, because: j, span })),
  fc
    .tuple(name, params, expr, optional('to', expr), attributes, name, expr)
    .map(
      ([n, p, on, to, a, of, body]): Declaration => ({ kind: 'predicateOn', name: n, params: p, on, ...to, attributes: a, of, body, span }),
    ),
  fc.tuple(label, params, attributes, statement, fc.constantFrom('cite' as const, 'because' as const), string).map(
    ([l, p, a, s, kind, text]): Declaration => ({
      kind: 'axiom',
      label: l,
      params: p,
      attributes: a,
      statement: s,
      source: { kind, text },
      span,
    }),
  ),
  fc
    .tuple(label, params, attributes, statement, because)
    .map(([l, p, a, s, j]): Declaration => ({ kind: 'theorem', label: l, params: p, attributes: a, statement: s, because: j, span })),
  fc
    .tuple(
      fc.constantFrom('claim' as const, 'refute' as const, 'open' as const),
      optional('label', label),
      attributes,
      string,
      statement,
      clauses,
      because,
    )
    .map(
      ([keyword, l, a, title, s, { tight, inhabited, ...others }, j]): Declaration => ({
        kind: 'claim',
        keyword,
        ...l,
        attributes: l.label === undefined ? { title, ...a } : a,
        statement: s,
        clauses: keyword === 'claim' ? { ...(tight && { tight }), ...(inhabited && { inhabited }), ...others } : others,
        because: keyword === 'open' ? { kind: 'auto' } : j,
        span,
      }),
    ),
  fc
    .tuple(fc.constantFrom('tight' as const, 'vacuous' as const, 'inhabited' as const), params, attributes, expr, expr)
    .map(([what, p, a, pattern, meaning]): Declaration => ({ kind: 'verdict', what, params: p, attributes: a, pattern, meaning, span })),
  fc
    .tuple(params, attributes, expr)
    .map(([p, a, pattern]): Declaration => ({ kind: 'verdict', what: 'product', params: p, attributes: a, pattern, span })),
);

export const theory: fc.Arbitrary<Theory> = fc
  .tuple(label, optional('title', string), fc.array(declaration, { maxLength: 4 }))
  .map(([n, title, declarations]) => ({ name: n, ...title, declarations }));
