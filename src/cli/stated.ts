/** What a theory file states, to hold a certificate against it. */
import { type Certificate, compareWithSignature } from '../certificate/index.ts';
import { disk } from '../disk/files.ts';
import { closed } from '../elaborate/closing.ts';
import type { Item } from '../elaborate/item.ts';
import { Library, type Loaded } from '../elaborate/library.ts';
import { claimsCalled } from '../report/statement.ts';
import { renderDiagnostics } from '../syntax/render.ts';
import type { Term } from '../terms/index.ts';
import { tightName, wellPosedName } from '../verdict/certified.ts';
import { type Answer, EXIT, type Options } from './options.ts';

export type Stated = Loaded & { readonly library: Library };

/** What a theory file states; its proofs do not matter here and are not read. */
export function statements(path: string, options: Options): Stated | Answer {
  const library = new Library(disk, { proofs: false });
  const loaded = library.load(path);
  if (loaded === undefined) return { exit: EXIT.bad, out: '', err: `lcgm: ${path}: cannot be read\n` };
  const broken = library.all.filter((l) => l.diagnostics.some((d) => d.severity === 'error'));
  if (broken.length === 0) return { ...loaded, library };
  return { exit: EXIT.bad, out: '', err: broken.map((l) => renderDiagnostics(l.diagnostics, l, options.style)).join('\n') };
}

/** So many claims are named. */
const NAMED = 10;

/**
 * How the claims of a certificate (or the one that is asked for) differ from what the theory states. What differs of symbols and axioms is
 * the same for every claim, and told once.
 */
export function compare(certificate: Certificate, stated: Stated, claim: string | undefined): string[] {
  const statements = new Map<string, Term>();
  for (const { fact, tight, needs } of stated.items) {
    if (tight !== undefined) statements.set(`${fact.theory}:${tightName(fact.label)}`, tight);
    if (needs !== undefined) statements.set(`${fact.theory}:${wellPosedName(fact.label)}`, needs);
  }
  // a statement that has this for a title goes before
  for (const { fact } of stated.items) statements.set(`${fact.theory}:${fact.label}`, fact.theorem.conclusion);
  const asked = new Map(stated.items.map((item) => [`${item.fact.theory}:${item.fact.label}`, item]));
  const about = claimsCalled(certificate, claim);
  const shared = new Map<string, string[]>();
  const own = about.flatMap(({ theory, name }) => {
    const statement = statements.get(`${theory}:${name}`);
    if (statement === undefined) return [`${stated.path} states no ${theory}:${name}`];
    const { complaint, others } = complaintOn(certificate, stated, { theory, name }, statement, asked.get(`${theory}:${name}`));
    for (const other of others) shared.set(other, [...(shared.get(other) ?? []), name]);
    return complaint === undefined ? [] : [`${name}: ${complaint}`];
  });
  const concerning = (names: readonly string[]): string => {
    const rest = names.length > NAMED ? ` and ${names.length - NAMED} others` : '';
    return about.length === 1 ? '' : ` (which concerns ${names.slice(0, NAMED).join(', ')}${rest})`;
  };
  return [...[...shared].map(([other, names]) => other + concerning(names)), ...own];
}

/** What is to be said of one claim, and of symbols and axioms that are not those of the theory. */
function complaintOn(
  certificate: Certificate,
  { path, library: { signature } }: Stated,
  { theory, name }: { readonly theory: string; readonly name: string },
  statement: Term,
  item: Item | undefined,
): { readonly complaint: string | undefined; readonly others: readonly string[] } {
  const differences = (formula: Term, called = name) => compareWithSignature(certificate, theory, called, signature, formula);
  const shows = (formula: Term, called = name) => differences(formula, called).every((m) => m.about !== 'claim');
  if (item?.fact.kind === 'open') return { complaint: `${path} states it as open`, others: [] };
  const found = differences(statement);
  const others = found.filter((m) => m.about !== 'claim').map((m) => `${m.name}: ${m.message}`);
  const said = (complaint: string | undefined) => ({ complaint, others });
  const [otherwise] = found.filter((m) => m.about === 'claim');
  const { stated, fact, tight, needs } = item ?? {};
  if (otherwise !== undefined && stated !== undefined && (fact?.kind === 'claim' || fact?.kind === 'refute')) {
    const opposite = fact.kind === 'claim' ? signature.not(stated.goal) : stated.goal;
    if (shows(closed(signature, stated, opposite))) return said(`it proves the opposite of what ${path} states`);
  }
  if (otherwise !== undefined) return said(otherwise.message);
  if (tight !== undefined && !shows(tight, tightName(name))) return said(`it does not show that this is tight, as ${path} states`);
  const unneeded = needs === undefined || fact?.kind !== 'claim' || shows(needs, wellPosedName(name));
  return said(unneeded ? undefined : 'it does not show that this is well-posed');
}
