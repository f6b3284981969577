"""The page of the market: own figures with what makes them wrong, beside those of others."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.field.adverts import actions
from lykt.field.numbers.rules import normalised
from lykt.figures.market.definitions import ERROR_SOURCES
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.reports.series import import_series
from lykt.web import demo
from tests.field.adverts.access_rows import make_site
from tests.field.online.access_rows import make_call, make_chat
from tests.support.pages import OPERATOR
from tests.support.people import make_staff


THIS_YEAR = timezone.localdate().year


@pytest.fixture
def leila(world, client):
    client.force_login(make_staff(Role.UNIT_LEADER, world.service))
    return client


def page_of(client, year=None):
    name, args = ("figures_market_year", [year]) if year else ("figures_market", [])
    return client.get(reverse(name, args=args)).content.decode()


@pytest.fixture
def watched(world):
    site = make_site(world, name="annonser.example")
    with acting_as(OPERATOR) as by:
        row = actions.begin_round(
            by=by, unit=world.service, place="Fjordby", on=date(THIS_YEAR, 1, 2)
        )
        for number in ("40000001", "40000002", "40000001"):
            actions.note_advert(by=by, round=row, site=site, numbers=[normalised(number)])
    make_chat(world, target="yes", minutes=10, themes=["health"])
    make_call(world, outcome="do_not_contact")


def test_nothing_yet(leila, world):
    assert "no figures" in page_of(leila).lower() or "yet" in page_of(leila)


def test_the_error_sources_stand_under_every_table_of_adverts(leila, watched):
    page = page_of(leila)
    for text in ("Adverts by place", "annonser.example", "Fjordby", "Numbers seen once",
                 "Stays by length", "Chats by target group", "Health and infection",
                 "Does not want to be called"):  # fmt: skip
        assert text in page, text
    tables = [part for part in page.split('class="stack report-part"')[1:] if "dvert" in part]
    assert len(tables) >= 6
    about = [part for part in tables if "calls" not in part.split("</h2>")[0].lower()]
    assert all(ERROR_SOURCES in part for part in about if "essage" not in part[:400])


def test_each_table_is_a_file_of_its_own(leila, watched):
    address = reverse("figure_csv", args=[THIS_YEAR, "advert_numbers_place"])
    text = leila.get(address).content.decode("utf-8-sig")
    assert "advert_numbers,place,Fjordby" in text


def test_published_chats_stand_beside_own(leila, watched, world):
    path = Path(demo.__file__).parent / "demo_data" / "published.csv"
    with acting_as(OPERATOR):
        import_series(path, by=OPERATOR, controller=world.fjordby)
    page = page_of(leila)
    assert "Published by others, for other periods than a year" in page
    part = page.split('id="other-periods"')[1]
    months = "September 2011 to December 2012"
    for text in ("Pro Sentret", months, "354", "169", "30%", "Fafo, Bergen", "300", "151"):
        assert text in part, text
    assert "%%" not in part.replace(" ", "")


def test_a_year_that_is_not_there(leila, watched):
    assert leila.get(reverse("figures_market_year", args=[1999])).status_code == 404
