/** Why claims hold, or what they lack. */
import { type Explanation, explain as explained } from '../assistant/explain.ts';
import { explanationOf } from '../report/explain.ts';
import { plainStyle } from '../report/style.ts';
import { type Checked, examined, type Host, type Target } from './check.ts';

export interface Explained extends Checked {
  /** One for each claim; theorems have proofs, which `prove` tells. */
  readonly explanations: readonly Explanation[];
  /** The same as text. */
  readonly written: string;
}

/** Understands a theory, and tells of each claim, or of the one of this name, what it needs or lacks. */
export function explain(target: Target, { claim, ...host }: Host & { readonly claim?: string }): Explained {
  const { checked, loaded } = examined(target, host, true);
  const verdicts = checked.verdicts.filter((v) => claim === undefined || v.name === claim);
  const explanations = verdicts
    .filter((v) => v.item.judgement !== undefined)
    .map((v) => explained(v.item.fact.theorem.signature, loaded.scope, v));
  return { ...checked, verdicts, explanations, written: explanations.map((e) => explanationOf(e, loaded, plainStyle)).join('\n') };
}
