"""On which grounds something may be told to somebody now, for whoever chooses between them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from lykt.privacy.consent.codes import InformationKind, Purpose
from lykt.privacy.disclosure import rules, words
from lykt.privacy.disclosure.codes import Lack
from lykt.privacy.disclosure.judging import Asked, Judged
from lykt.privacy.disclosure.rules import ByConsent, ByDuty, DutyFound


@dataclass(frozen=True, slots=True)
class Cover:
    """What one ground says of one kind: it covers it, until when, or what it lacks."""

    kind: str
    covered: bool
    words: str
    lack: Lack | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One ground to choose: a consent with what it covers, or a duty with what it says."""

    #: What it is called in the form.
    key: str
    label: str
    consent: ByConsent | None = None
    covers: tuple[Cover, ...] = ()
    duty: DutyFound | None = None

    @property
    def covers_something(self) -> bool:
        """Tell whether there is anything that it lets be told."""
        return self.is_duty or any(cover.covered for cover in self.covers)

    @property
    def covers_everything(self) -> bool:
        """Tell whether all that was chosen can be told on it."""
        return all(cover.covered for cover in self.covers)

    @property
    def is_duty(self) -> bool:
        """Tell whether it is a duty, which needs a reason."""
        return self.duty is not None

    def ground(self, reason: str) -> rules.Ground:
        """Return the ground itself, a duty with its reason."""
        if self.consent is not None:
            return self.consent
        if self.duty is None or self.duty.rule is None:
            raise ValueError("an offer is a consent or a duty")
        return ByDuty(self.duty.rule.ref, reason)

    # What a page says of a duty, in the reader's language.

    @property
    def text(self) -> str:
        """Return what the duty says."""
        return self.duty.rule.text(words.language()) if self.duty and self.duty.rule else ""

    @property
    def source(self) -> str:
        """Return where the rule is from."""
        return self.duty.rule.source.strip() if self.duty and self.duty.rule else ""

    @property
    def law(self) -> str:
        """Return the law and the paragraph, where the rule names them."""
        rule = self.duty.rule if self.duty else None
        return f"{rule.law_id} {rule.section}".strip() if rule else ""

    @property
    def checked_on(self) -> date | None:
        """Return when somebody last held the rule against its source."""
        return self.duty.rule.checked_on if self.duty and self.duty.rule else None

    @property
    def uncertain(self) -> bool:
        """Tell whether nobody has confirmed the duty, or not lately."""
        return self.duty is not None and self.duty.uncertain

    @property
    def standing(self) -> str:
        """Return how sure the rulebook is of the duty."""
        return words.standing_in_words(self.duty.standing or "") if self.duty else ""


def consent_offers(asked: Asked, kinds: Collection[str], *, today: date) -> list[Offer]:
    """Return the consents there are, that of most kinds first, with what they cover today."""
    return [
        _consent_offer(ground, covers_in_words(kinds, found))
        for ground, found in asked.grounds(kinds, today=today).items()
    ]


def _consent_offer(ground: ByConsent, covers: Sequence[Cover]) -> Offer:
    label = _("Consent: %(purpose)s") % {"purpose": Purpose(ground.purpose).label}
    key = f"consent-{ground.purpose}"
    if ground.matter is not None:
        label += ", " + _("in a case")
        # The key of a row stays inside; here it only has to be known again.
        key += "-" + salted_hmac("lykt.matter", ground.matter.hex).hexdigest()[:12]
    return Offer(key, label, consent=ground, covers=tuple(covers))


def covers_in_words(kinds: Collection[str], found: Judged) -> list[Cover]:
    """Return what a ground says of each kind, in words."""
    covers = []
    for kind in kinds:
        label = str(InformationKind(kind).label)
        if cover := found.covers.get(kind):
            until = _("holds until %(day)s") % {"day": words.day(cover.entry.until)}
            covers.append(Cover(label, True, until))
        else:
            lack = found.lacks[kind]
            covers.append(Cover(label, False, str(lack.label), lack))
    return covers


def duty_offers(recipient: str, *, today: date) -> list[Offer]:
    """Return the duties that let something be told to a recipient today, the sure ones first."""
    return [
        Offer(
            key=duty.rule.ref,
            label=_("Legal duty: %(duty)s") % {"duty": duty.rule.title(words.language())},
            duty=duty,
        )
        for duty in rules.duties_to(recipient, today=today)
        if duty.rule is not None
    ]
