"""What happened in a case, as things that the person can dispute."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.cases.case.lines import event_words
from lykt.cases.case.models import CaseEvent
from lykt.cases.case.queries import cases_for, sight_for
from lykt.organisation.acting import Actor
from lykt.privacy.answers.things import Thing


def events_of(actor: Actor, subjects: Collection[UUID]) -> list[Thing]:
    """Return the events of cases about these subjects that the actor may read, latest first."""
    cases = [
        case
        for case in cases_for(actor).filter(subject__in=list(subjects))
        if sight_for(actor, case).everything
    ]
    rows = CaseEvent.objects.filter(case__in=cases, takes_back=None).select_related("case")
    return [
        Thing(
            key=event.pk,
            handle=event.handle,
            label=_("%(day)s, case %(number)s: %(what)s")
            % {
                "day": date_format(event.day, "SHORT_DATE_FORMAT"),
                "number": event.case.label,
                "what": event_words(event),
            },
            url=reverse("case_page", args=[event.case.handle]),
        )
        for event in rows
    ]
