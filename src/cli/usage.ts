/** What the command line says of itself: help, and what is wrong with a command line. Loaded only where it is needed. */
import { closest } from '../syntax/similar.ts';
import { type Command, commandOf, commands, common, type Flag, flags } from './commands.ts';
import { type Answer, EXIT } from './options.ts';

/** All commands, a line each, and what they have in common. */
export function overview(version: string): string {
  const rows = commands.map(({ name, takes, summary }): Row => [`lcgm ${name} ${takes}`, summary]);
  return `lcgm ${version} - what do my assumptions buy me?

${table(rows)}
A PATH is a file, a folder (all its .lcgm) or - for standard input; the default is the folder theories.

${table(optionRows(common, {}))}
lcgm COMMAND --help says what a command does, with its options and with examples.
Exit code: 0 all as stated, 1 something is not, 2 bad input or usage, 3 internal error.
`;
}

/** What one command does, what it takes, and examples. */
export function manual({ name, takes, summary, about, options, values = {}, examples }: Command): string {
  const own = optionRows(options, values);
  return `lcgm ${name} ${takes}
${summary}

${about}

${own.length === 0 ? '' : `Options:\n${table(own)}\n`}Every command takes:
${table(optionRows(common, {}))}
Examples:
${examples.map(({ line, does }) => `  # ${does}\n  ${line}\n`).join('')}`;
}

/** The manual of a command, or that there is none. */
export function manualOf(name: string): Answer {
  const command = commandOf(name);
  return command === undefined ? noCommand(name) : { exit: EXIT.ok, out: manual(command), err: '' };
}

/** That something is wrong with a command line, and where to read on. */
export function misuse(message: string, command?: string): Answer {
  const page = command === undefined || commandOf(command) === undefined ? 'lcgm --help' : `lcgm ${command} --help`;
  return { exit: EXIT.bad, out: '', err: `lcgm: ${message}\n      \`${page}\` lists what there is\n` };
}

export function noCommand(name: string): Answer {
  const names = commands.map((command) => command.name);
  return misuse(`there is no command \`${name}\`; ${meant(name, names, 'commands')}`);
}

/** That a command line cannot be read; `reason` is what Node says. */
export function unreadable(reason: string, args: readonly string[]): Answer {
  const command = args.find((arg) => commandOf(arg) !== undefined);
  const [, unknown] = /^Unknown option '(-[^']*)'/.exec(reason) ?? [];
  if (unknown === undefined) return misuse(reason, command);
  const options = command === undefined ? allFlags() : [...Object.keys(commandOf(command)?.options ?? {}), ...Object.keys(common)];
  const written = options.map((flag) => `--${flag}`);
  const near = closest(unknown, written) ?? closest(unknown, allFlags().map((flag) => `--${flag}`)); // biome-ignore format: one thought
  return misuse(`there is no option \`${unknown}\`${near === undefined ? '' : `; did you mean ${near}?`}`, command);
}

/** That a command does not take an option that others take. */
export function notTaken(flag: string, command: string): Answer {
  const own = Object.keys(commandOf(command)?.options ?? {});
  const takers = commands.filter(({ options }) => Object.keys(options).includes(flag)).map(({ name }) => `lcgm ${name}`);
  const near = closest(flag, own);
  const hint = near === undefined ? ` (${takers.join(', ')} ${takers.length === 1 ? 'does' : 'do'})` : `; did you mean --${near}?`;
  return misuse(`\`lcgm ${command}\` does not take --${flag}${hint}`, command);
}

/** That an option has no such value for this command. */
export function noValue(flag: Flag, value: string, command: string, known: readonly string[]): Answer {
  return misuse(`there is no ${flag} \`${value}\` for \`lcgm ${command}\`; ${meant(value, known, `${flag}s`)}`, command);
}

const allFlags = (): readonly string[] => Object.keys(flags);

const meant = (word: string, known: readonly string[], what: string): string => {
  const near = closest(word, known);
  return near === undefined ? `the ${what} are ${known.join(', ')}` : `did you mean ${near}?`;
};

type Row = readonly [left: string, right: string];

/** Whether a text is the name of an option. */
const isFlag = (name: string): name is Flag => Object.hasOwn(flags, name);

function optionRows(options: Command['options'], values: NonNullable<Command['values']>): readonly Row[] {
  return Object.entries(options).flatMap(([name, does]): Row[] => {
    if (!isFlag(name)) return [];
    const flag = flags[name];
    const short = 'short' in flag ? `-${flag.short}, ` : '';
    const value = 'value' in flag ? ` ${flag.value}` : '';
    const known = values[name];
    return [[`${short}--${name}${value}`, known === undefined || name === 'with' ? does : `${does}: ${known.join(', ')}`]];
  });
}

/** Two columns; a long entry on the left has a line of its own. */
function table(rows: readonly Row[]): string {
  const width = 22;
  const indented = ' '.repeat(width + 4);
  return rows
    .map(([left, right]) => (left.length > width ? `  ${left}\n${indented}${right}\n` : `  ${left.padEnd(width)}  ${right}\n`))
    .join('');
}
