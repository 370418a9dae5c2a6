/** `lcgm export`: proofs and statements for other systems. */
import { join } from 'node:path';
import { type Certificate, CertificateError, type CertifiedClaim, readCertificate } from '../certificate/index.ts';
import { makeFolder } from '../disk/folder.ts';
import { writeWhole } from '../disk/whole.ts';
import type { Remarks } from '../export/coq/index.ts';
import { mangled } from '../export/tptp.ts';
import { Inexpressible } from '../export/tptp_claim.ts';
import { rejectionText } from '../report/certificate.ts';
import { claimsCalled } from '../report/statement.ts';
import { closest } from '../syntax/similar.ts';
import { KernelError } from '../terms/index.ts';
import { material, worse } from './material.ts';
import { type Answer, EXIT, type Exit, type Options } from './options.ts';
import { type Target, targets } from './targets.ts';

/** A file to be written. */
interface Exported {
  readonly name: string;
  readonly text: string;
}

export async function exportProofs(options: Options): Promise<Answer> {
  const target = chosen(options.export.to);
  if (typeof target === 'string') return { exit: EXIT.bad, out: '', err: `lcgm: ${target}\n` };
  if (options.paths.length === 0) return { exit: EXIT.bad, out: '', err: 'lcgm: export needs the path of a certificate or theory\n' };
  const found = await material(options);
  let { exit, err }: { exit: Exit; err: string } = found;
  const say = (code: Exit, text: string): void => {
    exit = worse(exit, code);
    err += text;
  };
  const files: Exported[] = [];
  let claims = 0;
  for (const { file, text, remarks } of found.certificates) {
    try {
      const certificate = readCertificate(text, {}, true);
      const wanted = claimsCalled(certificate, options.claim);
      claims += wanted.length;
      for (const part of parts(target, wanted)) {
        const made = written(target, certificate, part, remarks);
        if (typeof made === 'string') say(EXIT.not, `lcgm: ${made}\n`);
        else files.push(made);
      }
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      say(EXIT.not, rejectionText(file, `[${error.code}] ${error.message}`, options.style));
    }
  }
  if (exit === EXIT.ok && claims === 0)
    say(EXIT.bad, options.claim === undefined ? 'lcgm: nothing is proved there\n' : `lcgm: there is no proof of a claim called ${options.claim}\n`); // biome-ignore format: one thought
  const { out } = options.export;
  if (out !== undefined) {
    const failed = save(out, files);
    return { exit: failed === '' ? exit : EXIT.bad, out: '', err: err + failed };
  }
  if (files.length > 1) return { exit: EXIT.bad, out: '', err: `${err}lcgm: there are ${files.length} files to write; name a folder with --out, or one claim with --claim\n` }; // biome-ignore format: one thought
  return { exit, out: files[0]?.text ?? '', err };
}

function chosen(name: string | undefined): Target | string {
  const names = targets.map((target) => target.name);
  const target = targets.find((each) => each.name === name);
  if (target !== undefined) return target;
  if (name === undefined) return `export needs --to, and one of ${names.join(', ')}`;
  const near = closest(name, names);
  return `there is no target \`${name}\`; ${near === undefined ? `the targets are ${names.join(', ')}` : `did you mean ${near}?`}`;
}

const parts = ({ per }: Target, claims: readonly CertifiedClaim[]): readonly (readonly CertifiedClaim[])[] =>
  per === 'claim' ? claims.map((claim) => [claim]) : claims.length === 0 ? [] : [claims];

/** The file, or why there is none. */
function written(
  { per, extension, dots, write }: Target,
  certificate: Certificate,
  claims: readonly CertifiedClaim[],
  remarks: Remarks,
): Exported | string {
  const [first] = claims;
  const name = per === 'claim' ? `${first?.theory}.${mangled(first?.name ?? '')}` : first?.theory;
  try {
    const stem = fileName(name ?? '');
    return { name: `${dots ? stem : stem.replaceAll('.', '_')}.${extension}`, text: write(certificate, claims, remarks) };
  } catch (error) {
    if (error instanceof Inexpressible || error instanceof KernelError) return error.message;
    throw error;
  }
}

/** Names of theories are a stranger's, too. */
const fileName = (name: string): string => name.replace(/[^\w.]/gu, (c) => `_${(c.codePointAt(0) ?? 0).toString(16)}_`).replace(/^\./, '_');

function save(folder: string, files: readonly Exported[]): string {
  const names = files.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) return `lcgm: two files would be called ${twice}, and nothing was written\n`;
  try {
    makeFolder(folder);
    for (const { name, text } of files) writeWhole(join(folder, name), text);
    return '';
  } catch (error) {
    return `lcgm: ${folder}: ${error instanceof Error ? error.message : 'cannot be written'}\n`;
  }
}
