/** Reads what Coq prints of an exported file, and says what keeps us from believing that all of it was checked. */
import type { CoqClaim, CoqFile } from './file.ts';

/** What a file prints before the assumptions of a claim, before those of all claims, and after these. */
export const announced = (claim: number): string => `lcgm: claim ${claim}`;
export const ALL = 'lcgm: all claims, with the oracles proved';
export const ENDED = 'lcgm: the end';
/** What it prints now and then, so that one sees that it goes on. */
export const reached = (step: number): string => `lcgm: step ${step}`;

/** A command that prints this. */
export const say = (text: string): string => `Goal True. idtac "${text}". Abort.`;

/** What is assumed in the library of Coq: see docs/export.md. */
const TEXTBOOK: ReadonlySet<string> = new Set([
  'Classical_Prop.classic',
  'FunctionalExtensionality.functional_extensionality_dep',
  'PropExtensionality.propositional_extensionality',
  'ClassicalDedekindReals.sig_forall_dec',
  'ClassicalDedekindReals.sig_not_dec',
]);
/** What the proofs of a file are given, and Proved.v has: the numbers and matrices, and what is proved of the oracles. */
const GIVEN = /^(?:lowest_Qred|Proper|other_(?:add|sub|mul|div)|Real_le|Real_lt|(?:inhabited_)?Mat|Mat_[a-z]+)$/;
const ORACLES = /^(?:linear_(?:absurd|order|equation)|(?:evaluate|independent|infeasible)_[a-z_]+)$/;

/** A claim as people know it. */
export const called = ({ theory, name, title }: Pick<CoqClaim, 'theory' | 'name' | 'title'>): string =>
  `${theory}:${name}${title === undefined ? '' : ` (${title})`}`;

/** The complaints about what Coq printed; none if each claim is there and rests on what it is said to rest on, and on nothing else. */
export function complaints(file: CoqFile, printed: string): readonly string[] {
  const lines = printed.split('\n').filter((line) => !/^lcgm: step \d+$/.test(line));
  const found: string[] = [];
  let at = 0;
  /** The names that are printed between two marks, or nothing if the marks are not the next ones. */
  const assumed = (before: string, after: string): readonly string[] | undefined => {
    if (lines[at] !== before) return undefined;
    const end = lines.indexOf(after, at + 1);
    if (end < 0) return undefined;
    const between = lines.slice(at + 1, end);
    at = end;
    if (between.length === 1 && between[0] === 'Closed under the global context') return [];
    if (between[0] !== 'Axioms:') return undefined;
    return between.slice(1).flatMap((line) => /^[^\s:]+/.exec(line)?.[0] ?? []);
  };
  const parameters = new Set(file.parameters);
  for (const [i, claim] of file.claims.entries()) {
    const names = assumed(announced(i + 1), i + 1 < file.claims.length ? announced(i + 2) : ALL);
    if (names === undefined) return [...found, `Coq does not come to what ${called(claim)} rests on`];
    const axioms = new Set<string>();
    const oracles = new Set<string>();
    for (const name of names) {
      const last = name.replace(/^.*\./, '');
      if (claim.axioms.includes(last)) axioms.add(last);
      else if (ORACLES.test(last)) oracles.add(`oracle:${last.replace(/_.*/, '')}`);
      else if (!TEXTBOOK.has(name) && !GIVEN.test(last) && !parameters.has(last)) found.push(`in Coq ${called(claim)} rests on ${name}`);
    }
    for (const each of claim.axioms) if (!axioms.has(each)) found.push(`in Coq ${called(claim)} does not rest on ${each}`);
    for (const each of claim.oracles) if (!oracles.has(each)) found.push(`in Coq ${called(claim)} does not rest on ${each}`);
    for (const each of oracles) if (!claim.oracles.includes(each)) found.push(`in Coq ${called(claim)} rests on ${each}`);
  }
  const names = assumed(ALL, ENDED);
  if (names === undefined || lines.slice(at + 1).some((line) => line !== '')) return [...found, 'Coq does not come to the end'];
  const axioms = new Set(file.claims.flatMap((claim) => claim.axioms));
  for (const name of names) {
    const own = /^Proved\.([^.]+)$/.exec(name)?.[1] ?? '';
    if (!TEXTBOOK.has(name) && !axioms.has(own) && !parameters.has(own)) found.push(`all claims together rest in Coq on ${name}`);
  }
  return found;
}

/** The same of the summary of coqchk, which speaks of all that the file assumes, used or not. What is in Coq's library, it does not look into. */
export function summaryComplaints(file: CoqFile, printed: string): readonly string[] {
  const [, summary] = printed.split(/^CONTEXT SUMMARY$/m);
  const sections = new Map(
    (summary ?? '').split(/^\* /m).map((part) => [part.split(':')[0] ?? '', part.slice(part.indexOf(':') + 1).trim()]),
  );
  const found = ['relying on type-in-type', 'relying on unsafe (co)fixpoints'].map((what) => `Constants/Inductives ${what}`);
  const none = [...found, 'Inductives whose positivity is assumed'].filter((what) => sections.get(what) !== '<none>');
  const axioms = sections.get('Axioms')?.split(/\s+/);
  if (axioms === undefined) return ['coqchk does not say what is assumed'];
  const own = new Set([...file.parameters, ...file.axioms].map((name) => `Checked.Certificate.Proved.${name}`));
  const more = axioms.filter((name) => name !== '<none>' && !own.has(name) && !name.startsWith('Coq.'));
  return [...none.map((what) => `coqchk does not say that there are no ${what}`), ...more.map((name) => `coqchk finds the axiom ${name}`)];
}

const STATED = 'lcgm: stated ';

/** A file in which Coq says what its constants say, of an export that it has compiled as `Checked.Certificate`. */
export function inquiry({ expected }: CoqFile): string {
  const head = [
    'From Coq Require Import BinNums BinInt BinNat QArith_base.',
    'Require Import Lcgm.Lcgm Checked.Certificate.',
    'Import Lcgm.Proved.Given.Numbers Lcgm.Proved.Given.Arithmetic Lcgm.Proved.Given Checked.Certificate.Proved.',
    'Set Printing All. Set Printing Width 1000000. Set Printing Depth 1000000.',
  ];
  const asked = expected.flatMap(({ constant }, i) => [say(`${STATED}${i}`), `Print ${constant}.`]); // Check would compute what it prints
  return `${[...head, ...asked, say(ENDED)].join('\n')}\n`;
}

/** What of it is not what the kernel means. */
export function misstatements({ expected }: CoqFile, printed: string): readonly string[] {
  const [before = '', ...parts] = `\n${printed}`.split(new RegExp(`\\n(?=${STATED}|${ENDED}$)`, 'm'));
  if (before !== '' || parts.length !== expected.length + 1 || parts.at(-1)?.trimEnd() !== ENDED)
    return ['Coq does not say what all constants say'];
  const wrong = expected.filter(({ isSaid }, i) => {
    const [head = '', ...rest] = (parts[i] ?? '').split('\n');
    const [said = ''] = rest.join('\n').split(/^(?:Arguments .*)?$/m); // the names of arguments come behind
    return head !== `${STATED}${i}` || !isSaid(said);
  });
  return wrong.map(({ what, constant }) => `what Coq has as ${constant} is not what the kernel means by ${what}`);
}
