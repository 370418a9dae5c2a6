/** `lcgm help CODE`: what a message means, an example, and how to mend it. */
import { explanationText, isCode } from '../report/explanation.ts';
import { codes } from '../syntax/diagnostics.ts';
import { closest } from '../syntax/similar.ts';
import { commands } from './commands.ts';
import { type Answer, EXIT, type Options } from './options.ts';

export function help({ paths, style }: Options): Answer {
  const texts: string[] = [];
  for (const word of paths) {
    const code = word.toUpperCase();
    if (!isCode(code)) {
      // it may also be a command that is meant
      const near = closest(code, codes) ?? closest(word, commands.map(({ name }) => name)); // biome-ignore format: one thought
      const hint = near === undefined ? 'docs/errors.md lists them' : `did you mean ${near}?`;
      return { exit: EXIT.bad, out: '', err: `lcgm: no message has the code ${word}; ${hint}\n` };
    }
    texts.push(explanationText(code, style));
  }
  return { exit: EXIT.ok, out: texts.join('\n'), err: '' };
}
