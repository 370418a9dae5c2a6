/** Verdicts as JSON, for tools. */
import { show } from '../elaborate/display.ts';
import type { Loaded } from '../elaborate/library.ts';
import type { Scope } from '../elaborate/scope.ts';
import type { Missing } from '../engine/index.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { certificatesOf } from './certificates.ts';
import type { Placed } from './ci/model.ts';
import { flat, plain, type Trace } from './trace/model.ts';
import { assumptionsOn, settingOn } from './trace/of.ts';

/** The objects of the contract (docs/language.md, Command line); `trace` where one is wanted. */
export function verdictJson(
  v: Verdict,
  { scope }: Loaded,
  trace: Trace | undefined,
  milliseconds: number,
  found: readonly Placed[] = [],
): object {
  const { judgement } = v.item;
  return {
    theory: v.theory,
    name: v.name,
    title: v.title,
    kind: v.kind,
    statement: v.statement(),
    verdict: v.verdict,
    expected: v.expected,
    asStated: v.asStated,
    wellPosed: v.wellPosed ?? null,
    tight: v.tight ?? null,
    tightIf: v.conditions.tight,
    inhabited: v.inhabited ?? null,
    inhabitedIf: v.conditions.inhabited,
    restsOn: v.restsOn,
    unused: v.unused ?? null,
    certificates: certificatesOf(v).map(({ kind, terms }) => ({ kind, terms: terms.map((t) => show(t, scope)) })),
    code: v.wellPosed === false ? 'ILL_POSED' : judgement?.notProduct === undefined ? null : 'NOT_A_PRODUCT',
    gaps: v.gaps,
    setting: plain(settingOn(v, scope)),
    assumptions: assumptionsOn(v, scope).map(({ mark, sentence }) => ({ mark, sentence: plain(sentence) })),
    missing:
      v.verdict === 'unknown'
        ? ((v.wellPosed === false ? judgement?.needs : judgement?.claim)?.missing ?? []).map((m) => missingJson(m, scope))
        : [],
    steps: trace === undefined ? null : stepsJson(trace),
    findings: found.map(findingJson),
    time_ms: milliseconds,
  };
}

/** What is wrong with a file that is in none of its statements, as an object of the same shape. */
export const fileJson = ({ name }: Loaded, found: readonly Placed[], milliseconds: number): object => ({
  theory: name,
  name: '(the file)',
  title: null,
  kind: 'file',
  statement: '',
  verdict: 'unknown',
  expected: 'proved',
  asStated: false,
  tight: null,
  restsOn: [],
  unused: null,
  steps: null,
  findings: found.map(findingJson),
  time_ms: milliseconds,
});

function findingJson({ finding, path, line, column, endLine, endColumn, labels, fixes }: Placed): object {
  const { code, severity, message, help = null } = finding;
  const related = labels.map(({ says, ...at }) => ({ message: says, ...at }));
  return { code, severity, message, help, path, line, column, endLine, endColumn, related, fixes };
}

const missingJson = ({ goal, by }: Missing, scope: Scope): object => ({ statement: show(goal, scope), wantedBy: by?.name ?? null });

/** The lines of a derivation, tightness and inhabitedness included, each after those that it follows from. */
const stepsJson = ({ parts }: Trace): readonly object[] | null =>
  parts.length === 0
    ? null
    : parts.flatMap(({ heading, steps }) =>
        flat(steps).map(([{ mark, statement, sentence, reason, by, premises }, within]) => ({
          step: mark,
          within: within ?? null,
          of: heading,
          statement,
          sentence: plain(sentence),
          reason: plain(reason),
          by,
          premises,
        })),
      );
