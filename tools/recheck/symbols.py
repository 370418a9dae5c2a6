"""Symbols: what is there from the start, and what a certificate declares or defines. A name is given once."""

from refused import need
from terms import FORMULA, SORT, Term


class Symbol:
    """A telescope: sort variables, then parameters; and what comes out: a sort, or SORT or FORMULA."""

    def __init__(self, name, telescope, value):
        self.name, self.telescope, self.value = name, telescope, value
        self.operation = self.definition = None  # an operation of numbers is one of + - * / <= <

    def result(self, terms, parts):
        """What an application to these parts is."""
        return terms.substitute(dict(zip(self.telescope, parts)), self.value) if type(self.value) is Term else self.value


class Signature:
    def __init__(self, terms):
        self.terms, self.named, self.axioms = terms, {}, {}
        sorts = [self.declare(name, (), SORT, ()) for name in ('Nat', 'Rat', 'Real')]
        terms.numbers = terms.nat, _, terms.real = [terms.make('app', sort) for sort in sorts]
        for sort in terms.numbers:
            two = terms.of('free', 'a', sort), terms.of('free', 'b', sort)
            for operation in ('+', '-', '*', '<=', '<') if sort is terms.nat else ('+', '-', '*', '/', '<=', '<'):
                self.declare(f'{sort.head.name}.{operation}', (), FORMULA if operation[0] == '<' else sort, two).operation = operation

    def declare(self, name, sortvars, value, parameters, right=None):
        """A new symbol. Each variable stands after those in its sort, and the rest depends on these variables alone."""
        need(name not in self.named, 'this name is taken')
        need(type(value) is not Term or self.terms.sort_of(value) == SORT, 'the value of a function is of a sort')
        allowed = 0
        for i, x in enumerate((*sortvars, *parameters)):
            need(x.kind == ('sortvar' if i < len(sortvars) else 'free') and not x.direct & allowed, 'parameters are different variables')
            need(not x.insort & ~allowed, 'the sort of a parameter mentions what is no earlier parameter')
            allowed |= x.direct
        for term in (value, right):
            need(type(term) is not Term or not term.occurring & ~allowed, 'something mentioned is no parameter')
        return self.named.setdefault(name, Symbol(name, (*sortvars, *parameters), value))

    def define(self, name, sortvars, right, parameters):
        terms, value = self.terms, self.terms.sort_of(right)
        symbol = self.declare(name, sortvars, value, parameters, right)
        left = terms.make('app', symbol, symbol.telescope)
        symbol.definition = terms.relation('=', left, right) if value != FORMULA else terms.relation(
            'and', terms.relation('=>', left, right), terms.relation('=>', right, left))
        return symbol

    def apply(self, symbol, parts):
        """The symbol with its sort arguments and then its arguments, each of the sort it should have."""
        need(len(parts) == len(symbol.telescope), 'this is not the right number of arguments')
        self.terms.fit(dict(zip(symbol.telescope, parts)))
        return self.terms.apply(symbol, parts)

    def postulate(self, name, formula):
        self.terms.want(FORMULA, formula)
        need(not formula.occurring & ~self.terms.sortvars, 'an axiom must be closed')
        need(not name.startswith('oracle:') and name not in self.axioms, 'an axiom cannot have this name')
        self.axioms[name] = formula
        return name
