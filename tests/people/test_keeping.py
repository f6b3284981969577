"""What people keep: what must be remembered when old contacts go."""

from datetime import date

import pytest
from django.urls import reverse

from lykt.people.codes import Channel
from lykt.people.keeper import PersonKeeper
from lykt.people.keeping import keep_first_contact
from lykt.people.models import Contact, Person


pytestmark = pytest.mark.django_db

TABLE = "people.Contact"


@pytest.fixture
def contact_on(operator, world):
    """Make a contact with someone on a day."""
    kept = {"controller": world.fjordby, "unit": world.service}

    def made(day, person=None, **more):
        person = person or Person.objects.create(**kept, code=f"SVAL-ELV-{day.toordinal()}")
        return Contact.objects.create(
            **kept, person=person, date=day, channel=Channel.STREET, **more
        )

    return made


@pytest.mark.parametrize(
    ("before", "days", "after"),
    [
        (None, [date(2020, 5, 1), date(2021, 5, 1)], date(2020, 5, 1)),
        (date(2019, 1, 1), [date(2020, 5, 1)], date(2019, 1, 1)),
        (date(2022, 1, 1), [date(2020, 5, 1)], date(2020, 5, 1)),
    ],
)
def test_the_first_day_of_someone_outlives_their_oldest_contacts(before, days, after, contact_on):
    person = contact_on(days[0]).person
    Person.objects.filter(pk=person.pk).update(first_contact=before)
    for day in days[1:]:
        contact_on(day, person)
    keep_first_contact(TABLE, Contact.objects.all())
    person.refresh_from_db()
    assert person.first_contact == after


def test_what_was_undone_was_no_contact(contact_on):
    contact = contact_on(date(2020, 5, 1), undone_at="2020-05-01T12:00Z")
    keep_first_contact(TABLE, Contact.objects.all())
    contact.person.refresh_from_db()
    assert contact.person.first_contact is None


def test_other_tables_are_no_business_of_people(contact_on):
    contact = contact_on(date(2020, 5, 1))
    keep_first_contact("field.Shift", Contact.objects.all())
    contact.person.refresh_from_db()
    assert contact.person.first_contact is None


def test_a_first_day_at_the_clinic_is_kept_apart(contact_on):
    visit = contact_on(date(2019, 3, 1))
    Contact.objects.filter(pk=visit.pk).update(channel=Channel.HEALTH)
    contact_on(date(2020, 5, 1), visit.person)
    keep_first_contact(TABLE, Contact.objects.all())
    visit.person.refresh_from_db()
    assert visit.person.first_contact == date(2020, 5, 1)
    assert visit.person.first_at_clinic == date(2019, 3, 1)


def test_a_day_at_the_clinic_is_shown_to_the_health_staff_alone(
    contact_on, froya, leila, hedda, client_of
):
    visit = contact_on(date(2019, 3, 1))
    Contact.objects.filter(pk=visit.pk).update(channel=Channel.HEALTH)
    keep_first_contact(TABLE, Contact.objects.all())
    Contact.objects.all().delete()
    page = reverse("person_page", args=[visit.person.handle])
    told = {who: client_of(who).get(page).content.decode() for who in (froya, leila, hedda)}
    assert [staff.username for staff, text in told.items() if "2019" in text] == ["hedda"]
    chapters = PersonKeeper().chapters([visit.person.pk])
    assert [one.health for one in chapters if "2019" in str((one.facts, one.rows))] == [True]
