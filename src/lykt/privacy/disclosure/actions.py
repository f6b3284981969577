"""The only way out for what is known of a person, and what is written down about it later.

`share` is asked before something is told. It lets nothing out without a live consent for
every kind, or a duty of the rulebook that a person states with a reason. There is no
override, and no permission for one. Every attempt is written down, once: what was let out
with a receipt, what was held back with what it lacked.
"""

import hmac
from collections.abc import Sequence
from copy import copy
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in, may
from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from lykt.privacy.consent.queries import family
from lykt.privacy.disclosure import receipts
from lykt.privacy.disclosure.attempts import Attempt, Item, ShareRefused, must_be_sayable
from lykt.privacy.disclosure.codes import Afterwards, Basis, Lack
from lykt.privacy.disclosure.holding import hold
from lykt.privacy.disclosure.judging import Judged, judged
from lykt.privacy.disclosure.models import Correction, DisclosedItem, Disclosure
from lykt.privacy.disclosure.queries import in_an_emergency
from lykt.privacy.disclosure.receipts import Receipt, receipt_of
from lykt.privacy.disclosure.rules import ByDuty, Ground
from lykt.privacy.sealing.keys import key_to_seal
from lykt.privacy.subjects import Subject


def share(
    *,
    by: Actor,
    subject: Subject,
    recipient: str,
    items: Sequence[Item],
    ground: Ground,
    way: str,
    recipient_named: str = "",
    at: datetime | None = None,
    once: str = "",
) -> Receipt:
    """Let something out, if a live ground covers all of it, and return the receipt.

    All of it goes, or nothing does. Lykt sends nothing: whoever shares tells it themselves.
    Must not run inside another transaction: what could be rolled back after it has been
    told would be no record (Django raises RuntimeError).

    Args:
        by: who shares.
        subject: whom it is about.
        recipient: one of `consent.codes.Recipient`, but not ourselves.
        items: each kind once, with exactly what goes.
        ground: the consent or the duty it rests on.
        way: one of `codes.Way`.
        recipient_named: who exactly; needed for those of `consent.codes.NAMED`.
        at: when it was told, now when none is said. It may have been a duty in the night.
        once: the form it comes from, 16 signs at most: let out once, it is not let out again.

    Raises:
        Refused: when the actor may not in the unit of the subject.
        ValidationError: when something that must be said is not. No attempt has been made.
        ShareRefused: when no live ground covers all of it. It has been written down.
        Erased: when the subject has been erased.
    """
    check_may_share(by, subject, ground)
    now = timezone.now()
    attempt = Attempt(
        by=by,
        subject=subject,
        family=family(subject),
        recipient=recipient,
        named=recipient_named.strip(),
        items=tuple(Item(one.kind, one.text.strip()) for one in items),
        ground=ground,
        way=way,
        told_at=at or now,
        now=now,
        once=once,
    )
    must_be_sayable(attempt)
    key = key_to_seal(subject.key)
    with transaction.atomic(durable=True):
        hold(attempt.family)
        disclosure = _sent_before(attempt, key) or _written(attempt, key)
    if disclosure.refused:
        lacks = {one.kind: Lack(one.lack) for one in disclosure.items.all() if one.lack}
        raise ShareRefused(disclosure.handle, disclosure.recipient, lacks)
    return receipt_of(disclosure)


def check_may_share(by: Actor, subject: Subject, ground: Ground) -> None:
    """Ask who may: in the unit, or under a duty for somebody opened in an emergency.

    Raises:
        Refused: when the actor may not.
    """
    under_duty = isinstance(ground, ByDuty) and may(by, "share", "disclosure")
    if not (under_duty and in_an_emergency(by, subject)):
        check_may_in(by, "share", "disclosure", subject.unit)


def _sent_before(attempt: Attempt, key: bytes) -> Disclosure | None:
    """Return what this form has already let out, when it comes a second time.

    Raises:
        ValidationError: when it comes with something else in it, which nobody has judged.
    """
    if not attempt.once:
        return None
    sent = Disclosure.objects.filter(
        once=attempt.once, subject=attempt.subject.key, by_name=attempt.by.name
    )
    found: Disclosure | None = sent.first()
    if found is not None and not _says_the_same(attempt, found, key):
        raise ValidationError(
            _("This form has been sent already, with something else in it. Open it anew.")
        )
    return found


def _says_the_same(attempt: Attempt, found: Disclosure, key: bytes) -> bool:
    """Tell whether an attempt is word for word what a receipt was given for."""
    again, ground, reason = copy(found), attempt.ground, ""
    again.recipient, again.way = attempt.recipient, attempt.way
    if attempt.told_at != attempt.now:
        again.told_at = attempt.told_at
    if isinstance(ground, ByDuty):
        again.basis, again.duty, reason = Basis.DUTY, ground.ref, ground.reason.strip()
        again.purpose, again.matter = "", None
    else:
        again.basis, again.purpose, again.matter = Basis.CONSENT, ground.purpose, ground.matter
        again.duty = ""
    told = [(one.kind, one.text) for one in attempt.items]
    content = receipts.content_of(again, told, attempt.named, reason)
    return hmac.compare_digest(receipts.digest(key, content), found.digest)


def _written(attempt: Attempt, key: bytes) -> Disclosure:
    """Judge an attempt by what holds at this moment, and write it down whatever it is."""
    found = judged(attempt)
    row = _row_of(attempt, found)
    if not row.refused:
        row.year = timezone.localdate(attempt.now).year
        row.number = receipts.next_number(row.controller_id, row.year)
        told = [(one.kind, one.text) for one in attempt.items]
        content = receipts.content_of(row, told, row.recipient_named, row.reason)
        row.digest = receipts.digest(key, content)
    row.save(force_insert=True)
    for place, item in enumerate(attempt.items):
        _item_row(row, place, item, found).save(force_insert=True)
    if row.uncertain:
        _tell_of_uncertain(attempt, row)
    return row


def _row_of(attempt: Attempt, found: Judged) -> Disclosure:
    refused = bool(found.lacks)
    row = Disclosure(
        subject=attempt.subject.key,
        controller_id=attempt.subject.controller,
        unit_id=attempt.subject.unit,
        at=attempt.now,
        by_id=attempt.by.staff,
        by_name=attempt.by.name,
        refused=refused,
        recipient=attempt.recipient,
        recipient_named=attempt.named,
        way=attempt.way,
        told_at=attempt.told_at,
        # What was held back may be tried again from the same form, and is another attempt.
        once=None if refused else attempt.once or None,
    )
    if not isinstance(attempt.ground, ByDuty):
        row.basis, row.purpose = Basis.CONSENT, attempt.ground.purpose
        row.matter = attempt.ground.matter
        return row
    row.basis, row.duty = Basis.DUTY, attempt.ground.ref
    row.reason = attempt.ground.reason.strip()
    if found.duty is not None and found.duty.rule is not None:
        row.duty_since = found.duty.rule.valid_from
        row.duty_standing = found.duty.standing or ""
        row.uncertain = not refused and found.duty.uncertain
    return row


def _item_row(row: Disclosure, place: int, item: Item, found: Judged) -> DisclosedItem:
    """Return the row of one kind. What was held back is not kept, only that it was asked."""
    made = DisclosedItem(disclosure=row, place=place, kind=item.kind)
    made.lack = found.lacks.get(item.kind, "")
    if not row.refused:
        made.text = item.text
    if cover := found.covers.get(item.kind):
        made.consent_line = cover.line.key
        made.consent_given = timezone.localdate(cover.entry.at)
        made.consent_until = cover.entry.until
    return made


def _tell_of_uncertain(attempt: Attempt, row: Disclosure) -> None:
    """Tell the leader and the officer at once that a ground was not certain."""
    tell(
        what=NoticeKind.UNCERTAIN_DUTY,
        roles=[Role.UNIT_LEADER, Role.DATA_PROTECTION_OFFICER],
        controller=attempt.subject.controller,
        unit=attempt.subject.unit,
        actor=attempt.by,
        about=f"{row.receipt_number} · {row.duty} · {attempt.by.name}",
        link=f"disclosure_page {row.handle}",
        subject=attempt.subject.key,
    )


@transaction.atomic
def note_afterwards(*, by: Actor, disclosure: Disclosure, what: str, text: str) -> Correction:
    """Write down what was wrong with an entry, or that the recipient was asked to delete it.

    The entry itself stands as it is.

    Raises:
        Refused: when the actor may not in the unit of the entry.
        ValidationError: when nothing is said, or nothing was let out that it could be about.
    """
    check_may_in(by, "note", "disclosure", disclosure.unit_id)
    if disclosure.refused:
        raise ValidationError(_("Nothing was let out, so there is nothing to put right."))
    if what not in Afterwards.values:
        raise ValidationError({"what": _("Choose what it is.")})
    if not text.strip():
        raise ValidationError({"text": _("Say it in your own words, in a sentence or two.")})
    note = Correction(
        disclosure=disclosure,
        subject=disclosure.subject,
        controller_id=disclosure.controller_id,
        unit_id=disclosure.unit_id,
        what=what,
        text=text.strip(),
    )
    note.save(force_insert=True)
    return note
