"""python3 tools/recheck [--json] CERT…: checks certificates of lcgm, independently of its kernel. See docs/certificates.md.

With --batch the standard input has a certificate a line, as a JSON string, and the answer to each is a line of JSON.
"""

import json
import sys
import threading

from refused import Refused
from rows import FIRST_STEP, Checker
from show import show


def check(text):
    """What there is to say of one certificate."""
    try:
        checker = Checker(text)
        return {
            'verdict': 'correct',
            'claims': [{'theory': theory, 'name': name, 'title': title, 'statement': show(checker.terms, statement), 'restsOn': ordered(names)}
                       for theory, name, title, statement, names in checker.check()],
            'axioms': [{'name': name, 'statement': show(checker.terms, formula)} for name, formula in checker.signature.axioms.items()],
            'steps': sum(row[0] >= FIRST_STEP and row[0] != 47 for row in checker.rows),
        }
    except Refused as refusal:
        place = refusal.place and f' ({refusal.place})'
        return {'verdict': 'rejected', 'reason': f'{refusal.code}: {refusal.message}{place}'}


def ordered(names):
    """In the order of UTF-16, which is that of JavaScript."""
    return sorted(names, key=lambda name: name.encode('utf-16-be', 'surrogatepass'))


def report(result):
    """The same for a person. Titles are decoration, and not shown."""
    if result['verdict'] != 'correct':
        return f'{result["verdict"]} {result["file"]}: {result["reason"]}'
    lines = [f'correct  {result["file"]} ({len(result["claims"])} claims, {len(result["axioms"])} axioms, {result["steps"]} steps)']
    for claim in result['claims']:
        lines.append(f'  {claim["theory"]}:{claim["name"]}\n    {claim["statement"]}')
        lines.append(f'    rests on {", ".join(claim["restsOn"]) or "logic and definitions alone"}')
    lines.extend(f'  axiom {axiom["name"]}: {axiom["statement"]}' for axiom in result['axioms'])
    return '\n'.join(lines)


def main(arguments):
    if arguments == ['--batch']:
        for line in sys.stdin:
            print(json.dumps(check(json.loads(line))), flush=True)
        return 0
    files = [argument for argument in arguments if argument != '--json']
    if not files or any(file.startswith('-') for file in files):
        print(__doc__, file=sys.stderr)
        return 2
    results, code = [], 0
    for file in files:
        try:
            with open(file, encoding='utf-8', newline='') as stream:
                result = check(stream.read())
        except (OSError, UnicodeDecodeError):
            result = {'verdict': 'unreadable', 'reason': 'cannot be read'}
        code = max(code, {'correct': 0, 'rejected': 1, 'unreadable': 2}[result['verdict']])
        results.append({'file': file, **result})
    print(json.dumps(results, indent=2) if '--json' in arguments else '\n'.join(map(report, results)))
    return code


def run():
    global code
    code = main(sys.argv[1:])


# Terms are nested up to 2 000 deep, and functions call themselves as deeply.
code = 3
sys.setrecursionlimit(50_000)
sys.set_int_max_str_digits(0)
threading.stack_size(512 * 1024 * 1024)
thread = threading.Thread(target=run)
thread.start()
thread.join()
sys.exit(code)
