/**
 * Statements in the words of the checker in Python (tools/recheck/show.py), to be held against what it says: with all arguments and brackets,
 * bound variables numbered from outside, numerals with their sort.
 */
import { isBinder, showRational, type Term } from '../terms/index.ts';

/** Longer statements are not written out. */
const LONGEST = 10_000_000;

/** The text, or nothing if it would be too long. */
export function plainStatement(root: Term): string | undefined {
  // terms are deep, and shared: this must not recurse, nor write the same twice
  const written = new Map<Term, Map<number, string>>();
  const known = (t: Term, binders: number): string | undefined => written.get(t)?.get(binders);
  const stack: [Term, number][] = [[root, 0]];
  for (let next = stack.at(-1); next !== undefined; next = stack.at(-1)) {
    const [t, binders] = next;
    const kids = t.kids();
    const parts = kids.map((kid, i) => known(kid, inside(t, i, binders)));
    const missing = kids.flatMap((kid, i): [Term, number][] => (parts[i] === undefined ? [[kid, inside(t, i, binders)]] : []));
    if (missing.length > 0) {
      for (const each of missing) stack.push(each);
      continue;
    }
    stack.pop();
    const text = plain(t, binders, parts.map((part) => part ?? '')); // biome-ignore format: one thought
    if (text.length > LONGEST) return undefined;
    written.set(t, (written.get(t) ?? new Map()).set(binders, text));
  }
  return known(root, 0);
}

const inside = (t: Term, part: number, binders: number): number => (isBinder(t.op) && part === 1 ? binders + 1 : binders);

function plain(t: Term, binders: number, parts: readonly string[]): string {
  const [first = '', second = ''] = parts;
  switch (t.op) {
    case 'comp':
      return `{x${binders} : ${first} | ${second}}`;
    case 'all':
      return `(forall x${binders} : ${first}. ${second})`;
    case 'ex':
      return `(exists x${binders} : ${first}. ${second})`;
    case 'false':
      return 'false';
    case 'bound':
      return `x${binders - 1 - t.tag}`;
    case 'set':
      return `Set(${first})`;
    case 'num':
      return `${showRational(t.value)}:${first}`;
    case 'sortvar':
      return `'${named(t.name)}`;
    case 'sort':
    case 'app':
      return parts.length === 0 ? named(t.symbol.name) : `${named(t.symbol.name)}(${parts.join(', ')})`;
    default:
      return `(${first} ${t.op} ${second})`;
  }
}

const named = (name: string): string => (/^[A-Za-z][\w.:]*$/.test(name) ? name : JSON.stringify(name));
