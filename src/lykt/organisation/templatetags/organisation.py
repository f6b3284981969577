"""Words for the pages of accounts."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lykt.organisation.codes import AccountAct
from lykt.organisation.models import AccountChange
from lykt.organisation.roles import Role


register = template.Library()

#: What the details of an entry are called.
NAMES: dict[str, str | Promise] = {
    "name": _("Name"),
    "email": _("Work e-mail"),
    "language": _("Language"),
    "totp": _("App"),
    "webauthn": _("Passkey"),
}

#: Who else than staff writes in a history, by the word that `write_down` puts first.
OTHERS = {"operator": _("the operator %(name)s"), "job": _("the program %(name)s")}


@register.filter
def told(change: AccountChange) -> str:
    """Say the detail of an entry, written in codes, in the reader's language."""
    if change.what in (AccountAct.POST_GIVEN, AccountAct.POST_ENDED):
        return " · ".join(in_words(part) for part in change.detail.split(" · "))
    if change.what in (AccountAct.FACTOR_ADDED, AccountAct.FACTOR_REMOVED):
        return _named(change.detail)
    return ", ".join(_named(name) for name in change.detail.split(", "))


@register.filter
def doer(change: AccountChange) -> str:
    """Say who made an entry, in the reader's language where it was nobody on the staff."""
    kind, _space, name = change.by.partition(" ")
    return str(OTHERS[kind]) % {"name": name} if name and kind in OTHERS else change.by


@register.filter
def in_fours(text: str) -> str:
    """Part a long key in groups of four, so that it can be read off and written by hand."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def in_words(part: str) -> str:
    """Say a code in the reader's language: a role, a day; what is neither stays as it is."""
    if part in Role.values:
        return str(Role(part).label)
    try:
        return date_format(date.fromisoformat(part), "SHORT_DATE_FORMAT")
    except ValueError:
        return part


def _named(code: str) -> str:
    return str(NAMES.get(code, code))
