/** The page of a theory: its notes, and what it declares, in the order of the file. */
import type { Entry, Form, Scope } from '../../elaborate/scope.ts';
import type { Declaration } from '../../syntax/ast.ts';
import { Lines } from '../../syntax/render.ts';
import type { Term } from '../../terms/index.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import type { Judged } from '../ci/model.ts';
import { escapeHtml } from '../trace/html-text.ts';
import type { Formula } from '../trace/model.ts';
import { statementOf, traceOf } from '../trace/of.ts';
import { binding, formulaOf } from '../trace/sentence.ts';
import { identifier } from '../trace/tex.ts';
import { axiomHtml, formHtml, judgedHtml, symbolHtml } from './declaration.ts';
import type { Material } from './model.ts';
import { type Block, blocksOf, type Note, notesOf, proseHtml } from './notes.ts';
import type { Page } from './page.ts';
import type { Pen } from './pen.ts';
import { theoryLink } from './statement.ts';

type Setting = Extract<Declaration, { kind: 'parameter' | 'given' | 'name' }>;
const isSetting = (d: Declaration): d is Setting => d.kind === 'parameter' || d.kind === 'given' || d.kind === 'name';

export function theoryPage(path: string, judged: Judged, { theories, signature }: Material, pen: Pen): Page {
  const { loaded } = judged;
  const users = theories.flatMap(({ loaded: other }) => (importsOf(other.theory?.declarations ?? []).includes(loaded.name) ? [other.name] : [])); // biome-ignore format: one thought
  const writer = new Writer(judged, signature, pen);
  const main = `<p class="where"><code>${escapeHtml(loaded.name)}</code></p>
<h1>${escapeHtml(loaded.title ?? loaded.name)}</h1>
${relations('Imports', importsOf(loaded.theory?.declarations ?? []), pen)}${relations('Imported by', users, pen)}<p>${pen.link(pen.atlas.source(loaded.name), 'Source of this theory')}</p>
${writer.all().join('\n')}`;
  return { path, title: loaded.title ?? loaded.name, main };
}

export const importsOf = (declarations: readonly Declaration[]): readonly string[] =>
  declarations.flatMap((d) => (d.kind === 'import' ? d.theories.map((name) => name.text) : []));

const relations = (what: string, theories: readonly string[], pen: Pen): string =>
  theories.length === 0 ? '' : `<p class="related">${what} ${theories.map((name) => theoryLink(name, pen)).join(', ')}</p>\n`;

/** Goes through a file, notes and declarations in their order. */
class Writer {
  readonly #judged: Judged;
  readonly #signature: Material['signature'];
  readonly #pen: Pen;
  readonly #scope: Scope;
  readonly #lines: Lines;
  readonly #verdicts: ReadonlyMap<number, Verdict>;
  /** What has been shown of the names that were declared several times, of the givens, and of the forms of claims. */
  readonly #shown = new Map<string, number>();
  #givens = 0;
  #forms = 0;
  /** Whether there is a heading for what comes next. */
  #headed = false;

  constructor(judged: Judged, signature: Material['signature'], pen: Pen) {
    this.#judged = judged;
    this.#signature = signature;
    this.#pen = pen;
    this.#scope = judged.loaded.scope;
    this.#lines = new Lines(judged.loaded.text);
    this.#verdicts = new Map(judged.verdicts.map((v) => [v.item.span.start, v]));
  }

  all(): readonly string[] {
    const { text, theory } = this.#judged.loaded;
    const out: string[] = [];
    const notes = [...notesOf(text)];
    let setting: Setting[] = [];
    const close = () => {
      if (setting.length > 0) out.push(this.#under(this.#setting(setting)));
      setting = [];
    };
    for (const d of theory?.declarations ?? []) {
      const before = notes.filter(({ start }) => start < d.span.start);
      notes.splice(0, before.length);
      if (before.length > 0 || !isSetting(d)) close();
      for (const note of before) out.push(...this.#note(note));
      if (isSetting(d)) setting.push(d);
      else if (d.kind !== 'import') out.push(this.#under(this.#declared(d)));
    }
    close();
    for (const note of notes) out.push(...this.#note(note));
    return out;
  }

  /** With a heading above, if there is none for it. */
  #under(html: string): string {
    const heading = this.#headed ? '' : '<h2>Statements</h2>\n';
    this.#headed = true;
    return heading + html;
  }

  /** A note. The one that begins with the largest heading is about the whole file: its heading is that of the page already. */
  #note(note: Note): readonly string[] {
    const blocks = blocksOf(note);
    const [first] = blocks;
    const whole = first?.kind === 'heading' && first.level === 1;
    const html = (whole ? blocks.slice(1) : blocks).map((block) => this.#block(block));
    const last = blocks[blocks.length - 1];
    this.#headed = last?.kind === 'heading' && last.level === 2 ? true : this.#headed && !whole;
    return html;
  }

  #block(block: Block): string {
    const prose = (text: string) => proseHtml(text, (code) => this.#code(code));
    if (block.kind === 'paragraph') return `<p>${prose(block.text)}</p>`;
    if (block.kind === 'list') return `<ul>\n${block.items.map((item) => `<li>${prose(item)}</li>`).join('\n')}\n</ul>`;
    const level = block.level <= 2 || !this.#headed ? 2 : 3;
    this.#headed = true;
    return `<h${level}>${prose(block.text)}</h${level}>`;
  }

  /** Code within prose leads to the statement or symbol of this theory that it names; elsewhere a word may be called alike by chance. */
  #code(text: string): string {
    const { name, facts, symbols } = this.#scope;
    const [entry] = symbols.get(text) ?? [];
    const to = facts.has(text) ? this.#pen.atlas.statement(`${name}:${text}`) : entry && this.#pen.atlas.symbol(name, entry.symbol);
    return this.#pen.link(to, `<code>${escapeHtml(text)}</code>`);
  }

  #declared(d: Exclude<Declaration, Setting>): string {
    const { loaded } = this.#judged;
    const source = this.#pen.atlas.source(loaded.name, this.#lines.position(d.span.start).line);
    switch (d.kind) {
      case 'import':
        return '';
      case 'axiom': {
        const item = loaded.items.find(({ span }) => span.start === d.span.start);
        if (item === undefined) return '';
        return axiomHtml(item, statementOf(item, this.#scope), { place: this.#pen.atlas.placeOf(item.fact), source }, this.#pen);
      }
      case 'theorem':
      case 'claim':
      case 'check':
      case 'show': {
        const v = this.#verdicts.get(d.span.start);
        return v === undefined ? '' : judgedHtml(v, traceOf(v, loaded), source, this.#pen);
      }
      case 'verdict': {
        const form = this.#nextForm();
        return form === undefined ? '' : formHtml(form, `v.${this.#forms}`, this.#scope, source, this.#pen);
      }
      default: {
        const entry = this.#nextEntry(d.name.text);
        return entry === undefined ? '' : symbolHtml(entry, KIND_OF[d.kind], this.#scope, this.#signature, source, this.#pen);
      }
    }
  }

  #nextForm(): Form | undefined {
    return this.#scope.forms[this.#forms++];
  }

  #nextEntry(name: string): Entry | undefined {
    const n = this.#shown.get(name) ?? 0;
    this.#shown.set(name, n + 1);
    return this.#scope.symbols.get(name)?.[n];
  }

  /** What a file fixes for all that follows, together. */
  #setting(list: readonly Setting[]): string {
    const items = list.flatMap((d) => this.#fixed(d).map((html) => `<li>${html}</li>`));
    return `<section class="fixed">\n<h3>Setting</h3>\n<ul>\n${items.join('\n')}\n</ul>\n</section>`;
  }

  #fixed(d: Setting): readonly string[] {
    const { math } = this.#pen;
    const formula = (term: Term) => formulaOf(term, this.#scope);
    if (d.kind === 'parameter') {
      const terms = d.names.flatMap(({ text }) => this.#scope.parameters.find(({ name }) => name === text)?.term ?? []);
      const [first] = terms;
      return first === undefined ? [] : [math(binding(terms.map(formula), ':', formula(first.kid(0))))];
    }
    if (d.kind === 'given') {
      const from = this.#givens;
      this.#givens += d.formulas.length;
      return this.#scope.givens.slice(from, this.#givens).map((term) => math(formula(term)));
    }
    const term = this.#scope.abbreviated.get(d.name.text);
    if (term === undefined) return [];
    const title = d.attributes.title === undefined ? '' : ` <span class="title">${escapeHtml(d.attributes.title)}</span>`;
    return [`${d.keyword} ${math(called(d.name.text, formula(term)))}${title}`];
  }
}

/** What a name stands for. */
const called = (name: string, value: Formula): Formula => ({ kind: 'math', plain: `${name} := ${value.plain}`, tex: `${identifier(name)} := ${value.tex}` }); // biome-ignore format: one thought

const KIND_OF = {
  sort: 'Sort',
  function: 'Function',
  predicate: 'Predicate',
  define: 'Definition',
  object: 'Definition',
  predicateOn: 'Predicate',
} as const;
