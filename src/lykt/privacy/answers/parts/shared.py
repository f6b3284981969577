"""What others have been told, what was held back, and who came by an emergency."""

from django.utils.translation import gettext as _

from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import moment
from lykt.privacy.answers.who import Names
from lykt.privacy.disclosure import answering
from lykt.privacy.emergency.models import EmergencyAccess
from lykt.privacy.subjects import Chapter


def shared(whose: Whose) -> Part:
    """Return what was told to whom, on which ground, and what was held back."""
    return Part(
        title=_("Whom we have told about you"),
        paragraphs=[_("Without your consent, or a law that says we must, nobody is told.")],
        chapters=answering.chapters(whose.family),
    )


def emergencies(whose: Whose) -> Part:
    """Return who has opened the record in an emergency, and why."""
    names = Names()
    found = EmergencyAccess.objects.filter(subject__in=whose.family).select_related("by", "unit")
    rows = [
        [
            moment(one.at),
            moment(one.ended_at or one.until),
            names.of(one.by, one.by_name, one.at),
            str(one.get_why_display()),
            str(one.story),
        ]
        for one in found.order_by("at", "id")
    ]
    return Part(
        title=_("Who has opened it in an emergency"),
        paragraphs=[
            _(
                "When help cannot wait, somebody of another unit can open what is written about "
                "you for some hours. Those who lead and oversee are told at once."
            )
        ],
        chapters=[
            Chapter(
                title=_("Emergencies"),
                columns=[_("Opened"), _("Until"), _("Who"), _("Why"), _("What had happened")],
                rows=rows,
                empty=_("Nobody has opened it in an emergency."),
            )
        ],
    )


SHARED = PartOf(
    frozenset(f"disclosure.{name}" for name in ("Disclosure", "DisclosedItem", "Correction")),
    shared,
)
EMERGENCIES = PartOf(frozenset(("emergency.EmergencyAccess",)), emergencies)
