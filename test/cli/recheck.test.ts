/** Checkers that are not ours, as they should be and as they may be: whatever one prints, agreement is never made of less than an answer to each question. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type About, Cache } from '../../src/cli/recheck/cache.ts';
import type { Finding, Tools, Work } from '../../src/cli/recheck/checker.ts';
import type { Ended } from '../../src/cli/recheck/program.ts';
import { Progress } from '../../src/cli/recheck/progress.ts';
import { complaint, pythonChecker } from '../../src/cli/recheck/python.ts';
import { askSolver, Conversation } from '../../src/cli/recheck/solver.ts';
import { announcement, CONTROL, END } from '../../src/export/smt2/index.ts';
import { points } from '../certificate/samples.ts';
import { at } from '../support/at.ts';
import { lcgm as answered, bundle, type Place, type Run, spawned } from '../support/command.ts';
import { fake } from '../support/fakes.ts';

let folder = '';
let sample = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-recheck-test-'));
  sample = join(folder, 'points.json');
  writeFileSync(sample, points().text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string, code: string): string => fake(folder, name, code);

/** What a solver has to know of the questions that it reads; `agree` answers them all. */
const READ = `PATH=/usr/bin:/bin
if [ "$1" = --version ]; then echo fake 1.0; exit 0; fi
for file; do :; done
numbers=$(sed -n 's/.*lcgm question \\([0-9]*\\).*/\\1/p' "$file")
ask() { echo "lcgm question $1"; }
answer() { ask $1; echo "\${2:-unsat}"; }
control() { echo lcgm control; echo "\${1:-sat}"; }
end() { control; echo lcgm end; }
agree() { for n in $numbers; do answer $n; done; }
`;
/** What comes before all questions. */
const BEGIN = 'control\n';
const questions = [3, 7, 11, 12].map((number) => ({ number, query: '(assert false)\n' }));

/** The questions that a program with this code leaves open, and why. */
const left = (code: string, silence = 30) => askSolver(program('solver', READ + BEGIN + code), [], questions, silence, () => undefined);

describe('a solver is believed', () => {
  it('if it answers every question below its number, and comes to the end', async () => {
    expect([...(await left('agree; end'))]).toEqual([]);
  });

  it('also if it prints quotation marks, as the standard has it, or ends lines as Windows does', async () => {
    expect([...(await left(`(agree; end) | sed 's/^lcgm.*/"&"/'`))]).toEqual([]);
    expect([...(await left(`(agree; end) | sed 's/$/\r/'`))]).toEqual([]);
  });

  it('for each question by itself', async () => {
    const said = await left('answer 3; answer 7 sat; answer 11 unknown; answer 12; end');
    expect([...said]).toEqual([
      [7, 'sat: it does not follow'],
      [11, 'unknown'],
    ]);
  });
});

describe('a solver is not believed that', () => {
  it.each([
    ['prints an error and exits with 0', `echo '(error "line 1: nonsense")'`, 'it printed'],
    ['prints an error among its answers', `answer 3; ask 7; echo '(error "no")'; echo unsat; answer 11; answer 12; end`, 'instead of an answer'],
    ['prints an error between its answers', `answer 3; echo '(error "no")'; answer 7; answer 11; answer 12; end`, 'was expected'],
    ['answers fewer questions than it is asked', 'answer 3; answer 7; answer 11; end', 'was expected'],
    ['answers fewer and does not come to the end', 'answer 3; answer 7', 'it ended too early'],
    ['answers without numbers', 'for n in $numbers; do echo unsat; done; end', 'was expected'],
    ['answers in another order', 'for n in 3 11 7 12; do answer $n; done; end', 'was expected'],
    ['answers a question twice', 'answer 3; agree; end', 'was expected'],
    ['gives two answers to a question', 'answer 3; echo sat', 'was expected'],
    ['says the end first', 'end; agree', 'was expected'],
    ['prints more after the end', 'agree; end; echo sat', 'after the end'],
    ['does not say the end', 'agree', 'it ended too early'],
    ['says nothing and exits with 0', '', 'it ended too early'],
    ['answers all and exits with 1', 'agree; end; exit 1', 'it ended with the code 1'],
    ['crashes after half', 'answer 3; answer 7; kill -9 $$', 'it was killed by SIGKILL, as the system does when memory is short (after 2 of 4 answers)'],
    ['crashes after half, with a word', 'answer 3; answer 7; echo out of memory >&2; exit 134', 'out of memory'],
    ['says unsat of anything', 'agree; control unsat; echo lcgm end', 'it says unsat to a control question'],
    ['does not know a control', 'agree; control unknown; echo lcgm end', 'it says unknown to a control question'],
    ['leaves the last control out', 'agree; echo lcgm end', 'was expected'],
    ['is sure of one question alone', 'answer 3; answer 7 sat; answer 11; answer 12; control unsat; echo lcgm end', 'control question'],
    ['says something like unsat', 'answer 3 "unsat core"', 'instead of an answer'],
    ['prints success for another file', 'for n in 0 1 2 3; do answer $n; done; end', 'was expected'],
  ])('%s', async (_, code, why) => {
    const said = await left(code);
    expect([...said.keys()].sort((a, b) => a - b)).toEqual([3, 7, 11, 12]);
    expect([...said.values()].join('\n')).toContain(why);
  }); // biome-ignore format: a table

  it('hangs, which is said', async () => {
    const said = await left('answer 3; ask 7; exec sleep 1000', 0.7);
    expect([...said]).toEqual([3, 7, 11, 12].map((n) => [n, 'no answer: it said nothing for 0.7 s (after 1 of 4 answers)']));
  });

  it('says unsat of anything, already before the first question', async () => {
    const said = await askSolver(program('liar', `${READ}control unsat; agree; end`), [], questions, 30, () => undefined);
    expect([...said.keys()]).toEqual([3, 7, 11, 12]);
    expect(said.get(3)).toBe('no answer: it says unsat to a control question, to which the answer is sat (after 0 of 4 answers)');
  });

  it('prints without end, which is cut off', async () => {
    const said = await left('answer 3; exec tr "\\0" x < /dev/zero');
    expect([...said.keys()]).toEqual([3, 7, 11, 12]);
    expect([...said.values()][0]).toContain('a line of more than');
    expect((await left('answer 3; exec yes')).size).toBe(4);
    expect([...(await left('exec yes complaint >&2')).values()][0]).toContain('far more than there is to say: complaint');
  });

  it('is not there', async () => {
    const said = await askSolver(join(folder, 'nowhere'), [], questions, 30, () => undefined);
    expect([...said.keys()]).toEqual([3, 7, 11, 12]);
    expect([...said.values()][0]).toContain('it cannot be started');
  });
});

describe('a conversation', () => {
  const ended = { exit: 0, signal: null, stopped: undefined, absent: false, err: '' };
  const hear = (lines: readonly string[]) => {
    const conversation = new Conversation(questions);
    for (const line of lines) if (conversation.hear(line) !== undefined) break;
    return conversation.outcome(ended);
  };
  const control = [CONTROL, 'sat'];
  const right = [...control, ...questions.flatMap(({ number }) => [announcement(number), 'unsat']), ...control, END];

  it('leaves something open whenever a line is missing, doubled, changed or elsewhere', () => {
    expect(hear(right).size).toBe(0);
    for (let i = 0; i < right.length; i++) {
      const line = at(right, i);
      expect(hear(right.filter((_, j) => j !== i)).size, `without line ${i}`).toBeGreaterThan(0);
      for (const other of ['', 'sat', 'unknown', `${line} `, `${line}x`, announcement(99)])
        if (other.trim() !== line)
          expect(hear(right.map((each, j) => (i === j ? other : each))).size, `${other} in line ${i}`).toBeGreaterThan(0);
      if (i > 0)
        expect(hear([...right.slice(0, i - 1), line, at(right, i - 1), ...right.slice(i + 1)]).size, `line ${i} before`).toBeGreaterThan(0);
    }
  });

  it('counts no answer of whoever says something strange', () => {
    const said = hear([
      ...control,
      announcement(3),
      'unsat',
      'sorry',
      announcement(7),
      'unsat',
      announcement(11),
      'unsat',
      announcement(12),
      'unsat',
      END,
    ]);
    expect([...said.keys()]).toEqual([3, 7, 11, 12]);
  });
});

describe('the cache', () => {
  const about: About = { certificate: 'a'.repeat(64), checker: 'z3', version: '4.8' };
  const extent = { steps: 5, claims: [2, 3], not: [{ rule: 'allElim', why: 'binding', steps: 4 }] };
  const filled = (name: string): { cache: Cache; where: string; file: string } => {
    const where = join(folder, name);
    const cache = new Cache(where, 'this lcgm');
    cache.add(about, extent);
    return { cache, where, file: join(where, at(readdirSync(where), 0)) };
  };

  it('knows what it was told, and nothing else', () => {
    const { cache, where } = filled('cache-1');
    expect(cache.find(about)).toEqual(extent);
    expect(new Cache(where, 'this lcgm').find(about)).toEqual(extent);
    expect(new Cache(where, 'another lcgm').find(about)).toBeUndefined();
    for (const change of [{ certificate: 'b'.repeat(64) }, { checker: 'cvc5' }, { version: '4.9' }])
      expect(cache.find({ ...about, ...change })).toBeUndefined();
    expect(readdirSync(where)).toHaveLength(1);
  });

  it('takes no entry of one thing for another, wherever it lies', () => {
    const { cache, where, file } = filled('cache-2');
    const other = { ...about, certificate: 'b'.repeat(64) };
    cache.add(other, extent);
    const place = at(readdirSync(where).filter((name) => join(where, name) !== file), 0); // biome-ignore format: one thought
    writeFileSync(join(where, place), readFileSync(file));
    expect(cache.find(other)).toBeUndefined();
    expect(cache.find(about)).toEqual(extent);
  });

  it.each(['', '{}', 'null', '[]', '{"format":"lcgm-recheck-2"}', '{"format":"lcgm-recheck-2","about":{},"extent":{}}', '\0'])(
    'does not mind an entry that is %j',
    (content) => {
      const { cache, file } = filled(`cache-3-${content.length}`);
      writeFileSync(file, content);
      expect(cache.find(about)).toBeUndefined();
    },
  );

  it('does not mind half an entry, or one with other things in it', () => {
    const { cache, file } = filled('cache-4');
    const text = readFileSync(file, 'utf8');
    for (const changed of [
      text.slice(0, text.length / 2),
      text.replace('"steps":5', '"steps":-5'),
      text.replace('"steps":5', '"steps":"5"'),
      text.replace('[2,3]', '[2,null]'),
      text.replace('lcgm-recheck-2', 'lcgm-recheck-1'),
      text.replace('"4.8"', '"4.7"'),
      text.replace('this lcgm', 'another lcgm'),
    ]) {
      writeFileSync(file, changed);
      expect(cache.find(about), changed).toBeUndefined();
    }
  });

  it('does not follow links', () => {
    const { cache, file } = filled('cache-5');
    const copy = `${file}.copy`;
    renameSync(file, copy);
    symlinkSync(copy, file);
    expect(cache.find(about)).toBeUndefined();
  });

  it('says once why it cannot write', () => {
    const cache = new Cache(sample, 'this lcgm');
    cache.add(about, extent);
    expect(cache.broken).toMatch(/EEXIST|ENOTDIR/);
  });
});

describe('the checker in Python', () => {
  const work: Work = {
    file: 'x.json',
    text: '{}',
    steps: 9,
    claims: [
      { theory: 't', name: 'a', title: undefined, statement: '(p or q)', restsOn: ['t:x'], steps: 4 },
      { theory: 't', name: 'b', title: undefined, statement: 'q', restsOn: [], steps: 7 },
    ],
    axioms: [{ name: 't:x', statement: 'p' }],
    asks: new Int32Array(),
    asked: { steps: 0, claims: [], not: [] },
  };
  const ended: Omit<Ended, 'exit'> = { signal: null, stopped: undefined, absent: false, err: '' };
  const tools: Tools = { query: () => '', jobs: 1, queue: (task) => task(), silence: 20, progress: () => undefined };
  const [a, b] = [
    '{"theory":"t","name":"a","statement":"(p or q)","restsOn":["t:x"]}',
    '{"theory":"t","name":"b","statement":"q","restsOn":[]}',
  ];
  const claims = `[${a},${b}]`;
  const correct = (these: string, steps = 9, axioms = '[{"name":"t:x","statement":"p"}]'): string =>
    `[{"file":"FILE","verdict":"correct","steps":${steps},"claims":${these},"axioms":${axioms}}]`;

  /** What comes of a checker of this code: `file` is what it was asked about. */
  async function finding(code: string): Promise<Finding> {
    const where = mkdtempSync(join(folder, 'python-'));
    writeFileSync(join(where, '__main__.py'), `import sys\nfile = sys.argv[-1]\n${code}\n`);
    return at(await pythonChecker(where).check([work], tools), 0);
  }

  it('is believed if it says of each claim what the kernel says', async () => {
    const { refused, extent } = await finding(`print('''${correct(claims)}'''.replace('FILE', file))`);
    expect(refused).toEqual([]);
    expect(extent).toEqual({ steps: 9, claims: [4, 7], not: [] });
    expect(complaint(work, 'FILE', correct(claims), { ...ended, exit: 0 })).toBeUndefined();
  });

  it('is not if it crashes', async () => {
    const { refused } = await finding(`raise Exception('halfway')`);
    expect(refused).toEqual([{ step: undefined, why: expect.stringContaining('halfway'), stops: true }]);
  });

  it.each([
    ['rejects', '[{"file":"FILE","verdict":"rejected","reason":"row 3"}]', 1, 'rejected: row 3'],
    ['rejects and exits with 0', '[{"file":"FILE","verdict":"rejected","reason":"row 3"}]', 0, 'rejected: row 3'],
    ['says correct and exits with 1', correct(claims), 1, 'ended with the code 1'],
    ['says nothing', '', 0, 'no answer'],
    ['prints an error and exits with 0', 'Traceback', 0, 'no answer'],
    ['prints half', correct(claims).slice(0, -2), 0, 'no answer'],
    ['has no verdict', '[{"file":"FILE"}]', 0, 'no verdict'],
    ['speaks of no file', '[]', 0, 'no answer'],
    ['speaks of two files', correct(claims).replace(/^\[(.*)\]$/, '[$1,$1]'), 0, 'no answer'],
    ['speaks of another file', correct(claims).replace('FILE', 'other'), 0, 'another file'],
    ['counts fewer steps', correct(claims, 8), 0, 'other steps'],
    ['finds fewer claims', correct(`[${a}]`), 0, '"b"'],
    ['finds no claims', correct('null'), 0, '"a"'],
    ['finds a claim that says less', correct(claims.replace('(p or q)', '(p or (p or q))')), 0, '(p or q)'],
    ['finds a claim that rests on less', correct(claims.replace('"t:x"', '')), 0, '"a"'],
    ['finds a claim of another theory', correct(claims.replace('"t"', '"s"')), 0, '"a"'],
    ['finds claims in another order', correct(`[${b},${a}]`), 0, '"a"'],
    ['finds more claims', correct(`[${a},${b},${b}]`), 0, 'more claims'],
    ['finds no axioms', correct(claims, 9, '[]'), 0, 'of its axioms'],
    ['finds another axiom', correct(claims, 9, '[{"name":"t:x","statement":"q"}]'), 0, 'of its axioms'],
    ['finds more axioms', correct(claims, 9, '[{"name":"t:x","statement":"p"},{"name":"t:y","statement":"p"}]'), 0, 'more axioms'],
  ])('is not if it %s', (_, text, exit, why) => {
    expect(complaint(work, 'FILE', text, { ...ended, exit })).toContain(why);
  }); // biome-ignore format: a table

  it('is not if it was stopped', () => {
    expect(complaint(work, 'FILE', correct(claims), { ...ended, exit: null, stopped: 'it said nothing for 9 s' })).toContain(
      'said nothing',
    );
  });

  it('is another version with other sources, and not there without them', async () => {
    const where = mkdtempSync(join(folder, 'python-'));
    expect((await pythonChecker(where).presence(20)).version).toBeUndefined();
    writeFileSync(join(where, '__main__.py'), 'pass');
    const before = (await pythonChecker(where).presence(20)).version;
    writeFileSync(join(where, '__main__.py'), 'pass # more');
    expect(before).toMatch(/^Python 3.*, tools\/recheck [0-9a-f]{16}$/);
    expect((await pythonChecker(where).presence(20)).version).not.toBe(before);
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean): string => {
    let text = '';
    const progress = new Progress({ isTTY, write: (more) => { text += more; } }); // biome-ignore format: one thought
    progress.of('z3', 1, 4);
    progress.end();
    return text;
  };
  it('is shown in a terminal, and wiped', () => expect(shown(true)).toBe('\r\x1b[Kz3 25 %\r\x1b[K'));
  it('is not shown elsewhere', () => expect(shown(false)).toBe(''));
});

/** Where the command is used: with the programs in these folders before all others; or with no others. */
interface Around {
  readonly path?: readonly string[];
  readonly alone?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}
const place = ({ path = [], alone = false, env = {}, cwd = folder }: Around): Place => ({
  cwd,
  env: { CI: '', PATH: [...path, ...(alone ? [] : [process.env['PATH'] ?? ''])].join(delimiter), ...env },
});
const lcgm = (args: readonly string[], around: Around = {}): Promise<Run> => answered(args, place(around));

describe('lcgm recheck', () => {
  const agreeing = `${READ}${BEGIN}agree; end`;
  const cache = (): string => join(folder, `cache-${readdirSync(folder).length}`);
  const solvers = ['--with', 'z3,cvc5'];

  it('has z3 and cvc5 check a certificate', () => {
    const { exit, out, err } = spawned(['recheck', sample, ...solvers, '--cache', cache()], place({}));
    expect(err).toBe('');
    expect(exit).toBe(0);
    expect(out).toMatch(/^\s+claims +steps +axioms +kernel +z3 +cvc5\n/);
    expect(out).toMatch(/z3 \(Z3 version .*\) vouches for \d+ of \d+ steps/);
    expect(out).toMatch(/cvc5 \(.*cvc5 version .*\) vouches for \d+ of \d+ steps/);
    expect(out).toContain('binding and substitution');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves no program and no folder behind, if %s stops it', async (signal) => {
    const [began, scratch] = [join(folder, `began-${signal}`), join(folder, `scratch-${signal}`)];
    mkdirSync(scratch);
    const fake = program('cvc5', `${READ}echo $$ > "${began}.part"; mv "${began}.part" "${began}"; exec sleep 1000`);
    const env = { ...process.env, CI: '', TMPDIR: scratch, PATH: `${dirname(fake)}${delimiter}${process.env['PATH'] ?? ''}` };
    const child = spawn(process.execPath, [bundle, 'recheck', sample, '--with', 'cvc5'], { env, stdio: 'ignore' });
    const ended = new Promise((done) => child.on('close', (exit, by) => done([exit, by])));
    while (!existsSync(began)) await pause(20);
    expect(readdirSync(scratch)).toHaveLength(1);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(readdirSync(scratch)).toEqual([]);
    // who has ended may still be listed, as a zombie, until somebody asks how
    const state = (): string => spawnSync('ps', ['-o', 'stat=', '-p', readFileSync(began, 'utf8').trim()], { encoding: 'utf8' }).stdout;
    while (!/^(?:Z.*)?$/.test(state().trim())) await pause(20);
  });

  it('proves theories first', async () => {
    const theory = join(folder, 'quick.lcgm');
    writeFileSync(theory, 'theory quick "q"\ntheorem a (n m : Nat) if n <= m then n < m + 1\ntheorem b: 1 = 1');
    const { exit, out } = await lcgm(['recheck', theory, ...solvers, '--cache', cache(), '--json']);
    expect(exit).toBe(0);
    const { checkers, certificates } = JSON.parse(out);
    expect(checkers.map((c: { name: string }) => c.name)).toEqual(['kernel', 'z3', 'cvc5']);
    expect(certificates).toHaveLength(1);
    expect(certificates[0]).toMatchObject({
      file: 'quick.lcgm',
      agreed: true,
      claims: [{ claim: 'quick:a', refusedBy: [] }, { claim: 'quick:b' }],
    });
    expect(certificates[0].claims[0].vouched.z3).toBeGreaterThan(0);
    writeFileSync(theory, 'theory quick "q"\ntheorem a (n m : Nat) if n <= m then n < m');
    expect((await lcgm(['recheck', theory, ...solvers, '--cache', cache()])).exit).toBe(1);
    writeFileSync(theory, 'theory quick "q"\ntheorem a (n m : Nat) if n <= m then');
    expect((await lcgm(['recheck', theory, ...solvers, '--cache', cache()])).exit).toBe(2);
  });

  it('fails loudly where one of them does not agree, and says which claims that touches', async () => {
    const doubting = program('cvc5', `${READ}${BEGIN}said=sat; for n in $numbers; do answer $n $said; said=unsat; done; end`);
    const where = cache();
    const args = ['recheck', sample, ...solvers, '--cache', where];
    const { exit, out } = await lcgm(args, { path: [dirname(doubting)] });
    expect(exit).toBe(1);
    expect(out).toMatch(/refused {2}points\.json|refused {2}.*points\.json: cvc5: step \d+ \(\w+\): sat: it does not follow/);
    expect(out).toMatch(/^ {2}points:.* NO$/m);
    expect(out).toMatch(/^ {9}needed by points:\S+( \(.*\))?(;|$)/m);
    expect(out).toMatch(/^\S*points\.json .* NO$/m);
    // what is refused is not counted among what is vouched for
    const [, z3] = /z3 \(.*vouches for (\d+) of/.exec(out) ?? [];
    const [, cvc5] = /cvc5 \(.*vouches for (\d+) of/.exec(out) ?? [];
    expect(Number(cvc5)).toBeLessThan(Number(z3));
    expect(out).not.toMatch(/^ {2}points:.* NO +\d+$/m); // z3 agrees
    // the refusal is not remembered; agreement of the other is
    const again = JSON.parse((await lcgm([...args, '--json'], { path: [dirname(doubting)] })).out);
    const [{ checkers }] = again.certificates;
    expect(checkers.map((c: { name: string; cached: boolean }) => [c.name, c.cached])).toEqual([['kernel', false], ['z3', true], ['cvc5', false]]); // biome-ignore format: one thought
    expect(again.certificates[0].agreed).toBe(false);
  });

  it('remembers agreement, of this very text and version alone', async () => {
    const fake = program('z3', agreeing);
    const where = cache();
    const cached = async (file: string, path: string, ...more: string[]): Promise<boolean[]> => {
      const run = await lcgm(['recheck', file, '--with', 'z3', '--cache', where, '--json', ...more], { path: [path] });
      expect(run.exit).toBe(0);
      return JSON.parse(run.out).certificates[0].checkers.map((c: { cached: boolean }) => c.cached);
    };
    expect(await cached(sample, dirname(fake))).toEqual([false, false]);
    expect(await cached(sample, dirname(fake))).toEqual([false, true]);
    expect(await cached(sample, dirname(fake), '--fresh')).toEqual([false, false]);
    const other = program('z3', agreeing.replace('fake 1.0', 'fake 1.1'));
    expect(await cached(sample, dirname(other))).toEqual([false, false]);
    const changed = join(folder, 'changed.json');
    writeFileSync(changed, `${readFileSync(sample, 'utf8')}\n`);
    expect(await cached(changed, dirname(fake))).toEqual([false, false]);
    // what was agreed to by one does not bind the other
    const doubting = program('z3', `${READ.replace('fake 1.0', 'fake 2.0')}${BEGIN}for n in $numbers; do answer $n sat; done; end`);
    expect((await lcgm(['recheck', sample, '--with', 'z3', '--cache', where], { path: [dirname(doubting)] })).exit).toBe(1);
  });

  it('neither looks for agreement nor leaves any where no folder was named, whatever came with the files', async () => {
    const here = mkdtempSync(join(folder, 'pull-request-'));
    const agreed = spawned(['recheck', sample, '--with', 'z3', '--cache', join(here, '.lcgm-cache')], place({ path: [dirname(program('z3', agreeing))] }));
    expect(agreed.exit).toBe(0);
    const planted = readdirSync(join(here, '.lcgm-cache'));
    expect(planted).toHaveLength(1);
    const doubting = dirname(program('z3', `${READ}${BEGIN}for n in $numbers; do answer $n sat; done; end`));
    const asked = (...more: string[]) => lcgm(['recheck', sample, '--with', 'z3', ...more], { path: [doubting], cwd: here });
    expect((await asked('--cache', '.lcgm-cache')).exit).toBe(0); // it says that it is of the same version
    expect((await asked()).exit).toBe(1);
    expect(readdirSync(here)).toEqual(['.lcgm-cache']);
    expect(readdirSync(join(here, '.lcgm-cache'))).toEqual(planted);
  }); // biome-ignore format: one thought

  it('does without a checker that is not there, unless it is required', async () => {
    const fake = dirname(program('z3', agreeing));
    const args = ['recheck', sample, '--cache', cache(), '--fresh'];
    const run = await lcgm(args, { path: [fake], alone: true });
    expect(run.exit).toBe(0);
    expect(run.out).toContain('missing  cvc5: there is no program cvc5 (Debian, Ubuntu: apt-get install cvc5)\n');
    expect(run.out).toContain('missing  python: there is no program python3 (Debian, Ubuntu: apt-get install python3)\n');
    expect(run.out.replace(/\s+/g, ' ')).toContain('Checked by kernel, z3. Not asked, so not in agreement: cvc5, coq, python, which leaves the exit code as it is; with --require it is 1.'); // biome-ignore format: one thought
    expect(run.out).toMatch(/^\s+claims +steps +axioms +kernel +z3\n/);
    for (const [more, env] of [[['--require'], {}], [[], { CI: 'true' }], [['--with', 'z3,cvc5'], {}]] as const) {
      const required = await lcgm([...args, ...more], { path: [fake], alone: true, env });
      expect(required.exit).toBe(1);
      expect(required.err).toContain('lcgm: cvc5 is wanted, and not there: there is no program cvc5 (Debian, Ubuntu: apt-get install cvc5)');
    } // biome-ignore format: a table
    const none = await lcgm(args, { path: [join(folder, 'nowhere')], alone: true });
    expect(none.exit).toBe(1);
    expect(none.err).toContain('none of the checkers is there');
  });

  it('names the step where a checker stops, and the claims that need it', async () => {
    const wrong = JSON.stringify([{ verdict: 'rejected', reason: "rows[37]: it's a \u001b[31mtrap" }]);
    const fake = program('python3', `[ "$1" = --version ] && echo Python 3.99 && exit 0\ncat <<'EOF'\n${wrong}\nEOF\nexit 1`);
    const { exit, out } = await lcgm(['recheck', sample, '--with', 'python'], { path: [dirname(fake)] });
    expect(exit).toBe(1);
    const { rows } = JSON.parse(readFileSync(sample, 'utf8'));
    expect(rows.length).toBeGreaterThan(60);
    const told = out.split('\n');
    const at = told.findIndex((line) => line.startsWith('refused'));
    expect(told[at]).toMatch(/^refused {2}.*points\.json: python: (step \d+ \(\w+\): )?rejected: rows\[37\]: it's a \\u\{1b\}\[31mtrap$/);
    expect(told.slice(at).join('\n')).toMatch(/it goes no further, so it agrees to none of 8 claims: points:1 \(p somewhere\); points:2 \(p everywhere\); points:3/);
    expect(out).toMatch(/python \(.*vouches for 0 of \d+ steps, 0 %/);
  }); // biome-ignore format: one thought

  it('does not ask about what the kernel refuses', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, points().text.replace('"checksum":"', '"checksum":"0'));
    const { exit, err, out } = await lcgm(['recheck', broken, ...solvers, '--cache', cache()]);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('[CERT_CHECKSUM]');
  });

  it.each([
    [['recheck', 'no/such/file'], 'no such file'],
    [['recheck', 'points.json', '--with', 'z4'], 'did you mean z3?'],
    [['recheck', 'points.json', '--with', 'isabelle'], 'the checkers are z3, cvc5, coq, python'],
    [['recheck', 'points.json', '--jobs', '0'], '--jobs takes a number'],
    [['recheck', 'points.json', '--jobs', 'many'], '--jobs takes a number'],
    [['recheck', 'points.json', '--silence', '0'], '--silence takes a number'],
    [['recheck', 'points.json', '--to', 'smt2'], 'does not take --to'],
    [['verify', 'points.json', '--with', 'z3'], 'does not take --with'],
  ])('%j exits with 2', async (args, why) => {
    const { exit, err } = await lcgm(args);
    expect(exit).toBe(2);
    expect(err).toContain(why);
  });
});
