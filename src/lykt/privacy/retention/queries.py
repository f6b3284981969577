"""What is read about periods and holds, for the pages of this room."""

from dataclasses import dataclass
from typing import NamedTuple
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


class KindKept(NamedTuple):
    """One kind of data, and what the law calls it."""

    name: str
    record: str
    #: Why its rows are never taken one by one; empty for most.
    whole: str


@dataclass(frozen=True, slots=True)
class RuleKept:
    """One rule on the page of periods, with the kinds of data that go by it."""

    title: str
    #: How long, in words.
    length: str
    period: Period
    standing: str
    kinds: list[KindKept]


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


def rules_kept(controller: Controller) -> list[RuleKept]:
    """Return every rule that some kind of data goes by, by its title."""
    kinds: dict[str, list[KindKept]] = {}
    for kept in keeping.register():
        if kept.rule:
            name = str(capfirst(register.model_of(kept)._meta.verbose_name))
            whole = str(hooks.left_whole.get(kept.table, ""))
            kind = KindKept(name, str(CLASSES[kept.record]), whole)
            kinds.setdefault(kept.rule, []).append(kind)
    language, found = get_language() or "en", []
    for ref, those in kinds.items():
        if (period := period_of(ref, controller.pk)) is not None:
            found.append(
                RuleKept(
                    title=period.rule.title(language),
                    length=_length(period.span),
                    period=period,
                    standing=_(STANDINGS[period.standing.value]),
                    kinds=sorted(those),
                )
            )
    return sorted(found, key=lambda rule: rule.title)


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
