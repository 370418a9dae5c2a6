/** A statement with its justification: a theorem, or one that rests on a gap. */

import type { Derivation } from '../engine/index.ts';
import type { Justification, Span } from '../syntax/ast.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import type { Term, Theorem } from '../terms/index.ts';
import { discharged, type Frame, factsOf } from './closing.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import { type Names, placeIn } from './expression.ts';
import { nearestOf } from './nearest.ts';
import { Prover } from './proof.ts';
import type { Parameter } from './scope.ts';
import { search } from './search.ts';
import { found, type Line, linesOf } from './written.ts';

export interface Justified {
  readonly theorem: Theorem;
  /** How many steps are gaps. */
  readonly gaps: number;
  /** How it was found by the engine, or what its proof says. */
  readonly derivation: Derivation | undefined;
  readonly written: readonly Line[] | undefined;
}
export interface Writing {
  readonly because: Justification;
  readonly span: Span;
  readonly names: Names;
  readonly parameters?: readonly Parameter[];
}

/** Proves the goal as its justification says; where it says nothing, by the prover of small steps, or else by the engine. */
export function justified(
  desk: Desk,
  frame: Frame,
  goal: Term,
  { because, span, names, parameters = desk.scope.parameters }: Writing,
): Justified {
  const { s } = desk.drafts;
  const before = desk.gaps;
  if (because.kind !== 'auto') {
    const prover = new Prover(desk, parameters);
    const proved = prover.justify(because, goal, { names, facts: factsOf(s, frame), labels: new Map(), spoilt: false }, span);
    desk.problems.push(...prover.problems);
    return {
      theorem: discharged(frame, proved.theorem),
      gaps: desk.gaps - before,
      derivation: undefined,
      written: linesOf(proved),
    };
  }
  const outcome = search({ signature: s, facts: factsOf(s, frame), goal });
  if (outcome.kind === 'proved')
    return {
      theorem: discharged(frame, outcome.theorem),
      gaps: 0,
      derivation: undefined,
      written: linesOf(found(outcome.theorem, outcome.used, [])),
    };
  const part = desk.judge.ask(frame, goal);
  if (part.shown !== undefined) return { ...part.shown, gaps: 0 };
  const place = placeIn(names, desk.scope);
  const say = (formula: Term) => show(formula, desk.scope, place);
  const stuck = outcome.missing.filter((m) => m !== goal).map(say);
  const missing = stuck.length > 0 ? stuck.slice(0, 3) : nearestOf(part, desk.scope, place);
  desk.problems.push(diagnostic('CANNOT_PROVE', span, { statement: say(goal), missing, together: stuck.length === 0 }));
  return { theorem: discharged(frame, desk.gap(goal)), gaps: 1, derivation: undefined, written: undefined };
}
