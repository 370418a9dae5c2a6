/** Text from outside made safe to show: nothing in it can move the cursor, hide or reorder what a terminal shows. */

// Control and format characters (the latter turn the direction of writing or have no width), line separators, halves of pairs.
const dangerous = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Most of what is shown; to find the others all of Unicode has to be read, which takes 3 ms of a short run. */
const plain = /^[ -~]*$/;

const escapeCharacter = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Of a text that is longer than this only so much is shown of its beginning and of its end. */
const [LONG, BEGINNING, END] = [500, 300, 100];

/** A title or another remark of the writer, without its middle if it is very long. */
export const brief = (text: string): string =>
  text.length <= LONG
    ? text
    : `${text.slice(0, BEGINNING).replace(/[\uD800-\uDBFF]$/, '')}…${text.slice(-END).replace(/^[\uDC00-\uDFFF]/, '')}`;

/** A text with every character escaped that is not plainly visible. */
export const printable = (text: string): string => (plain.test(text) ? text : text.replace(dangerous, escapeCharacter));
