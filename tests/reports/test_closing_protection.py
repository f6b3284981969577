"""A closed year and its figures of protection."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lykt.cases.case.actions import close_case
from lykt.cases.case.actions_events import write_event
from lykt.cases.case.models import Case
from lykt.figures.definitions import FIGURES
from lykt.organisation.acting import acting_as
from lykt.reports.closing import close_year, note_erased, note_thinned
from lykt.reports.models import ClosedYear, FallenYear
from tests.support.cases import OPERATOR, make_case
from tests.support.pages import make_person


LAST_YEAR = timezone.localdate().year - 1


@pytest.fixture
def case(world, kaja):
    return make_case(make_person(world), kaja, opened_on=date(LAST_YEAR, 12, 1))


def event(case, by, day):
    with acting_as(by.as_actor()) as actor:
        write_event(
            by=actor, case=case, track="identification", state="possible", body="nav", day=day
        )


def test_the_year_is_frozen_with_them_and_no_month_is(world, case, kaja, operator):
    event(case, kaja, date(LAST_YEAR, 12, 5))
    close_year(by=operator, controller=world.fjordby, year=LAST_YEAR)
    frozen = ClosedYear.objects.get(unit=world.service).read()
    values = {(row.series, row.category): row.value for row in frozen.rows}
    assert values["possible_victims", "all"] == 1
    assert not [row for row in frozen.months if FIGURES[row.series].table]


@pytest.mark.parametrize(
    "going",
    [
        lambda case: note_erased([case.subject]),
        lambda case: note_thinned("case.Case", Case.objects.filter(pk=case.pk)),
    ],
)
def test_open_years_fall_with_a_case_in_which_something_happened(world, case, kaja, going):
    today = timezone.localdate()
    event(case, kaja, today - timedelta(days=1))
    with acting_as(kaja.as_actor()) as by:
        close_case(by=by, case=case, closing="settled")
    with acting_as(OPERATOR):
        going(case)
    fallen = set(FallenYear.objects.values_list("unit", "year"))
    assert {(world.service.pk, LAST_YEAR), (world.service.pk, today.year)} <= fallen
