"""Rounds: what is counted, what the bridge of the years knows, and what is taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.field.adverts import actions
from lykt.field.adverts.models import Advert, AdvertNumber, AdvertRound, Sighting
from lykt.field.adverts.queries import counted, lines_of, rounds_for, totals_of
from lykt.field.numbers.keyed import destroy
from lykt.field.numbers.models import NumberKey
from lykt.field.numbers.rules import normalised
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from tests.field.adverts.access_rows import make_round, make_site
from tests.support.people import make_staff


ONE, TWO = normalised("40000001"), normalised("40000002")
TODAY = timezone.localdate()
LAST_YEAR = date(TODAY.year - 1, 6, 1)


@pytest.fixture
def by(froya):
    """The field worker, acting."""
    with acting_as(froya.as_actor()) as actor:
        yield actor


@pytest.fixture
def site(world):
    """A site of the municipality."""
    return make_site(world)


def begun(world, by, on=None):
    return actions.begin_round(by=by, unit=world.service, place="Fjordby", on=on)


def test_a_round_is_begun_with_a_place_and_a_day(world, by, froya):
    row = actions.begin_round(by=by, unit=world.service, place="  Fjordby   sentrum ", minutes=40)
    assert (row.place, row.date, row.minutes) == ("Fjordby sentrum", TODAY, 40)
    assert (row.registered_by, row.controller) == (froya, world.fjordby)
    assert row.year_end == date(TODAY.year, 12, 31)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"place": " "}, "place"), ({"place": "x" * 61}, "place"),
        ({"place": "Ring 400 00 001"}, "place"), ({"on": TODAY + timedelta(1)}, "on"),
        ({"on": date(TODAY.year - 2, 12, 31)}, "on"), ({"minutes": 1441}, "minutes"),
        ({"minutes": -1}, "minutes"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_field(world, by, told, wrong):
    with pytest.raises(ValidationError) as problem:
        actions.begin_round(by=by, unit=world.service, **{"place": "Fjordby", **told})
    assert set(problem.value.message_dict) == {wrong}
    assert not AdvertRound.objects.exists()


def test_the_first_day_of_last_year_is_the_oldest_there_is(world, by):
    assert begun(world, by, date(TODAY.year - 1, 1, 1)).date.year == TODAY.year - 1


def test_a_number_twice_in_a_round_is_one_number_in_two_adverts(world, by, site):
    row = begun(world, by)
    first = actions.note_advert(by=by, round=row, site=site, numbers=[ONE])
    again = actions.note_advert(by=by, round=row, site=make_site(world), numbers=[ONE, TWO])
    actions.note_advert(by=by, round=row, site=site, count=3)
    assert (first.here, again.here) == (0, 1)
    assert totals_of(row) == {"adverts": 5, "numbers": 2, "without": 3}
    told = counted(rounds_for(by)).get()
    assert (told.how_many, told.different) == (5, 2)
    assert [line.labels for line in lines_of(row)] == [[1], [1, 2], []]
    assert [line.again for line in lines_of(row)] == [False, True, False]


def test_no_number_stands_in_the_database(world, by, site):
    actions.note_advert(by=by, round=begun(world, by), site=site, numbers=[ONE])
    row = AdvertNumber.objects.get()
    assert len(row.token) == 64
    assert "40000001" not in row.token


class TestBridge:
    """Seen last year: known while both years' keys live, in whatever order they come."""

    def test_seen_last_year(self, world, by, site):
        actions.note_advert(by=by, round=begun(world, by, LAST_YEAR), site=site, numbers=[ONE])
        now = begun(world, by)
        told = actions.note_advert(by=by, round=now, site=site, numbers=[ONE, TWO])
        assert told.last_year == 1
        old, new = AdvertNumber.objects.exclude(later=None, earlier=None).order_by("year")
        assert (new.earlier, new.token == old.token) == (old, False)

    def test_last_year_written_down_afterwards(self, world, by, site):
        actions.note_advert(by=by, round=begun(world, by), site=site, numbers=[ONE])
        actions.note_advert(by=by, round=begun(world, by, LAST_YEAR), site=site, numbers=[ONE])
        assert AdvertNumber.objects.get(year=TODAY.year).earlier.year == TODAY.year - 1

    def test_without_last_years_key_nothing_is_known(self, world, by, site):
        actions.note_advert(by=by, round=begun(world, by, LAST_YEAR), site=site, numbers=[ONE])
        destroy(NumberKey.objects.filter(year=LAST_YEAR.year))
        told = actions.note_advert(by=by, round=begun(world, by), site=site, numbers=[ONE])
        assert told.last_year == 0
        with pytest.raises(ValidationError, match="counted and erased"):
            actions.note_advert(by=by, round=begun(world, by, LAST_YEAR), site=site, numbers=[ONE])

    def test_it_never_crosses_to_another_municipality(self, world, by, site, ulrik):
        actions.note_advert(by=by, round=begun(world, by, LAST_YEAR), site=site, numbers=[ONE])
        with acting_as(ulrik.as_actor()) as other:
            theirs = make_round(world, ulrik, unit=world.elsewhere)
            told = actions.note_advert(
                by=other, round=theirs, site=make_site(world, controller=world.elvestad),
                numbers=[ONE],
            )  # fmt: skip
        assert told.last_year == 0


@pytest.mark.parametrize(("told", "wrong"), [({"count": 0}, "count"), ({"count": 501}, "count")])
def test_what_cannot_be_counted(world, by, site, told, wrong):
    with pytest.raises(ValidationError) as problem:
        actions.note_advert(by=by, round=begun(world, by), site=site, **told)
    assert set(problem.value.message_dict) == {wrong}


def test_a_site_must_be_ones_own_and_looked_at(world, by):
    for site in (make_site(world, active=False), make_site(world, controller=world.elvestad)):
        with pytest.raises(ValidationError, match="Choose one of the sites"):
            actions.note_advert(by=by, round=begun(world, by), site=site, numbers=[ONE])


class TestUndo:
    def test_the_last_goes_and_its_number_with_it(self, world, by, site):
        row = begun(world, by)
        actions.note_advert(by=by, round=row, site=site, numbers=[ONE])
        actions.note_advert(by=by, round=row, site=site, numbers=[ONE, TWO])
        assert actions.undo_last(by=by, round=row)
        assert (Advert.objects.count(), Sighting.objects.count()) == (1, 1)
        assert AdvertNumber.objects.count() == 1
        assert actions.undo_last(by=by, round=row)
        assert not AdvertNumber.objects.exists()
        assert not actions.undo_last(by=by, round=row)

    def test_what_another_counted_stays(self, world, by, site, sunniva):
        row = begun(world, by)
        actions.note_advert(by=by, round=row, site=site, numbers=[ONE])
        with acting_as(sunniva.as_actor()) as other:
            assert not actions.undo_last(by=other, round=row)
            with pytest.raises(Refused):
                actions.remove_round(by=other, round=row)

    def test_what_is_long_ago_stays(self, world, by, site):
        row = begun(world, by)
        actions.note_advert(by=by, round=row, site=site, numbers=[ONE])
        Advert.objects.update(at=timezone.now() - timedelta(hours=25))
        with pytest.raises(Refused):
            actions.undo_last(by=by, round=row)

    def test_a_whole_round(self, world, by, site):
        row = begun(world, by)
        actions.note_advert(by=by, round=row, site=site, numbers=[ONE])
        actions.remove_round(by=by, round=row)
        assert not AdvertRound.objects.exists()
        assert not AdvertNumber.objects.exists()


def test_a_round_is_put_right_within_its_year(world, by):
    row = begun(world, by, LAST_YEAR)
    told = {"place": "Bergen", "minutes": 5}
    now = actions.change_round(by=by, round=row, on=LAST_YEAR + timedelta(1), **told)
    assert (now.place, now.minutes, now.date) == ("Bergen", 5, LAST_YEAR + timedelta(1))
    with pytest.raises(ValidationError) as problem:
        actions.change_round(by=by, round=row, on=TODAY, **told)
    assert set(problem.value.message_dict) == {"on"}


@pytest.mark.parametrize(
    "role",
    [Role.HEALTH_WORKER, Role.CASE_COORDINATOR, Role.ANALYST, Role.ADMINISTRATOR,
     Role.INVITED_PARTNER, Role.DATA_PROTECTION_OFFICER, Role.PLAN_OWNER],
)  # fmt: skip
def test_others_watch_nothing(world, role, site):
    with acting_as(make_staff(role, world.service).as_actor()) as by:
        with pytest.raises(Refused):
            begun(world, by)
        row = make_round(world)
        with pytest.raises(Refused):
            actions.note_advert(by=by, round=row, site=site, numbers=[ONE])
        with pytest.raises(Refused):
            actions.undo_last(by=by, round=row)
        assert not rounds_for(by).exists()


def test_nobody_counts_for_another_unit(world, by, site):
    row = make_round(world, unit=world.clinic)
    with pytest.raises(Refused):
        actions.note_advert(by=by, round=row, site=site, numbers=[ONE])
    assert not rounds_for(by).exists()
