"""A room that owns things, in place of those that hand down what can be left behind."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q

from lykt.organisation import orphans
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.orphans import Orphan, Orphans


class Drawers:
    """Each post has a drawer; whoever held it leaves it, until somebody takes it over."""

    kind = "drawer"
    label = "Drawers"

    def __init__(self) -> None:
        self.taken: list[tuple[Actor, str, Staff]] = []
        self.stuck = False

    def find(self, units: Collection[UUID]) -> list[Orphan]:
        """Return the drawers of those who have left, and that nobody has taken over."""
        gone = StaffPost.objects.filter(orphans.has_left("staff"), unit__in=units)
        taken = Q(handle__in=[handle for _by, handle, _to in self.taken])
        return [
            Orphan(post.handle, f"Drawer {post.handle}", "/drawer/", post.staff, post.unit_id)
            for post in gone.exclude(taken).select_related("staff").order_by("pk")
        ]

    def take_over(self, *, by: Actor, handle: str, to: Staff) -> None:
        """Give a drawer to somebody, unless it is stuck."""
        if self.stuck:
            raise ValidationError("The drawer is stuck.")
        self.taken.append((by, handle, to))

    def handed_down(self) -> Orphans:
        """Return this as a room hands it down."""
        return Orphans(self.kind, self.label, self.find, self.take_over)
