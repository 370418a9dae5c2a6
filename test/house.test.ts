/** The house keeps its order: who imports whom, how long the kernel is, and no way around the type checker. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CASTS_ALLOWED,
  cycleComplaints,
  escapeComplaints,
  importComplaints,
  MOST_LINES_OF_AN_ORACLE,
  MOST_LINES_OF_LOGIC,
  purityComplaints,
  sizeComplaints,
  sourcesOf,
  testComplaints,
} from './support/house.ts';
import { LONGEST } from './support/sequencer.ts';
import { importsOf, linesOfCode, readSource } from './support/source.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const under = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
      .sort()
      .map((file) => [`${folder}/${file}`, read(`${folder}/${file}`)]),
  );

const manifest: { dependencies?: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(read('package.json'));
const declared = [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies)];
const shipped = sourcesOf({ ...under('src'), ...under('grammar') });
const tests = sourcesOf(under('test'));
const dependencies = read('docs/dependencies.md');
const [, bundled = ''] = dependencies.split(/^## /m);
const explained = (text: string): string[] => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name);
const byHand = shipped.filter((source) => !source.path.startsWith('src/syntax/generated/'));

describe('the tree', () => {
  it('imports only what its table allows, and only what is there', () => {
    expect(importComplaints(shipped, declared)).toEqual([]);
  });

  it('has no circles', () => {
    expect(cycleComplaints(shipped)).toEqual([]);
  });

  it('has a kernel that can be read in one sitting', () => {
    expect(sizeComplaints(shipped)).toEqual([]);
  });

  it('has a kernel that touches nothing outside itself', () => {
    expect(purityComplaints(shipped)).toEqual([]);
  });

  it('has no casts, no any, no non-null marks and silences no checker', () => {
    expect(escapeComplaints(shipped)).toEqual([]);
    expect(CASTS_ALLOWED.length).toBeLessThanOrEqual(1);
  });

  it('is written in TypeScript throughout', () => {
    expect(byHand.map((source) => source.path).filter((path) => !path.endsWith('.ts') || path.endsWith('.d.ts'))).toEqual([]);
  });

  it('runs all its tests', () => {
    expect(testComplaints(tests)).toEqual([]);
  });

  it('says of every dependency, and of nothing else, why it is there', () => {
    expect(explained(dependencies).sort()).toEqual([...declared].sort());
  });

  it('puts into the bundle the packages it says, all of them used', () => {
    const packages = byHand
      .flatMap((source) => importsOf(source).map((each) => each.specifier))
      .filter((name) => !/^(?:\.|node:)/.test(name));
    expect([...new Set(packages)].sort()).toEqual(explained(bundled).sort());
  });

  it('has no dependencies at run time', () => {
    expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
  });
});

/** Each row: a rule, a tree that keeps it, and trees that break it. */
const imports = (files: Record<string, string>): readonly string[] =>
  importComplaints(sourcesOf(files), ['moo', 'nearley', 'chalk', 'fraction.js']);
const cycles = (files: Record<string, string>): readonly string[] => cycleComplaints(sourcesOf(files));
const sizes = (files: Record<string, string>): readonly string[] => sizeComplaints(sourcesOf(files));
const escapes = (text: string, path = 'src/prover/a.ts'): readonly string[] => escapeComplaints(sourcesOf({ [path]: text }));
const lines = (n: number): string => 'x();\n'.repeat(n);

const house = {
  'src/logic/node.ts': '',
  'src/logic/oracles/linear.ts': "import { a } from '../node.ts';",
  'src/terms/term.ts': "import { a } from '../logic/node.ts';",
  'src/exact/kernel.ts': "import Fraction from 'fraction.js';",
  'grammar/tokens.ts': "import moo from 'moo';",
  'src/syntax/parse.ts':
    "import nearley from 'nearley'; import { t } from '../../grammar/tokens.ts'; import g from './generated/grammar.js';",
  'src/prover/prove.ts': "import type { Term } from '../terms/term.ts';",
  'src/certificate/write.ts': "import { a } from '../logic/node.ts'; import { b } from '../terms/term.ts';",
  'src/elaborate/names.ts':
    "import { p } from '../syntax/parse.ts'; import { q } from '../prover/prove.ts'; import { a } from '../terms/term.ts';",
  'src/verdict/judge.ts': "import { n } from '../elaborate/names.ts'; import { w } from '../certificate/write.ts';",
  'src/report/human.ts': "import chalk from 'chalk'; import { j } from '../verdict/judge.ts';",
  'src/index.ts': "export { j } from './verdict/judge.ts';",
  'src/cli/main.ts':
    "import { readFileSync } from 'node:fs'; import m from '../../package.json' with { type: 'json' }; import { h } from '../report/human.ts';",
};

describe('the table of imports', () => {
  it('accepts a house in order', () => {
    expect(imports(house)).toEqual([]);
    expect(cycles(house)).toEqual([]);
  });

  it.each([
    ['logic imports syntax', 'src/logic/a.ts', "import { p } from '../syntax/parse.ts';", 'logic must not import syntax'],
    [
      'logic imports the prover, for a type',
      'src/logic/a.ts',
      "import type { Q } from '../prover/prove.ts';",
      'logic must not import prover',
    ],
    ['logic imports a type in passing', 'src/logic/a.ts', "type Q = import('../prover/prove.ts').Q;", 'logic must not import prover'],
    ['logic imports terms', 'src/logic/a.ts', "import type { Term } from '../terms/term.ts';", 'logic must not import terms'],
    ['terms import the prover', 'src/terms/a.ts', "import { p } from '../prover/prove.ts';", 'terms must not import prover'],
    ['the prover goes past the terms', 'src/prover/a.ts', "import { n } from '../logic/node.ts';", 'prover must not import logic'],
    ['an oracle imports the prover', 'src/logic/oracles/a.ts', "import '../../prover/prove.ts';", 'logic must not import prover'],
    ['logic imports Node', 'src/logic/a.ts', "import { readFileSync } from 'node:fs';", 'logic must not import node:fs'],
    ['logic imports Node under its old name', 'src/logic/a.ts', "import fs from 'fs';", 'logic must not import fs'],
    ['logic imports a package', 'src/logic/a.ts', "import moo from 'moo';", 'logic must not import moo'],
    ['logic imports later', 'src/logic/a.ts', "const fs = await import('node:fs');", 'logic must not import node:fs'],
    [
      'logic imports over several lines',
      'src/logic/a.ts',
      "import {\n  a, // from './term.ts'\n  b,\n} from '../index.ts';",
      'logic must not import index',
    ],
    ['syntax imports logic', 'src/syntax/a.ts', "export * from '../logic/node.ts';", 'syntax must not import logic'],
    ['syntax imports a package that is not its own', 'src/syntax/a.ts', "import chalk from 'chalk';", 'syntax must not import chalk'],
    ['exact imports logic', 'src/exact/a.ts', "import type { Op } from '../logic/node.ts';", 'exact must not import logic'],
    ['exact reads files', 'src/exact/a.ts', "import { readFileSync } from 'node:fs';", 'exact must not import node:fs'],
    ['logic imports exact', 'src/logic/a.ts', "import { rank } from '../exact/kernel.ts';", 'logic must not import exact'],
    ['the grammar imports syntax', 'grammar/a.ts', "import { p } from '../src/syntax/parse.ts';", 'grammar must not import syntax'],
    ['the prover imports syntax', 'src/prover/a.ts', "import { p } from '../syntax/parse.ts';", 'prover must not import syntax'],
    [
      'certificates import the prover',
      'src/certificate/a.ts',
      "import { q } from '../prover/prove.ts';",
      'certificate must not import prover',
    ],
    [
      'elaboration imports the verdict',
      'src/elaborate/a.ts',
      "import { j } from '../verdict/judge.ts';",
      'elaborate must not import verdict',
    ],
    ['the verdict imports a report', 'src/verdict/a.ts', "import { h } from '../report/human.ts';", 'verdict must not import report'],
    ['a report imports the command line', 'src/report/a.ts', "import '../cli/main.ts';", 'report must not import cli'],
    ['a report reads files', 'src/report/a.ts', "import 'node:fs';", 'report must not import node:fs'],
    ['a folder has no rule', 'src/misc/a.ts', '', 'no rule for misc'],
    ['a loose file has no rule', 'src/helpers.ts', '', 'no rule for helpers'],
    ['an import leads nowhere', 'src/logic/a.ts', "import { b } from './b.ts';", 'there is no src/logic/b.ts'],
    ['an import has no extension', 'src/logic/a.ts', "import { b } from './node';", 'there is no src/logic/node'],
  ])('notices when %s', (_, path, text, complaint) => {
    expect(imports({ ...house, [path]: text })).toEqual([expect.stringContaining(complaint)]);
  });

  it('notices a package that package.json does not have', () => {
    expect(importComplaints(sourcesOf({ 'grammar/a.ts': "import moo from 'moo';" }), [])).toEqual([
      'grammar/a.ts:1: moo is not in package.json',
    ]);
  });
});

describe('the search for circles', () => {
  it.each([
    ['of one file', { 'src/a/a.ts': "import './a.ts';" }],
    ['of two', { 'src/a/a.ts': "import './b.ts';", 'src/a/b.ts': "import type { A } from './a.ts';" }],
    [
      'of three in two folders',
      { 'src/a/a.ts': "import './b.ts';", 'src/a/b.ts': "import '../c/c.ts';", 'src/c/c.ts': "export * from '../a/a.ts';" },
    ],
  ])('finds one %s', (_, files) => {
    expect(cycles(files)).toEqual([expect.stringContaining('a circle: src/a/a.ts → ')]);
  });

  it('does not mind two ways to one file', () => {
    expect(cycles({ 'src/a/a.ts': "import './b.ts'; import './c.ts';", 'src/a/b.ts': "import './c.ts';", 'src/a/c.ts': '' })).toEqual([]);
  });
});

describe('the length of the kernel', () => {
  it('is taken over its files together, oracles apart', () => {
    const half = MOST_LINES_OF_LOGIC / 2;
    const files = {
      'src/logic/a.ts': lines(half),
      'src/logic/b.ts': lines(half),
      'src/logic/oracles/o.ts': lines(MOST_LINES_OF_AN_ORACLE),
    };
    expect(sizes(files)).toEqual([]);
    expect(sizes({ ...files, 'src/logic/c.ts': lines(1) })).toEqual([
      `src/logic has ${MOST_LINES_OF_LOGIC + 1} lines of code, ${MOST_LINES_OF_LOGIC} at most`,
    ]);
    expect(sizes({ ...files, 'src/logic/oracles/o.ts': lines(MOST_LINES_OF_AN_ORACLE + 1) })).toEqual([
      expect.stringContaining('oracles/o.ts has 151 lines'),
    ]);
  });

  it('leaves out comments and blank lines, and nothing else', () => {
    const text = "/** a\n * b */\n\nconst x = 1; // c\n// d\nconst y = `\n// text\n`;\nconst u = 'http://x'; /* e */\n";
    expect(linesOfCode(readSource('a.ts', text))).toBe(5);
  });
});

describe('the purity of the kernel', () => {
  it.each(['console.log(x)', 'process.exit(1)', 'const t = Date.now()', 'Math.random()', 'globalThis.x = 1', "eval('1')"])(
    'forbids %s',
    (text) => {
      expect(purityComplaints(sourcesOf({ 'src/logic/a.ts': text }))).toHaveLength(1);
      expect(purityComplaints(sourcesOf({ 'src/cli/a.ts': text }))).toEqual([]);
    },
  );
});

describe('the ways around the type checker', () => {
  it.each([
    'const a = b as C;',
    'const a = (b as unknown) as const;',
    'const a = `${b as C}`;',
    'const a = [b as C, /as/];',
    'const a = <any>b;',
    'function f(x: any) {}',
    'type A = any[];',
    'type A = Map<string, any>;',
    'const a = b!;',
    'const a = b!.c;',
    'const a = b[0]!;',
    'const a = f()!.c;',
    'let a!: number;',
    '// @ts-ignore\nf();',
    '/* @ts-expect-error */ f();',
    '// @ts-nocheck',
    '// biome-ignore lint/suspicious/noExplicitAny: because',
  ])('include %s', (text) => {
    expect(escapes(text)).toHaveLength(1);
  });

  it.each([
    'const a = [1] as const;',
    "import * as a from './a.ts';",
    "import { a as b, type c as d } from './a.ts';",
    "import type { a as b } from './a.ts';",
    "export { a as b };\nexport * as c from './c.ts';",
    "const a = 'b as C'; // b as C, any, b!",
    'const a = `as ${b} any!`;',
    'const a = /b as any!/.test(c);',
    'if (a !== b && !c) return !d;',
    'return !a;',
    'const a = x / y; const b = z / !w;',
    'const a = any(b) || c.any;',
    'const alias = a.as;',
    '// biome-ignore format: a table',
  ])('do not include %s', (text) => {
    expect(escapes(text)).toEqual([]);
  });

  it('leave one file its casts, and nothing more', () => {
    expect(CASTS_ALLOWED.flatMap((path) => escapes('const a = b as C;', path))).toEqual([]);
    expect(CASTS_ALLOWED.flatMap((path) => escapes('const a: any = b!;', path))).toHaveLength(2 * CASTS_ALLOWED.length);
  });
});

describe('the tests', () => {
  it('that are begun with are there, and each is named once', () => {
    expect(LONGEST.filter((name) => !existsSync(new URL(`${name}.test.ts`, import.meta.url)))).toEqual([]);
    expect(new Set(LONGEST).size).toBe(LONGEST.length);
  });

  it.each(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'])('may not use .%s', (way) => {
    expect(testComplaints(sourcesOf({ 'test/a.test.ts': `it.${way}('x', f);` }))).toHaveLength(1);
  });

  it.each(["it('x', { skip: true }, f);", "xit('x', f);", '// @ts-expect-error\nf(1);'])('may not use %s', (text) => {
    expect(testComplaints(sourcesOf({ 'test/a.test.ts': text }))).toHaveLength(1);
  });
});
