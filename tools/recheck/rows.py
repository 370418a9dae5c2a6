"""The rows of a certificate, one after the other: each makes a term, a symbol, an axiom or a step."""

import re
from fractions import Fraction
from functools import partial

from linear import Linear
from matrices import Matrices, declare
from oracles import Oracles
from refused import Refused, need
from symbols import Signature
from terms import FORMULA, SORT, Terms
from text import printable, read
from theorems import NONE, Rules, Theorem

NUMERAL = re.compile(r'-?(?:0|[1-9][0-9]{0,4932})(?:/[1-9][0-9]{0,4932})?')
LISTS = {'K': 't', 'P': 'p', 'T': 't', 'N': 'n'}


class Checker:
    def __init__(self, text):
        self.names, self.rows, self.claims = read(text)
        self.terms = Terms(min(4_000_000 + 20 * len(text), 60_000_000))
        self.signature = Signature(self.terms)
        self.matrices = declare(self.signature)
        self.rules, self.linear = Rules(self.terms, self.signature), Linear(self.terms)
        self.oracles = Oracles(self.terms, Matrices(self.terms, self.matrices))
        first = [symbol for name, symbol in self.signature.named.items() if name not in self.matrices]
        self.lists = {'n': self.names, 't': [self.terms.falsum, *self.terms.numbers], 's': first, 'a': [], 'p': []}
        self.kinds = self.table()

    def table(self):
        """Of each kind of row what its numbers refer to, what it makes, and how. K and P are lists of terms and steps behind their
        length, T and N are lists of terms and names to the end of the row."""
        t, s, r, o = self.terms, self.signature, self.rules, self.oracles
        names = ('comp', 'all', 'ex', '=', 'in', '=>', 'and', 'or')
        table = {5 + i: ('tt', 't', partial(t.bind if i < 3 else t.relation, name)) for i, name in enumerate(names)}
        rules = ('assume t', 'weaken pt', 'impIntro tp', 'impElim pp', 'andIntro pp', 'andLeft p', 'andRight p', 'orLeft pt', 'orRight tp',
                 'orElim ppp', 'exFalso pt', 'classical p', 'allIntro tp', 'allElim ptT', 'exIntro ttp', 'exElim ptp', 'refl t',
                 'leibniz ptp', 'memberIntro tp', 'memberElim p', 'extension p', 'instantiate pT', 'axiom a', 'definition s')
        for i, (name, wants) in enumerate(map(str.split, rules)):
            table[18 + i] = wants, 'p', getattr(r, name)
        return table | {
            0: ('t', 't', partial(t.of, 'set', None)), 1: ('n', 't', partial(t.make, 'sortvar')), 2: ('nt', 't', partial(t.of, 'free')),
            3: ('nt', 't', self.numeral),
            4: ('sT', 't', lambda symbol, *parts: s.apply(symbol, parts)),
            13: ('nT', 's', lambda name, *parameters: s.declare(name, (), SORT, parameters)),
            14: ('nKtT', 's', lambda name, sorts, value, *parameters: s.declare(name, sorts, value, parameters)),
            15: ('nKT', 's', lambda name, sorts, *parameters: s.declare(name, sorts, FORMULA, parameters)),
            16: ('nKtT', 's', lambda name, sorts, right, *parameters: s.define(name, sorts, right, parameters)),
            17: ('nt', 'a', self.postulate), 47: ('n', 's', self.kernel_symbol),
            42: ('tPN', 'p', self.follows), 43: ('t', 'p', partial(self.ask, o.evaluate)),
            48: ('tt', 'p', partial(self.ask, o.independent)), 49: ('tT', 'p', partial(self.ask, o.infeasible)),
        }

    def check(self):
        """The claims: theory, name, title and theorem."""
        need(all(map(printable, self.names)) and len({*self.names}) == len(self.names), 'a name is twice there or unprintable', 'CERT_NAME')
        for i, row in enumerate(self.rows):
            try:
                self.row(row)
            except Refused as refusal:
                raise Refused(refusal.args[0], f'rows[{i}]: {refusal.args[1]}') from None
        once = len({(*claim[:2],) for claim in self.claims}) == len(self.claims)
        need(self.claims and once, 'nothing is claimed, or something twice', 'CERT_CLAIM')
        return [self.claim(*claim) for claim in self.claims]

    def row(self, row):
        need(row[0] in self.kinds, 'this kind of row is not known', 'CERT_ROW')
        wants, makes, do = self.kinds[row[0]]
        rest, arguments = row[1:], []
        for letter in wants:
            need(rest or letter in 'TN', 'the row is too short', 'CERT_ROW')
            count = len(rest) if letter in 'TN' else 1 + rest[0] if letter in 'KP' else 1
            need(count <= len(rest), 'the row is too short', 'CERT_ROW')
            found = [self.refer(LISTS.get(letter, letter), n) for n in rest[letter in 'KP':count]]
            arguments += [found] if letter in 'KP' else found
            rest = rest[count:]
        need(not rest, 'the row is too long', 'CERT_ROW')
        self.lists[makes].append(do(*arguments))

    def refer(self, kind, n):
        need(n < len(self.lists[kind]), 'a row refers to what is not there', 'CERT_REFERENCE')
        return self.lists[kind][n]

    def rational(self, name):
        """A numeral, as a fraction in lowest terms."""
        value = Fraction(name) if NUMERAL.fullmatch(name) else None
        need(value is not None and str(value) == name, 'this is no number, or not in lowest terms', 'CERT_NAME')
        return value

    def numeral(self, name, sort):
        value = self.rational(name)
        whole = value.denominator == 1 and value >= 0
        need(sort in self.terms.numbers[0 if whole else 1:], 'this sort has no such number')
        return self.terms.numeral(value, sort)

    def postulate(self, name, formula):
        need(':sorry:' not in name, 'the proof has a gap', 'CERT_SORRY')
        # at most 1 000 code units of UTF-16
        need(len(name.encode('utf-16-le')) <= 2_000, 'the name of an axiom is too long', 'CERT_NAME')
        return self.signature.postulate(name, formula)

    def kernel_symbol(self, name):
        need(name in self.matrices, 'the kernel has no such symbol', 'CERT_REFERENCE')
        return self.matrices[name]

    def follows(self, conclusion, premises, *multipliers):
        self.linear.check(conclusion, [p.conclusion for p in premises], [self.rational(name) for name in multipliers])
        theorem = Theorem(NONE, conclusion, frozenset(('oracle:linear',)))
        for p in premises:
            theorem = self.rules.follow(conclusion, theorem, p)
        return theorem

    def ask(self, oracle, formula, *evidence):
        self.terms.want(FORMULA, formula)
        oracle(formula, *evidence)
        return Theorem(NONE, formula, frozenset((f'oracle:{oracle.__name__}',)))

    def claim(self, theory, name, title, step):
        need(printable(theory) and printable(name) and printable(title or name), 'a claim cannot be printed', 'CERT_NAME')
        theorem = self.refer('p', step)
        free = theorem.conclusion.occurring & ~self.terms.sortvars
        need(not theorem.hypotheses and not free, 'a claim has hypotheses or free variables', 'CERT_CLAIM')
        return theory, name, title, theorem
