"""A clock in words for a page: what it is, how long is left, by which rule, what to do."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from lykt.cases.clocks.queries import Ticking
from lykt.cases.clocks.rules import Running, sorted_by_day
from lykt.privacy.consent.codes import Answer
from lykt.rulebook import Standing, When


#: Why a clock cannot be reckoned, and what to do: by the code of the fault.
LACKS: dict[str, Promise] = {
    "own_end": gettext_lazy("Cannot be reckoned: write the last day."),
    "order": gettext_lazy("Cannot be reckoned: its last day lies before its first. Check both."),
    "no_rule": gettext_lazy("Cannot be reckoned: no rule is known for that day. Ask the lawyer."),
}
_OTHERWISE = gettext_lazy("Cannot be reckoned: check what was written of it.")

#: How a clock is drawn, besides its words; see `components/mark.html`.
MARKS = {When.LATE: "late", When.TODAY: "part", When.SOON: "part", When.LATER: "open"}

#: What is said of a rule that is not sure.
REMARKS: dict[Standing, Promise] = {
    Standing.UNCERTAIN: gettext_lazy("Nobody has checked this rule. Ask before you rely on it."),
    Standing.OVERDUE: gettext_lazy("This rule should have been checked again."),
    Standing.NOT_IN_FORCE: gettext_lazy("This rule is not in force."),
    Standing.REPEALED: gettext_lazy("This rule is no longer in force."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One clock as a page tells it. Nothing of it is sealed."""

    title: str
    case_label: str
    case_handle: str
    left: str
    ends: str
    begun: str
    mark: str
    to_do: str
    remarks: list[str]
    source: str
    rule_url: str
    when: str


def language() -> str:
    """Return the language the rules are told in."""
    return (get_language() or "en").partition("-")[0]


def told(one: Ticking) -> Told:
    """Return a clock in words of the current language."""
    clock = one.clock
    when = clock.when
    return Told(
        title=title_of(one),
        case_label=one.case.label,
        case_handle=one.case.handle,
        left=left_of(clock),
        ends=_day(clock.time.ends) if clock.time else "",
        begun=_day(clock.time.begun if clock.time else clock.start.day),
        mark=MARKS[when] if when else "missing",
        to_do=clock.to_do(language()),
        remarks=_remarks(clock),
        source=clock.rule.source,
        rule_url=reverse("clock_rule", args=[clock.name]),
        when=when.value if when else "lacking",
    )


def title_of(one: Ticking) -> str:
    """Return what a clock is called; of a consent, with whom it lets us tell."""
    title = one.clock.rule.title(language())
    if one.consent is None:
        return title
    whom = {
        str(line.get_recipient_display())
        for line in one.consent.lines.all()
        if line.answer == Answer.YES
    }
    return f"{title}: {', '.join(sorted(whom))}"


def left_of(clock: Running) -> str:
    """Return how long is left, in words and a number."""
    left = clock.days_left
    if left is None or clock.time is None:
        return str(LACKS.get(clock.lacks, _OTHERWISE))
    if isinstance(clock.time.ends, datetime) and left == 0:
        at = date_format(localtime(clock.time.ends), "TIME_FORMAT")
        late = clock.when is When.LATE
        return (_("late since %(time)s") if late else _("ends today at %(time)s")) % {"time": at}
    if left == 0:
        return _("ends today")
    if left < 0:
        return ngettext("%(n)d day late", "%(n)d days late", -left) % {"n": -left}
    return ngettext("%(n)d day left", "%(n)d days left", left) % {"n": left}


def _day(day: date) -> str:
    if isinstance(day, datetime):
        return date_format(localtime(day), "SHORT_DATETIME_FORMAT")
    return date_format(day, "SHORT_DATE_FORMAT")


def _remarks(clock: Running) -> list[str]:
    """Return what else whoever relies on a clock must know."""
    found: list[str] = []
    if clock.time is None or clock.standing is None:
        return found
    if clock.time.on_weekend and clock.when is not When.LATE:
        weekday = date_format(clock.time.ends, "l")
        found.append(_("The last day is a %(weekday)s. Do it before.") % {"weekday": weekday})
    if clock.time.beyond:
        found.append(_("The last day lies later than the rule would have it. Read the ruling."))
    if remark := REMARKS.get(clock.standing):
        found.append(str(remark))
    return found


#: So many stand on the page Today; the list has them all.
ON_TODAY = 8


def for_today(found: list[Ticking]) -> dict[str, object]:
    """Return what the page Today shows of somebody's clocks; nothing where none run.

    What ends or ended nearest to today comes first: it is what one can still do most about.
    """
    if not found:
        return {}
    by_day = sorted_by_day(one.clock for one in found)
    near = {id(clock) for key in ("lacking", "late", "today", "week") for clock in by_day[key]}
    shown = [one for one in found if id(one.clock) in near]
    shown.sort(key=lambda one: abs(one.clock.days_left or 0))
    return {
        "shown": [told(one) for one in shown[:ON_TODAY]],
        "late": len(by_day["late"]),
        "all": len(found),
    }
