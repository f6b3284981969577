"""Networks, their members, and what is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.learning.networks import actions, queries
from lykt.learning.networks.models import Network
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from tests.learning.networks.made import hold, make_meeting, make_member, make_network


def acts(network):
    return list(network.events.order_by("at", "id").values_list("act", flat=True))


def test_a_network_is_made_and_changed_and_its_history_is_written(world, leila):
    with acting_as(leila.as_actor()) as by:
        row = actions.make_network(
            by=by, controller=world.fjordby, name=" Fagnettverket ", purpose="Samle bodene"
        )
        assert (row.name, row.every_months) == ("Fagnettverket", None)
        actions.change_network(by=by, network=row, name="Nettet", purpose="Alt", every_months=2)
        actions.rest_network(by=by, network=row)
        actions.take_up_network(by=by, network=row)
        row.refresh_from_db()
        assert (row.name, row.every_months, row.rested_on) == ("Nettet", 2, None)
        assert acts(row) == ["made", "changed", "rested", "taken_up"]
        assert {event.signed for event in row.events.all()} == {"Leila"}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"purpose": ""}, "purpose"),
        ({"purpose": "Følge opp BLÅ-KRONE-7"}, "purpose"),
        ({"every_months": 0}, "every_months"),
        ({"every_months": 37}, "every_months"),
        ({"since": timezone.localdate() + timedelta(2)}, "since"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, told, field):
    with pytest.raises(ValidationError) as problem:
        make_network(world, **told)
    assert list(problem.value.error_dict) == [field]
    assert not Network.objects.exists()


def test_a_name_is_one_networks(world):
    make_network(world, name="Nettet")
    with pytest.raises(ValidationError, match="Another network"):
        make_network(world, name="Nettet")


def test_a_resting_network_is_left_alone(world, operator):
    network = make_network(world)
    actions.rest_network(by=operator, network=network)
    with pytest.raises(ValidationError, match="rests"):
        actions.rest_network(by=operator, network=network)
    with pytest.raises(ValidationError, match="rests"):
        make_meeting(world, network)
    actions.take_up_network(by=operator, network=network)
    with pytest.raises(ValidationError, match="does not rest"):
        actions.take_up_network(by=operator, network=network)


def test_members_are_staff_or_bodies(world, leila, ulrik, operator):
    network = make_network(world)
    add = actions.add_member
    inside = add(by=operator, network=network, staff=leila, role="Leder")
    assert str(inside) == "Leila · Leder"
    assert str(make_member(world, network)) == "NAV · Veileder"
    for told, words in (
        ({}, "Write something"),
        ({"staff": leila, "body": "NAV"}, "Not both"),
        ({"staff": ulrik}, "works here"),
        ({"staff": leila, "role": "Leder"}, "in it already"),
        ({"body": "ola@nordmann.no"}, "Nobody is named here"),
    ):
        with pytest.raises(ValidationError, match=words):
            add(by=operator, network=network, **told)
    actions.end_member(by=operator, member=inside)
    actions.end_member(by=operator, member=inside)
    inside.refresh_from_db()
    assert inside.left_on == timezone.localdate()
    actions.keep_member(by=operator, member=inside)
    inside.refresh_from_db()
    assert inside.left_on is None
    assert acts(network) == ["made", "member_in", "member_in", "member_out", "member_in"]


def test_only_those_of_the_municipality_may(world, pal, ulrik):
    network = make_network(world)
    for staff in (pal, ulrik):
        with acting_as(staff.as_actor()) as by, pytest.raises(Refused):
            actions.rest_network(by=by, network=network)
    with acting_as(pal.as_actor()) as by:
        assert queries.networks_for(by).count() == 1
    with acting_as(ulrik.as_actor()) as by:
        assert queries.networks_for(by).count() == 0


def test_what_owes_a_meeting_stands_first(world, operator):
    today = timezone.localdate()
    quiet = make_network(world, name="A som trengs", every_months=None)
    kept = make_network(world, name="B i tide", since=today - timedelta(400))
    hold(make_meeting(world, kept, today - timedelta(30)))
    late = make_network(world, name="C over tid", since=today - timedelta(400))
    # Planned is not held.
    make_meeting(world, late, today - timedelta(5))
    asleep = make_network(world, name="0 hviler", since=today - timedelta(400))
    actions.rest_network(by=operator, network=asleep)
    rows = queries.standing_of(queries.networks_for(operator))
    assert [row.network for row in rows] == [late, quiet, kept, asleep]
    assert [row.overdue for row in rows] == [True, False, False, False]
    assert [row.lacks_minutes for row in rows] == [True, False, False, False]
    assert rows[2].last == today - timedelta(30)
