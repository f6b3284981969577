"""What is read of interpreters: by whoever has been given the case already."""

from django.db.models import QuerySet
from django.utils import timezone

from lykt.cases.case.models import Case
from lykt.cases.interpreting.codes import BookingState
from lykt.cases.interpreting.models import Booking, Wishes


def wishes_of(case: Case) -> Wishes | None:
    """Return what is wished of an interpreter in a case."""
    found: Wishes | None = Wishes.objects.filter(case=case).first()
    return found


def bookings_of(case: Case) -> QuerySet[Booking]:
    """Return every booking of a case, by the hour."""
    rows: QuerySet[Booking] = Booking.objects.filter(case=case)
    return rows.select_related("case", "by", "booked_by").order_by("when", "id")


def to_come(case: Case) -> QuerySet[Booking]:
    """Return the bookings whose hour has not come."""
    waiting = (BookingState.WANTED, BookingState.BOOKED)
    return bookings_of(case).filter(state__in=waiting, when__gte=timezone.now())


def to_answer(case: Case) -> QuerySet[Booking]:
    """Return the bookings whose hour has passed, and of which nobody has said how it went."""
    waiting = (BookingState.WANTED, BookingState.BOOKED)
    return bookings_of(case).filter(state__in=waiting, when__lt=timezone.now())
