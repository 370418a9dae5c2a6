/** What the findings say, line by line: proved, refuted or undetermined, and of which models. Computed exactly or with bounds, not by the kernel. */
import type { Findings } from './audit.ts';

export const statuses = ['proved', 'refuted', 'undetermined', 'measured'] as const;
/** `measured`: floating point, no proof either way. */
export type Status = (typeof statuses)[number];

export interface Line {
  readonly status: Status;
  readonly statement: string;
  readonly detail: string;
}

export interface Report {
  readonly file: string;
  readonly tensor: string;
  readonly orientation: string;
  readonly k: number | undefined;
  readonly findings: Findings;
  /** The largest k for which spark(W) > 2k, and spark(W) > k + 1, is proved; 0 for none. */
  readonly certified: { readonly twoK: number; readonly kPlusOne: number };
  readonly lines: readonly Line[];
}

export interface About {
  readonly file: string;
  readonly tensor: string;
  readonly orientation: string;
  readonly k: number | undefined;
}

/** The largest k < d with 2k, or k + 1, columns at most; if all columns are independent, every k will do. */
export const largestK = (independent: number, d: number): { readonly twoK: number; readonly kPlusOne: number } =>
  independent >= d ? { twoK: d - 1, kPlusOne: d - 1 } : { twoK: Math.floor(independent / 2), kPlusOne: Math.max(0, independent - 1) };

export function report(about: About, findings: Findings): Report {
  const certified = largestK(findings.independent.best, findings.d);
  const lines = [
    ...columnLines(findings),
    rankLine(findings),
    ...coherenceLines(findings),
    sparkLine(findings),
    ...(about.k === undefined ? [] : theoremLines(about.k, findings)),
    ...profileLines(findings),
    ...supportLines(findings),
    ...nearLines(findings),
  ];
  return { ...about, findings, certified, lines };
}

const some = (list: readonly number[], most = 8): string => list.slice(0, most).join(', ') + (list.length > most ? ', …' : '');

function columnLines({ zero, parallel }: Findings): readonly Line[] {
  const pairs = parallel.map((members) => `{${some(members)}}`);
  return [
    zero.length === 0
      ? { status: 'proved', statement: 'no column is zero', detail: 'exact' }
      : { status: 'refuted', statement: 'no column is zero', detail: `${zero.length} are: ${some(zero)}` },
    parallel.length === 0
      ? { status: 'proved', statement: 'no two non-zero columns are parallel', detail: 'exact' }
      : {
          status: 'refuted',
          statement: 'no two non-zero columns are parallel',
          detail: `${parallel.length} ${parallel.length === 1 ? 'class' : 'classes'}: ${pairs.slice(0, 4).join(' ')}${pairs.length > 4 ? ' …' : ''}`,
        },
  ];
}

function rankLine({ rank, n, d }: Findings): Line {
  if (rank === undefined) return { status: 'undetermined', statement: 'the rank', detail: `${n} × ${d} is too large for an exact rank` };
  const { lower, upper, prime } = rank;
  if (lower === upper)
    return { status: 'proved', statement: `the rank is ${lower}`, detail: `a minor of that size is not 0 modulo ${prime}` };
  return {
    status: 'undetermined',
    statement: 'the rank',
    detail: `at least ${lower} (proved; modulo ${prime} it is that), at most ${upper}`,
  };
}

function coherenceLines({ coherence: found, welch, n, d }: Findings): readonly Line[] {
  if (found === undefined)
    return [{ status: 'undetermined', statement: 'the coherence', detail: 'there are less than two non-zero columns' }];
  const [i, j] = found.pair;
  const where = found.exact ? `attained by columns ${i} and ${j}` : `columns ${i} and ${j} are within this`;
  const cap: readonly Line[] =
    d <= n
      ? []
      : [
          {
            status: 'proved',
            statement: `by coherence alone, spark > ${welch} is the most that any ${n} × ${d} decoder can show`,
            detail: `Welch's bound; so at most k = ${Math.floor(welch / 2)} by 5.2 and k = ${Math.max(0, welch - 1)} by 5.2⁺`,
          },
        ];
  return [{ status: 'proved', statement: `the coherence is between ${found.lower} and ${found.upper}`, detail: where }, ...cap];
}

function sparkLine({ independent, dependent, d }: Findings): Line {
  const by = (['coherence', 'babel', 'whitened', 'repaired'] as const).map((name) => `${name} ${independent[name]}`);
  if (independent.best >= d)
    return { status: 'proved', statement: 'all columns are independent', detail: independent.rank >= d ? 'by the rank' : by.join(', ') };
  const above = dependent === undefined ? '' : ` and spark(W) <= ${dependent.size}`;
  const set = dependent?.dependence === undefined ? '' : `; columns ${some(dependent.dependence.columns, 16)} are dependent`;
  return { status: 'proved', statement: `spark(W) > ${independent.best}${above}`, detail: `${by.join(', ')}${set}` };
}

function theoremLines(k: number, findings: Findings): readonly Line[] {
  const { independent, dependent, d } = findings;
  const line = (needed: number, name: string, proved: string, refuted: string): Line => {
    const statement = `spark(W) > ${name} = ${needed}`;
    if (independent.best >= Math.min(needed, d)) return { status: 'proved', statement, detail: proved };
    if (dependent !== undefined && dependent.size <= needed) return { status: 'refuted', statement, detail: refuted };
    return {
      status: 'undetermined',
      statement,
      detail: 'no bound shows it and no dependent set was found; this says nothing on identifiability',
    };
  };
  return [
    line(
      2 * k,
      '2k',
      `W is injective on ${k}-sparse vectors (C.1), and lies in a class that is identifiable: P{msr} × K{linear, spark(${2 * k})}, up to GenPerm (5.2)`,
      `W is not injective on ${k}-sparse vectors (C.1), so 5.2 does not apply; this says nothing on identifiability`,
    ),
    line(
      k + 1,
      'k+1',
      `(μ, W) is identifiable up to GenPerm within P{msr} × K{linear}, all matrices, for every μ ~ λ on ${k}-sparse vectors (5.2⁺)`,
      '5.2⁺ does not apply; this says nothing on identifiability',
    ),
  ];
}

function profileLines({ profile: { steps }, d }: Findings): readonly Line[] {
  return steps.flatMap(({ independent, drop }) => {
    if (drop === 0) return [];
    const { twoK, kPlusOne } = largestK(independent, d - drop);
    return [
      {
        status: 'proved',
        statement: `without ${drop} of ${d} columns, spark > ${independent}`,
        detail: `k = ${twoK} by 5.2 and k = ${kPlusOne} by 5.2⁺, for the decoder of the other columns`,
      } as const,
    ];
  });
}

function supportLines({ supports: found }: Findings): readonly Line[] {
  if (found === undefined) return [];
  const { supports, pairs, checked, dependent, dependentPairs } = found;
  const statement = `the columns of the union of any two of the ${supports} supports are independent`;
  const [first] = dependent;
  if (first !== undefined)
    return [
      {
        status: 'refuted',
        statement,
        detail: `${dependentPairs} of ${checked} unions are dependent, as are columns ${some(first.columns, 16)}`,
      },
    ];
  if (checked < pairs) return [{ status: 'undetermined', statement, detail: `proved for the first ${checked} of ${pairs} unions` }];
  return [{ status: 'proved', statement, detail: `${checked} unions, exact ranks: codes with these supports are told apart` }];
}

function nearLines({ near }: Findings): readonly Line[] {
  return near.map(({ columns, smallestSingularValue }) => ({
    status: 'measured',
    statement: `columns ${some(columns)} have the smallest singular value ${smallestSingularValue.toPrecision(4)}`,
    detail: 'floating point, of unit columns; 0 would be a dependence',
  }));
}
