/** Colours, or none: decided once, from the arguments, the environment and the terminal. */

const inks = ['blue', 'bold', 'cyan', 'dim', 'green', 'red', 'yellow'] as const;
export type Style = Readonly<Record<(typeof inks)[number], (text: string) => string>>;

const same = (text: string): string => text;
/** No colours. */
export const plainStyle: Style = { blue: same, bold: same, cyan: same, dim: same, green: same, red: same, yellow: same };

/** `wanted` is what the command line says; else NO_COLOR, CI and pipes mean none. The colours are loaded when they are wanted. */
export async function makeStyle(
  wanted: boolean | undefined,
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Style> {
  const off = environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== '';
  const ci = environment['CI'] !== undefined && environment['CI'] !== '' && environment['CI'] !== 'false';
  if (!(wanted ?? (isTerminal && !off && !ci))) return plainStyle;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
