"""What must not stand in a text about the work alone: anything that leads to somebody."""

import re

from lykt.people.pseudonyms import COLOURS, THINGS, fold


_COLOURS = frozenset(map(fold, COLOURS))
_THINGS = frozenset(map(fold, THINGS))
_CODE = re.compile(r"([^\W\d_]{2,})[\s_-]+([^\W\d_]{1,})[\s_-]+\d{1,4}\b")
#: A case or a receipt: "2026-014". Months and days are written another way.
_CASE = re.compile(r"\b20\d\d-\d{3,4}\b")
#: A telephone, an account, a number of birth: what is dated has points or is shorter.
_NUMBER = re.compile(r"\d(?:[ -]?\d){7,}")
_ADDRESS = re.compile(r"\S+@\S+\.\S+")


def leads_to_somebody(text: str) -> bool:
    """Tell whether a text looks as if it named a person, a case or a number of somebody."""
    if any(pattern.search(text) for pattern in (_CASE, _NUMBER, _ADDRESS)):
        return True
    return any(
        fold(found[1]) in _COLOURS and fold(found[2]) in _THINGS for found in _CODE.finditer(text)
    )
