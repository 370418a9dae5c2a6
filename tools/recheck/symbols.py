"""Symbols: what is there from the start, and what a certificate declares or defines. A name is given once."""

from refused import need
from terms import APP, FORMULA, SORT, SORTVAR, VAR


class Symbol:
    """A telescope: sort variables, then parameters; and what comes out: a sort, SORT or FORMULA."""

    def __init__(self, name, sortvars, parameters, value, operation=None):
        self.name = name
        self.sortvars = sortvars
        self.parameters = parameters
        self.value = value
        self.operation = operation  # + - * / with which the constructor computes
        self.definition = None

    def result(self, terms, parts):
        """The sort of the symbol with these arguments, which are right already."""
        if self.value < 0 or not terms.occurs(self.value):
            return self.value
        return terms.substitution(dict(zip((*self.sortvars, *self.parameters), parts)))(self.value)


class Signature:
    def __init__(self, terms):
        self.terms = terms
        self.named = {}
        self.axioms = {}
        sorts = [self.add(Symbol(name, (), (), SORT)) for name in ('Nat', 'Rat', 'Real')]
        terms.nat, terms.rat, terms.real = self.numbers = [terms.make((APP, sort)) for sort in sorts]
        operations = [self.arithmetic(operation, sort) for sort in self.numbers for operation in
                      ('+', '-', '*', '/', '<=', '<') if operation != '/' or sort != terms.nat]
        self.first = sorts + operations
        self.orders = {symbol for symbol in operations if not symbol.operation}

    def arithmetic(self, operation, sort):
        a, b = self.terms.variable('a', sort), self.terms.variable('b', sort)
        if operation in ('<=', '<'):
            return self.add(Symbol((operation, sort), (), (a, b), FORMULA))
        return self.add(Symbol((operation, sort), (), (a, b), sort, operation))

    def add(self, symbol):
        need(symbol.name not in self.named, 'this name is taken')
        self.named[symbol.name] = symbol
        return symbol

    def telescope(self, sortvars, parameters):
        """The variables on which a symbol may depend, if each stands after those in its sort."""
        terms, allowed = self.terms, 0
        for kind, variables in ((SORTVAR, sortvars), (VAR, parameters)):
            for x in variables:
                need(terms.kind(x) == kind, 'a parameter is no variable')
                need(not terms.direct[x] & allowed, 'a parameter is there twice')
                need(not terms.insort[x] & ~allowed, 'the sort of a parameter mentions what is no earlier parameter')
                allowed |= terms.direct[x]
        return allowed

    def declare(self, name, sortvars, parameters, value):
        """A new symbol; the value is a sort, or SORT or FORMULA."""
        allowed = self.telescope(sortvars, parameters)
        if value >= 0:
            self.terms.want_sort(value)
            need(not self.terms.occurs(value) & ~allowed, 'the sort of the value mentions what is no parameter')
        return self.add(Symbol(name, sortvars, parameters, value))

    def define(self, name, sortvars, parameters, right):
        terms = self.terms
        allowed = self.telescope(sortvars, parameters)
        value = terms.sort_of(right)
        need(value != SORT, 'sorts cannot be defined')
        need(not terms.occurs(right) & ~allowed, 'the definition mentions what is no parameter')
        symbol = self.add(Symbol(name, sortvars, parameters, value))
        symbol.definition = (terms.make((APP, symbol, *sortvars, *parameters)), right)
        return symbol

    def apply(self, symbol, arguments):
        """The symbol with its sort arguments and then its arguments, each of the sort it should have."""
        terms, sorts = self.terms, len(symbol.sortvars)
        need(len(arguments) == sorts + len(symbol.parameters), 'this is not the right number of arguments')
        for sort in arguments[:sorts]:
            terms.want_sort(sort)
        put = terms.substitution(dict(zip((*symbol.sortvars, *symbol.parameters), arguments)))
        for x, t in zip(symbol.parameters, arguments[sorts:]):
            need(terms.want_object(t) == put(terms.keys[x][2]), 'an argument is not of the right sort')
        term = terms.apply(symbol, arguments)
        terms.sort_of(term)
        return term

    def postulate(self, name, formula):
        terms = self.terms
        terms.want_formula(formula)
        need(not terms.occurs(formula) & ~terms.sortvars, 'an axiom must be closed')
        need(not name.startswith('oracle:') and name not in self.axioms, 'an axiom cannot have this name')
        self.axioms[name] = formula
