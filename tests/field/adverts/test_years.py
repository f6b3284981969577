"""The end of a year: erased when the year after is closed, and then the key."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lykt.field.adverts import actions
from lykt.field.adverts.models import Advert, AdvertNumber, AdvertRound, Sighting
from lykt.field.adverts.years import destroy_old_keys
from lykt.field.numbers.models import NumberKey
from lykt.field.numbers.rules import normalised
from lykt.organisation.acting import acting_as
from lykt.privacy.retention.sweeping import sweep
from lykt.privacy.sealing.models import DataKey
from lykt.reports.models import ClosedYear
from tests.field.adverts.access_rows import make_site
from tests.support.pages import OPERATOR


THIS = timezone.localdate().year
TABLES = (AdvertRound, Advert, Sighting, AdvertNumber)
ONE, TWO = normalised("40000001"), normalised("40000002")


@pytest.fixture
def by():
    """The operator, who may sweep."""
    with acting_as(OPERATOR) as actor:
        yield actor


@pytest.fixture
def two_years(world, by):
    """Rounds of last year and this: one number in both, one in last year alone."""
    site = make_site(world)
    for day, numbers in ((date(THIS - 1, 12, 31), [ONE, TWO]), (date(THIS, 1, 1), [ONE])):
        row = actions.begin_round(by=by, unit=world.service, place="Fjordby", on=day)
        actions.note_advert(by=by, round=row, site=site, numbers=numbers)


def close(world, year, **more):
    told = {
        "controller": world.fjordby, "unit": None, "year": year, "content": "{}",
        "digest": "x", "closed_at": timezone.now(), "closed_by_name": "test", **more,
    }  # fmt: skip
    ClosedYear.objects.create(**told)


def held():
    return [model._base_manager.count() for model in TABLES]


BOTH, ONLY_THIS = [2, 2, 3, 3], [1, 1, 1, 1]
FIRST_DAY = date(THIS + 1, 1, 1)


@pytest.mark.parametrize(
    ("day", "closed", "left"),
    [
        # The year after must be over and closed: one without the other is not enough.
        (FIRST_DAY - timedelta(1), THIS, BOTH),
        (FIRST_DAY, None, BOTH),
        (FIRST_DAY, THIS - 1, BOTH),
        (FIRST_DAY, THIS, ONLY_THIS),
        # What was closed and opened again is not closed.
        (FIRST_DAY, "replaced", BOTH),
        # This year stays until the next one is closed, however late.
        (date(THIS + 2, 6, 1), THIS, ONLY_THIS),
    ],
)  # fmt: skip
def test_a_year_goes_when_the_year_after_has_been_counted(world, by, two_years, day, closed, left):
    if closed == "replaced":
        close(world, THIS, replaced_at=timezone.now())
    elif closed:
        close(world, closed)
    assert held() == BOTH
    sweep(by=by, dry_run=True, today=day)
    assert held() == BOTH
    sweep(by=by, today=day)
    assert held() == left


def test_the_number_that_is_left_no_longer_says_that_it_was_seen_before(world, by, two_years):
    close(world, THIS)
    assert AdvertNumber.objects.get(year=THIS).earlier is not None
    sweep(by=by, today=FIRST_DAY)
    assert AdvertNumber.objects.get(year=THIS).earlier is None


def test_the_key_goes_once_nothing_is_left_and_nothing_can_come(world, by, two_years, monkeypatch):
    old = NumberKey.objects.get(year=THIS - 1)
    close(world, THIS)
    destroy_old_keys()
    assert DataKey.objects.filter(subject=old.pk).exists()
    sweep(by=by, today=FIRST_DAY)
    # This test's own clock has not reached the new year: last year can still be written down.
    assert DataKey.objects.filter(subject=old.pk).exists()
    monkeypatch.setattr(timezone, "localdate", lambda *_args: FIRST_DAY)
    destroy_old_keys()
    assert not DataKey.objects.filter(subject=old.pk).exists()
    assert NumberKey.objects.get(pk=old.pk).destroyed_at
    assert DataKey.objects.filter(subject=NumberKey.objects.get(year=THIS).pk).exists()


def test_another_municipality_closing_its_year_takes_nothing(world, by, two_years):
    close(world, THIS, controller=world.elvestad)
    sweep(by=by, today=FIRST_DAY)
    assert held() == BOTH
