"""What is read of findings and the measures that were made of them."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from lykt.field.assessment.models import Finding
from lykt.field.assessment.offers import Became
from lykt.field.assessment.queries import findings_done, findings_of
from lykt.organisation.acting import Actor
from lykt.plans.findings.models import Origin
from lykt.plans.models import Measure, Plan
from lykt.plans.queries import measures_for


def became_measures(actor: Actor, keys: Collection[UUID]) -> Mapping[UUID, list[Became]]:
    """Return the measures that were made of findings, as far as the actor may read them."""
    rows = Origin.objects.filter(finding__in=list(keys), measure__in=measures_for(actor))
    told: dict[UUID, list[Became]] = {}
    for row in rows.select_related("measure__plan"):
        words = f"{row.measure.plan.title}: {row.measure}"
        url = reverse("measure_page", args=[row.measure.handle])
        told.setdefault(row.finding_id, []).append(Became(words, url))
    return told


def findings_for(actor: Actor, plan: Plan) -> QuerySet[Finding]:
    """Return what a plan can make measures of: all that was found where it is done."""
    return findings_done(actor, plan.controller_id)


def origins_of(actor: Actor, measure: Measure, on: date) -> list[Finding]:
    """Return the findings a measure was made of by a day, as far as the actor may read them."""
    rows = Origin.objects.filter(measure=measure).values_list("finding", "written_at")
    keys = [key for key, at in rows if timezone.localdate(at) <= on]
    return list(findings_of(actor, keys))
