"""What somebody is asked and answers, as it comes in, and whether it can be an answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.privacy.consent import rules
from lykt.privacy.consent.codes import (
    ASKED,
    KEPT_HERE,
    NAMED,
    NEEDED_FOR_YES,
    Answer,
    GivenBy,
    Purpose,
    Recipient,
    Told,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as it was given: the name in clear, where the recipient is one of several."""

    recipient: str
    kind: str
    answer: str
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How somebody was asked: by whom answered, in which way and language, what was told."""

    how: str
    language: str
    given_by: str = GivenBy.PERSON
    guardian: str = ""
    read_aloud: bool = False
    interpreted: bool = False
    told: Collection[str] = ()
    remark: str = ""

    def fields(self) -> dict[str, Any]:
        """Return the fields of a consent that say how it was asked."""
        return {
            "how": self.how,
            "language": self.language,
            "given_by": self.given_by,
            "guardian": self.guardian,
            "read_aloud": self.read_aloud,
            "interpreted": self.interpreted,
            "remark": self.remark,
            **{one.value: one in self.told for one in Told},
        }


def check_possible(purpose: str, lines: Collection[Said], asking: Asking) -> None:
    """Refuse what is no answer, by the field it stands in.

    Raises:
        ValidationError: with the field, where there is one.
    """
    if purpose not in Purpose.values:
        raise ValidationError({"purpose": _("Choose what it is for.")})
    if not lines:
        raise ValidationError(_("Write down an answer: a yes or a no to somebody."))
    here = purpose == Purpose.IDENTITY
    possible = (Recipient.HERE,) if here else ASKED
    for said in lines:
        if said.recipient not in possible:
            raise ValidationError(_("This is not asked for this purpose."))
        if here and said.kind not in KEPT_HERE:
            raise ValidationError(_("Only the name and how to reach them are kept here."))
        if said.named and said.recipient not in NAMED:
            raise ValidationError(_("No name is written for this recipient."))
    targets = {
        (each.recipient, each.kind, " ".join(each.named.casefold().split())) for each in lines
    }
    if len(targets) != len(lines):
        raise ValidationError(_("The same was answered twice. Choose either yes or no."))
    if (asking.given_by == GivenBy.GUARDIAN) != bool(asking.guardian):
        raise ValidationError({"guardian": _("Choose what the guardian is to the person.")})
    if any(said.answer == Answer.YES for said in lines):
        _check_yes(lines, asking)


def _check_yes(lines: Collection[Said], asking: Asking) -> None:
    """Refuse a yes that says not to whom, or that nobody could have understood."""
    for said in lines:
        if said.answer == Answer.YES and said.recipient in NAMED and not said.named.strip():
            name = Recipient(said.recipient).label
            raise ValidationError(_("Write which, where they say yes: %(who)s.") % {"who": name})
    if missing := [one for one in NEEDED_FOR_YES if one not in asking.told]:
        words = ", ".join(str(one.label) for one in missing)
        raise ValidationError(
            {"told": _("Explain this first, or it is no consent: %(what)s.") % {"what": words}}
        )


def last_day(since: date, until: date | None) -> date:
    """Return the last day of a consent: `until`, or the longest of the rulebook without one.

    Raises:
        ValidationError: when it is over before it began, or longer than the rule.
    """
    longest = rules.longest(since)
    last = until or longest
    if last is None:
        raise ValidationError(
            {"until": _("Choose the last day. No confirmed rule says how long it may be.")}
        )
    if last < max(since, timezone.localdate()):
        raise ValidationError({"until": _("Choose a last day that is today or later.")})
    if longest is not None and last > longest:
        day = date_format(longest, "SHORT_DATE_FORMAT")
        raise ValidationError(
            {"until": _("A consent holds until %(day)s at the longest.") % {"day": day}}
        )
    return last
