"""The form on paper: blank, to be filled in by hand, or with what was answered.

Both say the same: what for, to whom and what, from when to when, that it is voluntary and can
be taken back, what must be told in any case, and on which legal basis anything is written at
all, which is another thing than this consent.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

from lykt.paper.blocks import (
    Block,
    Choices,
    Facts,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
    TwoColumns,
)
from lykt.paper.letter import Letter
from lykt.privacy.consent.codes import (
    ASKED,
    KEPT_HERE,
    NAMED,
    SHARING,
    Answer,
    GivenBy,
    How,
    InformationKind,
    Purpose,
    Recipient,
    Told,
    basis_of,
)
from lykt.privacy.consent.models import Consent, ConsentLine
from lykt.privacy.consent.wording import NORWEGIAN, Wording, wording
from lykt.rulebook import NoRule, Rule, Standing, rule, standing


#: Picks a word out of a wording.
Pick = Callable[[Wording], str]
#: A line to write on, in a table that is filled in by hand.
_GAP = "…" * 12


@dataclass(frozen=True, slots=True)
class Paper:
    """A language and, where its text may not stand alone, the Norwegian beside it."""

    own: Wording
    norwegian: Wording | None

    def label(self, pick: Pick) -> str:
        """Return a short text, in both languages where there are two."""
        if self.norwegian is None:
            return pick(self.own)
        return f"{pick(self.own)} / {pick(self.norwegian)}"

    def text(self, key: str) -> str:
        """Return a short text by its key, in both languages where there are two."""
        return self.label(lambda one: one.text[key])

    def paragraphs(self, texts: Callable[[Wording], Sequence[str]]) -> list[Block]:
        """Return running text: as it is, or with the Norwegian beside each paragraph."""
        if self.norwegian is None:
            return [Paragraph(text) for text in texts(self.own)]
        return [
            TwoColumns(
                self.own.language, texts(self.own), self.norwegian.language, texts(self.norwegian)
            )
        ]

    def day(self, day: date) -> str:
        """Return a day as it is written in Norway, whoever reads it."""
        with override(NORWEGIAN):
            return date_format(day, "SHORT_DATE_FORMAT")


def paper_in(language: str) -> Paper:
    """Return the words to print with. Raises LookupError when there is no form in it."""
    own = wording(language)
    return Paper(own, None if own.stands_alone else wording(NORWEGIAN))


def blank_form(language: str, *, organisation: str, kept: bool, on: date) -> Letter:
    """Return an empty form: of sharing, or of what is `kept` here, as the rules are on a day."""
    paper = paper_in(language)
    purposes = (Purpose.IDENTITY,) if kept else SHARING
    blocks: list[Block] = [
        *_opening(paper, kept),
        Heading(paper.text("h_purpose")),
        Choices([(_purpose_and_basis(paper, one, on), None) for one in purposes]),
        *(_numbered_kinds(paper) if not kept else []),
        Heading(paper.text("h_answers_kept" if kept else "h_answers")),
        *([Choices(_kept_choices(paper))] if kept else _empty_answers(paper)),
        Heading(paper.text("h_period")),
        *_period(paper),
        Facts([(paper.text("since"), _GAP), (paper.text("until"), _GAP)]),
        *_rights(paper, lambda one: _basis_each(one, kept, on)),
        Heading(paper.text("h_told")),
        Choices([(paper.label(_told(one)), None) for one in Told]),
        Heading(paper.text("h_asked")),
        Choices([(paper.label(_how(one)), None) for one in How]),
        Choices([(paper.text("read_aloud"), None), (paper.text("interpreted"), None)]),
        Facts([(paper.text("language"), _GAP)]),
        _signatures(paper, guardian=True),
    ]
    return _letter(paper, blocks, organisation, kept)


def filled_form(
    consent: Consent,
    lines: Iterable[ConsentLine],
    language: str,
    *,
    organisation: str,
    code: str,
    language_asked_in: str,
) -> Letter:
    """Return the form with what was answered.

    The names of recipients are sealed: call it where the reading has been written down.

    Args:
        consent: what was answered.
        lines: the answers in it.
        language: of the paper.
        organisation: who answers for it, as it is printed.
        code: how the person is spoken of: never a name.
        language_asked_in: its name, for whoever reads the paper.
    """
    paper = paper_in(language)
    kept = consent.purpose == Purpose.IDENTITY
    guardian = consent.given_by == GivenBy.GUARDIAN
    answered_by = paper.text("by_guardian" if guardian else "by_person")
    blocks: list[Block] = [
        *_opening(paper, kept),
        Heading(paper.text("h_purpose")),
        Paragraph(paper.label(lambda one: one.purposes[consent.purpose])),
        Heading(paper.text("h_answers_kept" if kept else "h_answers")),
        _answers(paper, list(lines)),
        Heading(paper.text("h_period")),
        *_period(paper),
        Facts(
            [
                (paper.text("since"), paper.day(consent.since)),
                (paper.text("until"), paper.day(consent.until)),
            ]
        ),
        *_rights(paper, lambda one: _basis(one, consent.purpose, consent.since)),
        Heading(paper.text("h_told")),
        Choices([(paper.label(_told(one)), getattr(consent, one.value)) for one in Told]),
        Heading(paper.text("h_asked")),
        Facts(
            [
                (paper.text("code"), code),
                (paper.text("answered_by"), answered_by),
                (paper.text("how"), paper.label(_how(How(consent.how)))),
                (paper.text("language"), language_asked_in),
            ]
        ),
        Choices(
            [
                (paper.text("read_aloud"), consent.read_aloud),
                (paper.text("interpreted"), consent.interpreted),
            ]
        ),
        _signatures(paper, guardian=guardian),
    ]
    return _letter(paper, blocks, organisation, kept)


def receipt_text(language: str) -> list[tuple[str, str]]:
    """Return what is read to somebody who has taken a consent back: (language, text).

    In their own language where there is a form in it, and in Norwegian where that is not
    theirs, or nobody has checked it.
    """
    try:
        paper = paper_in(language)
    except LookupError:
        paper = paper_in(NORWEGIAN)
    said = [paper.own] if paper.norwegian is None else [paper.own, paper.norwegian]
    return [(one.language, one.text["receipt"]) for one in said]


def _letter(paper: Paper, blocks: Sequence[Block], organisation: str, kept: bool) -> Letter:
    words = dict(paper.own.words)
    language = paper.own.language
    if paper.norwegian is not None:
        language = NORWEGIAN
        words = {
            "page": paper.norwegian.words["page"],
            "chosen": paper.label(lambda one: one.words["chosen"]),
            "not_chosen": paper.label(lambda one: one.words["not_chosen"]),
        }
    return Letter(
        title=paper.text("title_kept" if kept else "title"),
        language=language,
        region="NO" if language in ("nb", "nn") else "",
        organisation=organisation,
        intro=(),
        blocks=blocks,
        foot=(),
        words=words,
    )


def _opening(paper: Paper, kept: bool) -> list[Block]:
    first: list[Block] = []
    if paper.norwegian is not None:
        first = [Note(paper.text("unchecked"))]
    why = "kept" if kept else "confidentiality"
    return first + paper.paragraphs(lambda one: [one.text["voluntary"], one.text[why]])


def _period(paper: Paper) -> list[Block]:
    return paper.paragraphs(lambda one: [one.text["duration"], one.text["withdrawal"]])


def _rights(paper: Paper, basis: Pick) -> list[Block]:
    said = paper.paragraphs(lambda one: [one.text["rights"], one.text["duties"], basis(one)])
    return [Heading(paper.text("h_rights")), *said]


def _told(one: Told) -> Pick:
    return lambda wording: wording.told[one.value]


def _how(one: How) -> Pick:
    return lambda wording: wording.how[one.value]


def _signatures(paper: Paper, *, guardian: bool) -> Signature:
    labels = [paper.text("sign_place"), paper.text("sign_person"), paper.text("sign_staff")]
    return Signature([*labels, *([paper.text("by_guardian")] if guardian else [])])


def _numbered_kinds(paper: Paper) -> list[Block]:
    pairs = [
        (str(number), paper.label(lambda one, kind=kind: one.kinds[kind]))  # type: ignore[misc]
        for number, kind in enumerate(InformationKind.values, start=1)
    ]
    return [Heading(paper.text("h_kinds")), Facts(pairs)]


def _kept_choices(paper: Paper) -> list[tuple[str, bool | None]]:
    return [(_kind(paper, one), None) for one in KEPT_HERE]


def _kind(paper: Paper, kind: str) -> str:
    return paper.label(lambda one: one.kinds[kind])


def _recipient(paper: Paper, recipient: str, named: str = "") -> str:
    label = paper.label(lambda one: one.recipients[recipient])
    return f"{label}: {named}" if named else label


def _empty_answers(paper: Paper) -> list[Block]:
    columns = [paper.text("to_whom"), paper.text("yes"), paper.text("no")]
    rows = [[_recipient(paper, one, _GAP if one in NAMED else ""), _GAP, _GAP] for one in ASKED]
    return [
        *paper.paragraphs(lambda one: [one.text["fill_in"]]),
        Table(paper.text("answers"), columns, rows, paper.text("nobody")),
    ]


def _answers(paper: Paper, lines: Sequence[ConsentLine]) -> Table:
    said: dict[tuple[str, str], dict[str, list[str]]] = {}
    order = {value: place for place, value in enumerate(Recipient.values)}
    for line in sorted(lines, key=lambda one: order[one.recipient]):
        answers = said.setdefault((line.recipient, line.recipient_named), {})
        answers.setdefault(line.answer, []).append(_kind(paper, line.kind))
    rows = [
        [
            _recipient(paper, recipient, named),
            "\n".join(answers.get(Answer.YES, [])),
            "\n".join(answers.get(Answer.NO, [])),
        ]
        for (recipient, named), answers in said.items()
    ]
    columns = [paper.text("to_whom"), paper.text("yes"), paper.text("no")]
    return Table(paper.text("answers"), columns, rows, paper.text("nobody"))


def _rule_of(purpose: str, on: date) -> Rule | None:
    try:
        return rule(basis_of(purpose), on)
    except NoRule:
        return None


def _sure(found: Rule | None, on: date) -> bool:
    return found is not None and standing(found, on) is Standing.SURE


def _basis(one: Wording, purpose: str, on: date) -> str:
    """Return on what it rests that anything is written at all, with how sure that is."""
    found = _rule_of(purpose, on)
    if found is None:
        return one.text["basis_unsure"]
    key = "basis_kept" if purpose == Purpose.IDENTITY else "basis"
    said = one.text[key].format(article_6=found.article_6, article_9=found.article_9)
    return said if _sure(found, on) else f"{said} {one.text['basis_unsure']}"


def _basis_each(one: Wording, kept: bool, on: date) -> str:
    if kept:
        return _basis(one, Purpose.IDENTITY, on)
    said = one.text["basis_each"]
    sure = all(_sure(_rule_of(purpose, on), on) for purpose in SHARING)
    return said if sure else f"{said} {one.text['basis_unsure']}"


def _purpose_and_basis(paper: Paper, purpose: str, on: date) -> str:
    label = paper.label(lambda one: one.purposes[purpose])
    found = _rule_of(purpose, on)
    return f"{label} (GDPR {found.article_6}, {found.article_9})" if found else label
