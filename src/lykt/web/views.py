"""The front page and the pages of what went wrong."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lykt.cases.case.offers import tell_of_showing
from lykt.cases.case.overview import waiting_for as waiting_in_cases
from lykt.cases.clocks.queries import waiting
from lykt.cases.clocks.told import for_today
from lykt.cases.meetings.queries import meetings_on, waiting_minutes
from lykt.cases.team.queries import today_for
from lykt.concerns.queries import waiting_for as concerns_waiting_for
from lykt.concerns.running import clocks_of
from lykt.field.night.queries import tonight
from lykt.learning.networks.queries import own_tasks, with_lateness
from lykt.learning.voice.queries import owed_by
from lykt.organisation.access import may
from lykt.organisation.acting import current_actor
from lykt.organisation.notices import unseen_for
from lykt.organisation.orphans import orphans_for
from lykt.people import queries
from lykt.plans.rounds.queries import waiting_for as waiting_in_plans
from lykt.privacy.answers.queries import objections_to_decide, waiting_for
from lykt.privacy.consent.queries import ending_soon
from lykt.privacy.reading.showing import show


def today(request: HttpRequest) -> HttpResponse:
    """Show what waits for the one who asks, and nothing else."""
    actor = current_actor()
    meets = may(actor, "make", "contact")
    merges = may(actor, "merge", "person")
    ends = waiting(actor)
    tell_of_showing(actor, [one.case for one in ends])
    in_cases = waiting_in_cases(actor)
    context: dict[str, Any] = {
        "notices": list(unseen_for(actor)[:5]),
        "concerns": [(one, clocks_of(one)) for one in concerns_waiting_for(actor)],
        "left_behind": len(orphans_for(actor)),
        "asked": waiting_for(actor),
        "objections": objections_to_decide(actor),
        "ending": ending_soon(actor),
        "invited": today_for(actor),
        "in_cases": in_cases,
        "clocks": for_today(ends),
        "meetings_today": meetings_on(actor, timezone.localdate()),
        "minutes": waiting_minutes(actor),
        "plans": waiting_in_plans(actor),
        "network_tasks": with_lateness(own_tasks(actor)) if may(actor, "read", "network") else [],
        "complaints": owed_by(actor),
        "tonight": tonight(actor),
        "meets_people": meets,
        "just_registered": list(queries.just_registered(actor, 5)) if meets else [],
        "doubles": queries.possible_doubles(actor) if merges else [],
        "counts": may(actor, "read", "figures"),
        "takes_in": may(actor, "import", "register"),
        "keeps_accounts": may(actor, "make", "account"),
    }
    context["nothing"] = not any(context.values())
    people = [contact.person for contact in context["just_registered"]]
    people += [one.case.subject for one in ends]
    people += [one.subject for one in context["meetings_today"] + context["minutes"]]
    people += [one.case.subject for one in in_cases]
    people += [person for pair in context["doubles"] for person in pair]
    people += [one.subject.key for one in context["asked"]]
    people += [one.subject.key for one in context["ending"]]
    people += [one.subject for one, _clocks in context["concerns"]]
    people += [subject.key for _objection, subject in context["objections"]]
    people += [case.subject for case in (context["invited"].cases if context["invited"] else [])]
    return show(request, "web/today.html", context, people=people)


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Answer a watchdog: the application runs and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why someone may not, when the rule that refused has told."""
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what came in could not be read."""
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page had grown too old to be sent."""
    return render(request, "403_csrf.html", status=403)
