/** Blackwell coarsening on the instances of the tests, and the same in SMT-LIB. For bench/coarsening.mjs, in a process of its own. */
import { checkMatrix, coarsen, coarseningConditions, rational } from '../src/exact/index.ts';
import { kinds, pair, smtCoarsening } from '../test/exact/coarsenings.ts';

const SIZES = [
  [4, 4],
  [8, 8],
  [12, 16],
  [20, 30],
] as const;
/** Instances that miss by less than doubles can tell are too much for nobody but those who compute with doubles. */
const GAPS = [3, 12, 30, 300] as const;

export interface Instance {
  readonly name: string;
  readonly smt: string;
}

interface Question extends Instance {
  readonly pair: ReturnType<typeof pair>;
}

function questions(): readonly Question[] {
  return SIZES.flatMap(([m, n]) =>
    kinds.flatMap((kind) =>
      GAPS.filter((gap) => gap === 3 || (kind === 'outside' && n === 16)).map((gap) => {
        const made = pair(kind, m, n, rational(1n, 10n ** BigInt(gap)));
        return { name: `${m}x${n} ${kind}${gap === 3 ? '' : ` by 1e-${gap}`}`, smt: smtCoarsening(made), pair: made };
      }),
    ),
  );
}

export const instances = (): readonly Instance[] => questions().map(({ name, smt }) => ({ name, smt }));

/** The least processor time of an answer in ms, which is checked, and what it says. */
export function benchCoarsening(): readonly { readonly name: string; readonly ms: number; readonly verdict: 'sat' | 'unsat' }[] {
  const processor = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  };
  return questions().map(({ name, pair: { coarser, finer } }) => {
    let answer = coarsen(coarser, finer);
    let ms = Number.POSITIVE_INFINITY;
    const begin = processor();
    for (let k = 0; k < 5 || processor() - begin < 300; k++) {
      const start = processor();
      answer = coarsen(coarser, finer);
      ms = Math.min(ms, processor() - start);
    }
    if (answer.kind === 'refused') throw new Error(`${name}: ${answer.message}`);
    const certificate = answer.kind === 'transition' ? ({ kind: 'found', t: answer.t } as const) : answer;
    if (!checkMatrix(coarseningConditions(coarser, finer), certificate)) throw new Error(`${name}: the certificate is wrong`);
    return { name, ms, verdict: answer.kind === 'transition' ? 'sat' : 'unsat' };
  });
}
