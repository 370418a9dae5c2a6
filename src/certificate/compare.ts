/** Whether a certificate speaks of the same things, and proves the same claim, as a theory that was read from its sources. */
import { isBinder, KernelError, occurs, type Signature, type Sym, type Term } from '../terms/index.ts';
import type { Certificate } from './read.ts';

/** A difference: of what sort, of what name, and in words. */
export interface Mismatch {
  readonly about: 'symbol' | 'definition' | 'axiom' | 'claim';
  readonly name: string;
  readonly message: string;
}

/**
 * Carries the symbols, definitions and axioms of the certificate, and one claim, over into another signature, by name, and
 * tells what is different there. An empty list: what the certificate proves is `formula`, from axioms that the theory has.
 */
export function compareWithSignature(
  certificate: Certificate,
  theory: string,
  claim: string,
  other: Signature,
  formula: Term,
): readonly Mismatch[] {
  try {
    return compare(certificate, theory, claim, other, formula);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    return [{ about: 'claim', name: claim, message: `the comparison cannot be carried out: ${error.message}` }];
  }
}

function compare(certificate: Certificate, theory: string, claim: string, other: Signature, formula: Term): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const report = (about: Mismatch['about'], name: string, message: string) => found.push({ about, name, message });
  const carrier = new Carrier(certificate.signature, other);
  for (const symbol of certificate.symbols) {
    const twin = other.symbol(symbol.name);
    if (twin === undefined) report('symbol', symbol.name, 'the theory has no such symbol');
    else if (!carrier.alike(symbol, twin)) report('symbol', symbol.name, 'the theory declares it with other parameters, or another sort');
    else if (!carrier.meansTheSame(symbol, twin)) report('definition', symbol.name, 'the theory defines it otherwise, or not at all');
  }
  for (const { name, formula: assumed } of certificate.axioms) {
    const twin = other.axiom(name);
    if (twin === undefined) report('axiom', name, 'the theory has no such axiom');
    else if (carrier.carry(assumed) !== twin) report('axiom', name, 'the axiom of the theory says something else');
  }
  const proved = certificate.claims.find((c) => c.theory === theory && c.name === claim);
  if (proved === undefined) report('claim', claim, `the certificate claims nothing of this name in ${theory}`);
  else if (carrier.carry(proved.theorem.conclusion) !== formula) report('claim', claim, 'the claim of the theory says something else');
  return found;
}

/** Carries terms from one signature into another, symbols and variables by their names. */
class Carrier {
  readonly #from: Signature;
  readonly #to: Signature;
  readonly #carried = new Map<Term, Term | undefined>();

  constructor(from: Signature, to: Signature) {
    this.#from = from;
    this.#to = to;
  }

  /** The same term in the other signature; nothing if a symbol is missing there, or has other parameters. */
  carry(t: Term): Term | undefined {
    if (this.#carried.has(t)) return this.#carried.get(t);
    const made = this.#make(t);
    this.#carried.set(t, made);
    return made;
  }

  /** Whether two symbols have the same telescope and result, whatever their parameters are called. */
  alike(symbol: Sym, twin: Sym): boolean {
    const { kind, sortVars, params, result } = symbol;
    if (kind !== twin.kind || sortVars.length !== twin.sortVars.length || params.length !== twin.params.length) return false;
    const sorts = params.map((p) => p.kid(0));
    const twins = twin.params.map((p) => p.kid(0));
    if (result !== undefined && result !== this.#from.prop) {
      sorts.push(result);
      if (twin.result !== undefined) twins.push(twin.result);
    }
    const carried = sorts.map((t) => this.#renamed(t, symbol, twin));
    return carried.length === twins.length && carried.every((t, i) => t !== undefined && t === twins[i]);
  }

  /** Whether two symbols that are alike have the same definition, or none. */
  meansTheSame(symbol: Sym, twin: Sym): boolean {
    const definition = this.#from.definition(symbol);
    if (definition === undefined) return this.#to.definition(twin) === undefined;
    return this.#renamed(definition, symbol, twin) === this.#to.definition(twin);
  }

  /** Carries over, with the parameters of the twin for those of the symbol. */
  #renamed(t: Term, symbol: Sym, twin: Sym): Term | undefined {
    const carried = this.carry(t);
    const [own, theirs] = [
      [...symbol.sortVars, ...symbol.params],
      [...twin.sortVars, ...twin.params],
    ];
    const by = new Map<Term, Term>();
    for (const [i, p] of own.entries()) {
      const [from, to] = [this.carry(p), theirs[i]];
      if (from === undefined || to === undefined) return undefined;
      by.set(from, to);
    }
    return carried === undefined ? undefined : attempt(() => this.#to.substitute(carried, by));
  }

  #make(t: Term): Term | undefined {
    const to = this.#to;
    if (t.op === 'prop') return to.prop;
    if (t.op === 'false') return to.falsum;
    if (t.op === 'sortvar') return to.sortVariable(t.name);
    if (isBinder(t.op)) return this.#binder(t, t.op);
    const kids: Term[] = [];
    for (const kid of t.kids()) {
      const carried = this.carry(kid);
      if (carried === undefined) return undefined;
      kids.push(carried);
    }
    return attempt(() => this.#rebuild(t, kids));
  }

  #rebuild(t: Term, kids: readonly Term[]): Term | undefined {
    const to = this.#to;
    const [a, b] = kids;
    if (t.op === 'sort' || t.op === 'app') {
      const twin = to.symbol(t.symbol.name);
      const cut = t.symbol.sortVars.length;
      return twin === undefined ? undefined : to.apply(twin, kids.slice(0, cut), kids.slice(cut));
    }
    if (a === undefined) return undefined;
    if (t.op === 'set') return to.setOf(a);
    if (t.op === 'free') return to.free(t.name, a);
    if (t.op === 'num') return to.numeral(t.value, a);
    if (b === undefined) return undefined;
    if (t.op === '=') return to.equal(a, b);
    if (t.op === 'in') return to.member(a, b);
    return t.op === '=>' || t.op === 'and' || t.op === 'or' ? to.connective(t.op, a, b) : undefined;
  }

  #binder(t: Term, op: 'comp' | 'all' | 'ex'): Term | undefined {
    let name = t.name;
    while (occurs(this.#from.free(name, t.kid(0)), t)) name += "'";
    const x = this.#from.free(name, t.kid(0));
    const [variable, body] = [this.carry(x), this.carry(this.#from.open(t, x))];
    return variable === undefined || body === undefined ? undefined : attempt(() => this.#to.bind(op, variable, body));
  }
}

/** What the kernel of the other signature refuses is not there. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof KernelError) return undefined;
    throw error;
  }
}
