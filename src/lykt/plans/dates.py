"""Days, months and deadlines as they were printed: pure functions over text.

What was printed is kept as it stands. A month, a season or a school year is reckoned at its
end, so that nothing is called late or known before it must be. No day is guessed.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from lykt.plans.codes import DeadlineKind, Season


#: Plans from other centuries are slips of the finger.
FIRST_YEAR, LAST_YEAR = 1900, 2199

DAY_ALLOWED = "2011-05-01, 2011-05"
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_SEASON = re.compile(r"([0-9]{4})-([a-z]+)", re.ASCII)
_SCHOOL_YEAR = re.compile(r"([0-9]{4})/([0-9]{4})", re.ASCII)
_RHYTHM = re.compile(r"P([1-9][0-9]?)([MY])", re.ASCII)

#: The month in which a season is over at the latest, in whatever way it is meant: schools and
#: councils call all that lies before the summer "spring", and all that lies after it "autumn".
#: A winter is named by the year it begins in.
_SEASON_ENDS = {
    Season.SPRING: (0, 6),
    Season.SUMMER: (0, 8),
    Season.AUTUMN: (0, 12),
    Season.WINTER: (1, 2),
}
#: A school year lasts through July.
_SCHOOL_ENDS = 7


class NotPrinted(ValueError):
    """The text is no day, month or deadline. `allowed` shows what would be."""

    def __init__(self, allowed: str) -> None:
        super().__init__(allowed)
        self.allowed = allowed


@dataclass(frozen=True, slots=True, order=True)
class Printed:
    """A day, or a month whose day nobody knows: `first` and `last` are the days it can be."""

    last: date
    first: date
    text: str

    @classmethod
    def read(cls, text: str) -> "Printed":
        """Read "2011-05-01" or "2007-08".

        Raises:
            NotPrinted: for any other text, and for days that there are not.
        """
        if found := _DAY.fullmatch(text):
            year, month, day = map(int, found.groups())
            if _known_month(year, month) and 1 <= day <= monthrange(year, month)[1]:
                return cls(date(year, month, day), date(year, month, day), text)
        elif found := _MONTH.fullmatch(text):
            year, month = map(int, found.groups())
            if _known_month(year, month):
                return cls(_end_of(year, month), date(year, month, 1), text)
        raise NotPrinted(DAY_ALLOWED)

    @classmethod
    def read_if_any(cls, text: str) -> "Printed | None":
        """Read what may be empty."""
        return cls.read(text) if text else None

    @property
    def is_month(self) -> bool:
        """Tell whether only the month is known."""
        return self.first != self.last

    def known_on(self, on: date) -> bool:
        """Tell whether it has surely been reached on a day: a month is, on its last day."""
        return self.last <= on


def _known_month(year: int, month: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


#: What each kind of deadline looks like, for whoever wrote another.
ALLOWED = {
    DeadlineKind.DATE: DAY_ALLOWED,
    DeadlineKind.MONTH: "2011-05",
    DeadlineKind.SEASON: "2011-spring, 2011-summer, 2011-autumn, 2011-winter",
    DeadlineKind.SCHOOL_YEAR: "2011/2012",
    DeadlineKind.RECURRING: "P1M, P6M, P1Y, P2Y",
    DeadlineKind.ONGOING: "",
    DeadlineKind.NONE: "",
}
#: These may stand without anything more.
_BARE = frozenset((DeadlineKind.ONGOING, DeadlineKind.NONE, DeadlineKind.RECURRING))


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed: its kind, the text, and what can be reckoned from it.

    `last` is the last day on which it is kept; None where no day can be missed. `rhythm` is
    how many months lie between two times of what comes again and again, 0 where none is said.
    """

    kind: DeadlineKind
    text: str
    last: date | None = None
    rhythm: int = 0

    @classmethod
    def read(cls, kind: str, text: str = "") -> "Deadline":
        """Read a deadline by its kind.

        Raises:
            NotPrinted: when the text is not of that kind.
            ValueError: when there is no such kind.
        """
        which = DeadlineKind(kind)
        if not text and which in _BARE:
            return cls(which, "")
        if which is DeadlineKind.RECURRING:
            return cls(which, text, rhythm=_rhythm(text))
        return cls(which, text, last=_last_day(which, text))

    def passed(self, on: date) -> bool:
        """Tell whether it has passed on a day. On its last day it has not."""
        return self.last is not None and on > self.last


def _rhythm(text: str) -> int:
    if not (found := _RHYTHM.fullmatch(text)):
        raise NotPrinted(ALLOWED[DeadlineKind.RECURRING])
    return int(found[1]) * (12 if found[2] == "Y" else 1)


def _last_day(kind: DeadlineKind, text: str) -> date:
    if kind in (DeadlineKind.DATE, DeadlineKind.MONTH):
        read = Printed.read(text) if kind is DeadlineKind.DATE or _MONTH.fullmatch(text) else None
        if read is not None:
            return read.last
    elif kind is DeadlineKind.SEASON:
        found = _SEASON.fullmatch(text)
        if found and found[2] in Season.values and _known_month(int(found[1]), 1):
            years, month = _SEASON_ENDS[Season(found[2])]
            return _end_of(int(found[1]) + years, month)
    elif kind is DeadlineKind.SCHOOL_YEAR:
        found = _SCHOOL_YEAR.fullmatch(text)
        if found and int(found[2]) == int(found[1]) + 1 and _known_month(int(found[2]), 1):
            return _end_of(int(found[2]), _SCHOOL_ENDS)
    raise NotPrinted(ALLOWED[kind])
