/** Proofs and statements for other systems, from the command line; and what these say to them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/certificate/index.ts';
import { Builder } from '../certificate/build.ts';
import { matrices, numbers, points } from '../certificate/samples.ts';
import { lcgm as answered, type Run, spawned } from '../support/command.ts';
import { root } from '../support/theories.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-export-'));
  for (const [name, sample] of [['points', points()], ['numbers', numbers()], ['matrices', matrices()]] as const)
    writeFileSync(join(folder, `${name}.json`), sample.text); // biome-ignore format: a table
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lcgm = (...args: readonly string[]): Promise<Run> => answered(args, { cwd: folder });
const theory = (path: string): string => join(root, 'theories', path);

function ask(program: string, args: readonly string[], name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { stdout, error } = spawnSync(program, [...args, file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  expect(error).toBeUndefined();
  return stdout;
}

describe('lcgm export --to smt2', () => {
  it.each([
    ['z3', []],
    ['cvc5', ['--incremental']],
  ])('writes a file of which %s proves all, and that says what it leaves out', async (program, args) => {
    for (const name of ['points', 'numbers']) {
      const { exit, out, err } = await lcgm('export', `${name}.json`, '--to', 'smt2');
      expect([exit, err]).toEqual([0, '']);
      expect(out).toMatch(/^; A proof of lcgm/);
      expect(out).toMatch(/^; not vouched for: allIntro \d+ \(binding and substitution\)$/m);
      const lines = ask(program, args, 'proof.smt2', out).replaceAll('"', '').trim().split('\n');
      const questions = (out.match(/\(check-sat\)/g) ?? []).length;
      expect(lines).toEqual([...Array.from({ length: questions }, (_, i) => [`lcgm question ${i}`, 'unsat']).flat(), 'lcgm end']);
      expect(questions).toBeGreaterThan(3);
    }
  });

  it('writes one claim with the steps that it needs, and no others', async () => {
    const steps = async (...args: string[]): Promise<number> => {
      const head = (await lcgm('export', 'points.json', '--to', 'smt2', ...args)).out.match(/^; (?:not )?vouched for: .*/gm) ?? [];
      return head.flatMap((line) => line.match(/\d+/g) ?? []).reduce((sum, n) => sum + Number(n), 0);
    };
    const { claims } = JSON.parse(readFileSync(join(folder, 'points.json'), 'utf8'));
    const some: number[] = [];
    for (const [, name] of claims.slice(0, 3)) some.push(await steps('--claim', name ?? ''));
    expect(some).toHaveLength(3);
    const all = await steps();
    expect(all).toBe(readCertificate(points().text).steps);
    for (const n of some) expect(n).toBeLessThan(all);
    for (const n of some) expect(n).toBeGreaterThan(0);
  });

  it('says that no solver is asked about matrices', async () => {
    const { exit, out } = await lcgm('export', 'matrices.json', '--to', 'smt2');
    expect(exit).toBe(0);
    expect(out).toContain('; vouched for: nothing\n');
    for (const rule of ['infeasible 1', 'evaluate 1', 'independent 3']) expect(out).toContain(`; not vouched for: ${rule} (matrices)\n`);
    expect(out).not.toContain('(check-sat)');
  });

  it('proves theories first, and writes a file for each into a folder', async () => {
    const { exit, err, out } = await lcgm('export', theory('meta'), '--to', 'smt2', '--out', 'smt2');
    expect([exit, err, out]).toEqual([0, '', '']);
    const theories = readdirSync(theory('meta')).map((name) => `meta.${name.replace(/\.lcgm$/, '.smt2')}`);
    expect(readdirSync(join(folder, 'smt2')).sort()).toEqual(theories.sort());
  });
});

describe('lcgm export --to tptp', { timeout: 120_000 }, () => {
  const PROVED = /SZS status (?:Theorem|ContradictoryAxioms|Unsatisfiable)/;
  const problem = async (path: string, claim: string): Promise<string> => {
    const { exit, err, out } = await lcgm('export', theory(path), '--to', 'tptp', '--claim', claim);
    expect([exit, err]).toEqual([0, '']);
    return out;
  };
  const askE = (text: string): string => ask('eprover', ['--auto', '--cpu-limit=1', '--proof-object=0', '-s'], 'problem.p', text);

  it.each([
    ['meta/model.lcgm', '3.1', 'axiom', 2],
    ['meta/environments.lcgm', 'push_family', 'axiom', 2],
    ['meta/groups.lcgm', 'no_identity', 'definition', 1],
    ['meta/tightness.lcgm', 'inhabited_factors', 'definition', 2],
  ])('E proves %s: %s, and does not without any one %s', async (path, claim, role, count) => {
    const lines = (await problem(path, claim)).trimEnd().split('\n');
    expect(askE(`${lines.join('\n')}\n`)).toMatch(PROVED);
    const needed = lines.filter((line) => line.startsWith('fof(') && line.includes(`, ${role}, `));
    expect(needed).toHaveLength(count);
    for (const each of needed) {
      const said = askE(`${lines.filter((line) => line !== each).join('\n')}\n`);
      expect(said).toMatch(/SZS status (?:CounterSatisfiable|ResourceOut|GaveUp)/);
      expect(said).not.toMatch(PROVED);
    }
  });

  it('states the axioms that the proof rests on, and those only, and says what it leaves out', async () => {
    const text = await problem('meta/model.lcgm', 'B.1');
    const stated = [...text.matchAll(/^fof\(a\d+_(\w+), axiom, /gm)].map(([, name]) => name);
    const left = [...text.matchAll(/^% left out: (\S+) \((.*)\)$/gm)].map(([, name]) => name);
    expect(stated).toEqual(['std_2e_kernel_3a_at__dirac', 'std_2e_kernel_3a_eval__injective', 'std_2e_kernel_3a_push__ae', 'std_2e_kernel_3a_push__compose', 'std_2e_kernel_3a_push__point', 'std_2e_space_3a_ae__filter']); // biome-ignore format: one thought
    expect(left).toEqual(expect.arrayContaining(['std.kernel:ae_push', 'std.kernel:eval_asMap', 'std.space:map_ext']));
    expect(text).toMatch(/fof\(goal, conjecture, .*\)\.\n$/);
  });

  it('says that arithmetic is not there', async () => {
    expect((await lcgm('export', 'numbers.json', '--to', 'tptp', '--claim', 'transitive')).out).toContain('% left out: arithmetic, which the proof uses (oracle:linear)');
  }); // biome-ignore format: one thought

  it('writes a file for each claim that can be said, and tells of the others', async () => {
    const { exit, err } = await lcgm(
      'export',
      theory('meta/identifiability.lcgm'),
      theory('meta/verdicts.lcgm'),
      '--to',
      'tptp',
      '--out',
      'tptp',
    );
    expect(exit).toBe(1);
    expect(err).toBe('lcgm: meta.identifiability:singleton cannot be said in first-order logic: a set written out\n');
    const written = readdirSync(join(folder, 'tptp'));
    expect(written).toContain('meta.verdicts.member.p');
    expect(written).not.toContain('meta.identifiability.singleton.p');
    expect(written).toHaveLength(19);
  });
});

describe('lcgm export --to coq', () => {
  it('says beside each axiom what it is and where it comes from', async () => {
    const { exit, out } = await lcgm('export', theory('meta/model.lcgm'), '--to', 'coq', '--claim', 'B.1');
    expect(exit).toBe(0);
    const axioms = out.match(/^Axiom \S+'axiom : /gm) ?? [];
    expect(axioms.length).toBeGreaterThan(5);
    expect(out.match(/^\(\* .* (Source|Because): .*\. \*\)\nAxiom \S+'axiom : /gm)).toHaveLength(axioms.length);
  });

  it('takes titles and sources for no more than comments', async () => {
    const name = join(folder, 'hostile.lcgm');
    writeFileSync(name, [
      'theory hostile "*) Axiom no : False. (*"',
      'function f (n : Nat) : Nat "f of {n}"',
      'axiom a "it is *) a (* title": f(1) = 1',
      '  cite "*) Axiom no : False. (*, by P. (*) Q"',
      'theorem b "*) Axiom no : False. (*": f(f(1)) = 1',
      '  by a',
    ].join('\n\n')); // biome-ignore format: lines
    const { exit, err, out } = await lcgm('export', name, '--to', 'coq');
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain('(* * ) Axiom no : False. ( * *)\nDefinition hostile');
    expect(out).toContain("(* it is * ) a ( * title. Source: * ) Axiom no : False. ( *, by P. ( * ) Q. *)\nAxiom hostile''a'axiom");
    expect(out).toContain("(* f of n *)\nParameter hostile''f : ");
  });
});

describe('lcgm export', () => {
  it.each([
    [['points.json'], 'export needs --to, and one of'],
    [['points.json', '--to', 'smt'], 'did you mean smt2?'],
    [['points.json', '--to', 'isabelle'], 'the targets are'],
    [['--to', 'smt2'], 'needs the path'],
    [['nowhere.json', '--to', 'smt2'], 'no such file'],
    [['points.json', '--to', 'smt2', '--claim', 'nowhere'], 'no proof of a claim called nowhere'],
    [['points.json', '--to', 'tptp'], 'name a folder with --out'],
    [['points.json', 'numbers.json', '--to', 'smt2'], 'there are 2 files to write'],
    [['points.json', '--to', 'smt2', '--out', 'points.json'], 'EEXIST'],
    [['points.json', 'points.json', '--to', 'smt2', '--out', 'twice'], 'two files would be called points.smt2'],
    [['points.json', '--to', 'smt2', '--cert', 'x'], 'does not take --cert'],
  ])('%j exits with 2', async (args, why) => {
    const { exit, err, out } = await lcgm('export', ...args);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(why);
  });

  it('writes nothing of a certificate that the kernel refuses', async () => {
    writeFileSync(join(folder, 'broken.json'), readFileSync(join(folder, 'points.json'), 'utf8').replace('"checksum":"', '"checksum":"0'));
    const { exit, out, err } = await lcgm('export', 'broken.json', '--to', 'smt2');
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('[CERT_CHECKSUM]');
  });

  it('is deterministic', async () => {
    for (const target of ['smt2', 'tptp']) {
      const args = ['export', 'numbers.json', '--to', target, '--claim', 'transitive'];
      const once = await lcgm(...args);
      expect(once).toEqual(spawned(args, { cwd: folder }));
      expect(once).toEqual(await lcgm(...args));
      expect(once.out).not.toBe('');
    }
  });

  it('names files so that they are files of that folder, whatever theories and claims are called', async () => {
    const builder = new Builder();
    builder.claim(builder.truth().step, '../../up', '../up').claim(builder.truth().step, 'C:\\x', '.hidden');
    writeFileSync(join(folder, 'odd.json'), builder.text);
    const written = async (target: string): Promise<string[]> => {
      const out = `odd-${target}`;
      expect(await lcgm('export', 'odd.json', '--to', target, '--out', out)).toEqual({ exit: 0, out: '', err: '' });
      return readdirSync(join(folder, out)).sort();
    };
    expect(await written('smt2')).toEqual(['_._2f_up.smt2']);
    expect(await written('tptp')).toEqual(['_._2f_up._2e__2e__2f__2e__2e__2f_up.p', '_hidden.C_3a__5c_x.p']);
    expect(readdirSync(folder)).not.toContain('up.smt2');
  });
});
