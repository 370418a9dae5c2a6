/** Forged proofs, written by hand and sealed: each is rejected, and for its own reason. */
import { describe, expect, it } from 'vitest';
import { CertificateError, type Code, readCertificate } from '../../src/certificate/index.ts';
import { Builder, FALSE, NAT, RAT, REAL } from './build.ts';
import { resealed } from './samples.ts';

/** What is wrong with the text. */
function rejection(text: string): CertificateError {
  try {
    readCertificate(text);
  } catch (error) {
    if (error instanceof CertificateError) return error;
    throw error;
  }
  throw new Error('the certificate was accepted');
}
type Attack = readonly [what: string, code: Code, message: RegExp, build: (b: Builder) => void];
const rejects = (attacks: readonly Attack[]) =>
  it.each(attacks)('%s', (_what, code, message, build) => {
    const builder = new Builder();
    build(builder);
    const error = rejection(builder.text);
    expect(error.message).toMatch(message);
    expect(error.code).toBe(code);
    expect(error.place).toMatch(/^(?:names|rows|claims|version|character)\b/);
  });

/** A sort of points with two of them, a predicate p on points, and vectors R(n) with zero(n) : R(n). */
function world(b: Builder) {
  const point = b.row('app', b.row('declare-sort', 'Point'));
  const [x, y] = [b.row('free', 'x', point), b.row('free', 'y', point)];
  const p = b.row('declare-predicate', 'p', 0, x);
  const [n, m] = [b.row('free', 'n', NAT), b.row('free', 'm', NAT)];
  const R = b.row('declare-sort', 'R', n);
  const Rn = b.row('app', R, n);
  const zero = b.row('declare-function', 'zero', 0, Rn, n);
  return { point, x, y, p, px: b.row('app', p, x), py: b.row('app', p, y), n, m, R, Rn, zero, v: b.row('free', 'v', Rn) };
}
const claimed = (b: Builder, step: number) => b.claim(step);

describe('an honest certificate', () => {
  it('by hand is accepted', () => {
    const b = new Builder();
    const { x, px } = world(b);
    const certificate = readCertificate(claimed(b, b.row('allIntro', x, b.row('impIntro', px, b.row('assume', px)))).text);
    expect(certificate.claims.map((c) => [c.theory, c.name, c.title, c.restsOn])).toEqual([['test', 'forged', undefined, []]]);
  });
  it('that postulates ⊥ is accepted, and says so', () => {
    const b = new Builder();
    const { point, x } = world(b);
    const absurd = b.row('axiom', b.row('postulate', 'harmless', FALSE));
    b.row('refl', b.row('free', 'unused', point));
    const goal = b.row('all', x, b.row('=', x, x));
    const { claims, axioms } = readCertificate(claimed(b, b.row('exFalso', absurd, goal)).text);
    expect(claims[0]?.restsOn).toEqual(['harmless']);
    expect(axioms.map((a) => [a.name, a.formula.op])).toEqual([['harmless', 'false']]);
  });
  it('that uses an oracle says so, on every path', () => {
    const b = new Builder();
    const one = b.num('1');
    const even = b.row('evaluate', b.arithmetic('Nat.<=', one, one));
    const linear = b.row('linear', b.arithmetic('Nat.<=', one, one), 0, '1');
    b.claim(even, 'a')
      .claim(linear, 'b')
      .claim(b.row('andIntro', even, linear), 'c')
      .claim(b.row('refl', one), 'd');
    b.claim(b.row('andRight', b.row('andIntro', even, b.row('refl', one))), 'e');
    const { claims } = readCertificate(b.text);
    const oracles = ['oracle:evaluate', 'oracle:linear'];
    expect(claims.map((c) => c.restsOn)).toEqual([['oracle:evaluate'], ['oracle:linear'], oracles, [], ['oracle:evaluate']]);
  });
});

describe('references', () => {
  rejects([
    ['to a step that comes later', 'CERT_REFERENCE', /no step 1 yet/, (b) => claimed(b, b.row('andLeft', b.nextStep + 1))],
    ['to the step itself', 'CERT_REFERENCE', /no step 0 yet/, (b) => claimed(b, b.row('andLeft', b.nextStep))],
    ['in a circle', 'CERT_REFERENCE', /no step 1 yet/, (b) => { b.row('andLeft', 1); claimed(b, b.row('andRight', 0)); }],
    ['to a term that is the term itself', 'CERT_REFERENCE', /no term 4 yet/, (b) => b.row('and', b.nextTerm, FALSE)],
    ['to a term that comes later', 'CERT_REFERENCE', /no term 5 yet/, (b) => { b.row('and', 5, FALSE); b.row('and', 4, FALSE); }],
    ['to a symbol that comes later', 'CERT_REFERENCE', /no symbol 20 yet/, (b) => { b.row('app', 20); b.row('declare-sort', 'S'); }],
    ['to an axiom that comes later', 'CERT_REFERENCE', /no axiom 0 yet/, (b) => { b.row('axiom', 0); b.row('postulate', 'a', FALSE); }],
    ['to a name that is not there', 'CERT_REFERENCE', /no name 7 yet/, (b) => b.row('sortvar', 7)],
    ['of a claim to a step that is not there', 'CERT_REFERENCE', /no step 0/, (b) => claimed(b, 0)],
    ['to the symbol that is being declared', 'CERT_REFERENCE', /no symbol 20 yet/, (b) => b.row('define', 'd', 0, b.row('app', 20))],
    ['to theorems of a library', 'CERT_ROW', /must contain all that it needs/, (b) => claimed(b, b.row('known-theorem', 'std.sets:all'))],
    ['to symbols of a library', 'CERT_ROW', /must contain all that it needs/, (b) => b.row('known-symbol', 'Nat')],
    ['to axioms of a library', 'CERT_ROW', /must contain all that it needs/, (b) => b.row('known-axiom', 'choice')],
  ]); // biome-ignore format: a table
});

describe('claims', () => {
  rejects([
    ['with hypotheses', 'CERT_CLAIM', /forged has hypotheses/, (b) => claimed(b, b.row('assume', FALSE))],
    ['with a hypothesis that is true', 'CERT_CLAIM', /has hypotheses/, (b) => claimed(b, b.row('assume', b.truth().term))],
    ['with a hypothesis that came by weakening', 'CERT_CLAIM', /has hypotheses/, (b) => {
      const { term, step } = b.truth();
      claimed(b, b.row('weaken', step, term));
    }],
    ['with the wrong hypothesis discharged', 'CERT_CLAIM', /has hypotheses/, (b) => claimed(b, b.row('impIntro', b.truth().term, b.row('assume', FALSE)))],
    ['with free variables', 'CERT_CLAIM', /forged has the free variable x/, (b) => claimed(b, b.row('refl', world(b).x))],
    ['with free variables in a sort', 'CERT_CLAIM', /free variable n/, (b) => {
      const { v } = world(b);
      claimed(b, b.row('allIntro', v, b.row('refl', v)));
    }],
    ['that rest on a gap', 'CERT_SORRY', /gap: test:sorry:1/, (b) => claimed(b, b.row('axiom', b.row('postulate', 'test:sorry:1', FALSE)))],
    ['made twice', 'CERT_CLAIM', /test claims forged twice/, (b) => claimed(claimed(b, b.truth().step), 1)],
    ['without a name', 'CERT_NAME', /""/, (b) => b.claim(b.truth().step, '')],
    ['without a theory', 'CERT_NAME', /""/, (b) => b.claim(b.truth().step, 'forged', '')],
    ['that clear the screen', 'CERT_NAME', /u001b/, (b) => b.claim(b.truth().step, 'forged\u001b[2J')],
    ['that go up a line and write over it', 'CERT_NAME', /u001b/, (b) => b.claim(b.truth().step, 'n', '\u001b[1A')],
    ['with a title of two lines', 'CERT_NAME', /cannot be printed/, (b) => b.claim(b.truth().step, 'n', 't', 'one\ntwo')],
    ['with a title from right to left', 'CERT_NAME', /cannot be printed/, (b) => b.claim(b.truth().step, 'n', 't', 'a\u202eb')],
    ['with half a character', 'CERT_NAME', /cannot be printed/, (b) => b.claim(b.truth().step, 'n', 't', '\ud83d')],
    ['of nothing', 'CERT_CLAIM', /nothing is claimed/, (b) => b.truth()],
  ]); // biome-ignore format: a table
});

describe('declarations and definitions', () => {
  rejects([
    ['of a name twice', 'CERT_REFUSED', /name S is already taken/, (b) => { b.row('declare-sort', 'S'); b.row('declare-sort', 'S'); }],
    ['of a name as two kinds of things', 'CERT_REFUSED', /name S is already taken/, (b) => { b.row('declare-sort', 'S'); b.row('define', 'S', 0, FALSE); }],
    ['of a definition twice', 'CERT_REFUSED', /name d is already taken/, (b) => { b.row('define', 'd', 0, FALSE); b.row('define', 'd', 0, b.truth().term); }],
    ...['Nat', 'Rat', 'Real'].map((name): Attack => [`of ${name} again`, 'CERT_REFUSED', /already taken/, (b) => b.row('declare-sort', name)]),
    ['of Nat.+ again', 'CERT_REFUSED', /Nat\.\+ is already taken/, (b) => {
      const [x, y] = [b.row('free', 'x', NAT), b.row('free', 'y', NAT)];
      b.row('define', 'Nat.+', 0, x, x, y);
    }],
    ['of Real.< again', 'CERT_REFUSED', /Real\.< is already taken/, (b) => b.row('declare-predicate', 'Real.<', 0)],
    ['of an axiom twice', 'CERT_REFUSED', /name a is already taken/, (b) => { b.row('postulate', 'a', b.truth().term); b.row('postulate', 'a', FALSE); }],
    ['of an axiom called like an oracle', 'CERT_REFUSED', /oracle:linear is already taken/, (b) => b.row('postulate', 'oracle:linear', FALSE)],
    ['of an axiom called like an oracle that is none', 'CERT_REFUSED', /oracle:x is already taken/, (b) => b.row('postulate', 'oracle:x', FALSE)],
    ['of an axiom with a free variable', 'CERT_REFUSED', /axiom a has the free variable x/, (b) => b.row('postulate', 'a', world(b).px)],
    ['of an axiom that is no formula', 'CERT_REFUSED', /formula is expected/, (b) => b.row('postulate', 'a', NAT)],
    ['with an extra free variable', 'CERT_REFUSED', /x is not among the parameters/, (b) => b.row('define', 'd', 0, world(b).px)],
    ['with an extra free variable beside the right one', 'CERT_REFUSED', /y is not among the parameters/, (b) => {
      const { px, py, x } = world(b);
      b.row('define', 'd', 0, b.row('and', px, py), x);
    }],
    ['with an extra free variable in a sort', 'CERT_REFUSED', /n is not among the parameters/, (b) => {
      const { v } = world(b);
      b.row('define', 'd', 0, b.row('all', v, b.row('=', v, v)));
    }],
    ['with an extra free variable in its own sort', 'CERT_REFUSED', /n is not among/, (b) => {
      const { zero, n } = world(b);
      b.row('define', 'd', 0, b.row('app', zero, n));
    }],
    ['with an extra free variable in the sort of a parameter', 'CERT_REFUSED', /n is not among the parameters/, (b) => {
      const { v } = world(b);
      b.row('define', 'd', 0, b.row('=', v, v), v);
    }],
    ['with parameters in the wrong order', 'CERT_REFUSED', /n is not among the parameters before it/, (b) => {
      const { v, n } = world(b);
      b.row('define', 'd', 0, b.row('=', v, v), v, n);
    }],
    ['with a parameter twice', 'CERT_REFUSED', /distinct variables/, (b) => {
      const { px, x } = world(b);
      b.row('define', 'd', 0, px, x, x);
    }],
    ['with a parameter that is no variable', 'CERT_REFUSED', /distinct variables/, (b) => b.row('declare-predicate', 'd', 0, b.num('1'))],
    ['with an extra sort variable', 'CERT_REFUSED', /S is not among the parameters/, (b) => {
      const z = b.row('free', 'z', b.row('sortvar', 'S'));
      b.row('define', 'd', 0, b.row('all', z, b.row('=', z, z)));
    }],
    ['with a result that depends on more', 'CERT_REFUSED', /n is not among the parameters/, (b) => b.row('declare-function', 'f', 0, world(b).Rn)],
    ['with a formula for a sort', 'CERT_REFUSED', /has a sort/, (b) => b.row('declare-function', 'f', 0, FALSE)],
    ['as a function of a sort', 'CERT_REFUSED', /a term or formula is expected/, (b) => b.row('define', 'f', 0, NAT)],
    ['of what was never defined', 'CERT_REFUSED', /p is not defined/, (b) => b.row('definition', world(b).p)],
    ['of what the kernel owns', 'CERT_REFUSED', /is not defined/, (b) => b.row('definition', 3)],
  ]); // biome-ignore format: a table

  it('a definition cannot mention itself by any way that there is', () => {
    const b = new Builder();
    // d := ¬d would be number 20, and so would every number that its body could use
    b.row('app', 20);
    expect(rejection(b.text).message).toMatch(/no symbol 20 yet/);
    const c = new Builder();
    const d = c.row('define', 'd', 0, FALSE);
    const again = c.row('app', d);
    c.row('define', 'd', 0, c.row('=>', again, FALSE));
    expect(rejection(c.text).message).toMatch(/already taken/);
  });
});

describe('terms', () => {
  rejects([
    ['with an argument of the wrong sort', 'CERT_REFUSED', /argument 1 of p has the wrong sort/, (b) => b.row('app', world(b).p, b.num('1'))],
    ['with a number of another sort', 'CERT_REFUSED', /argument 1 of zero has the wrong sort/, (b) => b.row('app', world(b).zero, b.num('1', RAT))],
    ['with too few arguments', 'CERT_REFUSED', /another number of arguments/, (b) => b.row('app', world(b).p)],
    ['with too many arguments', 'CERT_REFUSED', /another number of arguments/, (b) => { const { p, x } = world(b); b.row('app', p, x, x); }],
    ['with a formula for an argument', 'CERT_REFUSED', /wrong sort/, (b) => b.row('app', world(b).p, FALSE)],
    ['with a sort for an argument', 'CERT_REFUSED', /term or formula is expected/, (b) => b.row('app', world(b).p, NAT)],
    ['equal at other indices', 'CERT_REFUSED', /must have the same sort/, (b) => {
      const { zero, n, m } = world(b);
      b.row('=', b.row('app', zero, n), b.row('app', zero, m));
    }],
    ['equal at indices that are equal, but not the same', 'CERT_REFUSED', /must have the same sort/, (b) => {
      const { zero, n, m } = world(b);
      b.row('=', b.row('app', zero, b.arithmetic('Nat.+', n, m)), b.row('app', zero, b.arithmetic('Nat.+', m, n)));
    }],
    ['of two sorts, equal', 'CERT_REFUSED', /must have the same sort/, (b) => b.row('=', b.num('1'), b.num('1', RAT))],
    ['that are formulas, equal', 'CERT_REFUSED', /must have the same sort/, (b) => b.row('=', FALSE, FALSE)],
    ['in a set of others', 'CERT_REFUSED', /a member must have the sort/, (b) => {
      const { x, px } = world(b);
      b.row('in', b.num('1'), b.row('comp', x, px));
    }],
    ['in what is no set', 'CERT_REFUSED', /a member must have the sort/, (b) => b.row('in', b.num('1'), b.num('1'))],
    ['joined that are no formulas', 'CERT_REFUSED', /formula is expected/, (b) => b.row('and', b.num('1'), FALSE)],
    ['bound by what is no variable', 'CERT_REFUSED', /only a variable can be bound/, (b) => b.row('all', b.num('1'), FALSE)],
    ['of which a sort variable is bound', 'CERT_REFUSED', /only a variable can be bound/, (b) => b.row('all', b.row('sortvar', 'S'), FALSE)],
    ['as bodies of binders', 'CERT_REFUSED', /formula is expected/, (b) => { const { x } = world(b); b.row('comp', x, x); }],
    ['for sorts', 'CERT_REFUSED', /a sort is expected/, (b) => b.row('set', b.num('1'))],
    ['of the sort of formulas', 'CERT_REFUSED', /a sort is expected/, (b) => b.row('free', 'x', FALSE)],
    ['bound although a sort depends on them', 'CERT_REFUSED', /n stands in the sort of v/, (b) => {
      const { n, v } = world(b);
      b.row('all', n, b.row('=', v, v));
    }],
  ]); // biome-ignore format: a table
});

describe('rules', () => {
  rejects([
    ['∀ intro, of a variable of the hypotheses', 'CERT_REFUSED', /variable x is not arbitrary/, (b) => {
      const { x, px } = world(b);
      claimed(b, b.row('impIntro', px, b.row('allIntro', x, b.row('assume', px))));
    }],
    ['∀ intro, of a variable in the sort of another variable', 'CERT_REFUSED', /n stands in the sort of v/, (b) => {
      const { n, v } = world(b);
      claimed(b, b.row('allIntro', n, b.row('refl', v)));
    }],
    ['∀ intro, of a variable in the sort of a variable of the hypotheses', 'CERT_REFUSED', /variable n is not arbitrary/, (b) => {
      const { n, v, Rn } = world(b);
      const w = b.row('free', 'w', Rn);
      const different = b.row('=>', b.row('=', v, w), FALSE);
      const positive = b.arithmetic('Nat.<', b.num('0'), n);
      claimed(b, b.row('allIntro', n, b.row('impElim', b.row('assume', b.row('=>', different, positive)), b.row('assume', different))));
    }],
    ['∀ intro, of what is no variable', 'CERT_REFUSED', /only a variable can be bound/, (b) => claimed(b, b.row('allIntro', b.num('1'), b.truth().step))],
    ['∀ elim, with a term of another sort', 'CERT_REFUSED', /another sort than the bound variable/, (b) => {
      const { x, px } = world(b);
      claimed(b, b.row('allElim', b.row('assume', b.row('all', x, px)), b.num('1')));
    }],
    ['∀ elim, with more terms than there are binders', 'CERT_REFUSED', /nothing is bound here/, (b) => {
      const { x, px } = world(b);
      claimed(b, b.row('allElim', b.row('assume', b.row('all', x, px)), x, x));
    }],
    ['∀ elim, without a term', 'CERT_ROW', /does not have 1 arguments/, (b) => {
      const { x, px } = world(b);
      claimed(b, b.row('allElim', b.row('assume', b.row('all', x, px))));
    }],
    ['∀ elim, of what is existential', 'CERT_REFUSED', /must be universal/, (b) => {
      const { x, px } = world(b);
      claimed(b, b.row('allElim', b.row('assume', b.row('ex', x, px)), x));
    }],
    ['∃ elim, whose witness escapes into the conclusion', 'CERT_REFUSED', /variable x is not arbitrary/, (b) => {
      const { x, px } = world(b);
      const ex = b.row('assume', b.row('ex', x, px));
      claimed(b, b.row('allIntro', x, b.row('exElim', ex, x, b.row('assume', px))));
    }],
    ['∃ elim, whose witness stands in another hypothesis', 'CERT_REFUSED', /variable x is not arbitrary/, (b) => {
      const { x, px } = world(b);
      const no = b.row('=>', px, FALSE);
      claimed(b, b.row('exElim', b.row('assume', b.row('ex', x, px)), x, b.row('impElim', b.row('assume', no), b.row('assume', px))));
    }],
    ['∃ elim, whose witness stands in a sort of the conclusion', 'CERT_REFUSED', /variable n is not arbitrary/, (b) => {
      const { n, v } = world(b);
      const some = b.row('=', n, n);
      claimed(b, b.row('exElim', b.row('assume', b.row('ex', n, some)), n, b.row('weaken', b.row('refl', v), some)));
    }],
    ['∃ elim, whose witness stands in the existential statement', 'CERT_REFUSED', /variable x is not arbitrary/, (b) => {
      const { x, y } = world(b);
      const different = b.row('=>', b.row('=', x, y), FALSE);
      const ex = b.row('assume', b.row('ex', y, different)); // ∃y. x ≠ y, opened with x itself: x ≠ x
      const self = b.row('=>', b.row('=', x, x), FALSE);
      claimed(b, b.row('exElim', ex, x, b.row('impElim', b.row('assume', self), b.row('refl', x))));
    }],
    ['∃ elim, with a witness that is no variable', 'CERT_REFUSED', /witness must be a variable/, (b) => {
      const [n, one] = [b.row('free', 'n', NAT), b.num('1')];
      claimed(b, b.row('exElim', b.row('assume', b.row('ex', n, b.row('=', n, n))), one, b.truth().step));
    }],
    ['∃ intro, of another instance', 'CERT_REFUSED', /not the instance/, (b) => {
      const { x, y, px } = world(b);
      claimed(b, b.row('exIntro', b.row('ex', x, px), y, b.row('assume', px)));
    }],
    ['∃ intro, of a universal statement', 'CERT_REFUSED', /not the instance/, (b) => {
      const { x, px } = world(b);
      claimed(b, b.row('exIntro', b.row('all', x, px), x, b.row('assume', px)));
    }],
    ['Leibniz, with a context of something else', 'CERT_REFUSED', /not the context of the left side/, (b) => {
      const { x, y, px, py } = world(b);
      const context = b.row('comp', x, px);
      claimed(b, b.row('leibniz', b.row('assume', b.row('=', x, y)), context, b.row('assume', py)));
    }],
    ['Leibniz, with a context that is no comprehension', 'CERT_REFUSED', /context of the left side/, (b) => {
      const { x, y, px } = world(b);
      claimed(b, b.row('leibniz', b.row('assume', b.row('=', x, y)), b.row('all', x, px), b.row('assume', px)));
    }],
    ['Leibniz, with a context of another sort', 'CERT_REFUSED', /another sort than the bound variable/, (b) => {
      const { x, y, n } = world(b);
      claimed(b, b.row('leibniz', b.row('assume', b.row('=', x, y)), b.row('comp', n, b.row('=', n, n)), b.row('refl', x)));
    }],
    ['Leibniz, from what is no equation', 'CERT_REFUSED', /must be an equation/, (b) => {
      const { x, px } = world(b);
      claimed(b, b.row('leibniz', b.row('assume', px), b.row('comp', x, px), b.row('assume', px)));
    }],
    ['⇒ elim, with another premise', 'CERT_REFUSED', /not what the implication asks for/, (b) => {
      const { px, py } = world(b);
      claimed(b, b.row('impElim', b.row('assume', b.row('=>', px, FALSE)), b.row('assume', py)));
    }],
    ['∨ elim, with two ends', 'CERT_REFUSED', /two cases must end alike/, (b) => {
      const { px, py } = world(b);
      claimed(b, b.row('orElim', b.row('assume', b.row('or', px, py)), b.row('assume', px), b.row('assume', py)));
    }],
    ['∨ elim, which keeps the other hypotheses', 'CERT_CLAIM', /has hypotheses/, (b) => {
      // φ ∨ φ, and ⊥ under φ and ψ
      const { x, px, py } = world(b);
      const [or, no] = [b.row('assume', b.row('or', px, px)), b.row('=>', px, FALSE)];
      const end = b.row('impElim', b.row('assume', no), b.row('assume', px));
      claimed(b, b.row('allIntro', x, b.row('impIntro', b.row('or', px, px), b.row('impIntro', no, b.row('orElim', or, b.row('weaken', end, py), end)))));
    }],
    ['ex falso, from what is not false', 'CERT_REFUSED', /must be false/, (b) => { const { term, step } = b.truth(); claimed(b, b.row('exFalso', step, term)); }],
    ['classical, of a single negation', 'CERT_REFUSED', /double negation/, (b) => claimed(b, b.row('classical', b.truth().step))],
    ['∧ elim, of a disjunction', 'CERT_REFUSED', /must be a conjunction/, (b) => claimed(b, b.row('andLeft', b.row('assume', b.row('or', FALSE, FALSE))))],
    ['comprehension, backwards with another element', 'CERT_REFUSED', /not what membership means/, (b) => {
      const { x, y, px } = world(b);
      claimed(b, b.row('memberIntro', b.row('in', y, b.row('comp', x, px)), b.row('assume', px)));
    }],
    ['comprehension, of a set that is not written so', 'CERT_REFUSED', /membership in a comprehension/, (b) => {
      const { point, x } = world(b);
      claimed(b, b.row('memberElim', b.row('assume', b.row('in', x, b.row('free', 'A', b.row('set', point))))));
    }],
    ['extension, from one inclusion', 'CERT_REFUSED', /must be an equivalence/, (b) => {
      const { point, x } = world(b);
      const A = b.row('free', 'A', b.row('set', point));
      const member = b.row('in', x, A);
      claimed(b, b.row('extension', b.row('allIntro', x, b.row('impIntro', member, b.row('assume', member)))));
    }],
    ['extension, of sets that depend on the element', 'CERT_REFUSED', /two sets have the same members/, (b) => {
      // ∀x. x ∈ {y | y = x} ⇔ x ∈ {y | y = x}: no equation of two sets comes from that
      const { x, y } = world(b);
      const member = b.row('in', x, b.row('comp', y, b.row('=', y, x)));
      const same = b.row('impIntro', member, b.row('assume', member));
      claimed(b, b.row('extension', b.row('allIntro', x, b.row('andIntro', same, same))));
    }],
    ['instantiate, with another sort', 'CERT_REFUSED', /instance of x has the wrong sort/, (b) => {
      const { x } = world(b);
      claimed(b, b.row('instantiate', b.row('refl', x), x, b.num('1')));
    }],
    ['instantiate, with a sort index that differs', 'CERT_REFUSED', /instance of v has the wrong sort/, (b) => {
      const { v, zero, m } = world(b);
      claimed(b, b.row('instantiate', b.row('refl', v), v, b.row('app', zero, m)));
    }],
    ['instantiate, the index but not the instance', 'CERT_REFUSED', /instance of v has the wrong sort/, (b) => {
      const { v, zero, n, m } = world(b);
      claimed(b, b.row('instantiate', b.row('refl', v), n, m, v, b.row('app', zero, n)));
    }],
    ['instantiate, a variable twice', 'CERT_REFUSED', /instantiated twice/, (b) => {
      const { x, y } = world(b);
      claimed(b, b.row('instantiate', b.row('refl', x), x, y, x, x));
    }],
    ['instantiate, what is no variable', 'CERT_REFUSED', /only variables can be instantiated/, (b) => {
      const [one, two] = [b.num('1'), b.num('2')];
      claimed(b, b.row('instantiate', b.row('refl', one), one, two));
    }],
    ['instantiate, with a formula', 'CERT_REFUSED', /only variables can be instantiated/, (b) => claimed(b, b.row('instantiate', b.truth().step, world(b).x, FALSE))],
    ['instantiate, a sort variable with a term', 'CERT_REFUSED', /a sort is expected/, (b) => {
      const S = b.row('sortvar', 'S');
      claimed(b, b.row('instantiate', b.row('refl', b.row('free', 'z', S)), S, b.num('1')));
    }],
    ['instantiate, a sort variable but not what has it', 'CERT_CLAIM', /free variable z/, (b) => {
      const S = b.row('sortvar', 'S');
      claimed(b, b.row('instantiate', b.row('refl', b.row('free', 'z', S)), S, NAT));
    }],
    ['instantiate, so that 0 divides', 'CERT_REFUSED', /division by zero/, (b) => {
      const [x, zero] = [b.row('free', 'x', RAT), b.num('0', RAT)];
      claimed(b, b.row('instantiate', b.row('refl', b.arithmetic('Rat./', x, x)), x, zero));
    }],
  ]); // biome-ignore format: a table

  it('instantiate swaps variables at once, and captures none', () => {
    const b = new Builder();
    const { x, y } = world(b);
    const r = b.row('declare-predicate', 'r', 0, x, y);
    // ∀x. r(x, y) with y := x is ∀x'. r(x', x), from which r(x, x) does not follow as r(y, x) does
    const all = b.row('all', x, b.row('app', r, x, y));
    const axiom = b.row('axiom', b.row('postulate', 'all', b.row('all', y, b.row('ex', x, b.row('=>', b.row('app', r, x, y), all)))));
    const elim = b.row('allElim', axiom, x);
    const closed = b.row('allIntro', x, elim);
    const [claim] = readCertificate(b.claim(closed).text).claims;
    // the statement is what it was
    expect(claim?.theorem.conclusion).toBe(claim?.theorem.signature.axiom('all'));
  });
});

describe('oracles', () => {
  /** x ≤ y, y ≤ x and so on, over a sort of numbers. */
  const numbers = (b: Builder, sort: number) => {
    const name = ['', 'Nat', 'Rat', 'Real'][sort] ?? '';
    const [x, y] = [b.row('free', 'x', sort), b.row('free', 'y', sort)];
    const is = (op: '<=' | '<', s: number, t: number) => b.arithmetic(`${name}.${op}`, s, t);
    return {
      x,
      y,
      is,
      num: (text: string) => b.num(text, sort),
      op: (op: string, s: number, t: number) => b.arithmetic(`${name}.${op}`, s, t),
    };
  };
  rejects([
    ['linear, with a negative multiplier', 'CERT_REFUSED', /negative multiplier/, (b) => {
      const { x, y, is } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', y, x), 1, b.row('assume', is('<=', x, y)), '-1', '1'));
    }],
    ['linear, with a negative multiplier of the conclusion', 'CERT_REFUSED', /negative multiplier/, (b) => {
      const { x, y, is } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', x, y), 1, b.row('assume', is('<=', y, x)), '1', '-1'));
    }],
    ['linear, with too few multipliers', 'CERT_REFUSED', /1 rows of multipliers are needed/, (b) => {
      const { x, is } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', x, x), 0));
    }],
    ['linear, with too many', 'CERT_REFUSED', /1 rows of multipliers are needed/, (b) => {
      const { x, is } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', x, x), 0, '1', '1'));
    }],
    ['linear, with a row that is too short', 'CERT_REFUSED', /rows of multipliers are needed|must have 2 entries/, (b) => {
      const { x, y, is } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', x, y), 1, b.row('assume', is('<=', x, y)), '1'));
    }],
    ['linear, an equation from one inequality', 'CERT_REFUSED', /rows of multipliers are needed|does not cancel|no contradiction/, (b) => {
      const { x, y, is } = numbers(b, RAT);
      claimed(b, b.row('linear', b.row('=', x, y), 1, b.row('assume', is('<=', x, y)), '1', '1', '1', '1'));
    }],
    ['linear, ⊥ from nothing, with multipliers and without', 'CERT_REFUSED', /no contradiction|multipliers/, (b) => claimed(b, b.row('linear', FALSE, 0, '1', '1', '0'))],
    ['linear, ⊥ from zeros', 'CERT_REFUSED', /no contradiction/, (b) => {
      const { x, is } = numbers(b, RAT);
      claimed(b, b.row('linear', FALSE, 1, b.row('assume', is('<', x, x)), '0'));
    }],
    ['linear, strict from non-strict', 'CERT_REFUSED', /no contradiction/, (b) => {
      const { x, y, is } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<', x, y), 1, b.row('assume', is('<=', x, y)), '1', '1'));
    }],
    ['linear, x < x from a strict one with multiplier 0', 'CERT_REFUSED', /no contradiction|does not cancel/, (b) => {
      const { x, y, is } = numbers(b, REAL);
      claimed(b, b.row('linear', is('<', x, x), 1, b.row('assume', is('<', x, y)), '0', '1'));
    }],
    ['linear, x < y gives x + 1 ≤ y over Rat', 'CERT_REFUSED', /no contradiction/, (b) => {
      const { x, y, is, op, num } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', op('+', x, num('1')), y), 1, b.row('assume', is('<', x, y)), '1', '1'));
    }],
    ['linear, 0 ≤ x over Rat', 'CERT_REFUSED', /does not cancel/, (b) => {
      const { x, is, num } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', num('0'), x), 0, '1'));
    }],
    ['linear, x ≤ 0 over Nat', 'CERT_REFUSED', /does not cancel/, (b) => {
      const { x, is, num } = numbers(b, NAT);
      claimed(b, b.row('linear', is('<=', x, num('0')), 0, '1'));
    }],
    ['linear, (x − y) + y = x over Nat', 'CERT_REFUSED', /does not cancel/, (b) => {
      const { x, y, op } = numbers(b, NAT);
      claimed(b, b.row('linear', b.row('=', op('+', op('-', x, y), y), x), 0, '1', '1'));
    }],
    ['linear, over x·y', 'CERT_REFUSED', /does not cancel/, (b) => {
      const { x, y, op } = numbers(b, RAT);
      claimed(b, b.row('linear', b.row('=', op('*', x, y), op('*', y, x)), 0, '1', '1'));
    }],
    ['linear, over x/y · y', 'CERT_REFUSED', /does not cancel/, (b) => {
      const { x, y, op } = numbers(b, RAT);
      claimed(b, b.row('linear', b.row('=', op('*', op('/', x, y), y), x), 0, '1', '1'));
    }],
    ['linear, a variable of Nat for one of Rat', 'CERT_REFUSED', /does not cancel/, (b) => {
      const [nat, rat] = [numbers(b, NAT), numbers(b, RAT)];
      claimed(b, b.row('linear', rat.is('<=', rat.num('0'), rat.x), 1, b.row('assume', nat.is('<=', nat.num('0'), nat.x)), '1', '1'));
    }],
    ['linear, from a negated equation', 'CERT_REFUSED', /negated equation is not linear/, (b) => {
      const { x, y, is } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', x, y), 1, b.row('assume', b.row('=>', b.row('=', x, y), FALSE)), '1', '1'));
    }],
    ['linear, about points', 'CERT_REFUSED', /linear knows/, (b) => {
      const { x, y } = world(b);
      claimed(b, b.row('linear', b.row('=', x, y), 0, '1', '1'));
    }],
    ['linear, about a relation of the same name', 'CERT_REFUSED', /linear knows|not an operation/, (b) => {
      const [x, y] = [b.row('free', 'x', RAT), b.row('free', 'y', RAT)];
      const forged = b.row('declare-predicate', 'my:Rat.<=', 0, x, y);
      claimed(b, b.row('linear', b.row('app', forged, x, x), 0, '1'));
    }],
    ['linear, with a multiplier that is no number', 'CERT_REFUSED', /not a rational number/, (b) => {
      const { x, is } = numbers(b, RAT);
      claimed(b, b.row('linear', is('<=', x, x), 0, 'one'));
    }],
    ['linear, with more premises than numbers', 'CERT_ROW', /too short/, (b) => { b.truth(); b.row('linear', FALSE, 999_999_999, 0); }],
    ['evaluate, a false statement', 'CERT_REFUSED', /this is not true/, (b) => claimed(b, b.row('evaluate', b.arithmetic('Nat.<', b.num('2'), b.num('1'))))],
    ['evaluate, a true one negated', 'CERT_REFUSED', /this is not true/, (b) =>
      claimed(b, b.row('evaluate', b.row('=>', b.arithmetic('Nat.<', b.num('1'), b.num('2')), FALSE)))],
    ['evaluate, an open statement', 'CERT_REFUSED', /closed numerical/, (b) => {
      const { x, is } = numbers(b, NAT);
      claimed(b, b.row('evaluate', is('<=', x, x)));
    }],
    ['evaluate, ⊥', 'CERT_REFUSED', /closed numerical/, (b) => claimed(b, b.row('evaluate', FALSE))],
    ['evaluate, a relation of the same name', 'CERT_REFUSED', /evaluate knows/, (b) => {
      const [x, y] = [b.row('free', 'x', NAT), b.row('free', 'y', NAT)];
      const forged = b.row('declare-predicate', 'Nat.≤', 0, x, y);
      claimed(b, b.row('evaluate', b.row('app', forged, b.num('1'), b.num('2'))));
    }],
    ['evaluate, Nat subtraction as if it went below 0', 'CERT_REFUSED', /this is not true/, (b) => {
      const { num, op } = numbers(b, NAT);
      claimed(b, b.row('evaluate', b.row('=', op('+', op('-', num('1'), num('2')), num('2')), num('1'))));
    }],
    ['evaluate, 2^53 = 2^53 + 1', 'CERT_REFUSED', /this is not true/, (b) =>
      claimed(b, b.row('evaluate', b.row('=', b.num('9007199254740992'), b.num('9007199254740993'))))],
    ['evaluate, 0.1 + 0.2 ≠ 0.3', 'CERT_REFUSED', /this is not true/, (b) => {
      const { num, op } = numbers(b, REAL);
      claimed(b, b.row('evaluate', b.row('=>', b.row('=', op('+', num('1/10'), num('1/5')), num('3/10')), FALSE)));
    }],
    ['1/0', 'CERT_REFUSED', /division by zero/, (b) => b.num('1/0', RAT)],
    ['1 / 0', 'CERT_REFUSED', /division by zero/, (b) => b.arithmetic('Rat./', b.num('1', RAT), b.num('0', RAT))],
    ['−0', 'CERT_NAME', /-0 should be written 0/, (b) => b.num('-0', RAT)],
    ['0/5', 'CERT_NAME', /should be written 0/, (b) => b.num('0/5', RAT)],
    ['2/4', 'CERT_NAME', /2\/4 should be written 1\/2/, (b) => b.num('2/4', RAT)],
    ['0.5', 'CERT_NAME', /0\.5 should be written 1\/2/, (b) => b.num('0.5', RAT)],
    ['007', 'CERT_NAME', /007 should be written 7/, (b) => b.num('007')],
    ['1e3', 'CERT_REFUSED', /not a rational number: 1e3/, (b) => b.num('1e3')],
    ['Infinity', 'CERT_REFUSED', /not a rational number/, (b) => b.num('Infinity', REAL)],
    ['−1 as a natural number', 'CERT_REFUSED', /-1 is not a natural number/, (b) => b.num('-1')],
    ['1/2 as a natural number', 'CERT_REFUSED', /1\/2 is not a natural number/, (b) => b.num('1/2')],
    ['a number of a sort of points', 'CERT_REFUSED', /belong to Nat, Rat and Real/, (b) => b.num('1', world(b).point)],
    ['a number of no sort', 'CERT_REFUSED', /belong to Nat, Rat and Real/, (b) => b.num('1', FALSE)],
  ]); // biome-ignore format: a table
});

describe('files', () => {
  const honest = (() => {
    const b = new Builder();
    const { x, px } = world(b);
    return b.claim(b.row('allIntro', x, b.row('impIntro', px, b.row('assume', px))), '1', 'test', 'a title').text;
  })();
  const spot = (from: string | RegExp, to: string): string => {
    const text = honest.replace(from, to);
    expect(text).not.toBe(honest);
    return resealed(text);
  };

  it('are honest before they are changed', () => expect(() => readCertificate(honest)).not.toThrow());
  it.each<[string, string, Code, RegExp]>([
    ['empty', '', 'CERT_FORMAT', /no lcgm certificate/],
    ['with a byte order mark', `\ufeff${honest}`, 'CERT_FORMAT', /no lcgm certificate/],
    ['with a space in front', ` ${honest}`, 'CERT_FORMAT', /no lcgm certificate/],
    ['with a space within', spot('"rows":[', '"rows" :['), 'CERT_SYNTAX', /is expected here/],
    ['with something behind', `${honest}{}`, 'CERT_SYNTAX', /should end here/],
    ['with two line ends', `${honest}\n\n`, 'CERT_SYNTAX', /should end here/],
    ['with a NUL behind', `${honest}\0`, 'CERT_SYNTAX', /should end here/],
    ['twice', honest + honest, 'CERT_SYNTAX', /should end here/],
    ['of version 2', spot('"version":1', '"version":2'), 'CERT_VERSION', /version 2 is not known/],
    ['of version 1.0', spot('"version":1', '"version":1.0'), 'CERT_SYNTAX', /is expected here/],
    ['with a key twice', spot('"rows":[', '"names":[],"rows":['), 'CERT_SYNTAX', /"rows":\[ is expected/],
    ['with claims twice', spot('"checksum"', '"claims":[],"checksum"'), 'CERT_SYNTAX', /"checksum":" is expected/],
    ['with an unknown field', spot('"rows":[', '"author":"x","rows":['), 'CERT_SYNTAX', /is expected here/],
    ['with __proto__', spot('{', '{"__proto__":{"claims":[]},'), 'CERT_FORMAT', /no lcgm certificate/],
    ['with constructor', spot('"claims"', '"constructor":1,"claims"'), 'CERT_SYNTAX', /is expected here/],
    ['with fields in another order', spot(/("names":\[.*?\]),("rows":\[.*\]),"claims"/, '$2,$1,"claims"'), 'CERT_SYNTAX', /is expected/],
    ['with an escaped key', spot('"rows"', '"\\u0072ows"'), 'CERT_SYNTAX', /is expected/],
    ['with a float', spot('"rows":[[13', '"rows":[[13.0'), 'CERT_SYNTAX', /\] is expected here/],
    ['with 1e1', spot('"rows":[[13', '"rows":[[1e1'), 'CERT_SYNTAX', /\] is expected here/],
    ['with -0', spot('"rows":[[13,0', '"rows":[[13,-0'), 'CERT_SYNTAX', /natural number/],
    ['with 00', spot('"rows":[[13,0', '"rows":[[13,00'), 'CERT_SYNTAX', /natural number/],
    ['with 2^53 + 1', spot('"rows":[[13,0', '"rows":[[13,9007199254740993'), 'CERT_SYNTAX', /below 10\^9/],
    ['with 10^1000', spot('"rows":[[13,0', `"rows":[[13,1${'0'.repeat(1000)}`), 'CERT_SYNTAX', /below 10\^9/],
    ['with null', spot('"rows":[[13,0', '"rows":[[13,null'), 'CERT_SYNTAX', /natural number/],
    ['with brackets within brackets', spot('"rows":[', `"rows":[${'['.repeat(1_000_000)}`), 'CERT_SYNTAX', /natural number/],
    ['with braces within brackets', spot('"rows":[', `"rows":[${'{"a":'.repeat(100_000)}`), 'CERT_SYNTAX', /\[ is expected/],
    ['with brackets for names', spot('"names":[', `"names":[${'['.repeat(1_000_000)}`), 'CERT_SYNTAX', /" is expected/],
    ['with an array for a claim\'s name', spot('"test","1"', '"test",["1"]'), 'CERT_SYNTAX', /" is expected/],
    ['with a single quote', spot('"p"', "'p'"), 'CERT_SYNTAX', /" is expected/],
    ['with a comment', spot('"rows":[', '/**/"rows":['), 'CERT_SYNTAX', /is expected/],
    ['with a comma too many', spot(']],"claims"', '],],"claims"'), 'CERT_SYNTAX', /\[ is expected/],
    ['with a comma too few', spot('],[', ']['), 'CERT_SYNTAX', /\] is expected/],
    ['with half a character', spot('"p"', '"p\ud800"'), 'CERT_NAME', /cannot be printed/],
    ['with half a character, escaped', spot('"p"', '"p\\ud800"'), 'CERT_NAME', /cannot be printed/],
    ['with a whole character, escaped', spot('"p"', '"p\\ud83d\\ude00"'), 'CERT_SYNTAX', /not written canonically/],
    ['with an upper-case escape', spot('"p"', '"p\\uD800"'), 'CERT_SYNTAX', /not written canonically/],
    ['with a slash escaped', spot('"p"', '"p\\/"'), 'CERT_SYNTAX', /not written canonically/],
    ['with an escape sequence for terminals', spot('"p"', '"p\\u001b[31m"'), 'CERT_NAME', /cannot be printed/],
    ['with an escape sequence for terminals, unescaped', spot('"p"', '"p\u001b[31m"'), 'CERT_NAME', /cannot be printed/],
    ['with a bell in one character', spot('"p"', '"p\u0007"'), 'CERT_NAME', /cannot be printed/],
    ['with a C1 control character', spot('"p"', '"p\u009b2J"'), 'CERT_NAME', /cannot be printed/],
    ['with a zero-width space in a name', spot('"p"', '"Point\u200b"'), 'CERT_NAME', /cannot be printed/],
    ['with a name for private use', spot('"p"', '"\ue000"'), 'CERT_NAME', /cannot be printed/],
    ['with a name twice', spot('"p"', '"Point"'), 'CERT_NAME', /listed twice/],
    ['with another checksum', honest.replace(/"checksum":"./, (m) => m.slice(0, -1) + (m.endsWith('0') ? '1' : '0')), 'CERT_CHECKSUM', /checksum/],
    ['without a checksum', honest.replace(/,"checksum":.*/, '}'), 'CERT_SYNTAX', /"checksum":" is expected/],
    ['with an empty checksum', honest.replace(/"checksum":".*"/, '"checksum":""'), 'CERT_CHECKSUM', /checksum/],
    ['with another title, and the old checksum', honest.replace('a title', 'A title'), 'CERT_CHECKSUM', /checksum/],
  ])('%s', (_what, text, code, message) => {
    const error = rejection(text);
    expect(error.message).toMatch(message);
    expect(error.code).toBe(code);
  }); // biome-ignore format: a table

  it('with one bit flipped, anywhere', () => {
    for (let i = 0; i < honest.length; i++)
      for (const bit of [0, 1, 2, 4, 6, 9]) {
        const flipped = honest.slice(0, i) + String.fromCharCode(honest.charCodeAt(i) ^ (1 << bit)) + honest.slice(i + 1);
        expect(rejection(flipped)).toBeInstanceOf(CertificateError);
      }
  });
  it('cut off, anywhere', () => {
    for (let i = 0; i < honest.length; i++) expect(rejection(honest.slice(0, i)).code).toMatch(/CERT_(?:FORMAT|SYNTAX|CHECKSUM)/);
  });
  it('with a row that is as long as the file', () => {
    for (const kind of [0, 4, 13, 15, 39, 42]) {
      const error = rejection(spot('"rows":[', `"rows":[[${kind}${',0'.repeat(500_000)}],`));
      expect(error.code).toMatch(/CERT_(?:ROW|REFUSED|REFERENCE|LIMIT|NAME)/);
      expect(error.message.length).toBeLessThan(500);
    }
  });
  it('with a million rows', () => {
    const b = new Builder();
    const { step } = b.truth();
    const text = b.claim(step).text;
    const many = resealed(text.replace(']],"claims"', `]${',[18,0]'.repeat(1_000_000)}],"claims"`));
    expect(readCertificate(many).steps).toBe(1_000_002);
  });
  it('with errors whose messages are no longer than what is wrong', () => {
    const long = 'p'.repeat(100_000);
    const messages = [
      (b: Builder) => b.name(`${long}\n`),
      (b: Builder) => { b.row('declare-sort', long); b.row('declare-sort', long); },
      (b: Builder) => b.row('definition', b.row('declare-predicate', long, 0)),
      (b: Builder) => b.row('app', b.row('declare-predicate', long, 0), FALSE),
      (b: Builder) => b.row('define', 'd', 0, b.row('free', long, NAT)),
      (b: Builder) => b.row('allIntro', b.row('free', long, NAT), b.row('assume', b.row('=', b.nextTerm - 1, b.nextTerm - 1))),
      (b: Builder) => b.claim(b.row('assume', FALSE), long),
      (b: Builder) => b.claim(b.row('refl', b.row('free', long, NAT))),
      (b: Builder) => b.row('num', `${'1'.repeat(4000)}.0`, NAT),
      (b: Builder) => b.row('postulate', `:sorry:${'p'.repeat(900)}`, FALSE),
    ].map((build) => {
      const b = new Builder();
      build(b);
      return rejection(b.text).message.length;
    }); // biome-ignore format: a table
    expect(Math.max(...messages)).toBeLessThan(2_000);
  });
});
