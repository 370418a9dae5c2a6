/**
 * From the grammar's cells to the AST: unrolls lists, resolves the precedence of flat operators (Pratt), checks what the grammar leaves open.
 * The cells below mirror the postprocessors of grammar/lcgm.ne.
 */
import { asciiSpelling } from '../../grammar/words.ts';
import type {
  Aspect,
  Attributes,
  Binder,
  Case,
  Clauses,
  Declaration,
  Expr,
  Justification,
  Link,
  Name,
  Notation,
  Operator,
  Param,
  Span,
  Stance,
  Statement,
  Step,
  Theory,
} from './ast.ts'; // prettier-ignore
import { aspects, notations } from './ast.ts';
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import { level, levelOf } from './precedence.ts';
import { closest, nearest } from './similar.ts';
import type { Token } from './tokenize.ts';

// Cells

type List<T> = { readonly before: List<T>; readonly item: T } | null;

interface Leaf<Type extends string> extends Token {
  readonly type: Type;
}
type NameLeaf = Leaf<'name'>;
type OpLeaf = Leaf<'op'> | Leaf<'kw_in'>;

interface PrefixedCell {
  readonly type: 'prefixed';
  readonly op: Leaf<'prefix'>;
  readonly operand: OperandCell;
}
interface QuantifierCell {
  readonly type: 'quantifier';
  readonly quantifier: Token;
  readonly binders: List<BinderCell>;
  readonly operand: OperandCell;
}
type Primary =
  | NameLeaf
  | Leaf<'literal'>
  | { readonly type: 'call'; readonly head: Token; readonly args: List<FlatCell>; readonly close: Token }
  | { readonly type: 'predicates'; readonly head: Token; readonly items: List<FlatCell>; readonly close: Token }
  | { readonly type: 'parens'; readonly open: Token; readonly items: List<FlatCell>; readonly close: Token }
  | { readonly type: 'ascription'; readonly open: Token; readonly term: FlatCell; readonly sort: FlatCell; readonly close: Token }
  | { readonly type: 'braces'; readonly open: Token; readonly set: SetCell }
  | { readonly type: 'matrix'; readonly open: Token; readonly rows: List<List<EntryCell>>; readonly close: Token };
/** A signed fraction, or an expression that stood in parentheses. */
type EntryCell = Leaf<'entry'> | FlatCell;
type OperandCell = Primary | PrefixedCell | QuantifierCell;
type FlatCell =
  | OperandCell
  | { readonly type: 'infix'; readonly left: FlatCell; readonly op: OpLeaf; readonly right: OperandCell }
  | { readonly type: 'postfix'; readonly left: FlatCell; readonly op: Leaf<'post'> };
type SetCell =
  | { readonly binder: null; readonly sort: null; readonly items: List<FlatCell>; readonly close: Token }
  | { readonly binder: FlatCell; readonly sort: FlatCell | null; readonly items: FlatCell; readonly close: Token };
interface BinderCell {
  readonly names: List<Token>;
  readonly op: Token | null;
  readonly range: FlatCell | null;
}
interface ParamsCell {
  readonly open: Token;
  readonly groups: List<{ readonly names: List<Token>; readonly sort: FlatCell }>;
  readonly close: Token;
  readonly implicit: boolean;
}
interface AttributeCell {
  readonly keyword: Token | null;
  readonly string: Token;
}
interface OnCell {
  readonly on: FlatCell;
  readonly to: FlatCell | null;
  readonly attributes: List<AttributeCell>;
}
interface StatementCell {
  readonly hypotheses: List<FlatCell>;
  readonly conclusion: FlatCell;
}
type ClauseCell =
  | { readonly type: 'tight'; readonly keyword: Token; readonly facts: List<Token>; readonly conditions: List<FlatCell> }
  | { readonly type: 'inhabited'; readonly keyword: Token; readonly terms: List<FlatCell> }
  | { readonly type: 'resting'; readonly keyword: Token; readonly axioms: List<Token> }
  | { readonly type: 'with'; readonly keyword: Token; readonly values: List<{ readonly name: Token; readonly value: FlatCell }> }
  | { readonly type: 'model'; readonly keyword: Token; readonly model: FlatCell };
type JustificationCell =
  | null
  | { readonly type: 'by'; readonly facts: List<Token> }
  | { readonly type: 'sorry'; readonly token: Token }
  | { readonly type: 'block'; readonly open: Token; readonly steps: List<StepCell>; readonly close: Token };
type LinkCells = List<{ readonly op: Token; readonly right: FlatCell; readonly because: JustificationCell }>;
interface ClaimedStep {
  readonly keyword: Token;
  readonly label: Token | null;
  readonly because: JustificationCell;
  readonly links: LinkCells;
}
type StepCell =
  | { readonly type: 'take'; readonly keyword: Token; readonly binders: List<BinderCell> }
  | { readonly type: 'assume'; readonly keyword: Token; readonly formulas: List<FlatCell> }
  | { readonly type: 'let'; readonly keyword: Token; readonly name: Token; readonly value: FlatCell }
  | (ClaimedStep & { readonly type: 'have'; readonly formula: FlatCell })
  | (ClaimedStep & { readonly type: 'thus'; readonly formula: FlatCell | null })
  | {
      readonly type: 'obtain';
      readonly keyword: Token;
      readonly binders: List<BinderCell>;
      readonly where: List<FlatCell>;
      readonly because: JustificationCell;
    }
  | {
      readonly type: 'cases';
      readonly keyword: Token;
      readonly because: JustificationCell;
      readonly cases: List<CaseCell>;
      readonly close: Token;
    };
interface CaseCell {
  readonly keyword: Token;
  readonly formula: FlatCell;
  readonly colon: Token;
  readonly steps: List<StepCell>;
}
interface Headed {
  readonly keyword: Token;
  readonly name: Token;
  readonly params: List<ParamsCell>;
  readonly attributes: List<AttributeCell>;
}
interface Stated {
  readonly keyword: Token;
  readonly attributes: List<AttributeCell>;
  readonly on: OnCell | null;
  readonly statement: StatementCell;
}

/** What the grammar makes of a declaration. */
export type DeclarationCell =
  | { readonly type: 'import'; readonly keyword: Token; readonly theories: List<Token> }
  | { readonly type: 'parameter'; readonly keyword: Token; readonly names: List<Token>; readonly sort: FlatCell }
  | { readonly type: 'given'; readonly keyword: Token; readonly formulas: List<FlatCell> }
  | {
      readonly type: 'naming';
      readonly keyword: Token;
      readonly name: Token;
      readonly attributes: List<AttributeCell>;
      readonly value: FlatCell;
    }
  | (Headed & { readonly type: 'symbol' })
  | (Headed & { readonly type: 'function'; readonly sort: FlatCell })
  | {
      readonly type: 'object';
      readonly keyword: Token;
      readonly name: Token;
      readonly on: FlatCell | null;
      readonly to: FlatCell | null;
      readonly attributes: List<AttributeCell>;
      readonly value: FlatCell;
    }
  | { readonly type: 'show'; readonly keyword: Token; readonly term: FlatCell }
  | { readonly type: 'check'; readonly keyword: Token; readonly formula: FlatCell; readonly because: JustificationCell }
  | (Headed & { readonly type: 'define'; readonly sort: FlatCell | null; readonly body: FlatCell })
  | (Headed & {
      readonly type: 'predicateOn';
      readonly on: FlatCell;
      readonly to: FlatCell | null;
      readonly of: Token;
      readonly body: FlatCell;
    })
  | (Stated & {
      readonly type: 'axiom';
      readonly label: Token;
      readonly params: List<ParamsCell>;
      readonly source: { readonly kind: 'cite' | 'because'; readonly string: Token };
    })
  | (Stated & { readonly type: 'theorem'; readonly label: Token; readonly params: List<ParamsCell>; readonly because: JustificationCell })
  | (Stated & {
      readonly type: 'claim';
      readonly label: Token | null;
      readonly clauses: List<ClauseCell>;
      readonly because: JustificationCell;
    })
  | {
      readonly type: 'verdict';
      readonly keyword: Token;
      readonly what: Token;
      readonly params: List<ParamsCell>;
      readonly attributes: List<AttributeCell>;
      readonly pattern: FlatCell;
      readonly meaning: FlatCell | null;
    };

export interface HeaderCell {
  readonly name: Token;
  readonly title: Token | null;
}

export type ExpressionCell = FlatCell;

/** Expressions may nest so deep; everything downstream may recurse over them. */
export const maxDepth = 1_000;

type Item = Primary | OpLeaf | Leaf<'post'> | Leaf<'prefix'> | QuantifierCell;

/** The flat list of an expression, and how far it has been read. */
interface Reader {
  readonly items: readonly Item[];
  next: number;
}

const items = <T>(list: List<T>): T[] => {
  const out: T[] = [];
  for (let cell = list; cell !== null; cell = cell.before) out.push(cell.item);
  return out.reverse();
};

/** Prefixes stand before their operand; everything is collected from right to left. */
const pushOperand = (out: Item[], operand: OperandCell): void => {
  if (operand.type !== 'prefixed' && operand.type !== 'quantifier') {
    out.push(operand);
    return;
  }
  const before: Item[] = [];
  let cell: OperandCell = operand;
  while (cell.type === 'prefixed' || cell.type === 'quantifier') {
    before.push(cell.type === 'prefixed' ? cell.op : cell);
    cell = cell.operand;
  }
  out.push(cell);
  for (let i = before.length - 1; i >= 0; i--) {
    const item = before[i];
    if (item !== undefined) out.push(item);
  }
};

const flatten = (flat: FlatCell): Item[] => {
  const out: Item[] = [];
  let cell = flat;
  for (;;) {
    if (cell.type === 'infix') {
      pushOperand(out, cell.right);
      out.push(cell.op);
      cell = cell.left;
    } else if (cell.type === 'postfix') {
      out.push(cell.op);
      cell = cell.left;
    } else {
      pushOperand(out, cell);
      return out.reverse();
    }
  }
};

const name = (token: Token): Name => ({ text: token.value, span: { start: token.start, end: token.end } });
const names = (list: List<Token>): readonly Name[] => items(list).map(name);
const spanOf = (token: Token): Span => ({ start: token.start, end: token.end });
const unquote = (token: Token): string => token.value.slice(1, -1);
const isNumber = (token: Token): boolean => token.value !== 'true' && token.value !== 'false';
const isInfix = (item: Item | undefined): item is OpLeaf => item !== undefined && (item.type === 'op' || item.type === 'kw_in');

const knownNotations: ReadonlyMap<string, Notation> = new Map(notations.map((notation) => [notation, notation]));

const objects = ['matrix', 'distribution', 'kernel', 'model'] as const;
const attributeKeys = ['notation', 'tex', 'reads', 'builtin'] as const;

/** The notation a string such as `"⊆"` or `"<="` names. */
const notationOf = (text: string): Notation | undefined => {
  const words = text.trim().split(/\s+/).join(' ');
  return knownNotations.get(asciiSpelling.get(words) ?? words);
};

/** Where an expression should stand but something is wrong; its declaration is dropped. */
const missing = (span: Span): Expr => ({ kind: 'truth', value: false, span });

/** Lowers the cells of one declaration; what is wrong with it goes to `diagnostics`. */
export class Lowering {
  readonly diagnostics: Diagnostic[] = [];
  /** The depth of the expression lowered last. */
  #height = 0;
  #tooDeep = false;

  header(cell: HeaderCell): Pick<Theory, 'name' | 'title'> {
    return { name: name(cell.name), ...(cell.title === null ? {} : { title: unquote(cell.title) }) };
  }

  declaration(cell: DeclarationCell, end: number): Declaration {
    const span: Span = { start: cell.keyword.start, end };
    switch (cell.type) {
      case 'import':
        return { kind: 'import', theories: names(cell.theories), span };
      case 'parameter':
        return { kind: 'parameter', names: names(cell.names), sort: this.expr(cell.sort), span };
      case 'given':
        return { kind: 'given', formulas: this.#exprs(cell.formulas), span };
      case 'naming': {
        const keyword = cell.keyword.value === 'concepts' || cell.keyword.value === 'features' ? cell.keyword.value : 'class';
        return {
          kind: 'name',
          keyword,
          name: name(cell.name),
          attributes: this.#attributes(cell.attributes),
          value: this.expr(cell.value),
          span,
        };
      }
      case 'symbol': {
        const head = { name: name(cell.name), params: this.#params(cell.params), attributes: this.#attributes(cell.attributes), span };
        switch (cell.keyword.type) {
          case 'kw_sort':
            return { kind: 'sort', ...head };
          case 'kw_space':
            return { kind: 'function', ...head };
          default:
            return { kind: 'predicate', ...head };
        }
      }
      case 'function': {
        const params = this.#params(cell.params);
        return {
          kind: 'function',
          name: name(cell.name),
          params,
          sort: this.expr(cell.sort),
          attributes: this.#attributes(cell.attributes),
          span,
        };
      }
      case 'object': {
        const on = cell.on === null ? {} : { on: this.expr(cell.on) };
        const to = cell.to === null ? {} : { to: this.expr(cell.to) };
        const attributes = this.#attributes(cell.attributes);
        const keyword = objects.find((each) => each === cell.keyword.value) ?? 'model';
        return { kind: 'object', keyword, name: name(cell.name), ...on, ...to, attributes, value: this.expr(cell.value), span };
      }
      case 'show':
        return { kind: 'show', term: this.expr(cell.term), span };
      case 'check':
        return { kind: 'check', formula: this.expr(cell.formula), because: this.#justification(cell.because), span };
      case 'define': {
        const params = this.#params(cell.params);
        const sort = cell.sort === null ? {} : { sort: this.expr(cell.sort) };
        const attributes = this.#attributes(cell.attributes);
        return { kind: 'define', name: name(cell.name), params, ...sort, attributes, body: this.expr(cell.body), span };
      }
      case 'predicateOn': {
        const params = this.#params(cell.params);
        const on = this.expr(cell.on);
        const to = cell.to === null ? {} : { to: this.expr(cell.to) };
        const attributes = this.#attributes(cell.attributes);
        return {
          kind: 'predicateOn',
          name: name(cell.name),
          params,
          on,
          ...to,
          attributes,
          of: name(cell.of),
          body: this.expr(cell.body),
          span,
        };
      }
      case 'axiom': {
        const params = this.#params(cell.params);
        const stated = this.#stated(cell);
        return {
          kind: 'axiom',
          label: name(cell.label),
          params,
          ...stated,
          source: { kind: cell.source.kind, text: unquote(cell.source.string) },
          span,
        };
      }
      case 'theorem': {
        const params = this.#params(cell.params);
        const stated = this.#stated(cell);
        return { kind: 'theorem', label: name(cell.label), params, ...stated, because: this.#justification(cell.because), span };
      }
      case 'claim': {
        const label = cell.label === null ? {} : { label: name(cell.label) };
        const stated = this.#stated(cell);
        if (cell.label === null && stated.attributes.title === undefined) {
          this.diagnostics.push(diagnostic('UNNAMED_CLAIM', spanOf(cell.keyword), {}));
        }
        const keyword = cell.keyword.value === 'refute' || cell.keyword.value === 'open' ? cell.keyword.value : 'claim';
        const clauses = this.#clauses(cell.clauses, keyword);
        return { kind: 'claim', keyword, ...label, ...stated, clauses, because: this.#justification(cell.because), span };
      }
      case 'verdict': {
        const what = this.#aspect(cell.what);
        const params = this.#params(cell.params);
        const attributes = this.#attributes(cell.attributes);
        const meaning = cell.meaning === null ? {} : { meaning: this.expr(cell.meaning) };
        if (what !== undefined && (what === 'product') !== (cell.meaning === null))
          this.diagnostics.push(diagnostic('VERDICT_MEANING', spanOf(cell.what), { what }));
        return { kind: 'verdict', what: what ?? 'product', params, attributes, pattern: this.expr(cell.pattern), ...meaning, span };
      }
    }
  }

  // Parts of a declaration

  #params(list: List<ParamsCell>): readonly Param[] {
    return items(list).flatMap((cell) => {
      const groups = items(cell.groups);
      return groups.map((group): Param => {
        const bound = names(group.names);
        const sort = this.expr(group.sort);
        const span =
          groups.length === 1
            ? { start: cell.open.start, end: cell.close.end }
            : { start: bound[0]?.span.start ?? sort.span.start, end: sort.span.end };
        return { names: bound, sort, implicit: cell.implicit, span };
      });
    });
  }

  #attributes(...lists: readonly List<AttributeCell>[]): Attributes {
    const found: { title?: string; notation?: Notation; tex?: string; reads?: string; builtin?: string } = {};
    for (const list of lists) {
      for (const { keyword, string } of items(list)) {
        const key = attributeKeys.find((each) => each === keyword?.value) ?? 'title';
        const span = { start: (keyword ?? string).start, end: string.end };
        if (found[key] !== undefined)
          this.diagnostics.push(diagnostic('DUPLICATE_ATTRIBUTE', span, { attribute: key === 'title' ? key : `\`${key}\`` }));
        const text = unquote(string);
        if (key !== 'notation') found[key] = text;
        else {
          const notation = notationOf(text);
          if (notation !== undefined) found.notation = notation;
          else {
            const suggestion = closest(text, notations);
            this.diagnostics.push(diagnostic('UNKNOWN_NOTATION', spanOf(string), { notation: text, suggestion, known: notations }));
          }
        }
      }
    }
    return found;
  }

  #aspect(token: Token): Aspect | undefined {
    const known = aspects.find((aspect) => aspect === token.value);
    if (known !== undefined) return known;
    const suggestions = nearest(token.value, aspects);
    this.diagnostics.push(diagnostic('UNKNOWN_VERDICT', spanOf(token), { name: token.value, suggestions, known: aspects }));
    return undefined;
  }

  /** The clauses of a claim, in any order, each at most once. */
  #clauses(list: List<ClauseCell>, stance: Stance): Clauses {
    const found: { -readonly [K in keyof Clauses]: Clauses[K] } = {};
    for (const cell of items(list)) {
      const { keyword } = cell;
      const span = spanOf(keyword);
      if (stance !== 'claim' && (cell.type === 'tight' || cell.type === 'inhabited'))
        this.diagnostics.push(diagnostic('MISPLACED_CLAUSE', span, { clause: keyword.value, keyword: stance }));
      const once = (before: unknown) => {
        if (before !== undefined) this.diagnostics.push(diagnostic('DUPLICATE_ATTRIBUTE', span, { attribute: `\`${keyword.value}\`` }));
      };
      switch (cell.type) {
        case 'tight': {
          once(found.tight);
          const by = cell.facts === null ? {} : { by: names(cell.facts) };
          found.tight = { ...by, conditions: this.#exprs(cell.conditions), span };
          break;
        }
        case 'inhabited':
          once(found.inhabited);
          found.inhabited = { terms: this.#exprs(cell.terms), span };
          break;
        case 'resting':
          once(found.resting);
          found.resting = names(cell.axioms);
          break;
        case 'with':
          once(found.values);
          found.values = items(cell.values).map(({ name: n, value }) => ({ name: name(n), value: this.expr(value) }));
          break;
        case 'model':
          once(found.model);
          found.model = this.expr(cell.model);
      }
    }
    return found;
  }

  #stated(cell: Stated): { readonly attributes: Attributes; readonly statement: Statement } {
    const attributes = this.#attributes(cell.attributes, cell.on?.attributes ?? null);
    const on = cell.on === null ? {} : { on: this.expr(cell.on.on) };
    const to = cell.on === null || cell.on.to === null ? {} : { to: this.expr(cell.on.to) };
    const hypotheses = this.#exprs(cell.statement.hypotheses);
    return { attributes, statement: { ...on, ...to, hypotheses, conclusion: this.expr(cell.statement.conclusion) } };
  }

  // Proofs

  #justification(cell: JustificationCell): Justification {
    if (cell === null) return { kind: 'auto' };
    switch (cell.type) {
      case 'by':
        return { kind: 'by', facts: names(cell.facts) };
      case 'sorry':
        return { kind: 'sorry', span: spanOf(cell.token) };
      case 'block':
        return { kind: 'proof', steps: this.#steps(cell.steps), span: { start: cell.open.start, end: cell.close.end } };
    }
  }

  #steps(list: List<StepCell>): readonly Step[] {
    return items(list).map((cell) => this.#step(cell));
  }

  #step(cell: StepCell): Step {
    const start = cell.keyword.start;
    switch (cell.type) {
      case 'take': {
        const binders = this.#binders(cell.binders);
        return { kind: 'take', binders, span: { start, end: lastEnd(binders, start) } };
      }
      case 'assume': {
        const formulas = this.#exprs(cell.formulas);
        return { kind: 'assume', formulas, span: { start, end: lastEnd(formulas, start) } };
      }
      case 'let': {
        const value = this.expr(cell.value);
        return { kind: 'let', name: name(cell.name), value, span: { start, end: value.span.end } };
      }
      case 'obtain': {
        const binders = this.#binders(cell.binders);
        const where = this.#exprs(cell.where);
        const because = this.#justification(cell.because);
        return { kind: 'obtain', binders, where, because, span: { start, end: justificationEnd(because, lastEnd(where, start)) } };
      }
      case 'cases': {
        const because = this.#justification(cell.because);
        return { kind: 'cases', because, cases: items(cell.cases).map((c) => this.#case(c)), span: { start, end: cell.close.end } };
      }
      case 'have':
      case 'thus':
        return this.#claimed(cell);
    }
  }

  #case(cell: CaseCell): Case {
    const formula = this.expr(cell.formula);
    const steps = this.#steps(cell.steps);
    return { formula, steps, span: { start: cell.keyword.start, end: lastEnd(steps, cell.colon.end) } };
  }

  #claimed(cell: Extract<StepCell, { type: 'have' | 'thus' }>): Step {
    const start = cell.keyword.start;
    const label = cell.label === null ? {} : { label: name(cell.label) };
    if (cell.formula === null) {
      const because = this.#justification(cell.because);
      return { kind: 'thus', because, span: { start, end: justificationEnd(because, cell.keyword.end) } };
    }
    const chain = this.#chain(cell.formula, cell.because, cell.links);
    if (chain !== undefined) {
      const last = chain.links[chain.links.length - 1];
      const end = last === undefined ? chain.first.span.end : justificationEnd(last.because, last.right.span.end);
      return { kind: 'chain', last: cell.type === 'thus', ...label, ...chain, span: { start, end } };
    }
    const formula = this.expr(cell.formula);
    const because = this.#justification(cell.because);
    const span = { start, end: justificationEnd(because, formula.span.end) };
    return cell.type === 'have' ? { kind: 'have', ...label, formula, because, span } : { kind: 'thus', formula, because, span };
  }

  /** `a = b by … = c by …`, where links without a justification are still inside the flat expressions; undefined for a plain formula. */
  #chain(
    first: FlatCell,
    because: JustificationCell,
    links: LinkCells,
  ): { readonly first: Expr; readonly links: readonly Link[] } | undefined {
    const opening = flatten(first);
    if (links === null && !chains(opening)) return undefined;
    const out: Link[] = [];
    const auto: Justification = { kind: 'auto' };
    /** Reads `b = c = d`; all but the last link are without justification. */
    const read = (reader: Reader, op: Link['op'] | undefined, last: JustificationCell): Expr | undefined => {
      let linking = op;
      let start: Expr | undefined;
      for (;;) {
        const right = this.#parse(reader, level.relation + 1, 1);
        const item = reader.items[reader.next];
        const done = item === undefined;
        if (linking === undefined) start = right;
        else out.push({ op: linking, right, because: done ? this.#justification(last) : auto });
        if (done) return start;
        if (isInfix(item) && (item.value === '=' || item.value === '<=')) linking = item.value;
        else {
          if (!this.#tooDeep) this.diagnostics.push(diagnostic('BROKEN_CHAIN', this.#itemSpan(item), {}));
          return start;
        }
        reader.next++;
      }
    };
    const before = this.diagnostics.length;
    const start = read({ items: opening, next: 0 }, undefined, because);
    // `have a by x = b` begins with a term that says nothing.
    const next = items(links)[0]?.op;
    if (out.length === 0 && next !== undefined && this.diagnostics.length === before) {
      this.diagnostics.push(diagnostic('BROKEN_CHAIN', spanOf(next), {}));
    }
    for (const link of items(links)) read({ items: flatten(link.right), next: 0 }, link.op.value === '=' ? '=' : '<=', link.because);
    return { first: start ?? missing({ start: 0, end: 0 }), links: out };
  }

  // Expressions

  #exprs(list: List<FlatCell>): readonly Expr[] {
    const out: Expr[] = [];
    let height = 0;
    for (const cell of items(list)) {
      out.push(this.expr(cell));
      if (this.#height > height) height = this.#height;
    }
    this.#height = height;
    return out;
  }

  #binders(list: List<BinderCell>, depth = 0): readonly Binder[] {
    let height = 0;
    const binders = items(list).map((cell): Binder => {
      const bound = names(cell.names);
      const start = bound[0]?.span.start ?? 0;
      if (cell.range === null || cell.op === null) {
        return { names: bound, range: { kind: 'none' }, span: { start, end: bound[bound.length - 1]?.span.end ?? start } };
      }
      const range = this.expr(cell.range, depth);
      if (this.#height > height) height = this.#height;
      const span = { start, end: range.span.end };
      return { names: bound, range: cell.op.type === 'kw_in' ? { kind: 'in', set: range } : { kind: 'sort', sort: range }, span };
    });
    this.#height = height;
    return binders;
  }

  /** Lowers an expression that stands under `depth` others. */
  expr(flat: FlatCell, depth = 0): Expr {
    if (flat.type === 'name' || flat.type === 'literal') return this.#atom(flat);
    const reader: Reader = { items: flatten(flat), next: 0 };
    return this.#parse(reader, level.lowest, depth);
  }

  #atom(token: NameLeaf | Leaf<'literal'>): Expr {
    this.#height = 0;
    const span = { start: token.start, end: token.end };
    if (token.type === 'name') return { kind: 'name', name: token.value, span };
    if (isNumber(token)) return { kind: 'number', text: token.value, span };
    return { kind: 'truth', value: token.value === 'true', span };
  }

  /** Reads operators that bind at least as tightly as `min`. */
  #parse(reader: Reader, min: number, depth: number): Expr {
    let left = this.#prefix(reader, min, depth);
    let height = this.#height;
    for (let item = reader.items[reader.next]; item !== undefined && !this.#tooDeep; item = reader.items[reader.next]) {
      if (item.type === 'post') {
        reader.next++;
        height = this.#grow(height + 1, depth, item);
        left = { kind: 'operator', op: '^-1', args: [left], span: { start: left.span.start, end: item.end } };
        continue;
      }
      if (!isInfix(item)) break;
      const op = item.value;
      const binds = levelOf.get(op) ?? level.relation;
      if (binds < min) break;
      reader.next++;
      this.#height = 0;
      left = binds === level.relation ? this.#relation(reader, left, item, depth + 1) : this.#infix(reader, left, op, binds, depth + 1);
      height = this.#grow(Math.max(height, this.#height) + 1, depth, item);
    }
    this.#height = height;
    return left;
  }

  #infix(reader: Reader, left: Expr, op: string, binds: number, depth: number): Expr {
    // A right associative operator takes its like to the right, a left associative one does not.
    const right = this.#parse(reader, op === '=>' ? binds : binds + 1, depth);
    const span = { start: left.span.start, end: right.span.end };
    switch (op) {
      case '<=>': {
        const next = reader.items[reader.next];
        if (isInfix(next) && next.value === '<=>')
          this.diagnostics.push(diagnostic('NOT_ASSOCIATIVE', spanOf(next), { first: op, second: op }));
        return { kind: 'connective', op, left, right, span };
      }
      case '=>':
      case 'or':
      case 'and':
        return { kind: 'connective', op, left, right, span };
      case 'union':
      case '&':
      case '+':
      case '-':
      case '*':
      case '/':
      case '@':
        return { kind: 'operator', op, args: [left, right], span };
      default:
        throw new Error(`infix operator without a meaning: ${op}`);
    }
  }

  #relation(reader: Reader, left: Expr, token: OpLeaf, depth: number): Expr {
    const op = token.value;
    const second = this.#parse(reader, level.relation + 1, depth);
    const next = reader.items[reader.next];
    const suffix = isInfix(next) ? next.value : undefined;
    const third = (): readonly Expr[] => {
      const height = this.#height;
      reader.next++;
      const expr = this.#parse(reader, level.relation + 1, depth);
      this.#height = Math.max(height, this.#height);
      return [left, second, expr];
    };
    const operator = (notation: Operator, args: readonly Expr[]): Expr => ({
      kind: 'operator',
      op: notation,
      args,
      span: { start: left.span.start, end: args[args.length - 1]?.span.end ?? token.end },
    });
    const pair = [left, second];
    const span = { start: left.span.start, end: second.span.end };
    let out: Expr;
    switch (op) {
      case '=':
        out = suffix === 'a.e.' ? operator('a.e.', third()) : { kind: 'relation', op, left, right: second, span };
        break;
      case 'in':
        out =
          suffix === 'identifiable up to'
            ? operator('in identifiable up to', third())
            : { kind: 'relation', op, left, right: second, span };
        break;
      case '!=':
      case 'not in':
        out = { kind: 'relation', op, left, right: second, span };
        break;
      case 'coarser than':
      case 'equivalent to':
        out = suffix === 'under' ? operator(`${op} under`, third()) : operator(op, pair);
        break;
      case '<=':
      case '<':
      case '>=':
      case '>':
      case '~':
      case '<<':
      case 'identifiable up to':
        out = operator(op, pair);
        break;
      case 'a.e.':
        this.diagnostics.push(diagnostic('AE_WITHOUT_EQUATION', spanOf(token), {}));
        return operator('a.e.', pair);
      default:
        // A phrase that a prefix has cut off: `M coarser than not N under t`.
        this.diagnostics.push(diagnostic('PHRASE_WITHOUT_RELATION', spanOf(token), { phrase: op, use: 'M coarser than N under t' }));
        return left;
    }
    const after = reader.items[reader.next];
    if (isInfix(after) && levelOf.get(after.value) === level.relation) {
      const report =
        after.value === 'a.e.'
          ? diagnostic('AE_WITHOUT_EQUATION', spanOf(after), {})
          : diagnostic('NOT_ASSOCIATIVE', spanOf(after), { first: op, second: after.value });
      if (!this.#tooDeep) this.diagnostics.push(report);
      // Once is enough for `a = b = c = d`.
      reader.next = reader.items.length;
    }
    return out;
  }

  /** An operand with what stands before it. */
  #prefix(reader: Reader, min: number, depth: number): Expr {
    const item = reader.items[reader.next];
    if (item === undefined) {
      this.#height = 0;
      return missing({ start: 0, end: 0 });
    }
    if (depth > maxDepth) {
      this.#grow(1, depth, item);
      reader.next = reader.items.length;
      return missing(this.#itemSpan(item));
    }
    reader.next++;
    switch (item.type) {
      case 'prefix': {
        if (item.value === 'not') {
          this.#needs(reader, min, item.value, item);
          const body = this.#parse(reader, level.not, depth + 1);
          this.#height++;
          return { kind: 'not', body, span: { start: item.start, end: body.span.end } };
        }
        const digits = reader.items[reader.next];
        if (digits?.type === 'literal' && isNumber(digits) && reader.items[reader.next + 1]?.type !== 'post') {
          reader.next++;
          this.#height = 0;
          return { kind: 'number', text: `-${digits.value}`, span: { start: item.start, end: digits.end } };
        }
        const operand = this.#parse(reader, level.negative, depth + 1);
        this.#height++;
        return { kind: 'operator', op: '-', args: [operand], span: { start: item.start, end: operand.span.end } };
      }
      case 'quantifier': {
        const quantifier = item.quantifier.value === 'forall' ? 'forall' : 'exists';
        this.#needs(reader, min, quantifier, item.quantifier);
        const binders = this.#binders(item.binders, depth + 1);
        const height = this.#height;
        const body = this.#parse(reader, level.lowest, depth + 1);
        // Downstream, every name is a quantifier of its own.
        const count = binders.reduce((sum, binder) => sum + binder.names.length, 0);
        this.#height = this.#grow(Math.max(height, this.#height) + count, depth, item.quantifier);
        return { kind: 'quantified', quantifier, binders, body, span: { start: item.quantifier.start, end: body.span.end } };
      }
      case 'op':
      case 'kw_in':
      case 'post':
        throw new Error('the grammar let an operator stand for an operand');
      default:
        return this.#primary(item, depth);
    }
  }

  #primary(cell: Primary, depth: number): Expr {
    switch (cell.type) {
      case 'name':
      case 'literal':
        return this.#atom(cell);
      case 'call': {
        const args = this.#args(cell.args, depth);
        return { kind: 'call', head: name(cell.head), args, span: { start: cell.head.start, end: cell.close.end } };
      }
      case 'predicates': {
        const inside = this.#args(cell.items, depth);
        return { kind: 'predicates', head: name(cell.head), items: inside, span: { start: cell.head.start, end: cell.close.end } };
      }
      case 'parens': {
        const span = { start: cell.open.start, end: cell.close.end };
        if (cell.items !== null && cell.items.before === null) {
          const inner = this.expr(cell.items.item, depth);
          return { ...inner, span };
        }
        return { kind: 'tuple', items: this.#args(cell.items, depth), span };
      }
      case 'ascription': {
        const [term, sort] = this.#both(cell.term, cell.sort, depth);
        return { kind: 'ascription', term, sort, span: { start: cell.open.start, end: cell.close.end } };
      }
      case 'braces':
        return this.#braces(cell.set, { start: cell.open.start, end: cell.set.close.end }, depth);
      case 'matrix':
        return this.#matrix(items(cell.rows), { start: cell.open.start, end: cell.close.end }, depth);
    }
  }

  #both(first: FlatCell, second: FlatCell, depth: number): readonly [Expr, Expr] {
    const a = this.expr(first, depth + 1);
    const height = this.#height;
    const b = this.expr(second, depth + 1);
    this.#height = Math.max(height, this.#height) + 1;
    return [a, b];
  }

  #args(list: List<FlatCell>, depth: number): readonly Expr[] {
    let height = 0;
    const out: Expr[] = [];
    for (const cell of items(list)) {
      out.push(this.expr(cell, depth + 1));
      if (this.#height > height) height = this.#height;
    }
    this.#height = height + 1;
    return out;
  }

  #matrix(rows: readonly List<EntryCell>[], span: Span, depth: number): Expr {
    let height = 0;
    const entry = (cell: EntryCell): Expr => {
      if (cell.type === 'entry') return { kind: 'number', text: cell.value, span: spanOf(cell) };
      const expr = this.expr(cell, depth + 1);
      height = Math.max(height, this.#height);
      return expr;
    };
    const read = rows.map((row) => items(row).map(entry));
    const width = read[0]?.length ?? 0;
    const ragged = read.find((row) => row.length !== width);
    const [first] = ragged ?? [];
    if (first !== undefined) this.diagnostics.push(diagnostic('RAGGED_MATRIX', first.span, { wanted: width, found: ragged?.length ?? 0 }));
    this.#height = height + 1;
    return { kind: 'matrix', rows: read, span };
  }

  #braces(set: SetCell, span: Span, depth: number): Expr {
    if (set.binder === null) return { kind: 'set', items: this.#args(set.items, depth), span };
    const binder = this.#comprehended(set.binder, set.sort, span, depth);
    const height = this.#height;
    const body = this.expr(set.items, depth + 1);
    this.#height = Math.max(height, this.#height) + 1;
    return { kind: 'comprehension', binder, body, span };
  }

  #comprehended(cell: FlatCell, sort: FlatCell | null, braces: Span, depth: number): Binder {
    const [bound, op, ...rest] = flatten(cell);
    if (bound?.type === 'name') {
      const start = bound.start;
      if (sort !== null) {
        const range = this.expr(sort, depth + 1);
        return { names: [name(bound)], range: { kind: 'sort', sort: range }, span: { start, end: range.span.end } };
      }
      if (op === undefined) {
        this.#height = 0;
        return { names: [name(bound)], range: { kind: 'none' }, span: spanOf(bound) };
      }
      if (op.type === 'kw_in') {
        const range = this.#parse({ items: rest, next: 0 }, level.lowest, depth + 1);
        return { names: [name(bound)], range: { kind: 'in', set: range }, span: { start, end: range.span.end } };
      }
    }
    this.diagnostics.push(diagnostic('COMPREHENSION_BINDER', { start: braces.start, end: braces.start + 1 }, {}));
    return { names: [], range: { kind: 'none' }, span: braces };
  }

  /** `not` and quantifiers reach to the right, so they may not stand under an operator that binds more tightly. */
  #needs(reader: Reader, min: number, inner: string, token: Token): void {
    if (min <= level.not) return;
    const outer = reader.items[reader.next - 2];
    const value = outer !== undefined && 'value' in outer ? outer.value : 'this';
    this.diagnostics.push(diagnostic('NEEDS_PARENTHESES', spanOf(token), { inner, outer: value }));
  }

  /** Reports an expression that has become too deep, once a declaration. */
  #grow(height: number, depth: number, at: Item | Token): number {
    if (height + depth > maxDepth && !this.#tooDeep) {
      this.#tooDeep = true;
      this.diagnostics.push(diagnostic('OPERATORS_TOO_DEEP', 'start' in at ? spanOf(at) : this.#itemSpan(at), { limit: maxDepth }));
    }
    return height;
  }

  #itemSpan(item: Item): Span {
    switch (item.type) {
      case 'call':
      case 'predicates':
        return spanOf(item.head);
      case 'parens':
      case 'ascription':
      case 'braces':
      case 'matrix':
        return spanOf(item.open);
      case 'quantifier':
        return spanOf(item.quantifier);
      default:
        return spanOf(item);
    }
  }
}

/** Whether a flat expression is a chain of two links or more: only terms between `=` and `<=`. */
const chains = (list: readonly Item[]): boolean => {
  let links = 0;
  for (const item of list) {
    if (item.type === 'quantifier' || (item.type === 'prefix' && item.value === 'not')) return false;
    if (!isInfix(item)) continue;
    if (item.value === '=' || item.value === '<=') links++;
    else if ((levelOf.get(item.value) ?? 0) <= level.relation) return false;
  }
  return links > 1;
};

const lastEnd = (list: readonly { readonly span: Span }[], otherwise: number): number => list[list.length - 1]?.span.end ?? otherwise;

const justificationEnd = (because: Justification, otherwise: number): number => {
  switch (because.kind) {
    case 'auto':
      return otherwise;
    case 'by':
      return lastEnd(because.facts, otherwise);
    case 'sorry':
    case 'proof':
      return because.span.end;
  }
};
