"""The next plan begins as the old one, and is finished when each measure has its outcome."""

import pytest
from django.core.exceptions import ValidationError

from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.plans import actions
from lykt.plans.actions_parts import remove_measure
from lykt.plans.actions_revision import (
    Choice,
    begin_revision,
    finish_revision,
    reopen_revision,
    revise_into,
    write_outcomes,
)
from lykt.plans.actions_status import write_status
from lykt.plans.models import Carryover, Plan
from tests.plans.made import make_plan
from tests.support.pages import OPERATOR


@pytest.fixture
def old(world, pal, hedda):
    """A plan of two areas, with a measure that has a part."""
    with acting_as(pal.as_actor()) as by:
        plan = make_plan(by=by, controller=world.fjordby)
        young = actions.add_area(
            by=by, plan=plan, key="1", kind="goal", title="Unge", goal="Færre."
        )
        grown = actions.add_area(by=by, plan=plan, key="2", kind="goal", title="Voksne")
        whole = actions.add_measure(
            by=by, plan=plan, area=young, number="1a", title="Hefte", responsible=["NAV"],
            deadline_kind="date", deadline="2020-06-01", note="Trykt.",
        )  # fmt: skip
        actions.name_body(by=by, measure=whole, name="Klinikken", role="partner", contact=hedda)
        actions.add_measure(
            by=by, plan=plan, area=young, number="1b", title="Trykke", parent=whole
        )
        actions.add_measure(by=by, plan=plan, area=grown, number="2a", title="Samtaler")
        write_status(by=by, measure=whole, as_of="2020-05", status="done")
    return plan


@pytest.fixture
def revision(old, pal):
    with acting_as(pal.as_actor()) as by:
        return begin_revision(
            by=by, plan=old, key="fjordby-2023", title="Handlingsplan 2023–2025",
            period_from="2023-01-01",
        )  # fmt: skip


def row(revision, number):
    return revision.carryovers.get(old__number=number)


def write(revision, pal, **told):
    choices = {
        row(revision, number.lstrip("_")).handle: Choice(*choice)
        for number, choice in told.items()
    }
    with acting_as(pal.as_actor()) as by:
        write_outcomes(by=by, revision=revision, choices=choices)


def numbers(revision):
    return [one.number for one in revision.plan.measures.all()]


def test_the_next_plan_begins_as_the_old_one(old, revision, hedda):
    new = revision.plan
    assert (new.supersedes, new.municipality, new.adopted_on) == (old, old.municipality, "")
    assert [(one.key, one.kind, one.title, one.goal) for one in new.areas.all()] == [
        ("1", "goal", "Unge", "Færre."), ("2", "goal", "Voksne", ""),
    ]  # fmt: skip
    whole = new.measures.get(number="1a")
    assert (whole.deadline, whole.note, whole.area.key) == ("2020-06-01", "Trykt.", "1")
    assert whole.continues == old.measures.get(number="1a")
    assert new.measures.get(number="1b").parent == whole
    assert [(one.name, one.role, one.contact) for one in whole.responsible.all()] == [
        ("NAV", "responsible", None), ("Klinikken", "partner", hedda),
    ]  # fmt: skip
    # How it stood belongs to the old plan.
    with acting_as(OPERATOR):
        assert not whole.entries.exists()
        assert old.measures.get(number="1a").entries.count() == 1
    assert not Carryover.objects.exclude(outcome="").exists()


def test_what_comes_to_its_end_leaves_the_next_plan_and_can_come_back(revision, pal):
    write(revision, pal, _1a=("dropped", "Ingen leste det."), _2a=("completed", "Gjort."))
    assert numbers(revision) == ["1b"]
    assert revision.plan.measures.get().parent is None
    write(revision, pal, _1a=("continued", "Likevel."))
    assert sorted(numbers(revision)) == ["1a", "1b"]
    again = revision.plan.measures.get(number="1a")
    assert (again.continues.number, row(revision, "1a").new) == ("1a", again)
    assert revision.plan.measures.get(number="1b").parent == again
    # What was decided is taken back, and the measure is there undecided.
    write(revision, pal, _2a=("",))
    assert (row(revision, "2a").outcome, row(revision, "2a").copy.number) == ("", "2a")


def test_two_measures_become_one(revision, pal, old):
    write(
        revision, pal, _1a=("changed", "Blir nett.", "1a"), _2a=("changed", "Slått sammen.", "1a")
    )
    merged = revision.plan.measures.get(number="1a")
    assert numbers(revision) == ["1a", "1b"]
    assert [one.old.number for one in merged.carried_from.all()] == ["1a", "2a"]
    # The first of them ends, and the measure stays, for the other goes on as it.
    write(revision, pal, _1a=("dropped", "Bare samtalene går videre."))
    merged.refresh_from_db()
    assert merged.continues == old.measures.get(number="2a")


@pytest.mark.parametrize(
    ("choice", "field", "words"),
    [
        (("dropped",), "reason", "Say why."), (("continued", "  "), "reason", "Say why."),
        (("lost", "x"), "outcome", "Choose one"), (("changed", "x", "99"), "number", "no such"),
        (("dropped", "x" * 2001), "reason", "too long"),
    ],
)  # fmt: skip
def test_what_is_no_outcome_is_refused_and_nothing_is_written(revision, pal, choice, field, words):
    with pytest.raises(ValidationError) as refusal:
        write(revision, pal, _1a=choice, _2a=("dropped", "Fordi."))
    key = f"{field}-{row(revision, '1a').handle}"
    assert list(refusal.value.message_dict) == [key]
    assert words in refusal.value.message_dict[key][0]
    assert not Carryover.objects.exclude(outcome="").exists()
    assert numbers(revision) == ["1a", "1b", "2a"]


def test_a_measure_of_which_something_has_been_said_does_not_leave(revision, pal):
    with acting_as(pal.as_actor()) as by:
        new = revision.plan.measures.get(number="2a")
        write_status(by=by, measure=new, as_of="2026-01-01", status="in_progress")
    with pytest.raises(ValidationError, match="Something has been said"):
        write(revision, pal, _2a=("dropped", "Fordi."))
    assert "2a" in numbers(revision)


def test_a_number_that_another_measure_has_got_is_told(revision, pal):
    write(revision, pal, _2a=("dropped", "Fordi."))
    with acting_as(pal.as_actor()) as by:
        area = revision.plan.areas.first()
        actions.add_measure(by=by, plan=revision.plan, area=area, number="2a", title="Ny")
    with pytest.raises(ValidationError, match="has this number"):
        write(revision, pal, _2a=("continued", "Likevel."))
    write(revision, pal, _2a=("continued", "Som den nye.", "2a"))
    assert row(revision, "2a").new.title == "Ny"


def test_it_is_finished_when_each_measure_has_an_outcome_with_a_reason(old, revision, pal):
    write(revision, pal, _1a=("continued", "Virker."))
    with acting_as(pal.as_actor()) as by:
        with pytest.raises(ValidationError, match=r"yet: 1b, 2a\."):
            finish_revision(by=by, revision=revision)
        # One that came into the old plan meanwhile is asked for as well.
        actions.add_measure(by=by, plan=old, area=old.areas.first(), number="9", title="Sent")
        with pytest.raises(ValidationError, match=r"yet: 1b, 2a, 9\."):
            finish_revision(by=by, revision=revision)
        with pytest.raises(ValidationError, match="begun already: Handlingsplan 2023"):
            begin_revision(by=by, plan=old, key="another", title="x")
    # Nothing was written by what was refused.
    assert revision.carryovers.count() == 3
    write(revision, pal, _1b=("completed", "Trykt."), _2a=("dropped", "Ingen kom."))
    write(revision, pal, _9=("dropped", "Kom for sent."))
    with acting_as(pal.as_actor()) as by:
        done = finish_revision(by=by, revision=revision)
        assert (done.finished_by, done.finished_at is None) == (pal, False)
        with pytest.raises(ValidationError, match="is finished"):
            finish_revision(by=by, revision=revision)
    with pytest.raises(ValidationError, match="is finished"):
        write(revision, pal, _1a=("dropped", "x"))


def finished(old, revision, pal):
    write(revision, pal, _1a=("continued", "Virker."), _1b=("completed", "Trykt."))
    write(revision, pal, _2a=("dropped", "Ingen kom."))
    with acting_as(pal.as_actor()) as by:
        return finish_revision(by=by, revision=revision)


def test_a_finished_one_is_opened_again_with_a_reason(old, revision, pal):
    with acting_as(pal.as_actor()) as by, pytest.raises(ValidationError, match="is open"):
        reopen_revision(by=by, revision=revision, reason="Feil")
    done = finished(old, revision, pal)
    with acting_as(pal.as_actor()) as by:
        with pytest.raises(ValidationError, match="Say why"):
            reopen_revision(by=by, revision=revision, reason="  ")
        again = reopen_revision(by=by, revision=revision, reason="2a var trykket feil.")
    assert (again.finished_at, again.finished_by) == (None, None)
    [told] = revision.reopenings.all()
    assert (told.finished_at, told.reason) == (done.finished_at, "2a var trykket feil.")
    write(revision, pal, _2a=("continued", "Likevel."))
    with acting_as(pal.as_actor()) as by:
        finish_revision(by=by, revision=revision)


def test_what_another_revision_builds_on_stays_finished(old, revision, pal):
    finished(old, revision, pal)
    with acting_as(pal.as_actor()) as by:
        begin_revision(by=by, plan=revision.plan, key="third", title="Den tredje")
        with pytest.raises(ValidationError, match="Another revision builds"):
            reopen_revision(by=by, revision=revision, reason="Feil")


def test_what_the_next_plan_cannot_be(world, old, pal, revision):
    with acting_as(pal.as_actor()) as by:
        bare = make_plan(by=by, controller=world.fjordby, key="bare")
        for plan, told, words in (
            (bare, {"key": "x"}, "no measures to go on from"),
            (revision.plan, {"key": "fjordby-2020"}, "Another plan has this short name"),
            (revision.plan, {"key": "x", "period_from": "2022-12"}, "begins before this one"),
            (revision.plan, {"key": "x", "period_from": "soon"}, "not a day or a month"),
            (revision.plan, {"key": "Not so"}, "Small letters"),
        ):
            with pytest.raises(ValidationError, match=words):
                begin_revision(by=by, plan=plan, title="x", **told)
    assert Plan.objects.count() == 3


def test_a_measure_that_an_outcome_points_to_stays(old, revision, pal):
    write(revision, pal, _2a=("continued", "Virker."))
    with acting_as(pal.as_actor()) as by:
        for measure in (revision.plan.measures.get(number="2a"), old.measures.get(number="2a")):
            with pytest.raises(ValidationError, match="It stays"):
                remove_measure(by=by, measure=measure)


def test_going_on_into_a_plan_that_is_here_already(world, old, pal):
    with acting_as(pal.as_actor()) as by:
        new = make_plan(by=by, controller=world.fjordby, key="fjordby-2023")
        area = actions.add_area(by=by, plan=new, key="A", kind="area", title="Alle")
        there = actions.add_measure(by=by, plan=new, area=area, number="7", title="På nett")
        revision = revise_into(by=by, plan=new, old=old)
        with pytest.raises(ValidationError, match="goes on from another already"):
            revise_into(by=by, plan=new, old=old)
        with pytest.raises(ValidationError, match="another plan of your own"):
            revise_into(by=by, plan=old, old=old)
    assert new.measures.count() == 1
    write(revision, pal, _1a=("changed", "Blir nett.", "7"), _1b=("dropped", "Ikke mer."),
          _2a=("continued", "Glemt i den nye."))  # fmt: skip
    there.refresh_from_db()
    assert there.continues == old.measures.get(number="1a")
    # What goes on as nothing that is there comes into the plan.
    told = {one.number: one.area.title for one in new.measures.all()}
    assert told == {"7": "Alle", "2a": "Voksne"}
    with acting_as(pal.as_actor()) as by:
        finish_revision(by=by, revision=revision)


@pytest.mark.parametrize("who", ["leila", "kaja", "froya", "hedda", "parisa", "ulrik"])
def test_others_revise_nothing(request, old, revision, who):
    handle = row(revision, "1a").handle
    with acting_as(request.getfixturevalue(who).as_actor()) as by:
        for act in (
            lambda: begin_revision(by=by, plan=old, key="x", title="x"),
            lambda: revise_into(by=by, plan=old, old=revision.plan),
            lambda: write_outcomes(
                by=by, revision=revision, choices={handle: Choice("dropped", "x")}
            ),
            lambda: finish_revision(by=by, revision=revision),
            lambda: reopen_revision(by=by, revision=revision, reason="x"),
        ):
            with pytest.raises(Refused):
                act()
