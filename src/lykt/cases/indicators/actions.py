"""Writing an assessment, finishing it, and letting go of one that came to nothing."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.holding import held
from lykt.cases.case.models import Case
from lykt.cases.indicators.codes import STATES, AssessmentState
from lykt.cases.indicators.models import Assessment, Finding
from lykt.cases.indicators.queries import answers_of, draft_of
from lykt.cases.indicators.rules import Answer, problems_of
from lykt.organisation.acting import Actor


@transaction.atomic
def begin(*, by: Actor, case: Case) -> Assessment:
    """Begin an assessment, or return the one that is being written already.

    It begins empty: what was answered before is shown beside it, not copied.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when the case is closed or locked.
    """
    now = held(by, "change", case)
    if (draft := draft_of(now)) is not None:
        return draft
    draft = Assessment(case=now)
    draft.save(force_insert=True)
    now.save()
    return draft


def _held_draft(by: Actor, assessment: Assessment) -> Assessment:
    held(by, "change", assessment.case)
    now: Assessment | None = (
        Assessment.objects.select_for_update()
        .select_related("case")
        .filter(pk=assessment.pk)
        .first()
    )
    if now is None or now.state != AssessmentState.DRAFT:
        raise ValidationError(_("This assessment is finished, or was let go of. Begin a new one."))
    return now


@transaction.atomic
def write(
    *, by: Actor, assessment: Assessment, answers: Mapping[str, Answer], written: str
) -> Assessment:
    """Write what is known into a draft. What is not among `answers` stays as it was.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: by the code of the indicator, or when it is finished.
    """
    now = _held_draft(by, assessment)
    if problems := problems_of(answers):
        raise ValidationError(problems)
    known = answers_of(now)
    for code, answer in answers.items():
        row = known.get(code)
        if not answer.value:
            if row is not None:
                row.delete()
            continue
        row = row or Finding(assessment=now, indicator=code)
        row.value, row.how = answer.value, list(answer.how)
        row.save()
    now.written = written.strip()
    now.save()
    return now


@transaction.atomic
def finish(*, by: Actor, assessment: Assessment) -> Assessment:
    """Finish an assessment: from now on it is read, and never rewritten.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when nothing has been written in words, or it is finished.
    """
    now = _held_draft(by, assessment)
    if AssessmentState.FINISHED not in STATES[now.state]:
        raise ValidationError(_("This assessment is finished already."))
    if not Assessment.objects.exclude(written="").filter(pk=now.pk).exists():
        raise ValidationError(
            {
                "written": _(
                    "Write what you make of it. The answers alone say nothing: no number of "
                    "them confirms or rules out anything."
                )
            }
        )
    now.state, now.finished_at = AssessmentState.FINISHED, timezone.now()
    now.save()
    now.case.save()
    return now


@transaction.atomic
def let_go(*, by: Actor, assessment: Assessment) -> None:
    """Let go of a draft that came to nothing.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when it is finished.
    """
    _held_draft(by, assessment).delete()
