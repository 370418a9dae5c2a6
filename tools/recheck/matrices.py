"""Concrete matrices: the symbols that are there from the start, and the values of closed terms. A value is a list of rows."""

from fractions import Fraction

from refused import need, refuse
from symbols import Symbol
from terms import APP, DIGITS, FORMULA, NUM, SORT


def declare(signature):
    """Mat, and the functions and predicates of matrices."""
    terms, nat, real = signature.terms, signature.terms.nat, signature.terms.real
    one, plus = terms.numeral(1, 1, nat), signature.named['+', nat]
    m, n, c, d, s = (terms.variable(name, nat) for name in 'mncds')
    mat = signature.add(Symbol('Mat', (), (n, d), SORT))
    signature.matrices = {'Mat': mat}

    def of(rows, columns):
        return terms.make((APP, mat, rows, columns))

    def var(name, rows, columns):
        return terms.variable(name, of(rows, columns))

    a, b = var('A', n, d), var('B', n, d)
    for name, parameters, value in (
            ('cell', (terms.variable('a', real),), of(one, one)),
            ('beside', (n, c, d, var('A', n, c), b), of(n, terms.make((APP, plus, c, d)))),
            ('above', (m, n, d, var('A', m, d), b), of(terms.make((APP, plus, m, n)), d)),
            ('zero', (n, d), of(n, d)), ('ones', (n, d), of(n, d)), ('eye', (d,), of(d, d)),
            ('diagonal', (d, var('v', d, one)), of(d, d)),
            ('+', (n, d, a, b), of(n, d)), ('-', (n, d, a, b), of(n, d)),
            ('*', (n, m, d, var('A', n, m), var('B', m, d)), of(n, d)),
            ('transpose', (n, d, a), of(d, n)),
            ('inner', (n, d, a, b), real),
            ('<=', (n, d, a, b), FORMULA), ('independent', (n, d, a, s), FORMULA)):
        signature.matrices[f'Mat.{name}'] = signature.add(Symbol(f'Mat.{name}', (), parameters, value))


def transpose(a):
    return [list(column) for column in zip(*a)]


class Matrices:
    def __init__(self, terms, symbols):
        self.terms = terms
        self.symbols = symbols
        self.known = {}

    def parts(self, term):
        """Which symbol of matrices an application has, without Mat., and its arguments. No size may be 0 or unknown."""
        key = self.terms.keys[term]
        if key[0] != APP or self.symbols.get(key[1].name) is not key[1]:
            return None, ()
        for x, size in zip(key[1].parameters, key[2:]):
            if self.terms.keys[x][2] == self.terms.nat and self.terms.keys[x][1] != 's':
                self.size(size)
        return key[1].name[4:], key[2:]

    def size(self, term):
        key = self.terms.keys[term]
        need(key[0] == NUM and key[1] > 0, 'a matrix has a size that is 0 or not known')
        return key[1]

    def number(self, term):
        """The value of a closed real term."""
        key = self.terms.keys[term]
        if key[0] == NUM:
            return Fraction(key[1], key[2])
        name, parts = self.parts(term)
        need(name == 'inner', 'this is no number that can be computed')
        return self.inner(self.matrix(parts[2]), self.matrix(parts[3]))

    def matrix(self, term):
        """The rows of a closed matrix."""
        value = self.known.get(term)
        if value is None:
            value = self.known[term] = self.compute(*self.parts(term))
            self.terms.work.spend(len(value) * len(value[0]))
        return value

    def compute(self, name, parts):
        if name == 'cell':
            return [[self.number(parts[0])]]
        if name in ('zero', 'ones', 'eye', 'diagonal'):
            return self.filled(name, self.size(parts[0]), self.size(parts[0 if name in ('eye', 'diagonal') else 1]), parts)
        if name == 'transpose':
            return transpose(self.matrix(parts[2]))
        need(name in ('beside', 'above', '+', '-', '*'), 'this is no matrix that can be computed')
        a, b = self.matrix(parts[-2]), self.matrix(parts[-1])
        if name == 'above':
            return a + b
        if name == 'beside':
            return [p + q for p, q in zip(a, b)]
        return self.times(a, b) if name == '*' else self.sum(a, b, 1 if name == '+' else -1)

    def filled(self, name, rows, columns, parts):
        self.terms.work.spend(rows * columns)
        if name in ('zero', 'ones'):
            return [[Fraction(name == 'ones')] * columns for _ in range(rows)]
        diagonal = [Fraction(1)] * rows if name == 'eye' else [row[0] for row in self.matrix(parts[1])]
        return [[diagonal[i] if i == j else Fraction(0) for j in range(rows)] for i in range(rows)]

    def bounded(self, value):
        need(max(value.numerator.bit_length(), value.denominator.bit_length()) <= DIGITS, 'a number has too many digits')
        return value

    def dot(self, a, b):
        total = Fraction(0)
        for x, y in zip(a, b):
            self.terms.work.spend(2 + (x.numerator.bit_length() * y.numerator.bit_length() >> 12))
            if x and y:
                total = self.bounded(total + x * y)
        return total

    def inner(self, a, b):
        return self.dot([x for row in a for x in row], [y for row in b for y in row])

    def times(self, a, b):
        columns = transpose(b)
        return [[self.dot(row, column) for column in columns] for row in a]

    def sum(self, a, b, sign):
        self.terms.work.spend(2 * len(a) * len(a[0]))
        return [[self.bounded(x + sign * y) for x, y in zip(p, q)] for p, q in zip(a, b)]
