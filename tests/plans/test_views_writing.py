"""The plan owner writes a plan on its pages, and what cannot be is told at its field."""

import re

import pytest
from django.urls import reverse

from lykt.organisation.acting import acting_as
from lykt.plans.actions_parts import write_decision
from lykt.plans.actions_status import write_status
from lykt.plans.models import Area, Decision, Measure, Money, Plan, Responsible
from tests.plans.made import make_measure


pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(world, pal):
    return make_measure(world, pal)


@pytest.fixture
def client(client_of, pal):
    return client_of(pal)


def text(answer, status=200):
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def at(name, row):
    return reverse(name, args=[row.handle])


PLAN = {
    "key": "fjordby-2027", "title": "Plan 2027", "municipality": "Fjordby",
    "period_from": "2027-01", "period_to": "", "adopted_by": "", "adopted_on": "",
    "case_number": "", "supersedes": "", "source": "",
}  # fmt: skip


def test_a_whole_plan_is_written_by_hand(world, client, pal, hedda):
    answer = client.post(reverse("plan_new"), PLAN | {"controller": world.fjordby.name})
    plan = Plan.objects.get(key="fjordby-2027")
    assert (answer.status_code, answer.url) == (302, at("plan_write", plan))
    assert "The plan has no areas yet" in text(client.get(answer.url))
    # A measure stands in an area, so that is asked for first.
    assert client.get(at("measure_new", plan)).url == at("area_new", plan)
    client.post(
        at("area_new", plan), {"key": "1", "kind": "goal", "title": "Unge", "goal": "Færre."}
    )
    area = plan.areas.get()
    told = {
        "area": area.handle, "number": "1a", "title": "Et hefte", "parent": "",
        "responsible": "NAV; BUP ;NAV", "deadline_kind": "season", "deadline": "2027-spring",
        "note": "Trykt som «i vår».",
    }  # fmt: skip
    assert client.post(at("measure_new", plan), told).url == at("plan_write", plan)
    whole = plan.measures.get()
    part = told | {"number": "1b", "parent": whole.handle, "responsible": ""}
    assert client.post(at("measure_new", plan), part).status_code == 302
    assert [one.name for one in whole.responsible.all()] == ["NAV", "BUP"]
    assert plan.measures.get(number="1b").parent == whole
    client.post(
        at("measure_bodies", whole),
        {"name": "Klinikken", "role": "partner", "contact": hedda.handle},
    )
    body = whole.responsible.get(name="Klinikken")
    assert (body.role, body.contact) == ("partner", hedda)
    client.post(
        at("decision_new", plan),
        {"body": "Bystyret", "decided_on": "2027-02", "text": "Ja.", "measures": [whole.handle]},
    )
    assert list(plan.decisions.get().measures.all()) == [whole]
    client.post(
        at("money_new", plan), {"source": "Staten", "amount": "2000000", "measure": whole.handle}
    )
    page = text(client.get(at("plan_write", plan)))
    for words in ("Færre.", "1a Et hefte", "NAV, BUP, Klinikken", "spring 2027", "Bystyret",
                  "February 2027", "Staten", "2,000,000 kroner"):  # fmt: skip
        assert words in page, words


def test_what_is_there_is_changed(client, measure, pal):
    plan, area = measure.plan, measure.area
    for name, row in (("plan_change", plan), ("area_change", area), ("measure_change", measure)):
        form = client.get(at(name, row)).context["form"]
        told = {key: value or "" for key, value in form.initial.items() if key in form.fields}
        assert client.post(at(name, row), told | {"title": "Et annet navn"}).status_code == 302
    for row in (plan, area, measure):
        row.refresh_from_db()
        assert row.title == "Et annet navn"
    assert (measure.number, measure.deadline, plan.adopted_on) == (
        "1a",
        "2020-06-01",
        "2020-02-10",
    )
    client.post(at("decision_new", plan), {"body": "Bystyret", "text": "Ja."})
    client.post(at("money_new", plan), {"source": "Staten"})
    decision, money = Decision.objects.get(), Money.objects.get()
    client.post(
        at("decision_change", decision),
        {"body": "Bystyret", "text": "Nei.", "measures": [measure.handle]},
    )
    client.post(at("money_change", money), {"source": "Staten", "amount": "5", "period": "2021"})
    decision.refresh_from_db()
    money.refresh_from_db()
    assert (decision.text, decision.measures.get()) == ("Nei.", measure)
    assert (money.amount, money.period, money.measure) == (5, "2021", None)
    body = measure.responsible.get()
    client.post(at("body_change", body), {"role": "informed", "contact": ""})
    body.refresh_from_db()
    assert body.role == "informed"
    assert client.post(at("body_remove", body)).url == at("measure_bodies", measure)
    assert not Responsible.objects.exists()
    assert "No body is named yet" in text(client.get(at("measure_bodies", measure)))


@pytest.mark.parametrize(
    ("page", "told", "words"),
    [
        ("plan_new", PLAN | {"key": "Not so"}, "Short name: Small letters"),
        ("plan_new", PLAN | {"title": " "}, "Title: This field is required."),
        ("plan_new", PLAN | {"period_to": "2026-12"}, "To: The plan ends before it begins."),
        ("plan_new", PLAN | {"adopted_on": "2027"}, "Adopted on: This is not a day or a month."),
        ("area_new", {"key": "1", "kind": "area", "title": "x"}, "Number: Another area of the"),
        ("area_new", {"key": "2", "kind": "x", "title": "x"}, "Select a valid choice"),
        ("measure_new", {"number": "1a"}, "Number: Another measure of the plan has this number."),
        ("measure_new", {"area": "nowhere"}, "Area: Select a valid choice."),
        ("measure_new", {"deadline_kind": "month", "deadline": "2027"}, "Allowed: 2011-05."),
        ("measure_new", {"responsible": "x" * 201}, "at most 200 characters"),
        ("decision_new", {"body": "x", "text": ""}, "What was decided: This field is required."),
        ("decision_new", {"body": "x", "text": "x", "decided_on": "0"}, "Decided on: This is not"),
        ("decision_new", {"body": "x", "text": "x", "measures": ["no"]}, "Select a valid choice"),
        ("money_new", {"source": "x", "amount": "-1"}, "greater than or equal to 0"),
        ("money_new", {"source": "x", "amount": "much"}, "Amount in kroner: Enter a number."),
        ("money_new", {"source": ""}, "From whom: This field is required."),
        ("measure_bodies", {"name": "a;b", "role": "partner"}, "without a semicolon"),
        ("measure_bodies", {"name": "a", "role": "boss"}, "Role: Select a valid choice."),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_told_at_its_field(world, client, measure, page, told, words):
    url = {"plan_new": [], "measure_bodies": [measure.handle]}.get(page, [measure.plan.handle])
    if page == "plan_new":
        told = told | {"controller": world.fjordby.name}
    if page == "measure_new":
        usual = {"number": "9", "title": "x", "deadline_kind": "none"}
        told = {"area": measure.area.handle, **usual, **told}
    assert words in text(client.post(reverse(page, args=url), told), 422)
    assert (Plan.objects.count(), Area.objects.count(), Measure.objects.count()) == (1, 1, 1)
    assert not Decision.objects.exists()
    assert not Money.objects.exists()


def test_a_body_with_too_long_a_name_leaves_no_measure_behind(client, measure):
    told = {
        "area": measure.area.handle, "number": "2", "title": "x", "deadline_kind": "none",
        "responsible": f"NAV;{'x' * 201}",
    }  # fmt: skip
    assert client.post(at("measure_new", measure.plan), told).status_code == 422
    assert Measure.objects.count() == 1


def test_a_contact_is_somebody_who_works_here(client, measure, ulrik, parisa):
    for staff in (ulrik, parisa):
        told = {"name": "NAV", "role": "partner", "contact": staff.handle}
        assert "Select a valid choice" in text(
            client.post(at("measure_bodies", measure), told), 422
        )


def test_a_measure_gets_another_number_and_is_never_a_part_of_its_own_part(client, measure):
    usual = {"area": measure.area.handle, "title": "x", "deadline_kind": "none", "parent": ""}
    client.post(
        at("measure_new", measure.plan), usual | {"number": "1b", "parent": measure.handle}
    )
    part = measure.plan.measures.get(number="1b")
    told = usual | {"number": "7", "parent": part.handle}
    assert "Part of: Choose another measure" in text(
        client.post(at("measure_change", measure), told), 422
    )
    assert "has this number" in text(
        client.post(at("measure_change", measure), usual | {"number": "1b"}), 422
    )
    assert client.post(at("measure_change", measure), usual | {"number": "7"}).status_code == 302
    measure.refresh_from_db()
    assert measure.number == "7"


def test_what_was_written_by_mistake_is_removed_and_what_was_said_stays(client, measure, pal):
    with acting_as(pal.as_actor()) as by:
        write_status(by=by, measure=measure, as_of="2020-05", status="done")
    assert "Something has been said" in text(client.get(at("measure_change", measure)))
    client.post(at("measure_remove", measure))
    client.post(at("area_remove", measure.area))
    assert "There are measures in this area." in text(client.get(at("plan_write", measure.plan)))
    assert Measure.objects.exists()
    slip = {"area": measure.area.handle, "number": "9", "title": "x", "deadline_kind": "none"}
    client.post(at("measure_new", measure.plan), slip)
    client.post(at("area_new", measure.plan), {"key": "9", "kind": "area", "title": "x"})
    wrong, empty = measure.plan.measures.get(number="9"), measure.plan.areas.get(key="9")
    assert client.post(at("measure_remove", wrong)).url == at("plan_write", measure.plan)
    client.post(at("area_remove", empty))
    assert (Measure.objects.get(), Area.objects.get()) == (measure, measure.area)


def test_doors_to_writing_stand_open_for_the_owner_alone(client, client_of, measure, leila):
    doors = [
        ("plan_page", measure.plan, at("plan_write", measure.plan)),
        ("measure_page", measure, at("measure_change", measure)),
        ("measure_page", measure, at("measure_bodies", measure)),
        ("measure_page", measure, at("decision_new", measure.plan)),
    ]
    for page, row, door in doors:
        assert door in text(client.get(at(page, row)))
        assert door not in text(client_of(leila).get(at(page, row)))
    assert reverse("plan_new") in text(client.get(reverse("plans")))
    assert reverse("plan_new") not in text(client_of(leila).get(reverse("plans")))


def test_a_decision_becomes_a_measure(client, measure, operator):
    plan = measure.plan
    decision = write_decision(
        by=operator,
        plan=plan,
        body="Bystyret",
        text="Rutinen\nlegges fram.",
        decided_on="2020-03-01",
    )
    address = f"{at('measure_new', plan)}?decision={decision.handle}"
    assert address in text(client.get(at("plan_write", plan)))
    assert 'value="Rutinen legges fram."' in text(client.get(address))
    told = {
        "area": measure.area.handle, "number": "9z", "title": "Rutinen legges fram.", "parent": "",
        "responsible": "NAV", "deadline_kind": "none", "deadline": "",
        "note": "Bystyret 2020-03-01",
    }  # fmt: skip
    assert client.post(address, told).url == at("plan_write", plan)
    assert [row.number for row in decision.measures.all()] == ["9z"]
