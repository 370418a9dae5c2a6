/** What a theory declares, each kind in its own way: symbols with their definitions, axioms with their sources, statements with verdicts. */
import { plain } from '../../elaborate/draft.ts';
import type { Item } from '../../elaborate/item.ts';
import type { Entry, Form, Scope } from '../../elaborate/scope.ts';
import type { Aspect, Source } from '../../syntax/ast.ts';
import { freeVariables, type Signature, type Term } from '../../terms/index.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { escapeHtml } from '../trace/html-text.ts';
import type { Run, Trace } from '../trace/model.ts';
import { settingIn } from '../trace/of.ts';
import { binding, formulaOf, words } from '../trace/sentence.ts';
import { identifier } from '../trace/tex.ts';
import { capitalised, type Pen, wordsHtml } from './pen.ts';
import { badge, proofHtml, remarksHtml, restsHtml, statedHtml } from './statement.ts';

/** Something that has a heading, and a place to which one can link. */
interface Entitled {
  readonly place: string;
  readonly kind: string;
  readonly name: string;
  /** As HTML. */
  readonly title: string;
  readonly badge?: string;
  /** The place where it is written, and what that is called. */
  readonly source: string | undefined;
  readonly written?: string;
}

/** An entry of a page, with its heading. */
const article = ({ place, kind, name, title, badge: shown = '', source, written = 'source' }: Entitled, body: string, pen: Pen): string => {
  const label = name === '' ? '' : ` <a class="name" href="#${place}">${escapeHtml(name)}</a>`;
  const entitled = title === '' ? '' : ` <span class="title">${title}</span>`;
  const from = source === undefined ? '' : `<p class="source">${pen.link(source, written)}</p>\n`;
  return `<article id="${place}">\n<h3><span class="kind">${kind}</span>${label}${entitled}</h3>\n${shown === '' ? '' : `<p class="verdict">${shown}</p>\n`}${body}${from}</article>`;
};

export const KINDS = { axiom: 'Axiom', theorem: 'Theorem', claim: 'Claim', refute: 'Refutation', open: 'Open' } as const;

/** A theorem or claim. */
export function judgedHtml(v: Verdict, trace: Trace, source: string | undefined, pen: Pen): string {
  const place = pen.atlas.placeOf(v.item.fact);
  const body = `${statedHtml(trace, place, pen)}\n${remarksHtml(v)}${proofHtml(trace, place, pen)}${restsHtml(v, pen)}`;
  return article({ place, kind: KINDS[v.kind], ...namesOf(v), badge: badge(v), source }, body, pen);
}

/** What goes by its title alone has no name besides. */
const namesOf = ({ name, title }: { readonly name: string; readonly title: string | undefined }) => ({
  name,
  title: title === undefined || title === name ? '' : wordsHtml(capitalised(title)),
});

/** An axiom: on the page of its theory, or, at another place, on the page of axioms, with what there is to say of it there. */
export function axiomHtml(
  { fact }: Item,
  stated: Parameters<typeof statedHtml>[0],
  where: Pick<Entitled, 'place' | 'source' | 'written'>,
  pen: Pen,
  more = '',
): string {
  const body = `${statedHtml(stated, where.place, pen)}\n${originHtml(fact.source)}${more}`;
  return article({ ...where, kind: KINDS.axiom, ...namesOf({ name: fact.label, title: fact.title }) }, body, pen);
}

/** Where an axiom comes from. */
function originHtml(source: Source | undefined): string {
  if (source === undefined) return '';
  return source.kind === 'cite'
    ? `<p class="origin">Source: <cite>${escapeHtml(source.text)}</cite></p>\n`
    : `<p class="origin">Because: ${escapeHtml(source.text)}</p>\n`;
}

/** A symbol, with its definition if it has one, else with what it takes and gives. */
export function symbolHtml(
  { symbol, surface: name, attributes, theory }: Entry,
  kind: string,
  scope: Scope,
  signature: Signature,
  source: string | undefined,
  pen: Pen,
): string {
  const { sortVars, params, result } = symbol;
  const definition = signature.definition(symbol);
  const bare = signature.apply(symbol, sortVars, params);
  const place = { names: new Map(params.map((x) => [x, plain(x.name)])) };
  const goal = definition ?? bare;
  const sort = result === signature.prop ? undefined : result;
  const statement = definition === undefined && sort !== undefined ? binding([formulaOf(bare, scope, place)], ':', formulaOf(sort, scope, place)) : formulaOf(goal, scope, place); // biome-ignore format: one thought
  const setting = settingIn({ variables: params, hypotheses: [], goal, spaces: {} }, scope);
  const body = statedHtml({ setting, assumptions: [], statement: [statement] }, pen.atlas.placeOfSymbol(theory, symbol), pen);
  const title = titleHtml(attributes.title ?? attributes.reads, pen);
  return article({ place: pen.atlas.placeOfSymbol(theory, symbol), kind, name, title, source }, `${body}\n`, pen);
}

/** A title that has names of variables between braces. */
function titleHtml(title: string | undefined, pen: Pen): string {
  const parts = capitalised(title ?? '').split(/(\{[\p{L}_][\p{L}\p{N}_]*'*\})/u);
  const sentence = parts.map((part): Run => {
    const name = part.slice(1, -1);
    return part.startsWith('{') && part.endsWith('}') ? { kind: 'math', plain: name, tex: identifier(name) } : words(part);
  });
  return pen.say(sentence);
}

/** What `verdict` says of claims of some form. */
export function formHtml(
  { aspect, title, pattern, meaning }: Form,
  place: string,
  scope: Scope,
  source: string | undefined,
  pen: Pen,
): string {
  const terms = [pattern, ...(meaning === undefined ? [] : [meaning])];
  const variables = [...new Set(terms.flatMap((t) => [...freeVariables(t)]))].filter((x) => x.op === 'free').sort((a, b) => a.id - b.id);
  const names = new Map(variables.map((x): [Term, string] => [x, plain(x.name)]));
  const setting = settingIn({ variables, hypotheses: [], goal: pattern, spaces: {} }, scope);
  const formula = (t: Term) => formulaOf(t, scope, { names });
  const statement: Run[] = [words('a claim '), formula(pattern), words(SAID[aspect]), ...(meaning === undefined ? [] : [formula(meaning)])];
  const body = `${statedHtml({ setting, assumptions: [], statement }, place, pen)}\n`;
  return article({ place, kind: 'Verdict', name: aspect, title: wordsHtml(capitalised(title ?? '')), source }, body, pen);
}

/** Between a claim and what it takes. */
const SAID: Readonly<Record<Aspect, string>> = {
  needs: ' is well-posed only if ',
  tight: ' is tight if ',
  vacuous: ' is vacuous if ',
  inhabited: ' is about an inhabited class if ',
  product: ' is about a product',
  value: ' is what is shown if ',
};
