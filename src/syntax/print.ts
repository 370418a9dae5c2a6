/** From the AST to canonical ASCII text, such that parsing it gives the same tree. `format.ts` adds what is not in the tree: comments. */
import type { Attributes, Binder, Clauses, Declaration, Expr, Justification, Link, Name, Param, Statement, Step, Theory } from './ast.ts'; // prettier-ignore
import { type Doc, group, join, layout, line, nest, softLine } from './doc.ts';
import { level, levelOf } from './precedence.ts';

/** What stands between two items of a text apart from them. */
export interface Gap {
  /** A comment behind the item before. */
  readonly trailing: string | undefined;
  /** Comments on lines of their own; empty lines are empty strings. */
  readonly lines: readonly string[];
}

/** Tells the printer what stood before the word at an offset of the original text. */
export type Gaps = (start: number) => Gap;

const maxWidth = 120;
/** A definition, or a statement with its reason, stands on one line only if it is rather short. */
const maxCompact = 100;
/** `by` is aligned within a proof, but not behind lines longer than this. */
const maxAligned = 84;

/** Prints an expression on one line. */
export const printExpression = (expr: Expr): string => layout(expression(expr), 0, Number.POSITIVE_INFINITY);

/** Prints a declaration, without a line end. */
export const printDeclaration = (declaration: Declaration, gaps: Gaps = () => noGap): string => {
  const printer = new Printer(gaps);
  printer.declaration(declaration);
  return printer.text();
};

/** Prints a whole theory. */
export const printTheory = (theory: Theory): string => {
  const out = [printHeader(theory)];
  let before: Declaration | undefined;
  let wasLong = false;
  for (const declaration of theory.declarations) {
    const text = printDeclaration(declaration);
    const isLong = text.includes('\n');
    const together =
      before?.kind === 'import'
        ? declaration.kind === 'import'
        : before?.kind === declaration.kind || (isSetting(before) && isSetting(declaration));
    if (before === undefined ? declaration.kind !== 'import' : isLong || wasLong || !together) out.push('');
    out.push(text);
    before = declaration;
    wasLong = isLong;
  }
  return `${out.join('\n')}\n`;
};

export const printHeader = (theory: Pick<Theory, 'name' | 'title'>): string =>
  `theory ${theory.name.text}${theory.title === undefined ? '' : ` ${quote(theory.title)}`}`;

const noGap: Gap = { trailing: undefined, lines: [] };

const isSetting = (declaration: Declaration | undefined): boolean =>
  declaration?.kind === 'parameter' || declaration?.kind === 'given' || declaration?.kind === 'name';

const quote = (text: string): string => {
  if (/["\r\n]/.test(text)) throw new Error('a string of a theory contains a quote or a line end');
  return `"${text}"`;
};

// Expressions

const commas = (docs: readonly Doc[]): Doc => join(docs, [',', line]);
const inBrackets = (open: string, docs: readonly Doc[], close: string): Doc =>
  docs.length === 0 ? `${open}${close}` : group(open, nest(softLine, commas(docs)), softLine, close);

/**
 * Prints an expression where operators bind at least as tightly as `min`. A quantifier reaches as far to the right as it can, so without
 * parentheses it may only stand where nothing follows (`last`).
 */
const expression = (expr: Expr, min: number = level.lowest, last = true): Doc => {
  const own = levelOfExpr(expr);
  const open = expr.kind === 'quantified' ? min <= level.not && last : own >= min;
  return open ? bare(expr, last) : ['(', bare(expr, true), ')'];
};

const term = (expr: Expr): Doc => expression(expr, level.relation + 1, false);

const levelOfExpr = (expr: Expr): number => {
  switch (expr.kind) {
    case 'number':
      return expr.text.startsWith('-') ? level.negative : level.atom;
    case 'relation':
      return level.relation;
    case 'connective':
      return levelOf.get(expr.op) ?? level.lowest;
    case 'not':
      return level.not;
    case 'quantified':
      return level.lowest;
    case 'operator':
      if (expr.op === '^-1') return level.inverse;
      if (expr.op === '-' && expr.args.length === 1) return level.negative;
      if (expr.op === '(,)') return level.atom;
      return levelOf.get(expr.op) ?? level.relation;
    default:
      return level.atom;
  }
};

const bare = (expr: Expr, last: boolean): Doc => {
  switch (expr.kind) {
    case 'name':
      return expr.name;
    case 'number':
      return expr.text;
    case 'truth':
      return String(expr.value);
    case 'call':
      return [
        expr.head.text,
        inBrackets(
          '(',
          expr.args.map((arg) => expression(arg)),
          ')',
        ),
      ]; // prettier-ignore
    case 'predicates':
      return [
        expr.head.text,
        inBrackets(
          '{',
          expr.items.map((item) => expression(item)),
          '}',
        ),
      ]; // prettier-ignore
    case 'tuple':
      return inBrackets(
        '(',
        expr.items.map((item) => expression(item)),
        ')',
      ); // prettier-ignore
    case 'set':
      return inBrackets(
        '{',
        expr.items.map((item) => expression(item)),
        '}',
      ); // prettier-ignore
    case 'matrix':
      return group(
        '[',
        nest(
          softLine,
          join(
            expr.rows.map((row) => join(row.map(entry), ' ')),
            [';', line],
          ),
        ),
        softLine,
        ']',
      );
    case 'ascription':
      return group('(', expression(expr.term), ' : ', expression(expr.sort), ')');
    case 'comprehension':
      return group('{ ', binder(expr.binder), ' |', nest(line, expression(expr.body)), ' }');
    case 'not':
      return ['not ', expression(expr.body, level.not, last)];
    case 'quantified':
      return group(expr.quantifier, ' ', nest(binders(expr.binders)), '.', nest(line, expression(expr.body, level.lowest, last)));
    case 'relation':
      return group(term(expr.left), nest(line, expr.op, ' ', term(expr.right)));
    case 'connective':
      return connective(expr, last);
    case 'operator':
      return operator(expr);
  }
};

/** Only signed fractions stand in a matrix without parentheses. */
const entry = (expr: Expr): Doc => (expr.kind === 'number' ? expr.text : ['(', expression(expr), ')']);

type Connective = Extract<Expr, { kind: 'connective' }>;

const connective = (expr: Connective, last: boolean): Doc => {
  const own = levelOf.get(expr.op) ?? level.lowest;
  const parts: Doc[] = [];
  // A chain of the same connective breaks at all places or at none.
  if (expr.op === '=>') {
    let rest: Expr = expr;
    while (rest.kind === 'connective' && rest.op === '=>') {
      parts.push(expression(rest.left, own + 1, false), [line, '=> ']);
      rest = rest.right;
    }
    return group(...parts, expression(rest, own, last));
  }
  if (expr.op === '<=>') return group(expression(expr.left, own + 1, false), line, '<=> ', expression(expr.right, own + 1, last));
  let rest: Expr = expr;
  let isLast = last;
  while (rest.kind === 'connective' && rest.op === expr.op) {
    parts.push([line, `${expr.op} `, expression(rest.right, own + 1, isLast)]);
    isLast = false;
    rest = rest.left;
  }
  parts.push(expression(rest, own, false));
  return group(...parts.reverse());
};

const operator = (expr: Extract<Expr, { kind: 'operator' }>): Doc => {
  const [a, b, c] = expr.args;
  if (a === undefined) return expr.op;
  switch (expr.op) {
    case '^-1':
      return [expression(a, level.inverse, false), '^-1'];
    case '(,)':
      return inBrackets(
        '(',
        expr.args.map((item) => expression(item)),
        ')',
      ); // prettier-ignore
    case 'a.e.':
      return ternary(a, '=', b, 'a.e.', c);
    case 'coarser than under':
    case 'equivalent to under':
      return ternary(a, expr.op === 'coarser than under' ? 'coarser than' : 'equivalent to', b, 'under', c);
    case 'in identifiable up to':
      return ternary(a, 'in', b, 'identifiable up to', c);
    default:
  }
  if (b === undefined) {
    // `--` begins a comment, and `-3` is a number.
    const operand = expression(a, level.negative + 1, false);
    return a.kind === 'number' && !a.text.startsWith('-') ? ['-(', operand, ')'] : ['-', operand];
  }
  const own = levelOf.get(expr.op) ?? level.relation;
  if (own === level.relation) return group(term(a), nest(line, expr.op, ' ', term(b)));
  const tight = expr.op === '*' || expr.op === '/' ? a.kind === 'number' : false;
  if (tight) return [expression(a, own, false), expr.op, expression(b, own + 1, false)];
  const parts: Doc[] = [];
  let rest: Expr = expr;
  while (rest.kind === 'operator' && levelOf.get(rest.op) === own && rest.args.length === 2) {
    const [left, right]: readonly Expr[] = rest.args;
    if (left === undefined || right === undefined || ((rest.op === '*' || rest.op === '/') && left.kind === 'number')) break;
    parts.push([line, `${rest.op} `, expression(right, own + 1, false)]);
    rest = left;
  }
  parts.push(expression(rest, own, false));
  const [head, ...tail] = parts.reverse();
  return group(head ?? '', nest(...tail));
};

const ternary = (a: Expr, first: string, b: Expr | undefined, second: string, c: Expr | undefined): Doc =>
  group(term(a), nest(line, first, ' ', b === undefined ? '' : term(b), line, second, ' ', c === undefined ? '' : term(c)));

const nameList = (names: readonly Name[]): string => names.map((name) => name.text).join(' ');

const binder = ({ names, range }: Binder): Doc => {
  switch (range.kind) {
    case 'none':
      return nameList(names);
    case 'sort':
      return [nameList(names), ' : ', term(range.sort)];
    case 'in':
      return [nameList(names), ' in ', term(range.set)];
  }
};

const binders = (list: readonly Binder[]): Doc => commas(list.map(binder));
const expressions = (list: readonly Expr[]): Doc => commas(list.map((expr) => expression(expr)));

// Parts of declarations

const params = (list: readonly Param[]): Doc => {
  const out: Doc[] = [];
  for (let i = 0; i < list.length; ) {
    const implicit = list[i]?.implicit ?? false;
    const groups: Doc[] = [];
    for (let param = list[i]; param !== undefined && param.implicit === implicit; param = list[++i]) {
      groups.push([nameList(param.names), ' : ', term(param.sort)]);
    }
    out.push(group(line, inBrackets(implicit ? '{' : '(', groups, implicit ? '}' : ')')));
  }
  return nest(...out);
};

const attributes = (a: Attributes): Doc => {
  const out: Doc[] = [];
  if (a.title !== undefined) out.push(group(line, quote(a.title)));
  if (a.notation !== undefined) out.push(group(line, `notation ${quote(a.notation)}`));
  if (a.tex !== undefined) out.push(group(line, `tex ${quote(a.tex)}`));
  if (a.reads !== undefined) out.push(group(line, `reads ${quote(a.reads)}`));
  if (a.builtin !== undefined) out.push(group(line, `builtin ${quote(a.builtin)}`));
  return nest(...out);
};

const on = (space: Expr | undefined, to: Expr | undefined): Doc =>
  space === undefined ? '' : nest(group(line, 'on ', term(space), to === undefined ? '' : [' -> ', term(to)]));

const labels = (names: readonly Name[]): string => names.map((name) => name.text).join(', ');

/** On one line if it is short; else with all its breaks. */
const compact = (doc: Doc): Doc => (layout(group(doc), 0, Number.POSITIVE_INFINITY).length <= maxCompact ? group(doc) : doc);

const defined = (head: Doc, body: Expr): Doc => compact([head, nest(line, ':= ', nest(expression(body)))]);

const stated = (head: Doc, { hypotheses, conclusion }: Statement, titled: boolean): Doc => {
  if (hypotheses.length === 0) return [head, ':', group(nest(line, expression(conclusion)))];
  const body = nest(line, group('if ', group(nest(expressions(hypotheses))), line, 'then ', nest(expression(conclusion))));
  // Under a title, the statement has a line of its own.
  return titled ? [head, body] : compact([head, body]);
};

/** What a claim asks for besides, in this order. */
const clauses = ({ tight, inhabited, resting, values, model }: Clauses): Doc[] => {
  const out: Doc[] = [];
  const put = (...parts: Doc[]) => out.push(nest(line, ...parts));
  const conditions = tight === undefined || tight.conditions.length === 0 ? '' : [' if ', group(nest(expressions(tight.conditions)))];
  if (tight !== undefined) put('tight', tight.by === undefined ? '' : ` by ${labels(tight.by)}`, conditions);
  if (inhabited !== undefined) put('inhabited by ', group(nest(expressions(inhabited.terms))));
  if (resting !== undefined) put('resting on ', labels(resting));
  if (values !== undefined) put('with ', group(nest(commas(values.map(({ name, value }) => [name.text, ' := ', expression(value)])))));
  if (model !== undefined) put('for model ', expression(model));
  return out;
};

interface Row {
  text: string;
  /** The justification behind the text, and the column it is moved to. */
  because: string;
  column: number;
  comment: string | undefined;
}

/** Collects the lines of one declaration. */
class Printer {
  readonly #rows: Row[] = [];
  readonly #gaps: Gaps;

  constructor(gaps: Gaps) {
    this.#gaps = gaps;
  }

  text(): string {
    return this.#rows.map(rowText).join('\n');
  }

  declaration(d: Declaration): void {
    switch (d.kind) {
      case 'import':
        this.#put(0, ['import ', labels(d.theories)]);
        break;
      case 'parameter':
        this.#put(0, ['parameter ', nameList(d.names), ' : ', term(d.sort)]);
        break;
      case 'given':
        this.#put(0, group('given ', nest(expressions(d.formulas))));
        break;
      case 'name':
        this.#put(0, defined([d.keyword, ' ', d.name.text, attributes(d.attributes)], d.value));
        break;
      case 'sort':
      case 'predicate':
        this.#put(0, [d.kind, ' ', d.name.text, params(d.params), attributes(d.attributes)]);
        break;
      case 'function': {
        const sort = d.sort === undefined ? '' : [' : ', term(d.sort)];
        this.#put(0, [d.sort === undefined ? 'space' : 'function', ' ', d.name.text, params(d.params), sort, attributes(d.attributes)]);
        break;
      }
      case 'object': {
        const spaces = d.on === undefined ? '' : d.to === undefined ? [' on ', term(d.on)] : [' : ', term(d.on), ' -> ', term(d.to)];
        this.#put(0, defined([d.keyword, ' ', d.name.text, spaces, attributes(d.attributes)], d.value));
        break;
      }
      case 'show':
        this.#put(0, group('show ', nest(expression(d.term))));
        break;
      case 'check':
        this.#proved(group('check ', nest(expression(d.formula))), d.because);
        break;
      case 'define': {
        const sort = d.sort === undefined ? '' : [' : ', term(d.sort)];
        this.#put(0, defined(['define ', d.name.text, params(d.params), sort, attributes(d.attributes)], d.body));
        break;
      }
      case 'predicateOn': {
        const keyword = d.to === undefined ? 'concept predicate ' : 'mixing predicate ';
        const head = [keyword, d.name.text, params(d.params), on(d.on, d.to), attributes(d.attributes)];
        this.#put(0, compact([head, nest(line, 'of ', d.of.text, ' := ', nest(expression(d.body)))]));
        break;
      }
      case 'axiom': {
        const head = ['axiom ', d.label.text, params(d.params), on(d.statement.on, d.statement.to), attributes(d.attributes)];
        const titled = d.attributes.title !== undefined;
        const source = nest(line, d.source.kind, ' ', quote(d.source.text));
        this.#put(
          0,
          d.statement.hypotheses.length > 0 && titled
            ? [stated(head, d.statement, titled), source]
            : compact([stated(head, d.statement, titled), source]),
        );
        break;
      }
      case 'theorem': {
        const head = ['theorem ', d.label.text, params(d.params), on(d.statement.on, d.statement.to), attributes(d.attributes)];
        this.#proved(stated(head, d.statement, d.attributes.title !== undefined), d.because);
        break;
      }
      case 'claim': {
        const head = [
          d.keyword,
          d.label === undefined ? '' : ` ${d.label.text}`,
          on(d.statement.on, d.statement.to),
          attributes(d.attributes),
        ];
        const { hypotheses, conclusion } = d.statement;
        const given = hypotheses.length === 0 ? '' : nest(line, 'if ', group(nest(expressions(hypotheses))));
        this.#proved(group(head, ':', nest(line, expression(conclusion)), given, ...clauses(d.clauses)), d.because);
        break;
      }
      case 'verdict': {
        const head = ['verdict ', d.what, params(d.params), attributes(d.attributes)];
        const meaning = d.meaning === undefined ? '' : [line, ':= ', nest(expression(d.meaning))];
        this.#put(0, compact([head, nest(line, 'of ', nest(expression(d.pattern)), meaning)]));
        break;
      }
    }
  }

  /** A statement and its proof. */
  #proved(head: Doc, because: Justification): void {
    switch (because.kind) {
      case 'auto':
        this.#put(0, head);
        break;
      case 'by':
        this.#put(0, [head, group(nest(line, 'by ', labels(because.facts)))]);
        break;
      case 'sorry':
        this.#put(0, [head, group(nest(line, 'sorry'))]);
        break;
      case 'proof':
        this.#put(0, head);
        this.#proof(because, 0);
    }
  }

  /** Adds the lines of a document. */
  #put(indent: number, doc: Doc): void {
    const text = ' '.repeat(indent) + layout(doc, indent, maxWidth);
    for (const row of text.split('\n')) this.#rows.push({ text: row, because: '', column: 0, comment: undefined });
  }

  /** Puts what stood before the word at `start` where the next line begins. */
  #gap(start: number, indent: number, position: 'first' | 'later' | 'end'): void {
    const { trailing, lines } = this.#gaps(start);
    const last = this.#rows[this.#rows.length - 1];
    if (trailing !== undefined && last !== undefined) last.comment = trailing;
    lines.forEach((text, i) => {
      // No empty lines at the beginning or the end of a proof.
      if (text === '' && ((position === 'first' && i === 0) || (position === 'end' && i === lines.length - 1))) return;
      this.#rows.push({ text: text === '' ? '' : `${' '.repeat(indent)}${text}`, because: '', column: 0, comment: undefined });
    });
  }

  #proof(proof: Extract<Justification, { kind: 'proof' }>, indent: number): void {
    this.#gap(proof.span.start, indent, 'first');
    this.#put(indent, 'proof');
    this.#steps(proof.steps, indent + 2);
    this.#gap(proof.span.end - 'qed'.length, indent + 2, proof.steps.length === 0 ? 'first' : 'end');
    this.#put(indent, 'qed');
  }

  #steps(steps: readonly Step[], indent: number): void {
    const justified: Row[] = [];
    steps.forEach((step, i) => {
      this.#gap(step.span.start, indent, i === 0 ? 'first' : 'later');
      this.#step(step, indent, justified);
    });
    const aligned = justified.filter((row) => row.text.length <= maxAligned);
    const column = aligned.reduce((most, row) => Math.max(most, row.text.length), 0);
    for (const row of aligned) if (column + 2 + row.because.length <= maxWidth) row.column = column;
  }

  #step(step: Step, indent: number, justified: Row[]): void {
    switch (step.kind) {
      case 'take':
        this.#put(indent, group('take ', nest(binders(step.binders))));
        break;
      case 'assume':
        this.#put(indent, group('assume ', nest(expressions(step.formulas))));
        break;
      case 'let':
        this.#put(indent, group('let ', step.name.text, ' :=', nest(line, expression(step.value))));
        break;
      case 'have':
        this.#because(indent, group('have ', label(step.label), nest(expression(step.formula))), step.because, justified);
        break;
      case 'thus':
        this.#because(
          indent,
          step.formula === undefined ? 'thus' : group('thus ', nest(expression(step.formula))),
          step.because,
          justified,
        );
        break;
      case 'obtain': {
        const head = group('obtain ', group(nest(binders(step.binders))), nest(line, 'where ', group(nest(expressions(step.where)))));
        this.#because(indent, head, step.because, justified);
        break;
      }
      case 'chain':
        this.#chain(step, indent, justified);
        break;
      case 'cases': {
        this.#because(indent, 'cases', step.because, justified);
        for (const c of step.cases) {
          this.#gap(c.span.start, indent, 'later');
          this.#put(indent, group('case ', nest(expression(c.formula)), ':'));
          this.#steps(c.steps, indent + 2);
        }
        this.#gap(step.span.end - 'qed'.length, indent + 2, 'end');
        this.#put(indent, 'qed');
        break;
      }
    }
  }

  #chain(step: Extract<Step, { kind: 'chain' }>, indent: number, justified: Row[]): void {
    const head = layout([step.last ? 'thus ' : 'have ', label(step.label), term(step.first)], indent, Number.POSITIVE_INFINITY);
    // The signs of a chain stand under each other, unless that leaves too little room.
    const under = indent + head.length + 1 <= 60 ? indent + head.length + 1 : indent + 4;
    const doc = (link: Link): Doc => [link.op, ' ', nest(term(link.right))];
    step.links.forEach((link, i) => {
      if (i > 0) this.#because(under, doc(link), link.because, justified, indent);
      else if (under === indent + 4) {
        this.#put(indent, [step.last ? 'thus ' : 'have ', label(step.label), nest(term(step.first))]);
        this.#because(under, doc(link), link.because, justified, indent);
      } else this.#because(indent, [head, ' ', nest(doc(link))], link.because, justified);
    });
  }

  /** A line with its justification behind it; a proof goes below it. */
  #because(indent: number, doc: Doc, because: Justification, justified: Row[], proofIndent = indent): void {
    this.#put(indent, doc);
    if (because.kind === 'auto') return;
    if (because.kind === 'proof') {
      this.#proof(because, proofIndent);
      return;
    }
    const text = because.kind === 'sorry' ? 'sorry' : `by ${labels(because.facts)}`;
    const row = this.#rows[this.#rows.length - 1];
    if (doc === 'thus' || doc === 'cases') {
      if (row !== undefined) row.text += ` ${text}`;
    } else if (row !== undefined && row.text.length + 2 + text.length <= maxWidth) {
      row.because = text;
      justified.push(row);
    } else this.#put(indent + 4, text);
  }
}

const rowText = (row: Row): string => {
  const because = row.because === '' ? '' : `${' '.repeat(Math.max(row.column - row.text.length, 0) + 2)}${row.because}`;
  const comment = row.comment === undefined ? '' : `  ${row.comment}`;
  return `${row.text}${because}${comment}`;
};

const label = (name: Name | undefined): string => (name === undefined ? '' : `${name.text}: `);
