/** What predicates are called where nothing is said of their subject. */

import { printExpression } from '../syntax/print.ts';
import type { Term } from '../terms/index.ts';
import { type Place, shown } from './display.ts';
import type { Scope } from './scope.ts';

/** `spark(2*k)` for `spark(2*k, kappa)`, as predicate notation has it. */
export function nameOfPredicate(formula: Term, scope: Scope, place?: Place): string {
  const { expr } = shown(formula, scope, place);
  if (expr.kind !== 'call') return printExpression(expr);
  const args = expr.args.slice(0, -1);
  return args.length === 0 ? expr.head.text : printExpression({ ...expr, args });
}
