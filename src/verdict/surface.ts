/**
 * What there is to read for whoever wants to believe a verdict: its statements, the axioms they rest on, and all definitions that these
 * speak of, also by way of other definitions. Whatever only proofs speak of is none of it: the kernel has checked them.
 */
import type { Claim } from '../certificate/index.ts';
import type { Loaded } from '../elaborate/library.ts';
import type { Fact, Scope } from '../elaborate/scope.ts';
import { ORACLE, type Signature, type Sym, type Term } from '../terms/index.ts';
import { certified } from './certified.ts';
import type { Verdict } from './verdict.ts';

export interface Surface {
  readonly verdict: Verdict;
  /** The theorems that show the verdict, and what is asked for besides; none, if it is not as stated. */
  readonly claims: readonly Claim[];
  readonly axioms: readonly Fact[];
  /** The checkers of the kernel that were used, as `linear`. */
  readonly oracles: readonly string[];
  /** In the order of their declarations. */
  readonly definitions: readonly Defined[];
  /** Symbols that have no definition, and are not the kernel's own: what they mean is not said by logic. */
  readonly undefined: readonly Sym[];
}
export interface Defined {
  readonly symbol: Sym;
  /** What it is, of all that it may be applied to. */
  readonly statement: Term;
  /** Where it is defined. */
  readonly scope: Scope;
}

/** The theory that declares a symbol. */
export const theoryOf = ({ name }: Sym): string => name.slice(0, name.indexOf(':'));

export function surfaceOf(verdict: Verdict, { scope }: Loaded, signature: Signature): Surface {
  const claims = verdict.asStated ? [...certified(verdict), ...witnessed(verdict)] : [];
  const names = [...new Set(claims.flatMap(({ theorem }) => theorem.restsOn))].sort();
  const axioms = names.flatMap((name) => (name.startsWith(ORACLE) ? [] : [scope.factNamed(name) ?? unknown(name)]));
  const formulas = [...claims.map(({ theorem }) => theorem.conclusion), ...axioms.map(({ theorem }) => theorem.conclusion)];
  const symbols = reached(signature, formulas).filter(({ name }) => name.includes(':'));
  const definitions = symbols.flatMap((symbol) => {
    const statement = signature.definition(symbol);
    if (statement === undefined) return [];
    const general = symbol.params.reduceRight((inner, x) => signature.bind('all', x, inner), statement);
    return [{ symbol, statement: general, scope: scope.theory(theoryOf(symbol)) ?? scope }];
  });
  return {
    verdict,
    claims,
    axioms,
    oracles: names.flatMap((name) => (name.startsWith(ORACLE) ? [name.slice(ORACLE.length)] : [])),
    definitions,
    undefined: symbols.filter((symbol) => signature.definition(symbol) === undefined),
  };
}

/** That the class is inhabited, where a claim asks for that; certificates do not say it. */
function witnessed({ theory, name, item }: Verdict): readonly Claim[] {
  const inhabited = item.judgement?.inhabited;
  const theorem = inhabited?.asked === true ? inhabited.shown?.theorem : undefined;
  return theorem === undefined ? [] : [{ theory, name: `${name} (inhabited)`, theorem }];
}

/** All symbols in formulas, in what these symbols take and give, and in their definitions; in the order of their declarations. */
function reached(signature: Signature, formulas: readonly Term[]): readonly Sym[] {
  const found = new Set<Sym>();
  const terms = [...formulas];
  const seen = new Set<Term>();
  for (let t = terms.pop(); t !== undefined; t = terms.pop()) {
    if (seen.has(t)) continue;
    seen.add(t);
    for (const kid of t.kids()) terms.push(kid);
    if ((t.op !== 'sort' && t.op !== 'app') || found.has(t.symbol)) continue;
    const { symbol } = t;
    found.add(symbol);
    terms.push(...symbol.params);
    for (const part of [symbol.result, signature.definition(symbol)]) if (part !== undefined) terms.push(part);
  }
  return [...found].sort((a, b) => a.id - b.id);
}

function unknown(name: string): never {
  throw new Error(`a theorem rests on ${name}, which no theory in view states`);
}
