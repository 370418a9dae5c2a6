/** Evaluates a closed formula on many random finite instances, and makes false variants of it. */
import { freeVariables, type Signature, type Term } from '../../../src/terms/index.ts';
import { World } from './draw.ts';
import { EMPTY, type Environment, Evaluator, Exhausted } from './evaluate.ts';
import { type Sort, show, type Truth, type Value } from './values.ts';

export interface Outcome {
  /** In how many instances all hypotheses hold. */
  readonly met: number;
  /** In how many instances some quantifier over infinitely many values keeps the hypotheses, or the conclusion, from being decided. */
  readonly undecided: number;
  /** The first instance in which the hypotheses hold and the conclusion fails. */
  readonly refuted: string | undefined;
}

/** A formula of which so many instances, and no others before them, are undecided is given up. */
const HOPELESS = 10;

/** Up to `count` instances, the first counterexample being the last. */
export function examine(signature: Signature, formula: Term, count: number, seed: string): Outcome {
  let [met, undecided] = [0, 0];
  for (let i = 0; i < count; i++) {
    const world = new World(`${seed} ${i}`);
    const evaluator = new Evaluator(signature, (sort) => world.samples(sort));
    const drawn: [string, Value][] = [];
    const draw = (sort: Parameters<World['draw']>[0], name: string): Value => {
      const value = world.draw(sort);
      drawn.push([name, value]);
      return value;
    };
    const { hypotheses, holds } = attempt(() => evaluator.instance(formula, withSorts(formula, world), draw));
    if (hypotheses === undefined || (hypotheses && holds === undefined)) undecided += 1;
    if (undecided === HOPELESS && i + 1 === HOPELESS) break;
    if (hypotheses !== true) continue;
    met += 1;
    if (holds === false) {
      return { met, undecided, refuted: drawn.map(([name, value]) => `${name} = ${show(value)}`).join('; ') };
    }
  }
  return { met, undecided, refuted: undefined };
}

/** A sort variable stands for the points of some space. */
function withSorts(formula: Term, world: World): Environment {
  const variables = [...freeVariables(formula)].filter((v) => v.op === 'sortvar');
  const points = (): Sort[] => {
    const space = world.draw({ kind: 'Space' });
    return space.kind === 'space' ? [{ kind: 'Pt', space }] : [];
  };
  return { ...EMPTY, sortVariables: new Map(variables.flatMap((v) => points().map((sort) => [v, sort] as const))) };
}

/** An instance that takes too many steps is undecided. */
function attempt(evaluate: () => { readonly hypotheses: Truth; readonly holds: Truth }): {
  readonly hypotheses: Truth;
  readonly holds: Truth;
} {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    return { hypotheses: undefined, holds: undefined };
  }
}

/** A formula ∀x̄. h₁ ⇒ … ⇒ φ taken apart; the variables stand free. */
interface Parts {
  readonly variables: readonly Term[];
  readonly hypotheses: readonly Term[];
  readonly conclusion: Term;
}

function takeApart(s: Signature, formula: Term): Parts {
  const variables: Term[] = [];
  const hypotheses: Term[] = [];
  let rest = formula;
  while (rest.op === 'all') {
    const x = s.free(`${rest.name}#${variables.length}`, rest.kid(0));
    variables.push(x);
    rest = s.open(rest, x);
  }
  while (rest.op === '=>' && rest.kid(1) !== s.falsum) {
    hypotheses.push(rest.kid(0));
    rest = rest.kid(1);
  }
  return { variables, hypotheses, conclusion: rest };
}
function putTogether(s: Signature, { variables, hypotheses, conclusion }: Parts): Term {
  const body = hypotheses.reduceRight((rest, h) => s.connective('=>', h, rest), conclusion);
  return variables.reduceRight((rest, x) => s.bind('all', x, rest), body);
}

/** The formula without each of its hypotheses in turn, and with each hypothesis and the conclusion exchanged. */
export function variants(s: Signature, formula: Term): { readonly name: string; readonly formula: Term }[] {
  const parts = takeApart(s, formula);
  return parts.hypotheses.flatMap((h, i) => {
    const others = parts.hypotheses.filter((_, j) => j !== i);
    const swapped = parts.hypotheses.with(i, parts.conclusion);
    return [
      { name: `without hypothesis ${i + 1}`, formula: putTogether(s, { ...parts, hypotheses: others }) },
      { name: `hypothesis ${i + 1} from the conclusion`, formula: putTogether(s, { ...parts, hypotheses: swapped, conclusion: h }) },
    ];
  });
}
