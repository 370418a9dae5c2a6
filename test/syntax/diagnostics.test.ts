/** The registry, what is shown of it, and that everything the syntax layer can say is said by some test input. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Code, codes, diagnostic } from '../../src/syntax/diagnostics.ts';
import { Lines, plain, renderDiagnostic, renderDiagnostics, type Style, sortDiagnostics } from '../../src/syntax/render.ts';
import { decodeSource, parseSource } from '../../src/syntax/source.ts';
import { root } from './corpus.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What src/syntax raises; the rest of the registry belongs to others. */
const raised: readonly Code[] = [
  'INVALID_UTF8',
  'WRONG_ENCODING',
  'CONTROL_CHARACTER',
  'INVALID_CHARACTER',
  'UNTERMINATED_STRING',
  'MISSING_HEADER',
  'MISPLACED_HEADER',
  'DECLARATION_TOO_LONG',
  'NESTED_TOO_DEEP',
  'OPERATORS_TOO_DEEP',
  'UNCLOSED_BRACKET',
  'UNMATCHED_CLOSING',
  'UNCLOSED_PROOF',
  'TOO_MANY_ERRORS',
  'UNEXPECTED_TOKEN',
  'UNEXPECTED_END',
  'MISSPELT_KEYWORD',
  'RESERVED_WORD',
  'AXIOM_WITHOUT_SOURCE',
  'EMPTY_CALL',
  'NOT_ASSOCIATIVE',
  'NEEDS_PARENTHESES',
  'AE_WITHOUT_EQUATION',
  'PHRASE_WITHOUT_RELATION',
  'BROKEN_CHAIN',
  'DUPLICATE_ATTRIBUTE',
  'UNKNOWN_NOTATION',
  'RAGGED_MATRIX',
  'COMPREHENSION_BINDER',
  'UNNAMED_CLAIM',
  'MISPLACED_CLAUSE',
  'UNKNOWN_VERDICT',
  'VERDICT_MEANING',
]; // prettier-ignore

describe('the registry', () => {
  it('names its entries in capitals', () => {
    for (const code of codes) expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
  });

  it('has every code of the syntax layer raised by some broken file or limit', () => {
    const folder = join(root, 'test', 'bad');
    const generated = [
      `theory t given ${'x, '.repeat(40_000)}x`,
      `theory t given ${'('.repeat(1_000)}`,
      `theory t given ${'not '.repeat(2_000)}x`,
      `theory t ${'given x x '.repeat(2_000)}`,
    ];
    const files = readdirSync(folder).filter((file) => file.endsWith('.lcgm'));
    const inputs = [...files.map((file) => readFileSync(join(folder, file))), ...generated.map(encode)];
    const seen = new Set(inputs.flatMap((bytes) => parseSource(bytes).diagnostics.map((d) => d.code)));
    expect(raised.filter((code) => !seen.has(code))).toEqual([]);
    expect([...seen].filter((code) => !raised.includes(code))).toEqual([]);
  });

  it('gives frozen values whose text is safe to show', () => {
    const d = diagnostic('INVALID_CHARACTER', { start: 0, end: 1 }, { text: '\u001b[31m\u202e', suggestion: undefined });
    expect(Object.isFrozen(d)).toBe(true);
    expect(d.message).toBe('`\\u{1b}[31m\\u{202e}` has no meaning here');
  });
});

describe('a rendered diagnostic', () => {
  const at = (text: string, part: string, style?: Style): string => {
    const start = text.indexOf(part);
    return renderDiagnostic(diagnostic('EMPTY_CALL', { start, end: start + part.length }, { name: 'f' }), { path: 'a.lcgm', text }, style);
  };

  it('shows message, place, line and help', () => {
    expect(at('theory t\ngiven f() = x\n', 'f()')).toBe(
      [
        'error[EMPTY_CALL]: `f()` has no arguments',
        ' --> a.lcgm:2:7',
        '  |',
        '2 | given f() = x',
        '  |       ^^^',
        'help: write `f`',
        '',
      ].join('\n'),
    );
  });

  const underlined = (text: string, part: string): string => {
    const lines = at(text, part).split('\n');
    const [shown = '', marks = ''] = [lines[3], lines[4]];
    return `${shown}\n${marks}`;
  };

  it('counts tabs as four columns', () => {
    expect(underlined('\tgiven\tf()', 'f()')).toBe('1 |     given    f()\n  |              ^^^');
  });

  it('counts wide characters as two columns and combining ones as none', () => {
    expect(underlined('"全角" f()', 'f()')).toBe('1 | "全角" f()\n  |        ^^^');
    expect(underlined('"e\u0301" f()', 'f()')).toBe('1 | "e\u0301" f()\n  |     ^^^');
  });

  it('escapes what could disturb a terminal, in the path too', () => {
    expect(underlined('\u0007\u001b[2J f()', 'f()')).toBe('1 | \\u{7}\\u{1b}[2J f()\n  |                ^^^');
    const shown = renderDiagnostic(diagnostic('UNNAMED_CLAIM', { start: 0, end: 0 }, {}), { path: '\u001b[2J\n', text: '' });
    expect(shown).toContain('--> \\u{1b}[2J\\u{a}:1:1');
  });

  it('cuts long lines around the span', () => {
    const [shown = '', marks = ''] = underlined(`${'x '.repeat(1_000)}f()${' y'.repeat(1_000)}`, 'f()').split('\n');
    expect(shown.length).toBeLessThan(120);
    expect(shown).toMatch(/^1 \| ….*f\(\).*…$/);
    expect(marks.indexOf('^^^')).toBe(shown.indexOf('f()'));
  });

  it('does not cut a character in two', () => {
    expect(at(`${'😀'.repeat(200)}f()`, 'f()')).not.toMatch(/\\u\{d[89a-f]/);
  });

  it('underlines the first line of a longer span, and one column of an empty one', () => {
    expect(underlined('f(\n)', 'f(\n)')).toBe('1 | f(\n  | ^^');
    expect(underlined('given f()', '')).toBe('1 | given f()\n  | ^');
  });

  it('points behind the last line at the end of the file', () => {
    const text = 'theory t\ngiven\n';
    const d = diagnostic('UNEXPECTED_END', { start: text.length, end: text.length }, { what: 'a', before: 'b', expected: [] });
    expect(renderDiagnostic(d, { path: 'a', text })).toContain(' --> a:3:1\n');
  });

  it('takes its colours from the style', () => {
    const mark = (tag: string) => (text: string) => `<${tag}>${text}</${tag}>`;
    const style: Style = { ...plain, red: mark('r'), cyan: mark('c') };
    expect(at('f()', 'f()', style)).toContain('<r>error[EMPTY_CALL]</r>');
    expect(at('f()', 'f()', style)).toContain('<c>help</c>: write `f`');
  });
});

describe('diagnostics together', () => {
  const d = (start: number, name: string) => diagnostic('EMPTY_CALL', { start, end: start + 1 }, { name });

  it('are sorted by place and told once', () => {
    expect(sortDiagnostics([d(5, 'b'), d(1, 'a'), d(5, 'b')]).map(({ span }) => span.start)).toEqual([1, 5]);
    expect(renderDiagnostics([d(1, 'a'), d(1, 'a')], { path: 'a', text: 'abc' }).match(/error/g)).toHaveLength(1);
  });

  it('know their lines for all three kinds of line ends', () => {
    const lines = new Lines('a\nb\r\nc\rd');
    expect([0, 2, 5, 7].map((offset) => lines.position(offset))).toEqual([1, 2, 3, 4].map((line) => ({ line, column: 1 })));
    expect(new Lines('😀x').position(2)).toEqual({ line: 1, column: 2 });
    // The answer does not depend on what was asked before.
    const text = 'a😀b😀c';
    const asked = new Lines(text);
    for (const offset of [7, 0, 4, 1, 6, 6, 3]) expect(asked.position(offset)).toEqual(new Lines(text).position(offset));
  });
});

describe('bytes', () => {
  it('may have a mark of UTF-8 and any line ends', () => {
    const text = 'theory t\r\nparameter k : Nat\rgiven k = 1\n';
    const bytes = encode(`\ufeff${text}`);
    expect(decodeSource(bytes)).toEqual({ text, diagnostics: [] });
    expect(parseSource(bytes).diagnostics).toEqual([]);
    expect(parseSource(bytes).theory?.declarations).toHaveLength(2);
  });

  it('that are not UTF-8 are located', () => {
    for (const bad of [[0xff], [0xc3], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80], [0x80]]) {
      const bytes = new Uint8Array([...encode('é😀x'), ...bad, ...encode('abc')]);
      expect(decodeSource(bytes).diagnostics, String(bad)).toMatchObject([{ code: 'INVALID_UTF8', span: { start: 4 } }]);
    }
  });

  it('keep a replacement character that was written', () => {
    expect(decodeSource(encode('-- \ufffd'))).toMatchObject({ diagnostics: [] });
  });

  it('in other encodings are named', () => {
    const utf16 = (text: string): Uint8Array => new Uint8Array([...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
    expect(decodeSource(utf16('\ufefftheory t')).diagnostics[0]?.message).toContain('UTF-16');
    expect(decodeSource(utf16('theory t')).diagnostics[0]?.message).toContain('UTF-16');
    expect(decodeSource(new Uint8Array([0xff, 0xfe, 0, 0, 65, 0, 0, 0])).diagnostics[0]?.message).toContain('UTF-32');
  });
});
