/** Certificates of what was computed, in words: what the kernel was given, for a reader who wants to check it by hand. */
import type { Place } from '../../elaborate/display.ts';
import type { Scope } from '../../elaborate/scope.ts';
import type { Certificate } from '../../engine/index.ts';
import type { Term } from '../../terms/index.ts';
import type { Sentence } from './model.ts';
import { formulaOf, words } from './sentence.ts';

/** Larger matrices are not written out. */
const MOST_ENTRIES = 400;

/** `: T = …`, behind the words that say that something was computed; nothing where the formula itself is all there is to see. */
export function certified(certificates: readonly Certificate[], scope: Scope, place: Place): Sentence {
  return certificates.flatMap((c, i) => [words(i === 0 ? ', ' : '; '), ...sentence(c, scope, place)]);
}

/** What a certificate says. */
export function sentence({ kind, terms }: Certificate, scope: Scope, place: Place): Sentence {
  const listed = terms.flatMap((t, i): Sentence => [...(i === 0 ? [] : [words(', ')]), written(t, scope, place)]);
  switch (kind) {
    case 'matrix':
      return [words('with '), ...listed];
    case 'multipliers':
      return [words("by Farkas' lemma, with the multipliers "), ...listed];
    case 'combination':
      return [words('since the columns, taken '), ...listed, words(' times, add up to zero')];
    case 'modulus':
      return [words('modulo '), ...listed];
    default:
      return [words('with the weights '), ...listed];
  }
}

function written(t: Term, scope: Scope, place: Place): Sentence[number] {
  const [rows, columns] = t.op === 'app' ? t.owner.sortOf(t).kids() : [];
  if (rows?.op !== 'num' || columns?.op !== 'num' || rows.value.n * columns.value.n <= MOST_ENTRIES) return formulaOf(t, scope, place);
  return words(`a matrix of ${rows.value.n} rows and ${columns.value.n} columns`);
}
