/** What the kernel was given for a check, to be read beside its verdict; of other statements the derivation tells it. */
import type { Place } from '../elaborate/display.ts';
import type { Scope } from '../elaborate/scope.ts';
import type { Certificate, Derivation } from '../engine/index.ts';
import { decisive, type Verdict } from '../verdict/verdict.ts';
import { sentence } from './trace/certificate.ts';
import { plain } from './trace/model.ts';

/** What checks and shows are called; labels that somebody writes have no space in them. */
const CONCRETE = /^(?:check|show) \d+$/;

export function certificatesOf({ name, item }: Verdict): readonly Certificate[] {
  const shown = item.judgement === undefined || !CONCRETE.test(name) ? undefined : decisive(item.judgement)?.shown;
  const steps = new Set<Derivation>();
  const visit = (d: Derivation): void => {
    if (steps.has(d)) return;
    for (const p of d.premises) visit(p);
    steps.add(d);
  };
  if (shown?.derivation !== undefined) visit(shown.derivation);
  return [...steps].flatMap(({ reason }) => (reason.kind === 'computation' ? reason.certificates : []));
}

/** A line for each. */
export const certificateLines = (v: Verdict, scope: Scope): readonly string[] =>
  certificatesOf(v).map((c) => plain(sentence(c, scope, NOWHERE)));
const NOWHERE: Place = {};
