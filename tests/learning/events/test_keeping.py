"""Events go when their time is over; the bodies they reached stay in the register."""

from datetime import date

from lykt.learning.events.models import Event, EventChange, Receiver
from lykt.organisation.acting import acting_as
from lykt.privacy.retention.sweeping import sweep
from tests.learning.events.access_rows import make_event, make_receiver
from tests.learning.requests.access_rows import make_request
from tests.support.pages import OPERATOR


def test_after_ten_years_an_event_goes_with_its_history(world):
    day = date(2016, 3, 1)
    with acting_as(OPERATOR):
        event = make_event(world, day=day)
        EventChange.objects.create(event=event, act="made", state="held", by_name="test")
        event.receivers.set([make_receiver(world)])
        request = make_request(world, day=day)
        young = make_event(world, day=date(2016, 3, 2))
        sweep(by=OPERATOR, today=date(2026, 2, 28))
        assert Event.objects.count() == 2
        sweep(by=OPERATOR, today=date(2026, 3, 2))
        assert list(Event.objects.all()) == [young]
        assert not EventChange.objects.exists()
        assert Receiver.objects.count() == 1
        assert not type(request).objects.filter(pk=request.pk).exists()
