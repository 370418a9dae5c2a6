/**
 * Checkers that cannot work, or do what no checker should: they are killed, find no room on the disk, say nothing, or do not stop talking. That
 * is told as what it is, the others go on, and it is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mergeCertificates, readCertificate } from '../../src/certificate/index.ts';
import type { Finding, Tools, Work } from '../../src/cli/recheck/checker.ts';
import { checkers } from '../../src/cli/recheck/checkers.ts';
import { checkedByCoq, compiledLibrary, missing } from '../../src/cli/recheck/coq.ts';
import { endOf, listen, transcript, versionOf } from '../../src/cli/recheck/program.ts';
import { pythonChecker } from '../../src/cli/recheck/python.ts';
import { inScratch } from '../../src/cli/recheck/scratch.ts';
import { toCoq } from '../../src/export/coq/index.ts';
import { plainStatement } from '../../src/export/plain.ts';
import { recheckText } from '../../src/report/recheck.ts';
import { plainStyle } from '../../src/report/style.ts';
import { numbers, points } from '../certificate/samples.ts';
import { at } from '../support/at.ts';
import { fake } from '../support/fakes.ts';
import { root } from '../support/theories.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-failures-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { PATH = '', TMPDIR } = process.env;
afterEach(() => {
  process.env['PATH'] = PATH;
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
});

const VERSION = 'if [ "$1" = --version ]; then echo fake 1.0; exit 0; fi\n';
const FLOOD = 'it printed far more than there is to say';
const patience = { silence: 20, most: 1_000 };
const run = (code: string, { silence, most } = patience) => transcript(fake(folder, 'program', code), [], { silence, most });

describe('what is kept of a program', () => {
  it('is all that it prints, if that is not too much', async () => {
    const { out, ...ended } = await run('printf "a\\r\\nb\\n\\nc"; echo d >&2');
    expect(out).toBe('a\nb\n\nc');
    expect(ended).toEqual({ exit: 0, signal: null, stopped: undefined, absent: false, err: 'd\n' });
  });

  it.each([
    ['words', 'exec yes word'],
    ['empty lines', 'exec yes ""'],
    ['nothing but zeros', 'exec cat /dev/zero'],
    ['complaints', 'exec yes word >&2'],
    ['what is no UTF-8', 'exec yes "$(printf "\\377\\376")"'],
  ])('is little, if it does not end: %s', async (_, code) => {
    const { out, stopped, err } = await run(code);
    expect(stopped).toContain(FLOOD);
    expect(out.length).toBeLessThan(1_000);
    expect(err.length).toBeLessThan(1_000);
  });

  it('is also counted where line by line is listened to, whatever the lines are', async () => {
    const heard: string[] = [];
    const hear = (line: string): undefined => {
      heard.push(line);
    };
    const { stopped } = await listen(fake(folder, 'program', 'exec yes ""'), [], patience, 100, hear);
    expect(stopped).toContain(FLOOD);
    expect(heard.length).toBeLessThan(1_000);
  });
});

describe('the end of a program', () => {
  it.each([
    ['exit 3', 'it ended with the code 3'],
    ['echo; echo " first "; echo second; exit 1', 'it ended with the code 1: first second'],
    ['for i in 1 2 3 4 5 6; do echo $i; done; exit 1', 'it ended with the code 1: 1 2 … 5 6'],
    ['kill -9 $$', 'it was killed by SIGKILL, as the system does when memory is short'],
    ['kill -SEGV $$', 'it was killed by SIGSEGV'],
    ['exec sleep 1000', 'it said nothing for 0.3 s'],
  ])('of %s is told', async (code, told) => {
    expect(endOf(await run(`exec >&2; ${code}`, { ...patience, silence: 0.3 }))).toBe(told);
  });

  it('is that of all that it has started, and nobody waits for these', async () => {
    const mark = join(folder, 'left');
    const ended = await run(`(echo $$ > ${mark}; exec sleep 6173) & while [ ! -e ${mark} ]; do :; done; exit 0`, {
      ...patience,
      silence: 500,
    });
    expect(ended).toMatchObject({ exit: 0, stopped: undefined }); // who waits for what is left behind waits until it is silence
    const left = (): string => spawnSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).stdout;
    while (/^sleep 6173$/m.test(left())) await pause(20);
  });

  it('is told also if it could not begin', async () => {
    const garbage = join(folder, 'garbage');
    mkdirSync(garbage);
    expect(await transcript(join(folder, 'nowhere'), [], patience)).toMatchObject({
      absent: true,
      stopped: expect.stringContaining('it cannot be started'),
    });
    expect(await transcript(garbage, [], patience)).toMatchObject({
      absent: false,
      stopped: expect.stringContaining('it cannot be started'),
    });
    expect(await transcript('sh', ['a\0b'], patience)).toMatchObject({
      absent: false,
      stopped: expect.stringContaining('it cannot be started'),
    });
  });
});

describe('a version', () => {
  it('is a line that a program prints before it ends well', async () => {
    expect(await versionOf(fake(folder, 'coqc', 'echo " 8.16 "; echo more'), ['--version'])).toEqual({ version: '8.16' });
  });

  it.each([
    ['exit 0', 'it ended with the code 0'],
    ['echo 8.16; exit 1', 'it ended with the code 1'],
    ['echo 8.16; kill -9 $$', 'it was killed by SIGKILL'],
    ['echo 8.16; exec sleep 1000', 'it said nothing for 0.5 s'],
    ['exec yes 8.16', FLOOD],
    ['echo command not found >&2; exit 127', 'it ended with the code 127: command not found'],
  ])('is not said by %s: what is there and does not work is not missing', async (code, why) => {
    const presence = await versionOf(fake(folder, 'coqc', code), ['--version'], 0.5);
    expect(presence).toMatchObject({ version: undefined, broken: true, lacks: expect.stringContaining(why) });
  });

  it('is not said by what is not there', async () => {
    expect(await versionOf(join(folder, 'nowhere'), ['--version'])).toMatchObject({ version: undefined, broken: false });
  });
});

const sources = join(root, 'coq');

describe('our files for Coq', () => {
  it.each([
    ['is killed', 'kill -9 $$', 'it was killed by SIGKILL'],
    ['fails', 'echo "Error: no room" >&2; exit 1', 'it ended with the code 1: Error: no room'],
    ['says nothing', 'exec sleep 1000', 'it said nothing for 0.5 s'],
    ['says too much', 'exec yes word', FLOOD],
    ['says too little, line by line', 'exec yes ""', FLOOD],
    ['does nothing', 'exit 0', 'it has made nothing of it'],
  ])('are not compiled by a Coq that %s, and that is told', async (_, code, why) => {
    process.env['PATH'] = `${dirname(fake(folder, 'coqc', code))}${delimiter}${PATH}`;
    const library = await compiledLibrary(sources, mkdtempSync(join(folder, 'library-')), 0.5);
    expect(library).toEqual({
      step: undefined,
      why: expect.stringContaining(`coqc does not compile Lcgm.v of ours, with which every proof begins: ${why}`),
    });
  });

  it('are not compiled where nothing can be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await compiledLibrary(sources, file)).toMatchObject({ why: expect.stringMatching(/^no answer: (?:EEXIST|ENOTDIR)/) });
  });

  it('are not there if nobody has compiled all of them', async () => {
    const half = 'for file; do :; done; case "$file" in *Lcgm.v) : > "${file}o";; *) exit 1;; esac';
    process.env['PATH'] = `${dirname(fake(folder, 'coqc', half))}${delimiter}${PATH}`;
    const where = mkdtempSync(join(folder, 'library-'));
    for (let i = 0; i < 2; i++)
      expect(await compiledLibrary(sources, where)).toMatchObject({ why: expect.stringContaining('Proved.v of ours') });
  });
});

const works = [points(), numbers()].map(({ text }, i): Work => {
  const { claims, axioms, steps } = readCertificate(text);
  return {
    file: `${i}.json`,
    text,
    steps,
    claims: claims.map(({ theory, name, title, theorem, restsOn }) => {
      return { theory, name, title, statement: plainStatement(theorem.conclusion), restsOn, steps: 1 };
    }),
    axioms: axioms.map(({ name, formula }) => ({ name, statement: plainStatement(formula) })),
    asks: Int32Array.of(0, 1),
    asked: { steps: 2, claims: claims.map(() => 1), not: [] },
  };
});
const tools: Tools = { query: () => '(assert false)\n', jobs: 2, queue: (task) => task(), silence: 20, progress: () => undefined };
const findings = (name: string, more: Partial<Tools> = {}): Promise<readonly Finding[]> =>
  at(checkers.filter((each) => each.name === name), 0).check(works, { ...tools, ...more }); // biome-ignore format: one thought

const programOf = (checker: string): string => ({ coq: 'coqc', python: 'python3' })[checker] ?? checker;

describe.each(['z3', 'cvc5', 'coq', 'python'])('%s', (name) => {
  it.each([
    ['is killed', 'kill -9 $$', 'killed by SIGKILL'],
    ['fails', 'echo word >&2; exit 2', 'it ended with the code 2: word'],
    ['does not stop talking', 'exec yes "some word"', /far more than there is to say|it printed "some word"/],
    ['does not stop saying nothing', 'exec yes ""', /far more than there is to say|it printed ""/],
    ['says nothing, and ends', 'exit 0', /no answer/],
  ])('agrees to nothing if it %s', async (_, code, why) => {
    process.env['PATH'] = `${dirname(fake(folder, programOf(name), code))}${delimiter}${PATH}`;
    const found = await findings(name, { silence: 0.5 });
    expect(found).toHaveLength(2);
    for (const { refused } of found) expect(at(refused, 0).why).toMatch(why);
  });

  it('agrees to nothing if there is no folder for temporary files', async () => {
    process.env['TMPDIR'] = join(folder, 'no', 'folder');
    for (const { refused } of await findings(name))
      expect(at(refused, 0).why).toMatch(/^no answer: ENOENT: no such file or directory, mkdtemp/);
  });
});

// a solver limits itself, and is given some more time to say so
describe.each(['coq', 'python'])('%s', (name) => {
  it('agrees to nothing if it says nothing for longer than it may', async () => {
    process.env['PATH'] = `${dirname(fake(folder, programOf(name), 'exec sleep 1000'))}${delimiter}${PATH}`;
    for (const { refused } of await findings(name, { silence: 0.3 })) expect(at(refused, 0).why).toContain('it said nothing for 0.3 s');
  });
});

describe('a folder for programs', () => {
  it('is gone in the end, and what the system refuses is told', async () => {
    process.env['TMPDIR'] = folder;
    let where = '';
    const use = async (scratch: string): Promise<string> => {
      where = scratch;
      expect(existsSync(where)).toBe(true);
      return readFileSync(join(scratch, 'nothing'), 'utf8');
    };
    expect(await inScratch(use, (why) => why)).toMatch(/^ENOENT: no such file or directory, open/);
    expect(existsSync(where)).toBe(false);
  });

  it('does not hide mistakes of ours', async () => {
    const wrong = async (): Promise<string> => {
      throw new TypeError('wrong');
    };
    await expect(inScratch(wrong, (why) => why)).rejects.toThrow('wrong');
  });
});

describe('what claims rest on', () => {
  const told = (restsOn: readonly string[], single = true): string => {
    const claim = { name: 't:c', title: undefined, steps: 1, restsOn };
    const row = { file: 'c.json', steps: 1, claims: [claim], opinions: [] };
    return recheckText({ checkers: [], certificates: [row], required: false }, single, plainStyle).replace(/\s+/g, ' ');
  };
  const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `t:a${i}`);

  it('is told by theory, each once', () => {
    expect(told(['t:b', 'oracle:linear', 's:a', 't:a', 't:b'])).toContain(
      'the claim rests on 3 axioms (s: a; t: a, b), and on the oracle linear',
    );
    expect(told(['oracle:linear', 'oracle:evaluate'])).toContain('the claim rests on the oracles evaluate, linear');
    expect(told([])).toContain('the claim rests on logic and definitions alone');
  });

  it('is counted where it is much', () => {
    expect(told(many(100))).toContain('the claim rests on 100 axioms (t: a0, a1, ');
    expect(told(many(101))).toMatch(/the claim rests on 101 axioms \(named with --json\) $/);
    expect(told(many(20), false)).toContain('20 axioms (t: a0, ');
    expect(told(many(21), false)).toMatch(/21 axioms \(named with --json\) $/);
  });

  it('cannot look like more, or like less, by an odd name', () => {
    expect(told(['t:a, b', 't:c); t: d'])).toContain('rests on 2 axioms ("t:a\\u{2c}\\u{20}b"; "t:c\\u{29}');
    expect(told(['t:a\n\u001b[31m'])).not.toContain('\u001b');
  });
});

describe('what is checked together', () => {
  const merged = readCertificate(mergeCertificates(works.map(({ text }) => text)));

  it('has the claims and axioms of all, as they were', () => {
    expect(missing(merged, works)).toBeUndefined();
  });

  it('is not checked if it has lost or changed one', () => {
    const [first = at(merged.claims, 0), ...others] = merged.claims;
    const called = `the claim ${first.theory}:${first.name}`;
    expect(missing({ ...merged, claims: others }, works)).toBe(called);
    expect(missing({ ...merged, claims: [{ ...first, theorem: at(others, 0).theorem }, ...others] }, works)).toBe(called);
    expect(missing({ ...merged, claims: [{ ...first, restsOn: ['points:more'] }, ...others] }, works)).toBe(called);
    expect(missing({ ...merged, claims: [{ ...first, theory: 'other' }, ...others] }, works)).toBe(called);
    expect(missing({ ...merged, axioms: [] }, works)).toMatch(/^the axiom /);
  });
});

describe('what lies about', () => {
  it('is not read by programs: they work elsewhere, and Coq is told of no more modules', async () => {
    process.env['COQPATH'] = folder;
    const { out } = await run('pwd; echo "<$COQPATH>"; echo "$PATH"');
    delete process.env['COQPATH'];
    expect(out).toBe(`/\n<>\n${PATH}\n`);
  });

  it('is not taken for the checker in Python, nor for a part of Python', async () => {
    const where = mkdtempSync(join(folder, 'python-'));
    const compile = 'import py_compile as p; p.compile("part.py", invalidation_mode=p.PycInvalidationMode.UNCHECKED_HASH)';
    writeFileSync(join(where, 'part.py'), 'word = "planted"');
    writeFileSync(join(where, 'json.py'), 'raise Exception("planted")');
    spawnSync('python3', ['-c', compile], { cwd: where });
    expect(readdirSync(join(where, '__pycache__'))).toHaveLength(1);
    const [checker, planted] = [join(where, 'checker'), join(where, 'planted')];
    mkdirSync(checker);
    mkdirSync(planted);
    renameSync(join(where, 'json.py'), join(planted, 'json.py'));
    renameSync(join(where, '__pycache__'), join(checker, '__pycache__'));
    writeFileSync(join(checker, 'part.py'), 'word = "read"');
    writeFileSync(join(checker, '__main__.py'), 'import part, json\nraise Exception(part.word)');
    process.env['PYTHONPATH'] = planted;
    const found = await pythonChecker(checker).check(works.slice(1), tools);
    delete process.env['PYTHONPATH'];
    expect(found.map(({ refused }) => at(refused, 0).why)).toEqual([expect.stringMatching(/Exception: read$/)]);
  });
});

describe('Coq, of an export', () => {
  const file = toCoq(readCertificate(points().text, {}, true));

  it.each([
    ['prints without end', 'exec yes "lcgm: step 1"', FLOOD],
    ['is killed', 'kill -9 $$', 'it was killed by SIGKILL'],
    ['compiles nothing', 'exit 0', 'coqc has compiled nothing'],
    ['says nothing of it', 'for file; do :; done; : > "${file}o"', 'Coq does not come to what'],
  ])('is not believed if it %s', async (_, code, why) => {
    process.env['PATH'] = `${dirname(fake(folder, 'coqc', code))}${delimiter}${PATH}`;
    expect(await checkedByCoq(file, folder, { silence: 20 })).toEqual([{ step: undefined, why: expect.stringContaining(why) }]);
  });
});

interface Run {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}
/** The command, with these programs before all others. */
function recheck(args: readonly string[], path: readonly string[], env: Record<string, string> = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'lcgm.cjs'), 'recheck', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CI: '', PATH: [...path.map(dirname), PATH].join(delimiter), ...env },
  });
  return { exit: status, out: stdout, err: stderr };
}

describe('lcgm recheck', () => {
  let certificates = '';
  beforeAll(() => {
    certificates = join(folder, 'two certificates');
    mkdirSync(certificates);
    for (const { file, text } of works) writeFileSync(join(certificates, file), text);
  });

  it('tells in the table that Coq was killed, asks the others, and fails', () => {
    const path = ['coqc', 'z3'].map((name) => fake(folder, name, name === 'z3' ? 'kill -SEGV $$' : `${VERSION}kill -9 $$`));
    const scratch = mkdtempSync(join(folder, 'tmp-'));
    const { exit, out, err } = recheck([certificates, '--with', 'coq,python,z3'], path, { TMPDIR: scratch });
    expect([exit, err]).toEqual([1, '']);
    expect(out).toMatch(/^ +claims +steps +axioms +kernel +coq +python +z3\n/);
    expect(out.match(/^\S.*\.json .* NO +\d+ +NO$/gm)).toHaveLength(2);
    expect(out).toMatch(/^vouched for .* 0 % +100 % +0 %$/m);
    expect(out).toContain('coq (fake 1.0, coq/');
    expect(out).toContain('z3 (does not work) vouches for 0 of');
    expect(out.match(/^refused/gm)).toHaveLength(2);
    expect(out).toMatch(/: coq: no answer: coqc does not compile Lcgm\.v of ours, .*: it was killed by SIGKILL/);
    expect(out).toMatch(/: z3: no answer: z3 --version does not say a version: it was killed by SIGSEGV/);
    expect(out.match(/^ {9}the same of 1 other certificate$/gm)).toHaveLength(2);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('says what claims rest on: how many axioms each, and all by name', () => {
    const { exit, out } = recheck([certificates, '--with', 'z3'], []);
    expect(exit).toBe(0);
    const axioms = new Set(
      works.flatMap(({ claims }) => claims.flatMap(({ restsOn }) => restsOn)).filter((name) => !name.startsWith('oracle:')),
    );
    expect(axioms.size).toBeGreaterThan(1);
    expect(out).toMatch(new RegExp(`^all .* ${axioms.size} +\\d+ +\\d+$`, 'm'));
    const text = out.replace(/\s+/g, ' ');
    expect(text).toMatch(new RegExp(`the claims rest on ${axioms.size} axioms \\(.*\\), and on the oracles? [a-z, ]+ kernel`));
    for (const name of axioms) expect(text).toContain(name.replace(/^.*:/, ''));
    const json = JSON.parse(recheck([certificates, '--with', 'z3', '--json'], []).out);
    expect(json.certificates.map((each: { claims: { restsOn: string[] }[] }) => each.claims.map(({ restsOn }) => restsOn))).toEqual(
      works.map(({ claims }) => claims.map(({ restsOn }) => restsOn)),
    );
  });

  it('leaves nothing running or lying about when its time is over', async () => {
    const scratch = mkdtempSync(join(folder, 'tmp-'));
    const mark = join(folder, 'process');
    const slow = fake(folder, 'z3', `${VERSION}echo $$ > ${mark}; exec sleep 1000`);
    const { exit, err } = recheck([certificates, '--with', 'z3', '--timeout', '3'], [slow], { TMPDIR: scratch });
    expect([exit, err]).toEqual([1, 'lcgm: no verdict: the time limit of 3 s is over\n']);
    expect(readdirSync(scratch)).toEqual([]);
    const state = (): string => spawnSync('ps', ['-o', 'stat=', '-p', readFileSync(mark, 'utf8').trim()], { encoding: 'utf8' }).stdout;
    while (!/^(?:Z.*)?$/.test(state().trim())) await pause(20);
  });

  it('reads no pipe and no folder that lies among certificates, and says of what is called like one that it is none', () => {
    spawnSync('mkfifo', [join(certificates, 'pipe.json')]);
    mkdirSync(join(certificates, 'folder.json'));
    writeFileSync(join(certificates, 'empty.json'), '');
    symlinkSync('nowhere', join(certificates, 'link.json'));
    const { exit, out, err } = recheck([certificates, '--with', 'z3'], []);
    expect(exit).toBe(2);
    expect(out.match(/^\S.*\.json /gm)).toHaveLength(2);
    expect(err).toMatch(/^lcgm: .*link\.json: cannot be read\nrejected .*empty\.json: \[CERT_\w+\] .*\n$/);
  });
});
