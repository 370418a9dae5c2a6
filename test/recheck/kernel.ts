/** What the kernel says of a certificate, in the words of the checker in Python. */
import { CertificateError, readCertificate } from '../../src/certificate/index.ts';
import { isBinder, showRational, type Term } from '../../src/terms/index.ts';
import type { Verdict } from './python.ts';

export function kernel(text: string): Verdict {
  try {
    const { claims, axioms, steps } = readCertificate(text);
    return {
      verdict: 'correct',
      steps,
      claims: claims.map(({ theory, name, title, theorem, restsOn }) => ({
        theory,
        name,
        ...(title === undefined ? {} : { title }),
        statement: shown(theorem.conclusion),
        restsOn,
      })),
      axioms: axioms.map(({ name, formula }) => ({ name, statement: shown(formula) })),
    };
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    return { verdict: 'rejected', reason: `${error.code}: ${error.place}: ${error.message}` };
  }
}

const named = (name: string): string => (/^[A-Za-z][\w.:]*$/.test(name) ? name : JSON.stringify(name));

/** A statement with all its arguments and brackets, its bound variables numbered from outside: as tools/recheck/show.py writes it. */
function shown(term: Term, binders = 0): string {
  const part = (i: number) => shown(term.kid(i), binders);
  const { op } = term;
  if (isBinder(op)) {
    const [variable, body] = [`x${binders} : ${part(0)}`, shown(term.kid(1), binders + 1)];
    return op === 'comp' ? `{${variable} | ${body}}` : `(${op === 'all' ? 'forall' : 'exists'} ${variable}. ${body})`;
  }
  if (op === 'false') return op;
  if (op === 'bound') return `x${binders - 1 - term.tag}`;
  if (op === 'set') return `Set(${part(0)})`;
  if (op === 'num') return `${showRational(term.value)}:${part(0)}`;
  if (op === 'sortvar') return `'${named(term.name)}`;
  if (op !== 'sort' && op !== 'app') return `(${part(0)} ${op} ${part(1)})`;
  const parts = term.kids().map((_, i) => part(i));
  return parts.length === 0 ? named(term.symbol.name) : `${named(term.symbol.name)}(${parts.join(', ')})`;
}
