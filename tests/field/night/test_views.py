"""The desk's side of the night: whoever is shown beside a record is written down."""

from django.urls import reverse

from lykt.field.night.models import NightRecord
from lykt.organisation.acting import acting_as
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import names_in_record
from tests.field.night.phone import Phone
from tests.support.pages import OPERATOR, make_person
from tests.support.people import PASSWORD


def test_the_person_who_stands_beside_a_record_is_written_down_as_shown(
    client, world, froya, sunniva
):
    person = make_person(world)
    phone = Phone(froya, world.service)
    met = phone.met({"code": person.code})
    phone.send(phone.start(), met)
    other = phone.met({"anonymous": 2}, id=met.id)
    assert phone.states(other) == ["tray"]
    with acting_as(OPERATOR):
        record = NightRecord.objects.get(state="tray")
    client.login(username="sunniva", password=PASSWORD)

    page = client.get(reverse("tray_record", args=[record.handle]))

    assert person.code in page.content.decode()
    with acting_as(OPERATOR):
        entry = ReadingEntry.objects.get(what="tray_record")
    assert set(entry.subjects) == names_in_record([person.pk])
