/**
 * What a claim needs to mean what it says: `identifiable up to G` speaks of a group G. A claim may assert such a thing of all objects,
 * under hypotheses, or together with others; then it needs it of all of them, under the same hypotheses. What it only assumes or denies
 * needs nothing.
 */
import type { Signature, Term } from '../terms/index.ts';
import { unfold } from './forms.ts';

export interface Wanting {
  readonly signature: Signature;
  /** What a formula needs by itself, if some theory says what. */
  readonly of: (formula: Term) => Term | undefined;
  /** A name that no variable has. */
  readonly fresh: (name: string) => string;
}

/** What has to hold for the claim to be well-posed; undefined if there is nothing. */
export function needOf(claim: Term, wanting: Wanting): Term | undefined {
  const { signature: s, of, fresh } = wanting;
  const need = (part: Term): Term | undefined => needOf(part, wanting);
  /** Where it is left open which part holds, that part has to be well-posed. */
  const strictly = (part: Term): Term => {
    const wanted = need(part);
    return wanted === undefined ? part : s.connective('and', part, wanted);
  };
  const own = of(claim);
  if (own !== undefined) return own;
  const { op } = claim;
  switch (op) {
    case 'all':
    case 'ex': {
      const x = s.free(fresh(claim.name), claim.kid(0));
      const body = s.open(claim, x);
      const wanted = need(body);
      return wanted === undefined ? undefined : s.bind(op, x, op === 'all' ? wanted : strictly(body));
    }
    case '=>': {
      const wanted = need(claim.kid(1));
      return wanted === undefined ? undefined : s.connective('=>', claim.kid(0), wanted);
    }
    case 'in': {
      const [member, set] = [claim.kid(0), claim.kid(1)];
      if (set.op === 'comp') return need(s.open(set, member));
      const unfolded = set.op === 'app' ? unfold(s, set) : undefined;
      return unfolded === undefined ? undefined : need(s.member(member, unfolded));
    }
    case 'and': {
      const [left, right] = [need(claim.kid(0)), need(claim.kid(1))];
      return left === undefined || right === undefined ? (left ?? right) : s.connective('and', left, right);
    }
    case 'or': {
      const [left, right] = [claim.kid(0), claim.kid(1)];
      const nothing = need(left) === undefined && need(right) === undefined;
      return nothing ? undefined : s.connective('or', strictly(left), strictly(right));
    }
    case 'app': {
      const unfolded = unfold(s, claim);
      return unfolded === undefined ? undefined : need(unfolded);
    }
    default:
      return undefined;
  }
}
