"""The rows of a certificate, one after the other: each makes a term, a symbol, an axiom or a step."""

import re
from fractions import Fraction
from math import gcd

from linear import Linear
from matrices import Matrices, declare
from oracles import Oracles
from refused import Refused, Work, need
from symbols import Signature
from terms import ALL, AND, COMP, EQ, EX, FORMULA, IMP, IN, OR, SORT, SORTVAR, Terms
from text import printable, read
from theorems import NONE, Rules

NUMERAL = re.compile(r'(-?)(0|[1-9][0-9]*)(?:/([1-9][0-9]*))?')
LONGEST_NAME = 1_000
LONGEST_NUMERAL = 10_000
FIRST_STEP = 18


def bad(code, message):
    raise Refused(code, message)


class Checker:
    def __init__(self, text):
        self.names, self.rows, self.claims = read(text)
        self.terms = t = Terms(Work(len(text)))
        self.signature = s = Signature(t)
        declare(s)
        self.rules, self.linear, self.oracles = Rules(t, s), Linear(t, s), Oracles(t, s, Matrices(t, s.matrices))
        self.lists = {'n': self.names, 't': [t.falsum, t.nat, t.rat, t.real], 's': list(s.first), 'a': [], 'p': []}
        self.kinds = self.table()

    def table(self):
        """Of each kind of row what its numbers refer to, what it makes, and how. A capital is a list: K and P behind their length,
        the others to the end of the row."""
        t, s, r, o = self.terms, self.signature, self.rules, self.oracles

        def relation(kind):
            return 'tt', 't', lambda a, b: t.relation(kind, a, b)

        def binder(kind):
            return 'tt', 't', lambda x, formula: t.binder(kind, x, formula)

        return {
            0: ('t', 't', t.set), 1: ('n', 't', lambda name: t.make((SORTVAR, name))), 2: ('nt', 't', t.variable), 3: ('nt', 't', self.numeral),
            4: ('sT', 't', s.apply), 5: binder(COMP), 6: binder(ALL), 7: binder(EX),
            8: relation(EQ), 9: relation(IN), 10: relation(IMP), 11: relation(AND), 12: relation(OR),
            13: ('nT', 's', lambda name, parameters: s.declare(name, (), parameters, SORT)),
            14: ('nKtT', 's', lambda name, sorts, value, parameters: s.declare(name, sorts, parameters, value)),
            15: ('nKT', 's', lambda name, sorts, parameters: s.declare(name, sorts, parameters, FORMULA)),
            16: ('nKtT', 's', lambda name, sorts, right, parameters: s.define(name, sorts, parameters, right)),
            17: ('nt', 'a', self.postulate),
            18: ('t', 'p', r.assume), 19: ('pt', 'p', r.weaken), 20: ('tp', 'p', r.impIntro), 21: ('pp', 'p', r.impElim),
            22: ('pp', 'p', r.andIntro), 23: ('p', 'p', r.andLeft), 24: ('p', 'p', r.andRight), 25: ('pt', 'p', r.orLeft),
            26: ('tp', 'p', r.orRight), 27: ('ppp', 'p', r.orElim), 28: ('pt', 'p', r.exFalso), 29: ('p', 'p', r.classical),
            30: ('tp', 'p', r.allIntro), 31: ('pt', 'p', r.allElim), 32: ('ttp', 'p', r.exIntro), 33: ('ptp', 'p', r.exElim),
            34: ('t', 'p', r.refl), 35: ('ptp', 'p', r.leibniz), 36: ('tp', 'p', r.memberIntro), 37: ('p', 'p', r.memberElim),
            38: ('p', 'p', r.extension), 39: ('pT', 'p', self.instantiate), 40: ('a', 'p', r.axiom), 41: ('s', 'p', r.definition),
            42: ('tPN', 'p', self.follows), 43: ('t', 'p', self.oracle('evaluate', o.evaluate)), 47: ('n', 's', self.kernel_symbol),
            48: ('tt', 'p', self.oracle('independent', o.independent)), 49: ('tT', 'p', self.oracle('infeasible', o.infeasible)),
        }

    def check(self):
        """The claims: theory, name, title and the theorem."""
        if not all(map(printable, self.names)):
            bad('CERT_NAME', 'a name is empty or cannot be printed')
        if len(set(self.names)) < len(self.names):
            bad('CERT_NAME', 'a name is listed twice')
        for i, row in enumerate(self.rows):
            try:
                self.row(row)
            except Refused as refusal:
                refusal.place = f'rows[{i}]'
                raise
        if not self.claims or len({(theory, name) for theory, name, _, _ in self.claims}) < len(self.claims):
            bad('CERT_CLAIM', 'nothing is claimed, or something twice')
        return [self.claim(*claim) for claim in self.claims]

    def row(self, row):
        if row[0] not in self.kinds:
            bad('CERT_ROW', 'this kind of row is not known')
        wants, makes, do = self.kinds[row[0]]
        arguments, place = [], 1
        for letter in wants:
            if place >= len(row) and letter not in 'TN':
                bad('CERT_ROW', 'the row is too short')
            if letter.islower():
                arguments.append(self.refer(letter, row[place]))
                place += 1
                continue
            first, end = (place + 1, place + 1 + row[place]) if letter in 'KP' else (place, len(row))
            if end > len(row):
                bad('CERT_ROW', 'the row is too short')
            kind = 't' if letter == 'K' else letter.lower()
            arguments.append([self.refer(kind, n) for n in row[first:end]])
            place = end
        if place < len(row):
            bad('CERT_ROW', 'the row is too long')
        self.lists[makes].append(do(*arguments))

    def refer(self, kind, n):
        if n >= len(self.lists[kind]):
            bad('CERT_REFERENCE', 'a row refers to what is not there')
        return self.lists[kind][n]

    def rational(self, name):
        """A numeral in lowest terms, as a fraction."""
        match = NUMERAL.fullmatch(name) if len(name) <= LONGEST_NUMERAL else None
        if not match:
            bad('CERT_NAME', 'this is no numeral')
        p, q = int(match[1] + match[2]), int(match[3] or 1)
        if gcd(p, q) != 1 or q == 1 and match[3] or p == 0 and match[1]:
            bad('CERT_NAME', 'this numeral is not in lowest terms')
        return Fraction(p, q)

    def numeral(self, name, sort):
        value = self.rational(name)
        need(sort in self.signature.numbers, 'this is no sort of numbers')
        need(sort != self.terms.nat or value.denominator == 1 and value >= 0, 'this is no natural number')
        return self.terms.numeral(value.numerator, value.denominator, sort)

    def postulate(self, name, formula):
        if ':sorry:' in name:
            bad('CERT_SORRY', 'the proof has a gap')
        if len(name) > LONGEST_NAME:
            bad('CERT_NAME', 'the name of an axiom is too long')
        self.signature.postulate(name, formula)
        return name

    def kernel_symbol(self, name):
        need(name in self.signature.matrices, 'the kernel has no such symbol')
        return self.signature.matrices[name]

    def instantiate(self, p, terms):
        if len(terms) % 2:
            bad('CERT_ROW', 'the row is too short')
        return self.rules.instantiate(p, list(zip(terms[::2], terms[1::2])))

    def follows(self, conclusion, premises, multipliers):
        self.terms.want_formula(conclusion)
        self.linear.follows(conclusion, [p[1] for p in premises], [self.rational(name) for name in multipliers])
        hypotheses, _, names = NONE, 0, frozenset(('oracle:linear',))
        result = hypotheses, conclusion, names
        for p in premises:
            result = self.rules.join(result, p, result[0] | p[0], conclusion)
        return result

    def oracle(self, name, ask):
        def step(formula, *evidence):
            self.terms.want_formula(formula)
            ask(formula, *evidence)
            return NONE, formula, frozenset((f'oracle:{name}',))
        return step

    def claim(self, theory, name, title, step):
        hypotheses, statement, names = self.refer('p', step)
        if hypotheses or self.terms.occurs(statement) & ~self.terms.sortvars:
            bad('CERT_CLAIM', 'a claim has hypotheses or free variables')
        return theory, name, title, statement, names
