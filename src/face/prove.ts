/** Verdicts with their derivations. */
import type { Loaded } from '../elaborate/library.ts';
import { type Findings, placed, placedOutside, placedWithin } from '../report/ci/model.ts';
import { fileJson, verdictJson } from '../report/json.ts';
import { plainStyle } from '../report/style.ts';
import { writeTraces } from '../report/trace/formats.ts';
import type { Trace } from '../report/trace/model.ts';
import type { TraceFormat } from '../report/trace/names.ts';
import { isTold, traceOf } from '../report/trace/of.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { type Checked, examined, type Host, type Target } from './check.ts';

export interface Wanted extends Host {
  /** Only the statement of this name. */
  readonly claim?: string;
  readonly format?: TraceFormat | 'json';
}

export interface Proved extends Checked {
  /** The derivations as data, one for each verdict. */
  readonly traces: readonly Trace[];
  /** The derivations in the format that was asked for; `text`, if none was. */
  readonly written: string;
}

/** Understands a theory, and tells how what it states is derived. */
export function prove(target: Target, { claim, format = 'text', ...host }: Wanted): Proved {
  const { checked, loaded, findings } = examined(target, host, true);
  const verdicts = checked.verdicts.filter((v) => claim === undefined || v.name === claim);
  const traces = verdicts.map((v) => traceOf(v, loaded));
  const written = format === 'json' ? objects(verdicts, loaded, findings) : writeTraces(format, traces, plainStyle);
  return { ...checked, verdicts, traces, written };
}

function objects(verdicts: readonly Verdict[], loaded: Loaded, findings: readonly Findings[]): string {
  const found = findings.map((file) => ({ of: file.loaded, all: placed(file) }));
  const own = found.find(({ of }) => of === loaded)?.all ?? [];
  const told = verdicts.map((v) => verdictJson(v, loaded, isTold(v) ? traceOf(v, loaded) : undefined, 0, placedWithin(v, own)));
  const besides = found.flatMap(({ of, all }) => {
    const outside = placedOutside(of, all);
    return outside.length === 0 ? [] : [fileJson(of, outside, 0)];
  });
  return `${JSON.stringify([...told, ...besides], undefined, 2)}\n`;
}
