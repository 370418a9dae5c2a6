/** What the undefined symbols of the theories mean over finite spaces. A symbol that is not here has no finite reading. */
import { type Arguments, unreachable } from './arguments.ts';
import { identity, numericDecisions, numericFunctions, numericPredicates, numericSorts } from './numeric.ts';
import { bothKernels, bothMaps, conditional, leftPart, product, rightPart, tensor } from './product.ts';
import {
  after,
  afterMap,
  almostAll,
  dirac,
  independentColumns,
  type Kernel,
  kernel,
  type Law,
  type Model,
  map,
  pointMass,
  pointOf,
  push,
  representative,
  type Sort,
  type Transition,
  type Truth,
  transition,
  type Value,
} from './values.ts';

export const model = (of: Law, by: Kernel): Model => ({
  kind: 'model',
  law: of,
  kernel: by,
  key: by.key === undefined ? undefined : `${of.key} ; ${by.key}`,
});
export const composite = (s: Transition, t: Transition): Transition =>
  transition(s.space, new Map([...t.at].map(([z, p]) => [z, s.at.get(p.key) ?? unreachable()])));
export const inverse = (t: Transition): Transition =>
  transition(t.space, new Map(t.space.base.atoms.map(({ point }) => [t.at.get(point.key)?.key ?? '', point])));

export const sorts: ReadonlyMap<string, (a: Arguments) => Sort> = new Map<string, (a: Arguments) => Sort>([
  ['std.space:Space', () => ({ kind: 'Space' })],
  ['std.space:Pt', (a) => ({ kind: 'Pt', space: a.space(1) })],
  ['std.space:Map', (a) => ({ kind: 'Map', from: a.space(2), to: a.space(1) })],
  ['std.space:Dist', (a) => ({ kind: 'Dist', space: a.space(1) })],
  ['std.kernel:Kern', (a) => ({ kind: 'Kern', from: a.space(2), to: a.space(1) })],
  ['std.transition:Trans', (a) => ({ kind: 'Trans', space: a.space(1) })],
  ['meta.model:Model', (a) => ({ kind: 'Model', from: a.space(2), to: a.space(1) })],
  ...numericSorts,
]);

export const functions: ReadonlyMap<string, (a: Arguments) => Value> = new Map<string, (a: Arguments) => Value>([
  ['std.space:apply', (a) => a.map(2).at(a.point(1))],
  ['std.space:id', (a) => identity(a.space(1))],
  ['std.space:compose', (a) => afterMap(a.map(2), a.map(1))],
  ['std.space:base', (a) => a.space(1).base],
  ['std.space:pointMass', (a) => pointMass(a.implicitSpace(0), a.point(1))],
  ['std.kernel:at', (a) => a.kernel(2).at(a.point(1))],
  ['std.kernel:dirac', (a) => dirac(a.map(1))],
  ['std.kernel:push', (a) => push(a.kernel(2), a.law(1))],
  ['std.kernel:compose', (a) => after(a.kernel(2), a.kernel(1))],
  ['std.product:Prod', (a) => product(a.space(2), a.space(1))],
  ['std.product:left', (a) => leftPart(a.space(2), a.space(1))],
  ['std.product:right', (a) => rightPart(a.space(2), a.space(1))],
  ['std.product:tensor', (a) => tensor(a.law(2), a.law(1))],
  ['std.product:both', (a) => bothMaps(a.map(2), a.map(1))],
  ['std.product:conditional', (a) => conditional(a.law(1))],
  ['std.product:both/2', (a) => bothKernels(a.kernel(2), a.kernel(1))],
  ['std.transition:rep', (a) => representative(a.transition(1))],
  ['std.transition:identity', (a) => transition(a.space(1), new Map(a.space(1).base.atoms.map(({ point }) => [point.key, point])))],
  ['std.transition:compose', (a) => composite(a.transition(2), a.transition(1))],
  ['std.transition:inverse', (a) => inverse(a.transition(1))],
  ['std.kernel:Laws', (a) => a.space(1).laws],
  ['std.kernel:eval', (a) => kernel(a.space(1).laws, a.space(1), (p) => p.law ?? unreachable())],
  ['std.kernel:asMap', (a) => map(a.kernel(1).from, a.kernel(1).to.laws, (z) => pointOf(a.kernel(1).at(z)))],
  ['meta.model:law', (a) => a.model(1).law],
  ['meta.model:kernel', (a) => a.model(1).kernel],
  ['meta.model:pair', (a) => model(a.law(2), a.kernel(1))],
  ...numericFunctions,
]);

export const predicates: ReadonlyMap<string, (a: Arguments) => Truth> = new Map<string, (a: Arguments) => Truth>([
  ['std.space:ae', (a) => almostAll(a.law(2), a.set(1))],
  // a finite Polish space is discrete
  ['std.space:closed', () => true],
  ...numericPredicates,
]);

/** What is decided otherwise than by its definition, which quantifies over all laws, vectors, …: undefined sends back to the definition. */
export const decided: ReadonlyMap<string, (a: Arguments) => Truth> = new Map<string, (a: Arguments) => Truth>([
  ['std.kernel:separating', (a) => separates(a, false)],
  ['std.kernel:separating/2', (a) => separates(a, true)],
  ...numericDecisions,
]);
function separates(a: Arguments, everything: boolean): Truth {
  const independent = independentColumns(a.kernel(everything ? 1 : 2));
  return everything || independent !== false || a.set(1).has({ kind: 'opaque' }) === true ? independent : undefined;
}
