"""A case opened from a concern: shown where it may be, and both written at once."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from lykt.cases.case.from_concern import open_from, url_of
from lykt.cases.case.models import Case
from lykt.concerns.models import Concern
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.people.models import Person
from tests.concerns.test_actions_joining import joined, triaged
from tests.support.cases import subject_of
from tests.support.pages import make_person
from tests.support.people import World


def test_only_who_opens_cases_is_shown_the_way(
    world: World, kaja: Staff, leila: Staff, froya: Staff
) -> None:
    person = make_person(world)
    concern, lonely = joined(world, person), triaged(world)
    for staff, shown in ((kaja, True), (leila, False), (froya, False)):
        with acting_as(staff.as_actor()) as actor:
            found = url_of(actor, concern)
            assert (found == f"{way(person)}?concern={concern.handle}") is shown
            assert url_of(actor, lonely) == ""


def way(person: Person) -> str:
    return reverse("case_open", args=[person.handle])


def test_the_case_and_the_concern_know_each_other(
    world: World, kaja: Staff, client_of: Callable[[Staff], Client]
) -> None:
    person = make_person(world)
    concern = joined(world, person, exploitation="labour")
    client, where = client_of(kaja), f"{way(person)}?concern={concern.handle}"
    assert where in client.get(reverse("concern_page", args=[concern.handle])).content.decode()
    assert 'value="labour" selected' in client.get(where).content.decode()
    told = {"age": "adult", "exploitation": "labour", "summary": "x", "coordinator": kaja.handle}
    client.post(where, told)
    with acting_as(kaja.as_actor()):
        case, now = Case.objects.get(), Concern.objects.get()
        assert (case.concern, now.case, now.state) == (concern.subject, case.pk, "case_opened")


def test_it_is_about_whom_the_concern_is_about(world: World, operator: Actor) -> None:
    concern = joined(world, make_person(world))
    with pytest.raises(ValidationError, match="not joined to this person"):
        open_from(by=operator, subject=subject_of(make_person(world)), concern=concern)
    assert not Case.objects.exists()
    assert Concern.objects.get().state == "joined"
