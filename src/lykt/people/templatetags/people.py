"""Code lists in words, for the templates of this room."""

from collections.abc import Iterable
from typing import NamedTuple

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget

from lykt.people import codes
from lykt.people.forms import choices_of


register = template.Library()


@register.filter
def needs(values: Iterable[str]) -> str:
    """Return what someone asked help with, in words."""
    return ", ".join(choices_of(codes.Need, values))


@register.filter
def given(values: Iterable[str]) -> str:
    """Return what someone got, in words."""
    return ", ".join(choices_of(codes.Given, values))


@register.filter
def referred(values: Iterable[str]) -> str:
    """Return where someone was shown the way, in words."""
    return ", ".join(choices_of(codes.Referral, values))


#: So many taps are seen without unfolding.
SHOWN = 5


class Folded(NamedTuple):
    """The taps of a field: those shown, the rest, and whether something is chosen there."""

    shown: list[BoundWidget]
    rest: list[BoundWidget]
    open: bool


@register.filter
def folded(field: BoundField) -> Folded:
    """Part the taps of a field into those shown and the rest."""
    taps = list(field)
    rest = taps[SHOWN:]
    return Folded(taps[:SHOWN], rest, any(tap.data["selected"] for tap in rest))
