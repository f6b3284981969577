"""Entries of the record in words: when, who, which page, on what ground."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.privacy.reading import chain
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.pages import in_words


#: So many digits of a name in the record are shown.
NAME_DIGITS = 6

#: What is wrong with the record, for those who do not run the command.
_WHY = {
    chain.MISSING: gettext_lazy("An entry is missing, or has been put in."),
    chain.LOOSE: gettext_lazy("The entry does not follow the one before."),
    chain.CHANGED: gettext_lazy("The entry has been changed."),
    chain.WRONG_END: gettext_lazy("The end has been cut off, or added to."),
    chain.NO_TIP: gettext_lazy("The tip is gone: what says how many entries there are."),
    chain.UNSEALED: gettext_lazy("The tip was changed by somebody without the key."),
    chain.NO_KEY: gettext_lazy("The key that seals the record is gone."),
    chain.STRANGE: gettext_lazy("A head kept elsewhere was changed, or is of another record."),
    chain.ANOTHER: gettext_lazy("Another entry %(number)s was there on %(day)s."),
    chain.GONE: gettext_lazy("Entry %(number)s was there on %(day)s, and is gone."),
}


class Words(NamedTuple):
    """What an entry says, for whoever may read it. Names stand as they are today."""

    when: datetime
    #: The name, with the role they had then where that is known.
    who: str
    page: str
    ground: str
    #: The parts of `who`: a name, the name they sign in with, and the role they had.
    name: str
    username: str
    role: str


def entry_in_words(entry: ReadingEntry) -> Words:
    """Return one entry in words; for many, `entries_in_words` asks less of the database."""
    return entries_in_words([entry])[0]


def entries_in_words(entries: Sequence[ReadingEntry]) -> list[Words]:
    """Return entries in words of the current language, in the same order.

    Two queries, however many there are.
    """
    keys = {entry.staff for entry in entries if entry.staff}
    staff = Staff.objects.in_bulk(keys)
    posts: dict[UUID, list[StaffPost]] = {}
    for post in StaffPost.objects.filter(staff__in=keys).select_related("unit"):
        posts.setdefault(post.staff_id, []).append(post)
    return [
        _in_words(entry, staff, posts.get(entry.staff or UUID(int=0), ())) for entry in entries
    ]


def _in_words(entry: ReadingEntry, staff: dict[UUID, Staff], posts: Iterable[StaffPost]) -> Words:
    reader = staff.get(entry.staff) if entry.staff else None
    name = reader.name if reader else _name_of_no_account(entry)
    role = _role_then(entry, posts)
    return Words(
        when=entry.at,
        who=f"{name} ({role})" if role else name,
        page=in_words(entry.what),
        ground=str(Ground(entry.ground).label) if entry.ground in Ground.values else entry.ground,
        name=name,
        username=entry.actor if entry.staff else "",
        role=role,
    )


def _name_of_no_account(entry: ReadingEntry) -> str:
    if entry.actor_kind == "operator":
        return _("the operator %(name)s") % {"name": entry.actor}
    if entry.actor_kind == "job":
        return _("the program %(name)s") % {"name": entry.actor}
    return entry.actor


def _role_then(entry: ReadingEntry, posts: Iterable[StaffPost]) -> str:
    """Return the roles that someone had on the day, at who answers for those they read."""
    day = timezone.localdate(entry.at)
    held = [
        post
        for post in posts
        if post.since <= day
        and (post.until is None or post.until >= day)
        and entry.controller in (None, post.controller_id)
    ]
    return ", ".join(
        f"{Role(post.role).label}, {post.unit}" if post.unit else str(Role(post.role).label)
        for post in held
    )


def short_names(entry: ReadingEntry) -> list[str]:
    """Return the names in the record of those shown, cut to `NAME_DIGITS`.

    Enough to see whether two entries are about the same one, and no way back to them.
    """
    return [name[:NAME_DIGITS] for name in entry.subjects]


def why_in_words(why: str) -> str:
    """Say in the current language what `chain` has found to be wrong."""
    for told, words in _WHY.items():
        pattern = told.format(number=r"(?P<number>\d+)", day=r"(?P<day>[\d-]+)")
        if match := re.fullmatch(pattern, why):
            return str(words) % {
                key: _day_or_number(text) for key, text in match.groupdict().items()
            }
    return why


def _day_or_number(text: str) -> str:
    return date_format(date.fromisoformat(text), "SHORT_DATE_FORMAT") if "-" in text else text
