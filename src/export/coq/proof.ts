/**
 * Writes the steps of proofs as Coq's terms. A step is a term in which its free variables, its sort variables and its hypotheses are free;
 * so most steps stand within those that use them. A step that is used several times, or has become large, is a definition of its own, with
 * these for arguments.
 */
import { freeVariables, type Origin, type Signature, type Term, type Theorem } from '../../terms/index.ts';
import { premisesOf, type Step } from '../proof.ts';
import { refuse } from './error.ts';
import { evaluate, linear } from './linear.ts';
import { evaluateMatrices, independent, infeasible } from './matrices.ts';
import { marked, step } from './names.ts';
import { applied, Scope, variablesOf } from './scope.ts';

/** The most steps that stand within one definition, but for its premises, and the most that stand within one another. */
const MOST = 64;
const DEEPEST = 24;
/** The most characters of all definitions together. */
const LONGEST = 256_000_000;
/** A step of so many may be written down twice. */
const SHORT = 2;

/** Something that stands for a proof, by name: its arguments are variables, and then proofs of hypotheses. */
interface Named {
  readonly name: string;
  readonly variables: readonly Term[];
  readonly hypotheses: readonly Term[];
}
/** A term, and the variables that are free in it. */
interface Written {
  readonly text: string;
  readonly free: ReadonlySet<Term>;
}

function originOf(th: Theorem): Origin {
  if (th.origin === undefined) throw new Error('the signature does not remember how its theorems were made');
  return th.origin;
}
/** Writes definitions, line by line, for all steps of some theorems. */
export class Proofs {
  readonly #s: Signature;
  readonly #named = new Map<Theorem, Named>();
  /** The definitions, each with the number of the step that it ends in. */
  readonly lines: { readonly text: string; readonly step: number }[] = [];
  readonly #numbers: ReadonlyMap<Theorem, number>;
  #length = 0;
  readonly steps: number;

  /** `given` are the steps, each after its premises, of which some are the ends of proofs. */
  constructor(s: Signature, given: readonly Step[], ends: readonly Theorem[]) {
    this.#s = s;
    this.steps = given.length;
    this.#numbers = new Map(given.map(({ number, theorem }) => [theorem, number]));
    const steps = given.map(({ theorem }) => theorem);
    const uses = new Map<Theorem, number>(ends.map((th) => [th, MOST]));
    const instantiated = new Set<Theorem>();
    for (const th of steps) {
      const origin = originOf(th);
      if (origin[0] === 'instantiate') instantiated.add(origin[1]);
      for (const p of premisesOf(origin)) uses.set(p, (uses.get(p) ?? 0) + 1);
    }
    const sizes = new Map<Theorem, { readonly size: number; readonly depth: number }>();
    for (const th of steps) {
      const origin = originOf(th);
      if (origin[0] === 'axiom') this.#name(th, marked(origin[1], 'axiom'), [...freeVariables(th.conclusion)]);
      else if (origin[0] === 'definition')
        this.#name(th, marked(origin[1].name, 'definition'), [...origin[1].sortVars, ...origin[1].params]);
      else {
        let [size, depth] = [1, 0];
        for (const p of premisesOf(origin)) {
          const within = sizes.get(p) ?? { size: 0, depth: 0 };
          size += within.size;
          depth = Math.max(depth, within.depth + 1);
        }
        const often = (uses.get(th) ?? 0) > 1 && size > SHORT;
        if (often || size > MOST || depth > DEEPEST || instantiated.has(th)) this.#define(th);
        else sizes.set(th, { size, depth });
      }
    }
  }

  /** What stands for a theorem that these are the steps of. */
  constant(th: Theorem): string {
    const scope = new Scope();
    const { name, variables } = this.#named.get(th) ?? this.#define(th);
    return `${variables.length === 0 ? '' : `fun ${variables.map((v) => scope.binder(v)).join(' ')} => `}${applied(name, variables.map((v) => scope.argument(v)))}`; // biome-ignore format: one thought
  }

  #name(th: Theorem, name: string, variables: readonly Term[]): Named {
    const named = { name, variables, hypotheses: th.hypotheses };
    this.#named.set(th, named);
    return named;
  }

  #define(th: Theorem): Named {
    const { conclusion, hypotheses } = th;
    const variables = variablesOf([conclusion, ...hypotheses]);
    const name = step(this.lines.length + 1);
    const scope = new Scope();
    const around = variables.map((v) => scope.binder(v));
    const writer = new Writer(this.#s, this.#named, scope);
    const assumed = hypotheses.map((h) => `(${writer.hypothesis(h)} : ${scope.write(h)})`);
    const statement = scope.write(conclusion);
    const kept = new Set(variables);
    const body = writer.lose(writer.proof(th), (v) => !kept.has(v));
    this.#length += body.text.length + statement.length;
    if (this.#length > LONGEST) refuse('COQ_LARGE', `the file would have more than ${LONGEST} characters`);
    const text = `Definition ${[name, ...around, ...assumed].join(' ')} : ${statement} :=\n  ${body.text}.`;
    this.lines.push({ text, step: this.#numbers.get(th) ?? -1 });
    return this.#name(th, name, variables);
  }
}

const NOTHING: ReadonlySet<Term> = new Set();

/** Writes the steps of one definition. */
class Writer {
  readonly #s: Signature;
  readonly #named: ReadonlyMap<Theorem, Named>;
  readonly #scope: Scope;
  readonly #hypotheses = new Map<Term, string>();

  constructor(s: Signature, named: ReadonlyMap<Theorem, Named>, scope: Scope) {
    [this.#s, this.#named, this.#scope] = [s, named, scope];
  }

  hypothesis(formula: Term): string {
    const name = this.#hypotheses.get(formula) ?? `h${this.#hypotheses.size + 1}`;
    this.#hypotheses.set(formula, name);
    return name;
  }

  /** Variables that no longer matter are replaced by what their sorts have, for each sort is inhabited. */
  lose(written: Written, which: (v: Term) => boolean): Written {
    const lost = variablesOf([...written.free]).filter(which);
    const free = new Set([...written.free].filter((v) => !which(v)));
    let text = written.text;
    for (const v of lost.reverse()) {
      if (v.op === 'sortvar') text = `((fun ${this.#scope.binder(v)} => ${text}) unit (inhabits tt))`;
      else {
        text = `(lose ${this.#scope.inhabitant(v.kid(0))} (fun ${this.#scope.binder(v)} => ${text}))`;
        for (const w of freeVariables(v.kid(0))) if (!which(w)) free.add(w);
      }
    }
    return { text, free };
  }

  /** The term under a variable that is bound from here on, and with it those in whose sort it stands. */
  #under(x: Term, inner: Written): Written {
    const { text, free } = this.lose(inner, (v) => v !== x && freeVariables(v).has(x));
    const outside = new Set(free);
    outside.delete(x);
    for (const v of freeVariables(x.kid(0))) outside.add(v);
    return { text, free: outside };
  }

  /** A theorem by name, with what stands for its variables. */
  #use({ name, variables, hypotheses }: Named, replaced: (t: Term) => Term = (t) => t): Written {
    const values = variables.map(replaced);
    const args = values.map((t) => this.#scope.argument(t));
    const proofs = hypotheses.map((h) => this.hypothesis(replaced(h)));
    return { text: applied(name, [...args, ...proofs]), free: new Set(variablesOf(values)) };
  }

  proof(th: Theorem): Written {
    const origin = originOf(th);
    switch (origin[0]) {
      case 'assume':
        return { text: this.hypothesis(origin[1]), free: NOTHING };
      case 'weaken':
      case 'memberElim':
        return this.#premise(origin[1]);
      case 'memberIntro':
        return this.#premise(origin[2]);
      case 'impIntro': {
        const name = this.hypothesis(origin[1]);
        return this.#around(`(fun ${name} : ${this.#scope.write(origin[1])} => `, [origin[2]], [origin[1]]);
      }
      case 'impElim':
        return this.#around('(', [origin[1], origin[2]]);
      case 'andIntro':
        return this.#around('(and_intro ', [origin[1], origin[2]]);
      case 'andLeft':
        return this.#around('(and_left ', [origin[1]]);
      case 'andRight':
        return this.#around('(and_right ', [origin[1]]);
      case 'orLeft':
        return this.#around(`(or_left ${this.#scope.write(origin[2])} `, [origin[1]], [origin[2]]);
      case 'orRight':
        return this.#around(`(or_right ${this.#scope.write(origin[1])} `, [origin[2]], [origin[1]]);
      case 'orElim': {
        const [, or, left, right] = origin;
        const [a, b] = [this.hypothesis(or.conclusion.kid(0)), this.hypothesis(or.conclusion.kid(1))];
        const parts = [this.#premise(or), this.#premise(left), this.#premise(right)];
        const [p, q, r] = parts.map((part) => part.text);
        return { text: `(or_elim ${p} (fun ${a} => ${q}) (fun ${b} => ${r}))`, free: union(parts) };
      }
      case 'exFalso':
        return this.#around(`(ex_falso ${this.#scope.write(origin[2])} `, [origin[1]], [origin[2]]);
      case 'classical':
        return this.#around('(classical ', [origin[1]]);
      case 'allIntro': {
        const inner = this.#under(origin[1], this.#premise(origin[2]));
        return { text: `(fun ${this.#scope.binder(origin[1])} => ${inner.text})`, free: inner.free };
      }
      case 'allElim': {
        const [, premise, ...terms] = origin;
        const p = this.#premise(premise);
        return { text: applied(p.text, terms.map((t) => this.#scope.write(t))), free: union([p], terms) }; // biome-ignore format: one thought
      }
      case 'exIntro': {
        const [, goal, t, premise] = origin;
        return this.#around(`(ex_intro' ${this.#scope.predicate(goal)} ${this.#scope.write(t)} `, [premise], [goal, t]);
      }
      case 'exElim': {
        const [, ex, x, th] = origin;
        const h = this.hypothesis(this.#s.open(ex.conclusion, x));
        const p = this.#premise(ex);
        const inner = this.#under(x, this.#premise(th));
        return { text: `(ex_elim ${p.text} (fun ${this.#scope.binder(x)} ${h} => ${inner.text}))`, free: union([p, inner]) };
      }
      case 'refl':
        return { text: `(refl ${this.#scope.write(origin[1])})`, free: new Set(freeVariables(origin[1])) };
      case 'leibniz': {
        const [, equation, context, premise] = origin;
        return this.#around(`(leibniz ${this.#scope.write(context)} `, [equation, premise], [context]);
      }
      case 'extension': {
        const [a, b] = [th.conclusion.kid(0), th.conclusion.kid(1)];
        const sort = this.#s.sortOf(a).kid(0);
        const sides = [sort, a, b].map((t) => this.#scope.write(t)).join(' ');
        return this.#around(`(extension ${sides} `, [origin[1]], [sort, a, b]);
      }
      case 'instantiate': {
        const [, premise, by] = origin;
        const named = this.#named.get(premise);
        if (named !== undefined) return this.#use(named, (t) => this.#s.substitute(t, by));
        throw new Error('what is instantiated has no name');
      }
      case 'linear': {
        const [, theorems, conclusion, rows] = origin;
        const parts = theorems.map((p) => this.#premise(p));
        const given = theorems.map((p, i) => ({ formula: p.conclusion, proof: parts[i]?.text ?? '' }));
        const formulas = [conclusion, ...theorems.map((p) => p.conclusion)];
        return { text: linear(this.#s, this.#scope, given, conclusion, rows), free: union(parts, formulas) };
      }
      case 'evaluate':
        return { text: this.#evaluate(origin[1]), free: NOTHING };
      case 'independent':
        return { text: independent(this.#s, this.#scope, origin[1], origin[2]), free: NOTHING };
      case 'infeasible':
        return { text: infeasible(this.#s, this.#scope, origin[1], origin[2]), free: NOTHING };
      case 'axiom':
      case 'definition':
        throw new Error('axioms and definitions have names');
    }
  }

  #evaluate(formula: Term): string {
    const atom = formula.op === '=>' ? formula.kid(0) : formula;
    const numerals = atom.arity === 2 && atom.kid(0).op === 'num' && atom.kid(1).op === 'num';
    return (numerals ? evaluate : evaluateMatrices)(this.#s, this.#scope, formula);
  }

  #premise(th: Theorem): Written {
    const named = this.#named.get(th);
    return named === undefined ? this.proof(th) : this.#use(named);
  }

  /** A rule with its premises, and the formulas that are written in it. */
  #around(before: string, theorems: readonly Theorem[], formulas: readonly Term[] = []): Written {
    const parts = theorems.map((p) => this.#premise(p));
    return { text: `${before}${parts.map((part) => part.text).join(' ')})`, free: union(parts, formulas) };
  }
}

function union(parts: readonly Written[], formulas: readonly Term[] = []): ReadonlySet<Term> {
  const all = new Set(variablesOf(formulas));
  for (const { free } of parts) for (const v of free) all.add(v);
  return all;
}
