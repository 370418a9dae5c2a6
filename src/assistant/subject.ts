/** What a claim is about: its class, which may be exchanged for another one. */

import { subjectOf } from '../elaborate/examine.ts';
import { instancesOf, meaningOf } from '../elaborate/forms.ts';
import type { Scope } from '../elaborate/scope.ts';
import type { Signature, Term } from '../terms/index.ts';

export interface Subject {
  /** The class, or the whole claim where no theory says what its class is. */
  readonly whole: Term;
  /** The claim about another class. */
  readonly claim: (whole: Term) => Term;
  /** That another class is empty, if a theory says how that is written. */
  readonly empty: (whole: Term) => Term | undefined;
}

export function subjectIn(s: Signature, scope: Scope, goal: Term): Subject {
  for (const instance of instancesOf(s, scope, 'vacuous', goal)) {
    const { form, by } = instance;
    const name = form.meaning === undefined ? undefined : subjectOf(form.meaning);
    const whole = name === undefined ? undefined : by.get(name);
    if (name === undefined || whole === undefined) continue;
    const other = (put: Term) => ({ form, by: new Map(by).set(name, put) });
    return {
      whole,
      claim: (put) => s.substitute(form.pattern, other(put).by),
      empty: (put) => meaningOf(s, other(put)),
    };
  }
  return { whole: goal, claim: (put) => put, empty: () => undefined };
}
