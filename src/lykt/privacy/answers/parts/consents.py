"""What the person has said yes and no to."""

from django.utils.translation import gettext as _

from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day, moment, yes_or_no
from lykt.privacy.answers.languages import language_name
from lykt.privacy.answers.who import Names
from lykt.privacy.consent.codes import Told
from lykt.privacy.consent.models import Consent, ConsentLine
from lykt.privacy.consent.queries import everything_said, standings
from lykt.privacy.consent.rules import Standing
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return every consent and refusal, line by line, with what ended them."""
    names = Names()
    found = sorted(everything_said(whose.family), key=lambda one: one.at)
    standing = standings(whose.family)
    chapters = [_consent(one, standing[one.pk], names) for one in found]
    nothing = Chapter(
        title=_("Your consents"), empty=_("You have been asked for no consent, and given none.")
    )
    return Part(
        title=_("What you have said yes and no to"),
        paragraphs=[
            _(
                "A consent lets us tell others what we must otherwise keep to ourselves, or keep "
                "your name. You can take it back at any time, to any of us. You get the same "
                "help."
            )
        ],
        chapters=chapters or [nothing],
    )


def _consent(consent: Consent, standing: Standing, names: Names) -> Chapter:
    title = _("%(day)s: %(purpose)s")
    return Chapter(
        title=title % {"day": day(consent.at), "purpose": consent.get_purpose_display()},
        facts=[*_how(consent, names), *_ends(consent, names)],
        columns=[_("To whom"), _("What"), _("Your answer"), _("How it stands")],
        rows=[
            [
                _recipient(line),
                str(line.get_kind_display()),
                str(line.get_answer_display()),
                str(standing.lines[line.pk].label),
            ]
            for line in consent.lines.all()
        ],
    )


def _recipient(line: ConsentLine) -> str:
    label = str(line.get_recipient_display())
    return f"{label}: {line.recipient_named}" if line.recipient_named else label


def _how(consent: Consent, names: Names) -> list[tuple[str, str]]:
    told = [str(one.label) for one in Told if getattr(consent, one.value)]
    facts = [
        (_("Who answered"), consent.get_given_by_display()),
        (_("What the guardian is to you"), consent.get_guardian_display()),
        (_("Asked by"), names.of(consent.by, consent.by_name, consent.at)),
        (_("How it was said"), consent.get_how_display()),
        (_("Language"), language_name(consent.language)),
        (_("Read aloud"), yes_or_no(consent.read_aloud)),
        (_("With an interpreter"), yes_or_no(consent.interpreted)),
        (_("What was explained first"), ", ".join(told)),
        (_("From"), day(consent.since)),
        (_("To and including"), day(consent.until)),
        (_("Remark"), consent.remark),
    ]
    return [(label, str(words)) for label, words in facts if words]


def _ends(consent: Consent, names: Names) -> list[tuple[str, str]]:
    found = []
    for event in consent.events.all():
        said = [
            moment(event.at),
            names.of(event.told_to, event.told_to_name, event.at),
            str(event.get_via_display()),
            str(event.remark),
        ]
        found.append((str(event.get_what_display()), ", ".join(one for one in said if one)))
    return found


PART = PartOf(
    frozenset(
        f"consent.{name}" for name in ("Consent", "ConsentLine", "ConsentEvent", "EndedLine")
    ),
    make,
)
