/** Statements about matrices, with no definitions left in them: which way of computing may show them. */
import { MATRICES, onMatrices, type Signature, type Term, Theorem } from '../terms/index.ts';
import { accepted } from './accepted.ts';
import { type Computed, followed } from './certificate.ts';
import { dependence, independence } from './columns.ts';
import { existence } from './exists.ts';
import { impossibility } from './linear.ts';

/** This closed formula, if it speaks of matrices and computing shows it. */
export function decide(s: Signature, formula: Term): Computed | undefined {
  if (formula.op === 'and') {
    const left = decide(s, formula.kid(0));
    const right = left === undefined ? undefined : decide(s, formula.kid(1));
    if (left === undefined || right === undefined) return undefined;
    return { theorem: Theorem.andIntro(left.theorem, right.theorem), certificates: [...left.certificates, ...right.certificates] };
  }
  const denied = formula.op === '=>' && formula.kid(1) === s.falsum;
  const atom = denied ? formula.kid(0) : formula;
  if (atom.op === 'and' && denied) return notBoth(s, formula);
  if (atom.op === 'ex') return denied ? impossibility(s, formula) : existence(s, formula, (instance) => decide(s, instance));
  if (!isAboutMatrices(s, atom)) return undefined;
  if (atom.op === 'app' && atom.symbol === onMatrices(s, 'independent')) return denied ? dependence(s, formula) : independence(s, formula);
  const theorem = accepted(() => Theorem.evaluate(s, formula));
  return theorem === undefined ? undefined : { theorem, certificates: [] };
}

/** ¬(φ ∧ ψ), from ¬φ or ¬ψ. */
function notBoth(s: Signature, formula: Term): Computed | undefined {
  const pair = formula.kid(0);
  for (const [part, take] of [
    [pair.kid(0), Theorem.andLeft],
    [pair.kid(1), Theorem.andRight],
  ] as const) {
    const found = decide(s, s.not(part));
    if (found !== undefined) return followed(found, (th) => Theorem.impIntro(pair, Theorem.impElim(th, take(Theorem.assume(s, pair)))));
  }
  return undefined;
}

function isAboutMatrices(s: Signature, atom: Term): boolean {
  if (atom.op === 'app') return atom.symbol.name.startsWith(`${MATRICES}.`) || isNumerical(s, atom.kid(0));
  return atom.op === '=' && (isMatrix(s, atom.kid(0)) || isNumerical(s, atom.kid(0)));
}
const isMatrix = (s: Signature, t: Term): boolean => {
  const sort = s.sortOf(t);
  return sort.op === 'sort' && sort.symbol.name === MATRICES;
};
/** Comparisons of inner products; those of numerals need nobody's help. */
const isNumerical = (s: Signature, t: Term): boolean => t.op === 'app' && t.symbol.kind === 'function' && s.sortOf(t) === s.real;
