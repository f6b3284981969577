"""Cases in a register that is given out: by the operator alone, under ids made by chance."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lykt.cases.case.actions_events import write_event
from lykt.figures.engine import portfolio
from lykt.figures.register import open_register
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.reports.exporting import export_register
from lykt.reports.importing import import_register
from lykt.reports.register import register_for
from tests.support.cases import make_case
from tests.support.concerns import make_concern
from tests.support.pages import make_person
from tests.support.people import make_staff


@pytest.fixture
def service(world, kaja):
    day = timezone.localdate() - timedelta(days=9)
    case = make_case(make_person(world), kaja, opened_on=day)
    with acting_as(kaja.as_actor()) as by:
        write_event(by=by, case=case, track="identification", state="possible", body="nav")
    make_concern(world)
    return world.service


def test_the_operator_gives_out_what_gives_the_same_figures(service, operator, tmp_path):
    counted = export_register(tmp_path / "out", by=operator, units={service.pk})
    assert (counted["cases"], counted["concerns"]) == (1, 1)
    assert "stays" not in counted
    with (
        open_register(tmp_path / "out") as written,
        register_for(operator, {service.pk}) as kept,
    ):
        assert portfolio(written) == portfolio(kept)


def test_no_key_of_the_database_leaves(service, operator, tmp_path):
    export_register(tmp_path / "out", by=operator, units={service.pk})
    with register_for(operator, {service.pk}) as kept:
        keys = kept.execute("SELECT case_id, person_id FROM cases").fetchone()
    text = "".join(path.read_text() for path in (tmp_path / "out").iterdir())
    assert not [key for key in keys if key in text]


def test_a_leader_gives_out_none_of_it(service, tmp_path):
    with acting_as(make_staff(Role.UNIT_LEADER, service).as_actor()) as leader:
        counted = export_register(tmp_path / "out", by=leader, units={service.pk})
    assert set(counted) == {"people", "contacts", "shifts"}
    assert not (tmp_path / "out" / "cases.csv").exists()


def test_taken_in_elsewhere_it_is_told_that_cases_are_left_out(service, world, operator, tmp_path):
    export_register(tmp_path / "out", by=operator, units={service.pk})
    done = import_register(tmp_path / "out", by=operator, controller=world.elvestad)
    assert "Left out, since they are written here one by one: cases, concerns" in done.lines()
