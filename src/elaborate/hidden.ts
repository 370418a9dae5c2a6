/** Variables that a nearer one of the same name hides: where that is so nobody can write them, so messages call them something else. */
import type { Term } from '../terms/index.ts';
import { plain } from './draft.ts';
import type { Scope } from './scope.ts';

/** What names mean: variables, perhaps without a sort so far, and other things. */
type Names = ReadonlyMap<
  string,
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'local'; readonly local: { readonly term: Term | undefined } }
  | { readonly kind: 'expression' }
>;

/** What a variable is called that cannot be called by its name; undefined of all others. */
export type Calling = (variable: Term) => string | undefined;

export const byName: Calling = () => undefined;

/** What variables are called where these names have a meaning of their own. */
export function callingIn(names: Names, scope: Scope): Calling {
  return (variable) => {
    const name = plain(variable.name);
    const near = names.get(name);
    const meant = near?.kind === 'term' ? near.term : near?.kind === 'local' ? near.local.term : variable;
    if (meant === variable) return undefined;
    return scope.parameters.some((p) => p.term === variable) ? `${name} of the file` : `the outer ${name}`;
  };
}
