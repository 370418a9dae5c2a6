// node examples/embed/script.mjs
import { readFileSync } from 'node:fs';
import { compiledShelf, memory } from 'lcgm/browser';
import { theories } from 'lcgm/theories';
import { verdictsOn } from './verdicts.js';

const compiled = readFileSync(new URL(import.meta.resolve('lcgm/library.bin')));
const host = { files: memory({}, theories), shelf: compiledShelf(compiled) };
const draft = `theory draft
import std.numbers

claim "two and two": 2 + 2 = 4
claim "two and two again": 2 + 2 = 5
`;
console.log(verdictsOn(draft, host));
