/** What is found about a claim: proved, refuted, vacuous or unknown, and whether it is tight, inhabited, and needs its predicates. */
import type { Derivation } from '../engine/index.ts';
import type { Term } from '../terms/index.ts';
import { closed, under } from './closing.ts';
import type { Desk } from './desk.ts';
import { meaningOf, missingProduct } from './forms.ts';
import { findingOf, type Judgement, type Part } from './item.ts';
import { type Asking, rulesUsed } from './judge.ts';
import { justified } from './justified.ts';
import { nameOfPredicate } from './predicate_name.ts';
import { predicatesOf } from './predicates.ts';
import { Prover } from './proof.ts';
import type { Question } from './question.ts';

/** So many steps are enough for what nobody has asked for. */
const REMARK = 3_000;
/** Of what is not expected nobody is told what is missing. */
const UNEXPLAINED: Asking = { explain: false };

/** Judges a claim; `gaps` are those of the proof that it came with. */
export function examine(desk: Desk, question: Question): { readonly judgement: Judgement; readonly gaps: number } {
  const { declaration: d, frame, goal } = question;
  const { judge } = desk;
  const { s } = desk.drafts;
  const stance = d.keyword;
  const negated = s.not(goal);
  const main = d.because.kind === 'auto' ? undefined : asWritten(desk, question, stance === 'refute' ? negated : goal);
  const gaps = main?.gaps ?? 0;

  // what is expected is looked for first, and vacuity before its opposite
  let claim = stance === 'refute' ? undefined : (main?.part ?? judge.askBoth(frame, goal));
  let negation = stance === 'refute' ? (main?.part ?? judge.askBoth(frame, negated)) : undefined;
  const inhabited = negation?.shown === undefined ? inhabitedness(desk, question) : undefined;
  const empty = negation?.shown === undefined && !surely(inhabited) ? emptiness(desk, question) : undefined;
  const undecided = claim?.shown === undefined && negation?.shown === undefined && empty?.shown === undefined && gaps === 0;
  if (undecided && stance === 'refute') claim = judge.askBoth(frame, goal);
  if (undecided && stance !== 'refute') negation = judge.askBoth(frame, negated, UNEXPLAINED);

  const nothing: Part = { goal, statement: closed(s, frame, goal), shown: undefined, missing: [], limit: false, steps: 0 };
  const parts = { claim: claim ?? nothing, negation, empty };
  const found = findingOf({ ...parts, needs: undefined });
  // a claim that is not proved may owe that to what it needs; a refutation speaks for itself
  const needs = found === 'proved' || (found === 'unknown' && stance === 'claim' && gaps === 0) ? wellPosedness(desk, question) : undefined;
  const finding = findingOf({ ...parts, needs });
  const lacking = finding === 'unknown' ? missingProduct(s, desk.scope, goal) : undefined;
  const judgement: Judgement = {
    stance,
    finding,
    variables: frame.variables,
    ...parts,
    needs,
    inhabited,
    tight: finding === 'proved' ? tightness(desk, question) : undefined,
    unused:
      finding === 'proved' && claim?.shown?.derivation !== undefined ? superfluous(desk, question, claim.shown.derivation) : undefined,
    notProduct: lacking === undefined ? undefined : { why: lacking.title },
  };
  return { judgement, gaps };
}

/** Proves as the writer says. */
function asWritten(
  desk: Desk,
  { declaration: d, frame, names, setting }: Question,
  goal: Term,
): { readonly part: Part; readonly gaps: number } {
  const { theorem, gaps, derivation, written } = justified(desk, frame, goal, {
    because: d.because,
    span: d.statement.conclusion.span,
    names,
    parameters: setting.parameters,
  });
  const part: Part = {
    goal,
    statement: theorem.conclusion,
    shown: gaps === 0 ? { theorem, derivation, written } : undefined,
    missing: [],
    limit: false,
    steps: 0,
  };
  return { part, gaps };
}

/** Whether something is in the class; under what `tight` asks for, if need be. */
function inhabitedness(desk: Desk, { frame, inhabited, witness, tight }: Question): Judgement['inhabited'] {
  const goal = inhabited === undefined ? undefined : meaningOf(desk.drafts.s, inhabited);
  if (goal === undefined) return undefined;
  const ask = (conditions: readonly Term[], asking: Asking = {}) => {
    const narrower = under(frame, conditions);
    const { judge } = desk;
    const part =
      witness === undefined
        ? judge.ask(narrower, goal, { steps: REMARK, ...asking, ...UNEXPLAINED })
        : judge.witness(narrower, goal, witness.existential, witness.term, asking);
    return { ...part, conditions, asked: witness !== undefined };
  };
  if (tight === undefined || tight.conditions.length === 0) return ask([]);
  // what is not found under the conditions is not found without them
  const sometimes = ask(tight.conditions);
  if (sometimes.shown === undefined) return { ...sometimes, statement: closed(desk.drafts.s, frame, goal), conditions: [] };
  const always = ask([], { steps: PATIENCE * sometimes.steps });
  return always.shown === undefined ? sometimes : always;
}

const surely = (inhabited: Judgement['inhabited']): boolean => inhabited?.shown !== undefined && inhabited.conditions.length === 0;

/** Whether the claim is well-posed, or even the contrary is shown. */
function wellPosedness({ judge, drafts: { s } }: Desk, { frame, needs }: Question): Judgement['needs'] {
  if (needs === undefined) return undefined;
  const { meaning, why } = needs;
  const part = judge.askBoth(frame, meaning);
  return { ...part, why, failure: part.shown === undefined ? judge.askBoth(frame, s.not(meaning)) : undefined };
}

/** Whether nothing is in the class. */
function emptiness(desk: Desk, { frame, vacuous }: Question): Part | undefined {
  const meaning = vacuous === undefined ? undefined : meaningOf(desk.drafts.s, vacuous);
  return meaning === undefined ? undefined : desk.judge.askBoth(frame, meaning, UNEXPLAINED);
}

function tightness(desk: Desk, { declaration: d, frame, tight, setting }: Question): Judgement['tight'] {
  if (tight === undefined) return undefined;
  const { meaning, conditions } = tight;
  const narrower = under(frame, conditions);
  const labels = d.clauses.tight?.by;
  if (labels === undefined) return { ...desk.judge.ask(narrower, meaning), conditions };
  const prover = new Prover(desk, setting.parameters);
  const named = prover.named(labels, new Map());
  desk.problems.push(...prover.problems);
  const shown = desk.judge.step(narrower, meaning, named);
  const statement = closed(desk.drafts.s, narrower, meaning);
  return { goal: meaning, statement, shown, missing: [], limit: false, steps: 0, conditions };
}

/** Without conditions the same is looked for so many times as long as it took with them. */
const PATIENCE = 2;
/** So long it is tried whether, without a predicate, other theorems do it. */
const OTHERWISE = 300;

/** The predicates of the class without any one of which the claim is derived as well: by the same theorems, or soon by others. */
function superfluous(desk: Desk, { frame, vacuous: instance }: Question, derivation: Derivation): readonly string[] | undefined {
  const { s } = desk.drafts;
  const name = instance?.form.meaning === undefined ? undefined : subjectOf(instance.form.meaning);
  const whole = name === undefined ? undefined : instance?.by.get(name);
  if (instance === undefined || name === undefined || whole === undefined) return undefined;
  const same = rulesUsed(s, derivation);
  return predicatesOf(s, whole)
    .filter(({ without }) => {
      const weaker = s.substitute(instance.form.pattern, new Map(instance.by).set(name, without));
      const shown = (asking: Asking) => desk.judge.ask(frame, weaker, { ...asking, ...UNEXPLAINED }).shown !== undefined;
      return shown({ steps: REMARK, among: same }) || shown({ steps: OTHERWISE });
    })
    .map(({ formula }) => nameOfPredicate(formula, desk.scope));
}

/** The class of a claim is what has to be empty for the claim to be vacuous. */
export const subjectOf = (meaning: Term): Term | undefined =>
  meaning.op === '=' && meaning.kid(0).op === 'free' ? meaning.kid(0) : undefined;
