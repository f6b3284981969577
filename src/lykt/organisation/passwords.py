"""One-time passwords: read aloud or from a slip, used once, then replaced by one's own."""

import secrets


#: Without letters and figures that are taken for each other: 0 o, 1 l i, 5 s, 2 z, u v.
_LETTERS = "abcdefghjkmnpqrtwxy346789"
_GROUPS, _LENGTH = 4, 5


def one_time_password() -> str:
    """Return a new password of four groups, for instance "h7kqd-…"; some 92 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)
