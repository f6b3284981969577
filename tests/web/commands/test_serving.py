"""`lykt serve`: what is done before anybody can look."""

import pytest

from lykt.people.models import Person
from lykt.privacy.sealing.keys import destroy
from lykt.web.commands import serving
from tests.access_table import make_person


@pytest.mark.django_db
def test_an_interrupted_erasure_is_finished_before_it_answers(run, world, operator, monkeypatch):
    gone, there = make_person(world), make_person(world)
    destroy([gone.pk])
    seen = []
    monkeypatch.setattr(serving, "is_free", lambda host, port: True)
    monkeypatch.setattr(serving, "run", lambda *told: seen.extend(Person.objects.all()))
    assert run("serve")[0] == 0
    assert seen == [there]
