"""What the page of a case is handed of housing. No address, for nobody: it has its own page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykt.cases.case.models import Case
from lykt.cases.case.offers import Line, Mark, Next, Section, Shown
from lykt.cases.case.sight import Sight
from lykt.cases.housing import queries
from lykt.cases.housing.actions_waiting import close_waiting
from lykt.cases.housing.codes import AddressState, OfferState, PlaceKind, WhyWithdrawn
from lykt.cases.housing.models import AddressReader, PlaceAddress, Stay, Waiting
from lykt.cases.housing.readers import end
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind


#: What a partner must be covered for, to see that somebody is housed and until when.
KIND = InformationKind.HOUSING


def _day(day: date) -> str:
    return str(date_format(day, "SHORT_DATE_FORMAT"))


def _page(case: Case) -> str:
    return reverse("case_housing", kwargs={"case": case.handle})


def section(actor: Actor, case: Case, sight: Sight) -> Shown | None:
    """Return where somebody lives, in two lines, with the way to the rest."""
    stay = queries.current_stay(case)

    def told() -> Mapping[str, Any]:
        return {
            "stay": stay,
            "waiting": queries.waiting_of(case) if sight.everything else None,
            "sight": sight,
            "case": case,
            "knows_where": sight.sees(InformationKind.WHEREABOUTS),
            "reads_address": stay is not None and queries.may_read_address(actor, sight, stay),
        }

    return Shown("housing/section.html", told)


SECTION = Section(
    key="housing",
    title=gettext_lazy("Safe housing"),
    place=40,
    build=section,
    kind=KIND,
)


def marks(actor: Actor, case: Case, sight: Sight) -> Iterable[Mark]:
    """Say in a word whether somebody has a place, and until when it is shielded."""
    if not sight.sees(KIND):
        return
    label, url = _("Housing"), _page(case) if sight.everything else ""
    stay = queries.current_stay(case)
    if stay is not None:
        text = _("in place")
        if stay.shielded_until:
            text = _("shielded until %(day)s") % {"day": _day(stay.shielded_until)}
        yield Mark(label, text, "safe", url)
    elif queries.waiting_of(case) is not None:
        yield Mark(label, _("waits for a place"), "missing", url)


def nexts(actor: Actor, case: Case, sight: Sight) -> Iterable[Next]:
    """Say what waits: a shielding that ends, a place that has not answered, a reader to name."""
    if not sight.everything:
        return
    url = _page(case)
    if stay := queries.current_stay(case):
        yield from _of_stay(actor, case, stay)
    if waiting := queries.waiting_of(case):
        yield Next(
            _("Find a place: on the waiting list since %(day)s") % {"day": _day(waiting.since)},
            waiting.since,
            url,
            10,
        )
    for offer in queries.offers_of(case).filter(state=OfferState.ASKED):
        words = _("Ask again for an answer: %(place)s")
        yield Next(words % {"place": offer.place}, None, url, 60)


def _of_stay(actor: Actor, case: Case, stay: Stay) -> Iterable[Next]:
    told = {"case": case.handle, "stay": stay.handle}
    if stay.shielded_until:
        words = _("The shielding of the place ends: let it last longer, or find another")
        yield Next(words, stay.shielded_until, reverse("stay_change", kwargs=told), 20)
    if stay.planned_to and stay.planned_to != stay.shielded_until:
        words = _("The stay is planned to end: find where they go next")
        yield Next(words, stay.planned_to, reverse("stay_change", kwargs=told), 30)
    if not queries.readers_of(stay).exists():
        words = _("Name who may read the address where they live")
        yield Next(words, None, reverse("stay_readers", kwargs=told), 40)
    mine = PlaceAddress.objects.filter(place=stay.place_id, state=AddressState.WAITING)
    if actor.staff and mine.filter(second=actor.staff).exists():
        words = _("Write the address of %(place)s a second time")
        place = {"handle": stay.place.handle}
        yield Next(
            words % {"place": stay.place},
            None,
            reverse("place_address_confirm", kwargs=place),
            15,
        )


def lines(actor: Actor, case: Case, sight: Sight) -> Iterable[Line]:
    """Return what has happened with the housing, by kinds of places alone."""
    if not sight.sees(KIND):
        return
    url = _page(case) if sight.everything else ""
    for stay in queries.stays_of(case):
        kind = PlaceKind(stay.place.kind).label
        words = _("Moved in: %(kind)s") % {"kind": kind}
        yield Line(stay.first, stay.at, words, stay.by_name, url)
        if stay.ended_on:
            yield Line(stay.ended_on, stay.at, _left(stay, kind, sight), "", url)
    if not sight.everything:
        return
    for row in Waiting.objects.filter(case=case):
        yield Line(row.since, row.at, _("On the waiting list for a place"), row.by_name, url)
    for offer in queries.offers_of(case).filter(state=OfferState.REFUSED):
        words = _("A place said no: %(why)s") % {"why": offer.get_reason_display()}
        yield Line(offer.answered_on or offer.asked_on, offer.at, words, offer.by_name, url)


def _left(stay: Stay, kind: Any, sight: Sight) -> str:
    """Say that they left; where to is where they are, and only for whoever may know that."""
    if not sight.sees(InformationKind.WHEREABOUTS):
        return _("Left: %(kind)s") % {"kind": kind}
    return _("Left: %(kind)s. %(where)s") % {"kind": kind, "where": stay.get_where_to_display()}


def before_closing(case: Case) -> Iterable[str]:
    """Say what must be written about the housing before a case is closed."""
    stay = queries.current_stay(case)
    if stay is not None and not stay.goes_on_with:
        yield _(
            "They live in a place of ours. Write when they left, or who answers for it from "
            "now on."
        )


def on_closing(by: Actor, case: Case) -> None:
    """Take whoever waits off the list, and let nobody read the address any more."""
    close_waiting(case, WhyWithdrawn.CASE_CLOSED)
    end(AddressReader.objects.filter(case=case))
