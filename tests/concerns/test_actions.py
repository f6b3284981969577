"""Taking concerns in, putting them right, calling for help, taking back."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.concerns import actions
from lykt.concerns.models import (
    Concern,
    ConcernCorrection,
    ConcernCounter,
    ConcernEvent,
    EmergencyHelp,
)
from lykt.concerns.queries import concerns_for
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Notice, Staff
from lykt.organisation.notices import notices_for
from lykt.organisation.roles import Role
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.showing import opened
from lykt.privacy.sealing.keys import Erased, keys_of
from tests.support.concerns import OPERATOR, make_concern, notify
from tests.support.people import World, make_staff


HOUR = timedelta(hours=1)


def acts_of(concern: Concern) -> list[str]:
    with acting_as(OPERATOR):
        return list(
            ConcernEvent.objects.filter(concern=concern)
            .order_by("at", "id")
            .values_list("act", flat=True)
        )


# ---- Taking in


def test_one_tap_is_enough(world: World, froya: Staff) -> None:
    concern = make_concern(world, froya)
    assert (concern.state, concern.source, concern.urgency) == ("received", "staff", "soon")
    assert concern.owner_id == froya.pk
    assert concern.label == f"B-{timezone.localdate().year}-001"
    assert acts_of(concern) == ["raised"]


@pytest.mark.parametrize(
    ("age", "state"), [("adult", "received"), ("child", "locked"), ("in_doubt", "locked")]
)
def test_a_child_or_a_doubt_is_locked(world: World, age: str, state: str) -> None:
    concern = make_concern(world, age=age)
    assert concern.state == state
    assert (concern.child_since is not None) is (state == "locked")


def test_a_number_is_never_given_twice(world: World, froya: Staff) -> None:
    first = make_concern(world, froya)
    with acting_as(froya.as_actor()) as actor:
        actions.undo_concern(by=actor, concern=first)
    assert make_concern(world, froya).number == 2
    assert ConcernCounter.objects.get().last == 2


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"received_at": HOUR}, "received_at"),
        ({"source": "person"}, "duties_explained_at"),
        ({"source": "person", "duties_explained_at": HOUR}, "duties_explained_at"),
        ({"source": "police"}, "source"),
        ({"urgency": "yesterday"}, "urgency"),
        ({"age": "unknown"}, "age"),
        ({"exploitation": "everything"}, "exploitation"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    world: World, told: dict[str, Any], field: str
) -> None:
    moments = {
        name: timezone.now() + value if isinstance(value, timedelta) else value
        for name, value in told.items()
    }
    with pytest.raises(ValidationError) as refused:
        make_concern(world, **moments)
    assert list(refused.value.message_dict) == [field]
    with acting_as(OPERATOR):
        assert not Concern.objects.exists()


def test_the_duties_come_before_what_the_person_tells(world: World) -> None:
    now = timezone.now()
    concern = make_concern(world, source="person", received_at=now, duties_explained_at=now - HOUR)
    assert concern.duties_explained_at == now - HOUR


@pytest.mark.parametrize(
    ("told", "loud"),
    [({"urgency": "now"}, True), ({"emergency": True}, True), ({"urgency": "later"}, False)],
)
def test_an_urgent_one_is_told_of_and_nothing_of_it(
    world: World, kaja: Staff, froya: Staff, told: dict[str, Any], loud: bool
) -> None:
    concern = make_concern(world, froya, seen="A girl at the hotel", **told)
    notices = list(notices_for(kaja.as_actor()))
    assert [one.what for one in notices] == (["concern_now"] if loud else [])
    assert [one.about for one in notices] == ([""] if loud else [])
    assert not notices_for(froya.as_actor()).exists()
    if loud:
        assert notices[0].link == f"concern_page {concern.handle}"


@pytest.mark.parametrize("role", list(Role))
def test_who_may_take_one_in(world: World, role: Role) -> None:
    # A volunteer tells of a worry, and reads none.
    meets = role in {"field_worker", "social_worker", "health_worker", "case_coordinator",
                     "unit_leader", "volunteer"}  # fmt: skip
    staff = make_staff(role, world.service, "someone")
    if meets:
        assert make_concern(world, staff).pk
    else:
        with pytest.raises(Refused):
            make_concern(world, staff)


def test_another_units_concern_is_not_found(world: World, ulrik: Staff, hedda: Staff) -> None:
    make_concern(world)
    colleague = make_staff(Role.FIELD_WORKER, world.clinic, "elsewhere")
    for staff, found in ((ulrik, 0), (colleague, 0), (hedda, 1)):
        with acting_as(staff.as_actor()) as actor:
            assert concerns_for(actor).count() == found


# ---- Putting right


def test_what_it_said_stands_sealed_beside_what_it_says(world: World, froya: Staff) -> None:
    concern = make_concern(world, froya, seen="Two women", urgency="later")
    with acting_as(froya.as_actor()) as actor:
        made = actions.correct_concern(
            by=actor, concern=concern, why="more_known", seen="Three women", urgency="soon",
            where="",
        )  # fmt: skip
        assert {one.field for one in made} == {"seen", "urgency"}
        with opened(by=actor, what="test", subjects=[concern.subject]):
            now = Concern.objects.get()
            before = ConcernCorrection.objects.get(field="seen")
            assert (now.seen, before.before_words) == ("Three women", "Two women")
        coded = ConcernCorrection.objects.get(field="urgency")
        assert (coded.before, coded.after, coded.why) == ("later", "soon", "more_known")
        assert ReadingEntry.objects.filter(what="concern_correct").count() == 1
        nothing = actions.correct_concern(by=actor, concern=now, why="mistyped", urgency="soon")
        assert nothing == []
    assert acts_of(concern) == ["raised", "corrected"]


def test_two_who_correct_at_once_both_know(world: World, froya: Staff) -> None:
    concern = make_concern(world, froya)
    with acting_as(froya.as_actor()) as actor:
        actions.correct_concern(by=actor, concern=concern, why="mistyped", urgency="now")
        with pytest.raises(ValidationError, match="Someone has changed this"):
            actions.correct_concern(
                by=actor, concern=concern, why="mistyped", urgency="later",
                seen_at=concern.changed_at,
            )  # fmt: skip


def test_one_who_may_be_a_child_locks_it_whoever_says_so(world: World, froya: Staff) -> None:
    concern = make_concern(world, froya)
    with acting_as(froya.as_actor()) as actor:
        actions.correct_concern(by=actor, concern=concern, why="more_known", age="in_doubt")
        concern.refresh_from_db()
        assert (concern.state, concern.child_since is not None) == ("locked", True)


def test_that_it_is_an_adult_is_for_whoever_triages(
    world: World, froya: Staff, kaja: Staff
) -> None:
    concern = make_concern(world, froya, age="in_doubt")
    told: dict[str, Any] = {"concern": concern, "why": "age_shown", "age": "adult"}
    with acting_as(froya.as_actor()) as actor, pytest.raises(Refused):
        actions.correct_concern(by=actor, **told)
    with acting_as(kaja.as_actor()) as actor:
        actions.correct_concern(by=actor, **told)
        concern.refresh_from_db()
    assert (concern.state, concern.child_since) == ("received", None)


def test_a_correction_needs_a_reason_of_the_list(world: World, froya: Staff) -> None:
    concern = make_concern(world, froya)
    with acting_as(froya.as_actor()) as actor, pytest.raises(ValidationError, match="why"):
        actions.correct_concern(by=actor, concern=concern, why="because", urgency="now")


# ---- Emergency help


@pytest.mark.parametrize("state", ["received", "locked", "closed", "no_ground", "joined"])
def test_nothing_stops_emergency_help(world: World, froya: Staff, state: str) -> None:
    """Not even what no action leads to: the state is put there past them."""
    concern = make_concern(world)
    with acting_as(froya.as_actor()) as actor:
        ended = {"ended_at": timezone.now()} if state in ("closed", "no_ground") else {}
        Concern.objects.filter(pk=concern.pk).update(state=state, **ended)
        actions.call_help(by=actor, concern=concern, what="ambulance")
        concern.refresh_from_db()
        assert concern.state == state
        assert EmergencyHelp.objects.get().what == "ambulance"
    assert acts_of(concern) == ["raised", "help"]


@pytest.mark.parametrize(
    ("told", "field"),
    [({"what": "taxi"}, "what"), ({"what": "police", "called_at": HOUR}, "called_at")],
)
def test_help_that_cannot_be(
    world: World, operator: Actor, told: dict[str, Any], field: str
) -> None:
    concern = make_concern(world)
    if "called_at" in told:
        told = told | {"called_at": timezone.now() + HOUR}
    with pytest.raises(ValidationError) as refused:
        actions.call_help(by=operator, concern=concern, **told)
    assert list(refused.value.message_dict) == [field]


def test_help_is_undone_by_whoever_wrote_it(world: World, froya: Staff, kaja: Staff) -> None:
    concern = make_concern(world)
    with acting_as(froya.as_actor()) as actor:
        row = actions.call_help(by=actor, concern=concern, what="police")
    with acting_as(kaja.as_actor()) as actor, pytest.raises(Refused, match="Only the one"):
        actions.undo_help(by=actor, row=row)
    with acting_as(froya.as_actor()) as actor:
        actions.undo_help(by=actor, row=row)
        row.refresh_from_db()
    assert row.undone_at is not None
    assert acts_of(concern) == ["raised", "help", "help_undone"]


# ---- Taking back


def test_undoing_leaves_nothing_behind(
    world: World, froya: Staff, django_capture_on_commit_callbacks: Any
) -> None:
    concern = make_concern(world, froya, urgency="now", seen="A slip")
    with acting_as(froya.as_actor()) as actor:
        keys_of([concern.subject])
        with django_capture_on_commit_callbacks(execute=True):
            actions.undo_concern(by=actor, concern=concern)
        assert not Concern.objects.exists()
        assert not ConcernEvent.objects.exists()
        with pytest.raises(Erased):
            keys_of([concern.subject])
    assert not Notice.objects.exists()


def test_what_cannot_be_undone(world: World, froya: Staff, kaja: Staff) -> None:
    others, old, locked, helped, told = (make_concern(world, froya) for _ in range(5))
    with acting_as(froya.as_actor()) as actor:
        Concern.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=2))
        actions.correct_concern(by=actor, concern=locked, why="mistyped", age="child")
        actions.call_help(by=actor, concern=helped, what="police")
    notify(told, froya)
    for concern, who, words in [
        (others, kaja, "Only the one"),
        (old, froya, "too late"),
        (locked, froya, "Something has been done"),
        (helped, froya, "Help has been called"),
    ]:
        with acting_as(who.as_actor()) as actor:
            concern.refresh_from_db()
            assert not actions.can_undo(actor, concern)
            with pytest.raises(Refused, match=words):
                actions.undo_concern(by=actor, concern=concern)
