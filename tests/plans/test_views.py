"""The pages of plans, as a browser without script meets them."""

import re

import pytest
from django.urls import reverse

from lykt.organisation.acting import acting_as
from lykt.plans import actions, actions_parts
from lykt.plans.actions_status import write_status
from lykt.plans.dates import Deadline
from lykt.plans.models import StatusEntry
from lykt.plans.told import deadline_in_words
from tests.plans.made import make_measure


@pytest.fixture
def measure(world, pal):
    """A measure due in June 2020, with two things said of it and a decision."""
    made = make_measure(world, pal)
    with acting_as(pal.as_actor()) as by:
        actions.add_measure(
            by=by, plan=made.plan, area=made.area, number="1b", title="Et hefte",
            responsible=["NAV"], parent=made,
        )  # fmt: skip
        write_status(by=by, measure=made, as_of="2020-04-01", status="in_progress", note="I gang.")
        write_status(by=by, measure=made, as_of="2020-08", status="done", note="Trykt og delt.")
        actions_parts.write_decision(
            by=by, plan=made.plan, body="Helsekomiteen", decided_on="2020-05-04",
            case_number="20/123", text="Skal skje før sommeren.", measures=[made],
        )  # fmt: skip
        actions_parts.write_money(
            by=by, plan=made.plan, measure=made, source="Staten", amount=2_000_000
        )
    return made


def plan_url(measure, **query):
    return reverse("plan_page", args=[measure.plan.handle], query=query)


def measure_url(measure, **query):
    return reverse("measure_page", args=[measure.handle], query=query)


def body(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_list_leads_to_the_plan(measure, client_of, leila):
    page = body(client_of(leila).get(reverse("plans")))
    assert plan_url(measure) in page
    assert "10 Feb 2020" in page


def test_an_empty_list_says_how_a_plan_comes(world, client_of, pal):
    assert "No plan is here yet" in body(client_of(pal).get(reverse("plans")))


@pytest.mark.parametrize(
    ("on", "lede", "status"),
    [
        ("2020-02-01", "not known to be adopted, so nothing is late", "Nothing reported yet"),
        ("2020-03-01", "0 of 2 measures are late", "Nothing reported yet"),
        ("2020-06-02", "1 of 2 measures is late", "Under way"),
        # A month is known at its end.
        ("2020-08-30", "1 of 2 measures is late", "Under way"),
        ("2020-08-31", "0 of 2 measures are late", "Done"),
    ],
)
def test_any_day_can_be_chosen_and_the_page_becomes_that_day(
    measure, client_of, pal, on, lede, status
):
    page = body(client_of(pal).get(plan_url(measure, on=on)))
    assert lede in page
    row = page.split("Informasjon til unge")[1].split("</tr>")[0]
    assert status in row
    # The way on keeps the day.
    assert f"{measure_url(measure)}?on={on}" in page
    assert status in body(client_of(pal).get(measure_url(measure, on=on)))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"1a", "1b"}), ({"responsible": "NAV"}, {"1b"}), ({"area": "1"}, {"1a", "1b"}),
        ({"area": "9"}, set()), ({"late": "1", "on": "2020-07-01"}, {"1a"}),
        ({"late": "1", "on": "2020-05-01"}, set()), ({"responsible": "Nobody"}, set()),
    ],
)  # fmt: skip
def test_a_plan_is_narrowed(measure, client_of, pal, query, shown):
    page = body(client_of(pal).get(plan_url(measure, **query)))
    table = page.split('id="measures"')[1]
    found = {number for number in ("1a", "1b") if f">{number} " in table}
    assert found == shown
    assert ("No measure fits" in page) is (shown == set())


@pytest.mark.parametrize(
    ("order", "first"),
    [("number", "1a"), ("-number", "1b"), ("deadline", "1a"), ("-deadline", "1b"),
     ("status", "1b"), ("-status", "1a"), ("pace", "1b"), ("nonsense", "1a")],
)  # fmt: skip
def test_a_plan_is_sorted(measure, client_of, pal, order, first):
    page = body(client_of(pal).get(plan_url(measure, order=order)))
    assert re.findall(r">(1[ab]) ", page.split('id="measures"')[1])[0] == first


@pytest.mark.parametrize("wrong", ["yesterday", "2020-02-30", "0", ""])
def test_a_day_that_is_none_is_told_and_today_is_shown(measure, client_of, pal, wrong):
    page = body(client_of(pal).get(plan_url(measure, on=wrong)))
    assert ("Enter a valid date" in page) is bool(wrong)
    assert "0 of 2 measures are late" in page


def test_a_measure_tells_its_history_decisions_and_money(measure, client_of, leila):
    page = body(client_of(leila).get(measure_url(measure)))
    for text in ("I gang.", "Trykt og delt.", "August 2020", "Helsekomiteen", "20/123",
                 "Skal skje før sommeren.", "Staten", "by Pal"):  # fmt: skip
        assert text in page, text
    # The leader reads and does not write.
    assert reverse("status_new", args=[measure.handle]) not in page
    before = body(client_of(leila).get(measure_url(measure, on="2020-04-30")))
    assert "I gang." in before
    for text in ("Trykt og delt.", "Helsekomiteen"):
        assert text not in before


def test_saying_how_it_stands(measure, client_of, pal):
    url = reverse("status_new", args=[measure.handle])
    told = {"as_of": "2020-10", "status": "changed", "note": "På en annen måte."}
    answer = client_of(pal).post(url, told)
    assert (answer.status_code, answer.url) == (302, measure_url(measure))
    page = body(client_of(pal).get(measure_url(measure)))
    assert "Done in another way" in page
    assert "På en annen måte." in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"as_of": ""}, "This field is required."), ({"as_of": "soon"}, "This is not a day or"),
        ({"as_of": "2019-12-31"}, "The day lies before the plan, which begins on"),
        ({"as_of": "2099-01-01"}, "The day lies ahead."),
        ({"status": ""}, "This field is required."), ({"status": "taken_back"}, "Select a valid"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_told(measure, client_of, pal, told, words):
    url = reverse("status_new", args=[measure.handle])
    answer = client_of(pal).post(url, {"as_of": "2020-10", "status": "done", "note": ""} | told)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with acting_as(pal.as_actor()):
        assert StatusEntry.objects.count() == 2


def test_correcting_keeps_what_was_said(measure, client_of, pal):
    with acting_as(pal.as_actor()):
        entry = StatusEntry.objects.get(status="done")
    url = reverse("status_correct", args=[entry.handle])
    assert "Trykt og delt." in body(client_of(pal).get(url))
    told = {"as_of": "2020-08", "status": "in_progress", "note": "Bare trykt."}
    assert client_of(pal).post(url, told).status_code == 302
    page = body(client_of(pal).get(measure_url(measure)))
    assert "<s>Trykt og delt.</s>" in page
    assert "it counts no more" in page
    assert "Bare trykt." in page
    # The late one shows again as late, on the day that it was.
    assert "1 of 2 measures is late" in body(
        client_of(pal).get(plan_url(measure, on="2020-09-01"))
    )
    # Corrected once: the next correction is of the latest.
    again = client_of(pal).post(url, told)
    assert (again.status_code, "corrected already" in again.content.decode()) == (422, True)


def test_a_contact_reports_on_their_own_measure(measure, client_of, pal, hedda):
    assert client_of(hedda).get(reverse("plans")).status_code == 403
    url = reverse("status_new", args=[measure.handle])
    assert client_of(hedda).get(url).status_code == 404
    with acting_as(pal.as_actor()) as by:
        actions.name_body(by=by, measure=measure, name="Klinikken", contact=hedda)
    client = client_of(hedda)
    assert plan_url(measure) in body(client.get(reverse("plans")))
    assert url in body(client.get(measure_url(measure)))
    assert client.post(url, {"as_of": "2020-10", "status": "done"}).status_code == 302
    with acting_as(hedda.as_actor()):
        other = measure.plan.measures.get(number="1b")
    assert client.get(reverse("status_new", args=[other.handle])).status_code == 404


def test_a_plan_page_asks_the_same_few_queries_however_long_the_plan(
    measure, client_of, pal, django_assert_max_num_queries
):
    client = client_of(pal)
    client.get(plan_url(measure))
    with django_assert_max_num_queries(14):
        client.get(plan_url(measure))


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("date", "2011-05", "May 2011"), ("month", "2011-05", "May 2011"),
        ("season", "2011-spring", "spring 2011"),
        ("school_year", "2011/2012", "school year 2011–2012"),
        ("recurring", "", "Again and again"), ("recurring", "P1Y", "every year"),
        ("recurring", "P2Y", "every 2 years"), ("recurring", "P6M", "every 6 months"),
        ("ongoing", "", "All the time"), ("none", "", ""),
    ],
)  # fmt: skip
def test_a_deadline_is_read_as_it_was_printed(kind, text, words):
    assert deadline_in_words(Deadline.read(kind, text)) == words
