import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatTheory } from '../../src/syntax/format.ts';
import { root } from './corpus.ts';

const format = (text: string): string => {
  const once = formatTheory(text).text;
  expect(once).toBeDefined();
  expect(formatTheory(once ?? '').text).toBe(once);
  return once ?? '';
};

describe('the formatter', () => {
  it.each(['everything', 'unicode'])('lays out %s.lcgm as its golden file says', async (name) => {
    const folder = join(root, 'test', 'syntax', 'good');
    const text = readFileSync(join(folder, `${name}.lcgm`), 'utf8');
    await expect(format(text)).toMatchFileSnapshot(join(folder, `${name}.formatted.txt`));
  });

  it('says why it cannot lay out a broken file', () => {
    expect(formatTheory('theory t given x x')).toMatchObject({ text: undefined, diagnostics: [{ code: 'UNEXPECTED_TOKEN' }] });
  });

  it('keeps comments at their places', () => {
    const text = `-- first
theory t  -- header

-- before
parameter k : Nat  -- behind
-- a
-- b

-- c
theorem x: k = k  -- statement
-- before the proof
proof  -- proof
  -- before a step
  have k = k  by foo  -- step
  thus by bar
  -- before qed
qed  -- done
-- last
`;
    expect(format(text)).toBe(text);
  });

  it('leaves a declaration alone that has a comment elsewhere', () => {
    const text = 'theory t\ngiven   a = b,   -- why\n  c   = d\nparameter  k:Nat\n';
    expect(format(text)).toBe('theory t\ngiven   a = b,   -- why\n  c   = d\nparameter k : Nat\n');
    const header = 'theory  t -- why\n  "title"\nparameter k : Nat\n';
    expect(format(header)).toBe(header);
  });

  it('writes ASCII, one space and LF', () => {
    expect(format('theory t\r\n\r\n\r\ngiven   ∀ x∈A .x⊆B\r\n')).toBe('theory t\n\ngiven forall x in A. x <= B\n');
  });

  it('drops needless parentheses and keeps needed ones', () => {
    expect(format('theory t given (a) + (b * c), (a + b) * c, -(3), (-3)^-1, (forall x. x) and y, y and (forall x. x)')).toBe(
      'theory t\ngiven a + b * c, (a + b) * c, -(3), (-3)^-1, (forall x. x) and y, y and forall x. x\n',
    );
  });

  it('breaks long lines at the loosest places', async () => {
    const long = Array.from({ length: 12 }, (_, i) => `independent(mu_${i}, push(t_${i}, mu))`);
    const text = `theory t
define d (P : Set(Dist(Z))) "title" := ${long.join(' and ')}
theorem x (P P' : Set(Dist(Z)), K K' : Set(Kern(Z, X))) "a title" if ${long.slice(0, 5).join(', ')} then ${long.slice(0, 4).join(' or ')} by foo
claim 5 "title": f(${long.join(', ')}) = { x in ${long[0]} | ${long.slice(0, 6).join(' => ')} } if ${long.slice(0, 3).join(', ')} resting on a, b
theorem y: a = a
proof
  have ${long.slice(0, 6).join(' + ')} = ${long.slice(0, 2).join(' - ')} by foo <= ${long.slice(0, 5).join(' * ')} by bar
  obtain x y : S, z in A where ${long.slice(0, 5).join(', ')} by foo
qed
`;
    const out = format(text);
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
    await expect(out).toMatchFileSnapshot(join(root, 'test', 'syntax', 'good', 'long.formatted.txt'));
  });
});
