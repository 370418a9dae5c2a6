/** What writer and reader of proof files agree on; docs/certificates.md explains it. */
import { arithmetic, type Signature as Kernel } from '../logic/index.ts';
import { freeVariables, type Theorem } from '../terms/index.ts';

export const FORMAT = 'lcgm-certificate';
export const VERSION = 1;
/** An axiom with this in its name stands for a step that nobody has proved. */
export const SORRY = ':sorry:';

/** The longest name of an axiom: the names in `rests on` are compared over and over. */
export const LONGEST = 1000;

export const codes = {
  CERT_FORMAT: 'the file is not an lcgm certificate',
  CERT_VERSION: 'the certificate has a version that this lcgm does not know',
  CERT_SYNTAX: 'the file is not canonical JSON of the right shape',
  CERT_CHECKSUM: 'the file was changed after it was written',
  CERT_NAME: 'a name is empty, unprintable or listed twice',
  CERT_ROW: 'a row is of no known kind, or has the wrong length',
  CERT_REFERENCE: 'a row refers to something that is not there before it',
  CERT_REFUSED: 'the kernel refuses a row',
  CERT_SORRY: 'the proof has a gap that was closed by sorry',
  CERT_CLAIM: 'a claim is not a closed theorem without hypotheses, or stands there twice',
  CERT_LIMIT: 'the certificate is larger, or more laborious, than is allowed',
  CERT_UNRECORDED: 'the theorem was made by a signature that does not remember proofs',
} as const;
export type Code = keyof typeof codes;

/** What is wrong with a certificate, and where: `names[3]`, `rows[12]`, `claims[0]` or `character 17`. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly code: Code;
  readonly place: string;
  constructor(code: Code, message: string, place: string) {
    super(message);
    this.code = code;
    this.place = place;
  }
}

/** Messages quote what strangers wrote; of a long one the beginning and the end will do. */
const clipped = (message: string): string => (message.length <= 400 ? message : `${message.slice(0, 250)} … ${message.slice(-100)}`);

export function fail(code: Code, message: string, place: string): never {
  throw new CertificateError(code, clipped(message), place);
}

/** What keeps a theorem from being claimed, if anything does; it may be schematic in sorts. */
export function openness(theorem: Theorem): string | undefined {
  if (theorem.hypotheses.length > 0) return 'has hypotheses';
  for (const v of freeVariables(theorem.conclusion)) if (v.op === 'free') return `has the free variable ${v.name}`;
  return undefined;
}

/** The kinds of rows; a row begins with the number of its kind in this list. */
// biome-ignore format: terms; declarations; rules
export const kinds = [
  'set', 'sortvar', 'free', 'num', 'app', 'comp', 'all', 'ex', '=', 'in', '=>', 'and', 'or',
  'declare-sort', 'declare-function', 'declare-predicate', 'define', 'postulate',
  'assume', 'weaken', 'impIntro', 'impElim', 'andIntro', 'andLeft', 'andRight', 'orLeft', 'orRight', 'orElim', 'exFalso', 'classical',
  'allIntro', 'allElim', 'exIntro', 'exElim', 'refl', 'leibniz', 'memberIntro', 'memberElim', 'extension', 'instantiate',
  'axiom', 'definition', 'linear', 'evaluate',
  'known-symbol', 'known-axiom', 'known-theorem',
  'kernel-symbol', 'independent', 'infeasible',
] as const;
export type Kind = (typeof kinds)[number];

/** The terms that every certificate starts with, so that its own are numbered after them. */
export const firstTerms = (s: Kernel): readonly number[] => [s.falsum, s.nat, s.rat, s.real];

/** The symbols that every certificate starts with: Nat, Rat, Real, and then the operations of each. */
export function firstSymbols(s: Kernel): readonly number[] {
  const sorts = [s.nat, s.rat, s.real];
  const operations = sorts.flatMap((sort) => arithmetic.flatMap((op) => (op === '/' && sort === s.nat ? [] : [s.arithmetic(op, sort)])));
  return [...sorts.map((sort) => s.tag(sort)), ...operations];
}
/** Whether a name can be shown to a person as it is: not empty, no control or formatting characters, nothing half of a character. */
export const printable = (name: string): boolean => name !== '' && !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(name);

/** A checksum of the text from its beginning to `end`. It finds accidents; it is no signature. */
export function checksum(text: string, end: number): string {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0xc2b2ae35) ^ (b >>> 15);
  }
  return hex(a ^ (b >>> 13)) + hex(b ^ (a >>> 16));
}
const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
