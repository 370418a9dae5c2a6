"""The text of a certificate: canonical JSON of one shape, with a checksum."""

import json
import re
import unicodedata

from refused import Refused, need

LONGEST = 64_000_000
BEGINNING = re.compile(r'\{"format":"lcgm-certificate","version":(0|[1-9][0-9]*),')
ENDING = re.compile(r',"checksum":"([0-9a-f]{16})"\}\n?\Z')
UNPRINTABLE = {'Cc', 'Cf', 'Cs', 'Co', 'Zl', 'Zp'}


def read(text):
    """The names, rows and claims of a text, or a refusal."""
    need(len(text) <= LONGEST, 'the text is too long', 'CERT_LIMIT')
    beginning, ending = BEGINNING.match(text), ENDING.search(text, max(0, len(text) - 40))
    need(beginning, 'this is no lcgm certificate', 'CERT_FORMAT')
    need(beginning[1] == '1', 'this version is not known', 'CERT_VERSION')
    need(ending and ending.start() >= beginning.end(), 'there is no checksum at the end', 'CERT_SYNTAX')
    body = '{' + text[beginning.end():ending.start()] + '}'
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused('CERT_SYNTAX', 'this is no JSON') from None
    need(shaped(value), 'there must be names, rows and claims, each of its shape', 'CERT_SYNTAX')
    # What is written anew has each field once, and no spaces, escapes or numbers in any other form.
    need(json.dumps(value, ensure_ascii=False, separators=(',', ':')) == body, 'this is not as JSON.stringify writes it', 'CERT_SYNTAX')
    need(checksum(text[:ending.start(1)]) == ending[1], 'the text does not have the checksum it should have', 'CERT_CHECKSUM')
    return value['names'], value['rows'], value['claims']


def shaped(value):
    """Whether these are names, rows and claims. (To isinstance, True would be a number.)"""
    return (type(value) is dict and list(value) == ['names', 'rows', 'claims'] and all(type(part) is list for part in value.values())
            and all(type(name) is str for name in value['names'])
            and all(type(row) is list and row and all(map(natural, row)) for row in value['rows'])
            and all(type(claim) is list and [*map(type, claim)] == [str, str, str, int] and natural(claim[3]) for claim in value['claims']))


def natural(value):
    return type(value) is int and 0 <= value < 10**9


def checksum(text):
    """Two words of 32 bits over the UTF-16 code units."""
    a, b = 0x9E3779B9, 0x85EBCA6B
    for unit in memoryview(text.encode('utf-16-le', 'surrogatepass')).cast('H'):
        a = (a ^ unit) * 0x01000193 & 0xFFFFFFFF
        b = (b ^ unit) * 0xC2B2AE35 & 0xFFFFFFFF ^ b >> 15
    return f'{a ^ b >> 13:08x}{b ^ a >> 16:08x}'


def printable(name):
    """Not empty; no control, formatting, private, half or separating characters."""
    return name != '' and (name.isascii() and name.isprintable() or UNPRINTABLE.isdisjoint(map(unicodedata.category, name)))
