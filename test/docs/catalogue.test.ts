/** The generated pages of the documentation: complete, true of the program, and current. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/elaborate/library.ts';
import { axiomsOf, axiomsPage, errorsPage, explanations, findingsOf, nameOf, reasons } from '../../src/report/catalogue.ts';
import { type Code, codes } from '../../src/syntax/diagnostics.ts';
import { disk, root, shelf, withShipped } from '../support/theories.ts';

describe('docs/errors.md', () => {
  const findings = new Map<Code, ReturnType<typeof findingsOf>>();
  const found = (code: Code): ReturnType<typeof findingsOf> => {
    const known = findings.get(code) ?? findingsOf(code, disk, shelf);
    findings.set(code, known);
    return known;
  };
  const examples = codes.filter((code) => explanations[code].example !== undefined);

  it.each(examples)('has an example of %s that gives this and nothing else', (code) => {
    const wanted = [code, ...(explanations[code].example?.also ?? [])];
    expect([...new Set(found(code).map((f) => f.found.code))].sort()).toEqual(wanted.sort());
    expect(found(code).map((f) => f.found.severity)).toContain(code === 'SORRY' ? 'warning' : 'error');
  });

  it('lacks examples only where no file alone gives the message', () => {
    expect(codes.filter((code) => !examples.includes(code))).toEqual(['ESCAPING_VARIABLE', 'NOT_ALLOWED']);
  });

  it('is current', async () => {
    await expect(errorsPage(found)).toMatchFileSnapshot(join(root, 'docs', 'errors.md'));
  });
});

/** The theories about spaces, kernels and transitions in general, on which the meta theories are built. */
const FRAMEWORK: ReadonlySet<string> = new Set(['sets', 'space', 'kernel', 'product', 'transition'].map((name) => `std.${name}`));

describe('docs/axioms.md', () => {
  const folder = join(root, 'theories');
  const library = withShipped();
  const order = ['std', 'meta'];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.lcgm'))
    .sort();
  for (const path of paths) library.load(join('theories', path));
  const rank = (loaded: Loaded): number => {
    const at = order.indexOf(loaded.scope.name.split('.')[0] ?? '');
    return at < 0 ? order.length : at;
  };
  // The order of loading is one in which each theory comes after what it imports.
  const theories = [...library.all].sort((a, b) => rank(a) - rank(b));
  const axioms = axiomsOf(theories);

  it('is about every shipped theory', () => {
    expect(theories.length).toBe(paths.length);
  });

  // The framework rests on few axioms. Each further subject brings its vocabulary and its classical facts, and the total is what they need:
  // a new axiom has to be weighed here.
  it('is short enough to be read', () => {
    const framework = axioms.filter(({ theory }) => FRAMEWORK.has(theory.name) || theory.name.startsWith('meta.'));
    expect(framework.length).toBeLessThanOrEqual(40);
    expect(axioms.length).toBeLessThanOrEqual(150);
    expect(framework.length).toBeGreaterThan(0);
  });

  it.each(axioms.map(({ fact }) => [nameOf(fact), fact] as const))('has a source, a title and a reason for %s', (name, fact) => {
    expect(fact.source?.text ?? '').not.toBe('');
    expect(fact.title ?? '').not.toBe('');
    expect(reasons[name] ?? '').not.toBe('');
  });

  it('has no reason for what is not there', () => {
    expect(Object.keys(reasons).filter((name) => !axioms.some(({ fact }) => nameOf(fact) === name))).toEqual([]);
  });

  it('is current', async () => {
    await expect(axiomsPage(theories)).toMatchFileSnapshot(join(root, 'docs', 'axioms.md'));
  });
});
