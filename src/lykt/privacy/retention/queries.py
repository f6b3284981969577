"""What is read about periods and holds, for the pages of this room."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lykt.organisation import keeping
from lykt.organisation.access import controllers_for, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller
from lykt.privacy.retention import hooks, register
from lykt.privacy.retention.codes import CLASSES
from lykt.privacy.retention.holds import holds_for
from lykt.privacy.retention.models import LegalHold, RetentionChoice
from lykt.privacy.retention.periods import Period, period_of
from lykt.privacy.subjects import Subject, subjects
from lykt.rulebook import Span, Unit
from lykt.rulebook.words import STANDINGS


@dataclass(frozen=True, slots=True)
class KindKept:
    """One kind of data on the page of periods."""

    name: str
    record: str
    #: How long, in words.
    length: str
    #: Why its rows are never taken one by one; empty for most.
    whole: str
    period: Period
    rule: str
    standing: str


@dataclass(frozen=True, slots=True)
class HoldOnSomebody:
    """A hold and whom it is about."""

    hold: LegalHold
    subject: Subject | None


def controllers_read(actor: Actor) -> QuerySet[Controller]:
    """Return the controllers whose periods the actor may read."""
    if actor.trusted:
        return Controller.objects.all()
    units = units_for(actor, "read", "retention")
    overseen = controllers_for(actor, "read", "retention")
    return Controller.objects.filter(Q(pk__in=overseen) | Q(units__in=units)).distinct()


def controllers_decided(actor: Actor) -> QuerySet[Controller]:
    """Return the controllers whose decisions the actor may write down."""
    if actor.trusted:
        return Controller.objects.all()
    return Controller.objects.filter(pk__in=controllers_for(actor, "decide", "retention"))


def kinds_kept(controller: Controller) -> list[KindKept]:
    """Return every kind of data that a rule speaks of, by its name."""
    language = get_language() or "en"
    found = []
    for kept in keeping.register():
        period = period_of(kept.rule, controller.pk) if kept.rule else None
        if period is not None:
            found.append(
                KindKept(
                    name=str(capfirst(register.model_of(kept)._meta.verbose_name)),
                    record=str(CLASSES[kept.record]),
                    length=_length(period.span),
                    whole=str(hooks.left_whole.get(kept.table, "")),
                    period=period,
                    rule=period.rule.title(language),
                    standing=_(STANDINGS[period.standing.value]),
                )
            )
    return sorted(found, key=lambda kind: kind.name)


def _length(span: Span | None) -> str:
    if span is None:
        return _("without an end")
    words = {
        Unit.MONTHS: ngettext("%(n)s month", "%(n)s months", span.number),
        Unit.DAYS: ngettext("%(n)s day", "%(n)s days", span.number),
        Unit.HOURS: ngettext("%(n)s hour", "%(n)s hours", span.number),
    }
    return words[span.unit] % {"n": span.number}


def choices_of(controller: Controller, ref: str) -> QuerySet[RetentionChoice]:
    """Return what a controller has decided about a rule, the latest first."""
    return RetentionChoice.objects.filter(controller=controller, rule=ref).select_related("by")


def held_in_reach(actor: Actor) -> list[HoldOnSomebody]:
    """Return the holds that stand in the actor's units, with whom they are about."""
    holds = list(holds_for(actor))
    keys: set[UUID] = {hold.subject for hold in holds}
    there = subjects(keys)
    return [HoldOnSomebody(hold, there.get(hold.subject)) for hold in holds]
