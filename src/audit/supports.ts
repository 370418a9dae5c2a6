/** Exact ranks of the unions of supports that really occur: two codes with supports S and S' are told apart iff the columns of S ∪ S' do it. */
import type { Columns } from './columns.ts';
import { AuditError } from './error.ts';
import { isMap, naturals, parseJson } from './formats/json.ts';
import { type Dependence, dependenceAmong } from './rank.ts';

export interface Supports {
  /** Different supports, and pairs of them (each with itself too). */
  readonly supports: number;
  readonly pairs: number;
  /** So many pairs were looked at, the first ones. */
  readonly checked: number;
  /** The first unions whose columns are dependent. */
  readonly dependent: readonly Dependence[];
  readonly dependentPairs: number;
}

const MOST_PAIRS = 20_000;
const SHOWN = 10;

/** Lines of JSON: a list of features each, or an object with the list as `indices`. */
export function readSupports(text: string, count: number): readonly (readonly number[])[] {
  const found = new Map<string, readonly number[]>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    const value = typeof parsed === 'string' ? undefined : parsed.value;
    const list = naturals(isMap(value) ? value.get('indices') : value);
    if (list === undefined || list.some((j) => j >= count))
      throw new AuditError('MALFORMED_SUPPORTS', `line ${at + 1} of the supports is no list of features 0 to ${count - 1}`);
    const support = [...new Set(list)].sort((a, b) => a - b);
    found.set(support.join(), support);
  }
  return [...found.values()];
}

/** `independent`: so many columns are known to be independent, whichever they are. */
export function checkSupports(columns: Columns, supports: readonly (readonly number[])[], independent: number): Supports {
  const known = new Map<string, Dependence | undefined>();
  const dependent: Dependence[] = [];
  let [checked, dependentPairs] = [0, 0];
  const pairs = (supports.length * (supports.length + 1)) / 2;
  for (const [t, one] of supports.entries()) {
    for (const other of supports.slice(0, t + 1)) {
      if (checked === MOST_PAIRS) return { supports: supports.length, pairs, checked, dependent, dependentPairs };
      checked += 1;
      const union = [...new Set([...one, ...other])].sort((a, b) => a - b);
      if (union.length <= independent) continue;
      const name = union.join();
      const dependence = known.has(name) ? known.get(name) : dependenceAmong(columns, union);
      known.set(name, dependence);
      if (dependence === undefined) continue;
      dependentPairs += 1;
      if (dependent.length < SHOWN && !dependent.includes(dependence)) dependent.push(dependence);
    }
  }
  return { supports: supports.length, pairs, checked, dependent, dependentPairs };
}
