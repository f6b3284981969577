"""What the codes of the register are called: origins, genders, ages, channels.

The labels wait for the reader's language. A code nobody has named is shown as it is,
so that a figure from outside never disappears for want of a word.
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.codes import Closing as CaseClosing
from lykt.cases.housing.codes import PlaceKind
from lykt.concerns.codes import Closing, Exploitation, Source, State, Theme, WithWhom
from lykt.field.codes import Region
from lykt.field.online.codes import Channel as ChatChannel
from lykt.field.online.codes import Outcome as CallOutcome
from lykt.field.online.codes import Target
from lykt.field.online.codes import Theme as ChatTheme
from lykt.field.places.codes import PlaceKind as IndoorKind
from lykt.field.places.codes import Went
from lykt.field.scenes.codes import SceneKind, SignalKind
from lykt.figures.protection.definitions import GENDER_AND_AGE
from lykt.figures.rows import UNKNOWN
from lykt.learning.events.codes import Audience, EventKind
from lykt.people.codes import Gender
from lykt.privacy.consent.codes import Recipient
from lykt.reports.numbers import lazy_country


if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Promise
else:
    from django.utils.functional import Promise

#: A text that may wait for the reader's language.
Text = str | Promise

INTERNAL = _("Internal")
INTERNAL_REASON = _("Internal – small numbers can point to persons")

ORIGINS: dict[str, Text] = {
    "norwegian": pgettext_lazy("origin of people", "Norwegian"),
    "foreign": pgettext_lazy("origin of people", "Foreign"),
    UNKNOWN: pgettext_lazy("origin of people", "Unknown origin"),
}

GENDERS: dict[str, Text] = {
    "female": _("Women"),
    "male": _("Men"),
    "transgender": _("Transgender people"),
    "other": _("Other gender"),
    UNKNOWN: _("Unknown gender"),
}

CHANNELS: dict[str, Text] = {
    "street": _("Street"),
    "indoor": _("Indoor"),
    "online": _("Online"),
    "drop_in": _("Drop-in"),
    "overnight": _("Overnight stay"),
    "health": _("Health service"),
    "follow_up": _("Follow-up"),
    "legal": _("Legal aid"),
    "programme": _("Programmes"),
    "phone": _("Phone"),
}

#: The ages of cases and concerns, which are no bands.
AGES: dict[str, Text] = {
    "adult": pgettext_lazy("age in a case", "Adult"),
    "minor": pgettext_lazy("age in a case", "Under 18"),
    "in doubt": _("Age in doubt"),
}

#: Kinds of exploitation. Two of them are called as in published figures.
EXPLOITATIONS: dict[str, Text] = {
    **dict(Exploitation.choices),
    "prostitution": _("Prostitution"),
    "forced labour": _("Forced labour"),
}

_FIXED: dict[str, dict[str, Text]] = {
    "origin": ORIGINS,
    "gender": GENDERS,
    "channel": CHANNELS,
    "exploitation": EXPLOITATIONS,
    "identified_by": dict(Recipient.choices),
    "verified_by": dict(Recipient.choices),
    "source": dict(Source.choices),
    "outcome": {**dict(Closing.choices), **dict(State.choices), "open": _("Not yet ended")},
    "with_whom": dict(WithWhom.choices),
    "theme": dict(Theme.choices),
    "closing": dict(CaseClosing.choices),
    "place_kind": dict(PlaceKind.choices),
    "region": dict(Region.choices),
    "group_gender": dict(Gender.choices),
    "indoor_kind": dict(IndoorKind.choices),
    "went": dict(Went.choices),
    "scene_kind": dict(SceneKind.choices),
    "signal_kind": dict(SignalKind.choices),
    "training_kind": dict(EventKind.choices),
    "audience": dict(Audience.choices),
    "target_group": dict(Target.choices),
    "chat_channel": dict(ChatChannel.choices),
    "chat_theme": dict(ChatTheme.choices),
    "call_outcome": dict(CallOutcome.choices),
    "stay": {
        "under 5": _("Under 5 days"),
        "5-19": _("5–19 days"),
        "20-60": _("20–60 days"),
        "over 60": _("Over 60 days"),
        UNKNOWN: _("Over the edge of what was looked at"),
    },
}

_BAND = re.compile(r"^(\d+)\s*[-–]\s*(\d+)$")
_UNDER = re.compile(r"^(?:under[ _]|<\s*)(\d+)$")
_OVER = re.compile(r"^(\d+)(?:\+|[ _](?:and[ _]over|plus))$")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOMENT = rf"\d{{4}}(?:-(?:0[1-9]|1[0-2]))?|{'|'.join(_MONTHS)}"
#: A period of the shared tables: from one year or month to another, or to one alone.
_PERIOD = re.compile(rf"(?:({_MOMENT})(?: to |-(?=[A-Z]))|to )({_MOMENT})")


def age(code: str) -> Text:
    """Return the label of an age band: "18-23", "under 18" or "under_18", "50+"."""
    if code == UNKNOWN:
        return _("Unknown age")
    if code in AGES:
        return AGES[code]
    if band := _BAND.match(code):
        return f"{band[1]}–{band[2]}"
    if under := _UNDER.match(code):
        return format_lazy(_("Under {age}"), age=under[1])
    if over := _OVER.match(code):
        return format_lazy(_("{age} and over"), age=over[1])
    return code


def age_order(code: str) -> tuple[int, int, str]:
    """Sort age bands from young to old, with unknown last."""
    if code == UNKNOWN:
        return (2, 0, code)
    digits = re.search(r"\d+", code)
    youngest = int(digits[0]) if digits else 0
    return (0 if digits else 1, -1 if _UNDER.match(code) else youngest, code)


def category(breakdown: str, code: str) -> Text:
    """Return what a category is called in the reader's language."""
    if not breakdown:
        return _("All")
    if breakdown == "country":
        return _("Unknown country") if code == UNKNOWN else lazy_country(code)
    if breakdown == "age":
        return age(code)
    if breakdown == GENDER_AND_AGE:
        return gender_and_age(code)
    unknown: dict[str, Text] = {UNKNOWN: pgettext_lazy("a category", "Unknown")}
    return {**unknown, **_FIXED.get(breakdown, {})}.get(code, code)


def gender_and_age(code: str) -> Text:
    """Return the label of both at once: "female adult" becomes "Women: adult"."""
    if code == UNKNOWN:
        return _("Unknown gender and age")
    gender, _space, of_age = code.partition(" ")
    if gender not in GENDERS or of_age not in (UNKNOWN, *AGES):
        return code
    return format_lazy("{gender}: {age}", gender=GENDERS[gender], age=age(of_age))


def period(code: str, year: int) -> str:
    """Return what a published period is called: "2008-02 to 2008-06", "Jan-Sep", "to Aug".

    One of another form stands as it was printed.

    Args:
        code: the period as the shared tables write it.
        year: the year it is listed under, which a bare month is of.
    """
    found = _PERIOD.fullmatch(code)
    if found is None:
        return code
    first, last = found.groups()
    words = {"last": _moment(last, year)}
    if first is None:
        return gettext("until the end of %(last)s") % words
    return gettext("%(first)s to %(last)s") % {"first": _moment(first, year), **words}


def _moment(code: str, year: int) -> str:
    """Return a year, or a month with its year, as words of the current language."""
    if code.isdecimal():
        return code
    if code in _MONTHS:
        return date_format(date(year, _MONTHS.index(code) + 1, 1), "F Y")
    return date_format(date.fromisoformat(f"{code}-01"), "F Y")
