/** `lcgm completions SHELL`: a script with which the shell completes commands, options, their values, and theory files. */
import { closest } from '../syntax/similar.ts';
import { type Command, commands, common, type Flag, flags } from './commands.ts';
import { type Answer, EXIT, type Options } from './options.ts';

export function completions({ paths }: Options): Answer {
  const [shell, ...others] = paths;
  const write = shell === undefined || others.length > 0 ? undefined : scripts.get(shell);
  if (write !== undefined) return { exit: EXIT.ok, out: write(), err: '' };
  const near = shell === undefined || others.length > 0 ? undefined : closest(shell, scripts.keys());
  const hint = near === undefined ? `the shells are ${[...scripts.keys()].join(', ')}` : `did you mean ${near}?`;
  return { exit: EXIT.bad, out: '', err: `lcgm: completions takes one shell; ${hint}\n` };
}

/** What completes the value of an option: words, or files of some kind; nothing where only the user knows. */
type Completed = { readonly words: readonly string[] } | { readonly files: 'all' | 'folders' | 'theories' } | undefined;

interface Choice {
  readonly written: string;
  readonly does: string;
  readonly takesValue: boolean;
  readonly value: Completed;
}

const kindsOfFile: Readonly<Record<string, Completed>> = { FILE: { files: 'all' }, DIR: { files: 'folders' } };

const isFlag = (name: string): name is Flag => Object.hasOwn(flags, name);

/** The options of a command, those that all take included. */
function choicesOf({ options, values = {} }: Command): readonly Choice[] {
  return Object.entries({ ...options, ...common }).flatMap(([name, does]): Choice[] => {
    if (!isFlag(name)) return [];
    const flag = flags[name];
    const words = values[name];
    const value = 'value' in flag ? (words === undefined ? kindsOfFile[flag.value] : { words }) : undefined;
    const choice = { written: `--${name}`, does, takesValue: 'value' in flag, value };
    return name === 'color' ? [choice, { ...choice, written: '--no-color', does: 'no colours' }] : [choice];
  });
}

/** What stands after the name of a command: words, theories, or any file. */
function takenBy({ takes, words }: Command): Completed {
  if (words !== undefined) return { words };
  if (takes === '[DIR]') return { files: 'folders' };
  if (takes === '[PATH…]') return { files: 'theories' };
  return /FILE|CERT/.test(takes) ? { files: 'all' } : undefined;
}

const names = commands.map(({ name }) => name).join(' ');

function bash(): string {
  const files = { all: 'compgen -f', folders: 'compgen -d', theories: 'compgen -f -X "!*.lcgm"' };
  const reply = (value: Completed): string => {
    if (value === undefined) return ':';
    if ('words' in value) return `COMPREPLY=($(compgen -W '${value.words.join(' ')}' -- "$current"))`;
    const also = value.files === 'theories' ? '; compgen -d -- "$current"' : '';
    return `compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(${files[value.files]} -- "$current"${also})`;
  };
  const cases = commands.flatMap((command) => {
    const choices = choicesOf(command);
    const valued = choices.filter(({ takesValue }) => takesValue);
    return [
      ...valued.map(({ written, value }) => `    ${command.name}:${written}) ${reply(value)}; return ;;`),
      `    ${command.name}:*) options='${choices.map(({ written }) => written).join(' ')}' ;;`,
    ];
  });
  const taken = commands.map((command) => `    ${command.name}) ${reply(takenBy(command))} ;;`);
  return `# Completes command lines of lcgm in bash.
_lcgm() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" command='' options='' word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  if [[ -z $command ]]; then
    COMPREPLY=($(compgen -W '${names} --help --version' -- "$current"))
    return
  fi
  case "$command:$previous" in
${cases.join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
    return
  fi
  case "$command" in
${taken.join('\n')}
  esac
}
complete -F _lcgm lcgm
`;
}

function zsh(): string {
  const files = { all: '_files', folders: '_files -/', theories: '_files -g "*.lcgm"' };
  const action = (value: Completed): string =>
    value === undefined ? ' ' : 'words' in value ? `(${value.words.join(' ')})` : files[value.files];
  const spec = ({ written, does, takesValue, value }: Choice): string =>
    `'${written}${takesValue ? '=' : ''}[${zshText(does)}]${takesValue ? `:value:${action(value)}` : ''}'`;
  const cases = commands.map((command) => {
    const rest = `'*:argument:${action(takenBy(command))}'`;
    return `    ${command.name})\n      _arguments ${[...choicesOf(command).map(spec), rest].join(' \\\n        ')} ;;`;
  });
  return `#compdef lcgm
# Completes command lines of lcgm in zsh.
_lcgm() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    '${name}:${zshText(summary)}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _lcgm ]; then _lcgm "$@"; else compdef _lcgm lcgm; fi
`;
}

/** A text in single quotes, between brackets or after a colon. */
const zshText = (text: string): string => text.replace(/'/g, "'\\''").replace(/([[\]:])/g, '\\$1');

function fish(): string {
  const quoted = (text: string): string => `'${text.replace(/([\\'])/g, '\\$1')}'`;
  const value = (completed: Completed): string => {
    if (completed === undefined) return ' -x';
    if ('words' in completed) return ` -x -a ${quoted(completed.words.join(' '))}`;
    return completed.files === 'folders' ? " -x -a '(__fish_complete_directories)'" : ' -r -F';
  };
  const lines = commands.flatMap((command) => {
    const when = `-n '__fish_seen_subcommand_from ${command.name}'`;
    const taken = takenBy(command);
    const files = taken !== undefined && 'files' in taken && taken.files === 'theories' ? " -a '(__fish_complete_suffix .lcgm)'" : value(taken); // biome-ignore format: one thought
    return [
      `complete -c lcgm -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
      ...choicesOf(command).map(
        (choice) =>
          `complete -c lcgm ${when} -l ${choice.written.slice(2)} -d ${quoted(choice.does)}${choice.takesValue ? value(choice.value) : ''}`,
      ),
      ...(taken === undefined ? [] : [`complete -c lcgm ${when}${files.replace(' -r -F', ' -F')}`]),
    ];
  });
  return `# Completes command lines of lcgm in fish.\ncomplete -c lcgm -f\n${lines.join('\n')}\n`;
}

const scripts: ReadonlyMap<string, () => string> = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
]);
