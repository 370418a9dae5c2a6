/** Certificates to export or recheck: those that are named, and those of the theories that are named, which are proved first. */
import { readFileSync, statSync } from 'node:fs';
import { filesBelow, filesOf } from '../disk/paths.ts';
import { NO_REMARKS, type Remarks } from '../export/coq/index.ts';
import { EXIT, type Exit, type Options } from './options.ts';

/** A certificate, and what the theory it comes from says of symbols and axioms; of a certificate alone nothing is known. */
export interface Proofs {
  readonly file: string;
  readonly text: string;
  readonly remarks: Remarks;
}
export interface Material {
  /** By the path of the certificate or theory. */
  readonly certificates: readonly Proofs[];
  readonly exit: Exit;
  readonly err: string;
}

/** A theory begins with a word, a certificate with a brace; and how certificates are called. */
const BRACE = '{'.charCodeAt(0);
const CERTIFICATE = '.json';

export async function material(options: Options): Promise<Material> {
  const found: Proofs[] = [];
  const theories: string[] = [];
  let [exit, err]: [Exit, string] = [EXIT.ok, ''];
  const bad = (why: string): void => {
    exit = EXIT.bad;
    err += `lcgm: ${why}\n`;
  };
  for (const path of options.paths.length === 0 ? ['theories'] : options.paths) {
    const files = certificatesIn(path) ?? filesOf(path);
    if (typeof files === 'string') bad(files);
    else
      for (const file of files) {
        try {
          const bytes = file === '-' ? (options.input ?? new Uint8Array()) : readFileSync(file);
          if (bytes[0] !== BRACE && !file.endsWith(CERTIFICATE)) theories.push(file);
          else found.push({ file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), remarks: NO_REMARKS });
        } catch (error) {
          bad(`${file}: ${error instanceof TypeError ? 'is not valid UTF-8' : 'cannot be read'}`);
        }
      }
  }
  if (theories.length === 0) return { certificates: found, exit, err };
  const { certificates } = await import('./theories.ts'); // the parser and all
  const proved = certificates({ ...options, paths: theories, claim: undefined, fresh: false });
  return { certificates: [...found, ...proved.certificates], exit: worse(exit, proved.exit), err: err + proved.err };
}

export const worse = (a: Exit, b: Exit): Exit => (a > b ? a : b);

/** The certificates below a folder that has no theories. */
function certificatesIn(path: string): readonly string[] | undefined {
  try {
    if (path === '-' || !statSync(path).isDirectory() || typeof filesOf(path) !== 'string') return undefined;
    // pipes are not among them: to read one would be to wait for ever. Of a link to nowhere it is said that it cannot be read
    const files = filesBelow(path, CERTIFICATE);
    return files.length === 0 ? undefined : files;
  } catch {
    return undefined; // what is wrong with it is found out once more, and told
  }
}
