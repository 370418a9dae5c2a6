/** `lcgm verify`: certificates, checked by the kernel alone; with --theory, also against what a theory file states. */
import { readFileSync } from 'node:fs';
import { type Certificate, CertificateError, compareWithSignature, readCertificate } from '../certificate/index.ts';
import { disk } from '../disk/files.ts';
import { Library, type Loaded } from '../elaborate/library.ts';
import { certificateJson } from '../report/json.ts';
import { certificateText, rejectionText } from '../report/text.ts';
import { renderDiagnostics } from '../syntax/render.ts';
import { type Answer, EXIT, type Exit, type Options } from './options.ts';

export function verify(options: Options): Answer {
  const { paths, style, format } = options;
  if (paths.length === 0) return { exit: EXIT.bad, out: '', err: 'lcgm: verify needs the path of a certificate\n' };
  const stated = options.theory === undefined ? undefined : statements(options.theory, options);
  if (stated !== undefined && 'exit' in stated) return stated;
  let exit: Exit = EXIT.ok;
  let err = '';
  const texts: string[] = [];
  const objects: object[] = [];
  const fail = (code: Exit, text: string, file: string, why: string) => {
    exit = exit === EXIT.bad ? exit : code;
    err += text;
    objects.push({ file, verdict: 'rejected', reason: why });
  };
  for (const file of paths) {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file === '-' ? 0 : file));
    } catch (error) {
      const why = error instanceof TypeError ? 'is not valid UTF-8' : 'cannot be read';
      fail(EXIT.bad, `lcgm: ${file}: ${why}\n`, file, why);
      continue;
    }
    try {
      const certificate = readCertificate(text);
      const complaints = [
        ...missing(certificate, options.claim),
        ...(stated === undefined ? [] : compare(certificate, stated, options.claim)),
      ];
      for (const why of complaints) fail(EXIT.not, rejectionText(file, why, style), file, why);
      if (complaints.length > 0) continue;
      texts.push(certificateText(file, certificate, options.claim, stated?.path, style));
      objects.push(certificateJson(file, certificate, options.claim));
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      fail(EXIT.not, rejectionText(file, `[${error.code}] ${error.message}`, style), file, `${error.code}: ${error.message}`);
    }
  }
  const out = format === 'json' ? `${JSON.stringify(objects, undefined, 2)}\n` : texts.join('\n');
  return { exit, out, err };
}

const missing = (certificate: Certificate, claim: string | undefined): string[] =>
  claim === undefined || certificate.claims.some((c) => c.name === claim) ? [] : [`it does not prove a claim called ${claim}`];

/** What a theory file states; its proofs do not matter here and are not read. */
function statements(path: string, options: Options): (Loaded & { readonly library: Library }) | Answer {
  const library = new Library(disk, { proofs: false });
  const loaded = library.load(path);
  if (loaded === undefined) return { exit: EXIT.bad, out: '', err: `lcgm: ${path}: cannot be read\n` };
  const broken = library.all.filter((l) => l.diagnostics.some((d) => d.severity === 'error'));
  if (broken.length === 0) return { ...loaded, library };
  return { exit: EXIT.bad, out: '', err: broken.map((l) => renderDiagnostics(l.diagnostics, l, options.style)).join('\n') };
}

/** How the claims of a certificate (or the one that is asked for) differ from what the theory states. */
function compare(certificate: Certificate, stated: Loaded & { readonly library: Library }, claim: string | undefined): string[] {
  const asked = certificate.claims.filter((c) => claim === undefined || c.name === claim);
  return asked.flatMap((c) => {
    const item = stated.items.find((i) => i.fact.label === c.name && i.fact.theory === c.theory);
    if (item === undefined) return [`${stated.path} states no ${c.theory}:${c.name}`];
    return compareWithSignature(certificate, c.theory, c.name, stated.library.signature, item.fact.theorem.conclusion).map(
      (m) => m.message,
    );
  });
}
