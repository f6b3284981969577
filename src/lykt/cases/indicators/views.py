"""Pages of assessments: parse, call, render."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt import rulebook
from lykt.cases.case.models import Case
from lykt.cases.case.queries import may_with, sight_for
from lykt.cases.case.views import case_of
from lykt.cases.indicators import actions, queries
from lykt.cases.indicators.codes import AssessmentState
from lykt.cases.indicators.forms import Assessing, conversation, in_words
from lykt.cases.indicators.models import Assessment
from lykt.cases.indicators.rules import asked_about
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.privacy.reading.showing import show


def _case(handle: str, act: str = "read") -> Case:
    """Return a case of which the actor sees everything: assessments are the team's own."""
    case = case_of(handle, act)
    if not sight_for(current_actor(), case).everything:
        raise Http404
    return case


def _assessment(case: Case, handle: str) -> Assessment:
    return get_object_or_404(queries.assessments_of(current_actor(), case), handle=handle)


def assessments(request: HttpRequest, case: str) -> HttpResponse:
    """List the assessments of a case."""
    found = _case(case)
    actor = current_actor()
    context = {
        "case": found,
        "page": page_of(request, queries.assessments_of(actor, found)),
        "may_write": may_with(actor, "change", found) and found.state == "open",
    }
    return show(request, "indicators/assessments.html", context, people=[found.subject])


@require_POST
def assessment_new(request: HttpRequest, case: str) -> HttpResponse:
    """Begin an assessment, or go on with the one that is being written."""
    found = _case(case, "change")
    try:
        draft = actions.begin(by=current_actor(), case=found)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("assessments", case)
    return redirect("assessment_write", case, draft.handle)


def assessment_page(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Show an assessment: the words first, then each answer beside the one before it."""
    found = _case(case)
    assessment = _assessment(found, handle)
    answers = queries.answers_of(assessment)
    before = queries.earlier(assessment)
    earlier = queries.answers_of(before) if before else {}
    language = get_language() or "en"
    groups = [
        {
            "title": asked.group.title(language),
            "rows": [
                {
                    "text": one.text(language),
                    "now": in_words(answers.get(one.code)),
                    "before": in_words(earlier.get(one.code)),
                }
                for one in asked.indicators
                if one.code in answers or one.code in earlier
            ],
        }
        for asked in asked_about("in_doubt")
    ]

    def context() -> Mapping[str, Any]:
        return {
            "case": found,
            "assessment": assessment,
            "written": assessment.written,
            "before": before,
            "groups": [group for group in groups if group["rows"]],
            "caution": rulebook.caution(language),
            "may_write": assessment.state == AssessmentState.DRAFT
            and may_with(current_actor(), "change", found),
        }

    return show(request, "indicators/assessment.html", context, people=[found.subject])


def assessment_write(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Write an assessment, with support for the conversation beside it."""
    found = _case(case, "change")
    assessment = _assessment(found, handle)
    if assessment.state != AssessmentState.DRAFT:
        return redirect("assessment_page", case, handle)
    answers, before = queries.answers_of(assessment), queries.earlier(assessment)
    form = Assessing(request.POST or None, age=found.age)
    if request.method == "POST" and form.is_valid():
        actor = current_actor()
        try:
            actions.write(
                by=actor,
                assessment=assessment,
                answers=form.answers(),
                written=form.cleaned_data["written"],
            )
            if "finish" in request.POST:
                actions.finish(by=actor, assessment=assessment)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            done = "finish" in request.POST
            messages.success(request, _("The assessment is finished.") if done else _("Saved."))
            return redirect("assessment_page" if done else "assessment_write", case, handle)
    earlier = queries.answers_of(before) if before else {}

    def context() -> Mapping[str, Any]:
        shown = form
        if not form.is_bound:
            shown = Assessing(age=found.age, initial=Assessing.said(answers, assessment.written))
        return {
            "case": found,
            "assessment": assessment,
            "form": shown,
            "groups": list(shown.groups(earlier)),
            "before": before,
            "caution": rulebook.caution(get_language() or "en"),
            "conversation": conversation(),
        }

    status = 422 if form.errors else 200
    people = [found.subject]
    return show(request, "indicators/write.html", context, people=people, status=status)


@require_POST
def assessment_let_go(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Let go of a draft that came to nothing."""
    found = _case(case, "change")
    try:
        actions.let_go(by=current_actor(), assessment=_assessment(found, handle))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("The draft is gone."))
    return redirect("assessments", case)
