/** What is said about one message to somebody who asks for it by its code. */
import { type Code, codes } from '../syntax/diagnostics.ts';
import { explanations } from './catalogue.ts';
import type { Style } from './style.ts';
import { wrapped } from './wrap.ts';

export const isCode = (word: string): word is Code => codes.some((code) => code === word);

export function explanationText(code: Code, style: Style): string {
  const { means, mend, cause, example } = explanations[code];
  const text =
    example === undefined ? undefined : typeof example.text === 'string' && example.text.length < 2_000 ? example.text : example.shown;
  const lines = [style.bold(code), ...wrapped(plain(means), { first: '  ', rest: '  ' })];
  if (cause !== undefined) lines.push('', ...wrapped(plain(cause), { first: '  ', rest: '  ' }));
  if (text !== undefined)
    lines.push(
      '',
      '  For example:',
      '',
      ...text
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}`.trimEnd()),
    );
  lines.push('', ...wrapped(`To mend it: ${plain(mend)}`, { first: '  ', rest: '  ' }));
  return `${lines.join('\n')}\n`;
}

/** The links of the page of messages lead nowhere in a terminal. */
const plain = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
