"""A statement as text: with all arguments and all brackets. Bound variables are x0, x1 … from outside; a numeral has its sort."""

import json
import re

from terms import ALL, AND, APP, BOTTOM, BOUND, COMP, EQ, EX, IMP, IN, NUM, OR, SET

WORDS = {EQ: '=', IN: 'in', IMP: '=>', AND: 'and', OR: 'or'}
PLAIN = re.compile(r'[A-Za-z][\w.:]*', re.ASCII)
LONGEST = 1_000_000


def quoted(name):
    return name if PLAIN.fullmatch(name) else json.dumps(name)


def show(terms, term):
    memo = {}

    def go(term, binders):
        if (term, binders) not in memo:
            terms.work.spend(1)
            memo[term, binders] = write(terms.keys[term], binders)
            terms.work.spend(len(memo[term, binders]) >> 3)
        return memo[term, binders]

    def write(key, binders):
        kind = key[0]
        if kind == BOTTOM:
            return 'false'
        if kind == BOUND:
            return f'x{binders - 1 - key[1]}'
        if kind == NUM:
            return f'{key[1]}:{go(key[3], 0)}' if key[2] == 1 else f'{key[1]}/{key[2]}:{go(key[3], 0)}'
        if kind == SET:
            return f'Set({go(key[1], binders)})'
        if kind in WORDS:
            return f'({go(key[1], binders)} {WORDS[kind]} {go(key[2], binders)})'
        if kind in (COMP, ALL, EX):
            sort, body = go(key[1], binders), go(key[2], binders + 1)
            x = f'x{binders} : {sort}'
            return f'{{{x} | {body}}}' if kind == COMP else f'({"forall" if kind == ALL else "exists"} {x}. {body})'
        if kind != APP:
            return f"'{quoted(key[1])}"
        parts = [go(part, binders) for part in key[2:]]
        if type(key[1].name) is tuple:
            return f'({parts[0]} {key[1].name[0]} {parts[1]})'
        return f'{quoted(key[1].name)}({", ".join(parts)})' if parts else quoted(key[1].name)

    return go(term, 0)
