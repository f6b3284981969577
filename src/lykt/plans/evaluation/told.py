"""What moved, in the reader's words."""

from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from lykt.plans.dates import Printed
from lykt.plans.evaluation.models import Indicator
from lykt.plans.evaluation.queries import Told
from lykt.plans.evaluation.rules import Moved, Point, Verdict
from lykt.plans.told import day_in_words


def number_in_words(value: float | None) -> str:
    """Return a number as it is read, without decimals it does not need."""
    if value is None:
        return "–"
    places = 0 if value == int(value) else 2
    return formats.number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


def point_in_words(point: Point | None) -> str:
    """Return a number with its range and its day: "12 (10–15), 2010"; "" for none."""
    if point is None:
        return ""
    low, high = point.low, point.high
    ranged = low is not None and high is not None
    between = f"{number_in_words(low)}–{number_in_words(high)}" if ranged else ""
    if point.value is None:
        number = between
    else:
        number = number_in_words(point.value) + (f" ({between})" if ranged else "")
    return f"{number}, {point.year or day_in_words(point.as_of)}"


def verdict_in_words(moved: Moved) -> str:
    """Say in one sentence what can be said, and no more."""
    if moved.verdict is Verdict.UNKNOWN:
        return _("Too little is known to say what moved.")
    if moved.verdict is Verdict.UNSURE:
        return _("The numbers are too uncertain to say whether it moved.")
    if moved.verdict is Verdict.SAME:
        return _("It is as it was.")
    by = number_in_words(abs(moved.change)) if moved.change is not None else ""
    if moved.verdict is Verdict.UP:
        return _("Up by %(n)s.") % {"n": by} if by else _("Up.")
    return _("Down by %(n)s.") % {"n": by} if by else _("Down.")


def judged_in_words(moved: Moved) -> str:
    """Say whether it went as it should and whether the target is reached; "" for neither."""
    said = []
    if moved.as_wanted is not None:
        said.append(_("It went as it should.") if moved.as_wanted else _("It did not go so."))
    if moved.reached is not None:
        said.append(_("The target is reached.") if moved.reached else _("The target is not."))
    return " ".join(said)


def target_in_words(indicator: Indicator) -> str:
    """Return the target and its day; "" without one."""
    if indicator.goal is None:
        return ""
    number = number_in_words(indicator.goal)
    day = day_in_words(Printed.read_if_any(indicator.target_by))
    return _("%(number)s by %(day)s") % {"number": number, "day": day} if day else number


@dataclass(frozen=True, slots=True)
class Said:
    """One indicator as a row says it."""

    indicator: Indicator
    began: str
    now: str
    verdict: str
    judged: str
    target: str
    source: str
    note: str

    @classmethod
    def of(cls, told: Told) -> "Said":
        """Put an indicator into words."""
        end = told.moved.end
        return cls(
            indicator=told.indicator,
            began=point_in_words(told.moved.start),
            now=point_in_words(end),
            verdict=verdict_in_words(told.moved),
            judged=judged_in_words(told.moved),
            target=target_in_words(told.indicator),
            source=end.source if end else "",
            note=end.note if end else "",
        )
