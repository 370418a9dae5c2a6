/** `lcgm infer`, `lcgm weaken` and `lcgm repair`: what a class buys, what each predicate buys, and what would buy more. */
import { inferred } from '../assistant/infer.ts';
import { Inquiry } from '../assistant/inquiry.ts';
import { repairsOf } from '../assistant/repairs.ts';
import type { Loaded } from '../elaborate/library.ts';
import { repairsJson, repairsText } from '../report/explain.ts';
import { inferredJson, inferredSvg, inferredText } from '../report/groups.ts';
import { closest } from '../syntax/similar.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { type Answer, EXIT, type Exit, type Options } from './options.ts';
import { type Run, run } from './run.ts';
import { identifiable, wished, writtenIn } from './wished.ts';

interface Asked {
  readonly loaded: Loaded;
  readonly verdict: Verdict;
}

export const infer = (options: Options): Answer => grouped(options, false);
export const weaken = (options: Options): Answer => grouped(options, true);

function grouped(options: Options, weaker: boolean): Answer {
  const done = run(options);
  const asked = askedIn(done, options);
  if (typeof asked === 'string') return refused(done, asked);
  const all = asked.flatMap(({ loaded, verdict }) => {
    const found = inferred(done.library.signature, loaded.scope, verdict, weaker);
    return found === undefined ? [] : [{ found, loaded }];
  });
  const [first, ...others] = all;
  if (first === undefined) return refused(done, 'none of these claims is about identifiability up to a group');
  if (options.format === 'svg' && others.length > 0) return refused(done, '--format svg draws one lattice; name the claim with --claim');
  if (options.format === 'svg') return answered(done, inferredSvg(first.found, first.loaded));
  if (options.format === 'json') return answered(done, `${JSON.stringify(all.map(({ found, loaded }) => inferredJson(found, loaded)), undefined, 2)}\n`); // biome-ignore format: one thought
  return answered(done, all.map(({ found, loaded }) => inferredText(found, loaded, options.style)).join('\n'));
}

export function repair(options: Options): Answer {
  const done = run(options);
  const asked = askedIn(done, options);
  if (typeof asked === 'string') return refused(done, asked);
  const { group } = options;
  const wishes = asked.map(({ loaded, verdict }) => {
    if (group === undefined) return { library: done.library, loaded, verdict, group };
    const claim = writtenIn(loaded).claims.get(verdict.name);
    const other = claim === undefined ? 'the statement is no claim' : wished(loaded, claim, group, options.version);
    // it is told under the name of the claim
    return typeof other === 'string'
      ? `${verdict.name}: ${other}`
      : { ...other, verdict: { ...other.verdict, name: verdict.name, title: verdict.title }, group };
  });
  const [wrong] = wishes.filter((wish) => typeof wish === 'string');
  if (wrong !== undefined) return refused(done, wrong);
  const all = wishes.flatMap((wish) => {
    if (typeof wish === 'string') return [];
    const { library, loaded, verdict } = wish;
    const { stated, fact, tight } = verdict.item;
    if (stated === undefined) return [];
    const besides = tight === undefined ? [] : [tight];
    const inquiry = new Inquiry(library.signature, loaded.scope, fact.label, stated, besides);
    const proved = verdict.verdict === 'proved';
    const repairs = proved ? undefined : repairsOf(inquiry);
    return [{ verdict, group: wish.group, proved, repairs, limited: inquiry.limited }];
  });
  if (options.format === 'json') return answered(done, `${JSON.stringify(all.map(repairsJson), undefined, 2)}\n`);
  return answered(done, all.map((each) => repairsText(each, options.style)).join('\n'));
}

/** That there is nothing to say but what is wrong with the files. */
const NOT_READ = '';

/** The claims that are asked for: by name, by class, or all of them. */
function askedIn(done: Run, options: Options): readonly Asked[] | string {
  const claims = done.theories.flatMap(({ loaded, verdicts }) =>
    verdicts.filter((v) => v.item.judgement !== undefined).map((verdict) => ({ loaded, verdict })),
  );
  const { className } = options;
  if (claims.length === 0) return done.exit === EXIT.bad ? NOT_READ : 'there is no claim here';
  if (className === undefined) return claims;
  const written = new Map(done.theories.map(({ loaded }) => [loaded, writtenIn(loaded)]));
  const about = claims.flatMap((asked) => {
    const claim = written.get(asked.loaded)?.claims.get(asked.verdict.name);
    const of = claim === undefined ? undefined : identifiable(claim.statement.conclusion)?.at(-2);
    return claim !== undefined && of?.kind === 'name' && of.name === className
      ? [{ asked, conditions: claim.statement.hypotheses.length + (claim.clauses.values?.length ?? 0) }]
      : [];
  });
  // what the class buys by itself, if a claim is about that, and not what it buys under conditions of a claim
  const [one] = about.sort((a, b) => a.conditions - b.conditions);
  if (one !== undefined) return [one.asked];
  const classes = new Set([...written.values()].flatMap((each) => each.classes));
  if (classes.has(className))
    return `no claim is about the class ${className}; state one, such as \`open "?": ${className} identifiable up to GL(d)\``;
  const near = closest(className, [...classes]);
  return `there is no class ${className} here${near === undefined ? '' : `; did you mean ${near}?`}`;
}

/** What these commands tell is no verdict: they fail only where the files cannot be understood. */
const answered = (done: Run, out: string): Answer => ({ exit: done.exit === EXIT.bad ? EXIT.bad : EXIT.ok, out, err: done.exit === EXIT.bad ? done.err : '' }); // biome-ignore format: one thought
const refused = (done: Run, problem: string): Answer => {
  const exit: Exit = EXIT.bad;
  return { exit, out: '', err: `${done.exit === EXIT.bad ? done.err : ''}${problem === NOT_READ ? '' : `lcgm: ${problem}\n`}` };
};
