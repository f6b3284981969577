"""The register as the database holds it, for those who may count."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from lykt.figures.engine import portfolio
from lykt.figures.register import open_register
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, Unit
from lykt.people.actions import merge_people, register_contact
from lykt.reports.importing import import_register
from lykt.reports.register import register_for
from tests.cases.housing.homes import make_place, make_stay
from tests.reports.folders import folder
from tests.support.cases import make_case
from tests.support.pages import make_person
from tests.support.people import World


def test_the_database_gives_the_figures_of_the_register_it_took_in(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    import_register(folder(tmp_path), by=operator, controller=world.fjordby)
    with open_register(tmp_path) as register:
        wanted = portfolio(register)
    with register_for(operator, {world.service.pk}) as register:
        assert portfolio(register) == wanted
    assert wanted


def test_one_contact_moves_the_figures(world: World, operator: Actor, tmp_path: Path) -> None:
    import_register(folder(tmp_path), by=operator, controller=world.fjordby)

    def people() -> int | float | None:
        with register_for(operator, {world.service.pk}) as register:
            rows = portfolio(register, years=(2012, 2012), breakdowns=())
        return next(row.value for row in rows if row.series == "people")

    before = people()
    register_contact(
        by=operator,
        unit=world.service,
        date=date(2012, 6, 1),
        channel="street",
        new_person={"country": "RO"},
    )
    assert (before, people()) == (2, 3)


def test_all_channels_count_whoever_asks(world: World, froya: Staff, hedda: Staff) -> None:
    with acting_as(hedda.as_actor()) as nurse:
        register_contact(
            by=nurse, unit=world.service, date=date(2012, 6, 1), channel="health", count=2
        )
    with (
        acting_as(froya.as_actor()) as field_worker,
        register_for(field_worker, {world.service.pk}) as register,
    ):
        assert register.execute("SELECT count(*) FROM contacts").fetchone() == (2,)


@pytest.mark.parametrize("unit", ["clinic", "elsewhere"])
def test_figures_of_other_units_are_refused(world: World, froya: Staff, unit: str) -> None:
    other: Unit = getattr(world, unit)
    with acting_as(froya.as_actor()) as actor, pytest.raises(Refused):
        register_for(actor, {world.service.pk, other.pk})


@pytest.mark.parametrize("name", ["odin", "astrid", "parisa"])
def test_those_who_do_not_count_are_refused(
    world: World, name: str, request: pytest.FixtureRequest
) -> None:
    actor = request.getfixturevalue(name).as_actor()
    with acting_as(actor), pytest.raises(Refused):
        register_for(actor, {world.service.pk})


def test_nights_of_a_merged_code_are_those_of_whoever_stands_for_it(
    world: World, kaja: Staff, operator: Actor
) -> None:
    keep, other = make_person(world), make_person(world)
    first = timezone.localdate() - timedelta(days=2)
    for person in (keep, other):
        place = make_place(world.service, active_from=first)
        make_stay(make_case(person, kaja, opened_on=first), place, first=first)
    merge_people(by=operator, keep=keep, other=other, reason="mistake")
    with register_for(operator, {world.service.pk}) as register:
        rows = portfolio(register, years=(first.year, first.year), breakdowns=())
    found = {row.series: row.value for row in rows}
    assert found["housing_people"] == 1
    assert found["housing_nights"] in (2, 4)  # One each only, when last night was another year's.
