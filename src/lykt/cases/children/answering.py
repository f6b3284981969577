"""What is told of children when somebody asks for what we have about them.

The parent is told that the child is noted, and nothing of the child's file. The child, or who
answers for it, is told that it is noted, how it has it, and nothing of the parent's case.
"""

from django.utils.translation import gettext as _

from lykt.cases.children.models import CaseChild, ChildSituation
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


TABLES = frozenset((CaseChild._meta.label, ChildSituation._meta.label))


def make(whose: Whose) -> Part:
    """Return the children noted with somebody, and what is noted of them as a child."""
    names = Names()
    chapters = [
        _children(whose, names),
        _as_a_child(whose, names),
        *(_situation(one, names) for one in _situations(whose)),
    ]
    return Part(title=_("Children"), chapters=[one for one in chapters if one.rows or one.facts])


def _heads() -> list[str]:
    return [_("What the child is to them"), _("Since"), _("Until"), _("Written down by")]


def _row(one: CaseChild, names: Names) -> list[str]:
    until = f"{day(one.until)}: {one.get_why_ended_display()}" if one.until else ""
    written = names.of(one.by, one.by_name, one.at)
    return [str(one.get_relation_display()), day(one.since), until, written]


def _children(whose: Whose, names: Names) -> Chapter:
    rows = CaseChild.objects.filter(subject__in=whose.family).select_related("by")
    return Chapter(
        title=_("Children noted with you. What is kept of each is told to the child"),
        columns=_heads(),
        rows=[_row(one, names) for one in rows.order_by("at", "id")],
    )


def _as_a_child(whose: Whose, names: Names) -> Chapter:
    rows = CaseChild.objects.filter(child__in=whose.family).select_related("by")
    return Chapter(
        title=_("You are noted as a child of somebody who gets help here"),
        columns=_heads(),
        rows=[_row(one, names) for one in rows.order_by("at", "id")],
    )


def _situations(whose: Whose) -> list[ChildSituation]:
    rows = ChildSituation.objects.filter(subject__in=whose.family).select_related("by")
    return list(rows.order_by("at", "id"))


def _situation(one: ChildSituation, names: Names) -> Chapter:
    body = ", ".join(p for p in (one.get_body_display() if one.body else "", one.body_named) if p)
    facts = [
        (_("Lives"), str(one.get_lives_with_display())),
        (_("Kindergarten or school"), str(one.get_school_display())),
        (_("Responsible body"), body),
        (_("Notice to child welfare"), str(one.get_notice_display())),
        (_("What you need"), one.needs),
        (_("Written down by"), names.of(one.by, one.by_name, one.at)),
    ]
    return Chapter(
        title=_("How you had it, written down %(day)s") % {"day": day(one.at)},
        facts=[(label, words) for label, words in facts if words],
    )


PART = PartOf(TABLES, make)
