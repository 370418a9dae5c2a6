/** The text of a certificate: one honest one, changed as text and sealed anew. */
import { Builder } from '../certificate/build.ts';
import { resealed } from '../certificate/samples.ts';
import { type Case, close, world } from './case.ts';

const honest = (() => {
  const b = new Builder();
  const { x, px } = world(b);
  return b.claim(close(b, b.row('assume', px), [px], [x]), '1', 'test', 'a title').text;
})();

/** The honest text with a change, and a checksum that fits. */
function spot(from: string | RegExp, to: string): string {
  const text = honest.replace(from, to);
  if (text === honest) throw new Error(`nothing to change: ${from}`);
  return resealed(text);
}

const accepted: readonly (readonly [name: string, why: string, text: string])[] = [
  ['the text', 'as it is written', honest],
  ['a line end', 'one may stand at the end', `${honest}\n`],
  ['another title', 'titles are decoration', spot('a title', 'another')],
  ['no title', 'it may be empty', spot('a title', '')],
  ['a name in other letters', 'names need not be ASCII', spot('"p"', '"π\u{1d4ab}"')],
  ['a name with quotes', 'escaped as JSON.stringify does', spot('"p"', '"\\"p\\\\"')],
  ['a name of two words', 'names may have spaces', spot('"p"', '"is a point"')],
  ['the name __proto__', 'it is a name like others', spot('"p"', '"__proto__"')],
  ['a name that is not used', 'and harmless', spot('],"rows"', ',"unused"],"rows"')],
];

const rejected: readonly (readonly [name: string, why: string, text: string])[] = [
  ['nothing', 'it is no certificate', ''],
  ['a byte order mark', 'the first character is {', `\ufeff${honest}`],
  ['a space in front', 'no spaces', ` ${honest}`],
  ['a space within', 'no spaces', spot('"rows":[', '"rows" :[')],
  ['a space in a row', 'no spaces', spot('[13,0]', '[13, 0]')],
  ['a line end within', 'one line', spot(',"claims"', ',\n"claims"')],
  ['something behind', 'the text ends', `${honest}{}`],
  ['two line ends', 'one at most', `${honest}\n\n`],
  ['a carriage return', 'a line end is one character', `${honest}\r\n`],
  ['a NUL behind', 'the text ends', `${honest}\0`],
  ['the text twice', 'one certificate a file', honest + honest],
  ['version 2', 'not known', spot('"version":1', '"version":2')],
  ['version 1.0', 'numbers are written in one way', spot('"version":1', '"version":1.0')],
  ['version "1"', 'a number, no string', spot('"version":1', '"version":"1"')],
  ['another format', 'not ours', spot('lcgm-certificate', 'lcgm')],
  ['names twice', 'a key once: which of them counts?', spot('"rows":[', '"names":[],"rows":[')],
  ['claims twice', 'a key once', spot(',"checksum"', ',"claims":[],"checksum"')],
  ['rows twice', 'a key once', spot('"claims"', '"rows":[],"claims"')],
  ['an unknown field', 'there are no others', spot('"rows":[', '"author":"x","rows":[')],
  ['__proto__ in front', 'own properties shadow what is inherited', spot('{', '{"__proto__":{"claims":[]},')],
  ['__proto__ within', 'own properties shadow what is inherited', spot('"rows":[', '"__proto__":{},"rows":[')],
  ['constructor', 'own properties shadow what is inherited', spot('"claims"', '"constructor":1,"claims"')],
  ['fields in another order', 'one order', spot(/("names":\[.*?\]),("rows":\[.*\]),"claims"/, '$2,$1,"claims"')],
  ['an escaped key', 'escapes only where they must be', spot('"rows"', '"\\u0072ows"')],
  ['a float', '13.0', spot('"rows":[[13,', '"rows":[[13.0,')],
  ['an exponent', '1e1', spot('"rows":[[13,', '"rows":[[1e1,')],
  ['−0', 'natural numbers', spot('"rows":[[13,0', '"rows":[[13,-0')],
  ['a negative number', 'natural numbers', spot('"rows":[[13,0', '"rows":[[13,-1')],
  ['00', 'no leading zeros', spot('"rows":[[13,0', '"rows":[[13,00')],
  ['10⁹', 'numbers below 10⁹', spot('"rows":[[13,0', '"rows":[[13,1000000000')],
  ['2⁵³ + 1', 'numbers below 10⁹', spot('"rows":[[13,0', '"rows":[[13,9007199254740993')],
  ['10¹⁰⁰⁰', 'numbers below 10⁹', spot('"rows":[[13,0', `"rows":[[13,1${'0'.repeat(1000)}`)],
  ['2³² in place of 0', 'no wrapping round', spot('"rows":[[13,0', '"rows":[[13,4294967296')],
  ['null for a number', 'natural numbers', spot('"rows":[[13,0', '"rows":[[13,null')],
  ['true for a number', 'true is not 1', spot('"rows":[[13,0', '"rows":[[13,true')],
  ['a string for a number', '"0" is not 0', spot('"rows":[[13,0', '"rows":[[13,"0"')],
  ['an empty row', 'a row has a kind', spot('"rows":[', '"rows":[[],')],
  ['a row of no known kind', 'kinds end at 49', spot('"rows":[', '"rows":[[50,0],')],
  ['a row that is too long', 'assume has one term', spot(/\[18,(\d+)\]/, '[18,$1,0]')],
  ['a row that is too short', 'assume has one term', spot(/\[18,\d+\]/, '[18]')],
  ['a row within a row', 'rows have numbers', spot('[13,0]', '[13,[0]]')],
  ['brackets a hundred thousand deep', 'nothing may overflow', spot('"rows":[', `"rows":[${'['.repeat(100_000)}`)],
  ['braces a hundred thousand deep', 'nothing may overflow', spot('"rows":[', `"rows":[${'{"a":'.repeat(100_000)}`)],
  ['an object for rows', 'a list', spot(/"rows":\[.*\],"claims"/, '"rows":{},"claims"')],
  ['a list for the name of a claim', '["1"] is not "1"', spot('"test","1"', '"test",["1"]')],
  ['a claim with five parts', 'theory, name, title, step', spot('"a title"', '"a title",0')],
  ['single quotes', 'JSON has others', spot('"p"', "'p'")],
  ['a comment', 'JSON has none', spot('"rows":[', '/**/"rows":[')],
  ['a comma too many', 'no empty entries', spot(']],"claims"', '],],"claims"')],
  ['no comma', 'rows are separated', spot('],[', '][')],
  ['half a character', 'it cannot be printed', spot('"p"', '"p\\ud800"')],
  ['a whole character, escaped', 'escapes only where they must be', spot('"p"', '"p\\ud83d\\ude00"')],
  ['a letter, escaped', 'escapes only where they must be', spot('"p"', '"\\u0070"')],
  ['a slash, escaped', 'escapes only where they must be', spot('"p"', '"p\\/"')],
  ['upper case in an escape', 'JSON.stringify writes lower case', spot('"p"', '"p\\u001B"')],
  ['a control character, escaped', 'it cannot be printed', spot('"p"', '"p\\u001b[31m"')],
  ['a control character', 'JSON has none', spot('"p"', '"p\u001b[31m"')],
  ['a line end in a name', 'it cannot be printed', spot('"p"', '"p\\n"')],
  ['a C1 control character', 'it cannot be printed', spot('"p"', '"p\u009b2J"')],
  ['a zero-width space', 'Point and Point look alike', spot('"p"', '"Point\u200b"')],
  ['text from right to left', 'it turns what follows', spot('"p"', '"p\u202e"')],
  ['a line separator', 'it ends a line', spot('"p"', '"p\u2028"')],
  ['a character for private use', 'nobody knows how it looks', spot('"p"', '"\ue000"')],
  ['an empty name', 'nothing to see', spot('"p"', '""')],
  ['a name twice', 'each once', spot('"p"', '"Point"')],
  ['no claim', 'nothing is claimed', spot(/"claims":\[.*\],"checksum"/, '"claims":[],"checksum"')],
  ['the same claim twice', 'theory and name once', spot(/"claims":\[(.*)\],"checksum"/, '"claims":[$1,$1],"checksum"')],
  ['another checksum', 'it was changed', honest.replace(/"checksum":"./, (m) => m.slice(0, -1) + (m.endsWith('0') ? '1' : '0'))],
  ['another title and the old checksum', 'it was changed', honest.replace('a title', 'A title')],
  ['an empty checksum', '16 digits', honest.replace(/"checksum":".*"/, '"checksum":""')],
  ['a checksum in upper case', 'one way to write it', honest.replace(/"checksum":"(.*)"/, (_, sum: string) => `"checksum":"${sum.toUpperCase()}"`)],
  ['no checksum', 'it is part of the shape', honest.replace(/,"checksum":.*/, '}')],
  ['the end cut off', 'the whole text', honest.slice(0, -2)],
]; // biome-ignore format: a table

export const texts: readonly Case[] = (
  [
    ['accept', accepted],
    ['reject', rejected],
  ] as const
).flatMap(([label, cases]) =>
  cases.map(([name, why, text]): Case => ({ group: 'the text', name, label, why, text, place: undefined, rests: undefined })),
);
