/**
 * The search: goals have tables, rules are used for them backwards, and answers come forth in the order of their cost, which is the
 * number of steps of the proof. What comes next is what may be part of a small proof of the whole, and not of a deep one: the first
 * proof is a short one, though not always the shortest, and what is far away from the goal is looked at late or never.
 */

import { isArithmetic } from '../prover/linear.ts';
import { type Signature, type Term, Theorem } from '../terms/index.ts';
import type { Attempt, Missing, Outcome } from './answer.ts';
import { arithmeticRule, estimates } from './arithmetic.ts';
import { rulesOf } from './compile.ts';
import { type Assumption, type Context, Contexts, speaksOf } from './context.ts';
import { Discrimination } from './discrimination.ts';
import { decompose } from './goal.ts';
import { isNumerical, isUniversal, type Meanings, negated } from './meaning.ts';
import { attemptOf, missingIn, presumed } from './missing.ts';
import { ordered } from './order.ts';
import { Bindings, depth, isGround, isPattern, NOWHERE, patternsIn, size } from './pattern.ts';
import { between, byFactsAlone } from './policy.ts';
import type { Problem } from './problem.ts';
import { Queue } from './queue.ts';
import { derivationOf } from './replay.ts';
import { type Rule, type RuleIndex, ruleOf } from './rule.ts';
import { type Answer, type Frame, type Opening, Table } from './table.ts';

/** Elementary steps: rules tried, frames looked at. */
const STEPS = 100_000;
/** And so many more to find out what is missing. */
const STEPS_FOR_MISSING = 20_000;
/** And never more frames than fit into memory: one step may make many, where a premise has many answers. */
const FRAMES = 1_000_000;
/** What it costs to presume something: as much as a short proof; and that something is empty, of which nearly everything holds, a long one. */
const PRESUMED = 8;
const PRESUMED_EMPTY = 80;
/** Goals may be nested so much deeper than what the problem speaks of. */
const DEEPER = 3;

/**
 * It is looked at so much later for every goal between it and the first one: proofs are broad, and most of what is far down is of no use.
 * For each of these goals it is so much later again as often as the ways to go on from there were doubled.
 */
const DEEP = 0.9;
const CHOICE = 1;
/** And so much sooner if it needs no choice. */
const EVIDENT = 10;

/** What is found out in one search is not worth much sorting. */
const CROWDED = 8;

/** Hypotheses come after givens, which come before theorems; arithmetic and other computing before all. */
const HYPOTHESIS = -1;
const THEOREMS = -0.5;
const ARITHMETIC = Number.NEGATIVE_INFINITY;

export class Search {
  readonly #sig: Signature;
  readonly #meanings: Meanings;
  readonly #rules: RuleIndex;
  readonly #estimates: RuleIndex;
  readonly #local = new Discrimination<Rule>(CROWDED);
  readonly #problem: Problem;
  readonly #contexts: Contexts;
  readonly #tables = new Map<Term, Table>();
  readonly #factTables = new Map<Term, Table>();
  readonly #byGoal = new Discrimination<Table>(CROWDED);
  readonly #queue = new Queue<Frame | Opening>(before);
  /** What is known of numbers, givens first. */
  readonly #numbers: { readonly formula: Term; readonly plain: boolean }[] = [];
  readonly #arithmetic: Table[] = [];
  readonly #deepest: number;
  readonly #root: Table;
  readonly #others: readonly Table[];
  #steps = 0;
  #frames = 0;
  #assumptions = 0;
  #now = 0;
  #level = 0;
  /** Whether ground goals may be presumed, at a price, to find out what is missing. */
  readonly #presuming: boolean;

  /** `others`: goals that are looked for besides, under the same facts. */
  constructor(problem: Problem, presuming = false, others: readonly Term[] = []) {
    this.#presuming = presuming;
    const { signature, rules, facts, goal } = problem;
    const { meanings, index, estimates: known } = rules.open();
    this.#sig = signature;
    this.#problem = problem;
    this.#meanings = meanings;
    this.#rules = index;
    this.#estimates = known;
    const formulas = [goal, ...others, ...facts.flatMap((f) => [f.conclusion, ...f.hypotheses])];
    this.#contexts = new Contexts(signature, formulas);
    this.#deepest = DEEPER + Math.max(...formulas.map(depth));
    for (const [i, fact] of facts.entries())
      for (const rule of rulesOf(meanings, fact, { order: HYPOTHESIS - facts.length + i, reason: { kind: 'given' } })) this.#learn(rule);
    this.#root = this.#table(ordered(signature, goal));
    this.#others = others.map((other) => this.#table(ordered(signature, other)));
  }

  run(): Outcome {
    const { budget, explain = true } = this.#problem;
    const most = budget?.steps ?? STEPS;
    const found = this.#exhaust(most);
    const steps = this.#steps;
    if (found !== undefined) return { kind: 'derived', derivation: derivationOf(this.#sig, found, this.#problem, this.#contexts), steps };
    const { missing, attempt } = explain ? new Search(this.#problem, true).#missing() : { missing: [], attempt: undefined };
    return { kind: 'failed', limit: steps >= most || this.#crowded, missing, attempt, steps, goals: this.#goals };
  }

  /** The same for each of all goals, none of which is told what is missing; all of them have to share the steps. */
  runAll(goals: readonly Term[]): readonly Outcome[] {
    const most = this.#problem.budget?.steps ?? STEPS;
    const roots = [this.#root, ...this.#others];
    while (!roots.every((root) => root.done) && this.#advanced(most)) {}
    const steps = this.#steps;
    return roots.map((root, i): Outcome => {
      const found = shownBy(root);
      const goal = goals[i] ?? this.#problem.goal;
      if (found === undefined)
        return { kind: 'failed', limit: steps >= most || this.#crowded, missing: [], attempt: undefined, steps, goals: this.#goals };
      return { kind: 'derived', derivation: derivationOf(this.#sig, found, { ...this.#problem, goal }, this.#contexts), steps };
    });
  }

  /** The least that would have to be presumed; the goal itself where nothing short of it helps. */
  #missing(): { readonly missing: readonly Missing[]; readonly attempt: Attempt } {
    const found = this.#exhaust(STEPS_FOR_MISSING);
    if (found !== undefined) return { missing: missingIn(found), attempt: attemptOf(found) };
    const { goal } = this.#problem;
    return { missing: [{ goal, for: goal, by: undefined }], attempt: { goal, by: undefined, presumed: true, premises: [] } };
  }

  /** Works until the goal has an answer, nothing is left to do, or so many steps were made. */
  #exhaust(most: number): Answer | undefined {
    let answer = shownBy(this.#root);
    while (answer === undefined && this.#advanced(most)) answer = shownBy(this.#root);
    return answer;
  }

  /** Makes a step, unless nothing is left to do, or so many were made. */
  #advanced(most: number): boolean {
    const next = this.#steps < most && !this.#crowded ? this.#queue.pop() : undefined;
    if (next === undefined) return false;
    this.#steps++;
    if (next.rule === undefined) this.#search(next.table);
    else this.#advance(next);
    return true;
  }

  /** Whether there are so many frames that the search has to be given up. */
  get #crowded(): boolean {
    return this.#frames >= FRAMES;
  }

  // ---- tables

  get #goals(): readonly Term[] {
    return [...this.#tables.keys(), ...this.#factTables.keys()];
  }

  /** The table of a goal; `factsAlone`: where it has holes, only what is known without premises counts. */
  #table(goal: Term, factsAlone = false): Table {
    const facts = !isGround(goal) && (factsAlone || (goal.op === 'in' && isMembership(goal.kid(0), goal.kid(1))));
    const tables = facts ? this.#factTables : this.#tables;
    const known = tables.get(goal);
    if (known !== undefined) return known;
    const number = this.#tables.size + this.#factTables.size;
    const kind = facts ? 'facts' : this.#meanings.telling(goal) && sorted(goal) ? 'telling' : 'other';
    const table = new Table(goal, { number, distance: this.#now, level: this.#level, kind });
    tables.set(goal, table);
    this.#byGoal.add(goal, table);
    this.#open(table);
    return table;
  }

  /** Tries what is at hand for the goal; theorems are tried when it is their turn, which for most goals is never. */
  #open(table: Table): void {
    const { goal, ground, kind, distance, level } = table;
    this.#tryAll(table, this.#local.find(goal));
    if (!table.done && (goal.op !== 'in' || !isPattern(goal.kid(1))))
      this.#queue.push({ table, rule: undefined, turn: this.#turn(level, distance + 1), number: this.#frames++ });
    if (kind === 'facts') return;
    if (goal.op === '=') this.#reflexivity(table);
    if (ground && isArithmetic(this.#sig, goal)) {
      this.#arithmetic.push(table);
      this.#calculate(table);
    }
    if (goal.mask === 0) this.#compute(table);
    const parts = decompose(this.#meanings, this.#contexts, goal);
    if (parts !== undefined) this.#push(table, parts, new Bindings(this.#sig, parts.slots, NOWHERE), [], 1);
    for (const context of this.#contexts.made()) this.#assume(context);
    if (this.#presuming) this.#presume(table);
  }

  /** Tries the theorems that may conclude the goal. */
  #search(table: Table): void {
    if (!table.done) this.#tryAll(table, this.#rules.find(table.goal));
  }

  #tryAll(table: Table, rules: Rule[]): void {
    for (const rule of rules.sort((a, b) => a.order - b.order || a.part - b.part)) this.#try(table, rule);
  }

  #try(table: Table, rule: Rule): void {
    this.#steps++;
    if (rule.assumption !== undefined && (table.ground || rule.premises.length > 0) && !this.#concerns(table.goal, rule.assumption)) return;
    const bindings = new Bindings(this.#sig, rule.slots, table.slots);
    if (!bindings.unify(rule.head, table.goal)) return;
    const use = table.ground ? 'prove' : this.#use(table, rule, bindings);
    if (use === 'prove') {
      table.choices++;
      this.#push(table, rule, bindings, [], 1);
    }
    if (use === 'propose') this.#propose(table, bindings.resolve(rule.head));
  }

  /**
   * What to do with a rule for a goal with holes. Either its premises, once proved, tell what the holes stand for; or its conclusion
   * proposes something, to be proved when more is known. Otherwise it would only replace one guess by another.
   */
  #use(table: Table, rule: Rule, bindings: Bindings): 'prove' | 'propose' | 'leave' {
    const open = bindings.open(rule.head);
    if (rule.premises.length === 0) return open.size === 0 ? 'prove' : 'propose';
    if (table.kind === 'facts') return rule.premises.every((p) => isNumerical(this.#sig, p)) && open.size === 0 ? 'prove' : 'leave';
    if (table.kind === 'other') return bindings.closed(rule.head) && rule.premises.every((p) => bindings.closed(p)) ? 'prove' : 'leave';
    if (open.size === 0) return 'prove';
    const guesses = table.holes.some((h) => rule.variables.some((v) => bindings.look(v) === bindings.look(h)));
    if ((!guesses || !between(rule)) && this.#tells(rule, bindings, open)) return 'prove';
    return table.holes.some((h) => !isPattern(bindings.look(h))) ? 'propose' : 'leave';
  }

  /** Whether the premises of a rule tell what its conclusion leaves open, none of them larger than it. */
  #tells(rule: Rule, bindings: Bindings, open: ReadonlySet<Term>): boolean {
    const most = size(bindings.instance(rule.head));
    const told = new Set<string>();
    for (const p of rule.premises) {
      if (bindings.closed(p)) continue;
      const instance = bindings.instance(p);
      if (size(instance) > most) return false;
      for (const name of this.#meanings.tells(instance)) told.add(name);
    }
    return [...open].every((v) => told.has(v.name));
  }

  #reflexivity(table: Table): void {
    const { goal } = table;
    const build: Rule['build'] = (value) => {
      const by = new Map(patternsIn(goal).map((v) => [v, value(v)]));
      return Theorem.refl(this.#sig, this.#sig.substitute(goal.kid(0), by));
    };
    const rule = ruleOf({ order: HYPOTHESIS, variables: patternsIn(goal), premises: [], head: goal, reason: { kind: 'logic' }, build });
    const bindings = new Bindings(this.#sig, rule.slots, NOWHERE);
    if (bindings.unify(goal.kid(0), goal.kid(1))) this.#push(table, rule, bindings, [], 1);
  }

  #calculate(table: Table): void {
    if (table.done) return;
    const reach = this.#contexts.reach(table.goal);
    const usable = this.#numbers.filter(({ formula }) => [...this.#contexts.reach(formula)].every((v) => reach.has(v)));
    // what is known of numbers only grows: with as much as last time, it is the same
    if (usable.length === table.calculated) return;
    table.calculated = usable.length;
    const lasting = usable.filter((n) => !n.plain).map((n) => n.formula);
    const all = usable.map((n) => n.formula);
    const attempt = (facts: readonly Term[]): Rule | undefined => {
      // arithmetic takes longer than other steps
      this.#steps += 1 + facts.length;
      return arithmeticRule(this.#meanings, facts, table.goal, ARITHMETIC);
    };
    const bounded = (): Rule | undefined => {
      const bounds = estimates(this.#sig, this.#estimates, [...all, table.goal]);
      return bounds.length === 0 ? undefined : attempt([...all, ...bounds]);
    };
    const rule = attempt(lasting) ?? (all.length === lasting.length ? undefined : attempt(all)) ?? bounded();
    if (rule !== undefined) this.#push(table, rule, new Bindings(this.#sig, NOWHERE, NOWHERE), [], 1);
  }

  #compute(table: Table): void {
    const computed = this.#problem.compute?.(table.goal);
    if (computed === undefined) return;
    const { theorem, certificates } = computed;
    const rule = ruleOf({
      order: ARITHMETIC,
      variables: [],
      premises: [],
      head: table.goal,
      reason: { kind: 'computation', certificates },
      build: () => theorem,
    });
    this.#push(table, rule, new Bindings(this.#sig, NOWHERE, NOWHERE), [], 1);
  }

  // ---- hypotheses

  #assume(context: Context): void {
    const learnt: Rule[] = [];
    for (const formula of context.hypotheses) {
      const assumption: Assumption = { id: this.#assumptions++, formula, context, plain: !speaksOf(formula, context) };
      const theorem = Theorem.assume(this.#sig, formula);
      learnt.push(...rulesOf(this.#meanings, theorem, { order: HYPOTHESIS, reason: { kind: 'hypothesis' }, assumption }));
    }
    for (const rule of learnt) this.#learn(rule);
    for (const rule of learnt) {
      const tables = this.#byGoal.find(rule.head).filter((table) => !table.done);
      for (const table of tables.sort((a, b) => a.number - b.number)) this.#try(table, rule);
    }
    if (learnt.some((rule) => rule.premises.length === 0 && isNumerical(this.#sig, rule.head)))
      for (const table of this.#arithmetic) this.#calculate(table);
  }

  #learn(rule: Rule): void {
    this.#local.add(rule.head, rule);
    if (rule.premises.length === 0 && isGround(rule.head) && isNumerical(this.#sig, rule.head))
      this.#numbers.push({ formula: rule.head, plain: rule.assumption?.plain === true });
  }

  // ---- frames

  #push(table: Table, rule: Rule, bindings: Bindings, proofs: Frame['proofs'], cost: number): void {
    if (this.#crowded) return;
    // every premise that is still to be proved takes a step at least
    const least = cost + rule.premises.reduce((n, _, i) => (typeof proofs[i] === 'object' ? n : n + 1), 0);
    const priority = table.distance + least;
    const sooner = table.ground && isEvident(rule) && !this.#presuming ? EVIDENT : 0;
    // nothing is left to be searched for where all premises are proved: what is shorter comes first
    const turn = least === cost ? priority : this.#turn(table.level, priority) - sooner;
    this.#queue.push({ table, rule, bindings, proofs, cost, priority, turn, number: this.#frames++ });
  }

  #turn(level: number, priority: number): number {
    // what is missing is looked for by size alone: far down it would be presumed before it is found
    return this.#presuming ? priority : level + priority;
  }

  #advance(frame: Frame): void {
    const { table, rule, bindings } = frame;
    if (table.done) return;
    this.#now = frame.priority;
    const premise = this.#select(frame);
    if (premise === 'none') this.#conclude(frame);
    else if (premise === 'later') {
      if (!table.ground) this.#propose(table, bindings.resolve(rule.head));
    } else if (premise !== undefined) this.#ask(frame, premise);
  }

  #ask(frame: Frame, premise: number): void {
    this.#now = frame.priority - 1;
    this.#level = frame.table.level + DEEP + CHOICE * Math.log2(1 + frame.table.choices);
    const pattern = frame.rule.premises[premise] ?? this.#sig.falsum;
    const goal = frame.bindings.resolve(pattern);
    if (depth(goal) > this.#deepest) return;
    const wanted = this.#table(goal, byFactsAlone(frame.rule, pattern));
    // a goal is of no use for itself: not for a shortest proof, and with holes this is how terms would grow
    if (wanted === frame.table) {
      const head = frame.bindings.resolve(frame.rule.head);
      if (head !== goal) this.#propose(wanted, head);
      return;
    }
    for (const answer of wanted.answers) this.#extend(frame, premise, answer);
    for (const proposal of wanted.proposals) this.#postpone(frame, premise, proposal);
    if (!wanted.done) wanted.waiting.push({ frame, premise });
  }

  #extend(frame: Frame, premise: number, answer: Answer): void {
    const { table, rule, cost } = frame;
    const pattern = rule.premises[premise] ?? this.#sig.falsum;
    let { bindings } = frame;
    if (!bindings.closed(pattern)) {
      if (table.ground && !this.#relevant(answer.term, table.goal, rule.closes[premise] ?? [])) return;
      bindings = bindings.copy();
      if (!bindings.unify(pattern, answer.term)) return;
    }
    const proofs = rule.premises.map((_, i) => (i === premise ? answer : frame.proofs[i]));
    this.#push(table, rule, bindings, proofs, cost + answer.cost);
  }

  /** Whether what is said of arbitrary objects concerns those that a goal is about; of others nothing can be carried over. */
  #relevant(term: Term, goal: Term, closes: readonly Context[]): boolean {
    const about = this.#contexts.reach(goal);
    return [...this.#contexts.reach(term)].every((v) => about.has(v) || closes.some((c) => c.reach.has(v)));
  }

  /** Goes on with what a premise may stand for; it is proved later, when it is ground. */
  #postpone(frame: Frame, premise: number, proposal: Term): void {
    const { table, rule, cost } = frame;
    const bindings = frame.bindings.copy();
    if (!bindings.unify(rule.premises[premise] ?? this.#sig.falsum, bindings.adopt(proposal))) return;
    const proofs = rule.premises.map((_, i) => (i === premise ? 'later' : frame.proofs[i]));
    const others = rule.premises.filter((_, i) => proofs[i] === undefined);
    const told = new Set(others.flatMap((p) => [...this.#meanings.tells(bindings.instance(p))]));
    const open = [...bindings.open(rule.premises[premise] ?? this.#sig.falsum)];
    if (open.every((v) => told.has(v.name))) this.#push(table, rule, bindings, proofs, cost);
  }

  /** Notes an instance of a goal with holes that may hold; it may have holes itself. */
  #propose(table: Table, instance: Term): void {
    if (depth(instance) > this.#deepest || !table.propose(instance)) return;
    for (const { frame, premise } of table.waiting) this.#postpone(frame, premise, instance);
  }

  #conclude(frame: Frame): void {
    const { table, rule, bindings, cost } = frame;
    const term = table.ground ? table.goal : bindings.resolve(rule.head);
    if (!isGround(term)) this.#propose(table, term);
    if (!isGround(term) || (!table.ground && depth(term) > this.#deepest)) return;
    const premises = frame.proofs.filter((p) => p !== undefined && p !== 'later');
    const assumptions = this.#assumed(rule, premises, term);
    if (assumptions === undefined) return;
    const answer: Answer = { term, rule, bindings, premises, cost, assumptions };
    if (!table.accept(answer)) return;
    for (const { frame: waiting, premise } of table.waiting) this.#extend(waiting, premise, answer);
    if (table.done) table.waiting = [];
  }

  /** What an answer depends on; undefined if the kernel would refuse it or it says nothing outside of a context. */
  #assumed(rule: Rule, premises: readonly Answer[], term: Term): readonly Assumption[] | undefined {
    const all = new Set<Assumption>(rule.assumption === undefined ? [] : [rule.assumption]);
    for (const [i, p] of premises.entries()) for (const a of p.assumptions) if (!rule.closes[i]?.includes(a.context)) all.add(a);
    const left = [...all].sort((a, b) => a.id - b.id);
    for (const context of rule.closes.flat())
      if (speaksOf(term, context) || left.some((a) => speaksOf(a.formula, context))) return undefined;
    return left.every((a) => this.#concerns(term, a)) ? left : undefined;
  }

  /** Whether something said of arbitrary objects may depend on what is assumed of these; otherwise it would outlive its context. */
  #concerns(formula: Term, { plain, context }: Assumption): boolean {
    const about = this.#contexts.reach(formula);
    return plain || context.variables.some((v) => about.has(v));
  }

  // ---- premises

  /** The premise to prove next; `none` if all are proved, `later` if those that are left hold of too much, undefined if none can be. */
  #select({ rule, bindings, proofs }: Frame): number | 'none' | 'later' | undefined {
    const open = rule.premises.map((_, i) => i).filter((i) => typeof proofs[i] !== 'object');
    if (open.length === 0) return 'none';
    const closed = open.filter((i) => bindings.closed(rule.premises[i] ?? this.#sig.falsum));
    if (closed.length > 0) return this.#hardest(rule, bindings, closed);
    const asked = open.filter((i) => proofs[i] === undefined);
    if (asked.length === 0) return 'later';
    const ranks = asked.map((i) => this.#rank(rule.premises[i] ?? this.#sig.falsum, bindings));
    const least = Math.min(...ranks);
    return least === Number.POSITIVE_INFINITY ? undefined : asked[ranks.indexOf(least)];
  }

  /** Of premises that are ground, the one with the fewest ways to prove it: if there is none, the others need not be looked at. */
  #hardest(rule: Rule, bindings: Bindings, closed: readonly number[]): number | undefined {
    if (closed.length === 1) return closed[0];
    const ways = closed.map((i) => this.#ways(bindings.resolve(rule.premises[i] ?? this.#sig.falsum)));
    return closed[ways.indexOf(Math.min(...ways))];
  }
  #ways(goal: Term): number {
    const known = this.#tables.get(goal);
    if (known?.done === true) return 0;
    if (known?.ways !== undefined) return known.ways;
    const ways = this.#count(goal);
    if (known !== undefined) known.ways = ways;
    return ways;
  }
  #count(goal: Term): number {
    if (goal.op === 'and' || isUniversal(this.#sig, goal)) return 2;
    if (isNumerical(this.#sig, goal)) return 1;
    const meant = this.#meanings.of(goal) === undefined ? 0 : 1;
    return this.#local.find(goal).length + this.#rules.find(goal).length + meant;
  }

  /** The lower, the sooner: what tells something; what an object is known to be in; what is better checked than searched. */
  #rank(premise: Term, bindings: Bindings): number {
    const open = bindings.open(premise).size;
    switch (this.#kind(premise, bindings)) {
      case 'telling':
        return open;
      case 'fact':
        return 1e6;
      case 'check':
        return 2e6 - open;
      case 'universal':
        return 3e6;
      case 'number':
        return Number.POSITIVE_INFINITY;
    }
  }

  #kind(premise: Term, bindings: Bindings): 'telling' | 'fact' | 'check' | 'universal' | 'number' {
    if (isUniversal(this.#sig, premise)) return 'universal';
    if (premise.op !== '=' && isNumerical(this.#sig, premise)) return 'number';
    let now = premise;
    if (premise.op === 'in') {
      if (isMembership(bindings.look(premise.kid(0)), bindings.look(premise.kid(1)))) return 'fact';
      if (isPattern(premise.kid(1))) now = bindings.resolve(premise);
    }
    return this.#meanings.telling(now) ? 'telling' : 'check';
  }

  // ---- what is missing

  #presume(table: Table): void {
    const { goal } = table;
    const sayable =
      table.ground && this.#tables.size > 1 && goal !== this.#sig.falsum && goal.op !== 'and' && !isUniversal(this.#sig, goal);
    if (!sayable || table.done || this.#contexts.reach(goal).size > 0) return;
    const price = isEmptiness(this.#meanings, goal) ? PRESUMED_EMPTY : PRESUMED;
    this.#push(table, presumed(goal), new Bindings(this.#sig, NOWHERE, NOWHERE), [], price);
  }
}

/** The answer to a goal that depends on nothing. */
const shownBy = (root: Table): Answer | undefined => root.answers.find((a) => a.assumptions.length === 0);

/** Whether a goal asks for any member of a set that is not written out, or for any set with a member. */
const isMembership = (member: Term, set: Term): boolean => isPattern(set) || (isPattern(member) && set.op !== 'comp');

/** Whether a goal says that a set is empty, or, in whatever words, that it has no member. */
function isEmptiness(meanings: Meanings, goal: Term): boolean {
  const { sig } = meanings;
  if (goal.op === '=') return goal.kids().some((side) => side.op === 'comp' && side.kid(1) === sig.falsum);
  const inner = negated(goal);
  const said = inner === undefined || inner.op === 'ex' ? inner : meanings.of(inner)?.body;
  return said?.op === 'ex' && said.kid(1).op === 'in';
}

/** Whether the sorts of all holes are known. */
const sorted = (goal: Term): boolean => patternsIn(goal).every((h) => h.op === 'free' && isGround(h.kid(0)));

/** Whether a rule is what is assumed, or takes a conjunction or a membership in a set written out apart: no choice is made by it. */
const isEvident = ({ order, premises, reason }: Rule): boolean =>
  order === Number.POSITIVE_INFINITY
    ? premises.length > 0 && (reason.kind === 'logic' || (reason.kind === 'definition' && reason.symbol === undefined))
    : order < 0 && premises.length === 0;

function before(a: Frame | Opening, b: Frame | Opening): boolean {
  if (a.turn !== b.turn) return a.turn < b.turn;
  if (a.table !== b.table) return a.table.number < b.table.number;
  const [first, second] = [a.rule?.order ?? THEOREMS, b.rule?.order ?? THEOREMS];
  return first !== second ? first < second : a.number < b.number;
}
