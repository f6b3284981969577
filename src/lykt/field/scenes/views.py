"""Pages of scenes and signals. The words of a signal show on its own page alone."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.field.doors import doors_of
from lykt.field.scenes import actions, queries
from lykt.field.scenes.codes import SignalKind, SignalState
from lykt.field.scenes.forms import DoneForm, SceneForm, SignalForm
from lykt.field.scenes.models import Scene, Signal
from lykt.field.scenes.rules import review_rule, shows_concern
from lykt.learning.forms import write_page
from lykt.learning.reach import chosen_unit
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import add_problems, sent
from lykt.privacy.reading.showing import show


def _scene(handle: str, act: str = "read") -> Scene:
    return get_object_or_404(queries.scenes_for(current_actor(), act), handle=handle)


def _signal(handle: str, act: str = "read") -> Signal:
    return get_object_or_404(queries.signals_for(current_actor(), act), handle=handle)


def scenes(request: HttpRequest) -> HttpResponse:
    """List scenes with how many signals hold, and those that lapse soon."""
    actor = current_actor()
    check_may(actor, "read", "scene")
    rows = queries.with_signals(queries.scenes_for(actor))
    held = [queries.standing(one) for one in queries.holding(queries.signals_for(actor))]
    context = {
        "page": page_of(request, rows),
        "soon": [one for one in held if one.soon],
        "rule": review_rule(timezone.localdate()),
        "may_make": may(actor, "make", "scene"),
        "doors": doors_of(actor),
    }
    return render(request, "scenes/scenes.html", context)


def scene_new(request: HttpRequest) -> HttpResponse:
    """Write a scene down."""
    actor = current_actor()
    check_may(actor, "make", "scene")
    unit = chosen_unit(request, actor, queries.units_of(actor, "make", "scene"))
    if unit is None:
        return render(request, "people/no_unit.html")
    form = SceneForm(request.POST or None)
    if scene := sent(
        request, form, lambda: actions.make_scene(by=actor, unit=unit, **form.cleaned_data)
    ):
        messages.success(request, _("Saved. Write down what was noticed."))
        return redirect("scene_page", scene.handle)
    lede = _("A place or a milieu. Signals are about it, never about anybody.")
    up = (reverse("scenes"), _("Scenes"))
    return write_page(request, form, heading=_("A new scene"), up=up, lede=lede)


def _up_to(scene: Scene) -> tuple[str, str]:
    return reverse("scene_page", args=[scene.handle]), scene.name


def scene_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a scene and its signals, those that hold first."""
    actor = current_actor()
    scene = _scene(handle)
    signals = queries.signals_for(actor).filter(scene=scene)
    page = page_of(request, signals)
    context = {
        "scene": scene,
        "page": page,
        "rows": [queries.standing(one) for one in page],
        "youth": shows_concern(scene.kind, ""),
        "rule": review_rule(timezone.localdate()),
        "may_change": queries.scenes_for(actor, "change").filter(pk=scene.pk).exists(),
        "may_concern": may(actor, "make", "concern"),
    }
    return render(request, "scenes/scene.html", context)


def scene_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Write what a scene is, put right."""
    actor = current_actor()
    scene = _scene(handle, "change")
    form = SceneForm(request.POST or None, initial=SceneForm.said(scene))
    if sent(
        request, form, lambda: actions.change_scene(by=actor, scene=scene, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("scene_page", handle)
    return write_page(request, form, heading=_("Change the scene"), up=_up_to(scene))


def signal_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down what was noticed about a scene."""
    actor = current_actor()
    check_may(actor, "make", "signal")
    scene = _scene(handle, "change")
    form = SignalForm(request.POST or None)
    if row := sent(
        request, form, lambda: actions.write_signal(by=actor, scene=scene, **form.cleaned_data)
    ):
        undo = reverse("signal_undo", args=[row.handle])
        messages.success(request, _("Saved."), extra_tags=undo)
        if row.kind == SignalKind.MINORS:
            return redirect("signal_page", row.handle)
        return redirect("scene_page", handle)
    heading = _("A signal about %(scene)s") % {"scene": scene.name}
    return write_page(
        request,
        form,
        heading=heading,
        up=_up_to(scene),
        template="scenes/signal_new.html",
        may_concern=may(actor, "make", "concern"),
        youth=shows_concern(scene.kind, ""),
    )


def signal_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a signal, how it stands and what was done."""
    return _signal_page(request, _signal(handle))


def _signal_page(request: HttpRequest, row: Signal, form: DoneForm | None = None) -> HttpResponse:
    actor = current_actor()

    def context() -> Mapping[str, Any]:
        return {
            "row": row,
            "words": row.words,
            "standing": queries.standing(row),
            "events": row.events.select_related("by"),
            "form": form or DoneForm(initial=DoneForm.said(row)),
            "rule": review_rule(timezone.localdate()),
            "child": shows_concern(row.scene.kind, row.kind),
            "may_concern": may(actor, "make", "concern"),
            "may_change": queries.signals_for(actor, "change").filter(pk=row.pk).exists(),
            "may_undo": queries.may_undo(actor, row),
        }

    status = 422 if form and form.errors else 200
    return show(request, "scenes/signal.html", context, people=[row.subject], status=status)


@require_POST
def signal_done(request: HttpRequest, handle: str) -> HttpResponse:
    """Write what was done with a signal."""
    row = _signal(handle, "change")
    form = DoneForm(request.POST)
    if form.is_valid():
        try:
            actions.say_done(by=current_actor(), signal=row, **form.cleaned_data)
        except ValidationError as problem:
            add_problems(form, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("signal_page", handle)
    return _signal_page(request, row, form)


def _acted(request: HttpRequest, handle: str, act: Callable[[Signal], Any]) -> HttpResponse:
    """Do something with a signal, and say what came of it on its page."""
    row = _signal(handle, "change")
    try:
        act(row)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("signal_page", handle)


@require_POST
def signal_review(request: HttpRequest, handle: str) -> HttpResponse:
    """Say that a signal still holds."""
    by = current_actor()
    return _acted(request, handle, lambda row: actions.look_again(by=by, signal=row))


@require_POST
def signal_settle(request: HttpRequest, handle: str) -> HttpResponse:
    """Settle a signal, or take it up again."""
    by = current_actor()
    state = SignalState.STANDS if "back" in request.POST else SignalState.SETTLED
    return _acted(request, handle, lambda row: actions.set_state(by=by, signal=row, state=state))


@require_POST
def signal_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back a signal one has just written down."""
    row = _signal(handle, "change")
    actions.undo_signal(by=current_actor(), signal=row)
    messages.success(request, _("Undone. Nothing of it is kept."))
    return redirect("scene_page", row.scene.handle)
