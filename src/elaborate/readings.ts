/**
 * How what is printed can be read: a symbol with arguments of these sorts may be another one of the same name, or have an argument
 * coerced. In doubt something counts as a reading: then the coercion is printed, which is never wrong.
 */
import type { Term } from '../terms/index.ts';

/** From which sort to which a coercion leads; its variables stand for anything. */
export interface Coercion {
  readonly from: Term;
  readonly to: Term;
}
type Binding = Map<Term, Term>;

/**
 * In how many ways arguments of these sorts fit one of the telescopes, with just one of them coerced; `undefined` where they fit one as they
 * are, for then nothing is coerced. A numeral has any sort of numbers: its sort is not known.
 */
export function coercedReadings(
  telescopes: readonly (readonly Term[])[],
  found: readonly (Term | undefined)[],
  coercions: readonly Coercion[],
): number | undefined {
  let count = 0;
  for (const wanted of telescopes) {
    const fits = (apart?: number): Binding | undefined => {
      const by: Binding = new Map();
      return wanted.every((sort, i) => i === apart || matches(sort, found[i], by)) ? by : undefined;
    };
    if (fits() !== undefined) return undefined;
    for (const [i, sort] of wanted.entries()) {
      const by = fits(i);
      if (by === undefined) continue;
      for (const { from, to } of coercions) {
        const inside: Binding = new Map();
        if (matches(from, found[i], inside) && meet(sort, by, to, inside)) count++;
      }
    }
  }
  return count;
}

/** In how many of the telescopes arguments of these sorts fit as they are. */
export const plainReadings = (telescopes: readonly (readonly Term[])[], found: readonly (Term | undefined)[]): number =>
  telescopes.filter((wanted) => {
    const by: Binding = new Map();
    return wanted.every((sort, i) => matches(sort, found[i], by));
  }).length;

const isVariable = (t: Term): boolean => t.op === 'free' || t.op === 'sortvar';
/** Arithmetic may turn a number with variables into any other: R(n + 1) is R(3) for n = 2. */
const mayChange = (t: Term): boolean =>
  t.op === 'app' && t.mask !== 0 && t.symbol.result !== undefined && t.owner.isNumber(t.symbol.result);
const alike = (a: Term, b: Term): boolean => a.op === b.op && a.tag === b.tag && a.arity === b.arity;

/** Whether a sort of a declaration, or a part of it, is this one, with something for its variables. */
function matches(wanted: Term, found: Term | undefined, by: Binding): boolean {
  if (found === undefined) return isVariable(wanted) || wanted.owner.isNumber(wanted);
  if (isVariable(wanted)) {
    const known = by.get(wanted) ?? found;
    by.set(wanted, known);
    return known === found;
  }
  return (alike(wanted, found) && wanted.kids().every((kid, i) => matches(kid, found.kid(i), by))) || mayChange(wanted);
}

/** Whether two sorts of declarations may be the same, given what some of their variables stand for. */
function meet(a: Term, byA: Binding, b: Term, byB: Binding): boolean {
  if (isVariable(a)) {
    const value = byA.get(a);
    return value === undefined || matches(b, value, new Map(byB));
  }
  if (isVariable(b)) return meet(b, byB, a, byA);
  return (alike(a, b) && a.kids().every((kid, i) => meet(kid, byA, b.kid(i), byB))) || mayChange(a) || mayChange(b);
}
