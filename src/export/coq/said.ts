/**
 * Holds what Coq understood of an export against what the kernel means: Coq prints the types of claims and axioms, and what symbols are, from
 * what it has compiled, with nothing hidden, and that is compared with the kernel's terms, part by part. The text that Coq was given, and
 * the code that wrote it, have no say in this.
 */
import { freeVariables, type Signature, type Sym, type Term } from '../../terms/index.ts';
import { type Node, Reader, Unreadable } from './parse.ts';

/** What is asked of Coq about one of its constants, and whether that is what the kernel means. */
export interface Expected {
  readonly constant: string;
  /** What it is, for people. */
  readonly what: string;
  readonly isSaid: (printed: string) => boolean;
}

type Name = (symbol: Sym) => string;
/** What stands behind the binders. */
type Rest = (node: Node, comparison: Comparison) => boolean;

export class Expectations {
  readonly #s: Signature;
  readonly #name: Name;
  /** `name` is what symbols are called in Coq. */
  constructor(s: Signature, name: Name) {
    [this.#s, this.#name] = [s, name];
  }

  /** A claim: only what is proved is compared, and not by what. */
  claim(constant: string, what: string, formula: Term): Expected {
    return this.#expected(constant, what, (reader) => {
      reader.expect(constant);
      reader.expect('=');
      reader.term();
      return this.#typed(reader, [...freeVariables(formula)], (node, comparison) => comparison.same(formula, node));
    });
  }
  axiom(constant: string, what: string, formula: Term): Expected {
    return this.#assumed(constant, what, [...freeVariables(formula)], (node, comparison) => comparison.same(formula, node));
  }
  /** That a sort is inhabited. */
  inhabited(constant: string, symbol: Sym): Expected {
    const sort = this.#s.apply(symbol, [], symbol.params);
    return this.#assumed(constant, `that ${symbol.name} is inhabited`, symbol.params, (node, comparison) => {
      const [of, more] = node.kind === 'application' && isConstant(node.head, 'inhabited') ? node.args : [];
      return of !== undefined && more === undefined && comparison.same(sort, of);
    });
  }
  declared(constant: string, symbol: Sym): Expected {
    return this.#assumed(constant, `the symbol ${symbol.name}`, variablesOf(symbol), resultOf(symbol));
  }
  defined(constant: string, symbol: Sym, body: Term): Expected {
    return this.#expected(constant, `the definition of ${symbol.name}`, (reader) => {
      reader.expect(constant);
      reader.expect('=');
      const means = this.#behind(reader.term(), 'fun', variablesOf(symbol), (node, comparison) => comparison.same(body, node));
      return means && this.#typed(reader, variablesOf(symbol), resultOf(symbol));
    });
  }

  #assumed(constant: string, what: string, variables: readonly Term[], rest: Rest): Expected {
    return this.#expected(constant, what, (reader) => {
      for (const token of ['***', '[', constant]) reader.expect(token);
      return this.#typed(reader, variables, rest, ']');
    });
  }
  #typed(reader: Reader, variables: readonly Term[], rest: Rest, last?: string): boolean {
    reader.expect(':');
    const node = reader.term();
    if (last !== undefined) reader.expect(last);
    reader.end();
    return this.#behind(node, 'forall', variables, rest);
  }
  #behind(node: Node, word: 'forall' | 'fun', variables: readonly Term[], rest: Rest): boolean {
    const comparison = new Comparison(this.#s, this.#name);
    const inner = comparison.under(variables, word, node);
    return inner !== undefined && rest(inner, comparison);
  }
  #expected(constant: string, what: string, isSaid: (reader: Reader) => boolean): Expected {
    return {
      constant,
      what,
      isSaid: (printed) => {
        try {
          return isSaid(new Reader(printed));
        } catch (error) {
          if (error instanceof Unreadable || error instanceof RangeError) return false;
          throw error;
        }
      },
    };
  }
}

const variablesOf = (symbol: Sym): readonly Term[] => [...symbol.sortVars, ...symbol.params];
const resultOf =
  ({ kind, result }: Sym): Rest =>
  (node, comparison) =>
    kind === 'function' && result !== undefined ? comparison.same(result, node) : isConstant(node, kind === 'sort' ? 'Sort' : 'Prop');
const isConstant = (node: Node | undefined, name: string): boolean => node?.kind === 'constant' && node.name === name;

/** One term of the kernel beside one of Coq's. */
class Comparison {
  readonly #s: Signature;
  readonly #name: Name;
  /** The numbers of the binders in Coq: of free variables, and of those that are bound, from outside. */
  readonly #free = new Map<Term, number>();
  readonly #bound: number[] = [];
  /** How many binders there are around. */
  #depth = 0;
  constructor(s: Signature, name: Name) {
    [this.#s, this.#name] = [s, name];
  }

  /** What stands behind binders of these variables, of which those of sorts come with that they are inhabited. */
  under(variables: readonly Term[], word: 'forall' | 'fun', node: Node): Node | undefined {
    let at = node;
    for (const v of variables) {
      if (at.kind !== 'binder' || at.word !== word) return undefined;
      const level = this.#depth++;
      const rightly = v.op === 'sortvar' ? isConstant(at.domain, 'Sort') : this.same(v.kid(0), at.domain);
      if (!rightly) return undefined;
      this.#free.set(v, level);
      at = at.body;
      if (v.op !== 'sortvar') continue;
      if (at.kind !== 'binder' || at.word !== word || !this.#isInhabited(at.domain, v)) return undefined;
      this.#depth++;
      at = at.body;
    }
    return at;
  }
  #isInhabited(node: Node, v: Term): boolean {
    return node.kind === 'application' && isConstant(node.head, 'inhabited') && node.args.length === 1 && this.same(v, node.args[0]);
  }

  /** Whether Coq's says what the kernel's does. */
  same(t: Term, node: Node | undefined): boolean {
    if (node === undefined) return false;
    switch (t.op) {
      case 'sortvar':
      case 'free':
        return node.kind === 'variable' && node.level === this.#free.get(t);
      case 'bound':
        return node.kind === 'variable' && node.level === this.#bound[this.#bound.length - 1 - t.tag];
      case 'num':
        return this.#isNumeral(t, node);
      case 'set':
        return node.kind === 'binder' && node.word === 'forall' && this.same(t.kid(0), node.domain) && isConstant(node.body, 'Prop');
      case 'sort':
        return this.#application(this.#called(t.symbol), [], this.#all(t, 0), node);
      case 'app': {
        const sorts = t.symbol.sortVars.length;
        return this.#application(this.#called(t.symbol), this.#all(t, 0).slice(0, sorts), this.#all(t, sorts), node);
      }
      case '=': {
        // of what sort the sides are follows from these
        const [, left, right, more] = node.kind === 'application' && isConstant(node.head, '@eq') ? node.args : [];
        return more === undefined && this.same(t.kid(0), left) && this.same(t.kid(1), right);
      }
      case 'in': {
        if (node.kind !== 'application') return false;
        const { head, args } = node;
        const set: Node = args.length === 1 ? head : { kind: 'application', head, args: args.slice(0, -1) };
        return this.same(t.kid(0), args.at(-1)) && this.same(t.kid(1), set);
      }
      case 'false':
        return isConstant(node, 'False');
      case '=>':
        if (node.kind !== 'binder' || node.word !== 'forall' || !this.same(t.kid(0), node.domain)) return false;
        return this.#within(undefined, () => this.same(t.kid(1), node.body));
      case 'and':
      case 'or':
        return this.#application(t.op, [], [t.kid(0), t.kid(1)], node);
      case 'comp':
        return this.#binder('fun', t, node);
      case 'all':
        return this.#binder('forall', t, node);
      case 'ex': {
        const [sort, body, more] = node.kind === 'application' && isConstant(node.head, '@ex') ? node.args : [];
        return more === undefined && this.same(t.kid(0), sort) && this.#binder('fun', t, body);
      }
      default:
        return false;
    }
  }

  #called(symbol: Sym): string {
    return this.#name(symbol);
  }
  #all(t: Term, from: number): readonly Term[] {
    return t.kids().slice(from);
  }
  /** A name with sorts, behind each of which stands that it is inhabited, and then with terms. */
  #application(name: string, sorts: readonly Term[], terms: readonly Term[], node: Node): boolean {
    const args = node.kind === 'application' ? node.args : [];
    if (!isConstant(node.kind === 'application' ? node.head : node, name) || args.length !== 2 * sorts.length + terms.length) return false;
    return sorts.every((sort, i) => this.same(sort, args[2 * i])) && terms.every((term, i) => this.same(term, args[2 * sorts.length + i]));
  }
  #binder(word: 'forall' | 'fun', t: Term, node: Node | undefined): boolean {
    if (node?.kind !== 'binder' || node.word !== word || !this.same(t.kid(0), node.domain)) return false;
    return this.#within(this.#depth, () => this.same(t.kid(1), node.body));
  }
  /** Under a binder of Coq, which is one of the kernel or that of a hypothesis. */
  #within(level: number | undefined, check: () => boolean): boolean {
    this.#depth++;
    if (level !== undefined) this.#bound.push(level);
    const result = check();
    if (level !== undefined) this.#bound.pop();
    this.#depth--;
    return result;
  }

  #isNumeral(t: Term, node: Node): boolean {
    const { n, d } = t.value;
    const sort = t.kid(0);
    if (sort === this.#s.nat) return natural(node) === n;
    const [over, under, more] =
      node.kind === 'application' && isConstant(node.head, sort === this.#s.rat ? 'rat' : 'real') ? node.args : [];
    return more === undefined && over !== undefined && under !== undefined && integer(over) === n && positive(under) === d;
  }
}

/** Binary numbers of Coq. */
function positive(node: Node): bigint | undefined {
  const digits: string[] = [];
  let at = node;
  while (at.kind === 'application' && at.args.length === 1) {
    const [inner] = at.args;
    if (inner === undefined || !(isConstant(at.head, 'xO') || isConstant(at.head, 'xI'))) return undefined;
    digits.push(isConstant(at.head, 'xI') ? '1' : '0');
    at = inner;
  }
  return isConstant(at, 'xH') ? BigInt(`0b1${digits.reverse().join('')}`) : undefined;
}
function signed(node: Node, zero: string, ...signs: readonly (readonly [string, bigint])[]): bigint | undefined {
  if (isConstant(node, zero)) return 0n;
  const [inner, more] = node.kind === 'application' ? node.args : [];
  const sign = node.kind === 'application' ? signs.find(([name]) => isConstant(node.head, name)) : undefined;
  const value = inner === undefined || more !== undefined || sign === undefined ? undefined : positive(inner);
  return value === undefined || sign === undefined ? undefined : sign[1] * value;
}
const natural = (node: Node): bigint | undefined => signed(node, 'N0', ['Npos', 1n]);
const integer = (node: Node): bigint | undefined => signed(node, 'Z0', ['Zpos', 1n], ['Zneg', -1n]);
