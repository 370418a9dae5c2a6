/** Text from outside made safe to show: nothing in it can move the cursor, hide or reorder what a terminal shows. */

// Control characters, and those that turn the direction of writing or have no width of their own.
const dangerous =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapeCharacter = (character: string): string => `\\u{${character.charCodeAt(0).toString(16)}}`;

/** A text with every character escaped that is not plainly visible. */
export const printable = (text: string): string => text.replace(dangerous, escapeCharacter);
