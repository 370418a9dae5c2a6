/** `lcgm verify`: certificates, checked by the kernel alone; with --theory and --claim, against what a theory file states. */
import { type Answer, EXIT, type Options } from './options.ts';

export function verify(_options: Options): Answer {
  return { exit: EXIT.internal, out: '', err: 'not yet\n' };
}
