/** What names mean: the symbols, notations and facts of a theory and of all that it imports. */

import type { Aspect, Attributes, Expr, Notation, Source, Stance } from '../syntax/ast.ts';
import type { Sym, Term, Theorem } from '../terms/index.ts';

/**
 * A symbol as a theory declares it. `explicit[i]` says whether the i-th argument is written at use; `defaults[i]`, if there is one, names
 * the parameter of the file that stands for it where it is not written.
 */
export interface Entry {
  readonly symbol: Sym;
  readonly surface: string;
  readonly theory: string;
  readonly explicit: readonly boolean[];
  readonly attributes: Attributes;
  readonly defaults?: readonly (string | undefined)[] | undefined;
}

/** An axiom, theorem or claim that later proofs may use. */
export interface Fact {
  readonly kind: 'axiom' | 'theorem' | Stance;
  readonly label: string;
  readonly theory: string;
  readonly title: string | undefined;
  readonly theorem: Theorem;
  readonly source: Source | undefined;
  /** Why nothing may be concluded from it, where that is so: it is open, or has turned out otherwise than it was stated. */
  readonly barred?: 'open' | 'false' | 'vacuous' | 'not refuted' | undefined;
}

/** What a theory says with `verdict` about claims of some form. */
export interface Form {
  readonly aspect: Aspect;
  readonly theory: string;
  readonly title: string | undefined;
  readonly pattern: Term;
  /** What the claim has to satisfy, in the variables of the pattern; absent for a product. */
  readonly meaning: Term | undefined;
}

/** An expression that the file names, and what it is. */
export interface Named {
  readonly expr: Expr;
  readonly term: Term;
}

/** What predicate notation speaks about: P{…} are laws of `concepts`, K{…} kernels from there to `features`. */
export interface Spaces {
  readonly concepts?: Term | undefined;
  readonly features?: Term | undefined;
}

/** A parameter of the file, fixed throughout. */
export interface Parameter {
  readonly name: string;
  readonly term: Term;
}

/** One theory, growing while its declarations are understood. */
export class Scope {
  readonly name: string;
  /** Whether it is a theory of the library that ships with lcgm. */
  readonly shipped: boolean;
  readonly symbols = new Map<string, Entry[]>();
  readonly notations = new Map<Notation, Entry[]>();
  /** What stands for a symbol that the kernel has from the start, by its name there. */
  readonly builtins = new Map<string, Entry[]>();
  /** Symbols that depend on parameters of the file, as the file itself may write them: without these. */
  readonly #short = new Map<string, Entry[]>();
  readonly facts = new Map<string, Fact>();
  /** What it says about claims of some form. */
  readonly forms: Form[] = [];
  /** `concepts Z := …`, `class C := …`: expressions by name. */
  readonly abbreviations = new Map<string, Expr>();
  /** What they stand for, where the file was read just now: a compiled theory does not keep it. */
  readonly abbreviated = new Map<string, Term>();
  readonly parameters: Parameter[] = [];
  readonly givens: Term[] = [];
  /** Whether these were seen to contradict each other. */
  contradictory = false;
  /** The spaces of predicate notation, as `concepts` and `features` name them. */
  concepts: Named | undefined;
  features: Named | undefined;
  /** Names and labels whose declaration has an error: using them is not another one. */
  readonly broken = new Set<string>();
  /** Whether an import could not be read: then an unknown name need not be an error of this file. */
  incomplete = false;
  readonly imports: readonly Scope[];
  readonly #named = new Map<string, readonly Entry[]>();
  readonly #denoted = new Map<string, readonly Entry[]>();
  readonly #builtin = new Map<string, readonly Entry[]>();

  /** `imports` are the scopes in view, each once, nearest first, all that they import included. */
  constructor(name: string, imports: readonly Scope[], shipped = false) {
    this.name = name;
    this.shipped = shipped;
    this.imports = imports;
  }

  /** This scope and all in view. */
  *all(): Iterable<Scope> {
    yield this;
    yield* this.imports;
  }

  entries(name: string): readonly Entry[] {
    const all = this.#collect(name, this.#named, (scope) => scope.symbols.get(name));
    const short = this.#short.get(name);
    return short === undefined ? all : [...short, ...all];
  }
  notation(notation: Notation): readonly Entry[] {
    return this.#collect(notation, this.#denoted, (scope) => scope.notations.get(notation));
  }
  builtin(name: string): readonly Entry[] {
    return this.#collect(name, this.#builtin, (scope) => scope.builtins.get(name));
  }
  /** What this scope and its imports have; the imports are complete, so theirs is remembered. */
  #collect(key: string, memory: Map<string, readonly Entry[]>, find: (scope: Scope) => readonly Entry[] | undefined): readonly Entry[] {
    let imported = memory.get(key);
    if (imported === undefined) {
      imported = this.imports.flatMap((scope) => find(scope) ?? []);
      memory.set(key, imported);
    }
    const own = find(this);
    return own === undefined ? imported : [...own, ...imported];
  }

  isBroken(name: string): boolean {
    for (const scope of this.all()) if (scope.incomplete || scope.broken.has(name)) return true;
    return false;
  }

  /** The same of a fact, whose label may say of which theory it is. */
  isBrokenFact(label: string): boolean {
    const colon = label.lastIndexOf(':');
    const plain = label.slice(colon + 1);
    if (colon < 0) return this.isBroken(plain);
    const theory = this.theory(label.slice(0, colon));
    return theory === undefined ? this.isBroken(label) : theory.incomplete || theory.broken.has(plain);
  }

  /** The facts a label may mean: one of this theory goes before imported ones; `theory:label` names one exactly. */
  lookup(label: string): readonly Fact[] {
    const colon = label.lastIndexOf(':');
    const [theory, plain] = colon < 0 ? [undefined, label] : [label.slice(0, colon), label.slice(colon + 1)];
    const found: Fact[] = [];
    for (const scope of this.all()) {
      const fact = scope.facts.get(plain);
      if (fact === undefined || (theory !== undefined && theory !== scope.name)) continue;
      if (scope === this) return [fact];
      found.push(fact);
    }
    return found;
  }

  /** The fact of this name, `theory:label`, as the kernel calls axioms. */
  factNamed(name: string): Fact | undefined {
    const colon = name.indexOf(':');
    const theory = name.slice(0, colon);
    return this.theory(theory)?.facts.get(name.slice(colon + 1));
  }

  /** The scope of a theory in view. */
  theory(name: string): Scope | undefined {
    return name === this.name ? this : this.imports.find((each) => each.name === name);
  }

  add(entry: Entry): void {
    push(this.symbols, entry.surface, entry);
    if (entry.attributes.notation !== undefined) push(this.notations, entry.attributes.notation, entry);
    if (entry.attributes.builtin !== undefined) push(this.builtins, entry.attributes.builtin, entry);
  }

  /** Which of the symbols it is to which its theory gives this name. */
  nth({ theory, surface, symbol }: Entry): number {
    return (this.theory(theory)?.symbols.get(surface) ?? []).findIndex((each) => each.symbol === symbol);
  }

  /** The ways to write symbols that only this file has. */
  get shorts(): readonly Entry[] {
    return [...this.#short.values()].flat();
  }
  /** Adds a way to write a symbol that only this file has. */
  addShort(entry: Entry): void {
    push(this.#short, entry.surface, entry);
  }

  /** All names that an expression may use, for suggestions. */
  names(): string[] {
    const out: string[] = [];
    for (const scope of this.all()) out.push(...scope.symbols.keys());
    out.push(...this.abbreviations.keys(), ...this.parameters.map((p) => p.name));
    return out;
  }
  labels(): string[] {
    const out: string[] = [];
    for (const scope of this.all()) out.push(...scope.facts.keys());
    return out;
  }
}

function push<K>(map: Map<K, Entry[]>, key: K, entry: Entry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}
