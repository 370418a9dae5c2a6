/** Expressions as TeX: what the theories say with `tex`, and for the rest the notation of the paper. */
import type { Entry } from '../../elaborate/scope.ts';
import type { Binder, Expr } from '../../syntax/ast.ts';
import { level, levelOf } from '../../syntax/precedence.ts';

/** Which declared symbol an expression stands for. */
export type SymbolOf = (expr: Expr) => Entry | undefined;

/** TeX, for math mode. */
export const tex = (expr: Expr, symbolOf: SymbolOf): string => new Writer(symbolOf).at(expr, level.lowest);

class Writer {
  readonly #symbolOf: SymbolOf;

  constructor(symbolOf: SymbolOf) {
    this.#symbolOf = symbolOf;
  }

  /** The expression where operators bind at least as tightly as `least`, in parentheses if its own do not. */
  at(expr: Expr, least: number): string {
    const [text, own] = this.#write(expr);
    return own >= least ? text : `(${text})`;
  }

  /** The text, and how tightly it binds. */
  #write(expr: Expr): readonly [string, number] {
    switch (expr.kind) {
      case 'name':
        return [this.#template(expr, []) ?? identifier(expr.name), level.atom];
      case 'number':
        return [expr.text, expr.text.startsWith('-') ? level.negative : level.atom];
      case 'truth':
        return [expr.value ? '\\top' : '\\bot', level.atom];
      case 'call':
        return [this.#template(expr, expr.args) ?? `${identifier(expr.head.text)}(${this.#list(expr.args)})`, level.atom];
      case 'predicates':
        return [`${identifier(expr.head.text)}\\{${this.#list(expr.items)}\\}`, level.atom];
      case 'tuple':
        return [`(${this.#list(expr.items)})`, level.atom];
      case 'set':
        return [expr.items.length === 0 ? '\\varnothing' : `\\{${this.#list(expr.items)}\\}`, level.atom];
      case 'matrix': {
        const rows = expr.rows.map((row) => row.map((entry) => this.at(entry, level.lowest)).join(' & '));
        return [`\\begin{pmatrix} ${rows.join(' \\\\ ')} \\end{pmatrix}`, level.atom];
      }
      case 'ascription':
        return [`(${this.at(expr.term, level.lowest)} : ${this.at(expr.sort, level.relation + 1)})`, level.atom];
      case 'comprehension':
        return [`\\{${this.#binder(expr.binder)} \\mid ${this.at(expr.body, level.lowest)}\\}`, level.atom];
      case 'not':
        return [`\\lnot ${this.at(expr.body, level.not)}`, level.not];
      case 'quantified': {
        const sign = expr.quantifier === 'forall' ? '\\forall' : '\\exists';
        const binders = expr.binders.map((b) => this.#binder(b)).join(',\\ ');
        return [`${sign} ${binders}.\\ ${this.at(expr.body, level.lowest)}`, level.lowest];
      }
      case 'relation':
        return [this.#infix(expr.left, RELATIONS[expr.op], expr.right, level.relation), level.relation];
      case 'connective': {
        const own = levelOf.get(expr.op) ?? level.lowest;
        const right = expr.op === '=>' || expr.right.kind === 'quantified' ? own : own + 1;
        const left = expr.op === 'and' || expr.op === 'or' ? own : own + 1;
        const after = expr.right.kind === 'quantified' ? this.at(expr.right, level.lowest) : this.at(expr.right, right);
        return [`${this.at(expr.left, left)} ${CONNECTIVES[expr.op]} ${after}`, own];
      }
      case 'operator':
        return this.#operator(expr);
    }
  }

  #operator(expr: Extract<Expr, { kind: 'operator' }>): readonly [string, number] {
    const [a, b, c] = expr.args;
    const own = levelOf.get(expr.op) ?? level.relation;
    const templated = this.#template(expr, expr.args);
    if (templated !== undefined) return [templated, expr.op === '^-1' ? level.inverse : own];
    if (a === undefined) return [words(expr.op), level.atom];
    if (b === undefined) {
      if (expr.op === '^-1') return [`${this.at(a, level.atom)}^{-1}`, level.inverse];
      return [`-${this.at(a, level.negative + 1)}`, level.negative];
    }
    const phrase = PHRASES.get(expr.op);
    if (phrase !== undefined) {
      const [first, second] = phrase;
      const side = (e: Expr) => this.at(e, level.relation + 1);
      return [`${side(a)} ${first} ${side(b)}${c === undefined ? '' : ` ${second} ${side(c)}`}`, level.relation];
    }
    if (expr.op === '(,)') return [`(${this.#list(expr.args)})`, level.atom];
    const numerical = this.#symbolOf(expr) === undefined;
    if (expr.op === '/') return [`\\tfrac{${this.at(a, level.lowest)}}{${this.at(b, level.lowest)}}`, level.atom];
    if (expr.op === '*' && numerical && a.kind === 'number' && b.kind !== 'number')
      return [`${this.at(a, own)}\\,${this.at(b, own + 1)}`, own];
    const sign = (numerical ? NUMERICAL : SIGNS).get(expr.op) ?? words(expr.op);
    return [this.#infix(a, sign, b, own), own];
  }

  #infix(a: Expr, sign: string, b: Expr, own: number): string {
    const left = own === level.relation ? own + 1 : own;
    return `${this.at(a, left)} ${sign} ${this.at(b, own + 1)}`;
  }

  #binder({ names, range }: Binder): string {
    const variables = names.map((n) => identifier(n.text)).join(', ');
    if (range.kind === 'none') return variables;
    return range.kind === 'in'
      ? `${variables} \\in ${this.at(range.set, level.relation + 1)}`
      : `${variables} : ${this.at(range.sort, level.relation + 1)}`;
  }

  #list(items: readonly Expr[]): string {
    return items.map((item) => this.at(item, level.lowest)).join(', ');
  }

  /** The `tex` of a symbol, with its arguments for #1, #2, …; those that are not fenced in by the template get parentheses where needed. */
  #template(expr: Expr, args: readonly Expr[]): string | undefined {
    const template = this.#symbolOf(expr)?.attributes.tex;
    return template?.replace(/(?<=(.?.?))#(\d)(?=(.?))/gu, (_, before: string, digit: string, after: string) => {
      const arg = args[Number(digit) - 1];
      if (arg === undefined) return '';
      const fenced = OPENING.test(before) && CLOSING.test(after);
      return this.at(arg, fenced ? level.lowest : level.atom);
    });
  }
}

/** What makes the extent of an argument plain in print. A plain brace does not. */
const OPENING = /(?:\(|[_^]\{|\||, )$/;
const CLOSING = /^[)}|,]/;

const RELATIONS = { '=': '=', '!=': '\\neq', in: '\\in', 'not in': '\\notin' } as const;
const CONNECTIVES = { and: '\\land', or: '\\lor', '=>': '\\Rightarrow', '<=>': '\\Leftrightarrow' } as const;
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['<=', '\\subseteq'],
  ['>=', '\\supseteq'],
  ['<', '<'],
  ['>', '>'],
  ['~', '\\sim'],
  ['<<', '\\ll'],
  ['&', '\\cap'],
  ['union', '\\cup'],
  ['+', '+'],
  ['-', '-'],
  ['*', '\\times'],
  ['@', '\\circ'],
]);
const NUMERICAL: ReadonlyMap<string, string> = new Map([...SIGNS, ['<=', '\\le'], ['>=', '\\ge'], ['*', '\\cdot']]);

const words = (text: string): string => `\\text{ ${text} }`;
/** The phrases, in two parts where they take three arguments. */
const PHRASES: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['coarser than', ['\\sqsubseteq', '']],
  ['equivalent to', ['\\equiv', '']],
  ['identifiable up to', [words('identifiable up to'), '']],
  ['coarser than under', ['\\sqsubseteq', words('under')]],
  ['equivalent to under', [words('equivalent to'), words('under')]],
  ['in identifiable up to', [words('in'), words('identifiable up to')]],
  ['a.e.', ['=', words('a.e.')]],
]);

const GREEK = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega'.split(' '), // biome-ignore format: one list
);

/** `kappa0'` is κ₀′, `x` a variable, `spark` a word. */
export function identifier(name: string): string {
  const [, stem = name, digits = '', primes = ''] = /^(.*?[^\d'])(\d*)('*)$/u.exec(name) ?? [];
  const body = GREEK.has(stem) ? `\\${stem}` : [...stem].length === 1 ? stem : `\\mathrm{${escapeTex(stem)}}`;
  return `${body}${digits === '' ? '' : `_{${digits}}`}${primes}`;
}

/** Text with the characters that TeX would take for something else. */
export const escapeTex = (text: string): string => text.replace(/[\\{}$&#%_^~…]/g, (c) => SPECIAL.get(c) ?? `\\${c}`);
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ['…', '\\ldots{}'],
]);
