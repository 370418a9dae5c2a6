/** Fills the scope of a compiled theory, and says again what it states. */
import { openness } from '../certificate/index.ts';
import { barredBy } from '../elaborate/claim.ts';
import { gapNamed } from '../elaborate/gap.ts';
import { expectedPart, type Item, type Judgement } from '../elaborate/item.ts';
import type { Entry, Fact } from '../elaborate/scope.ts';
import type { Theorem } from '../terms/index.ts';
import { judgementOf } from './judgement.ts';
import type { Opened } from './opened.ts';
import type { StoredEntry, StoredItem, StoredNamed, StoredTheory } from './stored.ts';

export function restore(stored: StoredTheory, opened: Opened): readonly Item[] {
  const { scope, term } = opened;
  for (const entry of stored.symbols) scope.add(entryOf(entry, opened));
  for (const entry of stored.shorts) scope.addShort(entryOf(entry, opened));
  for (const { name, term: number } of stored.parameters) scope.parameters.push({ name, term: term(number) });
  for (const given of stored.givens) scope.givens.push(term(given));
  for (const [name, expr] of stored.abbreviations) scope.abbreviations.set(name, expr);
  const named = (it: StoredNamed | undefined) => it && { expr: it.expr, term: term(it.term) };
  scope.concepts = named(stored.concepts);
  scope.features = named(stored.features);
  for (const { aspect, title, pattern, meaning } of stored.forms)
    scope.forms.push({
      aspect,
      theory: scope.name,
      title,
      pattern: term(pattern),
      meaning: meaning === undefined ? undefined : term(meaning),
    });
  return stored.items.map((item) => {
    const restored = itemOf(item, opened);
    scope.facts.set(item.label, restored.fact);
    return restored;
  });
}

function entryOf({ symbol, surface, explicit, attributes, defaults }: StoredEntry, { scope, symbol: numbered }: Opened): Entry {
  const entry: Entry = { symbol: numbered(symbol), surface, theory: scope.name, explicit, attributes };
  return defaults === undefined ? entry : { ...entry, defaults: defaults.map((name) => name ?? undefined) };
}

function itemOf(stored: StoredItem, opened: Opened): Item {
  const { kind, label, title, source, span, resting } = stored;
  const asked = (number: number | undefined) => (number === undefined ? undefined : opened.term(number));
  const judgement = stored.judgement && judgementOf(stored.judgement, opened);
  const theorem = judgement === undefined ? provedIn(stored, opened) : concluded(stored, judgement, opened);
  const barred = judgement && barredBy(judgement);
  const fact: Fact = { kind, label, theory: opened.scope.name, title, theorem, source, barred };
  return {
    fact,
    span,
    get stated() {
      return stored.stated === undefined ? undefined : opened.stated(stored.stated);
    },
    resting,
    gaps: 0,
    get derivation() {
      return stored.derivation === undefined ? undefined : opened.derivation(stored.derivation);
    },
    written: undefined,
    judgement,
    tight: asked(stored.tight),
    needs: asked(stored.needs),
  };
}

function provedIn({ kind, label, theorem: number }: StoredItem, opened: Opened): Theorem {
  if (kind !== 'axiom' && kind !== 'theorem') opened.damaged(`the claim ${label} has no judgement`);
  const theorem = opened.theorem(number ?? -1);
  const assumed = opened.signature.axiom(`${opened.scope.name}:${label}`);
  if (kind === 'axiom' ? theorem.conclusion !== assumed : assumed !== undefined) opened.damaged(`${label} is called ${kind}`);
  const complaint = openness(theorem);
  if (complaint !== undefined) opened.damaged(`${label} ${complaint}`);
  return theorem;
}

/** What a claim states, as its judgement shows it; what is open is a gap, and known as such. */
function concluded({ kind, label, gap }: StoredItem, judgement: Judgement, opened: Opened): Theorem {
  if (kind !== judgement.stance) opened.damaged(`the judgement of ${label} is about something else`);
  const shown = expectedPart(judgement)?.shown;
  if (shown !== undefined) return shown.theorem;
  if (judgement.stance !== 'open') opened.damaged(`${label} is not shown`);
  return gapNamed(opened.signature, gap ?? '', judgement.claim.statement);
}
