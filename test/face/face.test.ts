/** lcgm as a library: in Node, and where there is nothing but the language. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as browser from '../../src/browser.ts';
import { check, compiledShelf, explain, memory, parse, prove } from '../../src/browser.ts';
import { filesOnDisk } from '../../src/disk/files.ts';
import { sha256 } from '../../src/face/sha256.ts';
import { at } from '../support/at.ts';
import { root } from '../support/theories.ts';

const shipped = Object.fromEntries(
  ['std/numbers', 'std/real', 'std/sets'].map((name) => [`${name}.lcgm`, readFileSync(join(root, 'theories', `${name}.lcgm`), 'utf8')]),
);
const sum = 'theory a.sum\nimport std.numbers\nclaim four "two and two": 2 + 2 = 4\nrefute five: 2 + 2 = 5\n';
const host = { files: memory({ 'my/a/sum.lcgm': sum, 'my/b.lcgm': 'theory b\nimport a.sum, nowhere\n' }, shipped) };

describe('parse', () => {
  it('gives the declarations, with their places', () => {
    const { theory, declarations, diagnostics } = parse(sum);
    expect(diagnostics).toEqual([]);
    expect(theory?.name.text).toBe('a.sum');
    expect(declarations.map((d) => d.kind)).toEqual(['import', 'claim', 'claim']);
    const { span } = at(declarations, 2);
    expect(sum.slice(span.start, span.end)).toBe('refute five: 2 + 2 = 5');
  });

  it.each([
    ['', 'MISSING_HEADER'],
    ['theory a\nclaim x: (1 = 1', 'UNCLOSED_BRACKET'],
    ['theory a\n\u0000', 'CONTROL_CHARACTER'],
  ])('tells what is wrong with %j', (text, code) => {
    expect(parse(text).diagnostics.map((d) => d.code)).toContain(code);
  });

  it('reads whatever text there is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parse(text).diagnostics.length > 0 || parse(text).theory !== undefined));
  });
});

describe('explain', () => {
  it('tells of claims alone, and of a false one nothing that would prove it', () => {
    const { explanations, written } = explain('my/a/sum.lcgm', host);
    expect(explanations.map((e) => e.verdict.name)).toEqual(['four', 'five']);
    expect(explanations.map((e) => [e.predicates, e.repairs])).toEqual([[[], undefined], [[], undefined]]); // biome-ignore format: pairs
    expect(written).toContain('a.sum:four');
  });
  it('knows no claim of another name', () => {
    expect(explain('my/a/sum.lcgm', { ...host, claim: 'six' }).explanations).toEqual([]);
  });
});

describe('check', () => {
  it('gives the verdicts on a file of the host', () => {
    const { ok, verdicts, files } = check('my/a/sum.lcgm', host);
    expect([ok, files]).toEqual([true, []]);
    expect(verdicts.map((v) => [v.name, v.verdict])).toEqual([
      ['four', 'proved'],
      ['five', 'refuted'],
    ]);
  });

  it('gives them on a text', () => {
    expect(check({ text: sum }, host).ok).toBe(true);
    const { ok, files } = check({ text: sum.replace('= 4', '= 3'), path: 'x.lcgm' }, host);
    expect(ok).toBe(false);
    expect(files.map(({ path, diagnostics }) => [path, diagnostics.map((d) => d.code)])).toEqual([['x.lcgm', ['FALSE_CLAIM']]]);
  });

  it('is not content with a file whose import is not there', () => {
    const { ok, files } = check('my/b.lcgm', host);
    expect(ok).toBe(false);
    expect(at(at(files, 0).diagnostics, 0)).toMatchObject({ code: 'UNKNOWN_THEORY' });
  });

  it('says that there is no such file', () => {
    expect(() => check('nowhere.lcgm', host)).toThrow('the host has no file nowhere.lcgm');
    expect(() => check('std/numbers.lcgm', host)).toThrow('the host has no file');
  });
});

describe('prove', () => {
  it.each(['text', 'markdown', 'latex', 'html', 'dot', 'svg', 'json'] as const)('writes derivations as %s', (format) => {
    const { ok, traces, written } = prove({ text: sum }, { ...host, claim: 'four', format });
    expect([ok, traces.length]).toEqual([true, 1]);
    expect(written).toContain(format === 'json' ? '"name": "four"' : 'four');
  });

  it('has no traces of a statement that is not there', () => {
    expect(prove({ text: sum }, { ...host, claim: 'nowhere' })).toMatchObject({ verdicts: [], traces: [] });
  });
});

describe('memory', () => {
  it('looks for theories as the disk does', () => {
    const disk = filesOnDisk(join(root, 'theories'));
    const files = memory({});
    for (const [path, theory] of [
      ['x/a/b.lcgm', 'a.b'],
      ['a/b.lcgm', 'a.b'],
      ['x/c.lcgm', 'a.b'],
      ['xa/b.lcgm', 'a.b'],
      ['b.lcgm', 'b'],
      ['x/ab.lcgm', 'b'],
    ] as const) {
      const folder = disk.root(path, theory);
      expect(files.root(path, theory)).toBe(folder === '.' ? '' : folder);
      expect(files.locate(files.root(path, theory), theory)).toBe(disk.locate(folder, theory));
    }
  });

  it('lets a file of its own go before one of the library', () => {
    const own = memory({ 'std/numbers.lcgm': 'theory std.numbers\n', 'a.lcgm': 'theory a\nimport std.numbers\n' }, shipped);
    expect(check('a.lcgm', { files: own }).ok).toBe(true);
    expect(check({ text: sum, path: 'sum.lcgm' }, { files: own }).verdicts.map((v) => v.kind)).toEqual(['claim', 'refute']);
  });
});

describe('the digest', () => {
  it('is SHA-256', () => {
    const lengths = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 55, 56, 63, 64, 65).map((n) => new Uint8Array(n).fill(7))); // biome-ignore format: one thought
    fc.assert(fc.property(lengths, (bytes) => sha256(bytes) === createHash('sha256').update(bytes).digest('base64')));
  });
});

describe('the bundle for browsers', () => {
  const text = readFileSync(join(root, 'dist', 'browser.js'), 'utf8');

  it('imports nothing, and nothing of Node', async () => {
    const entry = join(root, 'dist', 'browser.js');
    const { metafile } = await esbuild.build({ entryPoints: [entry], bundle: true, platform: 'browser', write: false, metafile: true });
    expect(Object.values(metafile.inputs).map(({ imports }) => imports)).toEqual([[]]);
    expect(text).not.toMatch(/["'`](?:node:\w|fs["'`]|path["'`])|\bprocess\.(?:env|cwd|stdout)|\bBuffer\b/);
  });

  it('works where there is neither process nor require, with the compiled library', async () => {
    const { code } = await esbuild.transform(text, { format: 'iife', globalName: 'lcgm' });
    const theories = await import(join(root, 'dist', 'theories.js')).then((m: { theories: Record<string, string> }) => m.theories);
    const compiled = new Uint8Array(readFileSync(join(root, 'dist', 'library.bin')));
    const world = vm.createContext({ TextEncoder, TextDecoder, btoa, theories, compiled, sum });
    vm.runInContext(code, world);
    const told = vm.runInContext(
      `const host = { files: lcgm.memory({}, theories), shelf: lcgm.compiledShelf(compiled) };
       JSON.stringify([typeof process, typeof require, lcgm.check({ text: sum }, host).verdicts.map((v) => v.verdict),
         lcgm.prove({ text: sum }, { ...host, claim: 'four' }).written.includes('proved'),
         lcgm.check({ text: sum.replace('4', '3') }, host).ok])`,
      world,
    );
    expect(JSON.parse(String(told))).toEqual(['undefined', 'undefined', ['proved', 'refuted'], true, false]);
    expect(vm.runInContext('Object.keys(lcgm).sort().join()', world)).toBe(Object.keys(browser).sort().join());
  });

  it('takes no compiled library of another version, or a damaged one', () => {
    const compiled = new Uint8Array(readFileSync(join(root, 'dist', 'library.bin')));
    expect(compiledShelf(compiled).find('x', new TextEncoder().encode(sum))).toBeUndefined();
    expect(() => compiledShelf(compiled.subarray(0, 1000))).toThrow();
    expect(compiledShelf(new Uint8Array(3)).find('x', new Uint8Array(0))).toBeUndefined();
  });
});

describe('examples/embed', () => {
  it('shows what is proved and what is wrong', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'examples', 'embed', 'script.mjs')], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('✓ two and two is proved\n✗ two and two again is refuted\nerror[FALSE_CLAIM]');
  });

  it('has a page that loads what is there', () => {
    const page = readFileSync(join(root, 'examples', 'embed', 'index.html'), 'utf8');
    const [, map = '{}'] = /<script type="importmap">([\s\S]*?)<\/script>/.exec(page) ?? [];
    const { imports }: { imports: Record<string, string> } = JSON.parse(map);
    const exported: Record<string, { default: string }> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).exports;
    for (const [name, path] of Object.entries(imports)) expect(path).toBe(`../..${exported[name.replace('lcgm', '.')]?.default.slice(1)}`);
    for (const [, id] of page.matchAll(/['"](draft|verdicts)['"]/g)) expect(page).toContain(`id="${id}"`);
    expect([...page.matchAll(/from '(lcgm[^']*)'/g)].map(([, name]) => name)).toEqual(Object.keys(imports));
  });
});
