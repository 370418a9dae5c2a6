/**
 * The XML of JUnit as servers read it, in our own words after the schema that Jenkins's plugin for it checks reports with: which attributes
 * each element must and may have, and which elements may stand in it.
 */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly inside: readonly Element[];
}

interface Rule {
  readonly must: readonly string[];
  readonly may: readonly string[];
  readonly inside: readonly string[];
}
const outcome: Rule = { must: [], may: ['type', 'message'], inside: [] };
const rules: Readonly<Record<string, Rule>> = {
  testsuites: { must: [], may: ['name', 'time', 'tests', 'failures', 'errors'], inside: ['testsuite'] },
  testsuite: {
    must: ['name', 'tests', 'failures', 'errors'],
    may: ['time', 'skipped', 'timestamp', 'hostname', 'id'],
    inside: ['testcase'],
  },
  testcase: { must: ['name'], may: ['time', 'classname', 'group'], inside: ['failure', 'error', 'skipped'] },
  failure: outcome,
  error: outcome,
  skipped: outcome,
};
const COUNTS = ['tests', 'failures', 'errors', 'skipped'];

/** What is wrong with a report. */
export function junitComplaints(root: Element): readonly string[] {
  const visit = (element: Element, allowed: readonly string[]): readonly string[] => {
    const { name, attributes, inside } = element;
    const rule = rules[name];
    if (rule === undefined || !allowed.includes(name)) return [`there may be no ${name} here`];
    return [
      ...rule.must.filter((each) => !attributes.has(each)).map((each) => `${name} has no ${each}`),
      ...[...attributes.keys()]
        .filter((each) => !rule.must.includes(each) && !rule.may.includes(each))
        .map((each) => `${name} has ${each}`),
      ...COUNTS.filter((each) => !/^\d*$/.test(attributes.get(each) ?? '')).map((each) => `${each} of ${name} is no number`),
      ...(/^\d{0,3}(?:\.\d*)?$/.test(attributes.get('time') ?? '') ? [] : [`the time of ${name} is none`]),
      ...inside.flatMap((each) => visit(each, rule.inside)),
    ];
  };
  return visit(root, ['testsuites', 'testsuite']);
}
