"""What a partner is shown is told to them: a receipt, and a ground in the reading record."""

from collections.abc import Collection
from uuid import UUID

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Case, Member
from lykt.cases.case.queries import memberships, sight_for
from lykt.cases.case.sight import covers_told_to, family_of
from lykt.organisation.acting import Actor
from lykt.privacy import subjects
from lykt.privacy.consent.codes import NAMED, Purpose
from lykt.privacy.disclosure.in_lykt import covered_by, last_shown, note_shown
from lykt.privacy.disclosure.rules import ByConsent
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.showing import opened


def note_for_partner(actor: Actor, case: Case) -> None:
    """Write a receipt when a partner is shown a case: for `offers.on_showing`.

    The first time under a consent, and when what they are shown has changed since.
    """
    sight = sight_for(actor, case)
    member = sight.member
    if member is None or not sight.is_partner:
        return
    family = family_of(case)
    covers = covers_told_to(case, member.body, member.named_keys)
    if last_shown(actor, family, case.pk) == covered_by(covers):
        return
    note_shown(
        by=actor,
        subject=subjects.subjects(family[:1])[family[0]],
        family=family,
        recipient=member.body,
        named=_named(actor, member),
        ground=ByConsent(Purpose.COORDINATION),
        matter=case.pk,
        covers=covers,
    )


def _named(actor: Actor, member: Member) -> str:
    """Return who exactly has been shown it: their name, and where they are from."""
    name = str(member.staff)
    if member.body not in NAMED:
        return name
    # Which body it is stands sealed, and opens like everything else: written down first.
    with opened(by=actor, what="case_page", subjects=[member.subject]):
        return f"{name}, {member.body_named}"


def by_invitation(actor: Actor, keys: Collection[UUID]) -> dict[UUID, Ground]:
    """Return those of the keys that the actor reads as an invited partner, for the record."""
    if actor.staff is None:
        return {}
    invited = [one for one in memberships(actor) if one.place == Place.PARTNER]
    family = {key for one in invited for key in family_of(one.case)}
    return dict.fromkeys(family & set(keys), Ground.CONSENT)
