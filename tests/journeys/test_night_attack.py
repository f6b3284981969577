"""The phone's API under attack by chance: no 5xx, and no answer that its page does not tell of.

Schemathesis makes calls from the schema, right ones and wrong ones, as a worker with a key and
as a worker at the door.
"""

import os

import pytest
import schemathesis
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    ignored_auth,
    missing_required_header,
    positive_data_acceptance,
    unsupported_method,
)

from tests.field.night.phone import Phone


#: A right form can be refused all the same (a batch that is too long, an app that is too old);
#: who may is tried in test_api; a wrong method is answered by the page for people.
NOT_ASKED = [ignored_auth, positive_data_acceptance, unsupported_method, missing_required_header]


@pytest.fixture
def schema(db):
    """The API as its own page tells of it. No call closes the connection of the test."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/night/1/openapi.json", WSGIHandler())
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def key(world, froya):
    """A key that sends."""
    return {"Authorization": f"Bearer {Phone(froya, world.service).token}"}


@pytest.fixture
def session(world, froya):
    """The cookies of somebody who is signed in."""
    client = Client()
    client.force_login(froya)
    told = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return {"Cookie": f"{told}; lykt_csrf={'x' * 32}", "X-CSRFToken": "x" * 32}


calm = settings(
    max_examples=int(os.environ.get("LYKT_HUNT_CALLS", "15")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def attack(schema, name, mode, headers):
    """Make calls of one kind by chance, and hold each answer against what is told of it."""

    @calm
    @given(case=schema[f"/api/night/1/{name}"]["POST"].as_strategy(generation_mode=mode))
    def calls(case):
        cache.clear()
        case.call_and_validate(headers=headers, excluded_checks=NOT_ASKED)

    calls()


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("name", ["records", "unlock", "lists", "close"])
def test_what_a_phone_may_send(schema, key, name, mode):
    attack(schema, name, mode, key)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_what_a_worker_at_the_door_may_send(schema, session, mode):
    attack(schema, "enrol", mode, session)
