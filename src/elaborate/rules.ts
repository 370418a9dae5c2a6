/** The facts in view as rules of the engine. */
import { Rulebook } from '../engine/index.ts';
import type { Signature } from '../terms/index.ts';
import { isObject, writtenOut } from './constants.ts';
import { hasGap } from './item.ts';
import type { Fact, Scope } from './scope.ts';

/** Adds a fact; `constants`: whether there are constants that stand for objects, which are written out. */
export function teach(s: Signature, rules: Rulebook, { theorem, theory, label }: Fact, constants: boolean): void {
  // what rests on a gap is no rule: all that used it would be worth nothing
  if (hasGap(theorem)) return;
  rules.add({ theorem: constants ? writtenOut(s, theorem.conclusion).forth(theorem) : theorem, name: `${theory}:${label}` });
}

interface Imported {
  readonly imports: readonly Scope[];
  readonly constants: boolean;
  readonly rules: Rulebook;
}
/** Many files import the same: what they share is read as rules once. */
const memory = new WeakMap<Signature, readonly Imported[]>();
const REMEMBERED = 4;

/** The facts that a theory imports, those first that were declared first. To these rules nothing may be added. */
export function importedRules(s: Signature, { imports }: Scope, constants: boolean): Rulebook {
  const known = memory.get(s) ?? [];
  const same = known.find(
    (each) =>
      each.constants === constants && each.imports.length === imports.length && each.imports.every((scope, i) => scope === imports[i]),
  );
  if (same !== undefined) return same.rules;
  const rules = new Rulebook(s);
  for (const fact of importedFacts(imports)) teach(s, rules, fact, constants);
  memory.set(s, [{ imports, constants, rules }, ...known].slice(0, REMEMBERED));
  return rules;
}

/** Whether a theory has constants that stand for objects. */
export const hasObjects = (s: Signature, { symbols }: Scope): boolean =>
  [...symbols.values()].flat().some(({ symbol }) => isObject(s, symbol));

/** The facts that a statement may use: all imported ones, and those of its theory that stand before it. */
export function factsBefore(scope: Scope, label: string): readonly Fact[] {
  return [...importedFacts(scope.imports), ...ownBefore(scope, label)];
}
/** Those of imports, of which the nearest comes first and is told last. */
const importedFacts = (imports: readonly Scope[]): readonly Fact[] => [...imports].reverse().flatMap((each) => [...each.facts.values()]);
function ownBefore(scope: Scope, label: string): readonly Fact[] {
  const own = [...scope.facts.values()];
  const here = own.findIndex((fact) => fact.label === label);
  return here < 0 ? own : own.slice(0, here);
}

/** The rules for a statement, of the facts that it may use. */
export function rulesBefore(s: Signature, scope: Scope, label: string): Rulebook {
  const constants = [...scope.all()].some((each) => hasObjects(s, each));
  const rules = new Rulebook(s, importedRules(s, scope, constants));
  for (const fact of ownBefore(scope, label)) teach(s, rules, fact, constants);
  return rules;
}
