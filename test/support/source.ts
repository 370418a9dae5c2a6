/**
 * Reads TypeScript without TypeScript: splits a text into code and comments, finds its imports, counts its lines.
 * Good enough for the habits that test/house.test.ts checks; where a guess is needed, it errs towards a complaint.
 */

export interface Source {
  readonly path: string;
  readonly text: string;
  /** The text with comments and the insides of strings, templates and regular expressions blanked; every offset is that of `text`. */
  readonly code: string;
  /** The comments alone, the rest blanked. */
  readonly comments: string;
}

/** An import, re-export, `import(…)`, `import('…').T` or `require(…)`. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** Splits a file into code and comments. */
export function readSource(path: string, text: string): Source {
  const code = text.split('');
  const comments = code.map((c): string => (c === '\n' ? c : ' '));
  const blank = (from: number, to: number): void => {
    for (let k = from; k < to; k++) if (code[k] !== '\n') code[k] = ' ';
  };
  /** For each open `{`: whether it is the `${` of a template. */
  const braces: boolean[] = [];
  let i = 0;

  const comment = (end: number): void => {
    for (let k = i; k < end; k++) comments[k] = text.charAt(k);
    blank(i, end);
    i = end;
  };
  /** From inside a template to its end or its next `${`. */
  const template = (): void => {
    const start = i;
    while (i < text.length && text[i] !== '`' && !text.startsWith('${', i)) i += text[i] === '\\' ? 2 : 1;
    blank(start, Math.min(i, text.length));
    if (text[i] === '`') i += 1;
    else if (i < text.length) {
      braces.push(true);
      i += 2;
    }
  };

  while (i < text.length) {
    const c = text.charAt(i);
    if (text.startsWith('//', i) || (i === 0 && text.startsWith('#!'))) {
      const end = text.indexOf('\n', i);
      comment(end < 0 ? text.length : end);
    } else if (text.startsWith('/*', i)) {
      const end = text.indexOf('*/', i + 2);
      comment(end < 0 ? text.length : end + 2);
    } else if (c === "'" || c === '"') {
      const start = i + 1;
      i = start;
      while (i < text.length && text[i] !== c && text[i] !== '\n') i += text[i] === '\\' ? 2 : 1;
      blank(start, Math.min(i, text.length));
      i += 1;
    } else if (c === '`') {
      i += 1;
      template();
    } else if (c === '/' && beginsRegExp(code.slice(Math.max(0, i - 60), i).join(''))) {
      const start = i + 1;
      i = start;
      for (let inClass = false; i < text.length && text[i] !== '\n' && (inClass || text[i] !== '/'); i++) {
        if (text[i] === '\\') i += 1;
        else if (text[i] === '[') inClass = true;
        else if (text[i] === ']') inClass = false;
      }
      blank(start, Math.min(i, text.length));
      i += 1;
    } else {
      i += 1;
      if (c === '{') braces.push(false);
      else if (c === '}' && braces.pop() === true) template();
    }
  }
  return { path, text, code: code.join(''), comments: comments.join('') };
}

/** Whether a `/` after this code begins a regular expression; after a value it divides. */
function beginsRegExp(before: string): boolean {
  const tail = before.trimEnd();
  if (/(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|instanceof|yield|await)$/.test(tail)) return true;
  return !/[\w$)\]}'"`]$/.test(tail);
}

/** The imports of a file, type imports too. */
export function importsOf(source: Source): readonly Import[] {
  const { code, text } = source;
  const found: Import[] = [];
  const starts = /(?<![\w$.])(?:from|import|require)\s*\(?\s*(['"`])/g;
  for (const match of code.matchAll(starts)) {
    const open = match.index + match[0].length;
    const close = code.indexOf(match[1] ?? "'", open);
    found.push({ specifier: text.slice(open, close), line: lineAt(code, match.index) });
  }
  return found;
}

/** The import and export clauses blanked too: what remains has no `as` but casts. */
export function withoutClauses(source: Source): string {
  return source.code.replace(
    /(?<![\w$.])(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?(?:\{[^{}]*\}|\*\s*(?:as\s+[\w$]+)?)/g,
    (clause) => clause.replace(/[^\n]/g, ' '),
  );
}

/** The number of lines that have code on them. */
export function linesOfCode(source: Source): number {
  // The insides of strings are blank in `code`, so a line within a template counts if the text has something there that is no comment.
  const comments = source.comments.split('\n');
  return source.text.split('\n').filter((line, n) => line.trim() !== '' && !isAllComment(line, comments[n] ?? '')).length;
}

function isAllComment(line: string, comment: string): boolean {
  return line.split('').every((c, k) => c.trim() === '' || comment[k] === c);
}

/** The line, from 1, of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
