"""Decisions about chats and calls, as pure functions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lykt.field.online.codes import SPOKEN, Outcome


MOST_MINUTES = 24 * 60
#: More messages than this in one go is a slip of the pen.
MOST_MESSAGES = 500
FIRST_YEAR = 1990


class Word(StrEnum):
    """What whoever is about to call is told, and no more."""

    DO_NOT_CONTACT = "do_not_contact"
    SPOKEN_WITH = "spoken_with"
    TRIED = "tried"
    NOT_CALLED = "not_called"


@dataclass(frozen=True, slots=True)
class Known:
    """The word on a number, and the day it is from; None where it was never called."""

    word: Word
    on: date | None = None


def known_of(calls: Iterable[tuple[date, str]]) -> Known:
    """Return what the next caller is told, from the calls there were, in their order.

    Whoever has said that they do not want to be called is not called, until they have said
    themselves that they want to.
    """
    told = Known(Word.NOT_CALLED)
    for day, outcome in calls:
        if told.word is Word.DO_NOT_CONTACT and outcome != Outcome.MAY_CONTACT:
            if outcome == Outcome.DO_NOT_CONTACT:
                told = Known(Word.DO_NOT_CONTACT, day)
        elif outcome == Outcome.DO_NOT_CONTACT:
            told = Known(Word.DO_NOT_CONTACT, day)
        elif outcome in SPOKEN:
            told = Known(Word.SPOKEN_WITH, day)
        elif told.word is not Word.SPOKEN_WITH:
            told = Known(Word.TRIED, day)
    return told
