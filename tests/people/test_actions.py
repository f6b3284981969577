"""What changes people and contacts: who may, what is written, how it is taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, NobodyActs, acting_as
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.people import actions, queries
from lykt.people.codes import Channel
from lykt.people.keeper import subject_of
from lykt.people.models import Contact, NotTheSame, Person, PersonMerge
from lykt.privacy.retention.holds import set_hold
from lykt.privacy.sealing.keys import keys_of
from lykt.privacy.sealing.models import DataKey
from tests.support.people import World, make_world


Acting = Callable[[Staff], Actor]
NEW: dict[str, Any] = {}


def today() -> Any:
    return timezone.localdate()


def met(by: Actor, unit: Any, **told: Any) -> Contact:
    """Register a meeting today on the street, unless told otherwise."""
    return actions.register_contact(
        by=by, unit=unit, **{"date": today(), "channel": "street", **told}
    )


def test_nobody_touches_people_unnamed(world: World, froya: Staff) -> None:
    with pytest.raises(NobodyActs):
        Person.objects.count()
    with pytest.raises(NobodyActs):
        met(froya.as_actor(), world.service, new_person=NEW)


def test_a_new_person_gets_a_code_and_nothing_more(
    world: World, froya: Staff, acting: Acting
) -> None:
    person = met(acting(froya), world.service, new_person=NEW).person
    assert person is not None
    assert person.code.count("-") == 2
    assert (person.country, person.gender, person.birth_year) == ("", "unknown", None)
    assert (person.controller, person.unit) == (world.fjordby, world.service)


ROLES_THAT_REGISTER = ["froya", "sunniva", "hedda", "kaja", "leila"]
OTHERS = ["pal", "aksel", "odin", "astrid", "parisa", "ulrik"]


@pytest.mark.parametrize("name", ROLES_THAT_REGISTER + OTHERS)
@pytest.mark.parametrize("channel", Channel.values)
def test_who_may_register_where(
    world: World, acting: Acting, request: pytest.FixtureRequest, name: str, channel: str
) -> None:
    actor = acting(request.getfixturevalue(name))
    allowed = name in ROLES_THAT_REGISTER and (channel != "health" or name == "hedda")
    if allowed:
        assert met(actor, world.service, channel=channel).pk
    else:
        with pytest.raises(Refused):
            met(actor, world.service, channel=channel)
        assert Contact.objects.count() == 0


@pytest.mark.parametrize("unit", ["clinic", "elsewhere"])
def test_nobody_registers_in_a_unit_of_others(
    world: World, froya: Staff, acting: Acting, unit: str
) -> None:
    with pytest.raises(Refused, match="unit"):
        met(acting(froya), getattr(world, unit))


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"date": timezone.localdate() + timedelta(days=1)}, "date"),
        ({"count": 0}, "count"),
        ({"new_person": {"birth_year": timezone.localdate().year + 1}}, "birth_year"),
        ({"new_person": {"birth_year": 1850}}, "birth_year"),
        ({"new_person": {}, "count": 2}, "count"),
        (
            {"new_person": {"first_contact": timezone.localdate() + timedelta(days=2)}},
            "first_contact",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    world: World, froya: Staff, acting: Acting, told: dict[str, Any], field: str
) -> None:
    actor = acting(froya)
    with pytest.raises(ValidationError) as refused:
        met(actor, world.service, **told)
    assert set(refused.value.message_dict) == {field}
    assert Contact.objects.count() == Person.objects.count() == 0


def test_a_contact_cannot_lie_before_the_birth(world: World, froya: Staff, acting: Acting) -> None:
    actor = acting(froya)
    person = met(actor, world.service, new_person={"birth_year": 1990}).person
    with pytest.raises(ValidationError, match="1990"):
        met(actor, world.service, person=person, date=today().replace(year=1989, day=1))


def test_a_birth_year_cannot_come_after_the_first_contact(
    world: World, froya: Staff, acting: Acting
) -> None:
    actor = acting(froya)
    earlier = today().replace(year=today().year - 1, day=1)
    person = met(actor, world.service, new_person=NEW, date=earlier).person
    assert person is not None
    with pytest.raises(ValidationError) as refused:
        actions.change_person(by=actor, person=person, birth_year=today().year)
    assert "birth_year" in refused.value.message_dict


def test_a_correction_keeps_what_was_said(world: World, froya: Staff, acting: Acting) -> None:
    actor = acting(froya)
    contact = met(actor, world.service, new_person=NEW, needs=["talk"])
    yesterday = today() - timedelta(days=1)
    correction = actions.correct_contact(
        by=actor, contact=contact, reason="wrong_date", date=yesterday, needs=["talk", "health"]
    )
    assert correction is not None
    assert correction.by == froya
    assert correction.before == {"date": today().isoformat(), "needs": ["talk"]}
    assert correction.after == {"date": yesterday.isoformat(), "needs": ["talk", "health"]}
    assert Contact.objects.get().date == yesterday


def test_a_correction_that_changes_nothing_is_none(
    world: World, froya: Staff, acting: Acting
) -> None:
    actor = acting(froya)
    contact = met(actor, world.service, count=3)
    assert actions.correct_contact(by=actor, contact=contact, reason="mistyped", count=3) is None
    assert contact.corrections.count() == 0


def test_a_contact_is_not_corrected_into_the_clinic_by_others(
    world: World, froya: Staff, acting: Acting
) -> None:
    actor = acting(froya)
    contact = met(actor, world.service)
    with pytest.raises(Refused):
        actions.correct_contact(
            by=actor, contact=contact, reason="wrong_channel", channel="health"
        )
    assert Contact.objects.get().channel == "street"


def test_undo_takes_back_the_contact_and_the_person_made_with_it(
    world: World, froya: Staff, acting: Acting
) -> None:
    actor = acting(froya)
    contact = met(actor, world.service, new_person=NEW)
    actions.undo_contact(by=actor, contact=contact)
    assert Person.objects.count() == 0
    assert queries.contacts_for(actor).count() == 0


@pytest.mark.django_db(transaction=True)
def test_undo_leaves_no_key_behind(world: World, froya: Staff, acting: Acting) -> None:
    actor = acting(froya)
    contact = met(actor, world.service, new_person=NEW)
    assert contact.person is not None
    key = contact.person.pk
    # The page that followed has shown them, and so a key was made.
    keys_of([key])
    actions.undo_contact(by=actor, contact=contact)
    assert not DataKey.objects.filter(subject=key).exists()


def test_undo_leaves_a_person_who_was_there_before(
    world: World, froya: Staff, acting: Acting
) -> None:
    actor = acting(froya)
    person = met(actor, world.service, new_person=NEW).person
    actions.undo_contact(by=actor, contact=met(actor, world.service, person=person))
    assert Person.objects.get() == person
    assert queries.contacts_for(actor).count() == 1


def test_undo_is_for_what_one_has_just_done_oneself(
    world: World, froya: Staff, sunniva: Staff, acting: Acting
) -> None:
    actor = acting(froya)
    contact = met(actor, world.service)
    with acting_as(sunniva.as_actor()) as other, pytest.raises(Refused, match="Only the one"):
        actions.undo_contact(by=other, contact=contact)
    contact.registered_at -= timedelta(hours=25)
    with pytest.raises(Refused, match="too late"):
        actions.undo_contact(by=actor, contact=contact)
    assert queries.contacts_for(actor).count() == 1


def test_merging_moves_nothing_and_can_be_undone(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    actor = acting(sunniva)
    kept = met(actor, world.service, new_person={"country": "NG"}).person
    gone = met(actor, world.service, new_person={"country": "NG", "birth_year": 1990}).person
    assert kept is not None
    assert gone is not None
    merge = actions.merge_people(by=actor, keep=kept, other=gone, reason="person_says")
    kept.refresh_from_db()
    assert kept.birth_year == 1990
    assert queries.contacts_of(actor, kept).count() == 2
    assert queries.person_by_code(actor, world.service, gone.code) == kept
    actions.undo_merge(by=actor, merge=PersonMerge.objects.get(pk=merge.pk))
    kept.refresh_from_db()
    assert kept.birth_year is None
    assert queries.contacts_of(actor, kept).count() == 1
    assert queries.person_by_code(actor, world.service, gone.code) == gone


def test_an_undone_merge_leaves_what_was_written_since(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    actor = acting(sunniva)
    kept = met(actor, world.service, new_person=NEW).person
    gone = met(actor, world.service, new_person={"birth_year": 1990}).person
    assert kept is not None
    assert gone is not None
    merge = actions.merge_people(by=actor, keep=kept, other=gone, reason="person_says")
    kept.refresh_from_db()
    actions.change_person(by=actor, person=kept, birth_year=1985)
    actions.undo_merge(by=actor, merge=PersonMerge.objects.get(pk=merge.pk))
    kept.refresh_from_db()
    assert kept.birth_year == 1985


def test_a_merged_code_is_not_merged_again(world: World, sunniva: Staff, acting: Acting) -> None:
    actor = acting(sunniva)
    one, two, three = (met(actor, world.service, new_person=NEW).person for _ in range(3))
    assert one is not None
    assert two is not None
    assert three is not None
    actions.merge_people(by=actor, keep=one, other=two, reason="mistake")
    for keep, other in ((three, two), (two, three), (one, one)):
        with pytest.raises(ValidationError):
            actions.merge_people(by=actor, keep=keep, other=other, reason="mistake")


def test_merging_does_not_cross_municipalities(world: World, operator: Actor) -> None:
    ours = met(operator, world.service, new_person=NEW).person
    theirs = met(operator, world.elsewhere, new_person=NEW).person
    assert ours is not None
    assert theirs is not None
    with pytest.raises(Refused):
        actions.merge_people(by=operator, keep=ours, other=theirs, reason="mistake")
    with pytest.raises(Refused):
        met(operator, world.elsewhere, person=ours)


def test_field_workers_do_not_merge(world: World, froya: Staff, acting: Acting) -> None:
    actor = acting(froya)
    one, two = (met(actor, world.service, new_person=NEW).person for _ in range(2))
    assert one is not None
    assert two is not None
    with pytest.raises(Refused):
        actions.merge_people(by=actor, keep=one, other=two, reason="mistake")


def test_two_who_look_alike_are_asked_about_until_someone_knows(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    actor = acting(sunniva)
    facts = {"country": "NG", "birth_year": 1990}
    one, two = (met(actor, world.service, new_person=facts).person for _ in range(2))
    assert one is not None
    assert two is not None
    assert queries.lookalikes(actor, one) == [two]
    assert queries.lookalikes(actor, two) == [one]
    actions.say_not_the_same(by=actor, one=two, other=one)
    actions.say_not_the_same(by=actor, one=one, other=two)
    assert NotTheSame.objects.count() == 1
    assert queries.lookalikes(actor, one) == queries.lookalikes(actor, two) == []


class Merges(TestCase):
    """Any order of merging and undoing leads back to where it began."""

    @given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6))
    def test_undoing_every_merge_gives_everyone_back(self, pairs: list[tuple[int, int]]) -> None:
        world = make_world()
        with acting_as(Actor(kind="operator", name="test")) as actor:
            people = [
                actions.make_person(by=actor, unit=world.service, birth_year=year)
                for year in (None, 1990, 1991, None)
            ]
            merges = []
            for keep, other in pairs:
                try:
                    merges.append(
                        actions.merge_people(
                            by=actor, keep=people[keep], other=people[other], reason="mistake"
                        )
                    )
                except ValidationError:
                    continue
            roots = {queries.kept_person(Person.objects.get(pk=p.pk)).pk for p in people}
            assert len(roots) == len(people) - len(merges)
            # The latest first: what one took over went through the one before.
            for merge in reversed(merges):
                actions.undo_merge(by=actor, merge=PersonMerge.objects.get(pk=merge.pk))
            now = [Person.objects.get(pk=p.pk) for p in people]
            assert [p.birth_year for p in now] == [None, 1990, 1991, None]
            assert all(p.merged_into is None for p in now)


def test_nothing_crosses_from_one_unit_to_another(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    """Not even by the hand of someone who works in both."""
    StaffPost.objects.create(
        staff=sunniva, controller=world.fjordby, unit=world.clinic, role=Role.SOCIAL_WORKER
    )
    actor = acting(sunniva)
    here = met(actor, world.service, new_person={"country": "NG", "birth_year": 1990}).person
    there = met(actor, world.clinic, new_person={"country": "NG", "birth_year": 1990}).person
    assert here is not None
    assert there is not None
    with pytest.raises(Refused, match="another unit"):
        met(actor, world.clinic, person=here)
    with pytest.raises(Refused, match="different units"):
        actions.merge_people(by=actor, keep=here, other=there, reason="mistake")
    assert queries.person_by_code(actor, world.clinic, here.code) is None
    assert queries.lookalikes(actor, here) == []
    assert queries.possible_doubles(actor) == []


def test_two_who_work_on_the_same_person_both_know(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    actor = acting(sunniva)
    person = actions.make_person(by=actor, unit=world.service, country="NG")
    opened = person.changed_at
    actions.change_person(by=actor, person=person, seen=opened, country="RO")
    with pytest.raises(ValidationError, match="since you opened it"):
        actions.change_person(by=actor, person=person, seen=opened, gender="female")
    person.refresh_from_db()
    assert (person.country, person.gender) == ("RO", "unknown")


def test_two_who_put_the_same_contact_right_both_know(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    actor = acting(sunniva)
    contact = actions.register_contact(
        by=actor, unit=world.service, date=timezone.localdate(), channel="street", count=2
    )
    opened = contact.changed_at
    actions.correct_contact(by=actor, contact=contact, reason="other", seen=opened, count=3)
    with pytest.raises(ValidationError, match="since you opened it"):
        actions.correct_contact(by=actor, contact=contact, reason="other", seen=opened, count=4)
    contact.refresh_from_db()
    assert contact.count == 3


def test_undoing_leaves_the_person_when_anything_else_hangs_on_them(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    """What hangs on their key alone would else be left where nobody reads or erases it."""
    actor = acting(sunniva)
    for hangs in (True, False):
        contact = met(actor, world.service, new_person=NEW)
        person = contact.person
        assert person is not None
        if hangs:
            set_hold(
                by=Actor(kind="operator", name="test"),
                subject=subject_of(person),
                reason="A court has asked.",
                until=None,
            )
        actions.undo_contact(by=actor, contact=contact)
        assert Person.objects.filter(pk=person.pk).exists() is hangs


def test_a_year_of_birth_is_not_held_against_what_one_may_not_see(
    world: World, sunniva: Staff, hedda: Staff
) -> None:
    nurse, worker = hedda.as_actor(), sunniva.as_actor()
    with acting_as(nurse):
        person = actions.make_person(by=nurse, unit=world.service)
        day = today().replace(year=today().year - 2)
        met(nurse, world.service, person=person, channel="health", date=day)
    with acting_as(worker):
        actions.change_person(by=worker, person=person, birth_year=today().year - 1)
