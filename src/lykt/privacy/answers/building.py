"""Putting the answer together: what we have, who has read it, whom it was shared with, and why.

Runs where the reading has been written down, on the ground that it is the person's own
answer (`Ground.ANSWER`), and the keys of the whole family are at hand.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.models import Unit
from lykt.privacy.answers import telling
from lykt.privacy.answers.answer import Answer, Part, PartOf, Whose
from lykt.privacy.answers.days import day
from lykt.privacy.answers.languages import language_name, written_in
from lykt.privacy.answers.parts import around, consents, known, other, own, readers, shared, why
from lykt.privacy.answers.queries import family_of
from lykt.privacy.subjects import Subject


#: After what the keepers tell, in the order of the answer.
PARTS: tuple[PartOf, ...] = (
    shared.SHARED,
    consents.PART,
    shared.EMERGENCIES,
    own.PART,
    around.PART,
)


def told() -> frozenset[str]:
    """Return the tables that some part of the answer tells of in words of its own."""
    return known.tables() | telling.handed_down().union(*(part.tables for part in PARTS))


def is_whole(actor: Actor, subject: Subject) -> bool:
    """Tell whether an answer made by the actor holds what only health staff may tell."""
    return actor.trusted or subject.unit in units_for(actor, "build", "health_answer")


def build(subject: Subject, language: str) -> Answer:
    """Return everything there is about somebody, in words of `language` or one near it.

    Call it inside `reading.showing.opened(…, ground=Ground.ANSWER)` with `family_of(subject)`.
    What only health staff may tell is left out where another builds it, and it says so,
    whether or not there is any.

    Raises:
        NotWrittenDown: when the reading has not been written down.
    """
    whose = Whose(subject, tuple(family_of(subject)), is_whole(current_actor(), subject))
    written = written_in(language)
    with translation.override(written):
        unit = Unit.objects.select_related("controller").get(pk=subject.unit)
        return Answer(
            language=written,
            label=subject.label,
            organisation=unit.controller.name,
            unit=unit.name,
            made_on=timezone.localdate(),
            whole=whose.whole,
            title=_("What we have about you"),
            intro=_intro(subject, unit, language, written),
            parts=[_for_reader(part, whose) for part in _parts(whose)],
        )


def _parts(whose: Whose) -> Iterator[Part]:
    grouped, annex = readers.make(whose)
    yield known.make(whose)
    for handed in telling.parts():
        told_there = handed.make(whose)
        # Many rooms have nothing about most people: a heading alone is only in the way.
        if told_there.paragraphs or told_there.chapters:
            yield told_there
    if found := other.make(whose, told()):
        yield found
    yield grouped
    for part in PARTS:
        yield part.make(whose)
    yield why.how_long(whose)
    yield why.on_what_basis(whose)
    yield why.rights(whose)
    yield annex


def _for_reader(part: Part, whose: Whose) -> Part:
    """Return a part without what only health staff may tell, unless they build it."""
    if whose.whole:
        return part
    return replace(part, chapters=[one for one in part.chapters if not one.health])


def _intro(subject: Subject, unit: Unit, wanted: str, written: str) -> list[str]:
    said = [
        _("%(organisation)s has written this about you, under the code %(code)s, as of %(day)s.")
        % {
            "organisation": unit.controller,
            "code": subject.label,
            "day": day(timezone.localdate()),
        },
        _(
            "It is yours. It can be read aloud to you instead, and it can stay here if it is not "
            "safe to carry. Is something wrong? Tell us."
        ),
    ]
    if wanted != written:
        said.append(
            _(
                "You wanted it in another language: %(language)s. We do not have that yet. An "
                "interpreter can read it with you: ask for one. It must be nobody you know, and "
                "never a child."
            )
            % {"language": language_name(wanted)}
        )
    return said
