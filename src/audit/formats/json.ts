/** JSON without what makes it ambiguous: names that occur twice, and nesting without end. Only what the headers and configurations need. */

export type Json = null | boolean | number | string | readonly Json[] | ReadonlyMap<string, Json>;

const DEEPEST = 64;

/** The value, or what is wrong with the text. */
export function parseJson(text: string): { readonly value: Json } | string {
  const token = /[{}[\],:"]|-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,10})?|true|false|null/y;
  let at = 0;
  let failed: string | undefined;
  const skip = (): void => {
    while ('\t\n\r '.includes(text[at] ?? 'x')) at += 1;
  };
  const next = (): string => {
    skip();
    token.lastIndex = at;
    const [word = ''] = token.exec(text) ?? [];
    const from = at;
    at += word.length;
    if (word !== '"') return word;
    // By hand, since an expression for long strings would go as deep as they are long.
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return at <= text.length && isString(text.slice(from, at)) ? text.slice(from, at) : '';
  };
  const fail = (why: string): Json => {
    failed ??= why;
    return null;
  };
  const value = (word: string, depth: number): Json => {
    if (depth > DEEPEST) return fail('it is nested too deeply');
    if (word === '{') return object(depth);
    if (word === '[') return array(depth);
    if (word === '' || '}],:'.includes(word)) return fail('it is no JSON');
    const plain: Json = JSON.parse(word);
    return plain;
  };
  const object = (depth: number): Json => {
    const members = new Map<string, Json>();
    let word = next();
    while (failed === undefined && (word !== '}' || members.size > 0)) {
      if (!word.startsWith('"')) return fail('it is no JSON');
      const name: string = JSON.parse(word);
      if (members.has(name)) return fail(`${name} occurs twice`);
      if (next() !== ':') return fail('it is no JSON');
      members.set(name, value(next(), depth + 1));
      const after = next();
      if (after === '}') break;
      if (after !== ',') return fail('it is no JSON');
      word = next();
    }
    return members;
  };
  const array = (depth: number): Json => {
    const items: Json[] = [];
    let word = next();
    while (failed === undefined && (word !== ']' || items.length > 0)) {
      items.push(value(word, depth + 1));
      const after = next();
      if (after === ']') break;
      if (after !== ',') return fail('it is no JSON');
      word = next();
    }
    return items;
  };
  const result = value(next(), 0);
  skip();
  if (at < text.length) failed ??= 'something follows';
  return failed ?? { value: result };
}

function isString(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'string';
  } catch {
    return false;
  }
}

export const isMap = (value: Json | undefined): value is ReadonlyMap<string, Json> => value instanceof Map;

/** A list of integers that are not negative and that a double holds exactly. */
export function naturals(value: Json | undefined): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.flatMap((each: Json) => (typeof each === 'number' && Number.isSafeInteger(each) && each >= 0 ? [each] : []));
  return found.length === value.length ? found : undefined;
}
