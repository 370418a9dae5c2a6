/** The grammar for editors is current, and colours what the lexer takes for a word. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textmateGrammar } from '../../grammar/textmate.ts';
import { objectKeywords, reservedWords } from '../../grammar/words.ts';

const file = fileURLToPath(new URL('../../editors/lcgm.tmLanguage.json', import.meta.url));
const { patterns }: { patterns: { name: string; match: string }[] } = JSON.parse(textmateGrammar());
const rules = patterns.map(({ name, match }) => ({ name, rule: new RegExp(match.replace(/\\x\{(\w+)\}/g, '\\u{$1}'), 'muy') }));

/** What a line is cut into, as an editor does it: the first rule that matches here. */
function coloured(line: string): string[] {
  const out: string[] = [];
  for (let at = 0; at < line.length; ) {
    const found = rules.flatMap(({ name, rule }) => {
      rule.lastIndex = at;
      const [text = ''] = rule.exec(line) ?? [];
      return text === '' ? [] : [{ name, text }];
    })[0];
    if (found !== undefined) out.push(`${found.text} ${found.name.replace(/\.lcgm$/, '')}`);
    at += found?.text.length ?? 1;
  }
  return out;
}

describe('the grammar for editors', () => {
  it('is the one in editors/', async () => {
    await expect(textmateGrammar()).toMatchFileSnapshot(file);
  });

  it('colours every word that cannot be a name', () => {
    expect([...reservedWords].filter((word) => coloured(word).some((c) => c.includes('variable')))).toEqual([]);
  });

  it('leaves names alone that only begin or end like such a word', () => {
    const names = [...reservedWords].flatMap((word) => [`${word}x`, `${word}'`, `x${word}`, `${word}_1`, `κ${word}`]);
    expect(names.filter((name) => coloured(name).join() !== `${name} variable.other`)).toEqual([]);
  });

  it.each(objectKeywords)('takes %s for a keyword only where a declaration may begin', (word) => {
    expect(coloured(`${word} x`)[0]).toContain('keyword.declaration');
    expect(coloured(`f(${word})`)).toContain(`${word} variable.other`);
  });

  it('sees no words in comments and strings', () => {
    expect(coloured('-- axiom')).toEqual(['-- axiom comment.line.double-dash']);
    expect(coloured('"axiom"')).toEqual(['"axiom" string.quoted.double']);
  });

  it('marks gaps, and strings that are not closed', () => {
    expect(coloured('sorry "a')).toEqual(['sorry invalid.illegal.sorry', '"a invalid.illegal.unclosed-string']);
  });

  it('reads a claim', () => {
    expect(coloured('claim 5.1: x ⊆ y')).toEqual([
      'claim keyword.declaration',
      '5.1 constant.numeric',
      'x variable.other',
      '⊆ keyword.operator',
      'y variable.other',
    ]);
  });
});
