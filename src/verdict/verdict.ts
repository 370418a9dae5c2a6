/** What lcgm says about a statement: a verdict, with what it rests on. A statement counts as proved only if its theorem has no gap. */
import { show } from '../elaborate/display.ts';
import { expectedFinding, type Finding, GAP, type Item, type Judgement, type Part } from '../elaborate/item.ts';
import type { Loaded } from '../elaborate/library.ts';
import type { Stance } from '../syntax/ast.ts';
import { ORACLE, type Term } from '../terms/index.ts';

export interface Verdict {
  readonly theory: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly kind: 'theorem' | Stance;
  /** The statement, parameters and hypotheses included: as it was proved, or as it is claimed, refuted or left open. */
  readonly statement: () => string;
  readonly verdict: Finding;
  readonly expected: Finding;
  /** Whether the verdict is the expected one, and all that was asked besides is shown. */
  readonly asStated: boolean;
  /** Whether what a claim needs is shown, if it needs anything and that was looked at. */
  readonly wellPosed: boolean | undefined;
  /** Whether a claim is tight, if it asks for that. */
  readonly tight: boolean | undefined;
  /** Whether the class of a claim is shown to be inhabited, if it has one. */
  readonly inhabited: boolean | undefined;
  /** Conditions under which only it is shown to be inhabited, or tight. */
  readonly conditions: { readonly tight: readonly string[]; readonly inhabited: readonly string[] };
  /** Predicates of the class without any one of which the same is derived; absent where that was not tried. */
  readonly unused: readonly string[] | undefined;
  /** The axioms (as `theory:name`) and oracles used anywhere in the proofs of what is said; gaps apart. */
  readonly restsOn: readonly string[];
  /** How many steps of the proof, or of what it uses, are not proved. */
  readonly gaps: number;
  /** Axioms used for what the claim asks although `resting on` does not name them. */
  readonly excess: readonly string[];
  readonly item: Item;
}

/** The verdicts on the theorems and claims of a file, in its order. */
export function verdicts(loaded: Loaded): Verdict[] {
  return loaded.items.flatMap((item) => (item.fact.kind === 'axiom' ? [] : [verdictOn(item, item.fact.kind, loaded)]));
}

function verdictOn(item: Item, kind: Verdict['kind'], loaded: Loaded): Verdict {
  const { fact, judgement, resting } = item;
  const own = judgement === undefined ? fact.theorem.restsOn : restsOf(decisive(judgement));
  const besides = [judgement?.needs, judgement?.tight, judgement?.inhabited?.asked === true ? judgement.inhabited : undefined];
  const asked = union([own, ...besides.map(restsOf)]);
  const all = union([asked, restsOf(judgement?.inhabited)]);
  const sound = (names: readonly string[]) => names.filter((name) => !name.includes(GAP));
  const gaps = Math.max(own.length - sound(own).length, item.gaps);
  const excess = resting === undefined ? [] : sound(asked).filter((name) => !resting.includes(name) && !name.startsWith(ORACLE));
  const found: Finding = judgement?.finding ?? 'proved';
  const verdict = gaps === 0 && excess.length === 0 ? found : 'unknown';
  const expected = kind === 'theorem' ? 'proved' : expectedFinding[kind];
  const tight = isShown(judgement?.tight);
  const inhabited = isShown(judgement?.inhabited);
  const text = (conditions: readonly Term[] = []) => conditions.map((c) => show(c, loaded.scope));
  return {
    theory: fact.theory,
    name: fact.label,
    title: fact.title,
    kind,
    statement: () => show(judgement?.claim.statement ?? fact.theorem.conclusion, loaded.scope),
    verdict,
    expected,
    asStated: verdict === expected && tight !== false && !(judgement?.inhabited?.asked === true && inhabited === false),
    wellPosed: isShown(judgement?.needs),
    tight,
    inhabited,
    conditions: { tight: text(judgement?.tight?.conditions), inhabited: text(judgement?.inhabited?.conditions) },
    unused: judgement?.unused,
    restsOn: sound(all),
    gaps,
    excess,
    item,
  };
}

/** What shows the finding. */
export function decisive({ finding, claim, needs, negation, empty }: Judgement): Part | undefined {
  return { proved: claim, refuted: negation, vacuous: empty, unknown: needs?.failure }[finding];
}

/** What rests on a gap is not shown. */
const isShown = (part: Part | undefined): boolean | undefined =>
  part === undefined ? undefined : (part.shown?.theorem.restsOn.every((name) => !name.includes(GAP)) ?? false);

const restsOf = (part: Part | undefined): readonly string[] => part?.shown?.theorem.restsOn ?? [];

const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())].sort();
