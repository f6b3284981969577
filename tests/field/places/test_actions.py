"""Places: written down, changed, closed, opened again, and where they are."""

import pytest
from django.core.exceptions import ValidationError

from lykt.field.places import actions
from lykt.field.places.models import IndoorPlace, PlaceAddress, PlaceEvent
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.privacy.sealing.models import DataKey
from tests.field.places.made import days, make_address, make_place, make_visit
from tests.support.pages import OPERATOR


def spans(place):
    with acting_as(OPERATOR):
        return [(one.opened_on, one.closed_on) for one in place.spans.order_by("opened_on")]


def acts(place):
    with acting_as(OPERATOR):
        return [one.act for one in PlaceEvent.objects.filter(place=place).order_by("at", "id")]


def test_a_place_gets_a_code_and_no_name(world):
    one, other = make_place(world), make_place(world)
    assert one.code != other.code
    assert (one.state, spans(one)) == ("open", [(days(365), None)])
    assert acts(one) == ["made"]


def test_the_codes_that_are_taken_are_drawn_again(world, monkeypatch):
    drawn = iter(["STED-BEKK-2", "STED-BEKK-2", "STED-BEKK-3"])
    monkeypatch.setattr(actions, "new_place_code", lambda wide: next(drawn))
    assert [make_place(world).code for _time in range(2)] == ["STED-BEKK-2", "STED-BEKK-3"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "villa"}, "kind"),
        ({"zone": "Strandgata 14"}, "zone"),
        ({"zone": "x" * 101}, "zone"),
        ({"opened_on": days(-1)}, "opened_on"),
    ],
)
def test_what_a_place_cannot_be(world, told, field):
    with pytest.raises(ValidationError) as refused:
        make_place(world, **told)
    assert list(refused.value.message_dict) == [field]


def test_closing_and_opening_keep_each_time(world, froya):
    place = make_place(world)
    with acting_as(froya.as_actor()) as by:
        actions.close_place(by=by, place=place, on=days(30))
        with pytest.raises(ValidationError, match="closed already"):
            actions.close_place(by=by, place=place)
        with pytest.raises(ValidationError, match="closed later"):
            actions.reopen_place(by=by, place=place, on=days(31))
        now = actions.reopen_place(by=by, place=place, on=days(10))
        with pytest.raises(ValidationError, match="is open"):
            actions.reopen_place(by=by, place=place)
    assert now.is_open
    assert spans(place) == [(days(365), days(30)), (days(10), None)]
    assert acts(place) == ["made", "closed", "reopened"]


def test_opened_again_on_the_day_it_closed_it_never_closed(world):
    place = make_place(world)
    with acting_as(OPERATOR):
        actions.close_place(by=OPERATOR, place=place, on=days(3))
        actions.reopen_place(by=OPERATOR, place=place, on=days(3))
    assert spans(place) == [(days(365), None)]


def test_a_place_does_not_close_before_its_last_visit(world):
    place = make_place(world)
    make_visit(world, place, date=days(2))
    with acting_as(OPERATOR), pytest.raises(ValidationError, match="visited later"):
        actions.close_place(by=OPERATOR, place=place, on=days(3))


def test_a_change_is_written_down_where_there_is_one(world):
    place = make_place(world)
    with acting_as(OPERATOR):
        actions.change_place(by=OPERATOR, place=place, kind="institute", zone="Sentrum")
        actions.change_place(by=OPERATOR, place=place, kind="flat", zone="Havna")
    assert acts(place) == ["made", "changed"]


def test_another_units_place_is_refused(world, hedda):
    place = make_place(world, unit=world.clinic)
    with acting_as(hedda.as_actor()) as by, pytest.raises(Refused):
        actions.close_place(by=by, place=place)


def test_only_the_author_undoes_and_only_before_a_visit(world, froya, sunniva):
    place = make_place(world, by=froya.as_actor())
    with acting_as(sunniva.as_actor()) as by, pytest.raises(Refused):
        actions.undo_place(by=by, place=place)
    make_visit(world, place)
    with acting_as(froya.as_actor()) as by, pytest.raises(Refused):
        actions.undo_place(by=by, place=place)
    other = make_place(world, by=froya.as_actor())
    with acting_as(froya.as_actor()) as by:
        actions.undo_place(by=by, place=other)
        assert list(IndoorPlace.objects.all()) == [place]


# ---- Where it is


def keys_of_addresses():
    with acting_as(OPERATOR):
        subjects = list(PlaceAddress.objects.values_list("subject", flat=True))
        return subjects, DataKey.objects.filter(subject__in=subjects).count()


@pytest.mark.django_db(transaction=True, databases=["default", "store"])
def test_an_address_goes_with_its_key(world):
    place = make_place(world)
    first = make_address(place).subject
    second = make_address(place, "Havnegata 2").subject
    assert first != second
    assert not DataKey.objects.filter(subject=first).exists()
    assert DataKey.objects.filter(subject=second).exists()
    with acting_as(OPERATOR):
        actions.close_place(by=OPERATOR, place=place)
        assert not PlaceAddress.objects.exists()
        assert not DataKey.objects.filter(subject=second).exists()
        with pytest.raises(ValidationError, match="no address is kept"):
            actions.write_address(by=OPERATOR, place=place, address="Havnegata 2")
    assert acts(place) == ["made", "address", "address", "closed", "no_address"]
