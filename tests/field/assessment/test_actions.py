"""Rapid assessments: written, sent to review, done by another."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.field.assessment import actions
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from tests.field.assessment.made import make_done, make_full, make_round, set_state, write
from tests.support.pages import OPERATOR


TODAY = timezone.localdate()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"title": ""}, "title"),
        ({"question": " "}, "question"),
        ({"question": "Hvor er BLÅ-KRONE-7?"}, "question"),
        ({"starts": TODAY + timedelta(1)}, "ends"),
    ],
)
def test_what_an_assessment_cannot_be(world, told, field):
    with pytest.raises(ValidationError) as refused:
        make_round(world, **told)
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("part", "told", "field"),
    [
        ("source", {"kind": "gossip"}, "kind"),
        ("source", {"count": 0}, "count"),
        ("source", {"note": "Ring 900 12 345"}, "note"),
        ("finding", {"text": ""}, "text"),
        ("finding", {"strength": "sure"}, "strength"),
        ("finding", {"sources": []}, "sources"),
        ("finding", {"sources": ["register"]}, "sources"),
        ("gap", {"there_is": ""}, "there_is"),
        ("conclusion", {"text": "Se sak 2026-014"}, "text"),
    ],
)
def test_what_a_part_cannot_say(world, part, told, field):
    row = make_full(world)
    with pytest.raises(ValidationError) as refused:
        write(row, part, **told)
    assert list(refused.value.message_dict) == [field]


def test_a_part_is_put_right_and_taken_out(world):
    row = make_full(world)
    write(row, "gap", there=row.gaps.get(), gap="Tre kvelder")
    assert [one.gap for one in row.gaps.all()] == ["Tre kvelder"]
    with acting_as(OPERATOR):
        with pytest.raises(ValidationError, match="rests on these"):
            actions.remove_part(by=OPERATOR, part="source", there=row.sources.get())
        actions.remove_part(by=OPERATOR, part="gap", there=row.gaps.get())
        actions.remove_part(by=OPERATOR, part="finding", there=row.findings.get(kind="finding"))
        actions.remove_part(by=OPERATOR, part="source", there=row.sources.get())
    with pytest.raises(TypeError):
        write(row, "gap", colour="red")


def test_nothing_is_sent_to_review_that_says_nothing(world):
    with pytest.raises(ValidationError) as refused:
        set_state(make_round(world), "review")
    assert len(refused.value.messages) == 3


def test_somebody_else_says_that_it_is_done(world, froya, pal):
    row = set_state(make_full(world), "review", by=froya.as_actor())
    with pytest.raises(Refused, match="Somebody else"):
        set_state(row, "done", by=froya.as_actor())
    # Opened again, it still waits for somebody else than who sent it.
    set_state(row, "done", by=pal.as_actor())
    set_state(row, "review", by=pal.as_actor())
    with pytest.raises(Refused, match="Somebody else"):
        set_state(row, "done", by=froya.as_actor())
    done = set_state(row, "done", by=pal.as_actor())
    assert done.done_on == TODAY


def test_only_a_draft_is_written_in(world):
    row = make_done(world)
    with pytest.raises(Refused, match="Only a draft"):
        write(row, "conclusion")
    with pytest.raises(ValidationError, match="cannot follow"):
        set_state(row, "draft")
    set_state(row, "review", "draft")
    write(row, "conclusion")


def test_a_plan_owner_reviews_and_does_not_write(world, pal, aksel):
    row = make_full(world)
    with pytest.raises(Refused):
        write(row, "conclusion", by=pal.as_actor())
    with pytest.raises(Refused):
        set_state(row, "review", by=pal.as_actor())
    write(row, "conclusion", by=aksel.as_actor())


def test_another_municipality_is_refused(world, ulrik):
    with pytest.raises(Refused):
        write(make_full(world), "conclusion", by=ulrik.as_actor())
