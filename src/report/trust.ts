/** What there is to read before one believes a verdict, as text and as JSON. */

import { show } from '../elaborate/display.ts';
import type { Scope } from '../elaborate/scope.ts';
import { brief } from '../syntax/printable.ts';
import type { Sym, Term } from '../terms/index.ts';
import { type Surface, theoryOf } from '../verdict/surface.ts';
import { counted } from './count.ts';
import { headed } from './heading.ts';
import type { Style } from './style.ts';
import { verdictMark } from './text.ts';
import { type Layout, wrapped } from './wrap.ts';

/** A certificate of the verdict, as `prove --claim --cert` writes it. */
export interface Seal {
  readonly sha256: string;
  readonly bytes: number;
  readonly steps: number;
}
export interface Trusted {
  readonly surface: Surface;
  readonly scope: Scope;
  /** Absent where there is nothing to certify. */
  readonly seal: Seal | undefined;
}

/** The kernel is no longer than that, and none of its checkers; a test counts. */
const KERNEL = 700;
const CHECKER = 150;

/** What stands for parts that are left out; no name has it. */
const CUT = '…';

const ITEM: Layout = { first: '    ', rest: '      ' };
const INSIDE: Layout = { first: '      ', rest: '        ' };

/** All there is to read, in full. */
export function trustText({ surface, scope, seal }: Trusted, style: Style): string {
  const { verdict: v, claims, axioms, definitions, oracles, undefined: bare } = surface;
  const lines = [`${verdictMark(v, style)}  ${headed(v, style)}`];
  const section = (heading: string) => lines.push('', `  ${style.bold(heading)}`);
  if (claims.length === 0) {
    const expected =
      v.verdict === v.expected ? (v.asStated ? '' : ', and not all is shown that it asks for') : `, where ${v.expected} is expected`;
    return `${[...lines, '', `  There is nothing to trust: it is ${v.verdict}${expected}.`].join('\n')}\n`;
  }
  const formula = (t: Term, where: Scope, layout: Layout) => wrapped(show(t, where), layout);
  const axiomLines = axioms.map(({ theory, label, title: about, source, theorem }) => [
    ...wrapped(`${theory}:${label}${about === undefined ? '' : ` "${brief(about)}"`}`, ITEM),
    ...formula(theorem.conclusion, scope.theory(theory) ?? scope, INSIDE),
    ...(source === undefined ? [] : wrapped(`${source.kind} "${brief(source.text)}"`, INSIDE).map((l) => style.dim(l))),
  ]);
  // within a theory a name means one thing
  const definitionLines = [...byTheory(definitions.map((d) => d.symbol))].map(([theory, symbols]) => [
    `    ${theory}`,
    ...definitions.filter((d) => symbols.includes(d.symbol)).flatMap((d) => formula(d.statement, d.scope, INSIDE)),
  ]);
  section(claims.length === 1 ? 'What is shown' : 'What is shown, a theorem each');
  for (const { name, theorem } of claims) lines.push(...wrapped(name, ITEM), ...formula(theorem.conclusion, scope, INSIDE));
  section('What there is to read');
  const { length: axiomCount } = axiomLines.flat();
  const { length: definitionCount } = definitionLines.flat();
  const kernel = `the kernel: at most ${KERNEL} lines of code${oracles.length === 0 ? '' : `, and at most ${CHECKER} for each of its checkers ${oracles.join(', ')}`}`;
  for (const what of [
    `${counted(axioms.length, 'axiom')}, ${counted(axiomCount, 'line')}`,
    `${counted(definitions.length, 'definition')}, ${counted(definitionCount, 'line')}`,
    `${counted(bare.length, 'symbol')} without a definition`,
    kernel,
  ])
    lines.push(...wrapped(what, ITEM));
  const cut = [...axiomLines, ...definitionLines].flat().filter((line) => line.includes(CUT)).length;
  if (cut > 0)
    lines.push(
      ...wrapped(`parts of ${counted(cut, 'line')} are left out below, at ${CUT}: they are too long to be shown`, ITEM).map(style.red),
    );
  if (axioms.length > 0) section('Axioms, believed without proof');
  lines.push(...axiomLines.flat());
  if (definitions.length > 0) section('Definitions');
  lines.push(...definitionLines.flat());
  if (bare.length > 0) section('Symbols without a definition: their theories say what they mean');
  for (const [theory, symbols] of byTheory(bare)) lines.push(...wrapped(`${theory}: ${symbols.map(surfaceName).join(', ')}`, ITEM));
  if (seal !== undefined) {
    section('Certificate');
    lines.push(
      `    sha256 ${seal.sha256}`,
      `    ${counted(seal.steps, 'step')}, ${counted(seal.bytes, 'byte')}, checked once more by the kernel`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The same for tools. */
export function trustJson({ surface, scope, seal }: Trusted): object {
  const { verdict: v, claims, axioms, definitions, oracles, undefined: bare } = surface;
  return {
    theory: v.theory,
    name: v.name,
    title: v.title,
    verdict: v.verdict,
    expected: v.expected,
    asStated: v.asStated,
    statements: claims.map(({ name, theorem }) => ({ name, statement: show(theorem.conclusion, scope) })),
    axioms: axioms.map(({ theory, label, title, source, theorem }) => ({
      name: `${theory}:${label}`,
      title,
      statement: show(theorem.conclusion, scope.theory(theory) ?? scope),
      source: source ?? null,
    })),
    oracles,
    definitions: definitions.map((d) => ({ name: d.symbol.name, statement: show(d.statement, d.scope) })),
    undefined: bare.map(({ name }) => name),
    kernelLines: KERNEL,
    checkerLines: CHECKER,
    certificate: seal ?? null,
  };
}

function byTheory(symbols: readonly Sym[]): ReadonlyMap<string, readonly Sym[]> {
  const groups = new Map<string, Sym[]>();
  for (const symbol of symbols) {
    const theory = theoryOf(symbol);
    groups.set(theory, [...(groups.get(theory) ?? []), symbol]);
  }
  return groups;
}
const surfaceName = ({ name }: Sym): string => name.slice(name.indexOf(':') + 1);
