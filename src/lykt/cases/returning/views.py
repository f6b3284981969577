"""Pages of a return or settling: parse, call, render."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.case.actions_events import write_event
from lykt.cases.case.codes import Track
from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.tracks import allowed, label
from lykt.cases.case.views import case_of
from lykt.cases.returning import actions, forms, queries
from lykt.cases.returning.lists import ENTRIES, THEN
from lykt.organisation.acting import current_actor
from lykt.organisation.keys import new_handle
from lykt.privacy import subjects
from lykt.privacy.disclosure.attempts import ShareRefused
from lykt.privacy.reading.showing import show


#: These states have pages of their own, which ask for more.
_OWN_PAGES = ("followed_up", "stopped")


def _page(
    request: HttpRequest, case: Case, template: str, form: Form, **more: Any
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"case": case, "form": form, **more}
    return show(request, f"returning/{template}", context, people=[case.subject], status=status)


def _done(form: Form, act: Callable[[], Any]) -> bool:
    """Tell whether what a form asks for was done; what stood in the way is told in it."""
    if not form.is_valid():
        return False
    try:
        act()
    except ValidationError as problem:
        fields = getattr(problem, "error_dict", {})
        known = fields.keys() <= form.fields.keys() | {"__all__"}
        form.add_error(None, problem if known or not fields else problem.messages)
    return not form.errors


def returning(request: HttpRequest, case: str) -> HttpResponse:
    """Show how a return or settling stands, and what is to be thought of."""
    found = case_of(case, "change")
    state = queries.return_state(found)
    events = queries.return_events(found)
    news, stops = queries.news_of(found), queries.stops_of(found)
    subject = subjects.subjects([found.subject]).get(found.subject)

    def context() -> Mapping[str, Any]:
        stop = stops.get(events[0].pk) if events else None
        return {
            "case": found,
            "subject": subject,
            "open": found.state == CaseState.OPEN,
            "state": state,
            "state_label": label(Track.RETURN, state),
            "lists": queries.lists_of(found, queries.LISTS.get(state, ())).items(),
            "changes": [one for one in allowed(Track.RETURN, state) if one not in _OWN_PAGES],
            "then": THEN[stop.reason] if stop else "",
            "stoppable": state in queries.STOPPABLE,
            "followed": state in queries.FOLLOWED,
            "covered": queries.may_pass_on(found),
            "events": [
                {
                    "event": one,
                    "label": label(Track.RETURN, one.state),
                    "more": _more(news.get(one.pk), stops.get(one.pk)),
                    "note": one.note,
                }
                for one in events
            ],
        }

    return show(request, "returning/page.html", context, people=[found.subject])


def _more(news: Any, stop: Any) -> str:
    return news.get_how_display() if news else stop.get_reason_display() if stop else ""


def returning_state(request: HttpRequest, case: str) -> HttpResponse:
    """Write what has happened: considered, applied for, travelled, settled."""
    found = case_of(case, "change")
    now = queries.return_state(found)
    states = [one for one in allowed(Track.RETURN, now) if one not in _OWN_PAGES]
    form = forms.State(request.POST or None, states=states)

    def write() -> None:
        write_event(by=current_actor(), case=found, track=Track.RETURN, **form.cleaned_data)

    if request.method == "POST" and _done(form, write):
        messages.success(request, _("Written down."))
        return redirect("returning", case)
    title = _("What has happened with the return or settling")
    return _page(request, found, "form.html", form, title=title)


@require_POST
def returning_item(request: HttpRequest, case: str, code: str) -> HttpResponse:
    """Say how something of a list stands."""
    found = case_of(case, "change")
    try:
        actions.set_item(
            by=current_actor(), case=found, code=code, state=request.POST.get("state", "")
        )
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Written down."))
    return redirect("returning", case)


def returning_step(request: HttpRequest, case: str, code: str) -> HttpResponse:
    """Make something of a list a step of the case."""
    found = case_of(case, "change")
    if code not in ENTRIES:
        raise Http404
    body = ENTRIES[code].body.value
    form = forms.AsStep(request.POST or None, case=found, initial={"owner_body": body})

    def make() -> None:
        actions.make_step(by=current_actor(), case=found, code=code, **form.cleaned_data)

    if request.method == "POST" and _done(form, make):
        messages.success(request, _("It is a step of the case now."))
        return redirect("returning", case)
    return _page(request, found, "form.html", form, title=ENTRIES[code].label)


def returning_news(request: HttpRequest, case: str) -> HttpResponse:
    """Write what the return programme told after the journey."""
    found = case_of(case, "change")
    form = forms.NewsForm(request.POST or None)

    def note() -> None:
        actions.note_news(by=current_actor(), case=found, **form.cleaned_data)

    if request.method == "POST" and _done(form, note):
        messages.success(request, _("Written down. The next follow-up is counted from it."))
        return redirect("returning", case)
    lede = _("Ask the return programme, never the home country.")
    title = _("News after the journey")
    return _page(request, found, "form.html", form, title=title, lede=lede)


def returning_stop(request: HttpRequest, case: str) -> HttpResponse:
    """Stop a return, and say why."""
    found = case_of(case, "change")
    form = forms.Stop(request.POST or None)

    def stop() -> None:
        actions.stop_return(by=current_actor(), case=found, **form.cleaned_data)

    if request.method == "POST" and _done(form, stop):
        messages.success(request, _("The return is stopped. What to do now stands below."))
        return redirect("returning", case)
    lede = _("A return can be stopped at any time, by the person above all.")
    return _page(request, found, "form.html", form, title=_("Stop the return"), lede=lede)


def returning_documents(request: HttpRequest, case: str) -> HttpResponse:
    """Record what the return programme is told to get travel documents, if consent covers it."""
    found = case_of(case, "change")
    form = forms.Documents(request.POST or None, initial={"once": new_handle()})

    def pass_on() -> None:
        try:
            actions.pass_on_documents(by=current_actor(), case=found, **form.cleaned_data)
        except ShareRefused as refused:
            raise ValidationError(str(refused)) from None

    if request.method == "POST" and _done(form, pass_on):
        messages.success(request, _("Recorded as shared. Tell it yourself: Lykt sends nothing."))
        return redirect("returning", case)
    covered = queries.may_pass_on(found)
    subject = subjects.subjects([found.subject]).get(found.subject)
    return _page(request, found, "documents.html", form, covered=covered, subject=subject)
