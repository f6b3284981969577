"""Reading deadlines as people write them in tables, in Norwegian and English: pure.

What is understood gets the form that `dates.Deadline` keeps. What is not is never guessed.
"""

import re

from lykt.plans.codes import DeadlineKind, Season
from lykt.plans.dates import Deadline, NotPrinted


#: What a fault shows of all that is understood.
DEADLINE_SHOWN = (
    "01.05.2011, 2011-05-01, mai 2011, våren 2011, skoleåret 2011/2012, løpende, årlig, halvårlig"
)

_MONTHS = (
    ("januar", "january", "jan"),
    ("februar", "february", "feb"),
    ("mars", "march", "mar"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("desember", "december", "des", "dec"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_SEASON_OF = {
    **dict.fromkeys(("vår", "våren", "spring"), Season.SPRING),
    **dict.fromkeys(("sommer", "sommeren", "sommar", "sommaren", "summer"), Season.SUMMER),
    **dict.fromkeys(("høst", "høsten", "haust", "hausten", "autumn", "fall"), Season.AUTUMN),
    **dict.fromkeys(("vinter", "vinteren", "winter"), Season.WINTER),
}
_WHOLE = {
    **dict.fromkeys(("", "-", "–", "ingen", "ingen frist", "none"), (DeadlineKind.NONE, "")),
    **dict.fromkeys(
        (
            "løpende",
            "fortløpende",
            "løpande",
            "kontinuerlig",
            "kontinuerleg",
            "hele perioden",
            "heile perioden",
            "ongoing",
            "continuous",
            "all the time",
        ),
        (DeadlineKind.ONGOING, ""),
    ),
    **dict.fromkeys(
        ("jevnlig", "jamleg", "regelmessig", "regularly"), (DeadlineKind.RECURRING, "")
    ),
    **dict.fromkeys(
        ("månedlig", "månadleg", "hver måned", "kvar månad", "monthly", "every month"),
        (DeadlineKind.RECURRING, "P1M"),
    ),
    **dict.fromkeys(("kvartalsvis", "quarterly"), (DeadlineKind.RECURRING, "P3M")),
    **dict.fromkeys(
        ("halvårlig", "halvårleg", "hvert halvår", "kvart halvår", "every six months"),
        (DeadlineKind.RECURRING, "P6M"),
    ),
    **dict.fromkeys(
        ("årlig", "årleg", "hvert år", "kvart år", "yearly", "annually", "every year"),
        (DeadlineKind.RECURRING, "P1Y"),
    ),
    **dict.fromkeys(
        ("hvert andre år", "annethvert år", "annakvart år", "every second year"),
        (DeadlineKind.RECURRING, "P2Y"),
    ),
}

#: Words that say no more than that it is a deadline.
_BEFORE = re.compile(r"^(?:frist:?|senest|innen|innan|i løpet av|by|within|during)\s+")
_NAMES = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_SEASONS = "|".join(sorted(_SEASON_OF, key=len, reverse=True))
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_NAMED_DAY = re.compile(rf"(\d{{1,2}})\.?\s+({_NAMES})\.?\s+(\d{{4}})", re.ASCII)
_NAMED_MONTH = re.compile(rf"({_NAMES})\.?\s+(\d{{4}})", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})", re.ASCII)
_IN_SEASON = re.compile(rf"({_SEASONS})\s+(\d{{4}})")
_YEAR_END = re.compile(r"(?:utgangen av|the end of)\s+(\d{4})", re.ASCII)
_SCHOOL = re.compile(
    r"(skoleåret |skoleår |skuleåret |skuleår |school year )?(\d{4})\s?([/–-])\s?(\d{4}|\d{2})"
)


def read_deadline(text: str) -> tuple[str, str] | None:
    """Return the kind and the text of a deadline as it is kept; None for what is not understood.

    "01.05.2011" is ("date", "2011-05-01"), "høsten 2011" is ("season", "2011-autumn").
    """
    told = " ".join(text.lower().split()).rstrip(".")
    told = _BEFORE.sub("", told)
    found = _WHOLE.get(told) or _with_a_year(told)
    if found is None:
        return None
    try:
        Deadline.read(*found)
    except NotPrinted:
        return None
    return found


def _with_a_year(told: str) -> tuple[str, str] | None:
    for pattern, kept in _PATTERNS:
        if found := pattern.fullmatch(told):
            return kept(found)
    return None


def _day(year: str, month: int, day: str) -> tuple[str, str]:
    return DeadlineKind.DATE, f"{year}-{month:02}-{int(day):02}"


def _school_year(found: re.Match[str]) -> tuple[str, str] | None:
    word, first, sign, last = found.groups()
    if not word and sign != "/":
        # Two years with a line between them may as well be the time of the plan.
        return None
    return DeadlineKind.SCHOOL_YEAR, f"{first}/{last if len(last) == 4 else first[:2] + last}"


_PATTERNS = (
    (_ISO_DAY, lambda found: (DeadlineKind.DATE, found[0])),
    (_ISO_MONTH, lambda found: (DeadlineKind.MONTH, found[0])),
    (_DAY, lambda found: _day(found[3], int(found[2]), found[1])),
    (_NAMED_DAY, lambda found: _day(found[3], _MONTH_OF[found[2]], found[1])),
    (_NAMED_MONTH, lambda found: (DeadlineKind.MONTH, f"{found[2]}-{_MONTH_OF[found[1]]:02}")),
    (_MONTH, lambda found: (DeadlineKind.MONTH, f"{found[2]}-{int(found[1]):02}")),
    (_IN_SEASON, lambda found: (DeadlineKind.SEASON, f"{found[2]}-{_SEASON_OF[found[1]]}")),
    (_YEAR_END, lambda found: _day(found[1], 12, "31")),
    (_SCHOOL, _school_year),
)
