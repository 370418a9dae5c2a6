"""The oracles `evaluate`, `independent` and `infeasible`: each refuses, or the statement is true."""

from fractions import Fraction
from math import comb, gcd

from matrices import scaled, transpose
from refused import need

SETS, MODULI = 10_000_000, 1 << 26


class Oracles:
    def __init__(self, terms, matrices):
        self.terms, self.matrices = terms, matrices

    def denied(self, formula):
        """What a formula denies, and that it does; or the formula, and that it does not."""
        denies = formula.kind == '=>' and formula.parts[1] is self.terms.falsum
        return (formula.parts[0] if denies else formula), denies

    def evaluate(self, formula):
        atom, denies = self.denied(formula)
        need(self.holds(atom) != denies, 'this is false')

    def holds(self, atom):
        """Whether a = b, a ≤ b or a < b is true of closed numbers or matrices."""
        matrices, order = self.matrices, '=' if atom.kind == '=' else atom.head.operation if atom.kind == 'app' else None
        need(order in ('=', '<=', '<') or matrices.name(atom) == '<=', 'this cannot be computed')
        if order and self.terms.sort_of(atom.parts[0]) in self.terms.numbers:
            a, b = map(matrices.number, atom.parts)
            return a == b if order == '=' else a <= b if order == '<=' else a < b
        a, b = map(matrices.matrix, atom.parts[-2:])
        return a == b if order else all(x <= y for p, q in zip(a, b) for x, y in zip(p, q))

    def independent(self, formula, evidence):
        atom, denies = self.denied(formula)
        need(self.matrices.name(atom) == 'independent' and atom.parts[3].kind == 'num', 'this does not say that columns are independent')
        a = self.matrices.matrix(atom.parts[2])
        s = min(int(atom.parts[3].head), len(a[0]))
        if denies:
            self.dependent(a, s, self.matrices.matrix(evidence))
        elif self.terms.sort_of(evidence) is self.terms.nat:
            need(evidence.kind == 'num' and 2 <= evidence.head < MODULI, 'this is no modulus')
            need(comb(len(a[0]), s) <= SETS, 'there are too many sets of columns')
            modulus = int(evidence.head)
            self.choose([self.residues(column, modulus) for column in transpose(a)], s, modulus)
        else:
            self.dominant(a, s, self.matrices.matrix(evidence))

    def dependent(self, a, s, c):
        """A combination of at least one column, and of at most s, is 0."""
        need(len(c) == len(a[0]) and len(c[0]) == 1, 'the combination is not a column of the right length')
        need(0 < sum(x != 0 for x, in c) <= s, 'the combination has too many columns, or none')
        need(not any(x for x, in self.matrices.times(a, c)), 'the combination is not 0')

    def dominant(self, a, s, w):
        need(len(w) == len(a[0]) and len(w[0]) == len(a), 'the weights are not of the right size')
        for i, row in enumerate(self.matrices.times(w, a)):
            others = sorted((abs(x) for j, x in enumerate(row) if j != i), reverse=True)
            need(sum(others[:max(s - 1, 0)]) < abs(row[i]), 'the weights do not show it')

    def residues(self, column, m):
        """A column times a common denominator, modulo m."""
        common = 1
        for x in column:
            self.terms.spend(1 + (common.bit_length() >> 6))
            common *= x.denominator if common % x.denominator else 1
        return [int(x * common) % m for x in column]

    def choose(self, columns, s, m):
        """Chooses s columns in all ways, one after the other; from those behind it, what was chosen is eliminated by its first entry
        that is not 0, which must be a unit. (Of the last one in a set it is enough that there is such an entry.)"""
        for i in range(len(columns) - s + 1 if s else 0):
            first = columns[i]
            pivot = next((k for k, x in enumerate(first) if x), None)
            need(pivot is not None, 'columns are dependent, or seem to be so by this modulus')
            if s > 1:
                need(gcd(first[pivot], m) == 1, 'a pivot is no unit of this modulus')
                unit = pow(first[pivot], -1, m)
                self.terms.spend(1 + len(first) * (len(columns) - i))
                rest = [[(x - column[pivot] * unit * y) % m for x, y in zip(column, first)] for column in columns[i + 1:]]
                self.choose(rest, s - 1, m)

    def infeasible(self, formula, *evidence):
        """The weighted sum of what the conditions say is ⟨total, T⟩ + constant ≥ 0 for any T, but it is a negative number."""
        exists, denies = self.denied(formula)
        need(denies and exists.kind == 'ex' and not formula.occurring, 'this does not say that there is no matrix')
        conditions = self.conjuncts(self.terms.open(exists, self.terms.of('free', 'T', exists.parts[0])))
        need(len(conditions) == len(evidence), 'there must be a matrix for each condition')
        total, constant = {}, Fraction(0)
        for condition, term in zip(conditions, evidence):
            order, y = self.matrices.name(condition) == '<=', self.matrices.matrix(term)
            need(order or condition.kind == '=', 'a condition is an equation or inequality between matrices')
            need(not order or all(x >= 0 for row in y for x in row), 'the evidence for an inequality has a negative entry')
            left, right = condition.parts[-2:]
            need(self.terms.sort_of(term) is self.terms.sort_of(left), 'the evidence is not of the size of the condition')
            constant += self.pair(y, right, total) + self.pair(scaled(-1, y), left, total)
        need(constant < 0 and not any(total.values()), 'the unknown does not cancel, or the sum is no contradiction')

    def conjuncts(self, formula):
        return [*self.conjuncts(formula.parts[0]), *self.conjuncts(formula.parts[1])] if formula.kind == 'and' else [formula]

    def pair(self, y, term, total):
        """⟨y, term⟩: what the unknown contributes is added to the total, the rest is the result."""
        times, value = self.matrices.times, self.matrices.matrix
        if not term.occurring:
            return self.matrices.inner(y, value(term))
        if term.kind == 'free':
            for place, x in (((i, j), x) for i, row in enumerate(y) for j, x in enumerate(row)):
                total[place] = total.get(place, 0) + x
            return 0
        name, (a, b) = self.matrices.name(term), (term.parts[0], *term.parts)[-2:]  # of one part there are two then
        if name in ('+', '-'):
            return self.pair(y, a, total) + self.pair(scaled(1 if name == '+' else -1, y), b, total)
        need(name == '*' and not (a.occurring and b.occurring), 'a condition is not linear in the unknown')
        return self.pair(times(y, transpose(value(b))), a, total) if a.occurring else self.pair(times(transpose(value(a)), y), b, total)
