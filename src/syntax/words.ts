/** Words that no name can be. */
import { reservedWords } from '../../grammar/words.ts';

export const isReserved = (word: string): boolean => reservedWords.has(word);
