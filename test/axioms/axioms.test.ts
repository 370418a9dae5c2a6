/**
 * Keeps the axioms honest: they hold in random finite spaces, null points included, for random rational vectors and matrices, and for
 * laws with finitely many atoms; and false variants of them do not. A space with finitely many points is discrete, so nothing here
 * tests what the axioms say of measurability, continuity and Lebesgue measure.
 */
import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { disk } from '../../src/disk/files.ts';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import type { Fact } from '../../src/elaborate/scope.ts';
import type { Term } from '../../src/terms/index.ts';
import { anyIndependent, applied, independent, integer, isZero, killed, vandermonde } from '../support/finite/algebra.ts';
import { uninterpreted } from '../support/finite/evaluate.ts';
import { examine, type Outcome, variants } from '../support/finite/examine.ts';
import { independentColumns, kernel, law, Space } from '../support/finite/values.ts';

/** How many instances each axiom is evaluated on, and in how many of them all its hypotheses must hold at least. */
const INSTANCES = 1000;
const ENOUGH = 50;
const PLANTED = 30;
/** The same for theorems. */
const GLANCE = 40;

/** What has no finite reading, and why; axioms that speak of it are not evaluated. */
const discrete = 'every set of a finite Polish space is closed, so a statement about closed sets says nothing there';
const irrational = 'its characteristic function, weights or density are no rational numbers';
const continuous = 'its base law charges no point, and a law with finitely many atoms cannot stand for it';
const WITHOUT_FINITE_READING: Readonly<Record<string, string>> = {
  'std.space:closed': discrete,
  'std.space:base on R^d': 'Lebesgue measure charges no point, and a law with finitely many atoms cannot stand for it',
  'std.noise:cf': 'values of characteristic functions are no rational numbers, but for few laws and arguments',
  'std.noise:normal': irrational,
  'std.families:poisson': irrational,
  'std.families:exponential': irrational,
  'std.families:segment': irrational,
  'std.families:binomial': 'the odds are exponentials of the parameter, which are no rational numbers',
  'sae.relu:Orthant': continuous,
  'sae.topk:TopK': continuous,
  'sae.jumprelu:Jump': continuous,
  'sae.sparsemax:Simplex': continuous,
};

/** Axioms that could be read, but whose evaluation does not come to an end. */
const NOT_DECIDED: Readonly<Record<string, string>> = {
  'std.real:square_root': 'roots of rational numbers are sought among rational numbers',
};

/** In axioms this says nothing of finite spaces; in theorems it is one hypothesis or conclusion of many. */
const EMPTY: ReadonlySet<string> = new Set(['std.space:closed']);

const equal = 'what is equal has equal parts';
const sought = 'a number or law that does not exist is sought among infinitely many';

/** Variants of axioms, made by machine, that are true of finite spaces at least, or that no finite search refutes, and why. */
const SURVIVING_VARIANTS: Readonly<Record<string, string>> = {
  'std.space:map_ext, hypothesis 1 from the conclusion': 'equal maps agree at every point',
  'std.kernel:ae_push, hypothesis 1 from the conclusion':
    'the converse holds for measurable A; Sierpinski (under CH): a subset of the unit square in whose vertical sections almost every point lies, in whose horizontal sections almost none',
  'std.kernel:ae_push_map, hypothesis 1 from the conclusion': 'the converse is the theorem ae_pull',
  'std.kernel:lusin_souslin, hypothesis 1 from the conclusion': 'a map with a left inverse almost everywhere is injective where it is one',
  'std.space:left_inverse, hypothesis 1 from the conclusion': 'a map with a left inverse is injective',
  'std.product:product_ext, hypothesis 1 from the conclusion': 'equal points have equal parts',
  'std.product:product_ext, hypothesis 2 from the conclusion': 'equal points have equal parts',
  'std.product:tensor_ac, hypothesis 1 from the conclusion': 'a null set A of the left factor gives the null set A x W',
  'std.product:disintegration_unique, hypothesis 1 from the conclusion': 'kernels equal almost everywhere have the same images',
  'std.transition:transition_exists, without hypothesis 1':
    'a map of a finite set onto itself is injective; z -> 2z mod 1 keeps Lebesgue measure and is not',
  'std.transition:transition_exists, hypothesis 1 from the conclusion': 'that is what a transition is',
  'std.transition:transition_exists, hypothesis 2 from the conclusion': 'that is what a transition is',
  'std.transition:transition_ext, hypothesis 1 from the conclusion': 'equal transitions have one representative',
  'std.real:mul_inverse, without hypothesis 1': sought,
  'std.real:mul_inverse, hypothesis 1 from the conclusion': '0 has no inverse',
  'std.real:mul_positive, hypothesis 1 from the conclusion': 'a product is positive only if both factors are, once one is',
  'std.real:mul_positive, hypothesis 2 from the conclusion': 'a product is positive only if both factors are, once one is',
  'std.numbers:nat_induction, hypothesis 1 from the conclusion': 'the set of all numbers has 0',
  'std.numbers:nat_induction, hypothesis 2 from the conclusion': 'the set of all numbers has each i + 1',
  'std.vectors:vector_ext, hypothesis 1 from the conclusion': equal,
  'std.coordinates:card_insert, hypothesis 1 from the conclusion': 'a set does not grow by what it has',
  'std.coordinates:card_all, hypothesis 1 from the conclusion': 'R^0 is read as R^1, so it has 1 coordinate',
  'std.coordinates:perm_injective, hypothesis 1 from the conclusion': 'equal coordinates are taken to equal ones',
  'std.coordinates:cell_injective, hypothesis 1 from the conclusion': equal,
  'std.coordinates:perm_choose, hypothesis 1 from the conclusion': 'a permutation has a position in each column',
  'std.matrices:matrix_ext, hypothesis 1 from the conclusion': equal,
  'std.matrices:place_injective, hypothesis 1 from the conclusion': equal,
  'std.matrices:matrix_choose, hypothesis 1 from the conclusion': 'the columns of the matrix are there',
  'std.pigeonhole:setPair_injective, hypothesis 1 from the conclusion': equal,
  'std.finite:index_injective, hypothesis 1 from the conclusion': 'equal elements have one number',
  'std.finite:fin_ae, hypothesis 1 from the conclusion': 'this is the axiom ae_all',
  'std.finite:arrow_injective, hypothesis 1 from the conclusion': equal,
  'std.finite:fin_choose, hypothesis 1 from the conclusion': 'the values of the map are there',
  'std.weights:fin_law, without hypothesis 1': sought,
  'std.finite_laws:channel_injective, hypothesis 1 from the conclusion': equal,
  'std.finite_laws:channel_injective, hypothesis 2 from the conclusion': equal,
  'std.finite_laws:channel_injective, hypothesis 3 from the conclusion': equal,
  'std.noise:complex_cancel, hypothesis 1 from the conclusion': 'products of equal numbers are equal',
  'std.covariance:cov_linear, without hypothesis 1': 'laws with finitely many atoms have second moments',
  'std.covariance:cov_linear, hypothesis 1 from the conclusion': 'laws with finitely many atoms have second moments',
  'std.component_laws:components_cov, hypothesis 2 from the conclusion': 'the variances stand on the diagonal of the covariance matrix',
  'std.sharp_limits:reweigh, hypothesis 1 from the conclusion': 'images of laws with the same null sets have the same null sets',
  'sae.heaviside:cube_null, hypothesis 1 from the conclusion': 'this is the axiom ae_all',
};

/** Theorems that compare the definitions with what they are meant to say: on how many instances, and how many must be decided. */
const DECIDED: Readonly<Record<string, readonly [number, number]>> = {
  'std.kernel:match': [1000, 50],
  'std.transition:push_compose_transition': [1000, 50],
  'std.transition:match_transition': [1000, 50],
  'meta.model:3.1': [1000, 50],
  'meta.model:L3.1': [1000, 50],
  'meta.model:B.1': [1000, 10],
  'meta.reducible:br_image': [1000, 50],
  'meta.transitions:B.2_symmetric': [1000, 50],
  'meta.transitions:T_image': [1000, 50],
  'meta.transitions:gauge_fixing': [1000, 30],
  'meta.tightness:closed_law': [1000, 30],
  'meta.tightness:tight': [1000, 50],
  'meta.refutation:witness_injective': [1000, 30],
  'meta.refutation:pair': [1000, 30],
  'meta.refutation:inequivalent_kernels': [1000, 20],
  'meta.known:B.3': [1000, 50],
  'meta.transport:push_conjugate': [1000, 50],
  'meta.transport:transport': [1000, 5],
  'std.product:cross_separating': [300, 20],
  'std.coordinates:card_union': [1000, 500],
  'std.coordinates:sparse_sub': [1000, 100],
  'std.matrices:transpose_times': [1000, 500],
  'std.matrices:dot_adjoint': [1000, 500],
  'std.matrices:length_positive': [1000, 500],
  'std.inverses:orthogonal_transpose': [1000, 100],
  'std.independent_columns:independent_in': [1000, 100],
  'std.columns:vandermonde': [1000, 500],
  'std.pigeonhole:pigeonhole': [1000, 50],
  'std.finite:fin_bijective': [300, 50],
  'std.weights:increasing_rigid': [300, 50],
  'std.mixtures:mixtures_br': [300, 30],
  'std.inverses:injective_invertible': [300, 200],
  'std.covariance:unitcov_orthogonal': [300, 20],
  'meta.extractor:extractor_unique': [1000, 50],
  'meta.extractor:extractor_map': [1000, 30],
  'meta.extractor:extractor_kernel': [1000, 10],
  'std.finite_extractors:extractor_matrix': [1000, 10],
  'std.finite_models:features_equal': [1000, 50],
  'std.finite_models:coarser_by': [1000, 5],
  'std.finite_models:coarser_under': [1000, 5],
  'std.finite_models:separating_matrix': [1000, 100],
  'std.finite_transitions:carries_push': [300, 5],
  'meta.blocks:blocks': [300, 5],
  'meta.environments:environments_model_necessary': [1000, 10],
  'meta.identifiability:4.1': [200, 5],
  'meta.identifiability:relative_necessary': [1000, 50],
  'meta.identifiability:X.relative': [1000, 30],
  'meta.identifiability:X.sufficient': [200, 20],
  'meta.identifiability:singleton': [1000, 50],
};

// What the theories state is examined, so nothing need be proved; and proofs do not hide what is false.
const library = new Library({ ...disk, shipped: 'theories' }, { proofs: false });
const { signature } = library;
const files = readdirSync('theories', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.lcgm'));
const theories = files.sort().map((file) => load(`theories/${file}`));
const planted = ['planted', 'planted_numeric'].map((name) => load(`test/axioms/${name}.lcgm`));
const plantedFacts = planted.flatMap(factsOf);

function load(path: string): Loaded {
  const found = library.load(path);
  if (found === undefined) throw new Error(`${path} cannot be read`);
  return found;
}

function factsOf(loaded: Loaded): Fact[] {
  return loaded.items.map((item) => item.fact);
}
const nameOf = (fact: Fact): string => `${fact.theory}:${fact.label}`;
const named = (facts: readonly Fact[]): [string, Fact][] => facts.map((fact) => [nameOf(fact), fact]);
const facts = theories.flatMap(factsOf);
const axioms = facts.filter((f) => f.kind === 'axiom');
const missing = (f: Fact): string[] => uninterpreted(signature, f.theorem.conclusion, EMPTY);
const evaluated = axioms.filter((f) => missing(f).length === 0 && NOT_DECIDED[nameOf(f)] === undefined);
const theorems = facts.filter((f) => f.kind === 'theorem' && uninterpreted(signature, f.theorem.conclusion).length === 0);
const mechanical = evaluated.flatMap((f) =>
  variants(signature, f.theorem.conclusion).map((v) => ({ ...v, of: nameOf(f), name: `${nameOf(f)}, ${v.name}` })),
);

/** Each formula is examined once. */
const outcomes = new Map<string, Outcome>();
function outcome(name: string, formula: Term, count = INSTANCES): Outcome {
  const known = outcomes.get(name) ?? examine(signature, formula, count, name);
  outcomes.set(name, known);
  return known;
}
const plantedIn = new Map(plantedFacts.map((fact) => [fact, original(fact)]));
const falsified = (of: string): number =>
  mechanical.filter((v) => v.of === of && outcome(v.name, v.formula).refuted !== undefined).length +
  plantedFacts.filter((f) => plantedIn.get(f) === of && outcome(nameOf(f), f.theorem.conclusion).refuted !== undefined).length;

/** The axiom or theorem that a planted one falsifies: the one whose label begins its own. */
function original(fact: Fact): string | undefined {
  const [found] = facts.filter((f) => fact.label.startsWith(`${f.label}.`)).sort((a, b) => b.label.length - a.label.length);
  return found === undefined ? undefined : nameOf(found);
}

describe('the axioms', () => {
  it('are all there, and can all be read', () => {
    const broken = [...theories, ...planted].flatMap((t) => {
      const understood = new Set(factsOf(t).map((f) => f.label));
      const declared = (t.theory?.declarations ?? []).flatMap((d) => (d.kind === 'axiom' ? [d.label.text] : []));
      return t.theory === undefined ? [t.path] : declared.filter((label) => !understood.has(label)).map((label) => `${t.path}: ${label}`);
    });
    expect(broken).toEqual([]);
    expect(axioms.length).toBeGreaterThanOrEqual(25);
  });

  it('are evaluated, or speak of something that has no finite reading for a reason', () => {
    const without = [...new Set(axioms.flatMap(missing))].sort();
    expect(without).toEqual(Object.keys(WITHOUT_FINITE_READING).sort());
  });

  it.each(Object.keys(NOT_DECIDED))('%s cannot be decided', (name) => {
    const fact = axioms.find((f) => nameOf(f) === name && missing(f).length === 0);
    if (fact === undefined) throw new Error(`there is no axiom ${name} that can be read`);
    const { undecided, refuted } = outcome(name, fact.theorem.conclusion, PLANTED);
    expect(refuted).toBeUndefined();
    expect(undecided).toBeGreaterThan(0);
  });

  it.each(named(evaluated))('%s holds', (name, fact) => {
    const { met, undecided, refuted } = outcome(name, fact.theorem.conclusion);
    expect(refuted).toBeUndefined();
    expect(undecided).toBe(0);
    expect(met).toBeGreaterThanOrEqual(ENOUGH);
  });
});

describe('false variants', () => {
  it.each(named(plantedFacts))('%s is refuted', (name, fact) => {
    expect(plantedIn.get(fact), 'the label of an axiom or theorem, then a dot').toBeDefined();
    expect(outcome(name, fact.theorem.conclusion).refuted).toBeDefined();
  });

  it('have no other mistakes', () => {
    expect(planted.flatMap((t) => t.diagnostics)).toEqual([]);
  });

  it('are made by machine, too, and refuted unless it is known why they are not', () => {
    const survivors = mechanical.filter((v) => outcome(v.name, v.formula).refuted === undefined).map((v) => v.name);
    expect(survivors.sort()).toEqual(Object.keys(SURVIVING_VARIANTS).sort());
  });

  it('are there for every axiom', () => {
    expect(evaluated.map(nameOf).filter((name) => falsified(name) === 0)).toEqual([]);
    expect(evaluated.reduce((sum, f) => sum + falsified(nameOf(f)), 0)).toBeGreaterThanOrEqual(PLANTED);
  });
});

describe('the theorems', () => {
  it.each([...new Set(theorems.map((f) => f.theory))])('of %s are not refuted', (theory) => {
    const wrong = theorems
      .filter((f) => f.theory === theory && DECIDED[nameOf(f)] === undefined)
      .flatMap((f) => {
        const { refuted } = outcome(nameOf(f), f.theorem.conclusion, GLANCE);
        return refuted === undefined ? [] : [`${nameOf(f)}: ${refuted}`];
      });
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(DECIDED))('%s holds, and says something', (name, [count, least]) => {
    const fact = theorems.find((f) => nameOf(f) === name);
    if (fact === undefined) throw new Error(`there is no theorem ${name} that can be evaluated`);
    const { met, refuted } = outcome(name, fact.theorem.conclusion, count);
    expect(refuted).toBeUndefined();
    expect(met).toBeGreaterThanOrEqual(least);
  });
});

describe('the evaluation', () => {
  it('knows which finite kernels separate laws', () => {
    const space = new Space('S', 2, 0);
    const [zero, one] = space.points ?? [];
    const column = (n: number) => law(space, [zero, one].flatMap((point, i) => (point === undefined ? [] : [{ point, weight: { n: BigInt(i === 0 ? n : 4 - n), d: 4n } }]))); // biome-ignore format: one thought
    const columns = (a: number, b: number) => kernel(space, space, (z) => column(z === zero ? a : b));
    expect(independentColumns(columns(3, 1))).toBe(true);
    expect(independentColumns(columns(4, 0))).toBe(true);
    expect(independentColumns(columns(0, 3))).toBe(true);
    expect(independentColumns(columns(1, 1))).toBe(false);
  });

  it('knows which columns are independent', () => {
    const matrix = (...columns: number[][]) => columns.map((column) => column.map(integer));
    expect(independent(matrix([1, 0, 2], [0, 1, 1], [1, 1, 2]))).toBe(true);
    expect(independent(matrix([1, 0, 2], [0, 1, 1], [1, 1, 3]))).toBe(false);
    expect(independent(matrix([1, 0], [0, 1], [1, 1]))).toBe(false);
    expect(independent(matrix([0]))).toBe(false);
    expect([1, 2, 3].map((s) => anyIndependent(matrix([1, 0], [0, 1], [1, 1]), s))).toEqual([true, true, false]);
    expect([0, 1, 2].map((s) => anyIndependent(matrix([1, 0], [2, 0]), s))).toEqual([true, true, false]);
    expect(anyIndependent(vandermonde(3, 5), 3)).toBe(true);
  });

  it('finds vectors that a matrix kills', () => {
    const columns = [[1, 2], [3, 4], [5, 6]].map((column) => column.map(integer)); // biome-ignore format: columns
    const found = killed(columns) ?? [];
    expect(found.some((x) => !isZero(x))).toBe(true);
    expect(applied(columns, found).every(isZero)).toBe(true);
  });

  it('does not depend on the run', () => {
    for (const fact of evaluated.slice(0, 2)) {
      const again = examine(signature, fact.theorem.conclusion, INSTANCES, nameOf(fact));
      expect(again).toEqual(outcome(nameOf(fact), fact.theorem.conclusion));
    }
  });
});

// AXIOMS_REPORT=1 shows how often the hypotheses held.
afterAll(() => {
  if (process.env['AXIOMS_REPORT'] === undefined) return;
  for (const [name, { met, undecided, refuted }] of outcomes)
    console.log(`${name}: ${met} met, ${undecided} undecided, ${refuted ?? 'not refuted'}`);
});
