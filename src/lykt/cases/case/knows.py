"""Who knows what: for each body, what the person has said yes to it being told in a case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Case, Member
from lykt.cases.case.sight import family_of
from lykt.privacy.consent.codes import Purpose, Recipient
from lykt.privacy.consent.in_words import live_in_words
from lykt.privacy.consent.queries import Live, live_lines
from lykt.privacy.objecting import objections_to


@dataclass(frozen=True, slots=True)
class Knows:
    """One body, and the kinds it may be told; nothing where no consent holds."""

    body: str
    #: Which one, where there are several: a sister is not a father.
    named: str
    kinds: str
    #: The first day on which some of it ends.
    until: date | None
    in_team: bool


def told_of(case: Case) -> list[Live]:
    """Return the answers by which somebody may be told something in this case today."""
    family = family_of(case)
    if objections_to(family, Purpose.COORDINATION):
        return []
    return [
        one
        for one in live_lines(family)
        if one.consent.purpose == Purpose.COORDINATION and one.consent.matter in (None, case.pk)
    ]


def subjects_of(lives: Iterable[Live]) -> set[UUID]:
    """Return the keys under which the names in these answers are sealed."""
    return {one.consent.subject for one in lives}


def who_knows(lives: Sequence[Live], team: Sequence[Member]) -> list[Knows]:
    """Return every body with a consent or a place in the team, and the police always.

    Names of recipients open where the reading has been written down.
    """
    bodies = {one.body for one in team if one.place == Place.PARTNER}
    groups = live_in_words(lives)
    found = [
        Knows(
            group.label,
            group.named,
            group.kinds,
            group.until,
            any(str(Recipient(body).label) == group.label for body in bodies),
        )
        for group in groups
    ]
    known = {one.line.recipient for one in lives}
    silent = [one for one in Recipient if one in bodies | {Recipient.POLICE} and one not in known]
    found += [Knows(str(one.label), "", _("nothing"), None, one in bodies) for one in silent]
    return found
