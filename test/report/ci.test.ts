/** The reporters for continuous integration, over the same files: all as stated, not as stated, and broken. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/prove.ts';
import { codes } from '../../src/syntax/diagnostics.ts';
import { type Element, junitComplaints } from '../support/junit.ts';
import { options } from '../support/options.ts';
import { isSarif } from '../support/sarif.ts';

const before = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'lcgm-ci-'));
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

const words =
  'sort Thing\npredicate odd (x : Thing)\npredicate even (x : Thing)\naxiom odd_all (x : Thing): odd(x)\n  because "so it is"\n';
const good = file(
  'good.lcgm',
  `theory good "All well"\n${words}theorem a (x : Thing) "one & <two>": odd(x)  by odd_all\nclaim b: forall x : Thing. odd(x)\n`,
);
const bad = file(
  'bad, 100%.lcgm',
  `theory bad "Not as stated"\n${words}theorem a (x : Thing): odd(x)  by odd_all\nclaim "two: three, 50%": forall x : Thing. even(x)\ntheorem c (x : Thing): even(x)  sorry\nopen d: forall x : Thing. odd(x)\n`,
);
const broken = file(
  'broken.lcgm',
  `theory broken "Broken"\n${words}theorem a (x : Thing: odd(x)\nclaim b: forall x : Thing. "\u{1d4b3}\ntheorem c (x : Thing): odd(x)  by odd_all\n`,
);
file('left.lcgm', 'theory left\n  function half : Nat\n');
file('right.lcgm', 'theory right\nfunction half : Nat\n');
const clash = file('clash.lcgm', 'theory clash\nimport left, right\nclaim a: half = 1\nclaim b: haf = 1\n');
const report = (path: string, format: 'github' | 'junit' | 'sarif') => check(options(path, { format, version: '1.2.3' }));

describe.each(['github', 'junit', 'sarif'] as const)('the reporter %s', (reporter) => {
  it.each([
    ['a file as stated', good, 0],
    ['a file not as stated', bad, 1],
    ['a broken file', broken, 2],
    ['names that clash', clash, 2],
    ['a file that is not there', 'nowhere.lcgm', 2],
  ])('tells of %s', (_, path, exit) => {
    const answer = report(path, reporter);
    expect(answer.exit).toBe(exit);
    expect(answer.out).toMatchSnapshot();
  });
});

describe('annotations of GitHub', () => {
  it('are a line each, with escaped text and properties', () => {
    const lines = report(bad, 'github').out.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning) file=bad%2C 100%25\.lcgm,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=[A-Z_]+::/);
    for (const line of lines) expect(line.replaceAll(/%(?:25|0A|0D|3A|2C)/g, '')).not.toContain('%');
  });
  it('say nothing where all is as stated', () => expect(report(good, 'github').out).toBe(''));
});

/** The elements of an XML text, checked to be well formed: each with its attributes and what stands directly in it. */
interface Growing extends Element {
  readonly inside: Growing[];
}
function elements(xml: string): Element {
  const root: Growing = { name: '', attributes: new Map(), inside: [] };
  const open = [root];
  const tokens = xml.matchAll(/<\?xml[^?]*\?>|<(\/?)([\w]+)((?:\s+[\w]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy);
  let end = 0;
  for (const { 0: all, 1: closing, 2: name = '', 3: given = '', 4: single, 5: text, index } of tokens) {
    expect(index).toBe(end);
    end = index + all.length;
    if (text !== undefined || all.startsWith('<?')) {
      expect(all).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#\d+;)/);
      continue;
    }
    if (closing === '/') {
      expect(open.pop()?.name).toBe(name);
      continue;
    }
    const attributes = new Map([...given.matchAll(/([\w]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
    for (const value of attributes.values()) expect(value).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#\d+;)/);
    const element: Growing = { name, attributes, inside: [] };
    open.at(-1)?.inside.push(element);
    if (single !== '/') open.push(element);
  }
  expect(end).toBe(xml.length);
  expect(open).toEqual([root]);
  return root;
}

describe('JUnit', () => {
  it.each([good, bad, broken, 'nowhere.lcgm'])('is well formed, and counts its cases: %s', (path) => {
    const [suites, ...more] = elements(report(path, 'junit').out).inside;
    expect(more).toEqual([]);
    expect(suites?.name).toBe('testsuites');
    for (const suite of suites?.inside ?? []) {
      expect(suite.name).toBe('testsuite');
      const outcomes = suite.inside.flatMap((each) => each.inside.map((outcome) => outcome.name));
      expect(suite.attributes.get('tests')).toBe(String(suite.inside.length));
      expect(suite.attributes.get('failures')).toBe(String(outcomes.filter((name) => name === 'failure').length));
      expect(suite.attributes.get('errors')).toBe(String(outcomes.filter((name) => name === 'error').length));
      for (const each of suite.inside) expect([...each.attributes.keys()]).toEqual(['name', 'classname', 'time']);
    }
  });
  it.each([good, bad, broken, clash, 'nowhere.lcgm'])('is as servers want it: %s', (path) => {
    expect(elements(report(path, 'junit').out).inside.flatMap(junitComplaints)).toEqual([]);
  });
  it.each([
    ['a suite without a name', / name="bad"/, '', 'testsuite has no name'],
    ['an attribute of its own', / time="0"/, ' seconds="0"', 'testsuites has seconds'],
    ['a number in words', /failures="\d+"/, 'failures="some"', 'failures of testsuites is no number'],
    ['a time in words', / time="0"/, ' time="soon"', 'the time of testsuites is none'],
    ['an element of its own', /<(\/?)testcase/g, '<$1case', 'there may be no case here'],
  ])('is not that with %s', (_, what, instead, complaint) => {
    const { out } = report(bad, 'junit');
    expect(elements(out.replace(what, instead)).inside.flatMap(junitComplaints)).toContain(complaint);
  });
  it('has a case for every statement, passed or not', () => {
    const { out } = report(bad, 'junit');
    for (const name of ['name="a"', 'name="two: three, 50%"', 'name="c"', 'name="d"']) expect(out).toContain(name);
  });
});

describe('SARIF', () => {
  interface Log {
    readonly version: string;
    readonly runs: readonly [
      {
        readonly tool: {
          readonly driver: {
            readonly name: string;
            readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[];
          };
        };
        readonly results: readonly {
          readonly ruleId: string;
          readonly ruleIndex: number;
          readonly level: string;
          readonly locations: readonly [
            {
              readonly physicalLocation: {
                readonly artifactLocation: { readonly uri: string };
                readonly region: Readonly<Record<string, number>>;
              };
            },
          ];
        }[];
        readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
      },
    ];
  }
  const log = (path: string): Log => JSON.parse(report(path, 'sarif').out);
  it.each([bad, broken])('has a rule for each result, and places that are there: %s', (path) => {
    const { version, runs } = log(path);
    expect(version).toBe('2.1.0');
    const { tool, results } = runs[0];
    expect(results.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex, level, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(codes).toContain(ruleId);
      expect(['error', 'warning']).toContain(level);
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(decodeURI(artifactLocation.uri)).toBe(path);
      const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region;
      expect(startLine).toBeGreaterThanOrEqual(1);
      expect(startColumn).toBeGreaterThanOrEqual(1);
      expect(endLine > startLine || endColumn > startColumn).toBe(true);
    }
    for (const { help } of tool.driver.rules) expect(help.text).not.toBe('');
  });
  it.each([good, bad, broken, clash, 'nowhere.lcgm'])('is as the standard says: %s', (path) => expect(isSarif(log(path))).toBe(true));
  it.each([
    ['another version', '"version": "2.1.0"', '"version": "2.0.0"'],
    ['a line before the first', '"startLine": 2', '"startLine": 0'],
    ['a level of its own', '"level": "error"', '"level": "fatal"'],
    ['a path that is not escaped', '"uri": "clash.lcgm"', '"uri": "a clash.lcgm"'],
    ['a property of its own', '"ruleIndex"', '"ruleNumber"'],
    ['a result that says nothing', '"message"', '"msg"'],
    ['a fix that changes nothing', '"replacements"', '"replaced"'],
  ])('is not that with %s', (_, what, instead) => {
    const { out } = report(clash, 'sarif');
    expect(isSarif(JSON.parse(out))).toBe(true);
    expect(isSarif(JSON.parse(out.replace(what, instead)))).toBe(false);
  });
  it('has no results where all is as stated', () => expect(log(good).runs[0].results).toEqual([]));
  it('says that it did not succeed where a file is not there', () =>
    expect(log('nowhere.lcgm').runs[0].invocations[0].executionSuccessful).toBe(false));
});
