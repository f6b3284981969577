"""Who makes plans and says how measures stand, and what was said stays."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.plans import actions, actions_parts
from lykt.plans.actions_status import correct_status, write_status
from lykt.plans.codes import TAKEN_BACK, Pace
from lykt.plans.models import Plan, StatusEntry
from lykt.plans.queries import entries_for, lines_of, measures_for, plans_for, state_on
from lykt.privacy.base import NeverRewritten
from tests.plans.made import make_measure, make_plan
from tests.support.people import make_staff


@pytest.fixture
def measure(world, pal):
    return make_measure(world, pal)


def said(measure, on="2030-01-01"):
    state = state_on(measure, measure.entries.all(), date.fromisoformat(on))
    return (state.phase, state.entry.note) if state.entry else None


def wrong(field):
    """Expect a refusal of a field."""
    return pytest.raises(ValidationError, check=lambda bad: list(bad.message_dict) == [field])


# ---- Plans


def test_the_plan_owner_makes_a_plan_for_the_whole_municipality(world, pal):
    with acting_as(pal.as_actor()) as by:
        plan = make_plan(by=by, controller=world.fjordby)
        area = actions.add_area(by=by, plan=plan, key="1", kind="goal", title="Unge")
        whole = actions.add_measure(
            by=by, plan=plan, area=area, number="1a", title="Hefte", responsible=["NAV", "BUP"],
            deadline_kind="season", deadline="2021-spring",
        )  # fmt: skip
        part = actions.add_measure(
            by=by, plan=plan, area=area, number="1b", title="Trykke", parent=whole
        )
    assert [one.name for one in whole.responsible.all()] == ["NAV", "BUP"]
    assert (part.parent, part.place, whole.due.last) == (whole, 2, date(2021, 6, 30))
    with acting_as(pal.as_actor()) as by:
        with pytest.raises(Refused):
            make_plan(by=by, controller=world.elvestad)
        with wrong("key"):
            make_plan(by=by, controller=world.fjordby)


@pytest.mark.parametrize("who", ["leila", "kaja", "froya", "aksel", "parisa", "ulrik"])
def test_others_change_nothing(request, world, measure, who):
    with acting_as(request.getfixturevalue(who).as_actor()) as by:
        for act in (
            lambda: make_plan(by=by, controller=world.fjordby, key="other"),
            lambda: actions.change_plan(by=by, plan=measure.plan, title="x"),
            lambda: actions.add_area(by=by, plan=measure.plan, key="9", kind="area", title="x"),
            lambda: actions.change_measure(by=by, measure=measure, title="x"),
            lambda: actions.name_body(by=by, measure=measure, name="x"),
            lambda: actions_parts.write_decision(by=by, plan=measure.plan, body="x", text="x"),
            lambda: actions_parts.write_money(by=by, plan=measure.plan, source="x"),
            lambda: write_status(by=by, measure=measure, as_of="2020-11-01", status="done"),
        ):
            with pytest.raises(Refused):
                act()


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("period_from", {"period_from": "2020"}), ("adopted_on", {"adopted_on": "2020-02-30"}),
        ("period_to", {"period_from": "2020-05", "period_to": "2020-04-30"}),
        ("title", {"title": " "}), ("municipality", {"municipality": "x" * 101}),
    ],
)  # fmt: skip
def test_what_a_plan_cannot_be(measure, pal, field, facts):
    with acting_as(pal.as_actor()) as by, wrong(field):
        actions.change_plan(by=by, plan=measure.plan, **facts)


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("deadline", {"deadline_kind": "date", "deadline": "soon"}),
        ("deadline", {"deadline_kind": "none", "deadline": "2020-01-01"}),
        ("deadline_kind", {"deadline_kind": "never"}), ("title", {"title": ""}),
    ],
)  # fmt: skip
def test_what_a_measure_cannot_be(measure, pal, field, facts):
    with acting_as(pal.as_actor()) as by, wrong(field):
        actions.change_measure(by=by, measure=measure, **facts)


def test_a_measure_is_no_part_of_itself_and_of_no_other_plan(world, measure, pal):
    other = make_measure(world, pal)
    with acting_as(pal.as_actor()) as by:
        for parent in (measure, other):
            with wrong("parent"):
                actions.change_measure(by=by, measure=measure, parent=parent)
        with wrong("area"):
            actions.change_measure(by=by, measure=measure, area=other.area)
        with wrong("continues"):
            actions.change_measure(by=by, measure=measure, continues=measure)
        assert actions.change_measure(by=by, measure=measure, continues=other).continues == other
        with wrong("measures"):
            actions_parts.write_decision(
                by=by, plan=measure.plan, body="Bystyret", text="Ja", measures=[other]
            )


def test_a_contact_works_here(measure, pal, hedda, ulrik, parisa):
    with acting_as(pal.as_actor()) as by:
        for staff in (ulrik, parisa):
            with wrong("contact"):
                actions.name_body(by=by, measure=measure, name="NAV", contact=staff)
        row = actions.name_body(by=by, measure=measure, name="NAV", contact=hedda)
        again = actions.name_body(by=by, measure=measure, name="NAV", role="partner")
    assert (row.pk, row.contact, again.role, again.contact) == (again.pk, hedda, "partner", None)


# ---- How it stands


def test_a_status_is_signed_and_never_rewritten(measure, pal):
    with acting_as(pal.as_actor()) as by:
        entry = write_status(by=by, measure=measure, as_of="2020-10", status="done", note=" Ja. ")
        assert (entry.by, entry.by_name, entry.note) == (pal, "pal", "Ja.")
        entry.note = "Nei."
        with pytest.raises(NeverRewritten):
            entry.save()
        with pytest.raises(NeverRewritten):
            StatusEntry.objects.filter(pk=entry.pk).update(note="Nei.")
        assert said(measure) == ("done", "Ja.")
        assert said(measure, "2020-10-30") is None


def test_a_correction_is_a_new_entry_about_the_same_day(measure, pal):
    with acting_as(pal.as_actor()) as by:
        entry = write_status(by=by, measure=measure, as_of="2020-05-01", status="done")
        right = correct_status(by=by, entry=entry, status="in_progress", note="Snart")
        assert (right.as_of, right.corrects) == ("2020-05-01", entry)
        assert said(measure) == ("in_progress", "Snart")
        assert measure.entries.count() == 2
        with pytest.raises(ValidationError, match="corrected already"):
            correct_status(by=by, entry=entry, status="dropped")
        # What was corrected can be corrected again, by way of the latest.
        correct_status(by=by, entry=right, status="dropped")
        assert said(measure) == ("dropped", "")


def test_an_entry_of_the_wrong_day_is_taken_back_there_and_said_of_another(measure, pal):
    with acting_as(pal.as_actor()) as by:
        write_status(by=by, measure=measure, as_of="2020-03-01", status="in_progress")
        entry = write_status(by=by, measure=measure, as_of="2020-05-01", status="done", note="Ja")
        correct_status(by=by, entry=entry, status="done", note="Ja", as_of="2020-07-01")
        assert said(measure, "2020-06-01") == ("in_progress", "")
        assert said(measure, "2020-07-01") == ("done", "Ja")


def test_what_is_taken_back_says_nothing(measure, pal):
    with acting_as(pal.as_actor()) as by:
        entry = write_status(by=by, measure=measure, as_of="2020-05-01", status="done")
        back = correct_status(by=by, entry=entry, status=TAKEN_BACK, note="Et annet tiltak.")
        assert said(measure) is None
        with pytest.raises(ValidationError):
            correct_status(by=by, entry=back, status="done")
        with wrong("status"):
            write_status(by=by, measure=measure, as_of="2020-05-01", status=TAKEN_BACK)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("", "Say of which day."), ("soon", "This is not a day or a month."),
        ("2019-12-31", "The day lies before the plan, which begins on"),
        ("2099-01-01", "The day lies ahead."),
    ],
)  # fmt: skip
def test_of_what_day_nothing_can_be_said(measure, pal, as_of, words):
    with acting_as(pal.as_actor()) as by:
        with pytest.raises(ValidationError) as refusal:
            write_status(by=by, measure=measure, as_of=as_of, status="done")
        assert measure.entries.count() == 0
    assert refusal.value.message_dict["as_of"][0].startswith(words)


def test_a_contact_says_how_their_own_measure_stands_and_reads_its_plan(
    world, measure, pal, hedda
):
    other = make_measure(world, pal)
    with acting_as(hedda.as_actor()) as by:
        assert not plans_for(by).exists()
    with acting_as(pal.as_actor()) as by:
        actions.name_body(by=by, measure=measure, name="Klinikken", contact=hedda)
    with acting_as(hedda.as_actor()) as by:
        entry = write_status(by=by, measure=measure, as_of="2020-05-01", status="in_progress")
        correct_status(by=by, entry=entry, status="done")
        with pytest.raises(Refused):
            write_status(by=by, measure=other, as_of="2020-05-01", status="done")
        assert list(plans_for(by)) == [measure.plan]
        assert list(measures_for(by, "report")) == [measure]
        assert entries_for(by, "report").count() == 2
    # Who works here no more is a contact of nothing.
    hedda.posts.update(until="2020-12-31")
    with acting_as(hedda.as_actor()) as by:
        assert not plans_for(by).exists()
        with pytest.raises(Refused):
            write_status(by=by, measure=measure, as_of="2020-05-01", status="done")


# ---- Reading


def test_plans_are_read_in_the_whole_municipality_and_not_beyond(world, measure, leila, ulrik):
    elsewhere = make_staff(Role.PLAN_OWNER, world.elsewhere, "peder")
    at_the_clinic = make_staff(Role.UNIT_LEADER, world.clinic, "lise")
    for staff, sees in ((leila, 1), (at_the_clinic, 1), (elsewhere, 0), (ulrik, 0)):
        with acting_as(staff.as_actor()) as by:
            assert plans_for(by).count() == sees
            assert measures_for(by).count() == sees
            assert not entries_for(by).exists()


def test_a_plan_takes_three_queries_however_long_it_is(
    world, measure, pal, django_assert_num_queries
):
    with acting_as(pal.as_actor()) as by:
        for number in range(5):
            actions.add_measure(
                by=by, plan=measure.plan, area=measure.area, number=f"x{number}", title="x",
                responsible=["NAV"],
            )  # fmt: skip
        plan = Plan.objects.get(pk=measure.plan_id)
        with django_assert_num_queries(3):
            lines = lines_of(by, plan, date(2020, 11, 1))
    assert len(lines) == 6
    assert {line.state.pace for line in lines} == {Pace.STALE, Pace.LATE}
