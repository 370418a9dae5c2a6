/** Statements of certificates: a stranger chose the names, and the size. */
import { show } from '../elaborate/display.ts';
import { Scope } from '../elaborate/scope.ts';
import { KernelError, type Term } from '../logic/index.ts';

/** A certificate has no theory files: its symbols go by their full names, with all their arguments. */
const bare = new Scope('', []);
const LONGEST = 4_000;

/** The text of a statement, or the beginning of it. */
export function statementOf(formula: Term): string {
  try {
    const text = show(formula, bare);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  } catch (error) {
    if (error instanceof KernelError) return '(too large to be shown)';
    throw error;
  }
}
