"""What the page of a case is handed of interpreters, for the team alone."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykt.cases.case.models import Case
from lykt.cases.case.offers import Line, Next, Section, Shown
from lykt.cases.case.sight import Sight
from lykt.cases.interpreting import queries
from lykt.cases.interpreting.codes import BookingState
from lykt.organisation.acting import Actor
from lykt.privacy.consent.in_words import language_name


def section(actor: Actor, case: Case, sight: Sight) -> Shown | None:
    """Return the languages and the next booking, with the way to the rest."""
    if not sight.everything:
        return None
    wishes = queries.wishes_of(case)

    def told() -> Mapping[str, Any]:
        return {
            "case": case,
            "wishes": wishes,
            "languages": [language_name(code) for code in wishes.languages] if wishes else [],
            "next": queries.to_come(case).first(),
        }

    return Shown("interpreting/section.html", told)


SECTION = Section(
    key="interpreter",
    title=gettext_lazy("Interpreter"),
    place=60,
    build=section,
)


def nexts(actor: Actor, case: Case, sight: Sight) -> Iterable[Next]:
    """Say what waits. No language stands here: the list would tell where people come from."""
    if not sight.everything:
        return
    for booking in [*queries.to_answer(case), *queries.to_come(case)]:
        told = {"case": case.handle, "booking": booking.handle}
        url = reverse("booking_answer", kwargs=told)
        day = timezone.localdate(booking.when)
        what = booking.get_occasion_display()
        if booking.when < timezone.now():
            yield Next(_("Was the interpreter there? %(what)s") % {"what": what}, day, url, 55)
        elif booking.state == BookingState.WANTED:
            yield Next(_("Book an interpreter: %(what)s") % {"what": what}, day, url, 25)
        else:
            yield Next(_("With an interpreter: %(what)s") % {"what": what}, day, url, 70)


def lines(actor: Actor, case: Case, sight: Sight) -> Iterable[Line]:
    """Return when an interpreter was there, or did not come."""
    if not sight.everything:
        return
    url = reverse("case_interpreter", kwargs={"case": case.handle})
    over = (BookingState.HELD, BookingState.NOT_HELD)
    for booking in queries.bookings_of(case).filter(state__in=over):
        words = _("Interpreter, %(what)s: %(how)s") % {
            "what": booking.get_occasion_display(),
            "how": booking.get_state_display(),
        }
        yield Line(timezone.localdate(booking.when), booking.when, words, booking.by_name, url)


def on_closing(by: Actor, case: Case) -> None:
    """Let what is to come be cancelled: whoever closes a case tells the service."""
    # The rows alone are held: no case, no staff.
    for booking in queries.to_come(case).select_related(None).select_for_update():
        booking.state = BookingState.CANCELLED
        booking.save()
