/** A generated proof with the mix of rules, and terms of the size, that the theories have; `reading.ts` says how fast such are checked. */
import { writeCertificate } from '../src/certificate/index.ts';
import { rational, Signature, type Sym, type Term, Theorem } from '../src/terms/index.ts';

/** The text of a certificate for a proof of about so many steps. */
export function certificateOf(steps: number): string {
  const { signature, theorem } = longProof(steps);
  return writeCertificate(signature, [{ theory: 'bench', name: 'long', title: 'a long proof', theorem }]);
}

/** Of the 23 steps of a round, so many are not done before in the same round or an earlier one, and stand in the certificate. */
const DISTINCT = 16;

/** A proof of about so many steps, and of the same mix whatever its length. */
function longProof(steps: number): { signature: Signature; theorem: Theorem } {
  const s = new Signature();
  const w = vocabulary(s);
  const start = Theorem.assume(s, w.allGood);
  let last: Theorem = Theorem.allElim(start, w.kern(0));
  for (let i = 0; DISTINCT * i < steps; i++) last = round(s, w, start, last, i);
  const closed = Theorem.impIntro(w.allGood, Theorem.impIntro(s.falsum, Theorem.assume(s, s.falsum)));
  return { signature: s, theorem: Theorem.andRight(Theorem.andIntro(Theorem.impIntro(w.allGood, last), closed)) };
}

type Words = ReturnType<typeof vocabulary>;

/** One round of 23 steps: 8 ∀-eliminations and instantiations, 4 times modus ponens, 4 equations; `last` is used, so that it is kept. */
function round(s: Signature, w: Words, start: Theorem, last: Theorem, i: number): Theorem {
  const [kernel, point] = [w.kern(i), w.pt(i)];
  const th = Theorem.allElim(Theorem.axiom(s, 'at_compose'), w.Z, w.X, kernel, w.f, point);
  const good = Theorem.allElim(start, kernel, point);
  const equation = Theorem.impElim(Theorem.impElim(th, good), good);
  const [left, right] = [equation.conclusion.kid(0), equation.conclusion.kid(1)];
  const x = s.free('x', s.sortOf(left));
  const symmetric = Theorem.leibniz(equation, s.bind('comp', x, s.equal(x, left)), Theorem.refl(s, left));
  const lemma = Theorem.instantiate(w.lemma, new Map([[w.a, right], [w.b, left]])); // biome-ignore format: pairs
  const law = Theorem.impElim(lemma, symmetric);
  const back = Theorem.leibniz(symmetric, s.bind('comp', x, s.equal(x, right)), Theorem.refl(s, right));
  const both = Theorem.andIntro(Theorem.impElim(lemma, symmetric), back);
  const kept = Theorem.andLeft(Theorem.andIntro(both, last));
  return Theorem.andRight(Theorem.andIntro(law, Theorem.andRight(kept)));
}

/** Spaces, maps, kernels and laws, as the theories have them. */
function vocabulary(s: Signature) {
  const space = s.apply(s.declare('Space', 'sort', [], [], undefined), [], []);
  const [Zv, Wv, Xv] = [s.free('Z', space), s.free('W', space), s.free('X', space)];
  const over = (name: string, ...params: Term[]) => {
    const symbol = s.declare(name, 'sort', [], params, undefined);
    return (...args: Term[]) => s.apply(symbol, [], args);
  };
  const [Map_, Kern] = [over('Map', Zv, Wv), over('Kern', Zv, Wv)];
  const [Dist, Pt] = [over('Dist', Zv), over('Pt', Zv)];
  const call = (symbol: Sym) => (...args: Term[]) => s.apply(symbol, [], args); // biome-ignore format: one thought
  const fun = (name: string, params: Term[], result: Term) => call(s.declare(name, 'function', [], params, result));
  const [f, kappa, tau] = [s.free('f', Map_(Zv, Wv)), s.free('kappa', Kern(Wv, Xv)), s.free('tau', Kern(Zv, Wv))];
  const [mu, z, n] = [s.free('mu', Dist(Zv)), s.free('z', Pt(Zv)), s.free('n', s.nat)];
  const point = fun('point', [Zv, n], Pt(Zv));
  const kernel = fun('kernel', [Zv, Wv, n], Kern(Zv, Wv));
  const dirac = fun('dirac', [Zv, Wv, f], Kern(Zv, Wv));
  const compose = fun('compose', [Zv, Wv, Xv, kappa, tau], Kern(Zv, Xv));
  const push = fun('push', [Zv, Wv, tau, mu], Dist(Wv));
  const at = fun('at', [Zv, Wv, tau, z], Dist(Wv));
  const delta = fun('delta', [Zv, z], Dist(Zv));
  const ap = fun('ap', [Zv, Wv, f, z], Pt(Wv));
  const good = call(s.declare('good', 'predicate', [], [Zv, Xv, s.free('kappa', Kern(Zv, Xv)), z], s.prop));
  const [Z, X] = [fun('latent', [], space)(), fun('feature', [], space)()];
  const shift = fun('shift', [], Map_(Z, Z))();
  const all = (variables: Term[], body: Term) => variables.reduceRight((inner, x) => s.bind('all', x, inner), body);

  const [k, g] = [s.free('kappa', Kern(Zv, Xv)), s.free('f', Map_(Zv, Zv))];
  const left = at(Zv, Xv, compose(Zv, Zv, Xv, k, dirac(Zv, Zv, g)), z);
  const right = push(Zv, Xv, k, delta(Zv, ap(Zv, Zv, g, z)));
  const assumption = good(Zv, Xv, k, z);
  s.assume('at_compose', all([Zv, Xv, k, g, z], s.connective('=>', assumption, s.connective('=>', assumption, s.equal(left, right)))));
  const [a, b] = [s.free('a', Dist(X)), s.free('b', Dist(X))];
  const lemma = Theorem.impIntro(s.equal(a, b), Theorem.assume(s, s.equal(a, b)));
  const [kz, pz] = [s.free('kappa', Kern(Z, X)), s.free('z', Pt(Z))];
  return {
    Z,
    X,
    f: shift,
    a,
    b,
    lemma,
    allGood: all([kz, pz], good(Z, X, kz, pz)),
    kern: (i: number) => kernel(Z, X, s.numeral(rational(BigInt(i)), s.nat)),
    pt: (i: number) => point(Z, s.numeral(rational(BigInt(i)), s.nat)),
  };
}
