/**
 * Certificates for Coq: a file in which Coq checks every step of the proofs, beginning with what coq/Lcgm.v proves of the rules and oracles.
 * docs/export.md says how sorts, symbols, axioms and proofs appear there, and what Coq is made to assume.
 */
import type { Certificate, CertifiedClaim } from '../../certificate/index.ts';
import { freeVariables, matrixSymbols, ORACLE, type Sym, type Term } from '../../terms/index.ts';
import { Steps } from '../proof.ts';
import { ALL, announced, called, ENDED, reached, say } from './answer.ts';
import { refuse } from './error.ts';
import { type CoqFile, Text } from './file.ts';
import { list } from './linear.ts';
import { claimed, comment, mangled, marked } from './names.ts';
import { Proofs } from './proof.ts';
import { Expectations, type Expected } from './said.ts';
import { printedName, Scope } from './scope.ts';

export { called, complaints, inquiry, misstatements, summaryComplaints } from './answer.ts';
export { type Code, codes, ExportError } from './error.ts';
export { type CoqClaim, type CoqFile, type Matter, matterAt } from './file.ts';
export { unmangled } from './names.ts';

/** How many definitions there are between two lines that say how far Coq has come. */
const OFTEN = 250;

/** What people are told of symbols and axioms, by their names: in comments, which no checker reads. */
export interface Remarks {
  readonly symbol: (name: string) => string | undefined;
  readonly axiom: (name: string) => string | undefined;
}
export const NO_REMARKS: Remarks = { symbol: () => undefined, axiom: () => undefined };

/** The file for these claims of a certificate, which must have been read by a signature that records. */
export function toCoq(certificate: Certificate, claims = certificate.claims, remarks = NO_REMARKS): CoqFile {
  try {
    return written(certificate, claims, remarks);
  } catch (error) {
    if (error instanceof RangeError) return refuse('COQ_LARGE', 'a formula is nested too deep to be written out, or the file too long');
    throw error;
  }
}

function written({ signature: s, axioms, symbols, theorems }: Certificate, claims: readonly CertifiedClaim[], remarks: Remarks): CoqFile {
  const text = new Text();
  text.add(FRAME, ...contents(claims), ...HEAD, ...section('Symbols: what is declared, and what the others mean'));
  const parameters: string[] = [];
  const expectations = new Expectations(s, printedName);
  const expected: Expected[] = [];
  const native = new Set(matrixSymbols(s));
  for (const symbol of symbols) {
    if (native.has(symbol)) continue;
    const { text: declared, constants } = declaration(symbol, s.definition(symbol));
    text.add({ kind: 'symbol', name: symbol.name }, '', ...remark(remarks.symbol(symbol.name)), declared);
    expected.push(...expectedOf(expectations, symbol, s.definition(symbol)));
    parameters.push(...constants);
  }
  text.add(FRAME, ...section('Axioms: what is taken for granted of them'));
  for (const { name, formula } of axioms) {
    text.add({ kind: 'axiom', name }, '', ...remark(remarks.axiom(name)), axiom(name, formula));
    expected.push(expectations.axiom(marked(name, 'axiom'), `the axiom ${name}`, formula));
  }
  const ends = claims.map((claim) => claim.theorem);
  const proofs = new Proofs(s, new Steps(theorems).stepsUnder(ends), ends);
  const stated = claims.map(({ theory, name, title, theorem, restsOn }) => {
    const constant = claimed(theory, name);
    const scope = new Scope();
    const binders = [...freeVariables(theorem.conclusion)].map((v) => scope.binder(v)).join(' ');
    const statement = `${binders === '' ? '' : `forall ${binders}, `}${scope.write(theorem.conclusion)}`;
    const lines = [...remark(title), `Definition ${constant} : ${statement} :=`, `  ${proofs.constant(theorem)}.`];
    expected.push(expectations.claim(constant, `the claim ${called({ theory, name, title })}`, theorem.conclusion));
    const oracles = restsOn.filter((each) => each.startsWith(ORACLE));
    const rests = restsOn.filter((each) => !each.startsWith(ORACLE)).map((each) => marked(each, 'axiom'));
    return { lines, claim: { theory, name, title, constant, axioms: rests, oracles } };
  });
  text.add(FRAME, ...section('Steps of the proofs'));
  for (const [i, definition] of proofs.lines.entries()) {
    text.add({ kind: 'step', step: definition.step }, definition.text);
    if ((i + 1) % OFTEN === 0) text.add(FRAME, say(reached(i + 1)));
  }
  text.add(FRAME, ...section('Theorems'));
  for (const [claim, { lines }] of stated.entries()) text.add({ kind: 'claim', claim }, ...lines);
  text.add(FRAME, ...section('What each of them rests on, as Coq says'));
  for (const [i, { claim }] of stated.entries())
    text.add({ kind: 'claim', claim: i }, say(announced(i + 1)), `Print Assumptions ${claim.constant}.`);
  text.add(FRAME, say(ALL), 'End Proofs.', 'Require Lcgm.Proved.', 'Module Proved := Proofs Lcgm.Proved.Given.');
  const listed = list(stated.map((each) => `(proved Proved.${each.claim.constant})`));
  text.add(FRAME, `Definition all'claims : list bool :=\n  ${listed}.`, "Print Assumptions all'claims.", say(ENDED));
  return {
    text: text.toString(),
    places: text.places,
    expected,
    claims: stated.map((each) => each.claim),
    parameters,
    axioms: axioms.map(({ name }) => marked(name, 'axiom')),
    steps: proofs.steps,
    definitions: proofs.lines.length,
  };
}

/** The head of the file: what it is, and the theorems in it. */
function contents(claims: readonly CertifiedClaim[]): readonly string[] {
  const lines = claims.map(({ theory, name, title }) => comment(`   ${claimed(theory, name)}${title === undefined ? '' : `: ${title}`}`));
  return [
    comment('Proofs that lcgm has found, written out for Coq, which checks every step. docs/export.md of lcgm says how to read this file,'),
    comment('how to have it checked (it begins with coq/Lcgm.v and coq/Proved.v, which come with lcgm), and what is assumed. Proved is:'),
    ...lines,
    '',
  ];
}
/** A heading, as coqdoc wants it. */
const section = (title: string): readonly string[] => ['', `(** * ${title} *)`];
const remark = (text: string | undefined): readonly string[] => (text === undefined ? [] : [comment(text)]);

/** All is said of whatever is as Lcgm.v asks for, of which there is something in Proved.v. */
const HEAD = [
  'From Coq Require Import BinNums BinInt BinNat QArith_base.',
  'Require Import Lcgm.Lcgm.',
  '',
  'Module Proofs (Given : GIVEN).',
  'Import Given.Numbers Given.Arithmetic Given.',
];
const FRAME = { kind: 'frame' } as const;

/** What a symbol is declared or defined as, and the constants that Coq is to believe in. */
function declaration(symbol: Sym, definition: Term | undefined): { readonly text: string; readonly constants: readonly string[] } {
  const scope = new Scope();
  const variables = [...symbol.sortVars, ...symbol.params];
  const binders = variables.map((v) => scope.binder(v)).join(' ');
  const name = mangled(symbol.name);
  const sort =
    symbol.kind === 'sort' ? 'Sort' : symbol.kind === 'predicate' || symbol.result === undefined ? 'Prop' : scope.write(symbol.result);
  const forall = binders === '' ? '' : `forall ${binders}, `;
  const args = variables.map((v) => scope.argument(v)).join(' ');
  if (definition === undefined) {
    if (symbol.kind !== 'sort') return { text: `Parameter ${name} : ${forall}${sort}.`, constants: [name] };
    const inhabited = marked(symbol.name, 'inhabited');
    const text = `Parameter ${name} : ${forall}Sort.\nAxiom ${inhabited} : ${forall}inhabited ${args === '' ? name : `(${name} ${args})`}.`;
    return { text, constants: [name, inhabited] };
  }
  const predicate = symbol.kind === 'predicate';
  const body = predicate ? definition.kid(0).kid(1) : definition.kid(1);
  const means = predicate ? '(conj (fun h => h) (fun h => h))' : '(eq_refl _)';
  const lambda = binders === '' ? '' : `fun ${binders} => `;
  const text = [
    `Definition ${name}${binders === '' ? '' : ` ${binders}`} : ${sort} :=\n  ${scope.write(body)}.`,
    // where two things are to be the same, what was defined last is written out first: else a tower of definitions is pulled down
    `Strategy -${symbol.id} [${name}].`,
    `Definition ${marked(symbol.name, 'definition')} : ${forall}${scope.write(definition)} :=\n  ${lambda}${means}.`,
  ];
  return { text: text.join('\n'), constants: [] };
}

/** What Coq should say of a symbol. */
function expectedOf(expectations: Expectations, symbol: Sym, definition: Term | undefined): readonly Expected[] {
  const name = mangled(symbol.name);
  if (definition !== undefined)
    return [expectations.defined(name, symbol, symbol.kind === 'predicate' ? definition.kid(0).kid(1) : definition.kid(1))];
  const declared = expectations.declared(name, symbol);
  return symbol.kind === 'sort' ? [declared, expectations.inhabited(marked(symbol.name, 'inhabited'), symbol)] : [declared];
}

function axiom(name: string, formula: Term): string {
  const scope = new Scope();
  const binders = [...freeVariables(formula)].map((v) => scope.binder(v)).join(' ');
  return `Axiom ${marked(name, 'axiom')} : ${binders === '' ? '' : `forall ${binders}, `}${scope.write(formula)}.`;
}
