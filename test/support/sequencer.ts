/** The order in which test files begin: those that take longest first, so that in the end no worker is alone with one of them. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take several seconds each, the longest first. */
export const LONGEST: readonly string[] = [
  'traps/traps',
  'export/coq',
  'compute/lists',
  'docs/examples',
  'syntax/limits',
  'axioms/axioms',
  'assistant/explain',
  'certificate/bounded',
  'cli/manners',
  'cli/cli',
  'syntax/roundtrip',
  'exact/z3',
  'cli/stated',
  'certificate/mutations',
  'assistant/told',
  'elaborate/needs',
  'elaborate/display',
  'certificate/forgeries',
  'cli/kills',
  'cli/recheck_failures',
  'certificate/printing',
  'certificate/attacks',
  'certificate/cost',
  'elaborate/vacuous',
  'elaborate/bad',
  'cli/docs',
  'exact/pari',
  'recheck/agreement',
  'recheck/program',
  'cli/cache',
  'compiled/compiled',
  'compiled/fresh',
  'audit/exact',
  'syntax/soup',
  'elaborate/extremes',
  'cli/recheck',
  'elaborate/show',
  'arena/coq',
  'package',
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
