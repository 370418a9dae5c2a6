/** `lcgm explain`: why a claim holds, or what it lacks. */
import { type Explanation, explain as explained } from '../assistant/explain.ts';
import { explanationJson, explanationOf } from '../report/explain.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { type Answer, EXIT, type Options } from './options.ts';
import { run } from './run.ts';

export function explain(options: Options): Answer {
  const done = run(options);
  const all = done.theories.flatMap(({ loaded, verdicts }) =>
    verdicts
      .filter((v) => v.item.judgement !== undefined)
      .map((v) => ({ loaded, explanation: withDerivation(explained(done.library.signature, loaded.scope, v)) })),
  );
  if (all.length === 0 && done.exit === EXIT.ok)
    return {
      exit: EXIT.bad,
      out: '',
      err: `${done.err}lcgm: there is no claim to explain; theorems have proofs, which \`lcgm prove\` shows\n`,
    };
  const out =
    options.format === 'json'
      ? `${JSON.stringify(
          all.map(({ explanation, loaded }) => explanationJson(explanation, loaded)),
          undefined,
          2,
        )}\n`
      : all.map(({ explanation, loaded }) => explanationOf(explanation, loaded, options.style)).join('\n');
  return { exit: done.exit, out, err: done.err };
}

/** Compiled theories keep no derivations that people can read: what was found anew has one. */
function withDerivation(e: Explanation): Explanation {
  const { verdict, found } = e;
  const { judgement } = verdict.item;
  if (judgement === undefined || found?.shown?.derivation === undefined) return e;
  const part = judgement.finding === 'refuted' ? { negation: found } : { claim: found };
  const again: Verdict = { ...verdict, item: { ...verdict.item, judgement: { ...judgement, ...part } } };
  return { ...e, verdict: again };
}
