"""The contacts of a person as things that the person can dispute."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.people.queries import contacts_for
from lykt.privacy.answers.things import Thing


def contacts_of(actor: Actor, people: Collection[UUID]) -> list[Thing]:
    """Return the contacts of these codes that the actor may read, the latest first."""
    found = contacts_for(actor).filter(person__in=list(people)).order_by("-date", "-id")
    return [
        Thing(
            key=contact.pk,
            handle=contact.handle,
            label=_("Contact of %(day)s, %(where)s")
            % {
                "day": date_format(contact.date, "SHORT_DATE_FORMAT"),
                "where": contact.get_channel_display(),
            },
            url=reverse("contact_page", args=[contact.handle]),
        )
        for contact in found
    ]
