"""Pages of clocks: one's own list, a rule, a follow-up, the calendar."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lykt.cases.case.models import Case
from lykt.cases.case.offers import tell_of_showing
from lykt.cases.case.views import case_of
from lykt.cases.clocks import actions, feed, queries
from lykt.cases.clocks.forms import Following
from lykt.cases.clocks.models import CalendarAddress
from lykt.cases.clocks.rules import sorted_by_day
from lykt.cases.clocks.told import language, told
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.privacy.reading.showing import show
from lykt.rulebook import clocks as clock_rules
from lykt.rulebook import standing
from lykt.rulebook.clocks import PREFIX
from lykt.rulebook.words import STANDINGS


def clocks(request: HttpRequest) -> HttpResponse:
    """List what ends in one's cases: late, today, within a week, later."""
    actor = current_actor()
    check_may(actor, "read", "case")
    page = page_of(request, queries.clocks_for(actor))
    found = list(page)
    tell_of_showing(actor, [one.case for one in found])
    by_clock = {id(one.clock): one for one in found}
    groups = {
        key: [told(by_clock[id(one)]) for one in of_day]
        for key, of_day in sorted_by_day(one.clock for one in found).items()
    }
    context = {"groups": groups, "page": page}
    return show(request, "clocks/clocks.html", context, people=[one.case.subject for one in found])


def clock_rule(request: HttpRequest, name: str) -> HttpResponse:
    """Show the rule of a clock: what it means, how sure it is, where it is from."""
    check_may(current_actor(), "read", "case")
    versions = [rule for rule in clock_rules() if rule.ref == f"{PREFIX}{name}"]
    if not versions:
        raise Http404
    tongue, today = language(), timezone.localdate()
    rows = [
        {
            "rule": rule,
            "text": rule.text(tongue),
            "ends": rule.ends.get(tongue, rule.ends["en"]),
            "to_do": rule.what_to_do.get(tongue, rule.what_to_do["en"]),
            "late": rule.next_when_late.get(tongue, rule.next_when_late["en"]),
            "standing": _(STANDINGS[standing(rule, today)]),
        }
        for rule in reversed(versions)
    ]
    context = {"title": versions[-1].title(tongue), "rows": rows}
    return render(request, "clocks/rule.html", context)


def case_follow_up(request: HttpRequest, case: str) -> HttpResponse:
    """Write down that the case was looked at with the person."""
    found: Case = case_of(case, "change")
    form = Following(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.follow_up(by=current_actor(), case=found, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Written down. The next follow-up is counted from it."))
            return redirect("case_page", found.handle)
    context = {"form": form, "case": found}
    return show(request, "clocks/follow_up.html", context, people=[found.subject])


# ---- The calendar

#: So many wrong secrets from one place shut the feed to it for so long.
MOST_WRONG, WRONG_SECONDS = 30, 300


def calendar(request: HttpRequest) -> HttpResponse:
    """Show whether one's calendar may ask for days, and make the address, shown this once."""
    actor = current_actor()
    check_may(actor, "change", "own_calendar")
    context: dict[str, Any] = {}
    if request.method == "POST":
        token = actions.open_calendar(by=actor)
        context["address"] = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
    context["standing"] = CalendarAddress.objects.filter(staff=actor.staff).first()
    return render(request, "clocks/calendar.html", context)


@require_POST
def calendar_shut(request: HttpRequest) -> HttpResponse:
    """Shut the address of one's calendar."""
    actor = current_actor()
    check_may(actor, "change", "own_calendar")
    actions.shut_calendar(by=actor)
    messages.success(request, _("The address is shut. Remove it from your calendar as well."))
    return redirect("calendar")


@login_not_required
@require_GET
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give a calendar the days of whoever owns the secret; no sign-in, no reading entry.

    It names nobody: see docs/decisions/0023. A wrong secret is not found, however wrong.
    """
    place = f"lykt.calendar.{get_adapter().get_client_ip(request)}"
    if cache.get(place, 0) >= MOST_WRONG:
        return HttpResponse(status=429, headers={"Retry-After": str(WRONG_SECONDS)})
    address = feed.address_of(token)
    if address is None:
        cache.set(place, cache.get(place, 0) + 1, WRONG_SECONDS)
        raise Http404
    link = request.build_absolute_uri(reverse("clocks"))
    content = feed.calendar_of(address, link, timezone.now())
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="lykt.ics"'
    answer["Cache-Control"] = "no-store"
    return answer
