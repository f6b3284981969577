"""Pages of the children of a case: parse, call, render."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lykt.cases.case.models import Case
from lykt.cases.case.queries import may_with, sight_for
from lykt.cases.case.views import case_of
from lykt.cases.case.views_work import done
from lykt.cases.children import actions, queries
from lykt.cases.children.forms import Ending, Noting, Situation
from lykt.cases.children.queries import Child
from lykt.cases.children.section import row_of
from lykt.organisation.access import Refused, check_may_in, may
from lykt.organisation.acting import current_actor
from lykt.people.codes import Gender
from lykt.privacy import subjects
from lykt.privacy.reading.showing import show


def _case(handle: str, act: str = "read") -> Case:
    """Return a case of which the actor sees everything."""
    case = case_of(handle, act)
    if not sight_for(current_actor(), case).everything:
        raise Http404
    return case


def _child(case: Case, handle: str) -> Child:
    if (found := queries.find(case, handle)) is None:
        raise Http404
    return found


def _shown(case: Case, *children: Child) -> list[UUID]:
    return [case.subject, *(key for one in children for key in one.family)]


def case_children(request: HttpRequest, case: str) -> HttpResponse:
    """List the children of a case, each with what is missing for it."""
    found = _case(case)
    children = queries.children_of(found)

    def context() -> Mapping[str, Any]:
        may_change = found.state == "open" and may_with(current_actor(), "change", found)
        return {
            "case": found,
            "children": [row_of(one, whole=True) for one in children],
            "may_add": may_change,
        }

    return show(request, "children/children.html", context, people=_shown(found, *children))


def case_child_new(request: HttpRequest, case: str) -> HttpResponse:
    """Note a child on a case."""
    found = _case(case, "change")
    actor = current_actor()
    form = Noting(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        child = subjects.by_label(actor, told["code"]) if told["code"].strip() else None
        if told["code"].strip() and child is None:
            form.add_error("code", _("Nobody here has this code."))
        else:
            facts = {"birth_year": told["birth_year"], "gender": told["gender"] or Gender.UNKNOWN}
            asked = {"relation": told["relation"], "child": child, **({} if child else facts)}
            if done(form, lambda: actions.add_child(by=actor, case=found, **asked)):
                messages.success(request, _("The child is noted. Now say who answers for it."))
                return redirect("case_children", case)
    context = {
        "case": found,
        "form": form,
        "heading": _("Note a child"),
        "button": _("Note the child"),
        "hint": _(
            "A child is a person of its own here: with a code, a record and rights of its own."
        ),
    }
    return _form(request, context, form, [found.subject])


def _form(request: HttpRequest, context: Any, form: Any, people: list[UUID]) -> HttpResponse:
    status = 422 if form.errors else 200
    return show(request, "children/form.html", context, people=people, status=status)


def case_child(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Show a child of a case: who answers for it, how it has it, what is missing."""
    found = _case(case)
    child = _child(found, handle)
    actor = current_actor()

    def context() -> Mapping[str, Any]:
        return {
            "case": found,
            "row": row_of(child, whole=True),
            "child": child,
            "history": [
                {"row": one, "needs": one.needs, "body_named": one.body_named}
                for one in queries.history(child.family)[1:]
            ],
            "may_change": found.state == "open" and may_with(actor, "change", found),
            "may_share": may(actor, "share", "disclosure"),
            "may_open": child.link is not None and _may_open(child),
        }

    return show(request, "children/child.html", context, people=_shown(found, child))


def _may_open(child: Child) -> bool:
    """Tell whether the actor may open a case of the child's own."""
    try:
        check_may_in(current_actor(), "make", "case", child.subject.unit)
    except Refused:
        return False
    return True


def case_child_write(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Write how a child has it now."""
    found = _case(case, "change")
    child = _child(found, handle)
    actor = current_actor()
    form = Situation(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {"by": actor, "case": found, "child": child.subject, **form.cleaned_data}
        if done(form, lambda: actions.write_situation(**told)):
            messages.success(request, _("Saved."))
            return redirect("case_child", case, handle)

    def context() -> Mapping[str, Any]:
        if not form.is_bound:
            form.initial = Situation.start()
            if (now := child.situation) is not None:
                form.initial = {name: getattr(now, name) for name in form.fields}
        return {
            "case": found,
            "form": form,
            "heading": _("How does the child have it?"),
            "button": _("Save"),
        }

    return _form(request, context, form, _shown(found, child))


def case_child_end(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Say that a child belongs to the case no more."""
    found = _case(case, "change")
    child = _child(found, handle)
    if (link := child.link) is None:
        raise Http404
    form = Ending(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_child(by=current_actor(), link=link, why=form.cleaned_data["why"])
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("The child is not noted any more. Its own record stays."))
            return redirect("case_children", case)
    context = {
        "case": found,
        "form": form,
        "heading": _("Is the child of the case no more?"),
        "button": _("End it"),
    }
    return _form(request, context, form, _shown(found, child))
