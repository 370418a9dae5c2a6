/** From bytes to text, or to the reasons why they are not a text. */
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import { type Parsed, parseTheory } from './parse.ts';

export interface Decoded {
  /** The text; where there are diagnostics, as much of it as can be shown. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** So many forbidden characters are reported; a file full of them is no text at all. */
const maxReported = 20;

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** Control characters except tab and line ends, and what reorders a line as it is shown (a proof must read as it is checked). */
const forbiddenRanges = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
] as const; // prettier-ignore
const forbidden = new RegExp(`[${forbiddenRanges.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}]+`, 'g');

const start = { start: 0, end: 0 };

/** Decodes the bytes of a file: UTF-8, with or without a byte order mark. Line ends may be LF, CRLF or CR. */
export const decodeSource = (bytes: Uint8Array): Decoded => {
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) {
    const text = encoding.startsWith('UTF-16') ? new TextDecoder(encoding === 'UTF-16BE' ? 'utf-16be' : 'utf-16le').decode(bytes) : '';
    return { text, diagnostics: [diagnostic('WRONG_ENCODING', start, { encoding: encoding.slice(0, 6) })] };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Everything before the first bad byte is good, so its length in the text is known.
    const at = new TextDecoder('utf-8').decode(bytes.subarray(0, firstInvalid(bytes))).length;
    const shown = new TextDecoder('utf-8').decode(bytes);
    return { text: shown, diagnostics: [diagnostic('INVALID_UTF8', { start: at, end: Math.min(at + 1, shown.length) }, {})] };
  }
  const diagnostics: Diagnostic[] = [];
  for (const match of text.matchAll(forbidden)) {
    const span = { start: match.index, end: match.index + match[0].length };
    diagnostics.push(diagnostic('CONTROL_CHARACTER', span, { character: match[0].charCodeAt(0) }));
    if (diagnostics.length === maxReported) break;
  }
  return { text, diagnostics };
};

/** Decodes and parses a file; what is not a text is not parsed. */
export const parseSource = (bytes: Uint8Array): Parsed & { readonly text: string } => {
  const { text, diagnostics } = decodeSource(bytes);
  return diagnostics.length > 0 ? { text, theory: undefined, diagnostics } : { text, ...parseTheory(text) };
};

const otherEncoding = (bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | 'UTF-32' | undefined => {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) return 'UTF-32';
  if (a === 0xff && b === 0xfe) return 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  // Without a mark: ASCII in UTF-16 has a zero in every second byte.
  const sample = bytes.subarray(0, 64);
  if (sample.length < 4) return undefined;
  const zeros = (offset: number): boolean => sample.every((byte, i) => i % 2 !== offset || byte === 0);
  const others = (offset: number): boolean => sample.every((byte, i) => i % 2 !== offset || byte !== 0);
  if (zeros(1) && others(0)) return 'UTF-16LE';
  if (zeros(0) && others(1)) return 'UTF-16BE';
  return undefined;
};

/** The index of the first byte that does not belong to a well-formed sequence. */
const firstInvalid = (bytes: Uint8Array): number => {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return i;
};

/** The length of the well-formed UTF-8 sequence at an index, or 0 (Unicode, table 3-7). */
const sequenceLength = (bytes: Uint8Array, i: number): number => {
  const lead = bytes[i] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  const second = bytes[i + 1] ?? 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < least || second > most) return 0;
  for (let k = 2; k < length; k++) {
    const byte = bytes[i + k] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
};
