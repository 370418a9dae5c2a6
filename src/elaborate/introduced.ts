/** The names that a declaration gives, with their places. */
import type { Declaration, Name } from '../syntax/ast.ts';

export function introduced(d: Declaration): readonly Name[] {
  switch (d.kind) {
    case 'import':
    case 'given':
    case 'verdict':
    case 'check':
    case 'show':
      return [];
    case 'parameter':
      return d.names;
    case 'axiom':
    case 'theorem':
      return [d.label];
    case 'claim':
      return d.label === undefined ? [] : [d.label];
    default:
      return [d.name];
  }
}
