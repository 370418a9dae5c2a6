/**
 * Where a search for the spark stands, as JSON, so that it can go on in another process. It is bound to the matrix and its combination is checked; for
 * the rest it is believed, as the search itself is: what becomes a theorem is checked by the kernel.
 */
import { bigints, Matrix } from './matrix.ts';
import { checkCombination } from './sparkCheck.ts';
import type { Combination } from './sparkColumns.ts';
import type { Job } from './sparkExhaustion.ts';
import type { Evidence, Running, SearchState, SparkSearch } from './sparkSearch.ts';

const VERSION = 1;

export function writeCheckpoint(search: SparkSearch): string {
  const { bounds, ...rest } = search.state;
  const { evidence, combination, independent } = bounds;
  const plain = evidence.kind === 'weights' ? { kind: 'weights', weights: numbersOf(evidence.weights) } : evidence;
  return JSON.stringify({
    version: VERSION,
    matrix: fingerprint(search.matrix),
    goal: search.goal,
    independent,
    evidence: plain,
    combination: combination?.map(String),
    ...rest,
  });
}

/** Lets a search go on from there; answers whether it fits. */
export function readCheckpoint(text: string, search: SparkSearch): boolean {
  const state = stateOf(text, search);
  if (state !== undefined) search.restore(state);
  return state !== undefined;
}

function stateOf(text: string, { matrix, goal }: SparkSearch): SearchState | undefined {
  const file = record(parsed(text));
  if (file === undefined || file['version'] !== VERSION || file['matrix'] !== fingerprint(matrix) || file['goal'] !== goal)
    return undefined;
  const evidence = evidenceOf(record(file['evidence']), matrix);
  const combination = file['combination'] === undefined ? undefined : bigintsOf(file['combination']);
  const running = file['running'] === undefined ? undefined : runningOf(record(file['running']), matrix);
  const [independent, attempt, spent] = [natural(file['independent']), natural(file['attempt']), natural(file['spent'])];
  const prepared = file['prepared'];
  if (evidence === undefined || independent === undefined || independent > matrix.cols || typeof prepared !== 'boolean') return undefined;
  if (attempt === undefined || spent === undefined) return undefined;
  if (file['combination'] !== undefined && (combination === undefined || !checkCombination(matrix, combination, matrix.cols)))
    return undefined;
  if (file['running'] !== undefined && running === undefined) return undefined;
  return { bounds: { independent, evidence, combination }, running, prepared, attempt, spent };
}

type Fields = { readonly [key: string]: unknown };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const record = (value: unknown): Fields | undefined => (isRecord(value) ? value : undefined);
const natural = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && Number.isSafeInteger(value) ? value : undefined;
const naturals = (value: unknown): readonly number[] | undefined => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  const numbers = list.flatMap((each) => natural(each) ?? []);
  return numbers.length === list.length ? numbers : undefined;
};

function bigintsOf(value: unknown): Combination | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  const numbers = list.flatMap((each) => (typeof each === 'string' && /^-?\d+$/.test(each) ? [BigInt(each)] : []));
  return numbers.length === list.length ? numbers : undefined;
}

function jobOf(fields: Fields | undefined, { rows, cols }: Matrix): Job | undefined {
  const [size, attempt, kind] = [natural(fields?.['size']), natural(fields?.['attempt']), fields?.['kind']];
  if (size === undefined || size > Math.min(rows, cols) || attempt === undefined || (kind !== 'plain' && kind !== 'vectors'))
    return undefined;
  return { size, attempt, kind };
}

function runningOf(fields: Fields | undefined, matrix: Matrix): Running | undefined {
  const job = jobOf(record(fields?.['job']), matrix);
  const [next, suspects, sets] = [natural(fields?.['next']), natural(fields?.['suspects']), natural(fields?.['sets'])];
  return job === undefined || next === undefined || suspects === undefined || sets === undefined
    ? undefined
    : { job, next, suspects, sets };
}

function evidenceOf(fields: Fields | undefined, matrix: Matrix): Evidence | undefined {
  const modulus = natural(fields?.['modulus']);
  switch (fields?.['kind']) {
    case 'modulus':
      return modulus === undefined ? undefined : { kind: 'modulus', modulus };
    case 'weights': {
      const numbers = bigintsOf(fields['weights']);
      if (numbers?.length !== matrix.rows * matrix.cols) return undefined;
      return { kind: 'weights', weights: Matrix.ofIntegers(matrix.cols, matrix.rows, numbers) };
    }
    case 'structure': {
      const { structure } = fields;
      if (structure !== 'Vandermonde' && structure !== 'Cauchy' && structure !== 'orthogonalSystems') return undefined;
      return { kind: 'structure', structure };
    }
    default: {
      const job = jobOf(fields, matrix);
      const [basis, sets, suspects] = [naturals(fields?.['basis']), natural(fields?.['sets']), natural(fields?.['suspects'])];
      if (job === undefined || modulus === undefined || basis === undefined || sets === undefined || suspects === undefined)
        return undefined;
      return { ...job, modulus, basis, sets, suspects };
    }
  }
}

const numbersOf = (matrix: Matrix): readonly string[] => Array.from(bigints(matrix.numerators), String);

/** Two matrices with the same fingerprint are the same, unless somebody wanted them not to be. */
function fingerprint(matrix: Matrix): string {
  const { rows, cols, denominator, numerators } = matrix.lowest();
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (const character of `${rows} ${cols} ${denominator} ${[...bigints(numerators)].join(' ')}`) {
    a = Math.imul(a ^ character.charCodeAt(0), 0x01000193);
    b = Math.imul(b, 31) + character.charCodeAt(0);
  }
  return `${rows} × ${cols}, ${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
}
