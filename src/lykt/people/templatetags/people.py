"""Code lists in words, for the templates of this room."""

from collections.abc import Iterable

from django import template

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
