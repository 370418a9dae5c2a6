/**
 * Exported files, changed by chance in one place: a part of what a claim says, a number of a certificate, an argument of a step, a hypothesis
 * of an axiom, the order of steps. Each is a command that Coq has to refuse, put to it where the original stands.
 */
import { Random } from '../certificate/mutate.ts';

export type Change = 'statement' | 'number' | 'argument' | 'hypothesis' | 'order';
export interface Mutant {
  readonly change: Change;
  /** Commands in which this is changed and nothing else, but for what they define: `mutant'7` and the like. */
  readonly commands: readonly string[];
  /** The same commands without the change, which Coq accepts. */
  readonly control: readonly string[];
  /** Before which of the file's commands it is put to Coq. */
  readonly at: number;
}

const NAME = /[A-Za-z_][\w']*/g;
const HEAD = /^(?:\(\*.*\*\)\n)?(Definition|Axiom) (\S+)/;
const WORDS = new Set(['Definition', 'Axiom', 'forall', 'exists', 'fun', 'Sort', 'Prop', 'N']);

/** The commands of a file, with what stands between them. */
export const commandsOf = (text: string): readonly string[] => text.split(/^(?=Definition |Goal |End |Axiom |Parameter |\(\*)/m);

/** The command under another name. */
const renamed = (command: string, name: string): string => command.replace(HEAD, (_, word: string) => `${word} ${name}`);
const nameOf = (command: string): string => HEAD.exec(command)?.[2] ?? '';

/** Another text of the same kind instead of one of its matches. */
function exchanged(text: string, pattern: RegExp, random: Random, other: (found: string) => string): string {
  const found = [...text.matchAll(pattern)].filter(([word]) => !WORDS.has(word));
  if (found.length === 0) return text;
  const one = random.pick(found);
  return `${text.slice(0, one.index)}${other(one[0])}${text.slice(one.index + one[0].length)}`;
}

/** A statement, with one connective, binder, side or name changed. */
function otherStatement(statement: string, random: Random): string {
  const names = [...new Set([...statement.matchAll(NAME)].map(([name]) => name))].filter((name) => !WORDS.has(name));
  const changes = [
    () => exchanged(statement, /\/\\|\\\/|->/g, random, (word) => random.pick(['/\\', '\\/', '->'].filter((each) => each !== word))),
    () => exchanged(statement, /forall|exists/g, random, (word) => (word === 'forall' ? 'exists' : 'forall')),
    () => exchanged(statement, NAME, random, (word) => random.pick(names.filter((each) => each !== word).concat('False'))),
    () => exchanged(statement, /False/g, random, () => 'True'),
  ];
  return random.pick(changes)();
}

/** So many different mutants of each kind, as far as the file has them. */
export function mutantsOf(text: string, seed: number, many: number): readonly Mutant[] {
  const random = new Random(seed);
  const commands = commandsOf(text);
  const provable = commands.flatMap((command, at) => (HEAD.exec(command)?.[1] === 'Definition' && /step'\d+|'claim/.test(nameOf(command)) ? [at] : [])); // biome-ignore format: one thought
  const axioms = commands.flatMap((command, at) => (HEAD.exec(command)?.[1] === 'Axiom' && command.includes('->') ? [at] : []));
  const made = new Map<string, Mutant>();
  const name = (): string => `mutant'${made.size}`;

  const inOne = (change: Change, changed: (command: string) => string): void => {
    const at = random.pick(provable);
    const original = commands[at] ?? '';
    const mutant = changed(original);
    if (mutant === original || made.has(mutant)) return;
    made.set(mutant, { change, commands: [renamed(mutant, name())], control: [renamed(original, name())], at });
  };
  const ofBody = (change: (body: string) => string) => (command: string) => {
    const at = command.indexOf(' :=');
    return `${command.slice(0, at)}${change(command.slice(at))}`;
  };
  const changes: Readonly<Record<Change, () => void>> = {
    statement: () =>
      inOne('statement', (command) => command.replace(/ : (.*) :=$/m, (_, said: string) => ` : ${otherStatement(said, random)} :=`)),
    number: () => inOne('number', ofBody((body) => exchanged(body, /(?<=[( ])\d+(?=[%) ])/g, random, (digits) => String(Number(digits) + 1)))),
    argument: () =>
      inOne('argument', ofBody((body) => {
        const others = [...new Set([...body.matchAll(NAME)].map(([word]) => word))].filter((word) => !WORDS.has(word));
        return exchanged(body, NAME, random, (word) => random.pick(others.filter((each) => each !== word).concat('tt')));
      })),
    // an axiom that asks for less, and all steps that use it
    hypothesis: () => {
      const at = random.pick(axioms);
      const original = commands[at] ?? '';
      const used = commands.filter((command, i) => i > at && provable.includes(i) && command.includes(nameOf(original)));
      const weaker = exchanged(original, /(?<=[ (])\((?:[^()]|\([^()]*\))* -> /g, random, () => '(');
      if (weaker === original || made.has(weaker) || used.length === 0) return;
      const axiom = name();
      const steps = used.map((command, i) => renamed(command, `${axiom}'${i}`));
      const last = commands.findLastIndex((command) => used.includes(command));
      const with_ = (command: string): string => command.replaceAll(nameOf(original), axiom);
      made.set(weaker, { change: 'hypothesis', commands: [renamed(weaker, axiom), ...steps.map(with_)], control: [renamed(original, axiom), ...steps.map(with_)], at: last }); // biome-ignore format: one thought
    },
    // a step before one that it uses
    order: () => {
      const at = random.pick(provable);
      const original = commands[at] ?? '';
      const used = provable.filter((i) => i < at && new RegExp(`${nameOf(commands[i] ?? '')}(?![\\w'])`).test(original));
      const before = used[0];
      const key = `order ${at}`;
      if (before === undefined || made.has(key)) return;
      made.set(key, { change: 'order', commands: [renamed(original, name())], control: [], at: before });
    },
  }; // biome-ignore format: a table
  for (const change of Object.values(changes)) {
    const wanted = made.size + many;
    for (let tries = 0; made.size < wanted && tries < 20 * many; tries++) {
      try {
        change();
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'nothing to pick from') throw error;
      }
    }
  }
  return [...made.values()];
}

/** The file with all mutants in it, and with a control before each; where Coq refuses a command it goes on with the next one. */
export function withMutants(text: string, mutants: readonly Mutant[]): string {
  return commandsOf(text)
    .map((command, at) => {
      const here = mutants.flatMap(({ at: place, commands, control }) => {
        const controls = control.map((each) => each.replaceAll("mutant'", "control'"));
        return place === at ? [...controls, ...commands].map((each) => `${each.trimEnd()}\n`) : [];
      });
      return `${here.join('')}${command}`;
    })
    .join('');
}

/** By kind, how many mutants there are; and those of which Coq accepts every command. */
export function judge(
  mutants: readonly Mutant[],
  printed: string,
): { readonly counts: Record<string, number>; readonly accepted: readonly Mutant[]; readonly controls: readonly Mutant[] } {
  const defined = new Set([...printed.matchAll(/((?:mutant|control)'[\d']+) is (?:defined|declared)/g)].map(([, name]) => name));
  const names = (commands: readonly string[]): readonly string[] => commands.map((command) => nameOf(command));
  const counts: Record<string, number> = {};
  for (const { change } of mutants) counts[change] = (counts[change] ?? 0) + 1;
  return {
    counts,
    accepted: mutants.filter(({ commands }) => names(commands).every((name) => defined.has(name))),
    controls: mutants.filter(({ control }) => names(control).every((name) => defined.has(name.replaceAll("mutant'", "control'")))),
  };
}
