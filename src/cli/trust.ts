/** `lcgm trust`: all there is to read before one believes a verdict. */
import { createHash } from 'node:crypto';
import { CertificateError, readCertificate, writeCertificate } from '../certificate/index.ts';
import { type Trusted, trustJson, trustText } from '../report/trust.ts';
import { certified } from '../verdict/certified.ts';
import { type Surface, surfaceOf } from '../verdict/surface.ts';
import { type Answer, EXIT, type Options } from './options.ts';
import { type Run, run } from './run.ts';

export function trust(options: Options): Answer {
  const done = run(options, true);
  const { signature } = done.library;
  const trusted = done.theories.flatMap(({ loaded, verdicts }) =>
    verdicts.map((v): Trusted => {
      const surface = surfaceOf(v, loaded, signature);
      return { surface, scope: loaded.scope, seal: sealOf(surface, done) };
    }),
  );
  const out =
    options.format === 'json'
      ? `${JSON.stringify(trusted.map(trustJson), undefined, 2)}\n`
      : trusted.map((t) => trustText(t, options.style)).join('\n');
  return { exit: trusted.length === 0 && done.exit === EXIT.ok ? EXIT.bad : done.exit, out, err: done.err };
}

function sealOf({ claims, verdict }: Surface, { library }: Run): Trusted['seal'] {
  if (claims.length === 0) return undefined;
  const text = written(library.signature, certified(verdict));
  if (text === undefined) return undefined;
  const { steps } = readCertificate(text);
  return { sha256: createHash('sha256').update(text).digest('hex'), bytes: Buffer.byteLength(text), steps };
}

/** The certificate, unless there cannot be one, as of axioms with names that are too long. */
function written(...[signature, claims]: Parameters<typeof writeCertificate>): string | undefined {
  try {
    return writeCertificate(signature, claims);
  } catch (error) {
    if (error instanceof CertificateError) return undefined;
    throw error;
  }
}
