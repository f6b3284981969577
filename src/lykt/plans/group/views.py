"""Pages of a plan's reference group: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.plans.group import actions, forms, queries
from lykt.plans.group.models import GroupMeeting
from lykt.plans.models import Plan
from lykt.plans.queries import plans_for
from lykt.plans.reach import may_with
from lykt.plans.views_writing import done, form_page


def group(request: HttpRequest, handle: str) -> HttpResponse:
    """Show the group: advice without an answer first, then its meetings and members."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor), handle=handle)
    given = queries.told_of(queries.advice_for(actor).filter(meeting__plan=plan))
    members = list(queries.members_for(actor).filter(plan=plan))
    meetings = queries.meetings_for(actor).filter(plan=plan).prefetch_related("members")
    context = {
        "plan": plan,
        "unanswered": [one for one in given if one.answer is None],
        "answered": [one for one in given if one.answer is not None],
        "members": [one for one in members if one.until is None],
        "gone": [one for one in members if one.until is not None],
        "page": page_of(request, meetings),
        "may_change": may_with(actor, "change", plan.controller_id),
    }
    return render(request, "plans/group/group.html", context)


def _group_of(plan: Plan) -> str:
    return reverse("group", args=[plan.handle])


def group_member_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Say who sits in the group."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor, "change"), handle=handle)
    form = forms.NewMember(request.POST or None)
    if done(request, form, lambda: actions.add_member(by=actor, plan=plan, **form.cleaned_data)):
        return redirect("group", plan.handle)
    return form_page(request, form, _("A new member"), _group_of(plan), of=_("Reference group"))


@require_POST
def group_member_end(request: HttpRequest, handle: str) -> HttpResponse:
    """Say that a member has left the group."""
    actor = current_actor()
    member = get_object_or_404(queries.members_for(actor, "change"), handle=handle)
    try:
        actions.end_member(by=actor, member=member)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        messages.success(
            request, _("They have left the group. Their meetings still tell of them.")
        )
    return redirect("group", member.plan.handle)


def group_meeting_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down a meeting."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor, "change"), handle=handle)
    form = forms.Meeting(request.POST or None, plan=plan)
    made: list[GroupMeeting] = []
    if done(
        request,
        form,
        lambda: made.append(actions.hold_meeting(by=actor, plan=plan, **form.cleaned_data)),
        _("The meeting is written down. Write what was advised."),
    ):
        return redirect("group_meeting", made[0].handle)
    return form_page(request, form, _("A meeting"), _group_of(plan), of=_("Reference group"))


def group_meeting(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a meeting with what was advised there."""
    actor = current_actor()
    meeting = get_object_or_404(queries.meetings_for(actor), handle=handle)
    context = {
        "meeting": meeting,
        "plan": meeting.plan,
        "members": meeting.members.all(),
        "given": queries.told_of(queries.advice_for(actor).filter(meeting=meeting)),
        "may_change": may_with(actor, "change", meeting.plan.controller_id),
    }
    return render(request, "plans/group/meeting.html", context)


def group_advice_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down what was advised in a meeting."""
    actor = current_actor()
    meeting = get_object_or_404(queries.meetings_for(actor, "change"), handle=handle)
    form = forms.NewAdvice(request.POST or None, plan=meeting.plan)

    def act() -> object:
        return actions.give_advice(by=actor, meeting=meeting, **form.cleaned_data)

    if done(request, form, act, _("The advice is written down. It shows until it is answered.")):
        return redirect("group_meeting", meeting.handle)
    back = reverse("group_meeting", args=[meeting.handle])
    return form_page(request, form, _("New advice"), back, of=_("The meeting"))


def group_advice_answer(request: HttpRequest, handle: str) -> HttpResponse:
    """Say what came of advice."""
    actor = current_actor()
    advice = get_object_or_404(queries.advice_for(actor, "change"), handle=handle)
    form = forms.Answering(request.POST or None)

    def act() -> object:
        return actions.answer_advice(by=actor, advice=advice, **form.cleaned_data)

    if done(request, form, act, _("The answer is written down, with your name and the day.")):
        return redirect("group", advice.meeting.plan.handle)
    back = _group_of(advice.meeting.plan)
    context = {"form": form, "advice": advice, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "plans/group/answer.html", context, status=status)
