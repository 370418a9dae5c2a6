/** From derivations to numbered lines, in the order in which a referee wants to read them: each after those that it follows from. */
import { type Place, show } from '../../elaborate/display.ts';
import type { Scope } from '../../elaborate/scope.ts';
import type { Line } from '../../elaborate/written.ts';
import type { Derivation } from '../../engine/index.ts';
import type { Term } from '../../terms/index.ts';
import { certified } from './certificate.ts';
import type { Part, Sentence, Step } from './model.ts';
import { factName, formulaOf, sentenceOf, words } from './sentence.ts';
import { type Assumption, writtenSteps } from './written.ts';

/** Writes the parts of one trace: lines are numbered through, and what an earlier part has derived is not derived again. */
export class Lines {
  readonly #scope: Scope;
  readonly #assumptions: readonly Assumption[];
  readonly #place: Place;
  readonly #marks = new Map<Derivation, string>();
  readonly #seen = new Map<Term, string>();
  #count = 0;

  constructor(scope: Scope, assumptions: readonly Assumption[], place: Place) {
    this.#scope = scope;
    this.#assumptions = assumptions;
    this.#place = place;
  }

  /** A proof that somebody wrote. */
  written(heading: string, lines: readonly Line[]): Part {
    const steps = writtenSteps(lines, this.#assumptions, this.#scope, this.#place, this.#count);
    this.#count += steps.length;
    return { heading, steps };
  }

  /** Whether this is assumed, or an earlier part has derived it. */
  has(formula: Term | undefined): boolean {
    return formula !== undefined && (this.#seen.has(formula) || this.#assumptions.some((a) => a.formula === formula));
  }

  part(heading: string, root: Derivation): Part {
    const steps: Step[] = [];
    for (const node of inOrder(root)) {
      const assumed = node.reason.kind === 'given' ? this.#assumed(node) : undefined;
      const before = assumed ?? (this.#closed(node) ? this.#seen.get(node.theorem.conclusion) : undefined);
      if (before !== undefined && node !== root) {
        this.#marks.set(node, before);
        continue;
      }
      const mark = String(++this.#count);
      steps.push({ mark, opens: false, block: [], ...this.#line(node) });
      this.#marks.set(node, mark);
      if (this.#closed(node)) this.#seen.set(node.theorem.conclusion, mark);
    }
    return { heading, steps };
  }

  /** Whether the step depends on nothing but what the whole statement assumes. */
  #closed(node: Derivation): boolean {
    return node.theorem.hypotheses.every((h) => this.#assumptions.some((a) => a.formula === h));
  }

  #assumed({ theorem }: Derivation): string | undefined {
    const [hypothesis] = theorem.hypotheses;
    return this.#assumptions.find((a) => a.formula === hypothesis)?.mark;
  }

  #line(node: Derivation): Omit<Step, 'mark' | 'opens' | 'block'> {
    const sentence = sentenceOf(node.theorem.conclusion, this.#scope, this.#place);
    const marks = grounds(node).flatMap((p) => this.#marks.get(p) ?? []);
    const premises = [...new Set(marks)];
    const by = node.reason.kind === 'fact' ? [node.reason.known.name] : [];
    return {
      sentence,
      statement: show(node.theorem.conclusion, this.#scope, this.#place),
      reason: this.#reason(node, premises.length > 0),
      by,
      premises,
    };
  }

  #reason({ reason }: Derivation, grounded: boolean): Sentence {
    switch (reason.kind) {
      case 'fact':
        return [words('by '), factName(reason.known.name, this.#scope)];
      case 'given':
        return [words('given')];
      case 'hypothesis':
        return [words('assumed for the sake of the argument')];
      case 'definition':
      case 'logic':
        return [words('by definition')];
      case 'arithmetic':
        return [words('by linear arithmetic')];
      case 'equality':
        return [words('by equality')];
      case 'computation':
        return [words('by computing'), ...certified(reason.certificates, this.#scope, this.#place)];
      case 'arbitrary': {
        const variables = reason.variables.map((v) => formulaOf(v, this.#scope, this.#place));
        if (!grounded) return [words('by definition')];
        if (variables.length === 0) return [words('under the hypothesis')];
        return [words('since '), ...variables.flatMap((v, i) => (i === 0 ? [v] : [words(', '), v])), words(' was arbitrary')];
      }
    }
  }
}

/** What is said of a step apart from its conclusion: bookkeeping below it is passed over. */
function grounds(node: Derivation): readonly Derivation[] {
  const out: Derivation[] = [];
  const seen = new Set<Derivation>();
  const visit = (list: readonly Derivation[]): void => {
    for (const p of list) {
      if (seen.has(p)) continue;
      seen.add(p);
      if (silent(p, node)) visit(p.premises);
      else out.push(p);
    }
  };
  visit(node.premises);
  return out;
}

/** Whether a step is not worth a line of its own: it only unfolds a definition, or is part of an argument that does nothing else. */
const silent = (node: Derivation, above: Derivation): boolean =>
  node.premises.length === 0 && node.reason.kind !== 'hypothesis'
    ? UNFOLDING.has(node.reason.kind)
    : bookkeeping(node)
      ? bookkeeping(above)
      : UNFOLDING.has(node.reason.kind) && TRIVIAL.has(above.reason.kind);

const UNFOLDING: ReadonlySet<string> = new Set(['definition', 'logic']);
const TRIVIAL: ReadonlySet<string> = new Set([...UNFOLDING, 'hypothesis', 'arbitrary']);

const known = new WeakMap<Derivation, boolean>();
/** Whether a step rests on definitions and logic alone. */
function bookkeeping(node: Derivation): boolean {
  const before = known.get(node);
  if (before !== undefined) return before;
  const found = TRIVIAL.has(node.reason.kind) && node.premises.every(bookkeeping);
  known.set(node, found);
  return found;
}

/** The steps below the root that get a line, each after its grounds, and the root last. */
function inOrder(root: Derivation): readonly Derivation[] {
  const done = new Set<Derivation>();
  const out: Derivation[] = [];
  const open: { node: Derivation; next: number; below: readonly Derivation[] }[] = [{ node: root, next: 0, below: grounds(root) }];
  while (open.length > 0) {
    const top = open[open.length - 1];
    const child = top?.below[top.next];
    if (top === undefined) break;
    top.next++;
    if (child === undefined) {
      open.pop();
      if (!done.has(top.node)) {
        done.add(top.node);
        out.push(top.node);
      }
    } else if (!done.has(child)) open.push({ node: child, next: 0, below: grounds(child) });
  }
  return out;
}
