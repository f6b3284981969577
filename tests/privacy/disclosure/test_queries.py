"""What was shared, to those who may look: of their units, and nobody else's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.privacy.disclosure.attempts import ShareRefused
from lykt.privacy.disclosure.queries import (
    Count,
    counts,
    disclosures_for,
    disclosures_of,
    overseen_by,
    shared_about,
)
from lykt.privacy.emergency.actions import open_door
from lykt.privacy.subjects import Subject
from tests.privacy.disclosure.sharing import REASON, Clock, duty, met, say, subject_of, tell
from tests.support.people import World


def told(by: Actor, subject: Subject, ref: str = "avert_crime", to: str = "police") -> str:
    return tell(by, subject, to, "work", ground=duty(ref)).number


def numbers(rows) -> list[str]:
    return [row.receipt_number for row in rows]


def test_each_unit_sees_its_own(
    world: World, worker: Actor, subject: Subject, operator: Actor, ulrik: Staff, odin: Staff
) -> None:
    with acting_as(operator):
        away = subject_of(met(replace(world, service=world.clinic), operator))
        told(operator, away)
    with acting_as(worker):
        told(worker, subject)
        assert numbers(disclosures_for(worker)) == ["2026-0002"]
        assert numbers(shared_about(worker, subject)) == ["2026-0002"]
        assert numbers(shared_about(worker, away)) == []
        assert len(disclosures_for(operator)) == 2
        for other in (ulrik, odin):
            assert not disclosures_for(other.as_actor()).exists()


def test_the_officer_oversees_what_was_uncertain_in_their_own_organisation(
    world: World, worker: Actor, subject: Subject, odin: Staff, operator: Actor, froya: Staff
) -> None:
    told(worker, subject)
    told(worker, subject, "life_in_danger")
    with acting_as(operator):
        theirs = subject_of(met(replace(world, service=world.elsewhere), operator))
        told(operator, theirs, "life_in_danger")
    assert numbers(overseen_by(odin.as_actor())) == ["2026-0002"]
    assert numbers(overseen_by(froya.as_actor())) == []


def test_in_an_emergency_one_sees_what_one_has_shared_oneself(
    world: World, worker: Actor, operator: Actor, clock: Clock
) -> None:
    with acting_as(operator):
        away = subject_of(met(replace(world, service=world.clinic), operator))
        told(operator, away)
    with acting_as(worker):
        open_door(by=worker, label=away.label, why="life", story=REASON, hours=1)
        assert numbers(disclosures_for(worker)) == []
        told(worker, away)
        assert numbers(disclosures_for(worker)) == ["2026-0002"]
        clock.pass_days(1)
        assert numbers(disclosures_for(worker)) == []


def test_for_the_person_everything_is_found_oldest_first(
    world: World, worker: Actor, subject: Subject, clock: Clock
) -> None:
    other = subject_of(met(world, worker))
    late = clock.time
    clock.pass_days(1)
    told(worker, subject)
    with pytest.raises(ShareRefused):
        tell(worker, other, "nav", "work")
    tell(worker, other, "police", "work", ground=duty("avert_crime"), at=late)
    found = disclosures_of([subject.key, other.key])
    assert numbers(found) == ["2026-0002", "2026-0001", ""]
    assert numbers(disclosures_of([subject.key])) == ["2026-0001"]


def test_counts_are_by_recipient_and_the_year_it_was_told(
    world: World, worker: Actor, subject: Subject, clock: Clock
) -> None:
    say(worker, subject, [("nav", "work")], days=60)
    tell(worker, subject, "nav", "work")
    with pytest.raises(ShareRefused):
        tell(worker, subject, "nav", "health")
    told(worker, subject)
    before = clock.time
    clock.pass_days(40)
    tell(worker, subject, "nav", "work")
    tell(worker, subject, "police", "work", ground=duty("avert_crime"), at=before)
    here = world.fjordby.pk
    assert counts(here, 2026) == [Count("nav", 1, 1), Count("police", 2, 0)]
    assert counts(here, 2027) == [Count("nav", 1, 0)]
    assert counts(world.elvestad.pk, 2026) == []


def test_a_list_costs_the_same_however_long_it_is(
    worker: Actor, subject: Subject, clock: Clock, django_assert_num_queries
) -> None:
    for _ in range(3):
        told(worker, subject)
        clock.pass_days(1)
    with django_assert_num_queries(4):
        rows = list(disclosures_for(worker))
        assert [item.get_kind_display() for row in rows for item in row.items.all()]
        assert all(row.by and row.unit and row.controller for row in rows)
        assert [list(row.corrections.all()) for row in rows] == [[], [], []]
    assert rows[0].at - rows[2].at >= timedelta(days=2)
