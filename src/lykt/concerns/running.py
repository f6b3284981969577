"""The clocks of a concern: how long it may wait, by the rulebook. No length stands here."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lykt.concerns.codes import State
from lykt.concerns.models import ChildWelfareNotice, Concern
from lykt.rulebook import ClockTime, NoRule, When, clock_end


class Running(NamedTuple):
    """One clock of a concern, as a page shows it."""

    name: str
    title: str
    ends: date
    in_words: str
    late: bool
    #: Late, ends today, soon or later: see `rulebook.When`.
    when: str
    what_to_do: str
    source: str
    #: Nobody has confirmed its rule, or not lately: it is shown, and decides nothing.
    uncertain: bool


def clocks_of(
    concern: Concern, notices: Collection[ChildWelfareNotice] = (), now: datetime | None = None
) -> list[Running]:
    """Return the clocks that run for a concern, the first to end before the others.

    Args:
        concern: the concern.
        notices: those about it, with their answers.
        now: the moment one stands in.
    """
    moment = now or timezone.now()
    found = [_triage(concern, moment), _notice(concern, moment)]
    found += [_answer(one, moment) for one in notices if not one.answers.all()]
    clocks = [one for one in found if one is not None]
    return sorted(clocks, key=lambda one: _as_moment(one.ends))


def triage_clock(concern: Concern) -> ClockTime | None:
    """Return when a concern must have been looked at; None for one that has been."""
    if concern.state != State.RECEIVED:
        return None
    return _ending(f"triage_{concern.urgency}", timezone.localtime(concern.received_at))


def notice_clock(concern: Concern) -> ClockTime | None:
    """Return when child welfare must have been told; None where nobody waits for it."""
    if not concern.is_locked or concern.child_since is None:
        return None
    return _ending("child_welfare_notice", timezone.localtime(concern.child_since))


def _ending(name: str, begun: date) -> ClockTime | None:
    try:
        return clock_end(name, begun, today=timezone.localdate())
    except NoRule:
        return None


def _triage(concern: Concern, now: datetime) -> Running | None:
    clock = triage_clock(concern)
    return in_words(clock, now.astimezone(UTC)) if clock else None


def _notice(concern: Concern, now: datetime) -> Running | None:
    clock = notice_clock(concern)
    return in_words(clock, now.astimezone(UTC)) if clock else None


def _answer(notice: ChildWelfareNotice, now: datetime) -> Running | None:
    clock = _ending("child_welfare_answer", timezone.localdate(notice.told_at))
    return in_words(clock, timezone.localdate(now)) if clock else None


def in_words(clock: ClockTime, now: date) -> Running:
    """Return a clock in words of the current language; `now` as `ClockTime.when` takes it.

    Of a clock in hours `now` is in UTC: two times of one zone differ by what their hands
    show, which is an hour off when the clocks have been put forward in between.
    """
    language = get_language() or "en"
    when = clock.when(now)
    return Running(
        name=clock.name,
        title=clock.rule.title(language),
        ends=clock.ends,
        in_words=_left(clock, now),
        late=when is When.LATE,
        when=when.value,
        what_to_do=clock.next(language, now),
        source=" ".join(clock.source.split()),
        uncertain=not clock.drives,
    )


def _left(clock: ClockTime, now: date) -> str:
    """Return when it ends, or for how long it has been late."""
    ends, late = clock.ends, clock.when(now) is When.LATE
    if isinstance(ends, datetime) and isinstance(now, datetime):
        local = timezone.localtime(ends)
        if late:
            return _hours_late(int((now - ends).total_seconds() // 3600))
        return _("by %(time)s") % {"time": date_format(local, "SHORT_DATETIME_FORMAT")}
    if late:
        days = -clock.days_left(now)
        return ngettext("late by %(n)s day", "late by %(n)s days", days) % {"n": days}
    return _("by %(time)s") % {"time": date_format(ends, "SHORT_DATE_FORMAT")}


def _hours_late(hours: int) -> str:
    if hours < 1:
        return _("late by less than an hour")
    if hours < 48:
        return ngettext("late by %(n)s hour", "late by %(n)s hours", hours) % {"n": hours}
    days = hours // 24
    return ngettext("late by %(n)s day", "late by %(n)s days", days) % {"n": days}


def _as_moment(ends: date) -> datetime:
    if isinstance(ends, datetime):
        return ends
    end = datetime.combine(ends, datetime.max.time())
    return timezone.make_aware(end)
