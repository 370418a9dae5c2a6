"""The text of a certificate: canonical JSON of one shape, with a checksum. See docs/certificates.md."""

import json
import re
import unicodedata

from refused import Refused

LONGEST = 64_000_000
PATTERN = re.compile(r'\{"format":"lcgm-certificate","version":(0|[1-9][0-9]*),')
ENDING = re.compile(r',"checksum":"([0-9a-f]{16})"\}\n?\Z')


def syntax(message):
    raise Refused('CERT_SYNTAX', message)


def read(text):
    """The names, rows and claims of a text, or a refusal."""
    if len(text) > LONGEST:
        raise Refused('CERT_LIMIT', 'the text is too long')
    head = PATTERN.match(text)
    if not head:
        raise Refused('CERT_FORMAT', 'this is no lcgm certificate')
    if head[1] != '1':
        raise Refused('CERT_VERSION', 'this version is not known')
    end = ENDING.search(text)
    if not end:
        syntax('there is no checksum at the end')
    body = '{' + text[head.end():end.start()] + '}'
    value = parse(body)
    if type(value) is not dict or list(value) != ['names', 'rows', 'claims']:
        syntax('there must be names, rows and claims, in this order')
    names, rows, claims = value['names'], value['rows'], value['claims']
    shape(names, rows, claims)
    if write(value) != body:
        syntax('this is not as JSON.stringify writes it')
    if checksum(text[:end.start(1)]) != end[1]:
        raise Refused('CERT_CHECKSUM', 'the text does not have the checksum it should have')
    return names, rows, claims


def once(pairs):
    """An object without repeated fields."""
    value = dict(pairs)
    if len(value) != len(pairs):
        syntax('a field is there twice')
    return value


def parse(body):
    try:
        return json.loads(body, object_pairs_hook=once)
    except (ValueError, RecursionError):
        syntax('this is no JSON')


def shape(names, rows, claims):
    """Lists of what they should be lists of. (True is an int to isinstance, but not to type.)"""
    if not all(type(x) is list for x in (names, rows, claims)):
        syntax('names, rows and claims are lists')
    if not all(type(name) is str for name in names):
        syntax('a name is not a string')
    for row in rows:
        if type(row) is not list or not row or not all(type(x) is int and 0 <= x < 10**9 for x in row):
            syntax('a row is not a list of natural numbers')
    for claim in claims:
        if type(claim) is not list or len(claim) != 4 or not all(type(x) is str for x in claim[:3]):
            syntax('a claim is not theory, name, title and step')
        if type(claim[3]) is not int or not 0 <= claim[3] < 10**9:
            syntax('a claim is not theory, name, title and step')


LONE = re.compile('[\ud800-\udfff]')


def write(value):
    """What JSON.stringify makes of a value: Python's writer, and half characters escaped."""
    plain = json.dumps(value, ensure_ascii=False, separators=(',', ':'))
    return LONE.sub(lambda match: f'\\u{ord(match[0]):04x}', plain)


def checksum(text):
    """Two words of 32 bits over the UTF-16 code units."""
    a, b = 0x9E3779B9, 0x85EBCA6B
    for c in memoryview(text.encode('utf-16-le', 'surrogatepass')).cast('H'):
        a = (a ^ c) * 0x01000193 & 0xFFFFFFFF
        b = (b ^ c) * 0xC2B2AE35 & 0xFFFFFFFF ^ b >> 15
    return f'{a ^ b >> 13:08x}{b ^ a >> 16:08x}'


def printable(name):
    """Not empty; no control, formatting, private, half or separating characters."""
    return name != '' and (name.isascii() and name.isprintable() or not any(
        unicodedata.category(c) in ('Cc', 'Cf', 'Cs', 'Co', 'Zl', 'Zp') for c in name))
