"""How a certificate is refused, and the work that checking one may cost."""


class Refused(Exception):
    """A certificate is not accepted: the code, and what is wrong. The place is added by who knows it."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = ''


def refuse(message):
    """What the rules and the constructors of terms say no with."""
    raise Refused('CERT_REFUSED', message)


def need(condition, message):
    if not condition:
        refuse(message)


class Work:
    """An allowance in proportion to the text; whoever makes or visits something spends of it."""

    def __init__(self, characters):
        self.left = min(4_000_000 + 20 * characters, 60_000_000)

    def spend(self, units):
        self.left -= units
        if self.left < 0:
            raise Refused('CERT_LIMIT', 'checking this takes too much work')
