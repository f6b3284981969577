"""The calendar of one member of staff: days on which something ends, and nothing else.

A calendar is copied to telephones and to companies elsewhere. It therefore says neither how
many times end on a day, nor of what kind, nor in which case: only that Lykt is worth a look.
"""

import hmac
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from lykt.cases.clocks.actions import digest_of
from lykt.cases.clocks.models import CalendarAddress
from lykt.cases.clocks.queries import clocks_for
from lykt.organisation.acting import acting_as


#: A secret is this long; anything else is not asked for.
LENGTH = 43


def address_of(token: str) -> CalendarAddress | None:
    """Return the address that a secret opens, None where it opens none (any more)."""
    if len(token) != LENGTH:
        return None
    digest = digest_of(token)
    found = CalendarAddress.objects.select_related("staff").filter(digest=digest).first()
    if found is None or not hmac.compare_digest(found.digest, digest):
        return None
    return found if found.staff.is_active else None


def days_of(address: CalendarAddress) -> list[date]:
    """Return the days on which something ends in the cases of whoever owns an address."""
    with acting_as(address.staff.as_actor()) as actor:
        ends = {one.clock.last_day for one in clocks_for(actor)}
    return sorted(day for day in ends if day is not None)


def calendar_of(address: CalendarAddress, link: str, now: datetime) -> bytes:
    """Return the calendar as a file (RFC 5545), in the language of its owner.

    Args:
        address: whose it is.
        link: the address of the list of their clocks, where one signs in.
        now: when it is made, a moment with a zone.
    """
    with translation.override(address.staff.language or translation.get_language()):
        return _written(days_of(address), str(address.pk), link, now)


def _written(days: Collection[date], owner: str, link: str, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Lykt//Lykt//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Lykt")
    for day in days:
        entry = Event()
        entry.add("uid", uid_of(owner, day))
        entry.add("dtstamp", now.astimezone(UTC))
        entry.add("dtstart", day)
        entry.add("dtend", day + timedelta(days=1))
        entry.add("summary", _("A deadline in Lykt"))
        entry.add("class", "PRIVATE")
        entry.add("transp", "TRANSPARENT")
        entry.add("url", link)
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def uid_of(owner: str, day: date) -> str:
    """Return the name of an entry: the same each time, and telling nobody anything."""
    return salted_hmac("lykt.calendar", f"{owner} {day}", algorithm="sha256").hexdigest()[:40]
