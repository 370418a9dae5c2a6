/** The commands: what each does, what it takes, how it is used. Help, completions and the reading of a command line all come from here. */
import { reporters } from '../report/ci/names.ts';
import { traceFormats } from '../report/trace/names.ts';

/** Every option that some command takes: how it is read, and what its value is called. */
export const flags = {
  claim: { type: 'string', value: 'NAME' },
  class: { type: 'string', value: 'NAME' },
  group: { type: 'string', value: 'TERM' },
  format: { type: 'string', value: 'FORMAT' },
  reporter: { type: 'string', value: 'NAME' },
  json: { type: 'boolean' },
  cert: { type: 'string', value: 'DIR' },
  theory: { type: 'string', value: 'FILE' },
  title: { type: 'string', value: 'TEXT' },
  allow: { type: 'string', value: 'FILE' },
  check: { type: 'boolean' },
  fix: { type: 'boolean' },
  fresh: { type: 'boolean' },
  k: { type: 'string', value: 'K' },
  key: { type: 'string', value: 'NAME' },
  orient: { type: 'string', value: 'ORIENTATION' },
  supports: { type: 'string', value: 'FILE' },
  shard: { type: 'string', value: 'I/N' },
  watch: { type: 'boolean' },
  merge: { type: 'boolean' },
  threads: { type: 'string', value: 'N' },
  to: { type: 'string', value: 'SYSTEM' },
  out: { type: 'string', value: 'DIR' },
  with: { type: 'string', value: 'NAMES' },
  require: { type: 'boolean' },
  cache: { type: 'string', value: 'DIR' },
  jobs: { type: 'string', value: 'N' },
  silence: { type: 'string', value: 'SEC' },
  timeout: { type: 'string', value: 'SEC' },
  color: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

export type Flag = keyof typeof flags;

/** What every command takes. */
export const common: Readonly<Partial<Record<Flag, string>>> = {
  timeout: 'give up after so many seconds, which is said and is no verdict',
  color: 'colour the output, or --no-color; by default only in a terminal',
  help: 'say what there is, or what a command does',
  version: 'say which version this is',
};

export interface Command {
  readonly name: string;
  /** What stands after the name. */
  readonly takes: string;
  /** One line. */
  readonly summary: string;
  /** What one has to know to use it; lines as they are shown. */
  readonly about: string;
  /** Its own options, with what each does. */
  readonly options: Readonly<Partial<Record<Flag, string>>>;
  /** The values of options that have only some. */
  readonly values?: Readonly<Partial<Record<Flag, readonly string[]>>>;
  /** The words that may stand where it takes one that is no file. */
  readonly words?: readonly string[];
  /** Command lines that work, each after the ones before it, and what they are for. */
  readonly examples: readonly { readonly line: string; readonly does: string }[];
}

const JSON_TOO = 'the same as --format json';
const SAID = { format: 'how it is said', json: JSON_TOO };
const CLAIM = 'only the statement of this name';
const CLASS = 'a claim about the class of this name';
const FRESH = 'search all proofs anew, also those of the shipped library, which are compiled';
const ALLOW = 'only the axioms in this file, a name a line, may be rested on';
const FILES = 'only this part of the files, so that several machines can divide them';
const TEXT = ['text', 'json'];

export const commands: readonly Command[] = [
  {
    name: 'prove',
    takes: '[PATH…]',
    summary: 'prove the theorems and claims of theory files, and say what each rests on',
    about: `Each statement gets a verdict: proved, refuted, unknown or vacuous. With --claim, or in another
format than text, the derivation is shown step by step.`,
    options: {
      claim: CLAIM,
      format: 'how the derivation is written',
      json: JSON_TOO,
      cert: 'write a certificate for each theory into this folder',
      allow: ALLOW,
      fresh: FRESH,
      shard: FILES,
    },
    values: { format: [...traceFormats, 'json'] },
    examples: [
      { line: 'lcgm prove theories/finite', does: 'prove all theories of a folder' },
      { line: 'lcgm prove theories/paper/dictionary.lcgm --claim 5.2', does: 'show the derivation of one claim' },
      { line: 'lcgm prove theories/std/lists.lcgm --cert certificates', does: 'write a certificate that others can check' },
    ],
  },
  {
    name: 'check',
    takes: '[PATH…]',
    summary: 'the verdicts only, for CI',
    about: 'One line for each statement; the exit code is 1 if one of them is not as stated.',
    options: {
      claim: CLAIM,
      reporter: 'for whom the report is',
      format: 'the same as --reporter',
      json: JSON_TOO,
      allow: ALLOW,
      fresh: 'search all proofs anew, and believe no remembered answer',
      cache: 'remember answers in this folder, which nobody else should be able to fill',
      shard: FILES,
      watch: 'once more whenever a file changes, until Ctrl-C',
      fix: 'first mend misspelt keywords and facts, and missing imports, in the one way there is',
    },
    values: { reporter: ['text', 'json', ...reporters], format: ['text', 'json', ...reporters] },
    examples: [
      { line: 'lcgm check theories/finite', does: 'a line for each statement of a folder' },
      { line: 'lcgm check theories/finite --reporter github', does: 'annotations in a GitHub workflow' },
      { line: 'lcgm check theories/finite/lists.lcgm --reporter junit', does: 'a report for most other systems' },
    ],
  },
  {
    name: 'verify',
    takes: 'CERT…',
    summary: 'check certificates with the kernel alone',
    about: `Nothing is searched or believed but the axioms that the certificate names. With --theory it must
prove what that theory file states.`,
    options: { claim: 'the certificate must prove the statement of this name', theory: 'it must prove what this theory file states', ...SAID }, // biome-ignore format: one thought
    values: { format: TEXT },
    examples: [
      { line: 'lcgm verify certificates/std.lists.json', does: 'check a certificate' },
      {
        line: 'lcgm verify certificates/std.lists.json --theory theories/std/lists.lcgm',
        does: 'and that it proves what the file states',
      },
    ],
  },
  {
    name: 'trust',
    takes: '[PATH…]',
    summary: 'all there is to read before one believes a verdict: definitions and axioms in full',
    about: `The statement, every definition that it reaches, and the axioms that its proof rests on. Whatever
only proofs speak of is left out: the kernel has checked it.`,
    options: { claim: CLAIM, ...SAID, allow: ALLOW, fresh: FRESH },
    values: { format: TEXT },
    examples: [
      { line: 'lcgm trust theories/paper/dictionary.lcgm --claim 5.2', does: 'what Theorem 5.2 says, down to the axioms' },
      { line: 'lcgm trust theories/std/lists.lcgm --json', does: 'the same of a whole file, for tools' },
    ],
  },
  {
    name: 'explain',
    takes: '[PATH…]',
    summary: 'why a claim holds, or what it lacks',
    about: `Proved: the predicates that it needs, the smallest sets of them, the derivation. Not proved: the
nearest proof as far as it gets, and what would have to be added to its class. Nothing here is a verdict.`,
    options: { claim: CLAIM, ...SAID },
    values: { format: TEXT },
    examples: [
      { line: 'lcgm explain theories/paper/mixtures.lcgm --claim E.1', does: 'why Gaussian mixtures are identifiable' },
      { line: 'lcgm explain theories/paper/mixtures.lcgm --claim "labels are lost" --json', does: 'what a refuted claim lacks, for tools' },
    ],
  },
  {
    name: 'infer',
    takes: 'PATH…',
    summary: 'the least known group up to which a class is identifiable',
    about: 'The groups are those that the theories in view speak of, ordered by inclusion.',
    options: { class: CLASS, claim: CLAIM, format: 'how it is said; svg draws the groups of one claim', json: JSON_TOO },
    values: { format: ['text', 'json', 'svg'] },
    examples: [
      { line: 'lcgm infer theories/paper/mixtures.lcgm --class Mixtures', does: 'what the assumptions of a class buy' },
      { line: 'lcgm infer theories/paper/mixtures.lcgm --class Mixtures --format svg', does: 'the same, drawn' },
    ],
  },
  {
    name: 'weaken',
    takes: 'PATH…',
    summary: 'what each predicate of a class buys: the least known group without it',
    about: 'As infer, and then once more for the class without each of its predicates.',
    options: { class: CLASS, claim: CLAIM, ...SAID },
    values: { format: TEXT },
    examples: [
      { line: 'lcgm weaken theories/paper/mixtures.lcgm --class Mixtures', does: 'what is left without each assumption' },
      { line: 'lcgm weaken theories/paper/mixtures.lcgm --class Mixtures --json', does: 'the same, for tools' },
    ],
  },
  {
    name: 'repair',
    takes: 'PATH…',
    summary: 'the fewest predicates with which a claim would hold',
    about: 'Predicates are taken from the theories in view; none that is seen to make the class empty counts.',
    options: {
      class: CLASS,
      claim: CLAIM,
      group: 'up to this group, instead of that of the claim',
      ...SAID,
    },
    values: { format: TEXT },
    examples: [
      { line: 'lcgm repair theories/paper/mixtures.lcgm --claim "labels are lost"', does: 'what would save a claim' },
      { line: 'lcgm repair theories/paper/mixtures.lcgm --claim "labels are lost" --json', does: 'the same, for tools' },
    ],
  },
  {
    name: 'init',
    takes: '[DIR]',
    summary: 'make a small project: a theory, a workflow for GitHub, a README',
    about: 'Nothing is written over: if one of the files is there already, none is written.',
    options: {},
    examples: [
      { line: 'lcgm init project', does: 'make a project in a folder' },
      { line: 'lcgm init', does: 'make one where you are' },
    ],
  },
  {
    name: 'new',
    takes: 'claim FILE NAME',
    summary: 'add a claim to be filled in to a theory file, which is made if it is not there',
    about: 'The claim is `false` until you say what is claimed. A name that is taken is refused.',
    options: { title: 'what the claim is entitled' },
    words: ['claim'],
    examples: [
      { line: 'lcgm new claim project/theories/first.lcgm scales', does: 'add a claim to a file' },
      { line: 'lcgm new claim project/theories/ica.lcgm 5.3 --title independence', does: 'begin a file with a claim' },
    ],
  },
  {
    name: 'fmt',
    takes: '[PATH…]',
    summary: 'write files in canonical layout',
    about: 'Files are changed in place; standard input is written to standard output.',
    options: { check: 'write nothing; the exit code is 1 if a file would change' },
    examples: [
      { line: 'lcgm fmt theories/finite', does: 'write the files of a folder in canonical layout' },
      { line: 'lcgm fmt --check theories/finite', does: 'only say whether they are, for CI' },
    ],
  },
  {
    name: 'docs',
    takes: '[PATH…]',
    summary: 'a web site of theories: statements, derivations, axioms, sources, with a search',
    about: `The site needs no server and no network. Nothing is written if a theory cannot be understood; what
is not proved is shown as such, and the exit code is 1. A folder that has other files is refused.`,
    options: { out: 'the folder for the site', title: 'what the site is called', fresh: FRESH },
    examples: [
      { line: 'lcgm docs theories/std/numbers.lcgm --out site', does: 'write a site; open site/index.html' },
      { line: 'lcgm docs theories/paper/groups.lcgm --out site --title Groups', does: 'put another one into its place, with a title' },
    ],
  },
  {
    name: 'export',
    takes: 'CERT|PATH',
    summary: 'the proofs, or the statements, for other systems',
    about: `A theory is proved first. SMT-LIB (z3, cvc5) and Coq get the steps of the proofs, TPTP (E) gets a
problem for each claim.`,
    options: { to: 'the system', out: 'write a file for each certificate or claim there', claim: CLAIM },
    values: { to: ['smt2', 'coq', 'tptp'] },
    examples: [
      { line: 'lcgm export certificates/std.lists.json --to smt2 --out exported', does: 'the steps of the proofs, for z3' },
      { line: 'lcgm export theories/std/lists.lcgm --to coq --out exported', does: 'the proofs of a theory, for Coq' },
    ],
  },
  {
    name: 'recheck',
    takes: 'CERT…|PATH…',
    summary: 'check proofs with other programs: Coq, z3, cvc5, and a second checker in Python',
    about: `A theory is proved first. Whoever of the programs does not agree makes the exit code 1; what is not
installed is said.`,
    options: {
      with: 'only these, separated by commas: z3, cvc5, coq, python',
      require: 'one that is missing is a failure; so it is if CI is set',
      cache: 'remember agreement in this folder, which nobody else should be able to fill',
      fresh: 'believe nothing remembered, and remember what is found out',
      jobs: 'how many programs run at a time',
      silence: 'how many seconds one may say nothing',
      ...SAID,
    },
    values: { format: TEXT, with: ['z3', 'cvc5', 'coq', 'python'] },
    examples: [
      { line: 'lcgm recheck certificates/std.lists.json --with python', does: 'check a certificate with the second checker' },
      { line: 'lcgm recheck certificates --with python --json', does: 'all below a folder, for tools' },
    ],
  },
  {
    name: 'help',
    takes: 'CODE|COMMAND',
    summary: 'what a message means, with an example, and how to mend it; or what a command does',
    about: 'The code is what stands in brackets after `error` or `warning`.',
    options: {},
    examples: [
      { line: 'lcgm help CANNOT_PROVE', does: 'what to do where a step does not follow' },
      { line: 'lcgm help prove', does: 'the same as lcgm prove --help' },
    ],
  },
  {
    name: 'completions',
    takes: 'bash|zsh|fish',
    summary: 'what a shell needs to complete command lines of lcgm',
    about: `Prints a script. bash: put  source <(lcgm completions bash)  into ~/.bashrc. zsh: put it as _lcgm into
a folder of $fpath. fish: put it as lcgm.fish into ~/.config/fish/completions.`,
    options: {},
    words: ['bash', 'zsh', 'fish'],
    examples: [
      { line: 'lcgm completions bash', does: 'the script for bash' },
      { line: 'lcgm completions fish', does: 'the script for fish' },
    ],
  },
  {
    name: 'audit',
    takes: 'FILE',
    summary: 'what can be shown of a trained decoder (safetensors, npy, npz, Matrix Market)',
    about: `What is said is exact for the numbers in the file. Long work can be divided with --shard, and the
parts put together with --merge PART….`,
    options: {
      k: 'is k-sparse coding with this decoder covered by the theorems?',
      key: 'which array of the file',
      orient: 'whether a feature is a row or a column',
      supports: 'the supports that occur',
      threads: 'how many threads work',
      shard: 'only this part of the work',
      merge: 'make the report of all parts',
      format: 'how the report is written',
      json: JSON_TOO,
    },
    values: { format: ['text', 'html', 'json'], orient: ['rows', 'columns'] },
    examples: [
      { line: 'lcgm audit decoder.mtx --orient columns', does: 'what can be said of any decoder' },
      { line: 'lcgm audit decoder.mtx --orient columns --k 1 --json', does: 'whether it is covered for 1-sparse codes, for tools' },
    ],
  },
];

/** The command of this name. */
export const commandOf = (name: string): Command | undefined => commands.find((command) => command.name === name);
