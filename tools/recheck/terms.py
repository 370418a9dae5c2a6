"""Terms, sorts and formulas. Each is a number, and equal ones have the same: the place of its key in a table.

A key is a tuple: what it is, then its parts. Bound variables are counted from the innermost binder, free ones are
name and sort. Beside each key stand: how many binders it needs around it (loose), the variables that occur in it
(direct), those in the sorts of these (insort), both as bits of an int, and how deep it is.
"""

from math import gcd

from refused import need

BOTTOM, SET, SORTVAR, VAR, NUM, APP, BOUND, COMP, ALL, EX, EQ, IN, IMP, AND, OR = range(15)
SORT, FORMULA = -1, -2  # in place of a sort, what sort_of says of sorts and formulas
DEEPEST = 2_000
DIGITS = 16_384


class Terms:
    def __init__(self, work):
        self.work = work
        self.table = {}
        self.keys, self.loose, self.direct, self.insort, self.depth, self.sorts = [], [], [], [], [], []
        self.variables = 0
        self.sortvars = 0
        self.falsum = self.make((BOTTOM,))

    def make(self, key):
        """The term with this key. It is not checked here that its sorts are right."""
        term = self.table.get(key)
        return self.add(key) if term is None else term

    def add(self, key):
        kind = key[0]
        loose = direct = insort = deepest = 0
        if kind == VAR or kind == SORTVAR:
            direct = 1 << self.variables
            self.variables += 1
            if kind == SORTVAR:
                self.sortvars |= direct
            else:
                insort = self.occurs(key[2])
                deepest = self.depth[key[2]]
        elif kind == BOUND:
            loose = key[1] + 1
        elif kind != NUM:
            for part in key[2:] if kind == APP else key[1:]:
                loose = max(loose, self.loose[part])
                direct |= self.direct[part]
                insort |= self.insort[part]
                deepest = max(deepest, self.depth[part])
            if COMP <= kind <= EX:
                loose = max(self.loose[key[1]], self.loose[key[2]] - 1)
        need(deepest < DEEPEST, 'a term is nested too deeply')
        self.work.spend(2 + (direct.bit_length() + insort.bit_length() >> 9))
        term = self.table[key] = len(self.keys)
        self.keys.append(key)
        self.loose.append(loose)
        self.direct.append(direct)
        self.insort.append(insort)
        self.depth.append(deepest + 1)
        self.sorts.append(None)
        return term

    def kind(self, term):
        return self.keys[term][0]

    def occurs(self, term):
        """The variables on which a term depends: those in it, and those in their sorts."""
        return self.direct[term] | self.insort[term]

    def sort_of(self, term):
        """The sort of a term, SORT of a sort, FORMULA of a formula. The term has no loose bound variables."""
        sort = self.sorts[term]
        if sort is None:
            key = self.keys[term]
            kind = key[0]
            if kind == VAR:
                sort = key[2]
            elif kind == NUM:
                sort = key[3]
            elif kind == COMP:
                sort = self.make((SET, key[1]))
            elif kind == APP:
                sort = key[1].result(self, key[2:])
            else:
                sort = SORT if kind == SET or kind == SORTVAR else FORMULA
            self.sorts[term] = sort
        return sort

    def want_sort(self, term):
        need(self.sort_of(term) == SORT, 'this is no sort')

    def want_formula(self, term):
        need(self.sort_of(term) == FORMULA, 'this is no formula')

    def want_object(self, term):
        """The sort of something that has one."""
        sort = self.sort_of(term)
        need(sort >= 0, 'this is no term: it is a sort or a formula')
        return sort

    # Constructors that check.

    def set(self, sort):
        self.want_sort(sort)
        return self.make((SET, sort))

    def variable(self, name, sort):
        self.want_sort(sort)
        return self.make((VAR, name, sort))

    def numeral(self, p, q, sort):
        """p/q, in lowest terms already."""
        need(max(p.bit_length(), q.bit_length()) <= DIGITS, 'a number has too many digits')
        return self.make((NUM, p, q, sort))

    def relation(self, kind, a, b):
        """a = b, a ∈ b, and what connects formulas."""
        if kind == EQ:
            need(self.want_object(a) == self.want_object(b), 'both sides must have the same sort')
        elif kind == IN:
            need(self.make((SET, self.want_object(a))) == self.want_object(b), 'this is no set of such things')
        else:
            self.want_formula(a)
            self.want_formula(b)
        return self.make((kind, a, b))

    def binder(self, kind, x, formula):
        need(self.kind(x) == VAR, 'only a variable can be bound')
        self.want_formula(formula)
        return self.bind(kind, x, formula)

    def bind(self, kind, x, formula):
        need(not self.insort[formula] & self.direct[x], 'the variable stands in the sort of a free variable')
        return self.make((kind, self.keys[x][2], self.abstract(x, formula)))

    def apply(self, symbol, parts):
        """An application in which numbers are computed. The parts are of the right sorts."""
        if symbol.operation:
            a, b = self.keys[parts[0]], self.keys[parts[1]]
            need(symbol.operation != '/' or b[0] != NUM or b[1] != 0, 'division by zero')
            if a[0] == NUM and b[0] == NUM:
                return self.compute(symbol.operation, a, b)
        return self.make((APP, symbol, *parts))

    def compute(self, operation, a, b):
        (_, p, q, sort), (_, r, s, _) = a, b
        self.work.spend((p.bit_length() + q.bit_length()) * (r.bit_length() + s.bit_length()) >> 12)
        if operation == '+':
            p, q = p * s + r * q, q * s
        elif operation == '-':
            p, q = p * s - r * q, q * s
            if p < 0 and sort == self.nat:
                p = 0
        elif operation == '*':
            p, q = p * r, q * s
        else:
            p, q = (p * s, q * r) if r > 0 else (-p * s, -q * r)
        common = gcd(p, q)
        return self.numeral(p // common, q // common, sort)

    # Substitution. What is put in has no loose bound variables, so nothing has to be shifted and nothing is captured.

    def rebuild(self, key, go, binders):
        kind = key[0]
        if kind == APP:
            return self.apply(key[1], [go(part, binders) for part in key[2:]])
        if COMP <= kind <= EX:
            return self.make((kind, go(key[1], binders), go(key[2], binders + 1)))
        return self.make((kind, *[go(part, binders) for part in key[1:]]))

    def abstract(self, x, term):
        """The term with the variable x bound by a binder around it."""
        keys, direct, bit, memo = self.keys, self.direct, self.direct[x], {}

        def go(term, binders):
            if not direct[term] & bit:
                return term
            if term == x:
                return self.make((BOUND, binders))
            done = memo.get((term, binders))
            if done is None:
                self.work.spend(1)
                done = memo[term, binders] = self.rebuild(keys[term], go, binders)
            return done

        return go(term, 0)

    def open(self, body, value):
        """The body of a binder with a value for what it binds."""
        keys, loose, memo = self.keys, self.loose, {}

        def go(term, binders):
            if loose[term] <= binders:
                return term
            key = keys[term]
            if key[0] == BOUND:
                return value
            done = memo.get((term, binders))
            if done is None:
                self.work.spend(1)
                done = memo[term, binders] = self.rebuild(key, go, binders)
            return done

        return go(body, 0)

    def substitution(self, values):
        """What replaces variables by values, all at once, in sorts too."""
        keys, direct, insort, memo, mask = self.keys, self.direct, self.insort, {}, 0
        for variable in values:
            mask |= direct[variable]

        def go(term, binders):
            if not (direct[term] | insort[term]) & mask:
                return term
            if term in values:
                return values[term]
            done = memo.get(term)
            if done is None:
                self.work.spend(1)
                key = keys[term]
                done = self.make((VAR, key[1], go(key[2], 0))) if key[0] == VAR else self.rebuild(key, go, binders)
                memo[term] = done
            return done

        return lambda term: go(term, 0)
