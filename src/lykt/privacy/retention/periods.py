"""How long a controller keeps a kind of data: its own decision, or else the rulebook."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt import rulebook
from lykt.organisation.access import Refused, check_may, controllers_for
from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.models import Controller
from lykt.privacy.retention.models import MOST_MONTHS, RetentionChoice
from lykt.privacy.retention.rules import over_before
from lykt.rulebook import NoRule, Rule, Span, Standing, Unit


@dataclass(frozen=True, slots=True)
class Period:
    """How long something is kept by one controller, and by which rule or decision."""

    ref: str
    rule: Rule
    standing: Standing
    choice: RetentionChoice | None = None

    @property
    def decides(self) -> bool:
        """Tell whether anything may be erased by it: an unchecked rule decides nothing."""
        return self.choice is not None or self.standing is Standing.SURE

    @property
    def span(self) -> Span | None:
        """How long; None where there is no end."""
        return Span(self.choice.months, Unit.MONTHS) if self.choice else self.rule.span

    @property
    def source(self) -> str:
        """Where it stands that it is so."""
        return self.choice.source if self.choice else " ".join(self.rule.source.split())

    def over_before(self, today: date) -> date | None:
        """Return the latest day from which the time has run out; None when it never does.

        Nor does it for what lasts hours, which is not kept by the day.
        """
        if not self.decides or self.span is None or self.span.unit is Unit.HOURS:
            return None
        return over_before(self.span, today)


def period_of(ref: str, controller: UUID | None, today: date | None = None) -> Period | None:
    """Return the period of a rule at a controller; None when the rulebook knows no such rule."""
    today = today or timezone.localdate()
    try:
        rule = rulebook.rule(ref, today)
    except NoRule:
        return None
    choice = RetentionChoice.objects.filter(rule=ref, controller=controller).first()
    return Period(ref, rule, rulebook.standing(rule, today), choice)


@transaction.atomic
def decide(
    *, by: Actor, controller: Controller, ref: str, months: int, source: str, decided_on: date
) -> RetentionChoice:
    """Write down how long a controller has decided to keep a kind of data.

    Raises:
        Refused: when the actor does not oversee the controller.
        ValidationError: when there is no such rule, or the decision lies ahead.
    """
    check_may(by, "decide", "retention")
    if not by.trusted and controller.pk not in controllers_for(by, "decide", "retention"):
        raise Refused(_("You do not oversee this organisation."))
    today = timezone.localdate()
    if (found := period_of(ref, controller.pk, today)) is None or found.rule.kind != "retention":
        raise ValidationError(_("There is no such rule."))
    if not 1 <= months <= MOST_MONTHS:
        raise ValidationError({"months": _("Write from 1 to 1,200 months.")})
    if decided_on > today:
        raise ValidationError({"decided_on": _("The decision lies ahead. Write it down then.")})
    return RetentionChoice.objects.create(
        controller=controller,
        rule=ref,
        months=months,
        source=source.strip(),
        decided_on=decided_on,
        by_id=by.staff,
        by_name=signature(by),
    )
