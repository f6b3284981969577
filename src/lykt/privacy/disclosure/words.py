"""A disclosure in words of the current language, for pages, letters and answers.

What is sealed is opened here: call it where the reading has been written down.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt.privacy.disclosure.codes import Basis, Way
from lykt.privacy.disclosure.models import DisclosedItem, Disclosure
from lykt.rulebook import Rule, Standing, rules
from lykt.rulebook.words import STANDINGS


#: Tells whether whoever asks is shown what was told of a kind.
Shown = Callable[[Disclosure, str], bool]


def everything(_disclosure: Disclosure, _kind: str) -> bool:
    """Show every kind: to the person whom it is about."""
    return True


@dataclass(frozen=True, slots=True)
class ItemInWords:
    """One kind: what was told of it, why nothing was, or that it is not for this reader."""

    kind: str
    text: str
    lack: str
    #: Which consent covered it, from when and until when.
    ground: str
    hidden: bool


def language() -> str:
    """Return the code of the language spoken now: "nb", "nn" or "en"."""
    return (get_language() or "nb")[:2]


def items_in_words(disclosure: Disclosure, shown: Shown = everything) -> list[ItemInWords]:
    """Return what went, kind by kind, as far as the reader is shown it."""
    found = []
    for item in disclosure.items.all():
        hidden = not disclosure.refused and not shown(disclosure, item.kind)
        found.append(
            ItemInWords(
                kind=item.get_kind_display(),
                text="" if hidden else _text(disclosure, item),
                lack=item.get_lack_display() if item.lack else "",
                ground=_consent_of(item),
                hidden=hidden,
            )
        )
    return found


def _text(disclosure: Disclosure, item: DisclosedItem) -> str:
    """Return what was told; of what a partner was shown, that they saw it as it stood."""
    if disclosure.way == Way.IN_LYKT and not disclosure.refused:
        return _("Seen in Lykt: what the case says of this, as long as the consent holds")
    return str(item.text)


def _consent_of(item: DisclosedItem) -> str:
    if item.consent_given is None or item.consent_until is None:
        return ""
    return _("Consent written down %(given)s, holds until %(until)s") % {
        "given": day(item.consent_given),
        "until": day(item.consent_until),
    }


def day(value: object) -> str:
    """Return a day or a moment as its local day."""
    return str(date_format(value, "SHORT_DATE_FORMAT"))  # type: ignore[arg-type]


def moment(disclosure: Disclosure) -> str:
    """Return when it was told."""
    return str(date_format(localtime(disclosure.told_at), "SHORT_DATETIME_FORMAT"))


def mark(disclosure: Disclosure) -> str:
    """Return the digest in groups of eight, as one reads it aloud and holds two together."""
    digest = disclosure.digest
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def who(disclosure: Disclosure) -> str:
    """Return to whom it went: the kind of recipient, and who exactly where that is said."""
    named = disclosure.recipient_named
    label = str(disclosure.get_recipient_display())
    return f"{label}: {named}" if named else label


def by_whom(disclosure: Disclosure) -> str:
    """Return who shared it: the name of the account, or what they acted under."""
    return str(disclosure.by) if disclosure.by else disclosure.by_name


def rule_of(disclosure: Disclosure) -> Rule | None:
    """Return the version of the rule that was the ground, if it is still in the rulebook."""
    versions = [one for one in rules() if one.ref == disclosure.duty]
    same = [one for one in versions if one.valid_from == disclosure.duty_since]
    return next(iter(same or versions), None)


def ground(disclosure: Disclosure) -> str:
    """Return the ground in a line: what the consent was for, or which duty."""
    if disclosure.basis == Basis.CONSENT:
        words = _("Consent: %(purpose)s") % {"purpose": disclosure.get_purpose_display()}
        return words + (", " + _("in a case") if disclosure.matter else "")
    rule = rule_of(disclosure)
    title = rule.title(language()) if rule else disclosure.duty
    return _("Legal duty: %(duty)s") % {"duty": title}


def rule_in_words(disclosure: Disclosure) -> str:
    """Return which rule it was: its name, since when that version holds, and how sure."""
    if not disclosure.duty:
        return ""
    rule = rule_of(disclosure)
    law = f"{rule.law_id} {rule.section}".strip() if rule else ""
    since = ""
    if disclosure.duty_since:
        since = _("from %(day)s") % {"day": day(disclosure.duty_since)}
    parts = (disclosure.duty, law, since, standing_in_words(disclosure.duty_standing))
    return " · ".join(part for part in parts if part)


def standing_in_words(standing: str) -> str:
    """Return how sure a rule was, "checked and in force"; nothing where that is not known."""
    return _(STANDINGS[standing]) if standing in set(Standing) else ""
