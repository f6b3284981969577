"""Whether child welfare has been told about somebody: a case about a child waits for it."""

from collections.abc import Collection
from uuid import UUID

from lykt.concerns.queries import notice_sent
from lykt.concerns.rules import CHILD_DUTIES


#: The duties under which child welfare is told about a child, or somebody who may be one.
DUTIES = CHILD_DUTIES


def has_been_told(subjects: Collection[UUID]) -> bool:
    """Tell whether there is a receipt for a notice about one of these subjects."""
    return notice_sent(list(subjects))
