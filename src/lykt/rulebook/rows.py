"""One row of the rulebook: a dated fact, what it means, where it is from, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lykt.rulebook.spans import Span, Start, Unit


#: Every rule says what it means in each of these.
LANGUAGES = ("nb", "nn", "en")


class Kind(StrEnum):
    """What a rule is about."""

    DUTY = "duty"
    RETENTION = "retention"
    CONSENT = "consent"
    DEADLINE = "deadline"
    BASIS = "basis"
    LAW = "law"
    CLOCK = "clock"


class Status(StrEnum):
    """What is known of a rule, on the day it was checked."""

    #: In force from its first day to its last.
    CURRENT = "current"
    #: Decided, and in force from its first day; without a day nobody knows from when.
    ADOPTED = "adopted"
    #: Kept to be read. It decides nothing, whatever the day.
    REPEALED = "repealed"
    #: Not checked against its source, or the source leaves it open.
    UNCERTAIN = "uncertain"


class Mark(StrEnum):
    """How a rule was checked."""

    READ = "read"
    PART = "part"
    #: Written down from memory, and therefore always uncertain.
    MEMORY = "memory"
    #: No source says so: Lykt has chosen, until the controller decides otherwise.
    OWN = "own"


class Standing(StrEnum):
    """How far a rule can be relied on, on a day. Only a sure one drives a decision."""

    SURE = "sure"
    UNCERTAIN = "uncertain"
    OVERDUE = "overdue"
    NOT_IN_FORCE = "not_in_force"
    REPEALED = "repealed"


class OwnEnd(StrEnum):
    """Whether what a clock is about can say its own last day, as a ruling does."""

    #: It counts where it is given; else the rule's length does.
    MAY = "may"
    #: Without it nobody knows the end: a consent, or the permit one counts back from.
    MUST = "must"


class Recipient(StrEnum):
    """Whom a duty lets something be told to without consent."""

    CHILD_WELFARE = "child_welfare"
    POLICE = "police"
    FIRE_SERVICE = "fire_service"
    AMBULANCE = "ambulance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One version of a rule. The fields are described in `fields.FIELDS` and in the docs."""

    ref: str
    kind: Kind
    status: Status
    mark: Mark
    titles: Mapping[str, str] = field(hash=False)
    texts: Mapping[str, str] = field(hash=False)
    source: str
    checked_on: date
    checked_by: str
    review_by: date
    law_id: str = ""
    section: str = ""
    months: int | None = None
    days: int | None = None
    hours: int | None = None
    no_end: bool = False
    article_6: str = ""
    article_9: str = ""
    shares_with: tuple[Recipient, ...] = ()
    from_memory: tuple[str, ...] = ()
    #: The events a clock begins with, such as "residence.reflection_granted".
    starts_on: tuple[str, ...] = ()
    #: The events after which it runs no more, such as "residence.permit_applied".
    stops_on: tuple[str, ...] = ()
    first_counts: bool = False
    ends: Mapping[str, str] = field(default_factory=dict, hash=False)
    what_to_do: Mapping[str, str] = field(default_factory=dict, hash=False)
    next_when_late: Mapping[str, str] = field(default_factory=dict, hash=False)
    warn_days: int | None = None
    own_end: OwnEnd | None = None
    backwards: bool = False
    #: The clock whose end it counts back from, where nothing gives another.
    back_from: str = ""
    weekend: str = ""
    moves_running: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    replaces: str = ""
    #: The file and the row it stands in, from 1.
    file: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)

    def title(self, language: str) -> str:
        """Return the name of the rule in "nb", "nn" or "en"; another language gets English."""
        return self.titles.get(language, self.titles["en"])

    def text(self, language: str) -> str:
        """Return what the rule means for the one who works, in "nb", "nn" or "en"."""
        return self.texts.get(language, self.texts["en"])

    @property
    def span(self) -> Span | None:
        """How long the rule says, None where it says no length or has no end."""
        for unit in Unit:
            number = getattr(self, unit.value)
            if number is not None:
                return Span(number, unit)
        return None

    def until(self, start: Start) -> Start:
        """Return the last day or moment within the rule's time, when it begins at `start`.

        Raises:
            ValueError: for a rule without a length, and as `Span.until` does.
        """
        if self.span is None:
            raise ValueError(f"{self.ref} says no length of time")
        return self.span.until(start)

    def holds(self, on: date) -> bool:
        """Tell whether this is the version of that day, both its first and its last with."""
        if self.status is Status.ADOPTED and self.valid_from is None:
            return False
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)

    def drives(self, on: date, *, today: date | None = None) -> bool:
        """Tell whether a decision about the day `on` may rest on this rule; see `standing`."""
        return standing(self, on, today=today) is Standing.SURE


def standing(rule: Rule, on: date, *, today: date | None = None) -> Standing:
    """Return how far a rule can be relied on for the day `on`.

    Whether a check is overdue is asked of the day one stands on, `today`; without it, of
    `on` itself. What nobody has checked is uncertain first of all.
    """
    if rule.status is Status.UNCERTAIN:
        return Standing.UNCERTAIN
    if rule.status is Status.REPEALED or (rule.valid_to is not None and on > rule.valid_to):
        return Standing.REPEALED
    if not rule.holds(on):
        return Standing.NOT_IN_FORCE
    if (today or on) > rule.review_by:
        return Standing.OVERDUE
    return Standing.SURE
