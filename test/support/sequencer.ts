/** The order in which test files begin: those that take longest first, so that in the end no worker is alone with one of them. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** More than ten seconds each, on two processors; the longest first. */
export const LONGEST: readonly string[] = [
  'traps/traps',
  'export/coq',
  'compute/lists',
  'docs/examples',
  'assistant/explain',
  'axioms/axioms',
  'cli/cli',
  'cli/manners',
  'exact/z3',
  'syntax/limits',
  'logic/rows',
  'elaborate/show',
  'recheck/agreement',
  'compiled/fresh',
  'audit/exact',
  'certificate/printing',
  'elaborate/needs',
  'arena/coq',
  'certificate/cost',
  'syntax/roundtrip',
  'cli/docs',
  'cli/recheck',
  'cli/export',
  'certificate/bounded',
  'certificate/forgeries',
  'syntax/soup',
  'elaborate/extremes',
  'cli/kills',
  'cli/cache',
  'audit/cli',
  'arena/planted',
  'exact/pari',
  'cli/stated',
  'certificate/mutations',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return rank < 0 ? LONGEST.length : rank;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rankOf(a) - rankOf(b)); // stable
  }
}
