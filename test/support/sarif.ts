/**
 * SARIF 2.1.0 (OASIS, with Errata 01), as far as our reports use it: what each object may and must have, in our own words after sections 3.13
 * to 3.58 of the standard. An object has no properties but these.
 */
type Check = (value: unknown) => boolean;
interface Shape {
  readonly must: Readonly<Record<string, Check>>;
  readonly may?: Readonly<Record<string, Check>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const object =
  ({ must, may = {} }: Shape): Check =>
  (value) =>
    isRecord(value) &&
    Object.entries(must).every(([name, check]) => Object.hasOwn(value, name) && check(value[name])) &&
    Object.entries(value).every(([name, each]) => Object.hasOwn(must, name) || (Object.hasOwn(may, name) && may[name]?.(each) === true));
const list =
  (check: Check, least = 0): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(check);
const text: Check = (value) => typeof value === 'string';
const boolean: Check = (value) => typeof value === 'boolean';
const from =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least;
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);
/** A reference: characters that are not allowed in one are escaped (RFC 3986). */
const uri: Check = (value) => typeof value === 'string' && value !== '' && /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/.test(value);
const version: Check = (value) => typeof value === 'string' && /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(value);

const message = object({ must: { text } });
const level = oneOf('none', 'note', 'warning', 'error');
const region = object({ must: { startLine: from(1) }, may: { startColumn: from(1), endLine: from(1), endColumn: from(1) } });
const artifactLocation = object({ must: { uri } });
const physicalLocation = object({ must: { artifactLocation }, may: { region } });
const location = object({ must: { physicalLocation }, may: { message } });
const replacement = object({ must: { deletedRegion: region }, may: { insertedContent: message } });
const artifactChange = object({ must: { artifactLocation, replacements: list(replacement, 1) } });
const fix = object({ must: { artifactChanges: list(artifactChange, 1) }, may: { description: message } });
const result = object({
  must: { message, ruleId: text },
  may: { ruleIndex: from(0), level, locations: list(location), relatedLocations: list(location), fixes: list(fix) },
});
const rule = object({ must: { id: text }, may: { shortDescription: message, help: message } });
const driver = object({ must: { name: text }, may: { semanticVersion: version, rules: list(rule) } });
const invocation = object({
  must: { executionSuccessful: boolean },
  may: { toolExecutionNotifications: list(object({ must: { message }, may: { level } })) },
});
const run = object({
  must: { tool: object({ must: { driver } }) },
  may: { columnKind: oneOf('utf16CodeUnits', 'unicodeCodePoints'), invocations: list(invocation), results: list(result) },
});

/** Whether something is a log. */
export const isSarif: Check = object({ must: { version: oneOf('2.1.0'), runs: list(run) }, may: { $schema: uri } });
