/** Compiles theories that were loaded: what was understood of them and found out, and the proofs. */
import { type Known, variableFor, Writer } from '../certificate/index.ts';
import { assumptionsOf } from '../elaborate/closing.ts';
import { GAP, type Item, type Judgement, type Part } from '../elaborate/item.ts';
import type { Loaded } from '../elaborate/library.ts';
import type { Entry, Fact, Scope } from '../elaborate/scope.ts';
import { isBinder, type Signature, type Term } from '../terms/index.ts';
import { pack, type Volume } from './container.ts';
import type { StoredEntry, StoredItem, StoredJudgement, StoredPart, StoredTheory } from './stored.ts';
import { TraceWriter } from './trace_writer.ts';

/** A digest of the bytes of a file. */
export type Digest = (bytes: Uint8Array) => string;

/** Compiles loaded theories, all but those of which something was reported (an error, a gap), and those that import such. */
export function compile(theories: readonly Loaded[], signature: Signature, digest: Digest, version: string): Uint8Array {
  const press = new Press(signature, digest);
  return pack(version, theories.flatMap((loaded) => press.volume(loaded) ?? [])); // biome-ignore format: one thought
}

/** Compiles the theories of one run, one after the other, each after its imports. */
export class Press {
  readonly #signature: Signature;
  readonly #digest: Digest;
  readonly #volumes = new Map<Scope, Volume | undefined>();

  constructor(signature: Signature, digest: Digest) {
    this.#signature = signature;
    this.#digest = digest;
  }

  /** The theory, compiled; undefined where that cannot be. */
  volume(loaded: Loaded): Volume | undefined {
    const { scope } = loaded;
    if (!this.#volumes.has(scope)) this.#volumes.set(scope, this.#make(loaded));
    return this.#volumes.get(scope);
  }

  #make(loaded: Loaded): Volume | undefined {
    const { scope, text } = loaded;
    const imports = scope.imports.map((i) => this.#volumes.get(i));
    if (!isWhole(loaded) || imports.includes(undefined)) return undefined;
    const labels = imports.flatMap((v) => (v === undefined ? [] : [{ name: v.name, digest: v.digest }]));
    const label = { name: scope.name, digest: this.#digest(new TextEncoder().encode(text)), imports: labels };
    return { ...label, ...new Compiler(loaded, this.#signature).volume() };
  }
}

/** A proof with a gap is reported too. Only of what is open there is no proof. */
const isWhole = ({ diagnostics, items }: Loaded): boolean =>
  diagnostics.length === 0 && items.every(({ fact, judgement }) => judgement?.finding === 'unknown' || !restsOnGap(fact));
const restsOnGap = ({ theorem }: Fact): boolean => theorem.restsOn.some((name) => name.includes(GAP));

/** What the imports of a theory declare and state. */
function knownFrom(scope: Scope): Known {
  const facts = scope.imports.flatMap((s) => [...s.facts.values()]);
  return {
    symbols: new Set(scope.imports.flatMap((s) => [...s.symbols.values()].flat().map((e) => e.symbol))),
    axioms: new Set(facts.flatMap((f) => (f.kind === 'axiom' ? [nameOf(f)] : []))),
    theorems: new Map(facts.map((f) => [f.theorem, nameOf(f)])),
  };
}
const nameOf = (fact: Fact): string => `${fact.theory}:${fact.label}`;

function hasBinder(whole: Term): boolean {
  const parts = new Set([whole]);
  for (const t of parts) {
    if (isBinder(t.op)) return true;
    for (const kid of t.kids()) parts.add(kid);
  }
  return false;
}

/** Compiles one theory. */
class Compiler {
  readonly #loaded: Loaded;
  readonly #writer: Writer;
  readonly #traces: TraceWriter;

  constructor(loaded: Loaded, signature: Signature) {
    this.#loaded = loaded;
    this.#writer = new Writer(signature, knownFrom(loaded.scope));
    this.#traces = new TraceWriter(this.#writer);
  }

  volume(): Pick<Volume, 'contents' | 'traces' | 'rows'> {
    const { scope, title, items } = this.#loaded;
    const named = (it: Scope['concepts']) => it && { expr: it.expr, term: this.#term(it.term) };
    const entries = [...scope.symbols.values()].flat().sort((a, b) => a.symbol.id - b.symbol.id);
    const parts = {
      title,
      symbols: this.#entries(entries),
      shorts: this.#entries(scope.shorts),
      parameters: scope.parameters.map(({ name, term }) => ({ name, term: this.#term(term) })),
      givens: this.#terms(scope.givens),
      abbreviations: [...scope.abbreviations],
      concepts: named(scope.concepts),
      features: named(scope.features),
      forms: scope.forms.map(({ aspect, title: called, pattern, meaning }) => ({
        aspect,
        title: called,
        pattern: this.#term(pattern),
        meaning: meaning && this.#term(meaning),
      })),
      items: items.map((item) => this.#item(item)),
    };
    const urgent = this.#rows().length;
    const traces = JSON.stringify(this.#traces.finish());
    const contents: StoredTheory = { ...parts, urgent, names: this.#writer.names };
    return { contents: JSON.stringify(contents), traces, rows: Int32Array.from(this.#rows()) };
  }

  #rows(): readonly number[] {
    return this.#writer.rows.flatMap((row) => [row.length, ...row]);
  }
  #term(t: Term): number {
    return this.#writer.term(t);
  }
  #terms(terms: readonly Term[]): readonly number[] {
    return terms.map((t) => this.#term(t));
  }

  #entries(entries: readonly Entry[]): readonly StoredEntry[] {
    const numbers = this.#writer.declare(entries.map((e) => e.symbol));
    return entries.map(({ surface, explicit, attributes, defaults }, i) => ({
      symbol: numbers[i] ?? 0,
      surface,
      explicit,
      attributes,
      defaults: defaults?.map((name) => name ?? null),
    }));
  }

  #item({ fact, span, resting, stated: statement, tight, needs, derivation, judgement }: Item): StoredItem {
    const { kind, label, title, source, theorem } = fact;
    this.#state(theorem.conclusion);
    const asked = { resting, tight: tight && this.#term(tight), needs: needs && this.#term(needs) };
    const stated = { kind, label, title, source, span, ...asked, stated: statement && this.#traces.stated(statement) };
    const found = derivation && this.#traces.derivation(derivation);
    if (judgement === undefined) return { ...stated, theorem: this.#writer.proof(theorem), derivation: found };
    return { ...stated, judgement: this.#judgement(judgement), gap: theorem.restsOn.find((name) => name.includes(GAP)) };
  }

  /** A binder keeps the name with which it was made first: here that of the statement, not one from the proof. */
  #state(statement: Term): void {
    const variables: Term[] = [];
    let t = statement;
    for (; t.op === 'all'; t = t.owner.open(t, variables[variables.length - 1] ?? t)) variables.push(variableFor(t));
    for (; t.op === '=>'; t = t.kid(1)) if (hasBinder(t.kid(0))) this.#term(t.kid(0));
    if (hasBinder(t)) this.#term(t);
  }

  #judgement(judgement: Judgement): StoredJudgement {
    const { stance, variables, claim, needs, negation, empty, inhabited, tight, unused, notProduct } = judgement;
    const part = (it: Part | undefined) => it && this.#part(it, []);
    const conditional = (it: (Part & { readonly conditions: readonly Term[] }) | undefined) => it && this.#part(it, it.conditions);
    return {
      stance,
      variables: this.#terms(variables),
      hypotheses: this.#terms(assumptionsOf(claim.statement, claim.goal, variables)),
      claim: this.#part(claim, []),
      needs: needs && { ...this.#part(needs, []), why: needs.why },
      negation: part(negation),
      empty: part(empty),
      inhabited: inhabited && { ...this.#part(inhabited, inhabited.conditions), asked: inhabited.asked },
      tight: conditional(tight),
      unused,
      notProduct,
    };
  }

  #part({ goal, statement, shown, missing, limit, steps }: Part, conditions: readonly Term[]): StoredPart {
    return {
      goal: this.#term(goal),
      statement: this.#term(statement),
      theorem: shown && this.#writer.proof(shown.theorem),
      conditions: conditions.length === 0 ? undefined : this.#terms(conditions),
      limit,
      steps,
      derivation: shown?.derivation && this.#traces.derivation(shown.derivation),
      missing: missing.length === 0 ? undefined : this.#traces.missing(missing),
    };
  }
}
