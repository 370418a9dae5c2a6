/**
 * Coq in the arena. What our kernel refuses is not exported, so of that Coq cannot say anything; what is to be accepted it has to accept, all of
 * it in one file, where the names of each case are made its own.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../src/certificate/format.ts';
import { CertificateError, mergeCertificates, readCertificate } from '../../src/certificate/index.ts';
import { checkedByCoq, coqPresence } from '../../src/cli/recheck/coq.ts';
import { ExportError, toCoq } from '../../src/export/coq/index.ts';
import { type Parsed, sealed } from '../certificate/samples.ts';
import { coqLibrary } from '../support/coq.ts';
import { cases } from './arena.ts';

const available = (await coqPresence()).version !== undefined;
let library = '';
beforeAll(async () => {
  if (available) library = await coqLibrary();
}, 600_000);

const kernelSymbol = kinds.indexOf('kernel-symbol');

/** The certificate with other names: not of numerals, not of what the kernel has from the start, and not the longest that there may be. */
function renamed(text: string, prefix: string): string {
  const { names, rows, claims, ...rest }: Parsed = JSON.parse(text);
  const fixed = new Set(rows.flatMap(([kind, name]) => (kind === kernelSymbol ? [name] : [])));
  const own = (name: string): string => `${prefix}${name}`;
  return sealed({
    ...rest,
    names: names.map((name, i) => (fixed.has(i) || name.length > 900 || /^-?\d+(?:\/\d+)?$/.test(name) ? name : own(name))),
    rows,
    claims: claims.map(([theory, name, title, step]) => [own(theory), name, title, step]),
  });
}

/** What can be exported of a certificate, or why nothing can. */
function exportable(text: string): 'refused' | 'too much' | 'exported' {
  try {
    toCoq(readCertificate(text, {}, true));
    return 'exported';
  } catch (error) {
    if (error instanceof CertificateError) return 'refused';
    if (error instanceof ExportError) return 'too much';
    throw error;
  }
}

const fate = cases.map(({ text, label }, i) => ({ i, label, text, exported: exportable(text) }));
const sent = fate.filter(({ exported }) => exported === 'exported');
const accepted = fate.filter(({ label }) => label === 'accept');

describe('Coq in the arena', () => {
  it('is told nothing of what is to be rejected', () => {
    expect(fate.filter(({ label }) => label === 'reject').map(({ exported }) => exported)).toEqual(
      cases.filter(({ label }) => label === 'reject').map(() => 'refused'),
    );
  });

  it('is told nearly all of what is to be accepted, and the documents say how much', () => {
    expect(sent.length).toBeGreaterThan(0.9 * accepted.length);
    const page = readFileSync('docs/soundness.md', 'utf8').replace(/\s+/g, ' ');
    expect(page).toContain(`Coq accepts ${sent.length} of the ${accepted.length} certificates that are to be accepted`);
  });

  it(available ? 'accepts it' : 'accepts it: NOT CHECKED, coqc is missing (Debian: apt-get install coq)', async () => {
    expect(available || process.env['CI'] === undefined).toBe(true);
    if (!available) return;
    const together = mergeCertificates(sent.map(({ text, i }) => renamed(text, `a${i}.`)));
    expect(readCertificate(together).claims).toHaveLength(sent.flatMap(({ text }) => readCertificate(text).claims).length);
    expect(await checkedByCoq(toCoq(readCertificate(together, {}, true)), library)).toEqual([]);
  }, 300_000);
});
