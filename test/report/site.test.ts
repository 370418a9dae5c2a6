/** The parts of a site: every formula of the shipped theories is typeset, notes are prose, names are places. */
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { shippedShelf } from '../../src/disk/files.ts';
import { filesOf } from '../../src/disk/paths.ts';
import { Library } from '../../src/elaborate/library.ts';
import { Atlas } from '../../src/report/site/atlas.ts';
import { axiomsIn } from '../../src/report/site/axioms_page.ts';
import { colouredHtml } from '../../src/report/site/code.ts';
import { blocksOf, notesOf, proseHtml } from '../../src/report/site/notes.ts';
import { Pen } from '../../src/report/site/pen.ts';
import { siteFiles } from '../../src/report/site/site.ts';
import { Typesetter } from '../../src/report/site/typeset.ts';
import { plain } from '../../src/report/trace/model.ts';
import { statementOf } from '../../src/report/trace/of.ts';
import { parseSource } from '../../src/syntax/source.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { hostile } from '../support/hostile.ts';
import { disk, loadText, messages, shipped } from '../support/theories.ts';

describe('the site of the shipped theories', () => {
  // compiled, without the proofs of theorems: these speak of the same symbols, in the same ways
  const library = new Library(disk, { shelf: shippedShelf(manifest.version) });
  const files = filesOf(shipped);
  const encoder = new TextEncoder();
  for (const file of typeof files === 'string' ? [] : files) library.load(file);
  const read = library.all.map((loaded) => ({ ...loaded, theory: parseSource(encoder.encode(loaded.text)).theory }));
  const theories = read.map((loaded) => ({ loaded, verdicts: verdicts(loaded) }));
  const material = { title: 'All', version: '0', theories, read, signature: library.signature };
  const typesetter = new Typesetter();
  const pages = new Map(siteFiles(material, typesetter.math).map(({ path, text }) => [path, text]));

  it('has all its formulas typeset', () => {
    expect(typesetter.refused).toEqual([]);
    expect([...pages].filter(([, text]) => /katex-error|color:#cc0000/.test(text)).map(([path]) => path)).toEqual([]);
    expect([...pages.values()].reduce((sum, text) => sum + text.split('class="katex-html"').length - 1, 0)).toBeGreaterThan(5_000);
  });

  it('shows all that the theories declare, with the verdicts that they have', () => {
    const wrong = theories.filter(({ loaded, verdicts: all }) => {
      const page = pages.get(`theories/${loaded.name}.html`) ?? '';
      const declared = loaded.theory?.declarations.filter(({ kind }) => !['import', 'parameter', 'given', 'name'].includes(kind)) ?? [];
      const shown = page.match(/<span class="badge (?:good|bad)">/g)?.length ?? 0;
      return page.split('<article id="').length - 1 !== declared.length || shown !== all.length;
    });
    expect(wrong.map(({ loaded }) => loaded.name)).toEqual([]);
    const axioms = axiomsIn(material).reduce((sum, { items }) => sum + items.length, 0);
    expect((pages.get('axioms.html') ?? '').split('<article id="')).toHaveLength(axioms + 1);
    expect(pages.get('index.html')).toContain(`resting on <a href="axioms.html">`);
  });

  it('finds everything, once', () => {
    const index = pages.get('assets/search-index.js') ?? '';
    const rows: readonly (readonly string[])[] = JSON.parse(index.slice('globalThis.lcgmIndex = '.length, -2));
    const places = rows.map(([, , , , to]) => to);
    expect(new Set(places).size).toBe(places.length);
    const statements = theories.reduce((sum, { loaded }) => sum + loaded.items.length, 0);
    expect(rows.filter(([kind]) => kind !== 'Theory' && kind !== 'Definition')).toHaveLength(statements);
    expect(rows).toContainEqual(['Claim, proved', '5.2', 'sparse codes are identifiable', 'paper.dictionary', 'theories/paper.dictionary.html#s.5.2', expect.any(String)]); // biome-ignore format: one row
  });

  it('has no two files of one name, whatever the case', () => {
    const names = [...pages.keys()].map((path) => path.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('formulas', () => {
  const typesetter = new Typesetter();
  const set = (tex: string) => typesetter.math({ kind: 'math', plain: '<plain>', tex });

  it('may end a line behind a comma, and where a quantifier ends', () => {
    expect(set('f(a, b)').match(/class="base"/g)).toHaveLength(2);
    expect(set('\\forall x.\\ y').match(/class="base"/g)).toHaveLength(2);
    expect(set('\\text{a, b}')).toContain('a, b');
  });

  it('do not define anything for others', () => {
    set('\\gdef\\mine{x}\\mine');
    set('\\mine');
    expect(typesetter.refused.map(({ tex }) => tex)).toEqual(['\\mine']);
  });

  it('are shown as they are written where they cannot be typeset, which is told', () => {
    expect(set('\\sqrt{')).toBe('<code>&#60;plain&#62;</code>');
    expect(typesetter.refused.at(-1)).toMatchObject({ formula: '<plain>', tex: '\\sqrt{' });
  });

  it('hold no tags', () => {
    expect(set('\\text{<script>x</script>}')).not.toContain('<script');
    expect(set('x < y')).toContain('&lt;');
  });
});

describe('sentences', () => {
  it('say what parameters stand for, also those that are not written, and powers as such', () => {
    const loaded = loadText(`theory t "T"
sort Pt (d : Nat)
predicate spanning {d : Nat} (S : Set(Pt(d))) "{S} spans R^{d} ^ {e}"
theorem a (S : Set(Pt(3))) if spanning(S) then spanning(S)
`);
    expect(messages(loaded)).toBe('');
    const [item] = loaded.items;
    if (item === undefined) throw new Error('nothing is stated');
    const { statement } = statementOf(item, loaded.scope);
    expect(plain(statement)).toBe('S spans R^3 ^ {e}');
    const pen = new Pen(new Atlas([], []), ({ plain: text }) => `[${text}]`, '');
    expect(pen.sayFirst(statement)).toBe('[S] spans R<sup>[3]</sup> ^ {e}');
  });
});

describe('notes', () => {
  it('are comments on lines of their own, as headings, lists and paragraphs', () => {
    const notes = notesOf('-- # A\n--\n-- one\n-- two\n\n-- * a\n--   b\n-- * c\nclaim "c": true -- behind\n  -- within\n');
    expect(notes.map(blocksOf)).toEqual([
      [
        { kind: 'heading', level: 1, text: 'A' },
        { kind: 'paragraph', text: 'one two' },
      ],
      [{ kind: 'list', items: ['a b', 'c'] }],
      [{ kind: 'paragraph', text: 'within' }],
    ]);
  });

  it('are never comments that are parts of strings', () => {
    expect(notesOf('theory t "-- no"\n')).toEqual([]);
  });

  it('have no tags, and code between backticks only', () => {
    expect(proseHtml('<i> `a<b` R^d `', (code) => `[${code}]`)).toBe('&#60;i&#62; [a<b] R<sup>d</sup> `');
  });
});

describe('sources', () => {
  it.each(['', '"open', '\u0000', 'a\r\nb', '-- c', '⊆ ∀ x. x ≤ 𝔸', hostile])('keep every character: %j', (text) => {
    const shown = colouredHtml(text).replace(/<\/?span[^>]*>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))); // biome-ignore format: one thought
    expect(shown).toBe(text);
  });

  it('are coloured by what the lexer says', () => {
    expect(colouredHtml('claim c: 1 <= 2 by sorry')).toBe(
      '<span class="declaration">claim</span> c: <span class="number">1</span> <span class="operator">&#60;=</span> <span class="number">2</span> <span class="clause">by</span> <span class="wrong">sorry</span>',
    );
  });
});

describe('places', () => {
  it('are told apart where their names are alike, and hold no characters that mean something', () => {
    const loaded = loadText('theory t "T"\nclaim "a b": true\nclaim "a  b": true\nclaim "A b": true\nclaim "é\'<>": true\n');
    const atlas = new Atlas([loaded], []);
    const places = loaded.items.map(({ fact }) => atlas.placeOf(fact));
    expect(places).toEqual(['s.a-b', 's.a-b-2', 's.A-b-3', 's.-']);
    expect(atlas.statement('t:a b')).toBe('theories/t.html#s.a-b');
    expect(atlas.statement('t:nothing')).toBe(undefined);
    expect(atlas.theory('u')).toBe(undefined);
  });
});
