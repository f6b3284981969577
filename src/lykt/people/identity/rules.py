"""What may be kept, given what the person has said yes to."""

from collections.abc import Iterable

from lykt.privacy.consent.codes import InformationKind, Recipient
from lykt.privacy.consent.rules import Target


#: What each field is, in the words of a consent.
KINDS = {
    "name": InformationKind.IDENTITY,
    "phone": InformationKind.CONTACT_DETAILS,
    "address": InformationKind.CONTACT_DETAILS,
    "heed": InformationKind.CONTACT_DETAILS,
}


def kept_here(live: Iterable[Target]) -> frozenset[str]:
    """Return the fields that may be kept, of what holds on a day."""
    told = {target.kind for target in live if target.recipient == Recipient.HERE}
    return frozenset(field for field, kind in KINDS.items() if kind in told)
