/**
 * The shape of a theory file: immutable trees with spans, as the parser makes them and the formatter prints them.
 * Nothing here knows what a name means; that is the elaborator's business.
 */

/** A piece of the file, as offsets into its text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name, a label such as `4.1`, or a dotted theory name, with its place. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** What a theory can attach to a symbol with `notation "…"`; each is one fixed production of the grammar, but for the last ones (see `silentNotations`). */
export const notations = [
  '<=',
  '<',
  '~',
  '<<',
  '&',
  'union',
  '+',
  '-',
  '*',
  '/',
  '@',
  '^-1',
  'a.e.',
  '(,)',
  'coarser than',
  'coarser than under',
  'equivalent to',
  'equivalent to under',
  'identifiable up to',
  'in identifiable up to',
  'coerce',
  'distribution',
  'kernel',
  '[]',
] as const;
/** What a notation says where nothing is written but a literal, or nothing at all; shown, the symbol goes by its name. */
export const silentNotations: ReadonlySet<string> = new Set(['coerce', 'distribution', 'kernel', '[]']);
export type Notation = (typeof notations)[number];
/** What an expression may have besides: `a >= b` is `b <= a`, and `a > b` is `b < a`. */
export type Operator = Notation | '>=' | '>';

/** Terms, formulas and sorts share one syntax; `Nat` and `Set(Dist(Z))` are a name and a call. */
export type Expr =
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'call'; readonly head: Name; readonly args: readonly Expr[]; readonly span: Span }
  /** An operator that some theory gives a meaning: infix, postfix `^-1`, `a = b a.e. mu`, and the phrases. */
  | { readonly kind: 'operator'; readonly op: Operator; readonly args: readonly Expr[]; readonly span: Span }
  /** `=`, `!=`, `in`, `not in` belong to the logic. */
  | { readonly kind: 'relation'; readonly op: '=' | '!=' | 'in' | 'not in'; readonly left: Expr; readonly right: Expr; readonly span: Span }
  | {
      readonly kind: 'connective';
      readonly op: 'and' | 'or' | '=>' | '<=>';
      readonly left: Expr;
      readonly right: Expr;
      readonly span: Span;
    }
  | { readonly kind: 'not'; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'truth'; readonly value: boolean; readonly span: Span }
  | {
      readonly kind: 'quantified';
      readonly quantifier: 'forall' | 'exists';
      readonly binders: readonly Binder[];
      readonly body: Expr;
      readonly span: Span;
    }
  /** `{ x | φ }`, `{ x : S | φ }`, `{ x in A | φ }`: one binder with exactly one name. */
  | { readonly kind: 'comprehension'; readonly binder: Binder; readonly body: Expr; readonly span: Span }
  /** `{a, b}`; `{}` is the empty set. */
  | { readonly kind: 'set'; readonly items: readonly Expr[]; readonly span: Span }
  /** `(a, b)`, at least two items. */
  | { readonly kind: 'tuple'; readonly items: readonly Expr[]; readonly span: Span }
  /** `[1 1/4; 0 (a + b)]`: rows of the same length, with an entry at least. */
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Expr[])[]; readonly span: Span }
  /** `(3 : Rat)`: a term, and the sort that it is to have. */
  | { readonly kind: 'ascription'; readonly term: Expr; readonly sort: Expr; readonly span: Span }
  /** `P{msr, indep}`, `K{linear, spark(2*k)}`. */
  | { readonly kind: 'predicates'; readonly head: Name; readonly items: readonly Expr[]; readonly span: Span };

/** `x y`, `x y : S` or `x y in A`. */
export interface Binder {
  readonly names: readonly Name[];
  readonly range: { readonly kind: 'none' } | { readonly kind: 'sort'; readonly sort: Expr } | { readonly kind: 'in'; readonly set: Expr };
  readonly span: Span;
}

/** `(x y : S)`, or `{x y : S}` where the argument is left out at use. */
export interface Param {
  readonly names: readonly Name[];
  readonly sort: Expr;
  readonly implicit: boolean;
  readonly span: Span;
}

/** `"title"`, `notation "…"`, `tex "…"`, `reads "…"`, and `builtin "…"` for what the kernel has from the start. */
export interface Attributes {
  readonly title?: string;
  readonly notation?: Notation;
  readonly tex?: string;
  readonly reads?: string;
  readonly builtin?: string;
}

/** `[on Z [-> X]] [if h₁, h₂ then] φ`. */
export interface Statement {
  readonly on?: Expr;
  readonly to?: Expr;
  readonly hypotheses: readonly Expr[];
  readonly conclusion: Expr;
}

export type Justification =
  /** Nothing was written: what is in scope has to do. */
  | { readonly kind: 'auto' }
  | { readonly kind: 'by'; readonly facts: readonly Name[] }
  | { readonly kind: 'sorry'; readonly span: Span }
  | { readonly kind: 'proof'; readonly steps: readonly Step[]; readonly span: Span };

export interface Link {
  readonly op: '=' | '<=';
  readonly right: Expr;
  readonly because: Justification;
}

export type Step =
  | { readonly kind: 'take'; readonly binders: readonly Binder[]; readonly span: Span }
  | { readonly kind: 'assume'; readonly formulas: readonly Expr[]; readonly span: Span }
  | { readonly kind: 'let'; readonly name: Name; readonly value: Expr; readonly span: Span }
  | { readonly kind: 'have'; readonly label?: Name; readonly formula: Expr; readonly because: Justification; readonly span: Span }
  /** `have a = b by … = c by …` or with `thus`; at least two links (one link is a plain `have`). */
  | {
      readonly kind: 'chain';
      readonly last: boolean;
      readonly label?: Name;
      readonly first: Expr;
      readonly links: readonly Link[];
      readonly span: Span;
    }
  | {
      readonly kind: 'obtain';
      readonly binders: readonly Binder[];
      readonly where: readonly Expr[];
      readonly because: Justification;
      readonly span: Span;
    }
  | { readonly kind: 'cases'; readonly because: Justification; readonly cases: readonly Case[]; readonly span: Span }
  /** `thus φ …`, or a bare `thus …` for the goal itself. */
  | { readonly kind: 'thus'; readonly formula?: Expr; readonly because: Justification; readonly span: Span };

export interface Case {
  readonly formula: Expr;
  readonly steps: readonly Step[];
  readonly span: Span;
}

/** Where an axiom comes from: a citation, or a reason in one line. */
export interface Source {
  readonly kind: 'cite' | 'because';
  readonly text: string;
}

/** What is expected of a claim: that it is proved, refuted, or neither. */
export type Stance = 'claim' | 'refute' | 'open';

/** What a theory can say about claims of some form with `verdict`. */
export const aspects = ['needs', 'tight', 'vacuous', 'inhabited', 'product', 'value'] as const;
export type Aspect = (typeof aspects)[number];

/** What a claim asks for besides being proved (or refuted). */
export interface Clauses {
  /** `tight`, `tight if c`, `tight by a, b if c` */
  readonly tight?: { readonly by?: readonly Name[]; readonly conditions: readonly Expr[]; readonly span: Span };
  /** `inhabited by mu, kappa` */
  readonly inhabited?: { readonly terms: readonly Expr[]; readonly span: Span };
  /** `resting on a, b` */
  readonly resting?: readonly Name[];
  /** `with k := 1, d := 3` */
  readonly values?: readonly { readonly name: Name; readonly value: Expr }[];
  /** `for model (mu, kappa)` */
  readonly model?: Expr;
}

export type Declaration =
  | { readonly kind: 'import'; readonly theories: readonly Name[]; readonly span: Span }
  | { readonly kind: 'parameter'; readonly names: readonly Name[]; readonly sort: Expr; readonly span: Span }
  | { readonly kind: 'given'; readonly formulas: readonly Expr[]; readonly span: Span }
  /** `concepts Z := …`, `features X := …`, `class C "title" := …`: names for expressions over the parameters. */
  | {
      readonly kind: 'name';
      readonly keyword: 'concepts' | 'features' | 'class';
      readonly name: Name;
      readonly attributes: Attributes;
      readonly value: Expr;
      readonly span: Span;
    }
  | { readonly kind: 'sort'; readonly name: Name; readonly params: readonly Param[]; readonly attributes: Attributes; readonly span: Span }
  /** `function f (…) : S`, and `space Z (…)`, which is a function into Space (its `sort` is absent). */
  | {
      readonly kind: 'function';
      readonly name: Name;
      readonly params: readonly Param[];
      readonly sort?: Expr;
      readonly attributes: Attributes;
      readonly span: Span;
    }
  | {
      readonly kind: 'predicate';
      readonly name: Name;
      readonly params: readonly Param[];
      readonly attributes: Attributes;
      readonly span: Span;
    }
  | {
      readonly kind: 'define';
      readonly name: Name;
      readonly params: readonly Param[];
      readonly sort?: Expr;
      readonly attributes: Attributes;
      readonly body: Expr;
      readonly span: Span;
    }
  /** `matrix W := …`, `distribution mu on Z := …`, `kernel kappa : Z -> X := …`, `model M := …`: definitions of concrete objects. */
  | {
      readonly kind: 'object';
      readonly keyword: ObjectKeyword;
      readonly name: Name;
      readonly on?: Expr;
      readonly to?: Expr;
      readonly attributes: Attributes;
      readonly value: Expr;
      readonly span: Span;
    }
  /** `show e`: a claim that says what e is, once that is computed. */
  | { readonly kind: 'show'; readonly term: Expr; readonly span: Span }
  /** `check φ`: a claim without a label, about concrete objects. */
  | { readonly kind: 'check'; readonly formula: Expr; readonly because: Justification; readonly span: Span }
  /** `concept predicate p (…) on Z "…" of mu := φ`; `mixing predicate p (…) on Z -> X "…" of kappa := φ` (then `to` is present). */
  | {
      readonly kind: 'predicateOn';
      readonly name: Name;
      readonly params: readonly Param[];
      readonly on: Expr;
      readonly to?: Expr;
      readonly attributes: Attributes;
      readonly of: Name;
      readonly body: Expr;
      readonly span: Span;
    }
  | {
      readonly kind: 'axiom';
      readonly label: Name;
      readonly params: readonly Param[];
      readonly attributes: Attributes;
      readonly statement: Statement;
      readonly source: Source;
      readonly span: Span;
    }
  | {
      readonly kind: 'theorem';
      readonly label: Name;
      readonly params: readonly Param[];
      readonly attributes: Attributes;
      readonly statement: Statement;
      readonly because: Justification;
      readonly span: Span;
    }
  /** `claim N "title": φ [if h₁, h₂]`, clauses, and a justification as a theorem has. `label` is absent where only a title is given. */
  | {
      readonly kind: 'claim';
      readonly keyword: Stance;
      readonly label?: Name;
      readonly attributes: Attributes;
      readonly statement: Statement;
      readonly clauses: Clauses;
      readonly because: Justification;
      readonly span: Span;
    }
  /** `verdict tight (…) "…" of φ := ψ`: what a claim φ asks for when it asks to be tight; a `product` has no `:= ψ`. */
  | {
      readonly kind: 'verdict';
      readonly what: Aspect;
      readonly params: readonly Param[];
      readonly attributes: Attributes;
      readonly pattern: Expr;
      readonly meaning?: Expr;
      readonly span: Span;
    };

export type ObjectKeyword = 'matrix' | 'distribution' | 'kernel' | 'model';

export interface Theory {
  readonly name: Name;
  readonly title?: string;
  readonly declarations: readonly Declaration[];
}
