"""Which indicators are asked about, and what is an answer. Nothing counts or weighs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from lykt import rulebook
from lykt.cases.indicators.codes import How, Value
from lykt.concerns.codes import Age


class Answer(NamedTuple):
    """What is answered about one indicator; an empty value is not assessed."""

    value: str = ""
    how: tuple[str, ...] = ()


NOT_ASSESSED = Answer()


@dataclass(frozen=True, slots=True)
class Asked:
    """A group as it is asked about somebody: those of its indicators that are about them."""

    group: rulebook.Group
    indicators: tuple[rulebook.Indicator, ...]


def asked_about(age: str) -> list[Asked]:
    """Return what is asked about an adult, a child, or somebody of whom that is in doubt.

    A doubt asks everything.
    """
    hidden = {Age.ADULT: rulebook.About.CHILDREN, Age.CHILD: rulebook.About.ADULTS}.get(Age(age))
    found = []
    for group in rulebook.groups():
        kept = tuple(one for one in group.indicators if one.about != hidden)
        if kept and group.about != hidden:
            found.append(Asked(group, kept))
    return found


def problems_of(answers: Mapping[str, Answer]) -> dict[str, str]:
    """Return what is wrong with answers, by the code of the indicator."""
    known = {one.code for one in rulebook.indicators()}
    problems = {}
    for code, answer in answers.items():
        if code not in known:
            problems[code] = _("There is no such indicator.")
        elif answer.value not in ("", *Value.values):
            problems[code] = _("Choose yes, no, unsure or not assessed.")
        elif set(answer.how) - set(How.values):
            problems[code] = _("Choose how you know.")
        elif answer.how and not answer.value:
            problems[code] = _("Choose yes, no or unsure too, or leave out how you know.")
        elif answer.value == Value.YES and not answer.how:
            problems[code] = _("Say how you know: seen, told, told by others or a document.")
    return problems
