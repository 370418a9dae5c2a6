/** What would have sufficed, for a writer whose claim does not follow. */
import { type Place, show } from './display.ts';
import type { Part } from './item.ts';
import type { Scope } from './scope.ts';

/** How many are worth reading. */
const FEW = 3;

/** The nearest missing premises of a part, each with the fact that wants it. */
export function nearestOf(part: Part | undefined, scope: Scope, place?: Place): readonly string[] {
  const missing = (part?.missing ?? []).filter((m) => m.goal !== part?.goal);
  const said = missing.map(({ goal, by }) => `${show(goal, scope, place)}${by === undefined ? '' : ` (wanted by ${by.name})`}`);
  return [...new Set(said)].slice(0, FEW);
}
