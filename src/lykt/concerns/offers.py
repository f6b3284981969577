"""What the rooms above hand down for the page of a concern: nothing is imported upwards."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise

from lykt.concerns.models import Concern
from lykt.organisation.acting import Actor


class Offer(NamedTuple):
    """A way on from a concern that goes on, such as "Open a case".

    `url_of` returns the address, or "" where this is not for this concern or this actor: it
    asks its own room's rules. A locked or ended concern offers nothing.
    """

    label: str | Promise
    url_of: Callable[[Actor, Concern], str]


class Shown(NamedTuple):
    """An offer as a page shows it."""

    label: str | Promise
    url: str


_offers: list[Offer] = []


def add(offer: Offer) -> None:
    """Let a way on be shown; the same one is handed down once."""
    if offer not in _offers:
        _offers.append(offer)


def offers_for(actor: Actor, concern: Concern) -> list[Shown]:
    """Return the ways on that are open to the actor from this concern."""
    if concern.is_locked or concern.is_ended:
        return []
    found = ((offer, offer.url_of(actor, concern)) for offer in _offers)
    return [Shown(offer.label, url) for offer, url in found if url]
