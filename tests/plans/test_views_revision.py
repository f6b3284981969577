"""The pages of a revision: begun, decided measure by measure, finished, read by others."""

import re

import pytest
from django.urls import reverse

from lykt.organisation.acting import acting_as
from lykt.plans import actions
from lykt.plans.models import Plan, Revision
from tests.plans.made import make_measure, make_plan


pytestmark = pytest.mark.django_db


@pytest.fixture
def old(world, pal):
    measure = make_measure(world, pal)
    with acting_as(pal.as_actor()) as by:
        actions.add_measure(by=by, plan=measure.plan, area=measure.area, number="1b", title="Kurs")
    return measure.plan


@pytest.fixture
def client(client_of, pal):
    return client_of(pal)


def text(answer, status=200):
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def begun(client, old):
    told = {"do": "begin", "key": "next", "title": "Den neste", "period_from": "2023-01"}
    answer = client.post(reverse("revision_begin", args=[old.handle]), told)
    plan = Plan.objects.get(key="next")
    assert answer.url == reverse("plan_revision", args=[plan.handle])
    return Revision.objects.get(plan=plan)


def test_a_finished_revision_is_opened_again(client, client_of, old, leila):
    revision = begun(client, old)
    url = reverse("plan_revision", args=[revision.plan.handle])
    told = {}
    for row in revision.carryovers.all():
        told |= {f"outcome-{row.handle}": "dropped", f"reason-{row.handle}": "Ingen kom."}
    client.post(url, told)
    client.post(reverse("revision_finish", args=[revision.plan.handle]))
    reopen = reverse("revision_reopen", args=[revision.plan.handle])
    assert reopen in text(client.get(url))
    assert reopen not in text(client_of(leila).get(url))
    assert "required" in text(client.post(reopen, {"reason": ""}), 422)
    page = text(client.post(reopen, {"reason": "Ett utfall var feil."}, follow=True))
    assert "Ett utfall var feil." in page
    assert "Finish the revision" in page


def test_a_revision_from_beginning_to_end(client, client_of, old, leila):
    revision = begun(client, old)
    url = reverse("plan_revision", args=[revision.plan.handle])
    page = text(client.get(url))
    assert "0 of 2 measures have an outcome." in page
    first, second = revision.carryovers.all()
    told = {
        f"outcome-{first.handle}": "changed", f"reason-{first.handle}": "Blir nett.",
        f"number-{first.handle}": "1a", f"outcome-{second.handle}": "dropped",
        f"reason-{second.handle}": "", f"number-{second.handle}": "1b",
    }  # fmt: skip
    assert "Reason for 1b: Say why." in text(client.post(url, told), 422)
    # Nothing of it was written: it cannot be finished, and the page says what is missing.
    finish = reverse("revision_finish", args=[revision.plan.handle])
    assert "no outcome with a reason yet: 1a, 1b." in text(client.post(finish, follow=True))
    told[f"reason-{second.handle}"] = "Ingen kom."
    assert client.post(url, told).status_code == 302
    assert "The revision is finished." in text(client.post(finish, follow=True))
    for reader in (client, client_of(leila)):
        page = text(reader.get(url))
        for words in ("Goes on in another way", "Blir nett.", "Is dropped", "Ingen kom."):
            assert words in page
        assert "<textarea" not in page
    # Both plans and both measures tell of each other.
    assert "What became of each measure" in text(
        client.get(reverse("plan_page", args=[revision.plan.handle]))
    )
    assert "Den neste" in text(client.get(reverse("plan_page", args=[old.handle])))
    before = text(client.get(reverse("measure_page", args=[first.old.handle])))
    assert "Blir nett." in before.split("Across plans")[1]
    dropped = text(client.get(reverse("measure_page", args=[second.old.handle])))
    assert "Not in Den neste." in dropped
    first.refresh_from_db()
    after = text(client.get(reverse("measure_page", args=[first.new.handle])))
    assert first.old.title in after.split("Across plans")[1]


def test_only_what_is_told_anew_is_written(client, old):
    revision = begun(client, old)
    first, second = revision.carryovers.all()
    url = reverse("plan_revision", args=[revision.plan.handle])
    told = {
        f"{name}-{row.handle}": value for row in (first, second)
        for name, value in (("outcome", ""), ("reason", ""), ("number", row.copy.number))
    }  # fmt: skip
    told |= {f"outcome-{first.handle}": "continued", f"reason-{first.handle}": "Virker."}
    assert client.post(url, told).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.outcome, second.outcome) == ("continued", "")


def test_into_a_plan_that_is_here_already(world, client, old, pal):
    url = reverse("revision_begin", args=[old.handle])
    assert "is here already" not in text(client.get(url))
    with acting_as(pal.as_actor()) as by:
        new = make_plan(by=by, controller=world.fjordby, key="there")
    assert "Or the next plan is here already" in text(client.get(url))
    assert "Select a valid choice" in text(client.post(url, {"do": "into", "plan": "no"}), 422)
    assert client.post(url, {"do": "into", "plan": new.handle}).url == reverse(
        "plan_revision", args=[new.handle]
    )
    assert "The next plan is begun already" in text(client.get(url))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"key": ""}, "Short name: This field is required."),
        ({"key": "X"}, "Short name: Small letters"),
        ({"period_from": "2019-12"}, "From: The next plan begins before this one does."),
        ({"period_from": "2023"}, "From: This is not a day or a month."),
        ({"period_to": "2022-01"}, "To: The plan ends before it begins."),
    ],
)  # fmt: skip
def test_what_the_next_plan_cannot_be_is_told(client, old, told, words):
    usual = {"do": "begin", "key": "next", "title": "x", "period_from": "2023-01"}
    url = reverse("revision_begin", args=[old.handle])
    assert words in text(client.post(url, usual | told), 422)
    assert Plan.objects.count() == 1


def test_a_plan_without_measures_says_so(world, client, pal):
    with acting_as(pal.as_actor()) as by:
        bare = make_plan(by=by, controller=world.fjordby, key="bare")
    assert "There is nothing to go on from" in text(
        client.get(reverse("revision_begin", args=[bare.handle]))
    )
    assert client.get(reverse("plan_revision", args=[bare.handle])).status_code == 404
