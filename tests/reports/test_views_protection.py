"""The page of protection: own figures of cases, beside what others have published."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.cases.case.actions_events import write_event
from lykt.figures.protection.definitions import DOUBLE_COUNTING
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.reports.series import import_series
from lykt.web import demo
from tests.support.cases import OPERATOR, make_case
from tests.support.concerns import make_concern
from tests.support.pages import make_person
from tests.support.people import make_staff


TODAY = timezone.localdate()
THIS_YEAR = (TODAY - timedelta(days=5)).year


@pytest.fixture
def case(world, kaja):
    person = make_person(world)
    with acting_as(OPERATOR):
        person.gender = "female"
        person.save()
    case = make_case(
        person,
        kaja,
        opened_on=TODAY - timedelta(days=9),
        exploitation="labour",
    )
    with acting_as(kaja.as_actor()) as by:
        write_event(
            by=by,
            case=case,
            track="identification",
            state="possible",
            body="nav",
            day=TODAY - timedelta(days=5),
        )
    return case


@pytest.fixture
def leila(world, client):
    client.force_login(make_staff(Role.UNIT_LEADER, world.service))
    return client


def published(world):
    path = Path(demo.__file__).parent / "demo_data" / "published.csv"
    with acting_as(OPERATOR):
        import_series(path, by=OPERATOR, controller=world.fjordby)


def page(client, year=None):
    name, args = ("figures_protection_year", [year]) if year else ("figures_protection", [])
    return client.get(reverse(name, args=args)).content.decode()


def test_own_figures_stand_on_the_page_with_the_note_and_the_mark(case, leila):
    shown = page(leila, THIS_YEAR)
    assert f"Possible victims identified in {THIS_YEAR}: 1." in shown
    assert "Forced labour" in shown
    assert "Women: Adult" in shown
    assert "Nigeria" in shown
    assert "Internal" in shown
    assert shown.count(DOUBLE_COUNTING) >= 4
    assert f"{reverse('figure_number', args=[THIS_YEAR])}?series=possible_victims" in shown


def test_others_figures_stand_beside_them_each_with_its_source(world, case, leila):
    published(world)
    shown = page(leila)
    beside = shown[shown.index('id="beside"') :]
    for value in ("274", "191", "32", "18", "33", "187", "66", "292", "12"):
        assert f'<td class="number">{value}</td>' in beside
    assert beside.count("Own figures") >= 2
    assert "Trondheim kommune, Trondheim" in beside
    assert "the text splits 2011 as 1 + 6 + 1" in beside


def test_they_stand_there_where_we_have_none_ourselves(world, leila):
    published(world)
    make_concern(world)
    shown = page(leila)
    assert "274" in shown
    assert "Concerns by who told" in shown


def test_without_anything_the_page_says_what_will_stand_there(world, leila):
    assert "No figures yet" in page(leila)


def test_a_number_says_what_it_counts_and_beside_what_it_may_stand(world, case, leila):
    published(world)
    query = "?series=possible_victims&breakdown=exploitation&category=forced labour"
    shown = leila.get(reverse("figure_number", args=[THIS_YEAR]) + query).content.decode()
    assert DOUBLE_COUNTING in shown
    assert "The concerns, cases and stays registered by" in shown
    assert '<td class="number">66</td>' in shown


def test_the_table_leaves_as_tidy_rows(case, leila):
    address = reverse("figure_csv", args=[THIS_YEAR, "possible_victims_exploitation"])
    text = leila.get(address).content.decode()
    row = f"possible_victims,exploitation,forced labour,year,{THIS_YEAR},1,,,persons,internal"
    assert row in text


def test_what_happens_in_a_case_moves_the_figures(world, case, kaja, leila):
    before = page(leila)
    with acting_as(kaja.as_actor()) as by:
        write_event(
            by=by,
            case=case,
            track="identification",
            state="verified",
            body="police",
            reference="1",
        )
    assert before != page(leila)


def test_a_year_without_anything_is_no_page(case, leila):
    assert leila.get(reverse("figures_protection_year", args=[1999])).status_code == 404
