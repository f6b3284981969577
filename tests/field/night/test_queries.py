"""What stands on Today for whoever goes out, and what does not for others."""

import pytest

from lykt.field.night.queries import tonight
from lykt.organisation.acting import acting_as
from tests.field.night.phone import Phone


def told(staff):
    with acting_as(staff.as_actor()) as by:
        return tonight(by)


def test_whoever_goes_out_sees_what_goes_on_and_what_waits(world, froya, sunniva):
    phone = Phone(froya, world.service)
    phone.send(phone.start(), phone.met({"code": "FINNES-IKKE-4"}))

    here = told(sunniva)

    assert (here.may_start, len(here.going_on), here.last, here.in_tray) == (True, 1, None, 1)
    phone.send(phone.end())
    here = told(sunniva)
    assert (here.going_on, here.last.phone_key is not None) == ([], True)


def test_a_volunteer_can_start_and_sees_no_shift(world, vilde, froya):
    phone = Phone(froya, world.service)
    phone.send(phone.start())

    here = told(vilde)

    assert (here.may_start, here.going_on, here.last, here.in_tray) == (True, [], None, 0)


@pytest.mark.parametrize("name", ["pal", "aksel", "odin", "astrid", "parisa"])
def test_nothing_of_the_night_stands_there_for_others(request, name):
    assert told(request.getfixturevalue(name)) is None
