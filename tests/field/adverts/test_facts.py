"""What the advert watch gives the register: no pseudonym, no key, and numbers told apart."""

from datetime import date

from django.utils import timezone

from lykt.field.adverts import actions, facts
from lykt.field.adverts.models import AdvertNumber
from lykt.field.numbers.rules import normalised
from lykt.figures.arrow import conform
from lykt.reports.register import register_of
from tests.field.adverts.access_rows import make_site


ONE, TWO = normalised("40000001"), normalised("40000002")
THIS = timezone.localdate().year


def seen(world, by, day, *adverts):
    row = actions.begin_round(by=by, unit=world.service, place="Fjordby", on=day, minutes=30)
    for numbers, count in adverts:
        actions.note_advert(by=by, round=row, site=make_site(world), numbers=numbers, count=count)


def rows_of(batches, table):
    return [row for batch in batches for row in conform(batch, table).to_pylist()]


def test_a_number_is_the_same_in_two_years_and_another_in_the_next_register(world, operator):
    seen(world, operator, date(THIS - 1, 6, 1), ([ONE], 1))
    seen(world, operator, date(THIS, 1, 1), ([ONE, TWO], 2), ([], 3))
    units = {world.service.pk}
    first, again = (rows_of(facts.adverts(units), "adverts") for _ in range(2))
    ids = [row["number_id"] for row in first]
    assert ids[0] in ids[1:]
    assert len(set(ids)) == 3
    assert not set(ids) & {row["number_id"] for row in again} - {None}
    assert sorted(row["count"] for row in first) == [0, 1, 2, 3]
    kept = AdvertNumber.objects.values_list("pk", "token")
    told = str(first)
    assert not any(str(key) in told or token in told for key, token in kept)


def test_only_the_rounds_of_the_units(world, operator):
    seen(world, operator, date(THIS, 1, 1), ([ONE], 1))
    assert rows_of(facts.rounds({world.clinic.pk}), "advert_rounds") == []
    assert rows_of(facts.adverts({world.clinic.pk}), "adverts") == []
    (row,) = rows_of(facts.rounds({world.service.pk}), "advert_rounds")
    assert (row["place"], row["minutes"], row["unit"]) == ("Fjordby", 30, "Møteplassen")


def test_the_register_holds_them(world, operator):
    seen(world, operator, date(THIS, 1, 1), ([ONE, TWO], 2), ([], 3))
    with register_of([world.service.pk]) as register:
        told = "SELECT sum(count), count(DISTINCT number_id) FROM adverts"
        assert register.execute(told).fetchall() == [(5, 2)]
