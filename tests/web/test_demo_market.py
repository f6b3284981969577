"""The demo's market: a year of it, quickly made, through the same keys as everything."""

import time

from django.utils import timezone

from lykt.field.adverts.models import Advert, AdvertNumber, AdvertRound
from lykt.field.online.models import Call, Chat
from lykt.organisation.roles import Role
from lykt.reports.register import register_of
from lykt.web.demo_market import CALLS, CHATS, PLACES, WEEKS, build
from tests.support.people import make_staff


def test_a_year_of_it_is_made_quickly(world, operator):
    make_staff(Role.FIELD_WORKER, world.service, "feltarbeider")
    begun = time.monotonic()
    build(world.service, today=timezone.localdate())
    assert time.monotonic() - begun < 10
    assert AdvertRound.objects.count() == WEEKS * len(PLACES)
    assert (Chat.objects.count(), Call.objects.count()) == (CHATS, CALLS)
    assert Advert.objects.count() > 500
    assert AdvertNumber.objects.exclude(earlier=None).exists()
    with register_of([world.service.pk]) as register:
        told = register.execute("SELECT count(DISTINCT number_id) FROM adverts").fetchall()
    assert told[0][0] > 100
