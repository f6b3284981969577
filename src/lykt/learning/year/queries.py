"""A year in learning, counted for somebody: tables with what each figure counts beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lykt.learning.events.codes import EventKind, ReceiverKind, Standing, State
from lykt.learning.events.queries import events_for, reached, receivers_for
from lykt.learning.requests.codes import AskedBy, Outcome, Way
from lykt.learning.requests.queries import requests_for
from lykt.learning.told import theme_choices
from lykt.learning.year import rules
from lykt.learning.year.rules import Asked, Body, Column, Line, Table, Taught
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller


@dataclass(frozen=True, slots=True)
class Year:
    """What there was in a year."""

    taught: list[Taught]
    asked: list[Asked]
    bodies: list[Body]


def years_for(actor: Actor, home: Controller) -> list[int]:
    """Return the years in which something was held or asked, the latest first."""
    today = timezone.localdate()
    held = events_for(actor).filter(controller=home, state=State.HELD)
    asked = requests_for(actor).filter(controller=home)
    found = {day.year for rows in (held, asked) for day in rows.order_by().dates("day", "year")}
    return sorted(found | {today.year}, reverse=True)


def year_of(actor: Actor, home: Controller, year: int) -> Year:
    """Return what a controller held and was asked in a year, as the actor may read it."""
    held = events_for(actor).filter(controller=home, state=State.HELD, day__year=year)
    asked = requests_for(actor).filter(controller=home, day__year=year)
    end = min(date(year, 12, 31), timezone.localdate())
    register = receivers_for(actor).filter(controller=home, active=True)
    return Year(
        taught=[
            Taught(
                kind=one.kind,
                theme=one.theme,
                participants=one.participants,
                classes=(one.classes or 1) if one.kind == EventKind.SCHOOL_CLASS else None,
                evaluations=one.evaluations,
                grade=one.grade,
            )
            for one in held
        ],
        asked=[Asked(one.asked_by, one.theme, one.way, one.outcome, one.minutes) for one in asked],
        bodies=[
            Body(
                kind=one.receiver.kind,
                reached=one.last is not None and one.last.year == year,
                due=one.standing is Standing.DUE,
                never=one.standing is Standing.NEVER,
            )
            for one in reached(register, end)
        ],
    )


def tables_of(told: Year) -> list[Table]:
    """Return the tables of a year, in the reader's language."""
    return [_by_kind(told), _by_theme(told), _bodies(told), _by_asker(told), _by_way(told)]


def _column(key: str) -> Column:
    title, definition = {
        "events": (
            _("Events"),
            _("Events of the year that were held. What was called off, or has not been told of, "
              "is not counted."),
        ),
        "participants": (
            _("How many came"),
            _("Those who came, added up over the events where somebody counted. Whoever came "
              "twice is counted twice."),
        ),
        "not_counted": (
            _("Nobody counted"),
            _("Events that were held and where nobody counted who came: so many more may have "
              "come."),
        ),
        "school_classes": (
            _("School classes"),
            _("Classes that were taught at visits to schools; a visit where no number is told "
              "counts as one."),
        ),
        "evaluations": (
            _("Evaluations"), _("How many of those who came have evaluated the event."),
        ),
        "mean_grade": (
            _("Mean grade"),
            _("The mean of all grades from 1 to 6. Each event weighs as many as gave it a "
              "grade."),
        ),
        "requests": (
            _("Requests for advice"),
            _("Times a professional, a student, the press or others asked for advice. One who "
              "asks twice is counted twice."),
        ),
        "minutes": (
            pgettext("of time", "Minutes"),
            _("Minutes that were used on the requests, as told."),
        ),
        "answered": (_("Answered"), _("Requests that were answered here.")),
        "handed_on": (_("Handed on"), _("Requests that were handed on to others.")),
        "reached": (
            _("Reached"),
            _("Different bodies in use that an event of the year has reached, at least one."),
        ),
        "due_again": (
            _("Due again"),
            _("Bodies in use for whom it was time again at the end of the year: two years, or "
              "as the rulebook says, since they were last reached."),
        ),
        "never_reached": (
            _("Never reached"),
            _("Bodies in use in the register that no event had reached by the end of the year."),
        ),
    }[key]  # fmt: skip
    return Column(key, title, definition)


def _columns(*keys: str) -> tuple[Column, ...]:
    return tuple(map(_column, keys))


def _taught(code: str, title: str, rows: list[Taught]) -> Line:
    return Line(
        code,
        title,
        (
            rules.events(rows),
            rules.participants(rows),
            rules.uncounted(rows),
            rules.classes(rows),
            rules.evaluations(rows),
            rules.mean_grade(rows),
        ),
    )


def _by_kind(told: Year) -> Table:
    names = dict(EventKind.choices)
    groups = rules.by(told.taught, lambda one: one.kind, EventKind.values)
    return Table(
        "kind",
        _("Events by kind"),
        _("Kind"),
        _columns(
            "events", "participants", "not_counted", "school_classes", "evaluations", "mean_grade"
        ),
        tuple(_taught(code, _name(names, code), rows) for code, rows in groups.items()),
        _taught("all", _("All"), told.taught),
    )


def _by_theme(told: Year) -> Table:
    names = dict(theme_choices())
    taught = rules.by(told.taught, lambda one: one.theme, list(names))
    asked = rules.by(told.asked, lambda one: one.theme, list(names))
    codes = rules.by([*taught, *asked], str, list(names))

    def line(code: str, title: str, events: list[Taught], requests: list[Asked]) -> Line:
        counted = (rules.events(events), rules.participants(events), len(requests))
        return Line(code, title, counted)

    return Table(
        "theme",
        _("By theme"),
        _("Theme"),
        _columns("events", "participants", "requests"),
        tuple(
            line(code, _name(names, code), taught.get(code, []), asked.get(code, []))
            for code in codes
        ),
        line("all", _("All"), told.taught, told.asked),
    )


def _bodies(told: Year) -> Table:
    names = dict(ReceiverKind.choices)

    def line(code: str, title: str, rows: list[Body]) -> Line:
        counted = (
            sum(one.reached for one in rows),
            sum(one.due for one in rows),
            sum(one.never for one in rows),
        )
        return Line(code, title, counted)

    groups = rules.by(told.bodies, lambda one: one.kind, ReceiverKind.values)
    return Table(
        "body",
        _("Who is reached"),
        _("Kind of body"),
        _columns("reached", "due_again", "never_reached"),
        tuple(line(code, _name(names, code), rows) for code, rows in groups.items()),
        line("all", _("All"), told.bodies),
    )


def _by_asker(told: Year) -> Table:
    names = dict(AskedBy.choices)

    def line(code: str, title: str, rows: list[Asked]) -> Line:
        answered = sum(one.outcome == Outcome.ANSWERED for one in rows)
        minutes = sum(one.minutes for one in rows)
        return Line(code, title, (len(rows), answered, len(rows) - answered, minutes))

    groups = rules.by(told.asked, lambda one: one.asked_by, AskedBy.values)
    return Table(
        "asker",
        _("Requests for advice by who asked"),
        _("Who asked"),
        _columns("requests", "answered", "handed_on", "minutes"),
        tuple(line(code, _name(names, code), rows) for code, rows in groups.items()),
        line("all", _("All"), told.asked),
    )


def _by_way(told: Year) -> Table:
    names = dict(Way.choices)
    groups = rules.by(told.asked, lambda one: one.way, Way.values)
    return Table(
        "way",
        _("Requests for advice by how they asked"),
        _("How they asked"),
        _columns("requests", "minutes"),
        tuple(
            Line(code, _name(names, code), (len(rows), sum(one.minutes for one in rows)))
            for code, rows in groups.items()
        ),
    )


def _name(names: Mapping[str, object], code: str) -> str:
    return str(names.get(code, code))
