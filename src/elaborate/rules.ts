/** The facts in view as rules of the engine. */
import { Rulebook } from '../engine/index.ts';
import type { Signature } from '../terms/index.ts';
import { isObject, writtenOut } from './constants.ts';
import { GAP } from './item.ts';
import type { Fact, Scope } from './scope.ts';

/** Adds a fact; `constants`: whether there are constants that stand for objects, which are written out. */
export function teach(s: Signature, rules: Rulebook, { theorem, theory, label }: Fact, constants: boolean): void {
  // what rests on a gap is no rule: all that used it would be worth nothing
  if (theorem.restsOn.some((name) => name.includes(GAP))) return;
  rules.add({ theorem: constants ? writtenOut(s, theorem.conclusion).forth(theorem) : theorem, name: `${theory}:${label}` });
}

/** Whether a theory has constants that stand for objects. */
export const hasObjects = (s: Signature, { symbols }: Scope): boolean =>
  [...symbols.values()].flat().some(({ symbol }) => isObject(s, symbol));

/** The facts that a statement may use: all imported ones, and those of its theory that stand before it. */
export function factsBefore(scope: Scope, label: string): readonly Fact[] {
  const own = [...scope.facts.values()];
  const here = own.findIndex((fact) => fact.label === label);
  return [...[...scope.imports].reverse().flatMap((each) => [...each.facts.values()]), ...(here < 0 ? own : own.slice(0, here))];
}

/** A rulebook of these facts. */
export function rulebookOf(s: Signature, scope: Scope, facts: readonly Fact[]): Rulebook {
  const rules = new Rulebook(s);
  const constants = [...scope.all()].some((each) => hasObjects(s, each));
  for (const fact of facts) teach(s, rules, fact, constants);
  return rules;
}
