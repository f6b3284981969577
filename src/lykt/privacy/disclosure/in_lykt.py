"""What somebody invited has been shown in Lykt itself, with the person's consent.

To let a partner look is to tell them. The first time they are shown something under a
consent, and each time what they are shown changes, a receipt is written among the others.
Each look by itself stands in the reading record.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.privacy.consent.rules import Cover
from lykt.privacy.disclosure import receipts
from lykt.privacy.disclosure.codes import Basis, Way
from lykt.privacy.disclosure.holding import hold
from lykt.privacy.disclosure.models import DisclosedItem, Disclosure
from lykt.privacy.disclosure.receipts import Receipt, receipt_of
from lykt.privacy.disclosure.rules import ByConsent
from lykt.privacy.sealing.keys import key_to_seal
from lykt.privacy.subjects import Subject


#: A kind, and the key of the answer that covers it.
Covered = tuple[str, UUID]


def covered_by(covers: Mapping[str, Cover]) -> frozenset[Covered]:
    """Return what is shown and which answers let it be, to be held against what was."""
    return frozenset((kind, cover.line.key) for kind, cover in covers.items())


def last_shown(by: Actor, family: Collection[UUID], matter: UUID) -> frozenset[Covered]:
    """Return what the last receipt says that somebody has been shown of a case."""
    found: Disclosure | None = (
        Disclosure.objects.filter(
            subject__in=family, way=Way.IN_LYKT, matter=matter, by=by.staff, refused=False
        )
        .order_by("-at", "-id")
        .first()
    )
    if found is None:
        return frozenset()
    rows = DisclosedItem.objects.filter(disclosure=found)
    return frozenset(rows.values_list("kind", "consent_line"))


def note_shown(
    *,
    by: Actor,
    subject: Subject,
    family: Collection[UUID],
    recipient: str,
    named: str,
    ground: ByConsent,
    matter: UUID,
    covers: Mapping[str, Cover],
) -> Receipt | None:
    """Write down that an invited partner is shown what a consent covers; once for the same.

    Call it before the page is rendered, outside any transaction: what could be rolled back
    after it has been shown would be no record. Whoever calls it has asked who may.

    Args:
        by: the partner.
        subject: whom it is about.
        family: the keys of the person under all their codes.
        recipient: the body they are from.
        named: who exactly they are.
        ground: what they are shown it for.
        matter: the key of the case.
        covers: the kinds they are shown, and the answer that covers each.

    Returns:
        The receipt, None when the last one says the same, or when nothing is shown.
    """
    key = key_to_seal(subject.key)
    with transaction.atomic(durable=True):
        hold(family)
        if not covers or last_shown(by, family, matter) == covered_by(covers):
            return None
        row = _row(by, subject, recipient, named, ground)
        row.matter = matter
        row.year = timezone.localdate(row.at).year
        row.number = receipts.next_number(row.controller_id, row.year)
        content = receipts.content_of(row, [(kind, "") for kind in covers], named, "")
        row.digest = receipts.digest(key, content)
        row.save(force_insert=True)
        for place, (kind, cover) in enumerate(covers.items()):
            DisclosedItem(
                disclosure=row,
                place=place,
                kind=kind,
                consent_line=cover.line.key,
                consent_given=timezone.localdate(cover.entry.at),
                consent_until=cover.entry.until,
            ).save(force_insert=True)
    return receipt_of(row)


def _row(by: Actor, subject: Subject, recipient: str, named: str, ground: ByConsent) -> Disclosure:
    now = timezone.now()
    return Disclosure(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        at=now,
        by_id=by.staff,
        by_name=by.name,
        refused=False,
        recipient=recipient,
        recipient_named=named,
        way=Way.IN_LYKT,
        told_at=now,
        basis=Basis.CONSENT,
        purpose=ground.purpose,
    )
