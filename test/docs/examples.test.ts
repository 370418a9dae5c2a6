/**
 * The examples of the documentation do what it says. A block tagged `lcgm` is a theory file, or, without a header, declarations below
 * `import meta.identifiability`; it must be proved without a word, but for the codes after `error=`. `more` continues the block before,
 * `file=NAME` is a file that the commands of the `console` blocks see. These run in a folder of their own and must print what stands there;
 * `npx vitest run test/docs -u` puts there what they print. Of those of `sh run` blocks, which print more than a reader wants, only success is asked.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asciiSpelling, reservedWords } from '../../grammar/words.ts';
import { notations } from '../../src/syntax/ast.ts';
import { formatTheory } from '../../src/syntax/format.ts';
import { maxDepth } from '../../src/syntax/lower.ts';
import { maxNesting } from '../../src/syntax/nesting.ts';
import { maxErrors, parseTheory } from '../../src/syntax/parse.ts';
import { renderDiagnostics } from '../../src/syntax/render.ts';
import { maxTokens } from '../../src/syntax/tokenize.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { lcgm } from '../support/command.ts';
import { root, withShipped } from '../support/theories.ts';

interface Block {
  readonly language: string;
  readonly tags: readonly string[];
  readonly text: string;
  readonly line: number;
}

function blocksOf(path: string): readonly Block[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/^```(\S*)[ \t]*(.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    tags: (match[2] ?? '').split(/\s+/).filter((tag) => tag !== ''),
    text: match[3] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));
}

const tagged = (block: Block, tag: string): string | undefined =>
  block.tags.find((each) => each.startsWith(`${tag}=`))?.slice(tag.length + 1);

/** The theory files of a page, those that continue others written out. */
function theoriesOf(path: string): readonly { readonly block: Block; readonly text: string }[] {
  const out: { block: Block; text: string }[] = [];
  for (const block of blocksOf(path)) {
    if (block.language !== 'lcgm') continue;
    const before = block.tags.includes('more') ? `${out[out.length - 1]?.text ?? ''}\n` : '';
    const whole = before !== '' || /^(?:--.*\n|\s)*theory\s/.test(block.text);
    out.push({ block, text: `${whole ? before : `theory example "Example"\nimport meta.identifiability\n\n`}${block.text}` });
  }
  return out;
}

const pages = [
  'README.md',
  'docs/assistant.md',
  'docs/ci.md',
  'docs/guide.md',
  'docs/language.md',
  'docs/library.md',
  'docs/site.md',
  'docs/tutorial.md',
  'docs/verdicts.md',
];

/** The shipped theories are read once, for all examples; so each gets a theory name of its own. */
const library = withShipped();
const renamed = (text: string, line: number): string => text.replace(/^(\s*theory\s+\S+)/m, `$1_${line}`);

describe.each(pages)('%s', (page) => {
  const examples = theoriesOf(page).map((example) => ({ ...example, line: example.block.line }));

  it.each(examples)('has a true example at line $line', ({ block, text }) => {
    const loaded = library.load(`${page}:${block.line}`, new TextEncoder().encode(renamed(text, block.line)));
    if (loaded === undefined) throw new Error('nothing was loaded');
    const all = verdicts(loaded);
    const excess = all.filter((v) => v.excess.length > 0).map(() => 'RESTS_ON_MORE');
    const found = [...[...loaded.diagnostics].sort((a, b) => a.span.start - b.span.start).map((d) => d.code), ...excess];
    const wanted = tagged(block, 'error')?.split(',') ?? [];
    expect(found, renderDiagnostics(loaded.diagnostics, loaded)).toEqual(wanted);
    if (wanted.length === 0) expect(all.filter((v) => !v.asStated).map((v) => v.name)).toEqual([]);
  });

  it.each(examples.filter(({ block }) => tagged(block, 'file') !== undefined))(
    'has a file in canonical layout at line $line',
    ({ text }) => {
      expect(formatTheory(text).text).toBe(text);
    },
  );

  it('links only to pages and sections that are there', () => {
    const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
    const broken = [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^https?:/.test(target) && !isThere(page, target));
    expect(broken).toEqual([]);
  });
});

describe('docs/language.md', () => {
  const text = readFileSync(join(root, 'docs', 'language.md'), 'utf8');
  /** The words between backticks in a stretch of the page. */
  const quoted = (from: string, to: string): string[] => {
    const start = text.indexOf(from);
    return [...text.slice(start, text.indexOf(to, start)).matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  };

  it('lists the reserved words', () => {
    const listed = quoted('Reserved words:', 'Phrases such as').flatMap((words) => words.split(' '));
    expect(listed.sort()).toEqual([...reservedWords].sort());
  });

  it('lists the notations', () => {
    const listed = quoted('`notation` gives', '## Concrete objects').filter((word) => word !== 'notation');
    expect(listed.sort()).toEqual([...notations].sort());
  });

  it('lists the Unicode spellings', () => {
    const table = quoted('| ASCII | Unicode', '## From the page');
    expect([...asciiSpelling].filter(([unicode, ascii]) => !table.includes(unicode) || !table.join(' ').includes(ascii))).toEqual([]);
  });

  it('lists the shipped theories', async () => {
    const files = readdirSync(join(root, 'theories'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.lcgm'));
    const rows = files.map((file) => {
      const { theory } = parseTheory(readFileSync(join(root, 'theories', file), 'utf8'));
      return `| \`${theory?.name.text}\` | ${theory?.title ?? ''} |`;
    });
    const rank = (row: string): number => ['std', 'meta', 'paper'].indexOf(/`(\w+)/.exec(row)?.[1] ?? '') >>> 0;
    const sorted = rows.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const listed = text.replace(
      /(?<=The shipped library:\n\n\| theory \| about \|\n\|---\|---\|\n)(?:\|.*\n)*/,
      () => `${sorted.join('\n')}\n`,
    );
    // A snapshot, so that -u renews the page.
    await expect(listed).toMatchFileSnapshot(join(root, 'docs', 'language.md'));
  });

  it('knows the limits', () => {
    const spaced = (n: number): string => String(n).replace(/(?<=\d)(?=(?:\d{3})+$)/g, n > 999 ? ' ' : '');
    for (const limit of [maxTokens, maxNesting, maxDepth, maxErrors]) expect(text).toContain(`| ${spaced(limit)} |`);
  });
});

function isThere(page: string, target: string): boolean {
  const [file = '', section] = target.split('#');
  const path = file === '' ? join(root, page) : join(root, dirname(page), file);
  if (!existsSync(path)) return false;
  if (section === undefined) return true;
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map((match) => anchor(match[1] ?? ''));
  return headings.includes(section);
}
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

describe.each(pages.filter((page) => blocksOf(page).some((block) => block.language === 'console')))('the commands of %s', (page) => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lcgm-docs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** How long a proof comes out is not what the page is about. */
  const steady = (text: string): string => text.replace(/\d+ steps/g, 'so many steps');

  /** Runs `lcgm …` or `npx lcgm …`, or `echo $?`. */
  let status = 0;
  const run = async (command: string): Promise<string> => {
    if (command === 'echo $?') return `${status}\n`;
    const [program = '', ...words] = command.replace(/^npx /, '').split(/\s+/);
    if (program === 'node') {
      const done = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', timeout: 15_000 });
      status = done.status ?? -1;
      return done.stderr + done.stdout;
    }
    expect(program).toBe('lcgm');
    const { exit, out, err } = await lcgm(words, { cwd: folder });
    status = exit ?? -1;
    return err + out;
  };

  /** What a block would say now; as it is where only the number of steps differs. */
  const again = async (block: Block): Promise<string> => {
    const commands = block.text.split('\n').filter((line) => line.startsWith('$ '));
    let printed = '';
    for (const line of commands) printed += `${line}\n${await run(line.slice(2))}`;
    return steady(printed) === steady(block.text) ? block.text : printed;
  };

  it('print what stands there', async () => {
    let text = readFileSync(join(root, page), 'utf8');
    for (const block of blocksOf(page)) {
      const file = tagged(block, 'file');
      if (file !== undefined) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        const theory = theoriesOf(page).find((t) => t.block.line === block.line)?.text;
        writeFileSync(
          join(folder, file),
          theory ??
            block.text.replace(
              /from 'lcgm(?:\/(\w+))?'/g,
              (_, entry = 'index') => `from '${pathToFileURL(join(root, 'dist', `${entry}.js`)).href}'`,
            ),
        );
      }
      if (block.language === 'sh' && block.tags.includes('run'))
        for (const command of block.text.trimEnd().split('\n'))
          expect({ command, said: await run(command), status }).toMatchObject({ status: 0 });
      if (block.language === 'console') {
        const printed = await again(block);
        text = text.replace(`\`\`\`console\n${block.text}`, () => `\`\`\`console\n${printed}`);
      }
    }
    // A snapshot, so that -u renews the page.
    await expect(text).toMatchFileSnapshot(join(root, page));
  });
});
