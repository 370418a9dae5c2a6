/** What `lcgm trust` says there is to read, and the list of axioms that may be used. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check, prove } from '../../src/cli/prove.ts';
import { trust } from '../../src/cli/trust.ts';
import { options } from '../support/options.ts';

const folder = mkdtempSync(join(tmpdir(), 'lcgm-trust-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const theory = file(
  'small.lcgm',
  `theory small "A small one"

sort Thing
predicate plain (x : Thing)
predicate odd (x : Thing)
define fine (x : Thing)
  := plain(x)
define better (x : Thing)
  := fine(x) and fine(x)
define detour (x : Thing)
  := fine(x)

axiom plain_all (x : Thing) "all is plain": plain(x)
  because "we say so"
axiom odd_all (x : Thing): odd(x)
  because "we say that too"

theorem detour_all (x : Thing): detour(x)  by plain_all
theorem better_all (x : Thing) "all is better": better(x)
proof
  have detour(x)  by detour_all
  have fine(x)
  thus better(x)
qed
theorem both (x : Thing): better(x) and odd(x)  by better_all, odd_all
`,
);
const gap = file('gap.lcgm', 'theory gap "g"\nsort Thing\npredicate odd (x : Thing)\ntheorem gap (x : Thing): odd(x)\n');

describe('lcgm trust', () => {
  it('shows what is proved, and the axioms and definitions behind it, in full', () => {
    const { out } = trust(options(theory, { claim: 'better_all' }));
    const before = out.slice(0, out.indexOf('    sha256'));
    expect(before).toMatchInlineSnapshot(`
      "proved   small:better_all all is better

        What is shown
          better_all
            forall x : Thing. better(x)

        What there is to read
          1 axiom, 3 lines
          2 definitions, 3 lines
          2 symbols without a definition
          the kernel: at most 700 lines of code

        Axioms, believed without proof
          small:plain_all "all is plain"
            forall x : Thing. plain(x)
            because "we say so"

        Definitions
          small
            forall x : Thing. fine(x) <=> plain(x)
            forall x : Thing. better(x) <=> fine(x) and fine(x)

        Symbols without a definition: their theories say what they mean
          small: Thing, plain

        Certificate
      "
    `);
  });

  it('leaves out what only proofs speak of', () => {
    const { out } = trust(options(theory, { claim: 'better_all' }));
    expect(out).toContain('better(x) <=> fine(x) and fine(x)');
    expect(out).not.toContain('detour');
    expect(out).not.toContain('odd');
  });

  it('gives the hash of the certificate that prove writes', () => {
    prove(options(theory, { claim: 'both', cert: join(folder, 'proofs') }));
    const certificate = readFileSync(join(folder, 'proofs', 'small.json'));
    const [told]: readonly { certificate: { sha256: string; bytes: number } }[] = JSON.parse(
      trust(options(theory, { claim: 'both', format: 'json' })).out,
    );
    expect(told?.certificate.sha256).toBe(createHash('sha256').update(certificate).digest('hex'));
    expect(told?.certificate.bytes).toBe(certificate.length);
  });

  it('says the same for tools', () => {
    const [told]: readonly Record<string, unknown>[] = JSON.parse(trust(options(theory, { claim: 'both', format: 'json' })).out);
    expect(told).toMatchObject({
      theory: 'small',
      name: 'both',
      verdict: 'proved',
      statements: [{ name: 'both', statement: 'forall x : Thing. better(x) and odd(x)' }],
      axioms: [
        { name: 'small:odd_all', statement: 'forall x : Thing. odd(x)', source: { kind: 'because', text: 'we say that too' } },
        { name: 'small:plain_all', title: 'all is plain', statement: 'forall x : Thing. plain(x)' },
      ],
      definitions: [{ name: 'small:fine' }, { name: 'small:better' }],
      undefined: ['small:Thing', 'small:plain', 'small:odd'],
    });
  });

  it('has nothing to show of what is not proved', () => {
    const { exit, out, err } = trust(options(gap, { claim: 'gap' }));
    expect(exit).toBe(1);
    expect(out).toContain('There is nothing to trust: it is unknown, where proved is expected.');
    expect(out).not.toContain('sha256');
    expect(err).toContain('CANNOT_PROVE');
  });

  it('wants a statement that is there', () => {
    const { exit, err } = trust(options(theory, { claim: 'bett_all' }));
    expect(exit).toBe(2);
    expect(err).toContain('did you mean better_all');
  });
});

describe('--allow', () => {
  const listed = (text: string) => file('allow.txt', text);
  const told = (claim: string, allow: string) => {
    const answers = [check, prove, trust].map((command) => command(options(theory, { claim, allow })));
    const [first] = answers;
    for (const answer of answers) expect([answer.exit, answer.err]).toEqual([first?.exit, first?.err]);
    return { exit: first?.exit, err: first?.err };
  };

  it('accepts what rests on listed axioms alone', () => {
    expect(told('both', listed('small:plain_all -- well known\n\n-- and\nsmall:odd_all\n'))).toEqual({ exit: 0, err: '' });
  });
  it('names what is not on the list', () => {
    const { exit, err } = told('both', listed('small:plain_all\n'));
    expect(exit).toBe(1);
    expect(err).toContain('error[NOT_ALLOWED]: this rests on what ');
    expect(err).toContain('allow.txt does not allow: small:odd_all\n');
    expect(err).not.toContain('small:plain_all');
  });
  it('allows nothing if nothing is listed', () => expect(told('better_all', listed('')).exit).toBe(1));
  it('does not take part of a name for the name', () => {
    expect(told('better_all', listed('small:plain\nother:plain_all\nsmall:plain_all_too\n')).exit).toBe(1);
  });
  it('does not read what is behind --', () => expect(told('better_all', listed('-- small:plain_all\n')).exit).toBe(1));
  it.each([
    ['two names in a line', 'small:plain_all small:odd_all\n', /allow.txt:1: an axiom is called theory:name/],
    ['a name without a theory', 'small:odd_all\nplain_all\n', /allow.txt:2/],
  ])('refuses %s', (_, text, message) => {
    const { exit, err } = told('both', listed(text));
    expect(exit).toBe(2);
    expect(err).toMatch(message);
  });
  it('refuses a list that is not there', () => expect(told('both', join(folder, 'none.txt'))).toMatchObject({ exit: 2 }));
});

describe('a theory that is called like one of the library', () => {
  it('is not covered by a list of axioms', () => {
    mkdirSync(join(folder, 'std'), { recursive: true });
    file('std/numbers.lcgm', 'theory std.numbers "n"\naxiom nat_induction: 1 = 2\n  because "it is not"\n');
    const evil = file('evil.lcgm', 'theory evil "e"\nimport std.numbers\ntheorem false_one: 1 = 2  by nat_induction\n');
    const allow = file('allow.txt', 'std.numbers:nat_induction\n');
    const { exit, err } = check(options(evil, { allow }));
    expect(exit).toBe(2);
    expect(err).toContain('has a theory std.numbers too, and --allow cannot tell their axioms apart');
  });
});
