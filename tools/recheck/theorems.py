"""The rules of the logic. All formulas and terms that a rule is given are well-sorted."""

from collections import namedtuple

from refused import need
from terms import FORMULA

NONE = frozenset()
Theorem = namedtuple('Theorem', 'hypotheses conclusion rests')


def joined(a, b):
    return a if a is b or b <= a else b if a <= b else a | b


class Rules:
    def __init__(self, terms, signature):
        self.terms, self.signature = terms, signature

    def follow(self, conclusion, p, q=None, hypotheses=None):
        """A theorem from one or two, with the hypotheses of both unless others are given."""
        q = q or p
        self.terms.spend(0 if q is p else sum(map(len, (p.hypotheses, q.hypotheses, p.rests, q.rests))))
        return Theorem(joined(p.hypotheses, q.hypotheses) if hypotheses is None else hypotheses, conclusion, joined(p.rests, q.rests))

    def parts(self, kind, formula):
        need(formula.kind == kind, f'this is no formula of the kind {kind}')
        return formula.parts

    def without(self, p, formula):
        self.terms.spend(len(p.hypotheses))
        return p.hypotheses - {formula} if formula in p.hypotheses else p.hypotheses

    def assume(self, formula):
        self.terms.want(FORMULA, formula)
        return Theorem(frozenset((formula,)), formula, NONE)

    def weaken(self, p, formula):
        return self.follow(p.conclusion, p, self.assume(formula))

    def impIntro(self, formula, p):
        return self.follow(self.terms.relation('=>', formula, p.conclusion), p, None, self.without(p, formula))

    def impElim(self, p, q):
        wanted, conclusion = self.parts('=>', p.conclusion)
        need(wanted is q.conclusion, 'this is not what the implication asks for')
        return self.follow(conclusion, p, q)

    def andIntro(self, p, q):
        return self.follow(self.terms.relation('and', p.conclusion, q.conclusion), p, q)

    def andLeft(self, p):
        return self.follow(self.parts('and', p.conclusion)[0], p)

    def andRight(self, p):
        return self.follow(self.parts('and', p.conclusion)[1], p)

    def orLeft(self, p, formula):
        return self.follow(self.terms.relation('or', p.conclusion, formula), p)

    def orRight(self, formula, p):
        return self.follow(self.terms.relation('or', formula, p.conclusion), p)

    def orElim(self, p, q, r):
        a, b = self.parts('or', p.conclusion)
        need(q.conclusion is r.conclusion, 'the two cases do not end alike')
        cases = self.follow(q.conclusion, q, r, joined(self.without(q, a), self.without(r, b)))
        return self.follow(q.conclusion, p, cases)

    def exFalso(self, p, formula):
        self.terms.want(FORMULA, formula)
        self.parts('false', p.conclusion)
        return self.follow(formula, p)

    def classical(self, p):
        inner, falsum = self.parts('=>', p.conclusion)
        formula, falsum_too = self.parts('=>', inner)
        need(falsum is falsum_too is self.terms.falsum, 'this is no double negation')
        return self.follow(formula, p)

    def fresh(self, x, *formulas):
        """Refuses if a formula depends on the variable, were it only in the sort of another."""
        self.terms.spend(len(formulas))
        need(not any(formula.occurring & x.direct for formula in formulas), 'the variable is not arbitrary')

    def allIntro(self, x, p):
        self.fresh(x, *p.hypotheses)
        return self.follow(self.terms.bind('all', x, p.conclusion), p)

    def allElim(self, p, *terms):
        for t in terms:
            p = self.parts('all', p.conclusion) and self.follow(self.terms.open(p.conclusion, t), p)
        return p

    def exIntro(self, goal, t, p):
        self.parts('ex', goal)
        need(self.terms.open(goal, t) is p.conclusion, 'this is not what the witness should have')
        return self.follow(goal, p)

    def exElim(self, p, y, q):
        self.parts('ex', p.conclusion)
        need(y.kind == 'free', 'the witness must be a variable')
        rest = self.without(q, self.terms.open(p.conclusion, y))
        self.fresh(y, q.conclusion, p.conclusion, *rest)
        return self.follow(q.conclusion, p, q, joined(p.hypotheses, rest))

    def refl(self, t):
        return Theorem(NONE, self.terms.relation('=', t, t), NONE)

    def leibniz(self, p, context, q):
        s, t = self.parts('=', p.conclusion)
        self.parts('comp', context)
        need(self.terms.open(context, s) is q.conclusion, 'this is not the context with the left side')
        return self.follow(self.terms.open(context, t), p, q)

    def comprehended(self, member):
        """φ[t] of t ∈ {x | φ}."""
        t, of = self.parts('in', member)
        self.parts('comp', of)
        return self.terms.open(of, t)

    def memberIntro(self, goal, p):
        need(self.comprehended(goal) is p.conclusion, 'this is not what the member should have')
        return self.follow(goal, p)

    def memberElim(self, p):
        return self.follow(self.comprehended(p.conclusion), p)

    def extension(self, p):
        there, back = self.parts('and', self.parts('all', p.conclusion)[1])
        left, right = self.parts('=>', there)
        need(self.parts('=>', back) == (right, left), 'this is no equivalence')
        (x, a), (y, b) = self.parts('in', left), self.parts('in', right)
        need(x.kind == y.kind == 'bound' and not a.loose and not b.loose, 'this is not about the members of two sets')
        return self.follow(self.terms.relation('=', a, b), p)

    def instantiate(self, p, *terms):
        values = dict(zip(terms[::2], terms[1::2]))
        need(2 * len(values) == len(terms), 'there must be pairs, and each variable once', 'CERT_ROW')
        need(all(x.kind in ('free', 'sortvar') for x in values), 'only a variable can be replaced')
        self.terms.fit(values)
        hypotheses = frozenset(self.terms.substitute(values, formula) for formula in p.hypotheses)
        return self.follow(self.terms.substitute(values, p.conclusion), p, None, hypotheses)

    def axiom(self, name):
        return Theorem(NONE, self.signature.axioms[name], frozenset((name,)))

    def definition(self, symbol):
        need(symbol.definition, 'this is not defined')
        return Theorem(NONE, symbol.definition, NONE)
