"""python3 tools/recheck [--json] CERT…: checks certificates of lcgm, independently of its kernel. See docs/certificates.md."""

import json
import sys
import threading

from refused import Refused
from rows import Checker
from show import show


def check(file):
    """What there is to say of a certificate."""
    try:
        with open(file, encoding='utf-8', newline='') as stream:
            checker = Checker(stream.read())
        terms, claims = checker.terms, checker.check()
        return {
            'verdict': 'correct',
            'steps': len(checker.lists['p']),
            'claims': [{'theory': theory, 'name': name, **({'title': title} if title else {}), 'statement': show(terms, p.conclusion),
                        # in the order of UTF-16, as JavaScript has it
                        'restsOn': sorted(p.rests, key=lambda each: each.encode('utf-16-be'))} for theory, name, title, p in claims],
            'axioms': [{'name': name, 'statement': show(terms, formula)} for name, formula in checker.signature.axioms.items()],
        }
    except Refused as refusal:
        return {'verdict': 'rejected', 'reason': ': '.join(refusal.args)}
    except (OSError, UnicodeDecodeError):
        return {'verdict': 'rejected', 'reason': 'cannot be read'}


def report(result):
    """The same for a person. Titles are decoration, and not shown."""
    if result['verdict'] != 'correct':
        return f'rejected {result["file"]}: {result["reason"]}'
    lines = [f'correct  {result["file"]}: {len(result["claims"])} claims, {len(result["axioms"])} axioms, {result["steps"]} steps']
    for each in result['claims']:
        lines += [f'  {each["theory"]}:{each["name"]}', f'    {each["statement"]}', f'    rests on {", ".join(each["restsOn"]) or "logic"}']
    return '\n'.join(lines + [f'  axiom {axiom["name"]}: {axiom["statement"]}' for axiom in result['axioms']])


def main(arguments):
    files = [argument for argument in arguments if argument != '--json']
    if not files or any(file.startswith('-') for file in files):
        return print(__doc__, file=sys.stderr) or 2
    results = [{'file': file, **check(file)} for file in files]
    print(json.dumps(results, indent=2) if '--json' in arguments else '\n'.join(map(report, results)))
    return max(0 if result['verdict'] == 'correct' else 2 if result['reason'] == 'cannot be read' else 1 for result in results)


codes = [3]
sys.set_int_max_str_digits(5_000)
sys.setrecursionlimit(30_000)  # terms are nested up to 2 000 deep, and functions call themselves as deeply
threading.stack_size(512 << 20)
thread = threading.Thread(target=lambda: codes.append(main(sys.argv[1:])))
thread.start()
thread.join()
sys.exit(codes[-1])
