"""Visits: registered with whom one met, put right, and undone."""

import pytest
from django.core.exceptions import ValidationError

from lykt.field.places import actions, actions_visits
from lykt.field.places.models import Visit
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.people.models import Contact
from tests.field.places.made import days, make_place, make_visit
from tests.support.pages import OPERATOR, make_person


def indoor():
    with acting_as(OPERATOR):
        rows = Contact.objects.filter(channel="indoor").order_by("count", "pk")
        return [(one.person_id, one.count, one.date) for one in rows]


def test_whoever_is_met_becomes_a_contact_that_does_not_say_where(world, froya):
    known = make_person(world)
    visit = make_visit(
        world, by=froya.as_actor(), people=[known, known], anonymous=3, met=None, seen=5
    )
    assert (visit.met, visit.known, visit.anonymous) == (4, 1, 3)
    assert indoor() == [(known.pk, 1, days(0)), (None, 3, days(0))]
    with acting_as(OPERATOR):
        # No way leads from a contact to a visit or a place.
        names = {field.name for field in Contact._meta.get_fields()}
        assert not names & {"visit", "visits", "place", "places"}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"date": days(-1)}, "date"),
        ({"date": days(400)}, "date"),
        ({"went": "gone"}, "went"),
        ({"way": "letter"}, "way"),
        ({"offered": ["gold"]}, "offered"),
        ({"mediator": "xx"}, "mediator"),
        ({"staff": 0}, "staff"),
        ({"minutes": 721}, "minutes"),
        ({"seen": 1}, "seen"),
        ({"met": 1, "anonymous": 2}, "met"),
        ({"went": "nobody"}, "met"),
    ],
)
def test_what_a_visit_cannot_say(world, told, field):
    with pytest.raises(ValidationError) as refused:
        make_visit(world, **told)
    assert list(refused.value.message_dict) == [field]
    assert indoor() == []


def test_nobody_visits_what_has_closed(world):
    place = make_place(world)
    with acting_as(OPERATOR):
        actions.close_place(by=OPERATOR, place=place, on=days(10))
    make_visit(world, place, date=days(10))
    with pytest.raises(ValidationError, match="not open on this day"):
        make_visit(world, place, date=days(9))


def test_what_was_said_yes_to_was_offered(world):
    visit = make_visit(world, offered=["talk"], accepted=["condoms"])
    assert (visit.offered, visit.accepted) == (["condoms", "talk"], ["condoms"])


def test_a_correction_keeps_what_it_said(world, froya):
    visit = make_visit(world)
    other = make_place(world)
    with acting_as(froya.as_actor()) as by:
        assert actions_visits.correct_visit(by=by, visit=visit, reason="mistyped", met=2) is None
        done = actions_visits.correct_visit(
            by=by, visit=visit, reason="wrong_place", place=other, date=days(1)
        )
        assert done.before == {"place": visit.place.code, "date": days(0).isoformat()}
        assert done.after == {"place": other.code, "date": days(1).isoformat()}
        with pytest.raises(ValidationError):
            actions_visits.correct_visit(by=by, visit=visit, reason="mistyped", met=9)
        with pytest.raises(ValidationError):
            actions_visits.correct_visit(by=by, visit=visit, reason="whim", met=1)
        with pytest.raises(TypeError):
            actions_visits.correct_visit(by=by, visit=visit, reason="mistyped", known=1)


def test_a_visit_moves_to_no_other_unit(world):
    visit = make_visit(world)
    other = make_place(world, unit=world.clinic)
    with acting_as(OPERATOR), pytest.raises(Refused):
        actions_visits.correct_visit(by=OPERATOR, visit=visit, reason="mistyped", place=other)


def test_only_the_author_undoes(world, froya, sunniva):
    visit = make_visit(world, by=froya.as_actor())
    with acting_as(sunniva.as_actor()) as by, pytest.raises(Refused):
        actions_visits.undo_visit(by=by, visit=visit)
    with acting_as(froya.as_actor()) as by:
        actions_visits.undo_visit(by=by, visit=visit)
        actions_visits.undo_visit(by=by, visit=visit)
        assert Visit.objects.get().undone_at is not None
        with pytest.raises(ValidationError, match="undone meanwhile"):
            actions_visits.correct_visit(by=by, visit=visit, reason="mistyped", met=1)


def test_another_units_visits_are_not_registered(world, hedda):
    with pytest.raises(Refused):
        make_visit(world, make_place(world, unit=world.clinic), by=hedda.as_actor())
