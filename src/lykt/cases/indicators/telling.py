"""What the person is told of the assessments of their situation, when they ask for all.

One that is still being written is told of too: it is about them already.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt import rulebook
from lykt.cases.indicators.codes import How, Value
from lykt.cases.indicators.models import Assessment, Finding
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day, moment
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return each assessment, the words first and then the answers. Opens what is sealed."""
    names, language = Names(), get_language() or "en"
    texts = {one.code: one.text(language) for one in rulebook.indicators()}
    found = Assessment.objects.filter(subject__in=whose.family).select_related("by")
    assessments = list(found.order_by("at", "id"))
    answers: dict[UUID, list[Finding]] = defaultdict(list)
    for finding in Finding.objects.filter(assessment__in=assessments):
        answers[finding.assessment_id].append(finding)
    # They stand in the order of the list, not of their codes: A1.10 comes after A1.9.
    order = {code: place for place, code in enumerate(texts)}
    chapters = []
    for one in assessments:
        said = sorted(answers[one.pk], key=lambda each: order.get(each.indicator, len(order)))
        chapters.append(_assessment(one, [_row(each, texts) for each in said], names))
    return Part(
        title=_("Assessments of your situation"),
        paragraphs=[rulebook.caution(language)] if chapters else [],
        chapters=chapters,
    )


def _assessment(one: Assessment, rows: Iterable[list[str]], names: Names) -> Chapter:
    facts = [
        (capfirst(_("written assessment")), str(one.written)),
        (_("State"), str(one.get_state_display())),
        (_("Assessment finished"), moment(one.finished_at) if one.finished_at else ""),
        (_("Written down by"), names.wrote(one)),
    ]
    return Chapter(
        title=_("Assessment of %(day)s") % {"day": day(one.at)},
        facts=[(label, words) for label, words in facts if words],
        columns=[_("Sign"), _("Answer"), _("How we know")],
        rows=list(rows),
        empty=_("Nothing is written of this."),
    )


def _row(finding: Finding, texts: dict[str, str]) -> list[str]:
    """Return an answer in words. A sign that has left the list is told by its code."""
    return [
        texts.get(finding.indicator, finding.indicator),
        str(Value(finding.value).label),
        ", ".join(str(How(one).label) for one in finding.how if one in How.values),
    ]


PART = PartOf(tables=frozenset((Assessment._meta.label, Finding._meta.label)), make=make)
