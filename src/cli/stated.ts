/** What a theory file states, to hold a certificate against it. */
import { type Certificate, compareWithSignature } from '../certificate/index.ts';
import { disk } from '../disk/files.ts';
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

/** How the claims of a certificate (or the one that is asked for) differ from what the theory states. */
export function compare(certificate: Certificate, stated: Stated, claim: string | undefined): string[] {
  const statements = new Map<string, Term>();
  for (const { fact, tight, needs } of stated.items) {
    if (tight !== undefined) statements.set(`${fact.theory}:${tightName(fact.label)}`, tight);
    if (needs !== undefined) statements.set(`${fact.theory}:${wellPosedName(fact.label)}`, needs);
  }
  // a statement that has this for a title goes before
  for (const { fact } of stated.items) statements.set(`${fact.theory}:${fact.label}`, fact.theorem.conclusion);
  const asked = new Map(stated.items.map((item) => [`${item.fact.theory}:${item.fact.label}`, item]));
  const { signature } = stated.library;
  return claimsCalled(certificate, claim).flatMap(({ theory, name }) => {
    const statement = statements.get(`${theory}:${name}`);
    if (statement === undefined) return [`${stated.path} states no ${theory}:${name}`];
    const mismatches = compareWithSignature(certificate, theory, name, signature, statement);
    const item = asked.get(`${theory}:${name}`);
    if (item?.fact.kind === 'open') return [`${name}: ${stated.path} states it as open`];
    const { tight } = item ?? {};
    if (tight !== undefined && compareWithSignature(certificate, theory, tightName(name), signature, tight).length > 0)
      return [`${name}: it does not show that this is tight, as ${stated.path} states`];
    const needs = item?.fact.kind === 'claim' ? item.needs : undefined;
    if (mismatches.length > 0 || needs === undefined) return mismatches.map((m) => `${m.name}: ${m.message}`);
    const shown = compareWithSignature(certificate, theory, wellPosedName(name), signature, needs).length === 0;
    return shown ? [] : [`${name}: it does not show that this is well-posed`];
  });
}
