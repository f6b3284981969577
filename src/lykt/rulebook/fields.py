"""The fields of a row, and the strict reading of one: each is what it should be, or a fault.

The table of fields is what the checks, the documentation and the tests go by.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lykt.rulebook.rows import LANGUAGES, Kind, Mark, OwnEnd, Recipient, Status


#: Tells of a fault: the field, the value, the code of the message and what is allowed.
Tell = Callable[[str, object, str, str], None]

#: Longest length of time there is: a hundred years of months, ten of days, a year of hours.
MOST = {"months": 1200, "days": 3660, "hours": 8784, "warn_days": 366}

#: What may happen to an end that falls on a Saturday or Sunday. No source read moves one.
WEEKENDS = ("as_it_falls",)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row: its name, its type, and what it means."""

    name: str
    #: text, form, forms, code, words, codes, number, yes or date.
    type: str
    description: str
    needed: bool = False
    #: The codes that may stand here, or how the text is written.
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    #: The kinds of rule that may have the field; empty for all.
    kinds: tuple[Kind, ...] = ()


_DATED = (Kind.RETENTION, Kind.CONSENT, Kind.DEADLINE, Kind.CLOCK)
_CLOCK = (Kind.CLOCK,)
_LENGTH = "How long: at most one of months, days and hours"

FIELDS: dict[str, Field] = {
    one.name: one
    for one in (
        Field("ref", "form", "What code and other rules call it; its versions share it", True,
              ("small letters and dots, such as retention.contact",),
              r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+"),
        Field("kind", "code", "What it is about", True, tuple(Kind)),
        Field("title", "words", "Its name, in every language", True, LANGUAGES),
        Field("text", "words", "What it means for the one who works, in our own words", True,
              LANGUAGES),
        Field("law_id", "form", "The law, by its number", False,
              ("LOV-2005-05-20-28, FOR-2011-12-16-1255 or EU-2016-679",),
              r"(LOV|FOR)-\d{4}-\d{2}-\d{2}(-\d+)?|EU-\d{4}-\d+"),
        Field("section", "text", "The paragraph or article of that law"),
        Field("months", "number", f"{_LENGTH}. Calendar months", kinds=_DATED),
        Field("days", "number", f"{_LENGTH}. Days of the calendar", kinds=_DATED),
        Field("hours", "number", f"{_LENGTH}. Hours that pass", kinds=_DATED),
        Field("no_end", "yes", "It is kept without an end", kinds=(Kind.RETENTION,)),
        Field("article_6", "form", "The ground in GDPR article 6", False, ("6(1)(e)",),
              r"6\(1\)\([a-f]\)", (Kind.BASIS,)),
        Field("article_9", "form", "The exception in GDPR article 9", False, ("9(2)(h)",),
              r"9\(2\)\([a-j]\)", (Kind.BASIS,)),
        Field("shares_with", "codes", "Whom the duty lets something be told to without consent",
              False, tuple(Recipient), kinds=(Kind.DUTY,)),
        Field("starts_on", "forms", "The events it begins with; any of them", False,
              ("an event, such as residence.reflection_granted",),
              r"[a-z][a-z_]*\.[a-z][a-z_]*", _CLOCK),
        Field("stops_on", "forms", "The events after which it runs no more; any of them", False,
              ("an event, such as residence.permit_applied",),
              r"[a-z][a-z_]*\.[a-z][a-z_]*", _CLOCK),
        Field("first_counts", "yes", "A clock that runs is not begun anew by a later start",
              kinds=_CLOCK),
        Field("ends", "words", "What its end means: which day is the last, and what counts", False,
              LANGUAGES, kinds=_CLOCK),
        Field("own_end", "code", "That what it is about may, or must, say its own last day", False,
              tuple(OwnEnd), kinds=_CLOCK),
        Field("backwards", "yes", "Its length is counted back from that last day", kinds=_CLOCK),
        Field("back_from", "form", "The clock whose end is counted back from where none is given",
              False, ("a clock begun by the same event",), r"clock\.[a-z0-9_]+", _CLOCK),
        Field("weekend", "code", "What happens to an end on a Saturday or Sunday", False,
              WEEKENDS, kinds=_CLOCK),
        Field("warn_days", "number", "How many days before its end it is shown as soon",
              kinds=_CLOCK),
        Field("what_to_do", "words", "What is to be done before it ends", False, LANGUAGES,
              kinds=_CLOCK),
        Field("next_when_late", "words", "What is to be done when it has ended", False, LANGUAGES,
              kinds=_CLOCK),
        Field("moves_running", "yes", "This version also moves clocks begun under the one before",
              kinds=_CLOCK),
        Field("source", "text", "The document, and what was read in it", True),
        Field("mark", "code", "How it was checked", True, tuple(Mark)),
        Field("from_memory", "codes", "Fields that are from memory in a row that otherwise is not",
              False, ("law_id", "section", "valid_from", "valid_to")),
        Field("status", "code", "What was known of it on the day it was checked", True,
              tuple(Status)),
        Field("valid_from", "date", "Its first day; a rule of law in force has one"),
        Field("valid_to", "date", "Its last day; without it, until further notice"),
        Field("replaces", "form", "The ref of the rule it takes the place of", False,
              ("a ref",), r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+"),
        Field("checked_on", "date", "The day someone checked it", True),
        Field("checked_by", "text", "Who checked it", True),
        Field("review_by", "date", "The last day the check counts", True),
    )
}  # fmt: skip

_KINDS_OF_VALUE: dict[str, tuple[type, str]] = {
    "text": (str, "text"),
    "form": (str, "text"),
    "forms": (list, "a list of words"),
    "code": (str, "text"),
    "words": (dict, "a text for each language"),
    "codes": (list, "a list of words"),
    "number": (int, "a whole number"),
    "yes": (bool, "true, or the field left out"),
    "date": (date, "a date, such as 2026-11-23"),
}


class _Wrong(Exception):
    """A value that may not stand: what of it, the code of the message, what is allowed."""

    def __init__(self, value: object, code: str, allowed: str = "") -> None:
        super().__init__(code)
        self.told = (value, code, allowed)


def read_fields(
    raw: Mapping[str, Any], tell: Tell, fields: Mapping[str, Field] = FIELDS
) -> dict[str, Any]:
    """Return the values of a row that are as they should be, and tell of all that is not.

    `fields` are those the row may have, by name; without it, those of a rule. Texts come back
    on one line, words as a mapping of languages, codes and forms as a tuple.
    """
    for name in raw:
        if name not in fields:
            tell(name, "", "unknown", ", ".join(fields))
    values = {}
    for field in fields.values():
        if field.name not in raw:
            if field.needed:
                tell(field.name, "", "missing", _example(field))
            continue
        try:
            values[field.name] = _value(field, raw[field.name], tell)
        except _Wrong as wrong:
            tell(field.name, *wrong.told)
    return values


def _example(field: Field) -> str:
    return ", ".join(field.allowed) or _KINDS_OF_VALUE[field.type][1]


def _value(field: Field, value: Any, tell: Tell) -> Any:
    """Return the value as the rule keeps it."""
    wanted, allowed = _KINDS_OF_VALUE[field.type]
    # TOML's true is a Python number, and its date and time a Python date.
    strange = isinstance(value, bool) != (wanted is bool) or isinstance(value, datetime)
    if strange or not isinstance(value, wanted):
        raise _Wrong(value, "type", allowed)
    if field.type == "words" and isinstance(value, dict):
        return _words(field, value, tell)
    reader = _READERS.get(field.type)
    return reader(field, value) if reader else value


def _text(_field: Field, value: str) -> str:
    clean = " ".join(value.split())
    if not clean:
        raise _Wrong("", "empty")
    return clean


def _form(field: Field, value: str) -> str:
    if not re.fullmatch(field.pattern, value):
        raise _Wrong(value, "form", ", ".join(field.allowed))
    return value


def _forms(field: Field, values: list[Any]) -> tuple[str, ...]:
    if not values:
        raise _Wrong("", "empty")
    for value in values:
        if not isinstance(value, str) or not re.fullmatch(field.pattern, value):
            raise _Wrong(value, "form", ", ".join(field.allowed))
    if len(set(values)) < len(values):
        raise _Wrong(", ".join(values), "repeated")
    return tuple(values)


def _code(field: Field, value: Any) -> str:
    if value not in field.allowed:
        raise _Wrong(value, "code", ", ".join(field.allowed))
    return str(value)


def _codes(field: Field, values: list[Any]) -> tuple[str, ...]:
    if not values:
        raise _Wrong("", "empty")
    codes = tuple(_code(field, value) for value in values)
    if len(set(codes)) < len(codes):
        raise _Wrong(", ".join(codes), "repeated")
    return codes


def _number(field: Field, value: int) -> int:
    if not 1 <= value <= MOST[field.name]:
        raise _Wrong(value, "number", f"1–{MOST[field.name]}")
    return value


def _yes(_field: Field, value: bool) -> bool:
    if not value:
        raise _Wrong("false", "type", _KINDS_OF_VALUE["yes"][1])
    return value


def _words(field: Field, value: Mapping[str, Any], tell: Tell) -> dict[str, str]:
    """Return the text of each language; several of them may be wrong at once."""
    words = {}
    for language in (*LANGUAGES, *(other for other in value if other not in LANGUAGES)):
        name = f"{field.name}.{language}"
        if language not in LANGUAGES:
            tell(name, "", "unknown", ", ".join(LANGUAGES))
        elif language not in value:
            tell(name, "", "missing", "text")
        elif not isinstance(value[language], str):
            tell(name, value[language], "type", "text")
        elif not value[language].strip():
            tell(name, "", "empty", "")
        else:
            words[language] = " ".join(value[language].split())
    return words


_READERS: dict[str, Callable[[Field, Any], Any]] = {
    "text": _text,
    "form": _form,
    "forms": _forms,
    "code": _code,
    "codes": _codes,
    "number": _number,
    "yes": _yes,
}
