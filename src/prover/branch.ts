/**
 * What is known on the branch that the search is on: formulas that hold and formulas to be proved, broken up as far as that needs no choice.
 * Each comes with a way to make its theorem, which is used only if the branch closes. `undo` returns to an earlier state.
 */
import { type Signature, type Sym, type Term, Theorem } from '../terms/index.ts';
import { Congruence, type False, type Node, root, type True, type Truth } from './congruence.ts';
import type { Build, Clause, Disjunction, Distinct, Origin, Schema } from './facts.ts';
import type { Matcher } from './patterns.ts';
import { absurd, byContradiction, definitionAt, equality, lazy, transport } from './replay.ts';
import { follow, plant, type Rule, ruleFor, rulesOf, type Substitution } from './rules.ts';
import { matcherOf } from './triggers.ts';
import { isCompound, Knowledge } from './truth.ts';
import { Meanings } from './unfold.ts';

/** What has to be discharged when the branch is closed, the latest first. */
type Entry =
  | { readonly kind: 'witness'; readonly variable: Term; readonly instance: Term; readonly exists: () => Theorem }
  /** `goal` was to be proved, under `assumed`; `up` makes of its proof what was wanted before. */
  | { readonly kind: 'goal'; readonly goal: Term; readonly assumed: Term | undefined; readonly up: (th: Theorem) => Theorem };

type Task =
  | { readonly kind: 'yes'; readonly formula: Term; readonly truth: True; readonly origin: Origin }
  | { readonly kind: 'no'; readonly formula: Term; readonly truth: False; readonly origin: Origin };

const EMPTY: Substitution = new Map();

export class Branch {
  readonly sig: Signature;
  readonly graph = new Congruence();
  readonly schemas: Schema[] = [];
  readonly clauses: Clause[] = [];
  readonly disjunctions: Disjunction[] = [];
  /** Equations whose truth would be of use. */
  readonly wanted: Term[] = [];
  /** Atoms that would close the branch, in the order in which they were found. */
  readonly missing: { readonly formula: Term; readonly origin: Origin }[] = [];
  readonly #meanings: Meanings;
  readonly #knowledge: Knowledge;
  readonly #tick: () => boolean;
  readonly #entries: Entry[] = [];
  readonly #origins = new Map<Node, Origin>();
  #tasks: Task[] = [];
  #created = 0;
  /** How far the false atoms, and the true ones, have been looked at. */
  #valued = 0;
  #believed = 0;
  /** Whether facts are unfolded; first it is tried without. */
  unfolding = false;
  #scanned = -1;
  #names = 0;
  #conflict: (() => Theorem) | undefined;

  constructor(sig: Signature, opaque: ReadonlySet<Sym>, tick: () => boolean) {
    this.sig = sig;
    this.#meanings = new Meanings(sig, opaque);
    this.#knowledge = new Knowledge(sig, this.graph, this.#meanings);
    this.#tick = tick;
  }

  /** Equations that do not hold or are to be proved. */
  get distinct(): Distinct[] {
    return this.#knowledge.distinct;
  }
  /** Whether a closed formula is known to be true or false. */
  truth(f: Term): Truth | undefined {
    return this.#knowledge.truth(f);
  }

  get closed(): boolean {
    return this.#conflict !== undefined;
  }

  // ---- undoing

  #push<T>(list: T[], item: T): void {
    list.push(item);
    if (this.graph.undoable) this.graph.onUndo(() => list.pop());
  }
  #finish(c: { done: boolean }): void {
    c.done = true;
    this.graph.onUndo(() => {
      c.done = false;
    });
  }

  /** Runs a search on this branch with something more on it, and then forgets all that. The theorem it makes is discharged. */
  explore(start: () => void, search: () => Theorem | undefined): Theorem | undefined {
    const depth = this.graph.mark();
    const [entries, created, valued] = [this.#entries.length, this.graph.created.length, this.graph.valued.length];
    const believed = this.#believed;
    start();
    const found = search();
    const th = found === undefined ? undefined : this.#discharge(found, entries);
    this.graph.undo(depth);
    this.#entries.length = entries;
    this.graph.created.length = created;
    this.graph.valued.length = valued;
    this.#created = created;
    this.#valued = valued;
    this.#believed = believed;
    this.#tasks = [];
    this.#conflict = undefined;
    this.#scanned = -1;
    return th;
  }

  /** The same, where nothing is to be done on the branch afterwards. */
  finish(start: () => void, search: () => Theorem | undefined): Theorem | undefined {
    start();
    const found = search();
    return found === undefined ? undefined : this.#discharge(found, 0);
  }

  /** The theorem that closes the branch. */
  close(): Theorem {
    if (this.#conflict === undefined) throw new Error('the branch is open');
    return this.#conflict();
  }

  #discharge(found: Theorem, from: number): Theorem {
    const { sig } = this;
    let th = found;
    for (let i = this.#entries.length - 1; i >= from; i--) {
      const e = this.#entries[i];
      if (e === undefined) continue;
      const { hypotheses } = th;
      if (e.kind === 'witness') {
        if (hypotheses.includes(e.instance)) th = Theorem.exElim(e.exists(), e.variable, th);
        continue;
      }
      const assumed = e.assumed !== undefined && hypotheses.includes(e.assumed);
      if (e.goal !== sig.falsum && hypotheses.includes(sig.not(e.goal))) th = e.up(byContradiction(sig, e.goal, th));
      else if (th.conclusion === e.goal && (assumed || e.goal !== sig.falsum)) th = e.up(th);
      else if (assumed) th = e.up(e.goal === sig.falsum ? absurd(sig, th) : Theorem.exFalso(absurd(sig, th), e.goal));
    }
    return th;
  }

  // ---- what goes onto the branch

  /** A variable that stands nowhere else. */
  #fresh(binder: Term): Term {
    return this.sig.free(`${binder.name === '' ? 'x' : binder.name}!!${++this.#names}`, binder.kid(0));
  }

  /** The formula holds. */
  affirm(formula: Term, prove: () => Theorem, origin: Origin): void {
    this.#tasks.push({ kind: 'yes', formula, truth: { value: true, prove: lazy(prove) }, origin });
  }
  /** The formula is to be proved; `refute` makes of a proof what was wanted before. */
  deny(formula: Term, refute: (th: Theorem) => Theorem, origin: Origin): void {
    this.#tasks.push({ kind: 'no', formula, truth: { value: false, refute }, origin });
  }
  /** A new goal: whoever proves it ends the branch. */
  seek(goal: Term, origin: Origin): void {
    this.#entries.push({ kind: 'goal', goal, assumed: undefined, up: (th) => th });
    this.deny(goal, (th) => th, origin);
  }
  /** A fact that holds at all sorts, if it has sort variables. */
  give(formula: Term, prove: () => Theorem, schematic: boolean, origin: Origin): void {
    if (schematic) this.#useRules(rulesOf(this.sig, formula, true), prove, origin);
    else this.affirm(formula, prove, origin);
  }

  #close(f: () => Theorem): void {
    this.#conflict ??= f;
  }

  #assert(n: Node, truth: Truth, origin: Origin): boolean {
    const news = this.graph.assert(n, truth);
    if (news) this.#origins.set(root(n).witness ?? n, origin);
    return news;
  }

  /** Notes a formula with connectives; returns whether it is news. */
  #note(formula: Term, truth: Truth): boolean {
    const known = this.#knowledge.known.get(formula);
    if (known === undefined) {
      this.graph.version++;
      this.#knowledge.known.set(formula, truth);
      this.graph.onUndo(() => this.#knowledge.known.delete(formula));
      return true;
    }
    if (truth.value && !known.value) this.#close(() => known.refute(truth.prove()));
    if (!truth.value && known.value) this.#close(() => truth.refute(known.prove()));
    return false;
  }

  #yes(formula: Term, truth: True, origin: Origin): void {
    const { sig, graph } = this;
    const { prove } = truth;
    if (isCompound(formula) && !this.#note(formula, truth)) return;
    switch (formula.op) {
      case 'false':
        this.#close(prove);
        return;
      case 'and':
        this.affirm(formula.kid(0), () => Theorem.andLeft(prove()), origin);
        this.affirm(formula.kid(1), () => Theorem.andRight(prove()), origin);
        return;
      case 'or':
        this.#mention(formula, origin);
        this.#push(this.disjunctions, { formula, prove, origin, done: false });
        return;
      case '=': {
        const [a, b] = [this.#add(formula.kid(0), origin), this.#add(formula.kid(1), origin)];
        graph.merge(a, b, { left: formula.kid(0), right: formula.kid(1), prove });
        return;
      }
      case 'ex': {
        if (!this.#assert(this.#add(formula, origin), truth, origin)) return;
        const variable = this.#fresh(formula);
        const instance = sig.open(formula, variable);
        this.#entries.push({ kind: 'witness', variable, instance, exists: prove });
        this.affirm(instance, () => Theorem.assume(sig, instance), origin);
        return;
      }
      case '=>':
        if (formula.kid(1) === sig.falsum) {
          this.deny(formula.kid(0), (th) => Theorem.impElim(prove(), th), { ...origin, main: false });
          return;
        }
        this.#useRules(rulesOf(sig, formula, false), prove, origin);
        return;
      case 'all':
        if (this.#assert(this.#add(formula, origin), truth, origin)) this.#useRules(rulesOf(sig, formula, false), prove, origin);
        return;
      default:
        this.#assert(this.#add(formula, origin), truth, origin);
    }
  }

  #no(formula: Term, truth: False, origin: Origin): void {
    const { sig, graph } = this;
    const { refute } = truth;
    if (isCompound(formula) && !this.#note(formula, truth)) return;
    switch (formula.op) {
      case 'false':
        return;
      case 'or':
        this.deny(formula.kid(0), (th) => refute(Theorem.orLeft(th, formula.kid(1))), origin);
        this.deny(formula.kid(1), (th) => refute(Theorem.orRight(formula.kid(0), th)), origin);
        return;
      case '=': {
        const [left, right] = [this.#add(formula.kid(0), origin), this.#add(formula.kid(1), origin)];
        this.#push(this.distinct, { atom: formula, left, right, how: truth, origin });
        graph.version++;
        return;
      }
      case '=>': {
        const [assumed, goal] = [formula.kid(0), formula.kid(1)];
        this.#entries.push({ kind: 'goal', goal, assumed, up: (th) => refute(Theorem.impIntro(assumed, th)) });
        this.affirm(assumed, () => Theorem.assume(sig, assumed), origin);
        this.deny(goal, (th) => th, origin);
        return;
      }
      case 'all': {
        if (!this.#assert(this.#add(formula, origin), truth, origin)) return;
        const variable = this.#fresh(formula);
        const goal = sig.open(formula, variable);
        this.#entries.push({ kind: 'goal', goal, assumed: undefined, up: (th) => refute(Theorem.allIntro(variable, th)) });
        this.deny(goal, (th) => th, origin);
        return;
      }
      case 'ex':
        if (!this.#assert(this.#add(formula, origin), truth, origin)) return;
        this.#useGoal(formula, truth, origin);
        return;
      case 'and':
        this.#useGoal(formula, truth, origin);
        return;
      default:
        this.#assert(this.#add(formula, origin), truth, origin);
    }
  }

  #useRules(rules: readonly Rule[], prove: () => Theorem, origin: Origin): void {
    for (const rule of rules) this.#register(rule, (by, leaf) => follow(this.sig, rule, prove(), by, leaf), origin);
  }
  #useGoal(formula: Term, { refute }: False, origin: Origin): void {
    const rule = ruleFor(this.sig, formula);
    const [move] = rule.moves;
    if (move?.kind !== 'imp') throw new Error('a goal is proved by its parts');
    this.#register(rule, (by, leaf) => refute(plant(this.sig, move.tree, by, leaf)), origin);
  }
  #register(rule: Rule, build: Build, origin: Origin): void {
    const schema: Schema = { rule, matcher: undefined, build, origin, seen: new Set() };
    if (rule.variables.length === 0) this.instantiate(schema, EMPTY, origin);
    else this.#push(this.schemas, schema);
  }

  /** The triggers of a rule; the terms without variables that it speaks of are there from then on. */
  matcher(schema: Schema): Matcher {
    if (schema.matcher !== undefined) return schema.matcher;
    const made = matcherOf(schema.rule);
    schema.matcher = made;
    if (this.graph.undoable)
      this.graph.onUndo(() => {
        schema.matcher = undefined;
      });
    for (const t of made.ground) this.#add(t, schema.origin);
    return made;
  }

  /** Adds an instance of a rule. */
  instantiate(schema: Schema, by: Substitution, origin: Origin): void {
    const { rule, build } = schema;
    const at = (t: Term) => (by.size === 0 ? t : this.sig.substitute(t, by));
    const leaves = rule.leaves.map(at);
    const conclusion = rule.conclusion === undefined ? undefined : at(rule.conclusion);
    if (leaves.length === 0 && conclusion !== undefined) {
      this.affirm(conclusion, () => build(by, () => this.#given(undefined)), origin);
      return;
    }
    const clause: Clause = { leaves, conclusion, build: (leaf) => build(by, leaf), origin, done: false };
    for (const leaf of leaves) this.#mention(leaf, origin);
    if (conclusion !== undefined) this.#mention(conclusion, origin);
    this.graph.version++;
    this.#push(this.clauses, clause);
  }

  #add(t: Term, { generation }: Origin): Node {
    return this.graph.add(t, generation);
  }
  /** Makes nodes of the atoms of a formula, so that their terms can be matched. */
  #mention(f: Term, origin: Origin): void {
    if (f.op === '=>' || f.op === 'and' || f.op === 'or') {
      this.#mention(f.kid(0), origin);
      this.#mention(f.kid(1), origin);
    } else if (f.op === '=') {
      this.#add(f.kid(0), origin);
      this.#add(f.kid(1), origin);
      this.#push(this.wanted, f);
    } else if (f.op !== 'false') this.#add(f, origin);
  }
  // ---- consequences

  /** Draws all consequences that need neither instances nor cases. */
  propagate(): void {
    const { graph } = this;
    while (this.#conflict === undefined && this.#tick()) {
      const task = this.#tasks.shift();
      if (task !== undefined) {
        if (task.kind === 'yes') this.#yes(task.formula, task.truth, task.origin);
        else this.#no(task.formula, task.truth, task.origin);
      } else if (graph.unsettled) graph.settle();
      else if (this.#created < graph.created.length) {
        const n = graph.created[this.#created++];
        if (n !== undefined) this.#look(n);
      } else if (this.#scanned !== graph.version) {
        this.#scanned = graph.version;
        this.#scan();
      } else if (this.#valued < graph.valued.length) {
        const n = graph.valued[this.#valued++];
        if (n !== undefined && root(n).truth?.value === false) this.#unfold(n);
      } else if (this.unfolding && this.#believed < graph.valued.length) {
        while (this.#believed < graph.valued.length) {
          const n = graph.valued[this.#believed++];
          if (n !== undefined && root(n).truth?.value === true) this.#unfold(n);
        }
      } else return;
      const { clash } = graph;
      if (clash !== undefined) {
        const { yes, why, no, how } = clash;
        this.#close(() => how.refute(transport(this.sig, graph, why.prove(), yes, no)));
      }
    }
  }

  /** A new term: unfolds a defined function, evaluates a comparison of numerals. */
  #look(n: Node): void {
    const { sig, graph } = this;
    const t = n.term;
    if (t.op !== 'app') return;
    if (t.symbol.kind === 'function') {
      const value = this.#meanings.value(t);
      if (value !== undefined)
        graph.merge(n, graph.add(value, n.generation), { left: t, right: value, prove: lazy(() => definitionAt(sig, t)) });
    } else if (t.arity === 2 && t.kid(0).op === 'num' && t.kid(1).op === 'num') this.#compare(n);
  }

  #compare(n: Node): void {
    const { sig } = this;
    const t = n.term;
    const sort = t.kid(0).kid(0);
    const [a, b] = [t.kid(0).value, t.kid(1).value];
    const order = a.n * b.d - b.n * a.d;
    const holds = t.symbol === sig.arithmetic('<=', sort) ? order <= 0n : t.symbol === sig.arithmetic('<', sort) ? order < 0n : undefined;
    const origin: Origin = { generation: n.generation, source: -1, main: false };
    if (holds === true) this.affirm(t, () => Theorem.evaluate(sig, t), origin);
    if (holds === false) this.deny(t, (th) => Theorem.impElim(Theorem.evaluate(sig, sig.not(t)), th), origin);
  }

  /** An atom whose truth has become known: so has that of its body. Equivalent atoms with the same head say the same. */
  #unfold(n: Node): void {
    const { sig, graph } = this;
    const { truth, witness } = root(n);
    if (truth === undefined || witness === undefined) return;
    const origin = this.#origins.get(witness) ?? { generation: n.generation, source: -1, main: false };
    const atom = n.term;
    if (atom.op === 'in' && atom.kid(1).op !== 'comp') {
      this.#enterSets(n);
      return;
    }
    const body = this.#meanings.body(atom);
    if (body === undefined || this.#unfolded(n)) return;
    if (truth.value) this.affirm(body, () => this.#meanings.open(atom, transport(sig, graph, truth.prove(), witness, n)), origin);
    else this.deny(body, (th) => truth.refute(transport(sig, graph, this.#meanings.fold(atom, th), n, witness)), origin);
  }
  /** Whether a like member of the class was unfolded before; notes that this one is. */
  readonly #done = new Map<Node, number>();
  #unfolded(n: Node): boolean {
    const key = n.term.op === 'in' ? -1 - (n.args[1]?.head ?? 0) : n.head;
    for (const m of root(n).members) if (this.#done.get(m) === key) return true;
    this.#done.set(n, key);
    this.graph.onUndo(() => this.#done.delete(n));
    return false;
  }
  /** t ∈ A with A equal to a comprehension: speaks of that, too. */
  #enterSets(n: Node): void {
    const [member, set] = n.args;
    if (member === undefined || set === undefined) return;
    for (const m of root(set).members) if (m.term.op === 'comp') this.graph.add(this.sig.member(member.term, m.term), n.generation);
  }

  /** Looks for clauses that have become units, and the like. */
  #scan(): void {
    const { sig, graph } = this;
    for (const n of graph.withHead('in')) if (root(n).truth !== undefined && n.args[1]?.term.op !== 'comp') this.#enterSets(n);
    if (graph.unsettled) return;
    for (const d of this.distinct) {
      if (root(d.left) === root(d.right)) {
        this.#close(() => d.how.refute(equality(sig, graph, d.left, d.right)));
        return;
      }
    }
    this.#numerals();
    for (let i = 0; i < this.disjunctions.length; i++) this.#reviewDisjunction(this.disjunctions[i]);
    for (let i = 0; i < this.clauses.length && this.#conflict === undefined; i++) this.#review(this.clauses[i]);
  }

  #numerals(): void {
    const { sig, graph } = this;
    const first = new Map<Node, Node>();
    for (const n of graph.withHead('num')) {
      const other = first.get(root(n));
      if (other === undefined) first.set(root(n), n);
      else {
        const no = sig.not(sig.equal(other.term, n.term));
        this.#close(() => Theorem.impElim(Theorem.evaluate(sig, no), equality(sig, graph, other, n)));
        return;
      }
    }
  }

  #reviewDisjunction(d: Disjunction | undefined): void {
    if (d === undefined || d.done) return;
    const { sig } = this;
    const [a, b] = [d.formula.kid(0), d.formula.kid(1)];
    const [ta, tb] = [this.truth(a), this.truth(b)];
    if (ta?.value === true || tb?.value === true) {
      this.#finish(d);
      return;
    }
    if (ta === undefined && tb === undefined) return;
    this.#finish(d);
    const not = (f: Term, t: False, want: Term) => Theorem.exFalso(absurd(sig, t.refute(Theorem.assume(sig, f))), want);
    if (ta?.value === false) this.affirm(b, () => Theorem.orElim(d.prove(), not(a, ta, b), Theorem.assume(sig, b)), d.origin);
    else if (tb?.value === false) this.affirm(a, () => Theorem.orElim(d.prove(), Theorem.assume(sig, a), not(b, tb, a)), d.origin);
  }

  #review(c: Clause | undefined): void {
    if (c === undefined || c.done) return;
    const { sig, graph } = this;
    this.#tick();
    const proofs: (True | undefined)[] = [];
    let open = -1;
    for (const [i, leaf] of c.leaves.entries()) {
      const t = this.truth(leaf);
      if (t?.value === false) {
        this.#finish(c);
        return;
      }
      proofs.push(t);
      if (t === undefined && open >= 0) return;
      if (t === undefined) open = i;
    }
    const { conclusion } = c;
    const end = conclusion === undefined ? undefined : this.truth(conclusion);
    if (end?.value === true) {
      this.#finish(c);
      return;
    }
    const prove = (th?: Theorem) => c.build((i) => (i === open && th !== undefined ? th : this.#given(proofs[i])));
    if (open < 0) {
      this.#finish(c);
      if (conclusion === undefined) this.#close(() => prove());
      else if (end?.value === false) this.#close(() => end.refute(prove()));
      else this.affirm(conclusion, () => prove(), { ...c.origin, main: false });
    } else if (conclusion === undefined || end?.value === false) {
      const leaf = c.leaves[open] ?? sig.falsum;
      this.#finish(c);
      graph.version++;
      this.#push(this.missing, { formula: leaf, origin: c.origin });
      this.deny(leaf, (th) => (end?.value === false ? end.refute(prove(th)) : prove(th)), c.origin);
    }
  }
  #given(t: True | undefined): Theorem {
    if (t === undefined) throw new Error('a premise has no proof');
    return t.prove();
  }

  /** Set equations to be proved, by extensionality; returns whether there was one. */
  extend(): boolean {
    const { sig } = this;
    for (const d of this.distinct) {
      const sort = sig.sortOf(d.left.term);
      if (sort.op !== 'set' || this.#extended.has(d.atom)) continue;
      this.#extended.add(d.atom);
      this.graph.onUndo(() => this.#extended.delete(d.atom));
      const x = this.sig.free('?', sort.kid(0));
      const [a, b] = [sig.member(x, d.atom.kid(0)), sig.member(x, d.atom.kid(1))];
      this.deny(sig.bind('all', x, sig.iff(a, b)), (th) => d.how.refute(Theorem.extension(th)), d.origin);
      return true;
    }
    return false;
  }
  readonly #extended = new Set<Term>();
}
