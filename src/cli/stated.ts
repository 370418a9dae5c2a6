/** What a theory file states, to hold a certificate against it. */
import { type Certificate, compareWithSignature } from '../certificate/index.ts';
import { disk } from '../disk/files.ts';
import { Library, type Loaded } from '../elaborate/library.ts';
import { claimsCalled } from '../report/statement.ts';
import { renderDiagnostics } from '../syntax/render.ts';
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
  return claimsCalled(certificate, claim).flatMap((c) => {
    const item = stated.items.find((i) => i.fact.label === c.name && i.fact.theory === c.theory);
    if (item === undefined) return [`${stated.path} states no ${c.theory}:${c.name}`];
    return compareWithSignature(certificate, c.theory, c.name, stated.library.signature, item.fact.theorem.conclusion).map(
      (m) => `${m.name}: ${m.message}`,
    );
  });
}
