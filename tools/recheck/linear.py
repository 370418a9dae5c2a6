"""The oracle `linear`: an inequality or equation follows from others, by multipliers (Farkas)."""

from fractions import Fraction

from refused import need


class Linear:
    """A relation is '=', '<=' or '<' and a form: the form is = 0, ≥ 0 or > 0. A form has the coefficient of each unknown, and at
    None a constant."""

    def __init__(self, terms):
        self.terms = terms

    def check(self, conclusion, premises, multipliers):
        """Refuses unless the conclusion follows from the premises (formulas), by these rows of rational multipliers."""
        known = [self.relation(*self.compared(premise, True)) for premise in premises]
        rows = [known] if conclusion is self.terms.falsum else [[*known, self.relation(*denial)] for denial in self.denials(conclusion)]
        need(len(multipliers) == sum(map(len, rows)), 'there must be a multiplier for each premise and denial')
        for i, row in enumerate(rows):
            self.contradict(row, multipliers[i * len(row):])

    def denials(self, conclusion):
        """What is true if the conclusion is not: one of these."""
        kind, a, b = self.compared(conclusion)
        return [('<', a, b), ('<', b, a)] if kind == '=' else [('<=' if kind == '<' else '<', b, a)]

    def compared(self, formula, deniable=False):
        """Of a = b, a ≤ b, a < b between numbers: which, a and b. If it may be a denial, so is the opposite of an inequality."""
        if deniable and formula.kind == '=>' and formula.parts[1] is self.terms.falsum:
            kind, a, b = self.compared(formula.parts[0])
            need(kind != '=', 'the denial of an equation is not linear')
            return '<=' if kind == '<' else '<', b, a
        if formula.kind == '=' and self.terms.sort_of(formula.parts[0]) in self.terms.numbers:
            return '=', *formula.parts
        need(formula.kind == 'app' and formula.head.operation in ('<=', '<'), 'this compares no numbers')
        return formula.head.operation, *formula.parts

    def relation(self, kind, a, b):
        """Over Nat, a < b is a + 1 ≤ b."""
        form = self.sum(self.form(b), -1, self.form(a))
        if kind == '<' and self.terms.sort_of(a) is self.terms.nat:
            return '<=', self.sum(form, -1, {None: Fraction(1)})
        return kind, form

    def sum(self, form, factor, other):
        self.terms.spend(len(form) + 4 * len(other))
        return {**form, **{unknown: form.get(unknown, 0) + factor * other[unknown] for unknown in other}}

    def form(self, term):
        self.terms.spend(4)
        if term.kind == 'num':
            return {None: term.head}
        operation = term.head.operation if term.kind == 'app' else None
        if operation == '+' or operation == '-' and self.terms.sort_of(term) is not self.terms.nat:
            return self.sum(self.form(term.parts[0]), 1 if operation == '+' else -1, self.form(term.parts[1]))
        if operation == '*' and term.parts[0].kind == 'num':
            return self.sum({}, term.parts[0].head, self.form(term.parts[1]))
        if operation in ('*', '/') and term.parts[1].kind == 'num':
            return self.sum({}, term.parts[1].head if operation == '*' else 1 / term.parts[1].head, self.form(term.parts[0]))
        return {term: Fraction(1)}

    def contradict(self, row, multipliers):
        """The weighted sum must be impossible. Unknowns over Nat are ≥ 0 and may be left with a negative coefficient."""
        total, strict = {}, False
        for (kind, form), multiplier in zip(row, multipliers):
            need(kind == '=' or multiplier >= 0, 'the multiplier of an inequality is negative')
            strict = strict or kind == '<' and multiplier > 0
            total = self.sum(total, multiplier, form)
        constant = total.pop(None, 0)
        for unknown, left in total.items():
            need(left == 0 or left < 0 and self.terms.sort_of(unknown) is self.terms.nat, 'an unknown does not cancel')
        need(constant < 0 or constant == 0 and strict, 'the sum is no contradiction')
