"""Consents on the page of whoever they are about, a page of a room above."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from lykt.organisation.access import may, units_for
from lykt.organisation.acting import Actor
from lykt.privacy.consent import queries
from lykt.privacy.consent.in_words import RecipientWords, live_in_words
from lykt.privacy.consent.queries import Live
from lykt.privacy.subjects import Subject


@dataclass(frozen=True, slots=True)
class Section:
    """What `consent/section.html` shows. Names open as the page is rendered."""

    kind: str
    handle: str
    asked: bool
    lives: list[Live]
    #: The keys of whom it shows, for the reading record.
    subjects: set[UUID]
    may_give: bool
    may_withdraw: bool

    @property
    def live(self) -> list[RecipientWords]:
        """Return what may be shared now, recipient by recipient."""
        return live_in_words(self.lives)

    @property
    def url(self) -> str:
        """Return the address of all that was answered."""
        return reverse("consents", args=[self.kind, self.handle])

    @property
    def url_new(self) -> str:
        """Return the address of the form for an answer."""
        return reverse("consent_new", args=[self.kind, self.handle])

    @property
    def url_withdraw(self) -> str:
        """Return the address for taking something back."""
        return reverse("consents_withdraw", args=[self.kind, self.handle])


def section_for(actor: Actor, subject: Subject, codes: Collection[UUID]) -> Section | None:
    """Return the section of a subject's page, None for whoever may not read consents.

    `codes` are the keys of all codes taken to be the subject. Whoever calls it has made sure
    that the actor reaches the subject.
    """
    if not may(actor, "read", "consent"):
        return None
    readable = queries.readable(actor, codes)
    lives = queries.live_lines(codes) if readable else []
    lives = [one for one in lives if one.consent.pk in readable]
    return Section(
        kind=subject.kind,
        handle=subject.handle,
        asked=bool(readable),
        lives=lives,
        subjects={one.consent.subject for one in lives},
        may_give=actor.trusted or subject.unit in units_for(actor, "give", "consent"),
        may_withdraw=actor.trusted or subject.unit in units_for(actor, "withdraw", "consent"),
    )
