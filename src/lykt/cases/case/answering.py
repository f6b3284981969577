"""What a person is told of their cases: what is written, by whom, and who is in the team."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lykt.cases.case.codes import Assured, AssuredState
from lykt.cases.case.lines import event_words
from lykt.cases.case.models import Assurance, Case, CaseEvent, Member, Step
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day, moment
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return the cases of somebody in plain words; runs where their keys are at hand."""
    cases = list(Case.objects.filter(subject__in=whose.family).order_by("year", "number"))
    names = Names()
    chapters = [chapter for case in cases for chapter in _of(case, names)]
    said = [
        _("When several help you together, they do it in a case. This is all that stands in it.")
    ]
    if not cases:
        chapters = [Chapter(title=_("Cases"), empty=_("There is no case about you."))]
    return Part(title=_("Your case, and who works in it"), paragraphs=said, chapters=chapters)


def _of(case: Case, names: Names) -> Iterable[Chapter]:
    title = _("Case %(number)s") % {"number": case.label}
    yield Chapter(title=title, facts=_facts(case, names))
    yield _team(case, names)
    yield _events(case, names)
    yield _nine(case, names, health=False)
    if Assurance.objects.filter(case=case, what=Assured.HEALTH).exists():
        yield _nine(case, names, health=True)
    yield _steps(case, names)


def _facts(case: Case, names: Names) -> list[tuple[str, str]]:
    told = [
        (_("Opened"), day(case.opened_on)),
        (_("State"), str(case.get_state_display())),
        (_("Is it about an adult?"), str(case.get_age_display())),
        (_("Kind of exploitation"), str(case.get_exploitation_display())),
        (_("What it is about"), str(case.summary)),
        (_("Written by"), names.of(case.by, case.by_name, case.at)),
    ]
    if case.closed_on:
        told += [
            (_("Closed"), day(case.closed_on)),
            (_("How it ended"), str(case.get_closing_display())),
        ]
    return [(label, words) for label, words in told if words]


def _team(case: Case, names: Names) -> Chapter:
    rows = [
        [
            names.of(one.staff, str(one.staff), one.at),
            str(one.get_place_display()),
            " ".join(filter(None, (str(one.get_body_display()), str(one.body_named)))),
            moment(one.at),
            moment(one.left_at) if one.left_at else "",
            str(one.get_why_left_display()),
        ]
        for one in Member.objects.filter(case=case).select_related("staff").order_by("at", "id")
    ]
    return Chapter(
        title=_("Who is or has been in the team"),
        columns=[_("Who"), _("Place"), _("From"), _("Came"), _("Left"), _("Why")],
        rows=rows,
    )


def _events(case: Case, names: Names) -> Chapter:
    rows = []
    for one in CaseEvent.objects.filter(case=case).select_related("by").order_by("day", "at"):
        words = event_words(one)
        if one.takes_back_id:
            words = _("Taken back: %(what)s") % {"what": words}
        told = " · ".join(filter(None, (str(one.reference), str(one.note))))
        rows.append([day(one.day), words, told, names.of(one.by, one.by_name, one.at)])
    return Chapter(
        title=_("What has happened"),
        columns=[_("Day"), _("What"), _("Reference and note"), _("Written by")],
        rows=rows,
    )


def _nine(case: Case, names: Names, *, health: bool) -> Chapter:
    """Return what a case assures. What is written of health is between them and health staff."""
    found = Assurance.objects.filter(case=case).select_related("by", "owner")
    which = found.filter(what=Assured.HEALTH) if health else found.exclude(what=Assured.HEALTH)
    rows = [
        [
            day(one.day),
            str(one.get_what_display()),
            str(AssuredState(one.state).label),
            str(one.next_step),
            str(one.owner or one.get_owner_body_display()),
            day(one.due) if one.due else "",
            names.of(one.by, one.by_name, one.at),
        ]
        for one in which.order_by("at", "id")
    ]
    return Chapter(
        title=_("Your health, in the case") if health else _("What is to be safe"),
        columns=[
            _("Day"),
            _("What"),
            _("How it stands"),
            _("Next"),
            _("Who sees to it"),
            _("By"),
            _("Written by"),
        ],
        rows=rows,
        empty=_("Nothing is written of this."),
        health=health,
    )


def _steps(case: Case, names: Names) -> Chapter:
    rows = [
        [
            str(one.what),
            str(one.owner or one.get_owner_body_display()),
            day(one.due) if one.due else "",
            str(one.get_state_display()),
            moment(one.done_at) if one.done_at else "",
            names.of(one.by, one.by_name, one.at),
        ]
        for one in Step.objects.filter(case=case).select_related("by", "owner").order_by("at")
    ]
    return Chapter(
        title=_("What is to be done, and what was"),
        columns=[_("What"), _("Who"), _("By"), _("State"), _("When"), _("Written by")],
        rows=rows,
        empty=_("Nothing is written of this."),
    )


PART = PartOf(
    frozenset(f"case.{name}" for name in ("Case", "CaseEvent", "Member", "Assurance", "Step")),
    make,
)
