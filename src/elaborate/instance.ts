/** Small numbers of which formulas hold: what holds of some does not contradict itself. */
import { accepted } from '../compute/index.ts';
import { freeVariables, type Rational, rational, type Signature, type Term } from '../terms/index.ts';

/** So many values are tried in all. */
const TRIES = 500;
const NATURAL = Array.from({ length: 13 }, (_, n) => rational(BigInt(n)));
const OTHERS = [...NATURAL.slice(0, 4), rational(1n, 2n), rational(1n, 3n), rational(-1n)];

/** Whether numbers are soon found for the variables of which all formulas hold, as far as these compare numbers. */
export function holdSomewhere(s: Signature, formulas: readonly Term[]): boolean {
  const variables = [...new Set(formulas.flatMap((f) => [...freeVariables(f)]))];
  if (!variables.every((v) => v.op === 'free' && s.isNumber(s.sortOf(v)))) return false;
  let tries = 0;
  const from = (i: number, left: readonly Term[]): boolean => {
    const truths = left.map((f) => truth(s, f));
    if (truths.includes(false)) return false;
    const open = left.filter((_, k) => truths[k] === undefined);
    const v = variables[i];
    if (v === undefined) return open.length === 0;
    const sort = s.sortOf(v);
    return (sort === s.nat ? NATURAL : OTHERS).some((value) => {
      if (++tries > TRIES) return false;
      const by = new Map([[v, s.numeral(value, sort)]]);
      const instances = accepted(() => open.map((f) => s.substitute(f, by))); // the kernel divides nothing by zero
      return instances !== undefined && from(i + 1, instances);
    });
  };
  return from(0, formulas);
}

/** Whether a formula that compares numbers is true; undefined if it speaks of anything else. */
function truth(s: Signature, f: Term): boolean | undefined {
  if (f.op === 'false') return false;
  if (f.op === 'and' || f.op === 'or' || f.op === '=>') {
    const [a, b] = [truth(s, f.kid(0)), truth(s, f.kid(1))];
    if (a === undefined || b === undefined) return undefined;
    return f.op === 'and' ? a && b : f.op === 'or' ? a || b : !a || b;
  }
  if ((f.op !== 'app' && f.op !== '=') || f.arity !== 2) return undefined;
  const [a, b] = [f.kid(0), f.kid(1)];
  if (a.op !== 'num' || b.op !== 'num') return undefined;
  const order = compared(a.value, b.value);
  if (f.op === '=') return order === 0n;
  const sort = s.sortOf(a);
  if (f.symbol === s.arithmetic('<=', sort)) return order <= 0n;
  return f.symbol === s.arithmetic('<', sort) ? order < 0n : undefined;
}

const compared = (a: Rational, b: Rational): bigint => a.n * b.d - b.n * a.d;
