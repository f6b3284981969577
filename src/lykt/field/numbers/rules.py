"""What a telephone number is, however it is written. Pure."""

import re
from typing import final


#: Longest text that is looked at; what is longer is no number.
LONGEST = 40
#: How short and how long a whole number is, without the plus. Source: ITU-T E.164, 6.
SHORTEST_ABROAD, LONGEST_ABROAD = 8, 15
_NORWAY = "47"
#: What people write between the digits.
_BETWEEN = re.compile(r"[\s\u00a0\u202f.\-–/()]+")
#: Eight digits that a subscriber can have: none begins with 0 or 1. Source: the Norwegian
#: numbering plan (E.164), Nkom.
_NORWEGIAN = re.compile(r"[2-9][0-9]{7}")
_ABROAD = re.compile(r"[1-9][0-9]*")
#: Numbers apart from each other, where one advert has several.
_APART = re.compile(r"[,;\n]+|\s+(?:og|and|eller|or)\s+", re.IGNORECASE)


@final
class PhoneNumber:
    """A number as it is compared. It shows itself nowhere: not printed, not in a traceback."""

    __slots__ = ("_digits",)

    def __init__(self, digits: str) -> None:
        self._digits = digits

    def __repr__(self) -> str:
        return "<number>"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PhoneNumber) and other._digits == self._digits

    def __hash__(self) -> int:
        return hash(self._digits)

    def __reduce__(self) -> str:
        raise TypeError("a number is not written anywhere")

    def encoded(self) -> bytes:
        """Return what is put under a key, and nothing else is done with it."""
        return self._digits.encode("ascii")


def normalised(text: str) -> PhoneNumber | None:
    """Return the number a text says, or None where it says none.

    "40 00 00 01", "+47 40000001" and "0047-40000001" are the same number. A number of
    another country has its code, with "+" or "00" before it.
    """
    if len(text) > LONGEST:
        return None
    bare = _BETWEEN.sub("", text)
    digits, abroad = bare, False
    for before in ("+", "00"):
        if bare.startswith(before):
            digits, abroad = bare.removeprefix(before), True
            break
    # Other alphabets have digits of their own, which the patterns do not take.
    if not abroad:
        if len(digits) == 10 and digits.startswith(_NORWAY):
            digits = digits[2:]
        return PhoneNumber(_NORWAY + digits) if _NORWEGIAN.fullmatch(digits) else None
    if digits.startswith(_NORWAY):
        return PhoneNumber(digits) if _NORWEGIAN.fullmatch(digits[2:]) else None
    # "+44 (0)20" is written with a nought that is not dialled; nobody can tell which is meant.
    whole = SHORTEST_ABROAD <= len(digits) <= LONGEST_ABROAD and _ABROAD.fullmatch(digits)
    return PhoneNumber(digits) if whole else None


def parted(text: str) -> list[str]:
    """Return the texts of several numbers, as they are written beside each other."""
    return [part.strip() for part in _APART.split(text) if part.strip()]
