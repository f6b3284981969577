"""Those who work here, by name and role: the person has a right to know who."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.privacy.answers.days import moment
from lykt.privacy.base import AboutSubject


class Names:
    """Names with the role that somebody had then. Asks once for each account."""

    def __init__(self) -> None:
        self._posts: dict[UUID, list[StaffPost]] = {}

    def of(self, staff: Staff | None, name: str, at: datetime) -> str:
        """Return "Sunniva (Social worker)"; for the machine, the name it acted under."""
        if staff is None:
            return name or "–"
        roles = ", ".join(dict.fromkeys(str(Role(p.role).label) for p in self._held(staff.pk, at)))
        return f"{staff} ({roles})" if roles else str(staff)

    def wrote(self, row: AboutSubject) -> str:
        """Return when a row was written and by whom: "3.11.2026 14:05, Sunniva (…)"."""
        return f"{moment(row.at)}, {self.of(row.by, row.by_name, row.at)}"

    def _held(self, staff: UUID, at: datetime) -> list[StaffPost]:
        if staff not in self._posts:
            self._posts[staff] = list(StaffPost.objects.filter(staff=staff))
        day = timezone.localdate(at)
        return [
            post
            for post in self._posts[staff]
            if post.since <= day and (post.until is None or post.until >= day)
        ]
