/**
 * What things are called in Coq. A name of ours becomes an identifier from which it can be read back, and which is neither a word of Coq's
 * nor a name of its libraries: letters, digits and `_` stay, `:` becomes `''`, `.` becomes `'_`, and any other character `'uHEX'`. A name
 * without `:` gets `'symbol` at its end, and one that does not begin with a letter `X'n` before it. What belongs to a name is marked at
 * its end (`'axiom`, `'claim` …); no mark can be part of a name, for after `'` there only ever stands `'`, `_` or `u`.
 */
export function mangled(name: string): string {
  return `${begun(letters(name))}${name.includes(':') ? '' : "'symbol"}`;
}
const letters = (text: string, colon = "''"): string =>
  text.replace(/[^A-Za-z0-9_]/gu, (c) => (c === ':' ? colon : c === '.' ? "'_" : `'u${(c.codePointAt(0) ?? 0).toString(16)}'`));
const begun = (text: string): string => `${/^[A-Za-z]/.test(text) ? '' : "X'n"}${text}`;

/** The name that was mangled. */
export function unmangled(identifier: string): string {
  return identifier
    .replace(/^X'n/, '')
    .replace(/'symbol$/, '')
    .replace(/''|'_|'u([0-9a-f]+)'/g, (all, hex: string | undefined) =>
      all === "''" ? ':' : all === "'_" ? '.' : String.fromCodePoint(Number.parseInt(hex ?? '', 16)),
    );
}

export type Mark = 'axiom' | 'inhabited' | 'definition';
export const marked = (name: string, mark: Mark): string => `${mangled(name)}'${mark}`;
/** A claim of a theory: c of `a:b` and `b:c` of a are two, so a `:` in the name of the theory is written as other characters are. */
export const claimed = (theory: string, name: string): string => `${begun(letters(theory, "'u3a'"))}''${letters(name)}'claim`;
/** A step of a proof. */
export const step = (number: number): string => `step'${number}`;

/** What a variable is called after: its name, as far as it is made of letters and digits. */
export const base = (name: string): string => /^[A-Za-z][A-Za-z0-9]{0,30}/.exec(name.replace(/[^A-Za-z0-9]/g, ''))?.[0] ?? 'x';

/** A text as a comment of one line. What could end it, or begin a comment or a string within it, is written so that it does not. */
export function comment(text: string): string {
  const harmless = text.replace(/"/g, "''").replace(/\((?=\*)/g, '( ').replace(/\*(?=\))/g, '* '); // biome-ignore format: one thought
  return `(* ${harmless.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()} *)`;
}
