"""Whole nights with a net and a battery that fail: none lost, none doubled, none written over.

The app's own modules run in Node before the real server, by schedules made from a seed. A
failure names its seed; `LYKT_NIGHT_SEED=… LYKT_HUNT_NIGHTS=1 pytest -m faults` plays it again.
"""

import os

import pytest

from lykt.field.actions_desk import first_groups
from lykt.organisation.roles import Role
from tests.field.made import make_zone
from tests.field.night.schedule import Night, Phones
from tests.support.pages import make_person
from tests.support.people import make_staff, make_world
from tests.support.walks import walked


pytestmark = pytest.mark.faults
#: Nights of one run, and how many of them one test plays on one server.
NIGHTS = int(os.environ.get("LYKT_HUNT_NIGHTS", "300"))
TOGETHER = 30
FIRST = int(os.environ.get("LYKT_NIGHT_SEED", "1"))


def play(server, seeds):
    """Play nights one after the other on one server."""
    world = make_world()
    first_groups(world.service)
    told = {
        "unit": world.service,
        "zone": make_zone(world.service).handle,
        "codes": [make_person(world).code for _ in range(3)],
        "workers": [
            make_staff(Role.FIELD_WORKER, world.service),
            make_staff(Role.SOCIAL_WORKER, world.service),
        ],
        "leader": make_staff(Role.UNIT_LEADER, world.service),
    }
    phones = Phones(server.url)
    try:
        for seed in seeds:
            Night(seed, phones, **told).play()
            # Read by `tools.hunt_nights`: what is said to have been played was played.
            print(f"night {seed} held")
    finally:
        phones.close()


@pytest.mark.parametrize("part", walked(f"{n:03}" for n in range(-(-NIGHTS // TOGETHER))))
def test_whatever_happens_nothing_is_lost_doubled_or_written_over(part, live_server):
    first = FIRST + int(part) * TOGETHER
    play(live_server, range(first, min(first + TOGETHER, FIRST + NIGHTS)))
