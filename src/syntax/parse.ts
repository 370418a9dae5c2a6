/**
 * From text to a theory. The file is cut at declaration keywords and each declaration is parsed by itself, so that one run reports every
 * error of a file and memory stays linear in the largest declaration. Inside a proof a broken step is set aside and the rest read on.
 */
import nearley from 'nearley';
import { declarationKeywords } from '../../grammar/words.ts';
import type { Declaration, Expr, Span, Theory } from './ast.ts';
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import { type Expectation, expectation, keywordsAmong } from './expected.ts';
import grammar from './generated/grammar.js';
import { Lowering } from './lower.ts';
import { checkNesting } from './nesting.ts';
import { nearest } from './similar.ts';
import { assemble, type Chunk, chunks, declarationTypes, maxTokens, rawTokens, stepTypes, type Token } from './tokenize.ts';

export interface Parsed {
  /** What could be read; undefined without a header. */
  readonly theory: Theory | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** No more errors than these are collected from one file. */
export const maxErrors = 1_000;
/** A declaration is read again so often after errors in its proof, and all of them together so many tokens. */
const maxRetries = 20;
const maxRetriedTokens = 2_000_000;

// nearley

interface State {
  readonly rule: { readonly name: string; readonly symbols: readonly unknown[] };
  readonly dot: number;
  readonly reference: number;
}
interface Column {
  readonly states: readonly State[];
  readonly scannable: readonly State[];
}

/** Nothing that nearley would write as an error is ever shown, so it is not built either. */
class Recogniser extends nearley.Parser {
  declare readonly table: readonly Column[];

  reportError(): string {
    return '';
  }
}

/** Hands out tokens that are already there. */
class Feed implements nearley.Lexer {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  reset(): void {}

  next(): Token | undefined {
    return this.#tokens[this.#next++];
  }

  save(): nearley.LexerState {
    return {};
  }

  formatError(): string {
    return '';
  }

  /** The index of the token handed out last. */
  get last(): number {
    return this.#next - 1;
  }
}

const grammars = {
  header: nearley.Grammar.fromCompiled({ ...grammar, ParserStart: 'header' }),
  declaration: nearley.Grammar.fromCompiled({ ...grammar, ParserStart: 'declaration' }),
  flat: nearley.Grammar.fromCompiled({ ...grammar, ParserStart: 'flat' }),
} as const;

type Start = keyof typeof grammars;

type Recognised =
  | { readonly kind: 'done'; readonly cell: nearley.Parser['results'][number] }
  /** `index` is that of the token that does not fit; the number of tokens if there are too few. */
  | { readonly kind: 'stuck'; readonly index: number; readonly expected: Expectation; readonly complete: boolean };

const recognise = (start: Start, tokens: readonly Token[]): Recognised => {
  const feed = new Feed(tokens);
  const parser = new Recogniser(grammars[start], { lexer: feed });
  try {
    parser.feed('');
  } catch (thrown) {
    // nearley throws where no rule goes on; anything else is a bug of ours.
    if (!(thrown instanceof Error && 'token' in thrown)) throw thrown;
    const column = parser.table[parser.current];
    return { kind: 'stuck', index: feed.last, expected: expectation(expectedTypes(column)), complete: isComplete(column, start) };
  }
  const [result, another] = parser.results;
  if (another !== undefined) throw new Error(`the grammar is ambiguous: ${tokens.map((token) => token.value).join(' ')}`);
  if (result !== undefined) return { kind: 'done', cell: result };
  return { kind: 'stuck', index: tokens.length, expected: expectation(expectedTypes(parser.table[parser.current])), complete: false };
};

const expectedTypes = (column: Column | undefined): ReadonlySet<string> => {
  const types = new Set<string>();
  for (const state of column?.scannable ?? []) {
    const symbol = state.rule.symbols[state.dot];
    if (typeof symbol === 'object' && symbol !== null && 'type' in symbol && typeof symbol.type === 'string') types.add(symbol.type);
  }
  return types;
};

const isComplete = (column: Column | undefined, start: Start): boolean =>
  column?.states.some((state) => state.rule.name === start && state.reference === 0 && state.dot === state.rule.symbols.length) ?? false;

// Files

/** Parses a theory file; every error of the file is reported, and all declarations that could be read are returned. */
export const parseTheory = (text: string): Parsed => new FileParser(text).parse();

/** Parses one expression (for tests and for printing round trips). */
export const parseExpression = (text: string): { readonly expr: Expr | undefined; readonly diagnostics: readonly Diagnostic[] } => {
  const parser = new FileParser(text);
  const expr = parser.expression();
  return { expr: parser.diagnostics.length === 0 ? expr : undefined, diagnostics: parser.diagnostics };
};

interface Misspelt {
  readonly token: Token;
  /** What it may be; it is read as the first. */
  readonly keywords: readonly string[];
}

class FileParser {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  #header: Pick<Theory, 'name' | 'title'> | undefined;
  #headerSeen = false;
  readonly #declarations: Declaration[] = [];
  #retriedTokens = 0;
  /** Where a reserved word was taken for a name; no declaration begins there. */
  #misused = -1;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Parsed {
    let first = true;
    for (const chunk of chunks(rawTokens(this.#text), this.#text)) {
      this.#chunk(chunk, first);
      first = false;
      if (this.diagnostics.length >= maxErrors) {
        this.diagnostics.length = maxErrors;
        const at = chunk.next ?? { start: this.#text.length, end: this.#text.length };
        this.diagnostics.push(diagnostic('TOO_MANY_ERRORS', spanOf(at), { limit: maxErrors }));
        break;
      }
    }
    if (!this.#headerSeen) this.diagnostics.push(diagnostic('MISSING_HEADER', this.#firstWord(), {}));
    const theory = this.#header === undefined ? undefined : { ...this.#header, declarations: this.#declarations };
    return { theory, diagnostics: this.diagnostics };
  }

  expression(): Expr | undefined {
    const raw = [...rawTokens(this.#text)];
    if (raw.length > maxTokens) {
      this.diagnostics.push(diagnostic('DECLARATION_TOO_LONG', { start: 0, end: 0 }, { limit: maxTokens }));
      return undefined;
    }
    const before = this.diagnostics.length;
    const tokens = assemble(raw, this.#text);
    this.#lexical(tokens);
    const nesting = checkNesting(tokens, this.#text);
    if (nesting.tooDeep !== undefined) this.diagnostics.push(nesting.tooDeep);
    this.diagnostics.push(...nesting.brackets.map((b) => b.diagnostic));
    if (this.diagnostics.length > before) return undefined;
    const result = recognise('flat', tokens);
    if (result.kind === 'stuck') {
      this.diagnostics.push(this.#explain(tokens, result, undefined));
      return undefined;
    }
    const lowering = new Lowering();
    const expr = lowering.expr(result.cell);
    this.diagnostics.push(...lowering.diagnostics);
    return expr;
  }

  #firstWord(): Span {
    const first = rawTokens(this.#text).next().value;
    return first === undefined ? { start: 0, end: 0 } : spanOf(first);
  }

  #chunk(chunk: Chunk, first: boolean): void {
    const head = chunk.raw[0];
    if (head === undefined) return;
    if (head.start === this.#misused) return;
    if (declarationTypes.has(head.type)) {
      this.#declaration(chunk, first);
      return;
    }
    // Only the first chunk can begin with anything else.
    const meant = head.type === 'name' ? nearest(head.value, ['theory', ...declarationKeywords]) : [];
    if (meant.length > 0) this.#misspelt(chunk, 0, meant, first);
  }

  /** Reports a misspelt declaration keyword, and reads on as if it were right. */
  #misspelt(chunk: Chunk, index: number, keywords: readonly string[], first: boolean): void {
    const raw = chunk.raw.slice(index);
    const head = raw[0];
    const [keyword] = keywords;
    if (head === undefined || keyword === undefined) return;
    this.diagnostics.push(diagnostic('MISSPELT_KEYWORD', spanOf(head), { found: head.value, keywords }));
    raw[0] = { ...head, type: `kw_${keyword}` };
    this.#declaration({ ...chunk, raw }, first);
  }

  /** Reports words that could not be read, and returns where they are. */
  #lexical(tokens: readonly Token[]): readonly number[] {
    const places: number[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token?.type === 'openString') {
        this.diagnostics.push(diagnostic('UNTERMINATED_STRING', spanOf(token), {}));
        places.push(i);
      } else if (token?.type === 'invalid') {
        places.push(i);
        let end = token.end;
        while (tokens[i + 1]?.type === 'invalid' && tokens[i + 1]?.start === end) end = tokens[++i]?.end ?? end;
        const text = this.#text.slice(token.start, end);
        const span = { start: token.start, end };
        this.diagnostics.push(diagnostic('INVALID_CHARACTER', span, { text: shorten(text), suggestion: lookalikes.get(text) }));
      }
    }
    return places;
  }

  #declaration(chunk: Chunk, first: boolean): void {
    const head = chunk.raw[0];
    if (head === undefined) return;
    const isHeader = head.type === 'kw_theory';
    if (isHeader) {
      this.#headerSeen = true;
      if (!first) {
        this.diagnostics.push(diagnostic('MISPLACED_HEADER', spanOf(head), {}));
        return;
      }
    }
    if (chunk.tooLong) {
      this.diagnostics.push(diagnostic('DECLARATION_TOO_LONG', spanOf(head), { limit: maxTokens }));
      return;
    }
    let raw = chunk.raw;
    let tokens = assemble(raw, this.#text);
    const unread = this.#lexical(tokens);
    const nesting = checkNesting(tokens, this.#text);
    if (nesting.tooDeep !== undefined) {
      this.diagnostics.push(nesting.tooDeep);
      return;
    }
    let sound = true;
    /** A `qed` too many belongs to no step. */
    const unmatched = new Set(nesting.brackets.filter(({ index }) => tokens[index]?.type === 'kw_qed').map(({ index }) => index));
    /** Sets aside the stretch around a token that is known to be wrong, to read on with the rest. */
    const setAside = (index: number): boolean => {
      sound = false;
      if (unmatched.has(index)) {
        tokens = tokens.filter((_, i) => i !== index);
        return true;
      }
      const rest = withoutStep(tokens, index);
      if (rest !== undefined) tokens = rest;
      return rest !== undefined;
    };
    // From the end, so that the earlier places stay where they are.
    const places = [...unread, ...nesting.brackets.map((found) => found.index)].sort((a, b) => b - a);
    this.diagnostics.push(...nesting.brackets.map((found) => found.diagnostic));
    if (places.length > maxRetries || !places.every(setAside)) return;

    let unclosed = nesting.unclosedProofs;
    let reported = -1;
    for (let tries = 0; ; tries++) {
      const result = recognise(isHeader ? 'header' : 'declaration', tokens);
      if (result.kind === 'done') {
        this.#lower(result.cell, isHeader, tokens, sound);
        return;
      }
      const stuck = tokens[result.index];
      // Setting aside did not help; what comes now would be noise.
      if (stuck !== undefined && stuck.start <= reported) return;
      reported = stuck?.start ?? reported;
      const misspelt = this.#misspeltAt(tokens, result);
      const hidden = this.#hiddenDeclaration(raw, misspelt);
      if (hidden !== undefined) {
        this.#declaration({ raw: raw.slice(0, hidden.index), tooLong: false, next: raw[hidden.index] }, first);
        this.#misspelt({ ...chunk, raw }, hidden.index, hidden.keywords, false);
        return;
      }
      if (misspelt !== undefined) {
        const { token, keywords } = misspelt;
        this.diagnostics.push(diagnostic('MISSPELT_KEYWORD', spanOf(token), { found: token.value, keywords }));
      } else if (stuck === undefined && unclosed.length > 0) {
        this.diagnostics.push(...unclosed);
      } else {
        const reason = this.#explain(tokens, result, chunk.next);
        this.diagnostics.push(reason);
        // A framing word taken for a name frames nothing.
        if (reason.code === 'RESERVED_WORD' && isFraming(stuck)) return;
      }
      // The end has been reached, or it has been tried often enough.
      this.#retriedTokens += tokens.length;
      if (stuck === undefined || tries >= maxRetries || this.#retriedTokens > maxRetriedTokens) return;
      if (misspelt !== undefined) {
        sound = false;
        raw = raw.map((token) => (token.start === misspelt.token.start ? keywordToken(token, misspelt.keywords[0] ?? '') : token));
        tokens = assemble(raw, this.#text);
        unclosed = checkNesting(tokens, this.#text).unclosedProofs;
      } else if (!setAside(isFraming(stuck) ? result.index - 1 : result.index)) return;
    }
  }

  /** Lowers a declaration; one of which a part was set aside only to find more errors. */
  #lower(cell: nearley.Parser['results'][number], isHeader: boolean, tokens: readonly Token[], sound: boolean): void {
    const lowering = new Lowering();
    if (isHeader) this.#header = lowering.header(cell);
    else {
      const declaration = lowering.declaration(cell, tokens[tokens.length - 1]?.end ?? 0);
      if (sound && lowering.diagnostics.length === 0) this.#declarations.push(declaration);
    }
    this.diagnostics.push(...lowering.diagnostics);
  }

  /** The keyword that was meant by the name where the parser got stuck, or just before it. */
  #misspeltAt(tokens: readonly Token[], at: Extract<Recognised, { kind: 'stuck' }>): Misspelt | undefined {
    const token = tokens[at.index];
    if (token === undefined || !isName(token)) return undefined;
    const keywords = nearest(token.value, keywordsAmong(at.expected.types));
    if (keywords.length > 0) return { token, keywords };
    const declarations = nearest(token.value, declarationKeywords);
    if (declarations.length > 0 && (at.complete || this.#beginsLikeADeclaration(token, tokens[0])))
      return { token, keywords: declarations };
    const before = tokens[at.index - 1];
    if (before === undefined || !isName(before)) return undefined;
    const prefixes = nearest(before.value, ['forall', 'exists', 'not']);
    return prefixes.length === 0 ? undefined : { token: before, keywords: prefixes };
  }

  /** A declaration further on in these tokens whose keyword is misspelt: the word that was found to be so, or one that looks like it. */
  #hiddenDeclaration(
    raw: readonly Token[],
    found: Misspelt | undefined,
  ): { readonly index: number; readonly keywords: readonly string[] } | undefined {
    if (this.diagnostics.length >= maxErrors) return undefined;
    for (let index = 1; index < raw.length; index++) {
      const token = raw[index];
      if (token === undefined || token.type !== 'name') continue;
      if (found !== undefined && token.start === found.token.start && declarationTypes.has(`kw_${found.keywords[0]}`))
        return { index, keywords: found.keywords };
      if (!this.#beginsLikeADeclaration(token, raw[0])) continue;
      const keywords = nearest(token.value, declarationKeywords);
      if (keywords.length > 0) return { index, keywords };
    }
    return undefined;
  }

  /** Whether a word is the first of its line, at the column where its declaration began. */
  #beginsLikeADeclaration(token: Token, head: Token | undefined): boolean {
    const own = this.#indentation(token);
    return own !== undefined && head !== undefined && own === this.#indentation(head);
  }

  /** The columns before the first word of a line; undefined for the other words. */
  #indentation(token: Token): number | undefined {
    let at = token.start;
    while (at > 0 && (this.#text[at - 1] === ' ' || this.#text[at - 1] === '\t')) at--;
    const before = this.#text[at - 1];
    return before === undefined || before === '\n' || before === '\r' ? token.start - at : undefined;
  }

  /** The words for being stuck. */
  #explain(tokens: readonly Token[], at: Extract<Recognised, { kind: 'stuck' }>, next: Token | undefined): Diagnostic {
    const { types } = at.expected;
    const head = tokens[0];
    const ofTheory = head?.type === 'kw_theory' || head?.type === 'kw_import';
    const phrases = at.expected.phrases.map((phrase) => (ofTheory && phrase === 'a label' ? 'the name of a theory' : phrase));
    if (at.complete) phrases.push('the next declaration');
    // A token without width stands for what follows it.
    const index = tokens[at.index]?.type === 'auto' ? at.index + 1 : at.index;
    const token = tokens[index];
    if (token === undefined) {
      const label = tokens[1];
      if (types.has('kw_cite') && label !== undefined) return diagnostic('AXIOM_WITHOUT_SOURCE', spanOf(label), { label: label.value });
      if (next !== undefined && types.size === 1 && (types.has('name') || types.has('label')) && this.#onOneLine(head, next)) {
        this.#misused = next.start;
        return diagnostic('RESERVED_WORD', spanOf(next), { word: next.value, expected: types.has('name') ? 'a name' : 'a label' });
      }
      const end = tokens[tokens.length - 1]?.end ?? 0;
      const before = next === undefined ? 'the end of the file' : `\`${next.value}\``;
      const what = head === undefined || !head.type.startsWith('kw_') ? 'the expression' : `this \`${head.value}\``;
      return diagnostic('UNEXPECTED_END', { start: end, end }, { what, before, expected: phrases });
    }
    const before = tokens[index - 1];
    if (types.size === 1 && types.has('name') && isFraming(token) && this.#onOneLine(head, token)) {
      return diagnostic('RESERVED_WORD', spanOf(token), { word: token.value, expected: 'a name' });
    }
    const broken = isFraming(token) ? this.#stepBefore(tokens, index) : undefined;
    if (broken !== undefined && before !== undefined) {
      const end = before.end;
      return diagnostic(
        'UNEXPECTED_END',
        { start: end, end },
        { what: `this \`${broken.value}\``, before: `\`${token.value}\``, expected: phrases },
      );
    }
    const callee = tokens[index - 2];
    if (token.type === 'rparen' && before?.type === 'lparen' && callee?.type === 'head') {
      return diagnostic('EMPTY_CALL', { start: callee.start, end: token.end }, { name: callee.value });
    }
    const wantsName = types.has('name') || types.has('label');
    const word = token.type.startsWith('kw_') || token.type === 'op' || token.type === 'quant';
    if (wantsName && !types.has('lparen') && word && /^[a-z]+$/.test(token.value) && !stepTypes.has(token.type)) {
      return diagnostic('RESERVED_WORD', spanOf(token), { word: token.value, expected: types.has('name') ? 'a name' : 'a label' });
    }
    return diagnostic('UNEXPECTED_TOKEN', spanOf(token), {
      found: this.#found(token),
      expected: phrases,
      hint: hint(token, before, types),
    });
  }

  /** The step, or beginning of a declaration, that is cut short by the framing word at an index. */
  #stepBefore(tokens: readonly Token[], index: number): Token | undefined {
    let from = index - 1;
    while (from > 0 && !isFraming(tokens[from])) from--;
    const first = tokens[from];
    return first?.type === 'kw_qed' || first?.type === 'kw_proof' ? undefined : first;
  }

  #onOneLine(a: Token | undefined, b: Token): boolean {
    return a !== undefined && !/[\r\n]/.test(this.#text.slice(a.start, b.start));
  }

  #found(token: Token): string {
    const text = this.#text.slice(token.start, token.end).split(/\s+/).join(' ');
    return token.type === 'string' ? `string ${shorten(text)}` : `\`${shorten(text)}\``;
  }
}

const spanOf = (token: Span): Span => ({ start: token.start, end: token.end });
const isName = (token: Token): boolean => token.type === 'name' || token.type === 'head' || token.type === 'collector';
const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Whether a token begins a step, or frames steps. */
const isFraming = (token: Token | undefined): boolean => token !== undefined && (stepTypes.has(token.type) || token.type === 'kw_proof');

const keywordToken = (token: Token, keyword: string): Token => ({
  ...token,
  value: keyword,
  type: keywordTypes.get(keyword) ?? `kw_${keyword}`,
});
const keywordTypes: ReadonlyMap<string, string> = new Map([
  ['and', 'op'],
  ['or', 'op'],
  ['union', 'op'],
  ['forall', 'quant'],
  ['exists', 'quant'],
]);

/** What to say beyond the list of what was expected. */
const hint = (token: Token, before: Token | undefined, types: ReadonlySet<string>): string | undefined => {
  if (before?.type === 'literal' && isName(token) && before.end === token.start)
    return `write \`${before.value}*${token.value}\` for the product`;
  if (token.type === 'comma' && types.has('auto')) return 'a step states one formula: join them with `and`, or write two steps';
  if (token.value === '=' && types.has('assign')) return 'a definition is written with `:=`';
  if (token.type === 'assign' && types.has('op')) return 'an equation is written with `=`';
  return undefined;
};

/** Characters that people write for others, and what they mean. */
const lookalikes: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['–', '-'],
  ['—', '--'],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['′', "'"],
  ['µ', 'μ'],
  ['∗', '*'],
  ['⋅', '*'],
  ['⟹', '=>'],
  ['⟺', '<=>'],
  ['↔', '<=>'],
  ['⊂', '<='],
  ['⊃', '>='],
  ['⋂', '&'],
  ['⋃', 'union'],
  ['≔', ':='],
  ['∼', '~'],
  ['⊤', 'true'],
  ['∣', '|'],
  ['ℕ', 'Nat'],
  ['ℚ', 'Rat'],
  ['ℝ', 'Real'],
  ['\u00a0', ' '],
  ['∅', '{}'],
  ['==', '='],
  ['&&', 'and'],
  ['!', 'not'],
  ['[', '('],
  [']', ')'],
  [';', ','],
  ['==>', '=>'],
  ['\\', '-'],
]); // prettier-ignore

/**
 * The tokens with the step around `index` replaced by one that is surely right (or the part before the proof by a plain theorem), to find
 * out what else is wrong; undefined where nothing would be left.
 */
const withoutStep = (tokens: readonly Token[], index: number): Token[] | undefined => {
  const at = Math.min(Math.max(index, 0), tokens.length - 1);
  let from = at;
  while (from > 0 && !isFraming(tokens[from])) from--;
  let to = Math.max(from, at) + 1;
  while (to < tokens.length && !isFraming(tokens[to])) to++;
  const first = tokens[from];
  const end = tokens[to];
  if (first === undefined || (end === undefined && !isFraming(first))) return undefined;
  const plain = (type: string, value: string): Token => ({ type, value, start: first.start, end: first.start });
  const truth = plain('literal', 'true');
  const because = end?.type === 'kw_proof' ? [] : [plain('auto', '')];
  const replacement = (): readonly Token[] => {
    if (!isFraming(first)) return [plain('kw_theorem', 'theorem'), plain('label', 'x'), plain('colon', ':'), truth];
    switch (first.type) {
      case 'kw_have':
      case 'kw_thus':
      case 'kw_obtain':
        return [{ ...first, type: 'kw_have' }, truth, ...because];
      case 'kw_cases':
        return [first, ...because];
      case 'kw_case':
        return [first, truth, plain('colon', ':')];
      case 'kw_proof':
      case 'kw_qed':
        return [first];
      default:
        return [];
    }
  };
  const kept = isFraming(first) ? tokens.slice(0, from) : [];
  return [...kept, ...replacement(), ...tokens.slice(to)];
};
