"""The oracles `evaluate`, `independent` and `infeasible`: each refuses, or the statement is true."""

from fractions import Fraction
from math import comb, gcd, lcm

from matrices import transpose
from refused import Refused, need, refuse
from terms import AND, APP, EQ, EX, IMP, NUM, VAR

SETS = 10_000_000
MODULI = 1 << 26


class Oracles:
    def __init__(self, terms, signature, matrices):
        self.terms = terms
        self.signature = signature
        self.matrices = matrices

    def closed(self, term):
        need(not self.terms.occurs(term), 'an oracle computes with closed terms only')

    def negated(self, formula):
        """The formula, or what it denies, and whether it denies."""
        self.closed(formula)
        key = self.terms.keys[formula]
        return (key[1], True) if key[0] == IMP and key[2] == self.terms.falsum else (formula, False)

    def evaluate(self, formula):
        inner, denied = self.negated(formula)
        need(self.holds(inner) != denied, 'this is false')

    def holds(self, formula):
        key, matrices = self.terms.keys[formula], self.matrices
        name, parts = matrices.parts(formula)
        if name == '<=':
            return all(x <= y for p, q in zip(matrices.matrix(parts[2]), matrices.matrix(parts[3])) for x, y in zip(p, q))
        if key[0] == EQ and self.terms.sort_of(key[1]) not in self.signature.numbers:
            return matrices.matrix(key[1]) == matrices.matrix(key[2])
        if key[0] == EQ:
            return matrices.number(key[1]) == matrices.number(key[2])
        need(key[0] == APP and key[1] in self.signature.orders, 'this cannot be computed')
        a, b = matrices.number(key[2]), matrices.number(key[3])
        return a <= b if key[1].name[0] == '<=' else a < b

    def independent(self, formula, evidence):
        self.closed(evidence)
        inner, denied = self.negated(formula)
        name, parts = self.matrices.parts(inner)
        need(name == 'independent', 'this does not say that columns are independent')
        need(self.terms.kind(parts[3]) == NUM, 'the number of columns is not known')
        a = self.matrices.matrix(parts[2])
        columns, key = len(a[0]), self.terms.keys[evidence]
        s = min(self.terms.keys[parts[3]][1], columns)
        if denied:
            self.dependent(a, columns, s, self.matrices.matrix(evidence))
        elif key[0] == NUM:
            need(key[2] == 1 and 2 <= key[1] < MODULI, 'this is no modulus')
            self.minors([self.residues(column, key[1]) for column in transpose(a)], s, key[1])
        else:
            self.weighed(a, columns, s, self.matrices.matrix(evidence))

    def dependent(self, a, columns, s, c):
        need(len(c) == columns and len(c[0]) == 1, 'the combination is not a column of the right length')
        need(0 < sum(x[0] != 0 for x in c) <= s, 'the combination has too many entries, or none')
        need(not any(x[0] for x in self.matrices.times(a, c)), 'the combination is not 0')

    def weighed(self, a, columns, s, w):
        need(len(w) == columns and len(w[0]) == len(a), 'the weights are not of the right size')
        for i, row in enumerate(self.matrices.times(w, a)):
            others = sorted((abs(x) for j, x in enumerate(row) if j != i), reverse=True)
            need(sum(others[:max(s - 1, 0)]) < abs(row[i]), 'the weights do not show it')

    def residues(self, column, p):
        """A column times a common denominator, modulo p."""
        common = lcm(*(x.denominator for x in column))
        self.terms.work.spend(len(column) * (1 + (common.bit_length() >> 6)))
        return [int(x * common) % p for x in column]

    def minors(self, columns, s, p):
        """Any s columns have pivots that are units modulo p. Before each set of columns those chosen before are eliminated."""
        if comb(len(columns), s) > SETS:
            raise Refused('CERT_LIMIT', 'there are too many sets of columns')
        for i in range(len(columns) - s + 1 if s else 0):
            self.terms.work.spend(1 + len(columns))
            first = columns[i]
            pivot = next((i for i, x in enumerate(first) if gcd(x, p) == 1), None)
            need(pivot is not None, 'columns are not independent modulo this number')
            if s > 1:
                unit = pow(first[pivot], -1, p)
                self.minors([self.eliminated(first, column, pivot, unit, p) for column in columns[i + 1:]], s - 1, p)

    def eliminated(self, first, column, pivot, unit, p):
        self.terms.work.spend(len(column))
        factor = column[pivot] * unit
        return [(x - factor * y) % p for i, (x, y) in enumerate(zip(column, first)) if i != pivot]

    def infeasible(self, formula, evidence):
        """The weighted sum of what the conditions say is ⟨total, T⟩ + constant ≥ 0, but it is a negative number."""
        inner, denied = self.negated(formula)
        key = self.terms.keys[inner]
        need(denied and key[0] == EX, 'this does not say that there is no matrix')
        unknown = self.terms.variable('T', key[1])
        total = self.matrices.filled('zero', *self.size(unknown), ())
        conditions = self.conjuncts(self.terms.open(key[2], unknown))
        need(len(conditions) == len(evidence), 'there must be a matrix for each condition')
        constant = Fraction(0)
        for condition, y in zip(conditions, evidence):
            self.closed(y)
            y = self.matrices.matrix(y)
            left, right = self.sides(condition, y)
            constant += self.pair(y, right, total) + self.pair(self.scaled(y, -1), left, total)
        need(not any(x for row in total for x in row) and constant < 0, 'the sum is no contradiction')

    def conjuncts(self, formula):
        key = self.terms.keys[formula]
        return self.conjuncts(key[1]) + self.conjuncts(key[2]) if key[0] == AND else [formula]

    def scaled(self, a, factor):
        return [[factor * x for x in row] for row in a]

    def size(self, term):
        """The rows and columns that a matrix has by its sort."""
        sort = self.terms.keys[self.terms.sort_of(term)]
        need(sort[0] == APP and sort[1].name == 'Mat', 'this is not about a matrix')
        return self.matrices.size(sort[2]), self.matrices.size(sort[3])

    def sides(self, condition, y):
        """Both sides of L = R or L ≤ R; the weights y must be of their size, and of an inequality ≥ 0."""
        key = self.terms.keys[condition]
        inequality = self.matrices.parts(condition)[0] == '<='
        need(inequality or key[0] == EQ, 'this is no condition on a matrix')
        need(not inequality or all(x >= 0 for row in y for x in row), 'the weight of an inequality is negative')
        need(self.size(key[-1]) == (len(y), len(y[0])), 'the weights are not of the size of the condition')
        return key[-2:]

    def pair(self, y, term, total):
        """⟨y, term⟩: what T contributes is added to the total, the rest is the result."""
        if not self.terms.occurs(term):
            return self.matrices.inner(y, self.matrices.matrix(term))
        if self.terms.kind(term) == VAR:
            total[:] = self.matrices.sum(total, y, 1)
            return 0
        name, parts = self.matrices.parts(term)
        if name in ('+', '-'):
            return self.pair(y, parts[2], total) + self.pair(y if name == '+' else self.scaled(y, -1), parts[3], total)
        if name == 'transpose':
            return self.pair(transpose(y), parts[2], total)
        need(name == '*', 'a condition is not linear in the matrix')
        if self.terms.occurs(parts[3]):
            return self.pair(self.matrices.times(y, transpose(self.matrices.matrix(parts[4]))), parts[3], total)
        return self.pair(self.matrices.times(transpose(self.matrices.matrix(parts[3])), y), parts[4], total)
