/**
 * A forged or mutated proof is rejected, or proves only a true statement: certificates of the shipped theories are changed in many ways.
 * A change that the reader accepts must be told by the comparison with the theory, unless nothing that matters was changed.
 */
import { describe, expect, it } from 'vitest';
import { type Certificate, CertificateError, type Code, compareWithSignature, readCertificate } from '../../src/certificate/index.ts';
import { saysTheSame, sourcesByRows } from './meaning.ts';
import { Random, structural, targetOf, textual } from './mutate.ts';
import { realCertificates, statementsOf } from './real.ts';
import { parsed, resealed, sealed } from './samples.ts';

const SEED = Number(process.env['FC_SEED'] ?? 20_20);
/** How often each kind of change is made, to each of the certificates, with a checksum that fits and with the old one. */
const rounds: Readonly<Record<string, number>> = { 'std.space': 4, 'std.kernel': 2, 'meta.model': 3, 'meta.identifiability': 1 };

const { signature, certificates } = realCertificates();
const statements = statementsOf(certificates);
const chosen = certificates.filter((c) => rounds[c.theory] !== undefined);
const axioms = [...new Set(certificates.flatMap((c) => readCertificate(c.text).axioms.map((a) => a.name)))];

/** What happened to the mutants, by the name of the change: accepted, told apart, or the code of the rejection. */
const outcomes = new Map<string, Map<string, number>>();
const count = (change: string, outcome: string) => {
  const of = outcomes.get(change) ?? new Map<string, number>();
  outcomes.set(change, of.set(outcome, (of.get(outcome) ?? 0) + 1));
};
const total = (wanted: (outcome: string, change: string) => boolean): number =>
  [...outcomes].flatMap(([change, of]) => [...of].map(([outcome, n]) => (wanted(outcome, change) ? n : 0))).reduce((a, b) => a + b, 0);

function judged(text: string, work?: number): Certificate | CertificateError {
  try {
    return readCertificate(text, work === undefined ? {} : { work });
  } catch (error) {
    if (error instanceof CertificateError) return error;
    throw error;
  }
}

/** Holds a mutant to what is required, and says what became of it. */
function judge(text: string): Code | 'unchanged' | 'told' | 'renamed' {
  const verdict = judged(text);
  if (verdict instanceof CertificateError) {
    expect(verdict.message).not.toContain('too large for this machine');
    expect(verdict.message).not.toBe('');
    return verdict.code;
  }
  // exactly the axioms and oracles that the rows of the proof use
  expect(verdict.claims.map((c) => [...c.restsOn])).toEqual(sourcesByRows(parsed(text)));
  let outcome: 'unchanged' | 'told' | 'renamed' = 'unchanged';
  for (const { theory, name, theorem } of verdict.claims) {
    expect(theorem.hypotheses).toEqual([]);
    const formula = statements.get(`${theory}:${name}`);
    if (formula === undefined) {
      outcome = 'renamed'; // the command line says that the theory states nothing of that name
      continue;
    }
    const told = compareWithSignature(verdict, theory, name, signature, formula);
    expect(told.length === 0).toBe(saysTheSame(verdict, theory, name, signature, formula));
    if (told.length > 0) outcome = 'told';
  }
  return outcome;
}

const old = (text: string): string => text.slice(text.lastIndexOf('"checksum":"'));

describe.each(chosen.map((c) => [c.theory, c] as const))('the certificate of %s', (theory, { text }) => {
  const random = new Random(SEED + theory.length);
  const known = targetOf(text, axioms);

  it('is as it was written', () => expect(judge(text)).toBe('unchanged'));

  it.each(Object.keys(structural))('with %s', (change) => {
    for (let round = 0; round < (rounds[theory] ?? 0); round++) {
      const parts = parsed(text);
      structural[change]?.({ ...known, parts, random });
      const forged = sealed(parts);
      count(change, forged === text ? 'the same text' : judge(forged));
      const raw = forged.slice(0, forged.lastIndexOf('"checksum":"')) + old(text);
      if (raw === text) continue;
      const refused = judge(raw);
      expect(['unchanged', 'told', 'renamed']).not.toContain(refused);
      count(`${change}, with the old checksum`, refused);
    }
  });

  it.each(Object.keys(textual))('with %s', (change) => {
    for (let round = 0; round < 3 * (rounds[theory] ?? 0); round++) {
      const raw = textual[change]?.(text, random) ?? text;
      if (raw === text) continue;
      const refused = judge(raw);
      expect(['unchanged', 'told', 'renamed']).not.toContain(refused);
      count(`${change}, with the old checksum`, refused);
      if (raw.includes('"checksum":"')) count(change, judge(resealed(raw)));
    }
  });

  it('with less work allowed than it takes', () => {
    for (const share of [0, 0.01, 0.1]) {
      const verdict = judged(text, Math.floor(share * text.length));
      expect(verdict).toBeInstanceOf(CertificateError);
      if (verdict instanceof CertificateError) count('starved', verdict.code);
    }
  });

  it('with a longer text than is allowed', () => {
    expect(() => readCertificate(text, { length: text.length - 1 })).toThrow(expect.objectContaining({ code: 'CERT_LIMIT' }));
    expect(() => readCertificate(text, { length: text.length })).not.toThrow();
  });
});

describe('the mutants', () => {
  const sealedOnes = (change: string) => !change.endsWith('checksum') && change !== 'starved';
  const accepted = (outcome: string) => ['unchanged', 'told', 'renamed'].includes(outcome);

  it('are many', () => expect(total((outcome) => outcome !== 'the same text')).toBeGreaterThanOrEqual(800));

  it('are mostly rejected', () => {
    const all = total((outcome) => outcome !== 'the same text');
    expect(total((outcome) => outcome.startsWith('CERT_')) / all).toBeGreaterThan(0.7);
    const forged = total((outcome, change) => sealedOnes(change) && outcome !== 'the same text');
    expect(total((outcome, change) => sealedOnes(change) && outcome.startsWith('CERT_')) / forged).toBeGreaterThan(0.5);
  });

  it('are rejected for all reasons that a reader has', () => {
    const reached = new Set([...outcomes.values()].flatMap((of) => [...of.keys()]));
    const codes: Code[] = ['CERT_FORMAT', 'CERT_VERSION', 'CERT_SYNTAX', 'CERT_CHECKSUM', 'CERT_NAME', 'CERT_ROW'];
    codes.push('CERT_REFERENCE', 'CERT_REFUSED', 'CERT_SORRY', 'CERT_CLAIM', 'CERT_LIMIT');
    expect(codes.filter((code) => !reached.has(code))).toEqual([]);
    expect(total((outcome) => outcome === 'CERT_REFUSED')).toBeGreaterThan(100);
  });

  it('are accepted in each of the ways that there are', () => {
    for (const way of ['unchanged', 'told', 'renamed']) expect(total((outcome) => outcome === way)).toBeGreaterThan(5);
    // who assumes what he claims is believed by the reader, and told by the comparison
    for (const change of ['the claim made an axiom', 'the claim proved by falsehood'])
      expect([...(outcomes.get(change)?.keys() ?? [])]).toEqual(['told']);
    for (const [change, of] of outcomes) if (!sealedOnes(change)) expect([...of.keys()].filter(accepted)).toEqual([]);
  });
});
