/**
 * Mutants of real certificates. As they stand they are all rejected, if only for the checksum. A forger seals his mutant anew;
 * then it is rejected for what is wrong with it, or it is a certificate of something: of the same, or of something else that it
 * says openly; what it says it rests on is exact, and true if that is true.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Certificate,
  CertificateError,
  compareWithSignature,
  readCertificate,
  writeCertificate,
} from '../../src/certificate/index.ts';
import { Library } from '../../src/elaborate/library.ts';
import { ORACLE, type Term } from '../../src/terms/index.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { disk, shelf } from '../support/theories.ts';
import { Beyond, holds } from './model.ts';
import { kindOf, matrices, numbers, type Parsed, parsed, points, resealed, type Sample, sealed } from './samples.ts';

/** Numbers from 0 to below n, the same in every run: a linear congruential generator. */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** Certificates of theories/meta. */
function meta(): readonly Sample[] {
  const library = new Library(disk, { shelf });
  return ['model', 'transitions', 'reducible', 'identifiability'].flatMap((name) => {
    const loaded = library.load(`theories/meta/${name}.lcgm`);
    if (loaded === undefined) throw new Error(`theories/meta/${name}.lcgm is not there`);
    const proved = verdicts(loaded).filter((v) => v.verdict === 'proved');
    const claims = proved.map((v) => ({ theory: v.theory, name: v.name, ...(v.title === undefined ? {} : { title: v.title }), theorem: v.item.fact.theorem })); // biome-ignore format: one thought
    return claims.length === 0 ? [] : [{ signature: library.signature, claims, text: writeCertificate(library.signature, claims) }];
  });
}

/** One change of one character or of a stretch of the text. */
function mutateText(text: string, die: (n: number) => number): string {
  const [at, other] = [die(text.length), die(text.length)];
  const [from, to] = [Math.min(at, other), Math.max(at, other)];
  const digit = String(die(10));
  switch (die(7)) {
    case 0:
      return text.slice(0, at) + digit + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + (text[other] ?? digit) + text.slice(at);
    case 3:
      return text.slice(0, at);
    case 4:
      return text.slice(0, at) + (text[other] ?? digit) + text.slice(at + 1);
    case 5:
      return text.slice(0, from) + text.slice(from + Math.min(to - from, 40));
    default:
      return text.slice(0, from) + text.slice(from, from + 30) + text.slice(from);
  }
}

/** One change that leaves the shape alone: of a number in a row, of a row, of a name, of a claim. */
function mutateParts(parts: Parsed, die: (n: number) => number): void {
  const { rows, names, claims } = parts;
  const i = die(rows.length);
  const row = rows[i] ?? [];
  const k = die(row.length);
  const claim = claims[die(claims.length)] ?? ['', '', '', 0];
  switch (die(10)) {
    case 0:
      row[k] = (row[k] ?? 0) + 1;
      break;
    case 1:
      row[k] = Math.max(0, (row[k] ?? 0) - 1);
      break;
    case 2:
      row[k] = die(2 * (row[k] ?? 0) + 2);
      break;
    case 3:
      rows.splice(i, 1);
      break;
    case 4:
      rows.splice(i, 0, row);
      break;
    case 5:
      rows.splice(die(rows.length), 0, ...rows.splice(i, 1));
      break;
    case 6:
      [names[0], names[die(names.length)]] = [names[die(names.length)] ?? '', names[0] ?? ''];
      break;
    case 7:
      claim[3] = die(claim[3] + 2);
      break;
    case 8:
      [row[1], row[2]] = [row[2] ?? row[1] ?? 0, row[1] ?? 0];
      break;
    default:
      names[die(names.length)] = `changed${die(9)}`;
  }
}

/** The certificate, or what is wrong with it; anything else that happens is a bug. */
function read(text: string): Certificate | CertificateError {
  try {
    return readCertificate(text);
  } catch (error) {
    if (error instanceof CertificateError) return error;
    throw error;
  }
}

/** Where the premises of a rule stand in its row. */
const PREMISES: Readonly<Record<string, readonly number[]>> = {
  weaken: [1], impIntro: [2], impElim: [1, 2], andIntro: [1, 2], andLeft: [1], andRight: [1], orLeft: [1], orRight: [2], orElim: [1, 2, 3],
  exFalso: [1], classical: [1], allIntro: [2], allElim: [1], exIntro: [3], exElim: [1, 3], leibniz: [1, 3], memberIntro: [2],
  memberElim: [1], extension: [1], instantiate: [1], assume: [], refl: [], axiom: [], definition: [], evaluate: [], linear: [], independent: [], infeasible: [],
}; // biome-ignore format: a table

/** What each claim rests on, found without the kernel, by walking through the rows. */
function restsOn(parts: Parsed): readonly (readonly string[])[] {
  const axioms: string[] = [];
  const steps: Set<string>[] = [];
  for (const row of parts.rows) {
    const kind = kindOf(row);
    if (kind === 'postulate') axioms.push(parts.names[row[1] ?? -1] ?? '');
    const fixed = PREMISES[kind];
    if (fixed === undefined) continue;
    const premises = kind === 'linear' ? row.slice(3, 3 + (row[2] ?? 0)) : fixed.map((at) => row[at] ?? -1);
    const sources = new Set(premises.flatMap((p) => [...(steps[p] ?? [])]));
    if (kind === 'axiom') sources.add(axioms[row[1] ?? -1] ?? '');
    if (kind === 'linear' || kind === 'evaluate' || kind === 'independent' || kind === 'infeasible') sources.add(ORACLE + kind);
    steps.push(sources);
  }
  return parts.claims.map((claim) => [...(steps[claim[3]] ?? [])].sort());
}

/** Whether a certificate says just the same as the theory that the sample was written from. */
function unchanged(certificate: Certificate, sample: Sample): boolean {
  const mismatches = (c: Certificate['claims'][number], formula: Term) =>
    compareWithSignature(certificate, c.theory, c.name, sample.signature, formula);
  const same = (c: Certificate['claims'][number], i: number) => {
    const claim = sample.claims[i];
    if (claim === undefined || claim.theory !== c.theory || claim.name !== c.name || claim.title !== c.title) return false;
    return mismatches(c, claim.theorem.conclusion).length === 0;
  };
  return certificate.claims.length === sample.claims.length && certificate.claims.every(same);
}

describe('mutants', () => {
  let samples: readonly Sample[] = [];
  beforeAll(() => {
    samples = [points(), numbers(), matrices(), ...meta()];
  });
  it('come from certificates that are accepted', () => {
    expect(samples.length).toBeGreaterThan(4);
    for (const sample of samples) {
      const certificate = readCertificate(sample.text);
      expect(unchanged(certificate, sample)).toBe(true);
      expect(certificate.claims.map((c) => c.restsOn)).toEqual(restsOn(parsed(sample.text)));
    }
  });

  it('of the text are rejected', () => {
    const die = dice(1);
    let mutants = 0;
    for (const sample of samples)
      for (let i = 0; i < 100; i++) {
        const mutant = mutateText(sample.text, die);
        if (mutant === sample.text) continue;
        mutants++;
        expect(read(mutant)).toBeInstanceOf(CertificateError);
      }
    expect(mutants).toBeGreaterThan(500);
  });

  const tally = { rejected: new Map<string, number>(), same: 0, other: 0 };
  const judge = (mutant: string, sample: Sample, parts: Parsed | undefined) => {
    const certificate = read(mutant);
    if (certificate instanceof CertificateError) {
      tally.rejected.set(certificate.code, (tally.rejected.get(certificate.code) ?? 0) + 1);
      return;
    }
    const found = parts ?? parsed(mutant);
    expect(certificate.claims.map((c) => c.restsOn)).toEqual(restsOn(found));
    expect(certificate.claims.map((c) => [c.theory, c.name, c.title ?? ''])).toEqual(found.claims.map((c) => c.slice(0, 3)));
    if (unchanged(certificate, sample)) tally.same++;
    else tally.other++;
  };
  it('that are sealed anew are rejected, or say what they prove and rest on', () => {
    const die = dice(2);
    for (const sample of samples)
      for (let i = 0; i < (sample.text.length > 40_000 ? 40 : 250); i++) {
        const parts = parsed(sample.text);
        mutateParts(parts, die);
        judge(sealed(parts), sample, parts);
        judge(resealed(mutateText(sample.text, die)), sample, undefined);
      }
    const total = [...tally.rejected.values()].reduce((a, b) => a + b, 0) + tally.same + tally.other;
    expect(total).toBeGreaterThan(1000);
    for (const code of ['CERT_SYNTAX', 'CERT_REFUSED', 'CERT_REFERENCE', 'CERT_ROW', 'CERT_NAME'])
      expect(tally.rejected.get(code) ?? 0, code).toBeGreaterThan(0);
    expect(tally.rejected.get('CERT_REFUSED') ?? 0).toBeGreaterThan(200);
    expect(tally.other).toBeGreaterThan(0);
  }, 120_000);

  it('that are accepted prove what is true, if their axioms are', () => {
    const die = dice(3);
    const sample = points();
    let [claims, accepted, beyond] = [0, 0, 0];
    for (let i = 0; i < 2500; i++) {
      const parts = parsed(sample.text);
      for (let n = die(3); n >= 0; n--) mutateParts(parts, die);
      const certificate = read(sealed(parts));
      if (certificate instanceof CertificateError) continue;
      accepted++;
      const { signature, axioms } = certificate;
      for (const { theorem, restsOn: sources } of certificate.claims) {
        try {
          const assumed = axioms.filter((a) => sources.includes(a.name)).every((a) => holds(signature, a.formula));
          if (assumed) expect(holds(signature, theorem.conclusion)).toBe(true);
          claims++;
        } catch (error) {
          if (!(error instanceof Beyond)) throw error;
          beyond++;
        }
      }
    }
    expect(accepted).toBeGreaterThan(100);
    expect(claims).toBeGreaterThan(10 * beyond);
  }, 60_000);
});
