"""Pages of networks: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.learning.doors import doors_of
from lykt.learning.forms import write_page
from lykt.learning.networks import actions, queries
from lykt.learning.networks.forms import MemberForm, NetworkForm
from lykt.learning.networks.models import Network
from lykt.learning.reach import homes, staff_at
from lykt.organisation.access import check_may, may, may_at
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent


#: So much of the history stands on the page of a network.
MOST_EVENTS = 15


def network_of(handle: str, act: str = "read") -> Network:
    """Return a network that whoever acts may do this with; else there is no such page."""
    return get_object_or_404(queries.networks_for(current_actor(), act), handle=handle)


def networks(request: HttpRequest) -> HttpResponse:
    """List the networks, those first that should have met, and the tasks that are late."""
    actor = current_actor()
    check_may(actor, "read", queries.THING)
    context = {
        "page": page_of(request, queries.standing_of(queries.networks_for(actor))),
        "late": queries.with_lateness(queries.late_tasks(actor)),
        "may_change": may(actor, "make", queries.THING),
        "doors": doors_of(actor),
    }
    return render(request, "networks/networks.html", context)


def network_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a network: what for, who, its meetings, and what is to be done."""
    actor = current_actor()
    network = network_of(handle)
    [standing] = queries.standing_of(queries.networks_for(actor).filter(pk=network.pk))
    may_change = may_at(actor, "change", queries.THING, network.controller_id)
    members = queries.members_for(actor).filter(network=network)
    page = page_of(request, queries.meetings_for(actor).filter(network=network))
    context = {
        "network": network,
        "standing": standing,
        "members": members.filter(left_on=None),
        "page": page,
        "meetings": [{"meeting": one, "unwritten": queries.is_unwritten(one)} for one in page],
        "tasks": queries.with_lateness(queries.open_tasks(network)),
        "events": network.events.select_related("by", "meeting")[:MOST_EVENTS],
        "may_change": may_change and network.rested_on is None,
        "may_wake": may_change and network.rested_on is not None,
    }
    return render(request, "networks/network.html", context)


def network_new(request: HttpRequest) -> HttpResponse:
    """Make a network."""
    actor = current_actor()
    check_may(actor, "make", queries.THING)
    form = NetworkForm(request.POST or None, homes=homes(actor, "make", queries.THING))
    if row := sent(
        request,
        form,
        lambda: actions.make_network(by=actor, controller=form.controller, **form.told()),
    ):
        messages.success(request, _("Saved."))
        return redirect("network_page", row.handle)
    up = (reverse("networks"), _("Networks"))
    return write_page(request, form, heading=_("A new network"), up=up)


def network_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what is written of a network."""
    actor = current_actor()
    network = network_of(handle, "change")
    form = NetworkForm(request.POST or None, homes=[], initial=NetworkForm.said(network))
    if sent(
        request, form, lambda: actions.change_network(by=actor, network=network, **form.told())
    ):
        messages.success(request, _("Saved."))
        return redirect("network_page", handle)
    return write_page(request, form, heading=_("Change the network"), up=up_to(network))


def up_to(network: Network) -> tuple[str, str]:
    """Return the address of a network's page, and its name."""
    return reverse("network_page", args=[network.handle]), network.name


@require_POST
def network_rest(request: HttpRequest, handle: str) -> HttpResponse:
    """Put a network to rest, or take it up again."""
    actor = current_actor()
    network = network_of(handle, "change")
    wakes = request.POST.get("wake")
    act = actions.take_up_network if wakes else actions.rest_network
    try:
        act(by=actor, network=network)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        words = _("Taken up again.") if wakes else _("The network rests. It owes no meeting.")
        messages.success(request, words)
    return redirect("network_page", handle)


def member_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Let a member in."""
    actor = current_actor()
    network = network_of(handle, "change")
    form = MemberForm(request.POST or None, staff=staff_at(network.controller_id))
    if sent(request, form, lambda: actions.add_member(by=actor, network=network, **form.told())):
        messages.success(request, _("Saved."))
        return redirect("network_page", handle)
    lede = _("Somebody who works here, or a body outside by its role.")
    return write_page(request, form, heading=_("A new member"), up=up_to(network), lede=lede)


@require_POST
def member_set(request: HttpRequest, handle: str) -> HttpResponse:
    """Let a member go out, or be in it after all."""
    actor = current_actor()
    member = get_object_or_404(queries.members_for(actor, "change"), handle=handle)
    back = member.left_on is not None
    try:
        (actions.keep_member if back else actions.end_member)(by=actor, member=member)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        undo = "" if back else reverse("network_member_set", args=[handle])
        words = _("They are in it after all.") if back else _("They are in it no more.")
        messages.success(request, words, extra_tags=undo)
    return redirect("network_page", member.network.handle)
