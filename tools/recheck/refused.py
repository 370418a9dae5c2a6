"""How a certificate is refused."""


class Refused(Exception):
    """With a code and a message."""


def need(condition, message, code='CERT_REFUSED'):
    if not condition:
        raise Refused(code, message)
