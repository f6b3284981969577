"""What higher rooms want done before something is erased, handed down at start-up.

Both kinds run inside the transaction that erases, while the rows are still there.
"""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise


#: Takes the keys of the subjects that are erased.
BeforeErasure = Callable[[Collection[UUID]], None]
#: Takes the name of a table and those of its rows whose time is over.
BeforeThinning = Callable[[str, QuerySet[Any]], None]

before_erasure: list[BeforeErasure] = []
before_thinning: list[BeforeThinning] = []

#: Tables whose rows are never taken one by one, each with the reason.
left_whole: dict[str, str | Promise] = {}
