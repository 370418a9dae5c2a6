/** How fast theory files are read: megabytes a second over generated theories that look like the real ones, and how that scales. */
import { performance } from 'node:perf_hooks';
import { formatTheory } from '../src/syntax/format.ts';
import { parseTheory } from '../src/syntax/parse.ts';

export interface ParseFigures {
  /** The size of the text in megabytes (10^6 bytes). */
  readonly megabytes: number;
  readonly declarations: number;
  readonly seconds: number;
  readonly megabytesPerSecond: number;
}

/** One of each kind of thing that the library's files are made of; `#` makes the names differ. */
const declarations: readonly string[] = [
  'define T# (P : Set(Dist(Z))) : Set(Trans(Z)) "valid transitions of a class of laws"\n  := { t | exists mu in P. push(t, mu) in P }\n',
  'concept predicate msr# on Z "same null sets as the base measure" of mu := mu ~ base(Z)\n',
  'mixing predicate spark# (s : Nat) on Sparse(k, d) -> R(n) "every set of at most {s} columns is independent"\n  of kappa := exists A : Mat(n, d). kappa = dirac(A) and independentColumns(A, s)\n',
  'function push# (Z X : Space) (kappa : Kern(Z, X)) (mu : Dist(Z)) : Dist(X) "the law of the image"\n',
  '-- A class of maps that agree almost everywhere, with identity id and inverse t^-1; the group is that of the base measure.\naxiom lusin# (f : Map(Z, W)) "an injective map has a measurable inverse"\n  if injective(f) then exists g : Map(W, Z). g @ f = id(Z)\n  cite "Kechris 1995, Corollary 15.2"\n',
  "theorem T_monotone# (P P' : Set(Dist(Z))) \"{T} is monotone\"\n  if P <= P' then T(P) <= T(P')\nproof\n  take t in T(P)\n  obtain mu in P where push(t, mu) in P\n  thus t in T(P')                                    by T_def\nqed\n",
  'theorem C.# (k d n s : Nat) on Sparse(k, d) -> R(n) "large spark makes a dictionary injective"\n  if 2*k <= s then K{linear, spark(s)} <= dirac(CInj)\nproof\n  take kappa in K{linear, spark(s)}\n  obtain A where kappa = dirac(A), independentColumns(A, s)\n  have injective(A, Sparse(k, d))\n  proof\n    take x y : Vec(d)\n    assume A*x = A*y, nonzeros(x) <= k, nonzeros(y) <= k\n    have nonzeros(x - y) <= 2*k          by nonzeros_sub\n    thus x = y                           by spark_kernel\n  qed\n  thus kappa in dirac(CInj)              by dirac_continuous, meta.transitions:4.1\nqed\n',
  'theorem C.3.# "unit covariance leaves rotations": T(P{msr, unitcov}) & GL <= O\nproof\n  take t in T(P{msr, unitcov}) & GL\n  have A * transpose(A) = A * cov(mu) * transpose(A)    by foo\n                        = cov(push(t, mu))              by cov_linear\n                        = identity(d)\n  thus t in O\nqed\n',
  'claim 5.#.1 "transitions only relabel and rescale": ICA identifiable up to Relabel @ Signs if 2 <= d, d <= n\n',
];

/** A theory of about so many bytes. */
export const generateTheory = (bytes: number): string => {
  const out: string[] = ['theory bench.generated "Generated"\n'];
  for (let size = 0, i = 0; size < bytes; i++) {
    const text = (declarations[i % declarations.length] ?? '').replaceAll('#', String(i));
    out.push(text);
    size += text.length + 1;
  }
  return out.join('\n');
};

const measure = (text: string, run: (text: string) => number): ParseFigures => {
  const start = performance.now();
  const count = run(text);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = text.length / 1e6;
  return { megabytes, declarations: count, seconds, megabytesPerSecond: megabytes / seconds };
};

const parse = (text: string): number => {
  const { theory, diagnostics } = parseTheory(text);
  if (theory === undefined || diagnostics.length > 0) throw new Error('the generated theory does not parse');
  return theory.declarations.length;
};

/** The declaration with the longest proof that is allowed: about 60,000 tokens. */
const longProof = (): string => {
  const steps = Array.from({ length: 2_500 }, (_, i) => `  have push(t${i}, mu) in P and kappa <= g(x, ${i})   by fact_${i}, other.fact\n`);
  return `theory bench.long\ntheorem long: true\nproof\n${steps.join('')}qed\n`;
};

/** All figures: growing files, one very long proof, and the formatter. */
export const benchParse = (): Readonly<Record<string, ParseFigures>> => {
  parse(generateTheory(300_000));
  return {
    'parse 0.1 MB': measure(generateTheory(100_000), parse),
    'parse 1 MB': measure(generateTheory(1_000_000), parse),
    'parse 10 MB': measure(generateTheory(10_000_000), parse),
    'parse one long proof': measure(longProof(), parse),
    'format 1 MB': measure(generateTheory(1_000_000), (text) => formatTheory(text).text?.length ?? 0),
  };
};
