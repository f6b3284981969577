"""Whether child welfare has been told about somebody: a case about a child waits for it."""

from collections.abc import Collection
from uuid import UUID

from lykt.privacy.consent.codes import Recipient
from lykt.privacy.disclosure.models import Disclosure


#: The duties under which child welfare is told about a child, or somebody who may be one.
DUTIES = ("duty.child_welfare", "duty.child_welfare_health", "duty.age_in_doubt")


def has_been_told(subjects: Collection[UUID]) -> bool:
    """Tell whether there is a receipt for a notice about one of these subjects."""
    found: bool = Disclosure.objects.filter(
        subject__in=subjects, recipient=Recipient.CHILD_WELFARE, duty__in=DUTIES, refused=False
    ).exists()
    return found
