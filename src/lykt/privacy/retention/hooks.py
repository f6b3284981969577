"""What higher rooms want done when something is erased, handed down at start-up.

They run inside the transaction that erases, while the rows are still there; the last kind in
the transaction of a restore, when the rows that came back are there.
"""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise


#: Takes the keys of the subjects that are erased.
BeforeErasure = Callable[[Collection[UUID]], None]
#: Takes the name of a table and those of its rows whose time is over.
BeforeThinning = Callable[[str, QuerySet[Any]], None]

#: Takes the same, and returns those that may go now: the rest waits for something.
MayGo = Callable[[str, QuerySet[Any]], QuerySet[Any]]

#: Called when a copy has been put back without some who had been erased since it was made.
AfterLeavingOut = Callable[[], None]


class KeptBy(NamedTuple):
    """Something that goes on about somebody, and keeps them as long as it does."""

    #: Takes keys of subjects, and returns those of whom it goes on.
    find: Callable[[Collection[UUID]], set[UUID]]
    #: What whoever wants to erase them is told: what goes on, and what to do first.
    words: str | Promise


before_erasure: list[BeforeErasure] = []
before_thinning: list[BeforeThinning] = []
after_leaving_out: list[AfterLeavingOut] = []
#: Called by every run of `lykt retention`: what ends by itself, such as a consent, is let go of.
each_night: list[Callable[[], None]] = []
may_go: list[MayGo] = []
#: Asked before a subject's time is over, and before anybody erases them.
kept_by: list[KeptBy] = []

#: Tables whose rows are never taken one by one, each with the reason.
left_whole: dict[str, str | Promise] = {}
