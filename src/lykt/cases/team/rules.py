"""Which addresses may be invited, and until when, as pure functions over plain values."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from lykt.rulebook import DrivesNothing, NoRule, deciding


#: What holds where nobody has confirmed the rule lately: a short time, not none.
DAYS_WITHOUT_A_RULE = 7
#: More hours than this are not used in one day.
LONGEST_DAY = 24


def domain_of(address: str) -> str:
    """Return what stands behind the @ of an address, in small letters."""
    return address.strip().rpartition("@")[2].casefold()


def domain_problem(domain: str) -> str:
    """Return why something is no domain that can be allowed; nothing when it can."""
    parts = domain.split(".")
    plain = all(part and all(c.isalnum() or c == "-" for c in part) for part in parts)
    if len(parts) < 2 or not plain:
        return _("Write what stands behind the @, such as nav.no.")
    if domain in OPEN_TO_ALL:
        return _("Anybody can have an address there. Write the domain of the body itself.")
    return ""


#: Domains at which anybody can make an address: they say nothing of where somebody works.
_OPEN = (
    "gmail.com hotmail.com outlook.com live.com yahoo.com icloud.com proton.me online.no "
    "hotmail.no live.no"
)
OPEN_TO_ALL = frozenset(_OPEN.split())


def address_problem(address: str, allowed: Collection[str]) -> str:
    """Return why an address cannot be invited, with which can; nothing when it can."""
    if domain_of(address) in allowed:
        return ""
    if not allowed:
        return _(
            "No domain is allowed for this body yet. Ask the administrator to add the domain "
            "of their addresses."
        )
    domains = in_order(allowed)
    return _("Addresses of this body end in %(domains)s. Write one of those.") % {
        "domains": domains
    }


def in_order(domains: Iterable[str]) -> str:
    """Return domains as a sentence has them: "@nav.no, @trondheim.kommune.no"."""
    return ", ".join(f"@{domain}" for domain in sorted(domains))


def last_day(today: date) -> date:
    """Return the last day of an invitation that is made today."""
    try:
        return deciding("partner.invitation", today).until(today)
    except (DrivesNothing, NoRule):
        return today + timedelta(days=DAYS_WITHOUT_A_RULE)
