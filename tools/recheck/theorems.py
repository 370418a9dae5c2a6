"""The rules of the logic. A theorem is (hypotheses, conclusion, what it rests on): a set, a formula, a set of names.

All formulas and terms a rule is given are well-sorted. Oracles are elsewhere: they look at conclusions alone.
"""

from refused import need
from terms import ALL, AND, BOUND, COMP, EQ, EX, IMP, IN, OR, SORT, SORTVAR, VAR

NONE = frozenset()


def joined(a, b):
    return a if a is b or not b or b <= a else b if a <= b else a | b


class Rules:
    def __init__(self, terms, signature):
        self.terms = terms
        self.signature = signature

    def join(self, p, q, hypotheses, conclusion):
        """A theorem from two, with the hypotheses given."""
        self.terms.work.spend(len(p[0]) + len(q[0]) + len(p[2]) + len(q[2]) >> 3)
        return hypotheses, conclusion, joined(p[2], q[2])

    def parts(self, kind, term, what):
        key = self.terms.keys[term]
        need(key[0] == kind, f'this is no {what}')
        return key[1:]

    def without(self, hypotheses, formula):
        if formula not in hypotheses:
            return hypotheses
        self.terms.work.spend(len(hypotheses) >> 3)
        return hypotheses - {formula}

    def assume(self, formula):
        self.terms.want_formula(formula)
        return frozenset((formula,)), formula, NONE

    def weaken(self, p, formula):
        self.terms.want_formula(formula)
        self.terms.work.spend(len(p[0]) >> 3)
        return joined(p[0], frozenset((formula,))), p[1], p[2]

    def impIntro(self, formula, p):
        return self.without(p[0], formula), self.terms.relation(IMP, formula, p[1]), p[2]

    def impElim(self, p, q):
        a, b = self.parts(IMP, p[1], 'implication')
        need(a == q[1], 'this is not what the implication asks for')
        return self.join(p, q, joined(p[0], q[0]), b)

    def andIntro(self, p, q):
        return self.join(p, q, joined(p[0], q[0]), self.terms.relation(AND, p[1], q[1]))

    def andLeft(self, p):
        return p[0], self.parts(AND, p[1], 'conjunction')[0], p[2]

    def andRight(self, p):
        return p[0], self.parts(AND, p[1], 'conjunction')[1], p[2]

    def orLeft(self, p, formula):
        return p[0], self.terms.relation(OR, p[1], formula), p[2]

    def orRight(self, formula, p):
        return p[0], self.terms.relation(OR, formula, p[1]), p[2]

    def orElim(self, p, q, r):
        a, b = self.parts(OR, p[1], 'disjunction')
        need(q[1] == r[1], 'the two cases do not say the same')
        q, r = (self.without(q[0], a), q[1], q[2]), (self.without(r[0], b), r[1], r[2])
        both = self.join(q, r, joined(q[0], r[0]), q[1])
        return self.join(p, both, joined(p[0], both[0]), q[1])

    def exFalso(self, p, formula):
        self.terms.want_formula(formula)
        need(p[1] == self.terms.falsum, 'this is no contradiction')
        return p[0], formula, p[2]

    def classical(self, p):
        inner, outer = self.parts(IMP, p[1], 'double negation')
        a, b = self.parts(IMP, inner, 'double negation')
        need(b == self.terms.falsum and outer == self.terms.falsum, 'this is no double negation')
        return p[0], a, p[2]

    def fresh(self, x, formulas):
        """Refuses if one of the formulas depends on the variable, were it only in the sort of another."""
        bit = self.terms.direct[x]
        self.terms.work.spend(len(formulas) >> 3)
        for formula in formulas:
            need(not self.terms.occurs(formula) & bit, 'the variable is not arbitrary')

    def allIntro(self, x, p):
        need(self.terms.kind(x) == VAR, 'only a variable can be bound')
        self.fresh(x, p[0])
        return p[0], self.terms.bind(ALL, x, p[1]), p[2]

    def allElim(self, p, t):
        sort, body = self.parts(ALL, p[1], 'statement about all')
        need(self.terms.sort_of(t) == sort, 'the term is not of the right sort')
        return p[0], self.terms.open(body, t), p[2]

    def exIntro(self, goal, t, p):
        sort, body = self.parts(EX, goal, 'statement that something exists')
        need(self.terms.sort_of(t) == sort, 'the witness is not of the right sort')
        need(self.terms.open(body, t) == p[1], 'this is not what the witness should have')
        return p[0], goal, p[2]

    def exElim(self, p, y, q):
        sort, body = self.parts(EX, p[1], 'statement that something exists')
        need(self.terms.kind(y) == VAR and self.terms.keys[y][2] == sort, 'the witness must be a variable of the right sort')
        rest = self.without(q[0], self.terms.open(body, y))
        self.fresh(y, rest)
        self.fresh(y, (q[1], p[1]))
        return self.join(p, q, joined(p[0], rest), q[1])

    def refl(self, t):
        return NONE, self.terms.relation(EQ, t, t), NONE

    def leibniz(self, p, context, q):
        s, t = self.parts(EQ, p[1], 'equation')
        sort, body = self.parts(COMP, context, 'context')
        need(self.terms.sort_of(s) == sort, 'the context is about another sort')
        need(self.terms.open(body, s) == q[1], 'this is not the context with the left side')
        return self.join(p, q, joined(p[0], q[0]), self.terms.open(body, t))

    def comprehended(self, formula):
        """φ[t] of t ∈ {x | φ}."""
        t, of = self.parts(IN, formula, 'membership')
        return self.terms.open(self.parts(COMP, of, 'set of what has a property')[1], t)

    def memberIntro(self, goal, p):
        need(self.comprehended(goal) == p[1], 'this is not what the member should have')
        return p[0], goal, p[2]

    def memberElim(self, p):
        return p[0], self.comprehended(p[1]), p[2]

    def extension(self, p):
        terms, body = self.terms, self.parts(ALL, p[1], 'statement about all')[1]
        there, back = self.parts(AND, body, 'equivalence')
        left, right = self.parts(IMP, there, 'equivalence')
        need(terms.keys[back] == (IMP, right, left), 'this is no equivalence')
        x, a = self.parts(IN, left, 'membership')
        y, b = self.parts(IN, right, 'membership')
        need(not terms.loose[a] and not terms.loose[b] and x == y and terms.keys[x] == (BOUND, 0), 'this is not about the members of two sets')
        return p[0], terms.relation(EQ, a, b), p[2]

    def instantiate(self, p, pairs):
        terms, values = self.terms, {}
        for x, t in pairs:
            need(x not in values and terms.kind(x) in (VAR, SORTVAR), 'each variable is replaced once, and nothing else')
            values[x] = t
        put = terms.substitution(values)
        for x, t in pairs:
            need(terms.sort_of(t) == (SORT if terms.kind(x) == SORTVAR else put(terms.keys[x][2])), 'the value is not of the sort of the variable')
        terms.work.spend(len(p[0]))
        return frozenset(map(put, p[0])), put(p[1]), p[2]

    def axiom(self, name):
        return NONE, self.signature.axioms[name], frozenset((name,))

    def definition(self, symbol):
        need(symbol.definition is not None, 'this is not defined')
        left, right = symbol.definition
        if symbol.value >= 0:
            return NONE, self.terms.relation(EQ, left, right), NONE
        there, back = self.terms.relation(IMP, left, right), self.terms.relation(IMP, right, left)
        return NONE, self.terms.relation(AND, there, back), NONE
