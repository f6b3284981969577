"""What is read of assessments, for whoever is in the team of the case."""

from django.db.models import QuerySet

from lykt.cases.case.models import Case
from lykt.cases.case.queries import cases_for, sight_for
from lykt.cases.indicators.codes import AssessmentState
from lykt.cases.indicators.models import Assessment, Finding
from lykt.organisation.acting import Actor


def assessments_of(actor: Actor, case: Case) -> QuerySet[Assessment]:
    """Return the assessments of a case, the youngest first; none for an invited partner."""
    found: QuerySet[Assessment] = Assessment.objects.filter(case=case).select_related("by", "case")
    if not sight_for(actor, case).everything:
        found = found.none()
    return found.order_by("-at", "-id")


def assessments_for(actor: Actor) -> QuerySet[Assessment]:
    """Return every assessment the actor may read."""
    whole = [case.pk for case in cases_for(actor) if sight_for(actor, case).everything]
    found: QuerySet[Assessment] = Assessment.objects.filter(case__in=whole)
    return found.select_related("by", "case")


def draft_of(case: Case) -> Assessment | None:
    """Return the assessment that is being written in a case, if one is."""
    found: Assessment | None = Assessment.objects.filter(
        case=case, state=AssessmentState.DRAFT
    ).first()
    return found


def answers_of(assessment: Assessment) -> dict[str, Finding]:
    """Return what was answered, by the code of the indicator."""
    return {one.indicator: one for one in Finding.objects.filter(assessment=assessment)}


def earlier(assessment: Assessment) -> Assessment | None:
    """Return the finished assessment before this one, which it is read beside."""
    found: Assessment | None = (
        Assessment.objects.filter(case=assessment.case, state=AssessmentState.FINISHED)
        .exclude(pk=assessment.pk)
        .filter(at__lte=assessment.at)
        .order_by("-at", "-id")
        .first()
    )
    return found
