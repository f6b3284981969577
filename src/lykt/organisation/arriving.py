"""What is told upwards when an account is made, given a post, or gets another address.

A room above that waits for somebody, such as one who has been invited, hears of it here.
"""

from collections.abc import Callable

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff


#: Called inside the transaction, with who did it and the account.
listeners: list[Callable[[Actor, Staff], None]] = []


def tell(by: Actor, staff: Staff) -> None:
    """Tell every room that listens."""
    for listener in listeners:
        listener(by, staff)
