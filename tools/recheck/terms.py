"""Terms, sorts and formulas. Each is made once, so equal ones are the same object.

Bound variables are counted from the innermost binder; free ones are a name and a sort. The parts of a binder are the sort
of its variable and its body; of a free variable and of a numeral, its sort; of an application, all arguments.
"""

from fractions import Fraction
from operator import add, mul, sub, truediv

from refused import need

BINDERS = frozenset(('comp', 'all', 'ex'))
SORT, FORMULA = 'a sort', 'a formula'  # what has no sort, and what says something
DEEPEST, DIGITS = 2_000, 16_384
OPERATIONS = {'+': add, '-': sub, '*': mul, '/': truediv}


def bounded(value):
    need(max(value.numerator.bit_length(), value.denominator.bit_length()) <= DIGITS, 'a number has too many digits')
    return value


class Term:
    """What it is, its head (a name, a symbol, a rational number, an index) and parts. Then: how many binders it needs around it,
    the variables in it, those in the sorts of its free variables and both together, as bits of an int, its depth, and its sort once
    asked for."""

    __slots__ = ('kind', 'head', 'parts', 'loose', 'direct', 'insort', 'occurring', 'depth', 'sort')


class Terms:
    def __init__(self, allowance):
        self.table, self.allowance, self.variables, self.sortvars = {}, allowance, 0, 0
        self.falsum = self.make('false')

    def spend(self, units):
        """Whoever makes or visits something spends of the allowance."""
        self.allowance -= units
        need(self.allowance >= 0, 'checking this takes too much work', 'CERT_LIMIT')

    def make(self, kind, head=None, parts=()):
        """The term of these parts, whose sorts are right."""
        return self.table.get((kind, head, parts)) or self.add(kind, head, parts)

    def add(self, kind, head, parts):
        term = Term()
        term.kind, term.head, term.parts, term.sort = kind, head, parts, None
        term.direct = term.insort = term.depth = 0
        term.loose = head + 1 if kind == 'bound' else 0
        for part in parts:
            term.loose = max(term.loose, part.loose - (kind in BINDERS and part is parts[1]))
            term.depth = max(term.depth, part.depth)
            term.direct |= part.direct
            term.insort |= part.insort
        if kind == 'free' or kind == 'sortvar':
            term.insort, term.direct = term.direct | term.insort, 1 << self.variables
            self.variables += 1
            self.sortvars |= term.direct if kind == 'sortvar' else 0
        term.occurring = term.direct | term.insort
        need(term.depth < DEEPEST, 'a term is nested too deeply')
        term.depth += 1
        self.spend(8 + (term.occurring.bit_length() >> 5))
        self.table[kind, head, parts] = term
        return term

    def sort_of(self, term):
        """Its sort, or SORT or FORMULA. There are no loose bound variables in it."""
        if term.sort is None:
            if term.kind == 'app':
                term.sort = term.head.result(self, term.parts)
            elif term.kind == 'comp':
                term.sort = self.make('set', None, term.parts[:1])
            else:
                term.sort = term.parts[0] if term.kind in ('free', 'num') else SORT if term.kind in ('set', 'sortvar') else FORMULA
        return term.sort

    def want(self, what, *terms):
        need(all(self.sort_of(term) == what for term in terms), f'this is not {what}')

    # Constructors that check.

    def of(self, kind, head, sort):
        """A set or variable of a sort."""
        self.want(SORT, sort)
        return self.make(kind, head, (sort,))

    def numeral(self, value, sort):
        return self.make('num', bounded(Fraction(value)), (sort,))

    def relation(self, kind, a, b):
        """a = b, a ∈ b, and what connects formulas."""
        if kind == '=':
            need(self.sort_of(a) == self.sort_of(b) and type(self.sort_of(a)) is Term, 'both sides must have the same sort')
        elif kind == 'in':
            need(type(self.sort_of(a)) is Term and self.make('set', None, (a.sort,)) == self.sort_of(b), 'this is no set of such things')
        else:
            self.want(FORMULA, a, b)
        return self.make(kind, None, (a, b))

    def bind(self, kind, x, formula):
        need(x.kind == 'free', 'only a variable can be bound')
        self.want(FORMULA, formula)
        need(not formula.insort & x.direct, 'the variable stands in the sort of a free variable')
        return self.make(kind, None, (x.parts[0], self.rewrite(formula, lambda t, _: t.direct & x.direct,
                                                               lambda t, binders: self.make('bound', binders) if t is x else None)))

    def apply(self, symbol, parts):
        """An application to parts of the right sorts, in which numbers are computed."""
        if symbol.operation in OPERATIONS:
            a, b = parts
            need(symbol.operation != '/' or b.kind != 'num' or b.head, 'division by zero')
            if a.kind == b.kind == 'num':
                self.spend(64)
                value, sort = OPERATIONS[symbol.operation](a.head, b.head), a.parts[0]
                return self.numeral(max(value, 0) if sort is self.nat else value, sort)  # over Nat, subtraction is truncated
        return self.make('app', symbol, parts)

    # Substitution. What is put in has no loose bound variables, so nothing has to be shifted and nothing is captured.

    def rewrite(self, term, concerned, put):
        """Replaces parts of a term by what `put` says, if it says something, and looks only into parts that are concerned."""
        memo = {}

        def go(term, binders):
            if not concerned(term, binders):
                return term
            if (term, binders) not in memo:
                memo[term, binders] = put(term, binders) or rebuild(term, binders)
            return memo[term, binders]

        def rebuild(term, binders):
            self.spend(1)
            if term.kind in BINDERS:
                return self.make(term.kind, None, (go(term.parts[0], binders), go(term.parts[1], binders + 1)))
            parts = tuple([go(part, binders) for part in term.parts])
            return self.apply(term.head, parts) if term.kind == 'app' else self.make(term.kind, term.head, parts)

        return go(term, 0)

    def open(self, binder, value):
        """The body of a binder with a value for what it binds."""
        need(self.sort_of(value) == binder.parts[0], 'the term is not of the sort of the bound variable')
        return self.rewrite(binder.parts[1], lambda t, binders: t.loose > binders, lambda t, _: value if t.kind == 'bound' else None)

    def fit(self, values):
        """Refuses unless each variable has a value of its sort, as that is after the substitution."""
        for x, value in values.items():
            wanted = SORT if x.kind == 'sortvar' else self.substitute(values, x.parts[0])
            need(self.sort_of(value) == wanted, 'a value is not of the sort of the variable or parameter')

    def substitute(self, values, term):
        """Replaces variables by values, all at once, in sorts too."""
        mask = 0
        for variable in values:
            mask |= variable.direct
        return self.rewrite(term, lambda t, _: t.occurring & mask, lambda t, _: values.get(t))
