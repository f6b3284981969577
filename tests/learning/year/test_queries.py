"""What a year counts, and what it leaves out."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from lykt.learning.events.codes import State
from lykt.learning.year.queries import tables_of, year_of, years_for
from lykt.learning.year.rules import tidy
from lykt.organisation.acting import acting_as
from tests.learning.events.access_rows import make_event, make_receiver
from tests.learning.requests.access_rows import make_request


@pytest.fixture
def full(world):
    """A year with events of every standing, requests, and bodies reached and not."""
    school = make_receiver(world)
    make_event(world, kind="school_class", theme="attitudes", participants=50, classes=2,
               day=date(2024, 1, 1)).receivers.set([school])  # fmt: skip
    make_event(world, kind="school_class", theme="attitudes", day=date(2024, 12, 31))
    make_event(world, participants=20, evaluations=10, grade=Decimal("5.5"))
    # None of these counts.
    make_event(world, day=date(2023, 12, 31))
    make_event(world, day=date(2025, 1, 1))
    make_event(world, state=State.PLANNED)
    make_event(world, state=State.CANCELLED)
    make_event(world, undone_at=timezone.now())
    make_event(world, unit=world.elsewhere)
    make_request(world)
    make_request(world, asked_by="press", theme="buyers", outcome="handed_on", minutes=5)
    make_request(world, undone_at=timezone.now())
    make_request(world, unit=world.elsewhere)
    make_request(world, day=date(2023, 1, 1))
    never = make_receiver(world, "Akutten", kind="health")
    make_event(world, state=State.CANCELLED).receivers.set([never])
    old = make_receiver(world, "Politiet", kind="police")
    make_event(world, day=date(2022, 12, 31)).receivers.set([old])
    gone = make_receiver(world, "Nedlagt", kind="nav", active=False)
    make_event(world, day=date(2022, 1, 31)).receivers.set([gone])
    make_receiver(world, "Elvestad skole", controller=world.elvestad)
    return world


def figures(world, reader, year):
    with acting_as(reader.as_actor()) as by:
        rows = tidy(tables_of(year_of(by, world.fjordby, year)))
    return {(row["figure"], row["group"]): row["value"] for row in rows}


EXPECTED = {
    ("events", "all"): 3, ("events_by_kind", "school_class"): 2, ("events_by_kind", "talk"): 1,
    ("participants", "all"): 70, ("not_counted", "all"): 1, ("school_classes", "all"): 3,
    ("school_classes_by_kind", "talk"): 0, ("evaluations", "all"): 10,
    ("mean_grade", "all"): Decimal("5.5"), ("mean_grade_by_kind", "school_class"): None,
    ("events_by_theme", "attitudes"): 2, ("events_by_theme", "law"): 1,
    ("events_by_theme", "buyers"): 0, ("requests_by_theme", "buyers"): 1,
    ("requests", "all"): 2, ("requests_by_asker", "press"): 1, ("requests_by_way", "telephone"): 2,
    ("answered", "all"): 1, ("handed_on", "all"): 1, ("handed_on_by_asker", "press"): 1,
    ("minutes", "all"): 20, ("reached", "all"): 1, ("reached_by_body", "school"): 1,
    ("due_again", "all"): 1, ("due_again_by_body", "police"): 1,
    ("never_reached", "all"): 1, ("never_reached_by_body", "health"): 1,
}  # fmt: skip


def test_a_year_counts_what_was_held_and_asked_in_it(full, pal):
    found = figures(full, pal, 2024)
    assert {key: found[key] for key in EXPECTED} == EXPECTED
    assert ("reached_by_body", "nav") not in found


def test_the_years_to_choose_from(full, pal):
    with acting_as(pal.as_actor()) as by:
        this = timezone.localdate().year
        assert years_for(by, full.fjordby) == [this, 2025, 2024, 2023, 2022]


def test_whoever_works_elsewhere_counts_nothing_of_it(full, parisa):
    with acting_as(parisa.as_actor()) as by:
        told = year_of(by, full.fjordby, 2024)
    assert (told.taught, told.asked, told.bodies) == ([], [], [])
