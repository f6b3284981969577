"""How long each kind is kept and why, on which legal basis, and what the person can do."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt import rulebook
from lykt.organisation import keeping
from lykt.organisation.keeping import Kept, RecordClass
from lykt.privacy.answers.answer import Part, Whose
from lykt.privacy.retention import register
from lykt.privacy.retention.periods import Period, period_of
from lykt.privacy.subjects import Chapter
from lykt.rulebook import Kind, Mark, NoRule, Rule, Standing
from lykt.rulebook.words import STANDINGS


def _language() -> str:
    return (get_language() or "nb")[:2]


def _line(text: str) -> str:
    return " ".join(text.split())


# ---- How long


#: Tables whose rule stands in every answer, whether or not there is a row.
ALWAYS_TOLD = frozenset(("people.Contact", "people.ContactCorrection"))


def how_long(whose: Whose) -> Part:
    """Return how long each kind of what there is about the person is kept, and why."""
    rows: dict[str, list[str]] = {}
    for kept in keeping.about_subjects():
        # The rules of what somebody may or may not see here stand in every answer: a line
        # that came and went would tell of visits at the clinic.
        found = kept.table in ALWAYS_TOLD or register.about(kept, whose.family).exists()
        if found and kept.rule and (period := period_of(kept.rule, whose.subject.controller)):
            rows.setdefault(kept.rule, _kept(kept, period))
    reading = period_of("retention.reading_record", whose.subject.controller)
    if reading:
        rows.setdefault(reading.ref, [reading.rule.title(_language()), "", *_period(reading)])
    return Part(
        title=_("How long we keep it, and why"),
        paragraphs=[
            _(
                "When the time is over it is erased. When you are erased, the key to everything "
                "sealed is destroyed, and it is gone from all copies too."
            )
        ],
        chapters=[
            Chapter(
                title=_("Each kind of what there is about you"),
                columns=[_("What"), _("Of which sort it is"), _("How long"), _("Where it stands")],
                rows=list(rows.values()),
            )
        ],
    )


def _kept(kept: Kept, period: Period) -> list[str]:
    return [period.rule.title(_language()), _sort(kept.record), *_period(period)]


def _sort(record: RecordClass) -> str:
    return {
        RecordClass.JOURNAL: _("Patient journal: the law says how long"),
        RecordClass.ARCHIVE: _("Shows what we have done"),
        RecordClass.WORKING: _("Needed for the work"),
    }[record]


def _period(period: Period) -> list[str]:
    """Return how long, in a sentence, and where that stands."""
    if period.choice is not None:
        words = _("%(months)s months: so we have decided.") % {"months": period.choice.months}
        return [words, period.source]
    words = _line(period.rule.text(_language()))
    if period.standing is not Standing.SURE:
        words = f"{words} ({_(STANDINGS[period.standing])})"
    return [words, _where(period.rule)]


def _where(rule: Rule) -> str:
    if rule.mark is Mark.OWN:
        return _("No law: our own choice")
    return f"{rule.law_id} {rule.section}".strip() or _line(rule.source)


# ---- On which legal basis


def on_what_basis(whose: Whose) -> Part:
    """Return the legal basis of each purpose, GDPR articles 6 and 9, and how sure it is."""
    today = timezone.localdate()
    rows = [
        [
            one.title(_language()),
            _line(one.text(_language())),
            _article(one.article_6),
            _article(one.article_9),
            _(STANDINGS[rulebook.standing(one, today)]),
        ]
        for one in rulebook.rules(Kind.BASIS, today)
    ]
    said = [
        _(
            "The law asks for a reason to write anything about you: article 6 of the "
            "data-protection regulation (GDPR), and article 9 for what is most private, such as "
            "health."
        ),
        _(
            "That you say yes to our telling somebody is another thing: it opens our duty of "
            "confidentiality, and nothing else."
        ),
        _(
            "Where it says that it is not checked, nobody has confirmed yet that it is the right "
            "article. It is for us to find out, and you can ask."
        ),
    ]
    return Part(
        title=_("Why we may write about you"),
        paragraphs=said,
        chapters=[
            Chapter(
                title=_("What for, and by which article"),
                columns=[
                    _("What for"),
                    _("What it means"),
                    _("GDPR 6"),
                    _("GDPR 9"),
                    _("How sure"),
                ],
                rows=rows,
            )
        ],
    )


def _article(text: str) -> str:
    return _("article %(number)s") % {"number": text} if text else "–"


# ---- Rights


def rights(whose: Whose) -> Part:
    """Return what the person can do, and whom to complain to."""
    rows = [
        [_("See what we have about you"), _law("law.gdpr_15", "15")],
        [_("Have what is wrong put right, or your own words put beside it"), "GDPR 16"],
        [_("Have it erased"), "GDPR 17"],
        [_("Have it left alone while something is being looked into"), "GDPR 18"],
        [_("Get a copy to take along"), "GDPR 15, 20"],
        [_("Say that you do not want it used for something"), "GDPR 21"],
        [_("Take back what you have said yes to"), "GDPR 7"],
        [_("Complain to Datatilsynet"), "GDPR 77"],
    ]
    deadline = _rule("answer.deadline")
    return Part(
        title=_("What you can do"),
        paragraphs=[
            _("Tell any of us, in any language. It costs nothing, and you get the same help."),
            *([_line(deadline.text(_language()))] if deadline else []),
            _(
                "Are you not content with what we do? Ask the data-protection officer of "
                "%(organisation)s, or complain to Datatilsynet, which watches over us: "
                "www.datatilsynet.no. You can ask us, a lawyer or anyone you trust to help you."
            )
            % {"organisation": _organisation(whose)},
            _(
                "If somebody makes you ask for this, or wants to see it: you decide. We can keep "
                "it here, read it to you another day, or help you to be safe."
            ),
        ],
        chapters=[
            Chapter(
                title=_("Your rights"), columns=[_("You can"), _("Where it stands")], rows=rows
            )
        ],
    )


def _law(ref: str, article: str) -> str:
    rule = _rule(ref)
    return f"GDPR {article}: {rule.title(_language())}" if rule else f"GDPR {article}"


def _rule(ref: str) -> Rule | None:
    try:
        return rulebook.rule(ref, timezone.localdate())
    except NoRule:
        return None


def _organisation(whose: Whose) -> str:
    from lykt.organisation.models import Controller

    return str(Controller.objects.get(pk=whose.subject.controller))
