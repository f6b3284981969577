"""Decisions about an organisation's settings, as pure functions."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _


def age_band_starts(text: str) -> tuple[int, ...]:
    """Read "18, 24, 30" as the ages at which the bands begin, the first one aside."""
    return tuple(int(part) for part in text.split(","))


def age_bands_problem(text: str) -> str | None:
    """Return what is wrong with the bands written in `text`, or None."""
    try:
        starts = age_band_starts(text)
    except ValueError:
        return str(_("Write whole years with commas between, for instance 18, 24, 30, 40, 50."))
    if list(starts) != sorted(set(starts)) or not 1 <= starts[0] <= starts[-1] <= 100:
        return str(_("Let each age be higher than the one before, from 1 to 100."))
    return None


def earliest_end(since: date, *, today: date) -> date:
    """Return the earliest last day of a post.

    A post is held to the end of its last day, so yesterday ends it at once. Further back it
    would rewrite what someone has been able to see.
    """
    return max(since, today - timedelta(days=1))


def end_problem(until: date, *, since: date, now_until: date | None, today: date) -> str | None:
    """Return why a post cannot have `until` as its last day, or None."""
    if now_until is not None and now_until < today:
        return str(_("This post has ended already."))
    if until < earliest_end(since, today=today):
        return str(_("The last day can be yesterday at the earliest, and not before the first."))
    if now_until is not None and until > now_until:
        return str(_("The post ends before that day. Give a new post instead."))
    return None
