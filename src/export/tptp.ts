/**
 * Problems in TPTP's first-order form (FOF), for provers such as E.
 *
 * FOF has no sorts. Variables lose theirs; indices of sorts, and the sorts at which a schematic symbol is used, are arguments like others,
 * and the first argument of membership is the sort of the member. What follows from the exported problem then follows from ours: let every
 * symbol first turn its arguments into objects of the sorts it expects, which is possible since all sorts are inhabited. That fails only
 * for an equation taken for true of which a side is a variable for anything: it would make objects of all sorts equal. Formulas with such
 * an equation are left out, and so are those with a set written out inside, which FOF does not have. Numerals are constants of which
 * nothing is known. The converse does not hold: less follows from the exported problem.
 */
import { freeVariables, type Signature, type Sym, showRational, type Term } from '../terms/index.ts';

export interface Statement {
  readonly name: string;
  readonly formula: Term;
}
export interface FirstOrderProblem {
  /** Their free variables stand for anything. */
  readonly rules: readonly Statement[];
  /** The free variables of these and of the goal are fixed. */
  readonly facts: readonly Term[];
  readonly goal: Term;
}
export type Obstacle = 'a set written out' | 'an equation of a variable' | 'too large';
export type Exported =
  /** How many rules, facts and definitions are in the text, and which are not. */
  | { readonly kind: 'exported'; readonly text: string; readonly formulas: number; readonly leftOut: readonly LeftOut[] }
  /** The goal cannot be said. */
  | { readonly kind: 'inexpressible'; readonly why: Obstacle };
export interface LeftOut {
  readonly name: string;
  readonly why: Obstacle;
}

/** A formula with more parts than so many, written out as a tree, is left out. */
const LARGE = 20_000;

/** The problem with the definitions of all symbols in it: a formula for each rule, fact and definition that can be said. */
export function toTptp(sig: Signature, { rules, facts, goal }: FirstOrderProblem): Exported {
  const symbols = new Set<Sym>();
  const constants = new Map<Term, string>();
  const about = (formula: Term, side: Side) => sentence(new Writer(sig, symbols, constants, formula), side);
  const general = (formula: Term) => sentence(new Writer(sig, symbols, undefined, formula), 'asserted');
  const conjecture = about(goal, 'denied');
  if (conjecture.text === undefined) return { kind: 'inexpressible', why: conjecture.why };
  const lines: string[] = [];
  const leftOut: LeftOut[] = [];
  const add = (role: string, name: string, said: Said): void => {
    if (said.text === undefined) leftOut.push({ name, why: said.why });
    else lines.push(`fof(a${lines.length + 1}_${mangled(name)}, ${role}, ${said.text}).`);
  };
  for (const { name, formula } of rules) add('axiom', name, general(formula));
  for (const formula of facts) add('hypothesis', 'fact', about(formula, 'asserted'));
  // definitions bring in symbols, whose definitions come after them
  for (const symbol of symbols) {
    const meaning = meaningOf(sig, symbol);
    if (meaning !== undefined) add('definition', symbol.name, general(meaning));
  }
  const formulas = lines.length;
  lines.push(`fof(goal, conjecture, ${conjecture.text}).`);
  return { kind: 'exported', text: `${lines.join('\n')}\n`, formulas, leftOut };
}

/** A name as part of a TPTP name. Different names stay different: what is no letter or digit is escaped. */
export function mangled(name: string): string {
  return name.replace(/[^A-Za-z0-9]/gu, (c) => (c === '_' ? '__' : `_${(c.codePointAt(0) ?? 0).toString(16)}_`));
}

/** The definition of a symbol; of a set that is written out, what its members are. */
function meaningOf(sig: Signature, symbol: Sym): Term | undefined {
  const definition = sig.definition(symbol);
  if (definition === undefined || definition.op !== '=' || definition.kid(1).op !== 'comp') return definition;
  const [left, set] = [definition.kid(0), definition.kid(1)];
  const x = unused(sig, namesIn(definition), set.kid(0));
  return sig.bind('all', x, sig.iff(sig.member(x, left), sig.open(set, x)));
}

const namesIn = (t: Term): Set<string> => new Set([...freeVariables(t)].map((v) => v.name));

/** A variable whose name is not taken, and is from now on. */
function unused(sig: Signature, taken: Set<string>, sort: Term): Term {
  let i = taken.size;
  while (taken.has(`x${i}`)) i++;
  taken.add(`x${i}`);
  return sig.free(`x${i}`, sort);
}

type Said = { readonly text: string } | { readonly text: undefined; readonly why: Obstacle };
/** Whether a formula is taken for true or for false. */
type Side = 'asserted' | 'denied';

class Unsayable extends Error {
  readonly why: Obstacle;
  constructor(why: Obstacle) {
    super(why);
    this.why = why;
  }
}

function sentence(writer: Writer, side: Side): Said {
  try {
    return { text: writer.sentence(side) };
  } catch (error) {
    if (error instanceof Unsayable) return { text: undefined, why: error.why };
    throw error;
  }
}

/** Writes one formula. */
class Writer {
  readonly #sig: Signature;
  readonly #symbols: Set<Sym>;
  readonly #constants: Map<Term, string> | undefined;
  readonly #root: Term;
  readonly #taken: Set<string>;
  readonly #variables = new Map<Term, string>();
  /** The variables that stand for anything when the formula is taken for true. */
  readonly #arbitrary = new Set<Term>();
  #size = 0;

  /** Notes the symbols it meets. Without `constants`, the free variables stand for anything; with them, each is one of these. */
  constructor(sig: Signature, symbols: Set<Sym>, constants: Map<Term, string> | undefined, root: Term) {
    this.#sig = sig;
    this.#symbols = symbols;
    this.#constants = constants;
    this.#root = root;
    this.#taken = namesIn(root);
  }

  sentence(side: Side): string {
    for (const v of freeVariables(this.#root)) {
      if (this.#constants === undefined) this.#declare(v, true);
      else if (!this.#constants.has(v)) this.#constants.set(v, `c${this.#constants.size + 1}_${mangled(v.name)}`);
    }
    const outer = [...this.#variables.values()];
    const body = this.#formula(this.#root, side);
    return outer.length === 0 ? body : `![${outer.join(',')}]: ${body}`;
  }

  /** Names a variable. */
  #declare(v: Term, arbitrary: boolean): string {
    const name = `X${this.#variables.size + 1}`;
    this.#variables.set(v, name);
    if (arbitrary) this.#arbitrary.add(v);
    return name;
  }

  #formula(t: Term, side: Side): string {
    if (++this.#size > LARGE) throw new Unsayable('too large');
    const [a, b] = t.arity === 2 ? [t.kid(0), t.kid(1)] : [t, t];
    switch (t.op) {
      case 'false':
        return '$false';
      case '=>': {
        const left = this.#formula(a, side === 'asserted' ? 'denied' : 'asserted');
        return b === this.#sig.falsum ? `~ ${left}` : `(${left} => ${this.#formula(b, side)})`;
      }
      case 'and':
      case 'or':
        return `(${this.#formula(a, side)} ${t.op === 'and' ? '&' : '|'} ${this.#formula(b, side)})`;
      case 'all':
      case 'ex': {
        const x = unused(this.#sig, this.#taken, a);
        const name = this.#declare(x, (t.op === 'all') === (side === 'asserted'));
        return `${t.op === 'all' ? '!' : '?'}[${name}]: ${this.#formula(this.#sig.open(t, x), side)}`;
      }
      case '=':
        if (side === 'asserted' && (this.#arbitrary.has(a) || this.#arbitrary.has(b))) throw new Unsayable('an equation of a variable');
        return `(${this.#term(a)} = ${this.#term(b)})`;
      case 'in':
        return `member(${this.#term(this.#sig.sortOf(b).kid(0))},${this.#term(a)},${this.#term(b)})`;
      default:
        return this.#application('p', t);
    }
  }

  /** A term, or a sort as a term. */
  #term(t: Term): string {
    if (++this.#size > LARGE) throw new Unsayable('too large');
    switch (t.op) {
      case 'free':
      case 'sortvar': {
        const name = this.#variables.get(t) ?? this.#constants?.get(t);
        if (name === undefined) throw new Error(`the variable ${t.name} has no name`);
        return name;
      }
      case 'num':
        return `n_${mangled(`${this.#sig.sortOf(t).symbol.name} ${showRational(t.value)}`)}`;
      case 'set':
        return `set(${this.#term(t.kid(0))})`;
      case 'app':
        return this.#application('f', t);
      case 'sort':
        return this.#application('t', t);
      default:
        throw new Unsayable('a set written out');
    }
  }

  #application(kind: 'p' | 'f' | 't', t: Term): string {
    this.#symbols.add(t.symbol);
    const name = `${kind}_${mangled(t.symbol.name)}`;
    return t.arity === 0 ? name : `${name}(${t.kids().map((kid) => this.#term(kid)).join(',')})`; // biome-ignore format: one thought
  }
}
