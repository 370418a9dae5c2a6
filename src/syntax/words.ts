/** Words that no name can be. */
import { reservedWords } from '../../grammar/tokens.ts';

export const isReserved = (word: string): boolean => reservedWords.has(word);
