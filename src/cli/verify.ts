/** `lcgm verify`: certificates, checked by the kernel alone; with --theory, also against what a theory file states. */
import { readFileSync } from 'node:fs';
import { type Certificate, CertificateError, readCertificate } from '../certificate/index.ts';
import { meantPath } from '../disk/meant.ts';
import { certificateJson, certificateText, rejectionText } from '../report/certificate.ts';
import { claimsCalled } from '../report/statement.ts';
import { type Answer, EXIT, type Exit, type Options } from './options.ts';

export async function verify(options: Options): Promise<Answer> {
  const { paths, style, format } = options;
  if (paths.length === 0) return { exit: EXIT.bad, out: '', err: 'lcgm: verify needs the path of a certificate\n' };
  const theory = options.theory === undefined ? undefined : await import('./theories.ts'); // the parser and all
  const stated = theory === undefined || options.theory === undefined ? undefined : theory.statements(options.theory, options);
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
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file === '-' ? options.input : readFileSync(file));
    } catch (error) {
      const near = error instanceof TypeError ? undefined : meantPath(file);
      const hint = near === undefined || near === file ? '' : `; did you mean ${near}?`;
      const why = error instanceof TypeError ? 'is not valid UTF-8' : `cannot be read${hint}`;
      fail(EXIT.bad, `lcgm: ${file}: ${why}\n`, file, why);
      continue;
    }
    try {
      const certificate = readCertificate(text);
      const complaints = [
        ...missing(certificate, options.claim),
        ...(stated === undefined || theory === undefined ? [] : theory.compare(certificate, stated, options.claim)),
      ];
      for (const why of complaints) fail(EXIT.not, rejectionText(file, why, style), file, why);
      if (complaints.length > 0) continue;
      if (format === 'json') objects.push(certificateJson(file, certificate, options.claim));
      else texts.push(certificateText(file, certificate, options.claim, stated?.path, style));
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      fail(EXIT.not, rejectionText(file, `[${error.code}] ${error.message}`, style), file, `${error.code}: ${error.message}`);
    }
  }
  const out = format === 'json' ? `${JSON.stringify(objects, undefined, 2)}\n` : texts.join('\n');
  return { exit, out, err };
}

const missing = (certificate: Certificate, claim: string | undefined): string[] =>
  claimsCalled(certificate, claim).length > 0 ? [] : [`it does not prove a claim called ${claim}`];
