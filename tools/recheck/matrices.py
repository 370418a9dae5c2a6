"""Concrete matrices: the symbols that are there from the start, and the values of closed terms. A value is a list of rows."""

from fractions import Fraction

from refused import need
from terms import FORMULA, SORT, bounded

LARGEST = 1 << 20


def declare(signature):
    """Mat, and the functions and predicates of matrices, by name."""
    terms, nat = signature.terms, signature.terms.nat
    one, plus, before = terms.numeral(1, nat), signature.named['Nat.+'], set(signature.named)
    m, n, d, s = (terms.of('free', name, nat) for name in 'mnds')
    mat = signature.declare('Mat', (), SORT, (n, d))

    def of(rows, columns):
        return terms.make('app', mat, (rows, columns))

    def var(name, rows, columns):
        return terms.of('free', name, of(rows, columns))

    a, b = var('A', n, d), var('B', n, d)
    for name, parameters, value in (
            ('cell', (terms.of('free', 'a', terms.real),), of(one, one)),
            ('beside', (n, m, d, var('A', n, m), b), of(n, terms.make('app', plus, (m, d)))),
            ('above', (m, n, d, var('A', m, d), b), of(terms.make('app', plus, (m, n)), d)),
            ('zero', (n, d), of(n, d)), ('ones', (n, d), of(n, d)), ('eye', (d,), of(d, d)), ('diagonal', (d, var('v', d, one)), of(d, d)),
            ('+', (n, d, a, b), of(n, d)), ('-', (n, d, a, b), of(n, d)), ('*', (n, m, d, var('A', n, m), var('B', m, d)), of(n, d)),
            ('transpose', (n, d, a), of(d, n)), ('inner', (n, d, a, b), terms.real),
            ('<=', (n, d, a, b), FORMULA), ('independent', (n, d, a, s), FORMULA)):
        signature.declare(f'Mat.{name}', (), value, parameters)
    return {name: symbol for name, symbol in signature.named.items() if name not in before}


def transpose(a):
    return [list(column) for column in zip(*a)]


def scaled(factor, a):
    return [[factor * x for x in row] for row in a]


class Matrices:
    def __init__(self, terms, symbols):
        self.terms, self.known = terms, {}
        self.names = {symbol: name[4:] for name, symbol in symbols.items()}

    def name(self, term):
        """Which symbol of matrices an application has, without Mat."""
        return self.names.get(term.head) if term.kind == 'app' else None

    def size(self, term):
        """The rows and columns that a matrix has by its sort; none may be 0 or unknown."""
        sort = self.terms.sort_of(term)
        need(type(sort) is not str and self.name(sort) == '', 'this is no matrix')
        rows, columns = (int(size.head) if size.kind == 'num' else 0 for size in sort.parts)
        need(rows > 0 and columns > 0, 'a matrix has a size that is 0 or not known')
        need(rows * columns <= LARGEST, 'a matrix is too large', 'CERT_LIMIT')
        return rows, columns

    def number(self, term):
        """The value of a closed number."""
        if term.kind == 'num':
            return term.head
        need(self.name(term) == 'inner', 'this is no number that can be computed')
        return self.inner(*map(self.matrix, term.parts[2:]))

    def matrix(self, term):
        """The value of a closed matrix."""
        if term not in self.known:
            rows, columns = self.size(term)
            self.terms.spend(rows * columns)
            self.known[term] = self.compute(self.name(term), term.parts, rows, columns)
        return self.known[term]

    def compute(self, name, parts, rows, columns):
        if name == 'cell':
            return [[self.number(parts[0])]]
        if name in ('zero', 'ones'):
            return [[Fraction(name == 'ones')] * columns for _ in range(rows)]
        if name in ('eye', 'diagonal'):
            entries = [[Fraction(1)]] * rows if name == 'eye' else self.matrix(parts[1])
            return [[entries[i][0] if i == j else Fraction(0) for j in range(rows)] for i in range(rows)]
        if name == 'transpose':
            return transpose(self.matrix(parts[2]))
        need(name in ('beside', 'above', '+', '-', '*'), 'this is no matrix that can be computed')
        a, b = map(self.matrix, parts[-2:])
        if name in ('beside', 'above'):
            return a + b if name == 'above' else [p + q for p, q in zip(a, b)]
        return self.times(a, b) if name == '*' else self.sum(a, scaled(1 if name == '+' else -1, b))

    def inner(self, a, b):
        """The sum of products of entries in the same places."""
        total = Fraction(0)
        for x, y in ((x, y) for p, q in zip(a, b) for x, y in zip(p, q)):
            self.terms.spend(2 + (x.numerator.bit_length() * y.numerator.bit_length() >> 12))
            total = bounded(total + x * y) if x and y else total
        return total

    def times(self, a, b):
        return [[self.inner([row], [column]) for column in transpose(b)] for row in a]

    def sum(self, a, b):
        return [[bounded(x + y) for x, y in zip(p, q)] for p, q in zip(a, b)]
