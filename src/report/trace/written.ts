/** Proofs as they were written, in sentences: each line with its number and its reason, proofs within proofs as blocks. */
import { type Place, show, shown } from '../../elaborate/display.ts';
import { plain as nameOf } from '../../elaborate/draft.ts';
import type { Scope } from '../../elaborate/scope.ts';
import type { Line, Saying, Why } from '../../elaborate/written.ts';
import { printExpression } from '../../syntax/print.ts';
import type { Term, Theorem } from '../../terms/index.ts';
import type { Run, Sentence, Step } from './model.ts';
import { binding, factName, formulaOf, sentenceOf, words } from './sentence.ts';
import { identifier, tex } from './tex.ts';

/** What is assumed, with the mark by which steps refer to it. */
export interface Assumption {
  readonly mark: string;
  readonly formula: Term;
}

/** The lines of a proof in its place, numbered on from `count`. */
export function writtenSteps(
  lines: readonly Line[],
  assumptions: readonly Assumption[],
  scope: Scope,
  place: Place,
  count: number,
): readonly Step[] {
  return new Writer(scope, assumptions).block(lines, place, '', count);
}

class Writer {
  readonly #scope: Scope;
  readonly #assumptions: readonly Assumption[];
  /** By which line each fact is at hand. */
  readonly #marks = new Map<Theorem, string>();

  constructor(scope: Scope, assumptions: readonly Assumption[]) {
    this.#scope = scope;
    this.#assumptions = assumptions;
  }

  block(lines: readonly Line[], outer: Place, prefix: string, count = 0): readonly Step[] {
    let place = outer;
    return lines.map((line, i) => {
      const inside = naming(line.says, place);
      // what `let` names is written out where it is named
      place = line.says.kind === 'let' ? place : inside;
      const mark = `${prefix}${count + i + 1}`;
      const premises = this.#premises(line.why);
      const said = this.#said(line.says, place);
      const reason = this.#reason(line.why, premises.length > 0);
      place = inside;
      if (line.why.kind === 'opened') this.#give(line, mark);
      const block = this.block(line.block, place, `${mark}.`);
      this.#give(line, mark);
      return {
        mark,
        opens: line.why.kind === 'opened',
        ...said,
        reason,
        by: line.why.kind === 'found' ? line.why.cited.map((known) => known.name) : [],
        premises,
        block,
      };
    });
  }

  #give({ gives }: Line, mark: string): void {
    for (const fact of gives) this.#marks.set(fact, mark);
  }

  /** The lines or assumptions that the facts come from. */
  #premises(why: Why): readonly string[] {
    const used = why.kind === 'found' ? why.used : why.kind === 'cases' ? [why.either] : [];
    return [...new Set(used.flatMap((fact) => this.#marks.get(fact) ?? this.#assumed(fact) ?? []))];
  }
  #assumed({ hypotheses: [hypothesis] }: Theorem): string | undefined {
    return this.#assumptions.find((a) => a.formula === hypothesis)?.mark;
  }

  #said(says: Saying, place: Place): Pick<Step, 'sentence' | 'statement'> {
    const say = (formula: Term): Sentence => {
      const parts = conjunction(formula);
      if (formula.op === 'false') return [words('a contradiction')];
      return parts.length > 1 && parts.every(isAtom) ? all(parts) : sentenceOf(formula, this.#scope, place);
    };
    const text = (formula: Term) => show(formula, this.#scope, place);
    // a formula that reaches far to the right is not followed by an `and` that could be its own
    const all = (formulas: readonly Term[]): Sentence => {
      const sentences = formulas.map((f) => sentenceOf(f, this.#scope, place));
      return formulas.every(isAtom) ? joined(sentences) : listed(sentences, '; ', '; ');
    };
    switch (says.kind) {
      case 'let': {
        const { expr, symbolOf } = shown(says.term, this.#scope, place);
        const plain = `${says.name} := ${printExpression(expr)}`;
        return {
          sentence: [words('Let '), { kind: 'math', plain, tex: `${identifier(says.name)} := ${tex(expr, symbolOf)}` }],
          statement: `let ${plain}`,
        };
      }
      case 'take': {
        const { binders, rest } = this.#bound(says, place);
        const such = rest.length === 0 ? [] : [words(' with '), ...all(rest)];
        return {
          sentence: [words('Let '), ...joined(binders.map((b) => [b])), words(' be arbitrary'), ...such],
          statement: `take ${binders.map((b) => b.plain).join(', ')}`,
        };
      }
      case 'assume':
        return {
          sentence: [words(says.contrary ? 'Suppose, for a contradiction, that ' : 'Assume '), ...all(says.formulas)],
          statement: `assume ${says.formulas.map(text).join(', ')}`,
        };
      case 'obtain': {
        const { binders, rest } = this.#bound(says, place);
        const such = rest.length === 0 ? [] : [words(' such that '), ...all(rest)];
        const where = rest.length === 0 ? '' : ` where ${rest.map(text).join(', ')}`;
        return {
          sentence: [words(says.variables.length === 1 ? 'There is ' : 'There are '), ...joined(binders.map((b) => [b])), ...such],
          statement: `obtain ${binders.map((b) => b.plain).join(', ')}${where}`,
        };
      }
      case 'have':
        return { sentence: say(says.formula), statement: text(says.formula) };
      case 'link':
        return { sentence: says.first ? say(says.formula) : [this.#onwards(says.formula, place)], statement: text(says.formula) };
      case 'case':
        return { sentence: [words('Case '), ...say(says.formula)], statement: `case ${text(says.formula)}` };
    }
  }

  /** `= b`, of a = b, where the line before ends with a. */
  #onwards(formula: Term, place: Place): Run {
    const { expr, symbolOf } = shown(formula, this.#scope, place);
    const right = expr.kind === 'relation' ? expr.right : expr.kind === 'operator' ? expr.args[1] : undefined;
    if (right === undefined || (expr.kind !== 'relation' && expr.kind !== 'operator')) return formulaOf(formula, this.#scope, place);
    const sign = expr.op === '=' ? '=' : '\\subseteq';
    return { kind: 'math', plain: `${expr.op} ${printExpression(right)}`, tex: `${sign} ${tex(right, symbolOf)}` };
  }

  /** `x in A` where that is said of x, else `x y : S`; and what else is said. */
  #bound({ variables, formulas }: Extract<Saying, { kind: 'take' | 'obtain' }>, place: Place) {
    const rest = [...formulas];
    const ranges: { readonly names: Term[]; readonly of: Term; readonly sign: 'in' | ':' }[] = [];
    for (const x of variables) {
      const at = rest.findIndex((f) => f.op === 'in' && f.kid(0) === x);
      const of = rest[at]?.kid(1) ?? x.kid(0);
      if (at >= 0) rest.splice(at, 1);
      const sign = at >= 0 ? 'in' : ':';
      const last = ranges[ranges.length - 1];
      if (last?.of === of && last.sign === sign) last.names.push(x);
      else ranges.push({ names: [x], of, sign });
    }
    const binders = ranges.map(({ names, of, sign }) => {
      const range = formulaOf(of, this.#scope, place);
      const list = names.map((x) => formulaOf(x, this.#scope, place));
      return binding(list, sign, range);
    });
    return { binders, rest };
  }

  #reason(why: Why, grounded: boolean): Sentence {
    switch (why.kind) {
      case 'opened':
        return [];
      case 'found': {
        const means = [...why.cited.map(({ name }) => factName(name, this.#scope)), ...oracles(why).map(words)];
        if (means.length > 0)
          return [
            words('by '),
            ...listed(
              means.map((m) => [m]),
              ', ',
              ', ',
            ),
          ];
        return grounded ? [] : [words('by logic and definitions')];
      }
      case 'block':
        return [words('as follows')];
      case 'chain':
        return [words('step by step')];
      case 'cases':
        return [words('by cases')];
      case 'gap':
        return [words('not proved')];
    }
  }
}

/** What the kernel has computed for a line, and for none of the facts that it uses. */
function oracles({ theorem, cited, used }: Extract<Why, { kind: 'found' }>): readonly string[] {
  const before = new Set([...used, ...cited.map((known) => known.theorem)].flatMap((fact) => fact.restsOn));
  return theorem.restsOn.flatMap((name) => (before.has(name) ? [] : (COMPUTED.get(name) ?? [])));
}
const COMPUTED: ReadonlyMap<string, string> = new Map([
  ['oracle:linear', 'linear arithmetic'],
  ['oracle:evaluate', 'computation'],
  ['oracle:independent', 'computation'],
  ['oracle:infeasible', 'computation'],
]);

/** The place with what a line names: a variable that would look like another one gets a prime. */
function naming(says: Saying, place: Place): Place {
  if (says.kind !== 'let' && says.kind !== 'take' && says.kind !== 'obtain') return place;
  const names = new Map(place.names);
  if (says.kind === 'let') {
    // a name for a variable or a constant would rename it everywhere
    return says.term.arity === 0 || says.term.op === 'free' ? place : { ...place, names: names.set(says.term, says.name) };
  }
  const taken = new Set(names.values());
  for (const x of says.variables) {
    let text = nameOf(x.name);
    while (taken.has(text)) text += "'";
    taken.add(text);
    names.set(x, text);
  }
  return { ...place, names };
}

/** The parts of a conjunction. */
const conjunction = (t: Term): readonly Term[] => (t.op === 'and' ? [...conjunction(t.kid(0)), ...conjunction(t.kid(1))] : [t]);

/** Whether a formula is one statement, or the negation of one. */
const isAtom = (t: Term): boolean =>
  t.op === 'app' || t.op === '=' || t.op === 'in' || (t.op === '=>' && t.kid(1).op === 'false' && isAtom(t.kid(0)));

/** `a, b and c` */
const joined = (list: readonly Sentence[]): Sentence => listed(list, ', ', ' and ');

function listed(list: readonly Sentence[], comma: string, last: string): Sentence {
  return list.flatMap((item, i) => (i === 0 ? item : [words(i === list.length - 1 ? last : comma), ...item]));
}
