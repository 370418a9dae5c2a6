/** The command line as people and CI meet it: output, exit codes, and that no input whatever shows a stack trace. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, lcgm, spawned } from '../support/command.ts';
import { root } from '../support/theories.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('lcgm prove', () => {
  it('lists the meta-theorems with their titles and what they rest on', async () => {
    const { exit, out, err } = spawned(['prove', 'theories/meta']);
    expect(err).toBe('');
    expect(exit).toBe(0);
    await expect(out).toMatchFileSnapshot(join(root, 'test', 'golden', 'prove-meta.txt'));
  });

  it('proves the shipped theories by default', async () => {
    const { exit, out } = await lcgm(['prove']);
    expect(exit).toBe(0);
    expect(out).toMatch(/(\d+) of \1 statements proved/);
  });

  it('gives the objects of the contract as JSON', async () => {
    const { exit, out } = await lcgm(['prove', 'theories/meta', '--json', '--claim', '4.2']);
    expect(exit).toBe(0);
    const [verdict, ...others] = JSON.parse(out);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ theory: 'meta.identifiability', name: '4.2', verdict: 'proved', expected: 'proved', gaps: 0 });
    for (const key of ['statement', 'tight', 'restsOn', 'unused', 'steps', 'time_ms']) expect(verdict).toHaveProperty(key);
    expect(verdict.restsOn).toContain('std.kernel:lusin_souslin');
  });

  it('tells the proof of a theorem that comes compiled, the same as without the compiled theories', async () => {
    const steps = async (...args: string[]) =>
      JSON.parse((await lcgm(['prove', 'theories/std/kernel.lcgm', '--json', ...args])).out)[0].steps;
    const told = await steps('--claim', 'kernel_ext');
    expect(told.map((s: { step: string; within: string | null }) => [s.step, s.within]).slice(4)).toEqual([
      ['2', null],
      ['3', null],
      ['3.1', '3'],
      ['3.2', '3'],
      ['3.3', '3'],
    ]);
    expect(await steps('--claim', 'kernel_ext', '--fresh')).toEqual(told);
    expect(await steps()).toBeNull(); // nobody asked
  });

  it('says the same thing twice, and in a process that has done other things', async () => {
    const once = spawned(['prove', 'theories/meta']);
    expect(spawned(['prove', 'theories/meta'])).toEqual(once);
    for (let i = 0; i < 2; i++) expect(await lcgm(['prove', 'theories/meta'])).toEqual(once);
  });

  it('reads standard input', () => {
    const { exit, out } = spawned(['prove', '-'], { input: 'theory t "from a pipe"\ntheorem one: 1 = 1' });
    expect(exit).toBe(0);
    expect(out).toContain('1 of 1 statement proved');
  });

  it('finds imports beside the root of the importing theory', async () => {
    file('project/mine/base.lcgm', 'theory mine.base "base"\nfunction c : Nat\naxiom small: c <= 3 because "chosen so"');
    const path = file('project/mine/top.lcgm', 'theory mine.top "top"\nimport mine.base, std.sets\ntheorem t: c <= 3 by small');
    const { exit, out } = await lcgm(['prove', path]);
    expect(out).toContain('rests on mine.base: small');
    expect(exit).toBe(0);
  });

  it('lets two theories have a claim of the same name', async () => {
    file('two/a.lcgm', 'theory a "a"\nclaim 5.1: 1 = 1');
    file('two/b.lcgm', 'theory b "b"\nimport a\nclaim 5.1: 2 = 2 by a:5.1');
    const { exit, out } = await lcgm(['check', join(folder, 'two')]);
    expect(out).toBe('proved  a:5.1\nproved  b:5.1\n');
    expect(exit).toBe(0);
  });
});

describe('exit codes', () => {
  it('0 when all is as stated, 1 when a claim is not proved, 2 when a file is broken', () => {
    expect(spawned(['prove', file('good.lcgm', 'theory good "g"\nclaim 1: 1 = 1')]).exit).toBe(0);
    expect(spawned(['prove', file('open.lcgm', 'theory open_ "o"\nclaim 1: forall n : Nat. n = 1')]).exit).toBe(1);
    expect(spawned(['prove', file('broken.lcgm', 'theory broken "b"\nclaim 1: forall n : Nt. n = 1')]).exit).toBe(2);
  });

  it('1 when something rests on sorry, however far away', async () => {
    const path = file(
      'taint.lcgm',
      'theory taint "t"\ntheorem a (n : Nat): n = 1 sorry\ntheorem b (n : Nat): 1 = n by a\ntheorem c (n m : Nat): n = m by b',
    );
    const { exit, out, err } = await lcgm(['prove', path]);
    expect(exit).toBe(1);
    expect(err).toContain('warning[SORRY]');
    expect(out.match(/unknown/g)).toHaveLength(3);
    expect(out).not.toContain('proved  ');
  });

  it('2 when givens contradict each other: nothing is proved under them, and no certificate says so', async () => {
    const text = (given: string) => `theory contrary "c"\nparameter k d : Nat\nclaim 0: k = k\ngiven ${given}\nclaim 1: k = d\n`;
    const [bad, good] = [file('contrary.lcgm', text('k < d, d < k')), file('agreeing/contrary.lcgm', text('k <= d, d <= k'))];
    const cert = join(folder, 'contrary');
    const { exit, out, err } = await lcgm(['prove', bad, '--cert', cert]);
    expect(exit).toBe(2);
    expect(err).toContain('error[INCONSISTENT_GIVENS]');
    expect(out).toContain('1 of 1 statement proved, resting on 0 axioms; 1 error outside of these statements');
    const certificate = join(cert, 'contrary.json');
    expect(readFileSync(certificate, 'utf8')).not.toContain('linear');
    expect((await lcgm(['verify', certificate, '--theory', bad, '--claim', '1'])).exit).not.toBe(0);
    const other = await lcgm(['prove', good, '--cert', cert]);
    expect(other.out).toContain('2 of 2 statements proved, resting on 0 axioms\n');
    expect((await lcgm(['verify', certificate, '--theory', good, '--claim', '1'])).exit).toBe(0);
    expect((await lcgm(['verify', certificate, '--theory', bad, '--claim', '1'])).exit).not.toBe(0);
  });

  it('1 when more axioms are used than `resting on` admits', async () => {
    const path = file(
      'rests.lcgm',
      'theory rests "r"\nfunction c : Nat\naxiom x: c = 1 because "so"\naxiom y: c = 1 because "so"\nclaim 1: c = 1 resting on y by x',
    );
    const { exit, err } = await lcgm(['prove', path]);
    expect(exit).toBe(1);
    expect(err).toContain('error[RESTS_ON_MORE]');
  });

  it.each([
    [[], 2],
    [['--help'], 0],
    [['--version'], 0],
    [['frobnicate'], 2],
    [['prove', '--frobnicate'], 2],
    [['prove', '--format', 'sculpture'], 2],
    [['prove', '--theory', 'x'], 2],
    [['prove', '--timeout', 'soon'], 2],
    [['prove', 'no/such/folder'], 2],
    [['prove', 'src'], 2],
    [['prove', '/dev/null'], 2],
    [['prove', 'theories/meta/model.lcgm', '--claim', 'nowhere'], 2],
    [['verify'], 2],
    [['verify', 'no/such/file'], 2],
    [['verify', 'package.json'], 1],
    [['verify', 'theories'], 2],
    [['fmt', 'no/such/file'], 2],
  ])('%j exits with %i', async (args, code) => {
    const { exit, out, err } = await lcgm(args);
    expect(exit).toBe(code);
    expect(out + err).not.toBe('');
  });

  it('a time limit that is hit is said, and is no verdict', () => {
    const { exit, out, err } = spawned(['prove', '--timeout', '0.01']);
    expect(exit).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('no verdict: the time limit');
  });

  it.each(['1.001', '0.0001', '1e-9'])('a time limit of %s s is a time limit', (seconds) => {
    expect([0, 1]).toContain(spawned(['prove', file('quick.lcgm', 'theory quick "q"\nclaim 1: 1 = 1'), '--timeout', seconds]).exit);
  });

  it('2 when certificates cannot be written', async () => {
    const path = file('quick.lcgm', 'theory quick "q"\nclaim 1: 1 = 1');
    expect((await lcgm(['prove', path, '--cert', path])).exit).toBe(2);
  });

  it('2 for a file with very many errors', async () => {
    expect((await lcgm(['prove', file('many.lcgm', `theory many "m"\n${'theorem a: 0=1\n'.repeat(50_000)}`)])).exit).toBe(2);
  });

  it('a time limit that is not hit changes nothing', async () => {
    const path = file('quick.lcgm', 'theory quick "q"\nclaim 1: 1 = 1');
    expect(spawned(['prove', path, '--timeout', '60'])).toEqual(await lcgm(['prove', path]));
  });
});

describe('claims', () => {
  const theory = `theory claims "Claims"
predicate bounds (m n : Nat)
axiom bounds_least (m n : Nat): bounds(m, n) <=> m <= n because "this is what it means"
axiom bounds_not (m n : Nat) if n < m then not bounds(m, n) because "this is what it means"
verdict tight (m n : Nat) of bounds(m, n) := n <= m
verdict vacuous (m n : Nat) of bounds(m, n) := m = 0
verdict inhabited (m n : Nat) of bounds(m, n) := exists k. k < m
parameter n : Nat
given 1 <= n
`;
  const good = `${theory}claim 1 "larger": bounds(n, n + 1)
claim 2: bounds(n, 3) if 3 <= n, n < 4 tight inhabited by 2
claim 3: bounds(n, 3) if n < 4 tight if 3 <= n
refute 4 "smaller": bounds(n + 1, n)
open 5: bounds(n, 7)
`;
  const wrong = `${theory}claim 1: bounds(n + 1, n)
claim 2: bounds(0, n)
claim 3: bounds(n, n + 1) tight
refute 4: bounds(n, n)
open 5: bounds(n, n)
`;

  it('are told as they are', async () => {
    const { exit, out, err } = await lcgm(['prove', file('claims.lcgm', good)]);
    expect(err).toBe('');
    expect(exit).toBe(0);
    await expect(out).toMatchFileSnapshot(join(root, 'test', 'golden', 'prove-claims.txt'));
    expect((await lcgm(['check', file('claims.lcgm', good)])).out).toBe(
      'proved  claims:1\nproved  claims:2\nproved  claims:3\nrefuted claims:4\nunknown claims:5\n',
    );
  });

  it('that are not as stated are told too, and exit with 1', async () => {
    const { exit, out, err } = await lcgm(['prove', file('claims.lcgm', wrong)], { cwd: folder });
    expect(exit).toBe(1);
    await expect(err.replaceAll(`${folder}/`, '') + out).toMatchFileSnapshot(join(root, 'test', 'golden', 'prove-claims-wrong.txt'));
  });

  it.each([
    ['claim 1: bounds(n, n + 1)', 0],
    ['claim 1: bounds(n + 1, n)', 1],
    ['claim 1: bounds(n, 5)', 1],
    ['claim 1: bounds(0, n)', 1],
    ['refute 1: bounds(n + 1, n)', 0],
    ['refute 1: bounds(n, n + 1)', 1],
    ['refute 1: bounds(n, 5)', 1],
    ['open 1: bounds(n, 5)', 0],
    ['open 1: bounds(n, n + 1)', 1],
    ['open 1: bounds(n + 1, n)', 1],
    ['claim 1: bounds(n, n) tight', 0],
    ['claim 1: bounds(n, n + 1) tight', 1],
    ['claim 1: bounds(n, n) inhabited by 0', 0],
    ['claim 1: bounds(n, n) inhabited by n', 1],
    ['claim 1: bounds(n, n) resting on bounds_least', 0],
    ['claim 1: bounds(n, 9) if n < 0', 2],
    ['claim 1: bounds(n, 9) with n := 0', 2],
    ['claim 1: n = n tight', 2],
  ])('%s: exit %i', async (text, exit) => {
    expect((await lcgm(['check', file('claims.lcgm', theory + text)])).exit).toBe(exit);
  });

  it('are objects of the contract', async () => {
    const [first, second, third, fourth, fifth] = JSON.parse((await lcgm(['prove', file('claims.lcgm', good), '--json'])).out);
    expect(first).toMatchObject({
      kind: 'claim',
      verdict: 'proved',
      expected: 'proved',
      asStated: true,
      tight: null,
      inhabited: false,
      unused: [],
    });
    expect(first.steps.at(-1)).toMatchObject({ statement: 'bounds(n, n + 1)', by: ['claims:bounds_least'] });
    expect(second).toMatchObject({ verdict: 'proved', tight: true, tightIf: [], inhabited: true });
    expect(third).toMatchObject({ verdict: 'proved', tight: true, tightIf: ['3 <= n'] });
    expect(fourth).toMatchObject({ kind: 'refute', verdict: 'refuted', expected: 'refuted', asStated: true, title: 'smaller' });
    expect(fourth.statement).toBe('forall n : Nat. 1 <= n => bounds(n + 1, n)');
    expect(fifth).toMatchObject({ kind: 'open', verdict: 'unknown', expected: 'unknown', asStated: true, steps: null });
    expect(fifth.missing).toEqual([{ statement: 'n <= 7', wantedBy: 'claims:bounds_least' }]);
  });

  it('are certified with what they need, without which a certificate proves less than is stated', async () => {
    const header = 'theory needy "n"\npredicate bounds (m n : Nat)\naxiom all (m n : Nat): bounds(m, n) because "x"\n';
    const needs = 'verdict needs (m n : Nat) "larger" of bounds(m, n) := m < n\n';
    const claim = 'parameter n : Nat\nclaim 1: bounds(n, n + 1)\n';
    const certs = join(folder, 'needy-certs');
    const path = file('needy.lcgm', header + needs + claim);
    expect((await lcgm(['prove', path, '--cert', certs])).exit).toBe(0);
    const whole = await lcgm(['verify', join(certs, 'needy.json'), '--theory', path]);
    expect(whole.exit).toBe(0);
    expect(whole.out).toContain('needy:1 (well-posed)');
    const [proved] = JSON.parse((await lcgm(['prove', path, '--json'])).out);
    expect(proved).toMatchObject({ verdict: 'proved', wellPosed: true, code: null });
    expect((await lcgm(['prove', file('needy.lcgm', header + claim), '--cert', certs])).exit).toBe(0);
    file('needy.lcgm', header + needs + claim);
    for (const more of [[], ['--claim', '1']]) {
      const { exit, err } = await lcgm(['verify', join(certs, 'needy.json'), '--theory', path, ...more]);
      expect(exit).toBe(1);
      expect(err).toContain('1: it does not show that this is well-posed');
    }
    const wrong = file('needy.lcgm', header + needs + claim.replace('n + 1', 'n'));
    const { exit, err, out } = await lcgm(['prove', wrong, '--json']);
    expect(exit).toBe(1);
    expect(err).toContain('error[ILL_POSED]: this is not well-posed: bounds(n, n)');
    expect(JSON.parse(out)[0]).toMatchObject({ verdict: 'unknown', wellPosed: false, code: 'ILL_POSED', restsOn: ['oracle:linear'] });
  });

  it('are certified, refutations and tightness too, and held against the file', async () => {
    const certs = join(folder, 'claims-certs');
    const path = file('claims.lcgm', good);
    expect((await lcgm(['prove', path, '--cert', certs])).exit).toBe(0);
    const checked = await lcgm(['verify', join(certs, 'claims.json'), '--theory', path]);
    expect(checked.exit).toBe(0);
    for (const name of ['claims:1 larger', 'claims:2', 'claims:2 (tight)', 'claims:3 (tight)', 'claims:4 smaller'])
      expect(checked.out).toContain(name);
    expect(checked.out).not.toContain('claims:5');
    for (const [from, to] of [
      ['refute 4', 'claim 4'],
      ['tight if 3 <= n', 'tight if 2 <= n'],
      ['tight if 3 <= n', ''],
      ['claim 1', 'refute 1'],
    ] as const)
      expect((await lcgm(['verify', join(certs, 'claims.json'), '--theory', file('claims.lcgm', good.replace(from, to))])).exit).toBe(1);
  });

  it('that are not as stated are not certified', async () => {
    const certs = join(folder, 'wrong-certs');
    expect((await lcgm(['prove', file('claims.lcgm', wrong), '--cert', certs])).exit).toBe(1);
    const { out } = await lcgm(['verify', join(certs, 'claims.json')]);
    expect(out).toContain('(1 claim,');
    expect(out).toContain('claims:3');
  });
});

describe('colour', () => {
  const path = 'theories/meta/model.lcgm';
  const escapeCode = String.fromCharCode(27);
  it('is off in a pipe', () => expect(spawned(['prove', path]).out).not.toContain(escapeCode));
  it('can be asked for', async () => expect((await lcgm(['prove', path, '--color'])).out).toContain(escapeCode));
  it('can be refused', async () => expect((await lcgm(['prove', path, '--no-color'])).out).not.toContain(escapeCode));
});

describe('certificates', () => {
  it('are written for each theory, and verified with the kernel alone', async () => {
    const certs = join(folder, 'certs');
    expect((await lcgm(['prove', 'theories/meta', '--cert', certs])).exit).toBe(0);
    const written = readdirSync(certs).sort();
    const theories = readdirSync(join(root, 'theories', 'meta')).map((name) => `meta.${name.replace(/\.lcgm$/, '.json')}`);
    expect(written).toEqual(theories.sort());
    const checked = spawned(['verify', ...written.map((f) => join(certs, f))], { cwd: folder });
    expect(checked.err).toBe('');
    expect(checked.exit).toBe(0);
    const stated = await lcgm(['verify', join(certs, 'meta.model.json'), '--theory', 'theories/meta/model.lcgm', '--claim', '3.1']);
    expect(stated.out).toContain('meta.model:3.1');
    expect(stated.exit).toBe(0);
  });

  it('do not outlive what they certify', async () => {
    const certs = join(folder, 'stale-certs');
    expect((await lcgm(['prove', file('stale.lcgm', 'theory stale "s"\ntheorem a: 0 = 0'), '--cert', certs])).exit).toBe(0);
    expect((await lcgm(['prove', file('stale.lcgm', 'theory stale "s"\ntheorem a: 0 = 1'), '--cert', certs])).exit).toBe(1);
    expect(readdirSync(certs)).toEqual([]);
  });

  it('are not written for what is not proved', async () => {
    const path = file('gap.lcgm', 'theory gap "g"\ntheorem a (n : Nat): n = 1 sorry\ntheorem b: 1 = 1');
    const certs = join(folder, 'gap-certs');
    expect((await lcgm(['prove', path, '--cert', certs])).exit).toBe(1);
    const text = readFileSync(join(certs, 'gap.json'), 'utf8');
    expect(text).toContain('"b"');
    expect(text).not.toContain('"a"');
  });

  it('of another statement, definition or axiom than the theory file has are rejected', async () => {
    const original =
      'theory swap "s"\nfunction c : Nat\ndefine twice (n : Nat) := n + n\naxiom x: c = 1 because "so"\nclaim 1: twice(c) = twice(1) by x';
    const path = file('swap/swap.lcgm', original);
    const certs = join(folder, 'swap-certs');
    expect((await lcgm(['prove', path, '--cert', certs])).exit).toBe(0);
    const check = (text: string) => lcgm(['verify', join(certs, 'swap.json'), '--theory', file('swap/swap.lcgm', text), '--claim', '1']);
    expect((await check(original)).exit).toBe(0);
    const changes = [
      ['claim 1: twice(c) = twice(1)', 'claim 1: twice(c) = twice(2)'],
      ['n + n', 'n * 2'],
      ['axiom x: c = 1', 'axiom x: c = 2'],
      ['function c : Nat', 'function c : Rat'],
      ['claim 1:', 'claim 2:'],
    ] as const;
    for (const [from, to] of changes) {
      const { exit, out, err } = await check(original.replace(from, to));
      expect(exit, `${from} -> ${to}: ${out}${err}`).not.toBe(0);
      expect(out).not.toContain('correct');
    }
  });
});

describe('bad input of any kind gets a coded error and exit 2', () => {
  const cases: readonly (readonly [string, string | Uint8Array])[] = [
    ['an empty file', ''],
    ['only a comment', '-- nothing'],
    ['a NUL byte', 'theory t "t"\0'],
    ['invalid UTF-8', new Uint8Array([0x74, 0xff, 0xfe, 0x80])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x74, 0x00])],
    ['an unclosed bracket', 'theory t "t"\nclaim 1: (1 = 1'],
    ['an unclosed string', 'theory t "t'],
    ['an unclosed proof', 'theory t "t"\ntheorem a: 1 = 1 proof'],
    ['a 10 MB line', `theory t "t"\nclaim 1: ${'1 + '.repeat(2_600_000)}1 = 1`],
    ['10 MB of brackets', `theory t "t"\nclaim 1: ${'('.repeat(10_000_000)}`],
    ['10 MB of garbage', '$'.repeat(10_000_000)],
    ['a deep nest', `theory t "t"\nclaim 1: ${'('.repeat(2000)}1 = 1${')'.repeat(2000)}`],
    ['many negations', `theory t "t"\nclaim 1: ${'not '.repeat(60_000)}1 = 1`],
    ['a long implication', `theory t "t"\nclaim 1: ${'1 = 1 => '.repeat(15_000)}1 = 1`],
    ['a long sum', `theory t "t"\nclaim 1: ${'1 + '.repeat(30_000)}1 = 1`],
    ['many quantifiers', `theory t "t"\nclaim 1: ${'forall x : Nat. '.repeat(10_000)}1 = 1`],
    ['a huge number', `theory t "t"\nclaim 1: ${'9'.repeat(100_000)} = 1`],
    [
      'numbers that grow',
      `theory t "t"\nclass a := 9999999999\n${Array.from({ length: 30 }, (_, i) => `define n${i} := ${i === 0 ? '9999999999 * 9999999999' : `n${i - 1} * n${i - 1}`}`).join('\n')}\nclaim 1: (`,
    ],
    ['an import of itself', 'theory t "t"\nimport t'],
    ['a missing import', 'theory t "t"\nimport nowhere.at.all'],
  ];
  it.each(cases)('%s', async (_what, content) => {
    const args = ['prove', file('t.lcgm', content)];
    const { exit, out, err } = content.length > 1_000_000 ? spawned(args) : await lcgm(args);
    expect(exit).toBe(2);
    expect(err).toMatch(/^error\[[A-Z_0-9]+\]: /m);
    expect(err.length).toBeLessThan(20_000);
    expect(out).not.toContain('proved ');
  });

  it('a folder named like a theory file', async () => {
    mkdirSync(join(folder, 'dir', 'x.lcgm'), { recursive: true });
    expect((await lcgm(['prove', join(folder, 'dir')])).exit).toBe(2);
  });

  it('every broken file of the tests', async () => {
    const { exit, err } = await lcgm(['prove', join('test', 'bad')]);
    expect(exit).toBe(2);
    const errors = err.split(/^(?=\w+\[)/m).filter((message) => message.startsWith('error['));
    for (const name of readdirSync(join(root, 'test', 'bad')).filter((f) => f.endsWith('.lcgm'))) {
      const place = `--> ${join('test', 'bad', name)}`;
      expect(errors.filter((message) => message.includes(place)).length, place).toBeGreaterThan(0);
    }
  });
});

describe('standard input', () => {
  it('may come slowly', async () => {
    const child = spawn(process.execPath, [bundle, 'check', '-'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
    const out: string[] = [];
    child.stdout.on('data', (chunk) => out.push(String(chunk)));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    child.stdin.write('theory t "slow"\n');
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.stdin.end('theorem one: 1 = 1\n');
    expect(await ended).toBe(0);
    expect(out.join('')).toBe('proved  t:one\n');
  });
});

describe('lcgm fmt', () => {
  it('leaves canonical files alone, and says which are not', async () => {
    const path = file('layout.lcgm', 'theory layout "l"\n\n\n\ntheorem   a :   1 = 1 -- why not\n');
    expect((await lcgm(['fmt', '--check', path])).exit).toBe(1);
    expect(spawned(['fmt', path]).exit).toBe(0);
    expect((await lcgm(['fmt', '--check', path])).exit).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('-- why not');
    expect((await lcgm(['prove', path])).exit).toBe(0);
  });

  it('does not touch a file with errors', async () => {
    const text = 'theory layout "l"\n\ntheorem   a :   1 = \n';
    const path = file('layout.lcgm', text);
    expect((await lcgm(['fmt', path])).exit).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
