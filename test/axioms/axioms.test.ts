/** Keeps the axioms honest: they hold in random finite spaces, null points included, and false variants of them do not. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disk } from '../../src/cli/files.ts';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import type { Fact } from '../../src/elaborate/scope.ts';
import { uninterpreted } from '../support/finite/evaluate.ts';
import { examine, type Outcome, variants } from '../support/finite/examine.ts';

/** How many instances each formula is evaluated on, and in how many all hypotheses must hold at least. */
const INSTANCES = 1000;
const ENOUGH = 50;

/** Axioms that are not evaluated, with the reason. */
const WITHOUT_FINITE_READING: Readonly<Record<string, string>> = {};

/** Mechanical variants of axioms that are true, at least over finite spaces, with the reason. */
const TRUE_VARIANTS: Readonly<Record<string, string>> = {};

/** Theorems that must not only not be refuted but be decided often: they compare the definitions with what they are meant to say. */
const DECIDED = [
  'std.kernel:push_ac',
];

const library = new Library({ ...disk, shipped: 'theories' });
const { signature } = library;
const theories = readdirSync('theories', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.lcgm')).sort();
const loaded = theories.map((file) => load(`theories/${file}`));
const planted = load('test/axioms/planted.lcgm');

function load(path: string): Loaded {
  const found = library.load(path);
  if (found === undefined) throw new Error(`${path} cannot be read`);
  return found;
}
const nameOf = (fact: Fact): string => `${fact.theory}:${fact.label}`;
const facts = loaded.flatMap((l) => l.items.map((item) => item.fact));
const axioms = facts.filter((f) => f.kind === 'axiom');
const evaluated = axioms.filter((f) => WITHOUT_FINITE_READING[nameOf(f)] === undefined);
const theorems = facts.filter((f) => f.kind === 'theorem' && uninterpreted(signature, f.theorem.conclusion).length === 0);

const outcomes = new Map<Fact, Outcome>();
function outcome(fact: Fact): Outcome {
  const known = outcomes.get(fact) ?? examine(signature, fact.theorem.conclusion, INSTANCES, nameOf(fact));
  outcomes.set(fact, known);
  return known;
}

const t0 = performance.now();
for (const f of axioms) { const m = uninterpreted(signature, f.theorem.conclusion); const t = performance.now(); if (m.length) console.log(nameOf(f), 'MISSING', m.join()); else { const o = outcome(f); console.log(nameOf(f), JSON.stringify(o), Math.round(performance.now() - t)); } }
for (const f of evaluated) for (const v of variants(signature, f.theorem.conclusion)) { const t = performance.now(); const o = examine(signature, v.formula, INSTANCES, v.name); if (!o.refuted) console.log('SURVIVES', nameOf(f), v.name, JSON.stringify(o), Math.round(performance.now() - t)); }
for (const i of planted.items) { const t = performance.now(); const o = examine(signature, i.fact.theorem.conclusion, INSTANCES, 'p'); const dt = performance.now() - t; if (!o.refuted || dt > 100) console.log('PLANTED', i.fact.label, JSON.stringify(o), Math.round(dt)); }
console.log('planted', planted.items.length, planted.diagnostics.length, JSON.stringify(planted.diagnostics.slice(0, 3)));
for (const f of theorems) { const t = performance.now(); const o = examine(signature, f.theorem.conclusion, 300, nameOf(f)); console.log('T', nameOf(f), JSON.stringify(o), Math.round(performance.now() - t)); }
console.log('total', performance.now() - t0);
describe('x', () => { it('y', () => { expect(1).toBe(1); }); });
