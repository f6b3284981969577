"""Consents in words, for pages. Names of recipients open where the reading is written down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from babel import Locale
from django.utils.translation import get_language

from lykt.privacy.consent.codes import LANGUAGES, Recipient, State, Told
from lykt.privacy.consent.models import Consent, ConsentLine
from lykt.privacy.consent.queries import Live, target_of
from lykt.privacy.consent.rules import Standing, Target


#: The small mark that is drawn beside each state.
MARKS: Mapping[State, str] = {
    State.HOLDS: "done",
    State.IN_PART: "part",
    State.NOT_BEGUN: "open",
    State.REFUSED: "stopped",
    State.LATER_NO: "stopped",
    State.WITHDRAWN: "stopped",
    State.CASE_CLOSED: "missing",
    State.RAN_OUT: "late",
    State.REPLACED: "missing",
}


@dataclass(frozen=True, slots=True)
class LineWords:
    """One answer, and how it stands now."""

    kind: str
    state: State
    #: What a form sends to mean this answer.
    value: str


@dataclass(frozen=True, slots=True)
class Part:
    """The answers about one recipient that stand alike."""

    state: State
    kinds: str

    @property
    def mark(self) -> str:
        """Return the mark to draw beside them."""
        return MARKS[self.state]


@dataclass(slots=True)
class RecipientWords:
    """One recipient, by name where there are several, and the answers about them."""

    label: str
    named: str
    lines: list[LineWords] = field(default_factory=list)
    #: The last day of those that hold, where they are of several consents the first.
    until: date | None = None

    @property
    def kinds(self) -> str:
        """Return the kinds of information, with commas between."""
        return ", ".join(line.kind for line in self.lines)

    @property
    def parts(self) -> list[Part]:
        """Return the answers that stand alike together, a yes that holds before a no."""
        kinds: dict[State, list[str]] = {}
        for line in self.lines:
            kinds.setdefault(line.state, []).append(line.kind)
        return [Part(one, ", ".join(kinds[one])) for one in MARKS if one in kinds]


@dataclass(frozen=True, slots=True)
class ConsentWords:
    """A consent in a list, a refusal no less than a yes."""

    consent: Consent
    state: State
    to: str
    #: The case it holds for, as this reader may call it; nothing for whatever comes.
    matter: str = ""

    @property
    def mark(self) -> str:
        """Return the mark to draw beside it."""
        return MARKS[self.state]


def answers_in_words(lines: Iterable[ConsentLine], standing: Standing) -> list[RecipientWords]:
    """Return the answers of a consent, recipient by recipient, in the order of the form."""
    groups: dict[tuple[str, str], RecipientWords] = {}
    for line in _in_order(lines):
        group = groups.setdefault((line.recipient, line.named_key), _group(line))
        state = standing.lines[line.pk]
        group.lines.append(_line(line, state))
    return list(groups.values())


def live_in_words(lives: Iterable[Live]) -> list[RecipientWords]:
    """Return what may be shared now, recipient by recipient."""
    groups: dict[tuple[str, str], RecipientWords] = {}
    by_line = {live.line.pk: live.consent for live in lives}
    seen: set[Target] = set()
    for line in _in_order(live.line for live in lives):
        target = target_of(line)
        group = groups.setdefault((line.recipient, line.named_key), _group(line))
        until = by_line[line.pk].until
        group.until = min(until, group.until or until)
        if target not in seen:
            seen.add(target)
            group.lines.append(_line(line, State.HOLDS))
    return list(groups.values())


def consents_in_words(
    consents: Sequence[Consent],
    standings: Mapping[UUID, Standing],
    matters: Mapping[UUID | None, str] | None = None,
) -> list[ConsentWords]:
    """Return consents as rows of a list; `matters` says what cases are called."""
    return [
        ConsentWords(
            consent,
            standings[consent.pk].state,
            ", ".join(_recipients(line.recipient for line in consent.lines.all())),
            (matters or {}).get(consent.matter, ""),
        )
        for consent in consents
    ]


def told_in_words(consent: Consent) -> list[tuple[str, bool]]:
    """Return each thing that is to be explained, and whether it was."""
    return [(str(one.label), getattr(consent, one.value)) for one in Told]


def value_of(target: Target) -> str:
    """Return what a form sends to mean a recipient and a kind: no name stands in it."""
    return ".".join((target.recipient, target.kind, target.named))


def target_from(value: str) -> Target | None:
    """Return what a form meant by a value, None for what is none."""
    parts = value.split(".")
    return Target(*parts) if len(parts) == 3 else None


def language_name(code: str) -> str:
    """Return what a language is called in the reader's own."""
    reader = (get_language() or "nb").split("-")[0]
    return str(Locale.parse(reader).languages.get(code, code))


def languages() -> list[tuple[str, str]]:
    """Return (code, name) of the languages one is asked in, by name."""
    return sorted(((code, language_name(code)) for code in LANGUAGES), key=lambda one: one[1])


def _in_order(lines: Iterable[ConsentLine]) -> list[ConsentLine]:
    order = {value: place for place, value in enumerate(Recipient.values)}
    return sorted(lines, key=lambda line: order[line.recipient])


def _recipients(values: Iterable[str]) -> list[str]:
    asked = set(values)
    return [str(label) for value, label in Recipient.choices if value in asked]


def _group(line: ConsentLine) -> RecipientWords:
    return RecipientWords(line.get_recipient_display(), line.recipient_named)


def _line(line: ConsentLine, state: State) -> LineWords:
    return LineWords(line.get_kind_display(), state, value_of(target_of(line)))
