"""What a person is told of the concerns that are joined to them, and what a concern says.

Nothing of anybody else: who told is not said, for whoever worries must dare to tell.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt import rulebook
from lykt.concerns import codes
from lykt.concerns.keeping import TABLES
from lykt.concerns.models import (
    ChildWelfareNotice,
    Concern,
    ConcernCorrection,
    ConcernEvent,
    EmergencyHelp,
)
from lykt.concerns.queries import notices_about
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return what is kept of the concerns of somebody, in words of the current language."""
    return Part(title=_("Worries about you that we were told of"), chapters=chapters(whose.family))


PART = PartOf(tables=TABLES, make=make)


def chapters(keys: Collection[UUID]) -> list[Chapter]:
    """Return a chapter of each concern, and what was done with it.

    Runs where the keys are at hand, after the reading has been written down.
    """
    names = Names()
    found = Concern.objects.filter(subject__in=list(keys)).select_related("by", "unit", "owner")
    concerns = list(found.order_by("received_at", "id"))
    told = [_concern(one, names) for one in concerns]
    for one in concerns:
        told += [chapter for chapter in _done(one, names) if chapter.rows]
    notices = _notices(notices_about(keys).order_by("told_at", "id"), names)
    told += [notices] if notices.rows else []
    nothing = _("Nobody has told us of a worry about you that we know is about you.")
    return told or [Chapter(title=_("Worries"), empty=nothing)]


def _day(value: date) -> str:
    return str(date_format(value, "SHORT_DATE_FORMAT"))


def _moment(value: datetime | None) -> str:
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT") if value else ""


def _label(field: str) -> str:
    return str(capfirst(Concern._meta.get_field(field).verbose_name))  # type: ignore[union-attr]


def _concern(one: Concern, names: Names) -> Chapter:
    facts = [
        (_label("received_at"), _moment(one.received_at)),
        (_("Unit"), str(one.unit)),
        (_label("source"), str(one.get_source_display())),
        (_label("urgency"), str(one.get_urgency_display())),
        (_label("age"), str(one.get_age_display())),
        (_label("exploitation"), str(one.get_exploitation_display())),
        (_label("emergency"), _("Yes") if one.emergency else ""),
        (_label("duties_explained_at"), _moment(one.duties_explained_at)),
        (_label("seen"), one.seen),
        (_label("where"), one.where),
        (_label("reach"), one.reach),
        (_("How it stands"), str(one.get_state_display())),
        (_("Why it is joined to you"), str(one.get_ground_display()) if one.ground else ""),
        (_label("closing"), str(one.get_closing_display()) if one.closing else ""),
        (_("Written down"), f"{_moment(one.at)}, {names.of(one.by, one.by_name, one.at)}"),
        (_("Who sees to it"), names.of(one.owner, "", one.at) if one.owner else ""),
        (_("Last changed"), _moment(one.changed_at)),
    ]
    return Chapter(
        title=_("Worry %(number)s") % {"number": one.label},
        facts=[(label, words) for label, words in facts if words],
    )


def _done(one: Concern, names: Names) -> Iterator[Chapter]:
    title = {"number": one.label}
    events = ConcernEvent.objects.filter(concern=one).select_related("by").order_by("at", "id")
    yield Chapter(
        title=_("What was done with worry %(number)s") % title,
        columns=[_("When"), _("What"), _("Ground"), _("By whom")],
        rows=[
            [
                _moment(event.at),
                str(event.get_act_display()),
                _ground(event),
                names.of(event.by, event.by_name, event.at),
            ]
            for event in events
        ],
    )
    called = EmergencyHelp.objects.filter(concern=one).select_related("by")
    yield Chapter(
        title=_("Emergency help in worry %(number)s") % title,
        columns=[_("When"), _("What"), _("By whom")],
        rows=[
            [
                _moment(row.called_at),
                str(row.get_what_display()) + (f" ({_('taken back')})" if row.undone_at else ""),
                names.of(row.by, row.by_name, row.at),
            ]
            for row in called.order_by("called_at", "id")
        ],
    )
    changed = ConcernCorrection.objects.filter(concern=one).select_related("by")
    yield Chapter(
        title=_("What was put right in worry %(number)s") % title,
        columns=[_("When"), _("What"), _("What it said"), _("Why"), _("By whom")],
        rows=[
            [
                _moment(row.at),
                _label(row.field),
                said(row),
                str(row.get_why_display()),
                names.of(row.by, row.by_name, row.at),
            ]
            for row in changed.exclude(field="reporter").order_by("at", "id")
        ],
    )


def _ground(event: ConcernEvent) -> str:
    if not event.ground:
        return ""
    said = str(event.get_ground_display())
    if not event.duty:
        return said
    return f"{said}: {duty_title(event.duty, timezone.localdate(event.at))}. {event.reason}"


def duty_title(ref: str, on: date) -> str:
    """Return what a duty was called on a day, in the current language."""
    try:
        return rulebook.rule(ref, on).title(get_language() or "en")
    except rulebook.NoRule:
        return ref


def said(row: ConcernCorrection) -> str:
    """Return what a field said before it was put right, in words."""
    if row.before_words:
        return str(row.before_words)
    lists = {
        "source": codes.Source,
        "urgency": codes.Urgency,
        "age": codes.Age,
        "exploitation": codes.Exploitation,
    }
    if (known := lists.get(row.field)) and row.before in known.values:
        return str(known(row.before).label)
    if row.field == "emergency":
        return _("Yes") if row.before == "True" else _("No")
    return _moment(datetime.fromisoformat(row.before)) if row.before else "–"


def _notices(found: Iterable[ChildWelfareNotice], names: Names) -> Chapter:
    rows = [
        [
            _moment(row.told_at),
            row.body or "–",
            duty_title(row.duty, timezone.localdate(row.told_at)),
            row.receipt,
            "; ".join(
                f"{_day(a.answered_on)}: {a.get_answer_display()}" for a in row.answers.all()
            ),
            names.of(row.by, row.by_name, row.at),
        ]
        for row in found
    ]
    return Chapter(
        title=_("When child welfare was told"),
        columns=[
            _("When"),
            _("Which service"),
            _("Duty"),
            _("Receipt"),
            _("Answer"),
            _("By whom"),
        ],
        rows=rows,
    )
