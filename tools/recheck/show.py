"""A statement as text: with all arguments and all brackets. Bound variables are x0, x1 … from outside; a numeral has its sort."""

import json
import re

PLAIN = re.compile(r'[A-Za-z][\w.:]*', re.ASCII)
FORMS = {'set': 'Set({})', 'comp': '{{x{n} : {} | {}}}', 'all': '(forall x{n} : {}. {})', 'ex': '(exists x{n} : {}. {})', 'false': 'false'}


def quoted(name):
    return name if PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def show(terms, term):
    memo = {}

    def go(term, binders):
        if (term, binders) not in memo:
            inner = binders + (term.kind in ('comp', 'all', 'ex'))
            parts = [go(part, inner if i else binders) for i, part in enumerate(term.parts)]
            memo[term, binders] = written(term, parts, binders)
            terms.spend(1 + (len(memo[term, binders]) >> 3))
        return memo[term, binders]

    def written(term, parts, binders):
        if term.kind in FORMS:
            return FORMS[term.kind].format(*parts, n=binders)
        if term.kind == 'bound':
            return f'x{binders - 1 - term.head}'
        if term.kind == 'num':
            return f'{term.head}:{parts[0]}'
        if term.kind not in ('app', 'sortvar'):
            return f'({parts[0]} {term.kind} {parts[1]})'
        if term.kind == 'sortvar':
            return f"'{quoted(term.head)}"
        return f'{quoted(term.head.name)}({", ".join(parts)})' if parts else quoted(term.head.name)

    return go(term, 0)
