"""The oracle `linear`: an inequality or equation follows from others, by multipliers (Farkas)."""

from fractions import Fraction

from refused import need
from terms import APP, EQ, IMP, NUM


class Linear:
    def __init__(self, terms, signature):
        self.terms = terms
        self.signature = signature

    def follows(self, conclusion, premises, multipliers):
        """Refuses unless the conclusion follows from the premises (formulas), by these rational multipliers."""
        read = [self.read(premise) for premise in premises]
        for denial in self.denials(conclusion):
            row = read + denial
            need(len(multipliers) >= len(row), 'there are not enough multipliers')
            self.contradict(row, multipliers[:len(row)])
            multipliers = multipliers[len(row):]
        need(not multipliers, 'there are too many multipliers')

    def denials(self, conclusion):
        """What has to be contradicted with the premises, one after the other."""
        terms = self.terms
        if conclusion == terms.falsum:
            return [[]]
        kind, a, b = self.comparison(conclusion)
        if kind == '=':
            return [[self.relation('<', a, b)], [self.relation('<', b, a)]]
        return [[self.relation('<=' if kind == '<' else '<', b, a)]]

    def comparison(self, formula):
        """Of a = b, a ≤ b, a < b between numbers: which, a and b."""
        terms, key = self.terms, self.terms.keys[formula]
        if key[0] == EQ and terms.sort_of(key[1]) in self.signature.numbers:
            return '=', key[1], key[2]
        need(key[0] == APP and key[1] in self.signature.orders, 'this compares no numbers')
        return key[1].name[0], key[2], key[3]

    def read(self, premise):
        terms, key = self.terms, self.terms.keys[premise]
        if key[0] == IMP and key[2] == terms.falsum:
            kind, a, b = self.comparison(key[1])
            need(kind != '=', 'this is no inequality')
            return self.relation('<=' if kind == '<' else '<', b, a)
        return self.relation(*self.comparison(premise))

    def relation(self, kind, a, b):
        """b − a, which is = 0, ≥ 0 or > 0. Over Nat, a < b is a + 1 ≤ b."""
        form = self.form(b)
        self.add(form, -1, self.form(a))
        if kind == '<' and self.terms.sort_of(a) == self.terms.nat:
            self.add(form, -1, {None: Fraction(1)})
            kind = '<='
        return kind, form

    def add(self, form, factor, other):
        self.terms.work.spend(len(other))
        for unknown, coefficient in other.items():
            form[unknown] = form.get(unknown, 0) + factor * coefficient

    def form(self, term):
        """A term as a sum: the coefficient of each unknown; that of None is the constant."""
        self.terms.work.spend(4)
        key = self.terms.keys[term]
        if key[0] == NUM:
            return {None: Fraction(key[1], key[2])}
        operation = key[1].operation if key[0] == APP else None
        if operation == '+' or operation == '-' and key[1].value != self.terms.nat:
            form = self.form(key[2])
            self.add(form, 1 if operation == '+' else -1, self.form(key[3]))
            return form
        if operation in ('*', '/'):
            a, b = key[2], key[3]
            if operation == '*' and self.terms.kind(a) == NUM:
                a, b = b, a
            if self.terms.kind(b) == NUM:
                factor = Fraction(*self.terms.keys[b][1:3])
                form = {}
                self.add(form, factor if operation == '*' else 1 / factor, self.form(a))
                return form
        return {term: Fraction(1)}

    def contradict(self, relations, multipliers):
        """The weighted sum of what is = 0, ≥ 0 or > 0 must be impossible."""
        total, strict = {None: Fraction(0)}, False
        for (kind, form), multiplier in zip(relations, multipliers):
            need(kind == '=' or multiplier >= 0, 'the multiplier of an inequality is negative')
            strict = strict or kind == '<' and multiplier > 0
            self.add(total, multiplier, form)
        constant = total.pop(None)
        for unknown, coefficient in total.items():
            need(coefficient == 0 or coefficient < 0 and self.terms.sort_of(unknown) == self.terms.nat, 'an unknown does not cancel')
        need(constant < 0 or constant == 0 and strict, 'the sum is no contradiction')
