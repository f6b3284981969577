"""What anybody may read of a plan, and what nobody outside ever sees."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.keys import new_handle
from lykt.plans import actions, actions_parts
from lykt.plans.actions_public import hide_plan, show_plan
from lykt.plans.actions_status import write_status
from lykt.plans.models import Plan
from tests.plans.made import make_measure


pytestmark = pytest.mark.django_db

#: Each stands where nobody outside may read it.
INTERNAL = ("Hemmelig-merknad", "Hemmelig-status", "Hemmelig-pengekilde", "Hemmelig-etat",
            "Hedda", "Pal", "Hemmelig-kilde")  # fmt: skip


@pytest.fixture
def measure(world, pal, hedda):
    """A measure of an adopted plan, with something of everything."""
    made = make_measure(world, pal)
    with acting_as(pal.as_actor()) as by:
        actions.change_plan(by=by, plan=made.plan, source="Hemmelig-kilde", case_number="20/99")
        actions_parts.change_area(by=by, area=made.area, goal="Færre unge.")
        actions.change_measure(by=by, measure=made, note="Hemmelig-merknad")
        actions.name_body(by=by, measure=made, name="Hemmelig-etat", contact=hedda)
        write_status(by=by, measure=made, as_of="2020-09", status="done", note="Hemmelig-status")
        actions_parts.write_money(by=by, plan=made.plan, source="Hemmelig-pengekilde")
        actions_parts.write_decision(
            by=by, plan=made.plan, body="Bystyret", decided_on="2020-05-04", case_number="20/123",
            text="Skal skje før sommeren.", link="https://example.org/sak", measures=[made],
        )  # fmt: skip
        actions_parts.write_decision(
            by=by, plan=made.plan, body="Bystyret", decided_on="2199-01", text="Langt fram."
        )
    return made


def public(handle):
    return reverse("plan_public", args=[handle])


def switch(client, plan, do="show"):
    answer = client.post(reverse("plan_show", args=[plan.handle]), {"do": do}, follow=True)
    return re.sub(r"\s+", " ", answer.content.decode())


def page(plan):
    answer = Client().get(public(plan.handle))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_plan_is_shown_to_all_without_what_is_internal(measure, client_of, pal):
    client = client_of(pal)
    said = switch(client, measure.plan)
    assert "Anybody who has the address can read the plan now." in said
    assert public(measure.plan.handle) in said
    shown = page(measure.plan)
    for words in ("Handlingsplan 2020–2022", "Unge", "Færre unge.", "1a Informasjon til unge",
                  "1 Jun 2020", "Done", "September 2020", "Bystyret", "20/123", "20/99",
                  "Skal skje før sommeren.", "about 1a"):  # fmt: skip
        assert words in shown, words
    for words in (*INTERNAL, "Langt fram."):
        assert words not in shown, words


def test_unknown_hidden_and_never_shown_are_one_and_the_same(measure, world, client_of, pal):
    client, other = client_of(pal), make_measure(world, pal)
    switch(client, measure.plan)
    switch(client, measure.plan, "hide")
    answers = []
    for handle in (measure.plan.handle, other.plan.handle, new_handle()):
        with CaptureQueriesContext(connection) as asked:
            answer = Client().get(public(handle))
        # A token against forged forms is made anew for each page.
        body = re.sub(r"[A-Za-z0-9]{64}", "", answer.content.decode().replace(handle, ""))
        answers.append((answer.status_code, body, len(asked)))
    assert answers[0][0] == 404
    assert answers[0] == answers[1] == answers[2]


def test_only_an_adopted_plan_is_shown(measure, client_of, pal):
    client, plan = client_of(pal), measure.plan
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    for adopted_on in ("", tomorrow):
        with acting_as(pal.as_actor()) as by:
            actions.change_plan(by=by, plan=plan, adopted_on=adopted_on)
        assert "Only an adopted plan is shown to all." in switch(client, plan)
        assert "It can be shown when it is adopted" in switch(client, plan)
        assert Client().get(public(plan.handle)).status_code == 404
    # One that was shown and is found not to be adopted is shown no more.
    with acting_as(pal.as_actor()) as by:
        actions.change_plan(by=by, plan=plan, adopted_on="2020-02-10")
        show_plan(by=by, plan=plan)
        actions.change_plan(by=by, plan=plan, adopted_on="")
    assert Client().get(public(plan.handle)).status_code == 404


def test_the_page_is_read_and_nothing_more(measure, pal):
    with acting_as(pal.as_actor()) as by:
        first = show_plan(by=by, plan=measure.plan).shown_since
        assert show_plan(by=by, plan=measure.plan).shown_since == first
    assert Client().post(public(measure.plan.handle)).status_code == 405
    assert Client().get(reverse("plan_page", args=[measure.plan.handle])).status_code == 302


@pytest.mark.parametrize("who", ["leila", "kaja", "hedda", "aksel", "parisa", "ulrik"])
def test_others_show_nothing(request, measure, who):
    with acting_as(request.getfixturevalue(who).as_actor()) as by:
        for act in (show_plan, hide_plan):
            with pytest.raises(Refused):
                act(by=by, plan=measure.plan)
    assert Plan.objects.get().shown_since is None
