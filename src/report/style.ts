/** Colours, or none: decided once, from the arguments, the environment and the terminal. */
import { Chalk, type ChalkInstance } from 'chalk';

export type Style = ChalkInstance;

/** `wanted` is what the command line says; else NO_COLOR, CI and pipes mean none. */
export function makeStyle(
  wanted: boolean | undefined,
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  const off = environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== '';
  const ci = environment['CI'] !== undefined && environment['CI'] !== '' && environment['CI'] !== 'false';
  return new Chalk({ level: (wanted ?? (isTerminal && !off && !ci)) ? 1 : 0 });
}
