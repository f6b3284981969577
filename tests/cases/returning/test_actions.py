"""What goes on with a return: lists, news, stops, and travel documents by consent alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.case.actions import close_case
from lykt.cases.case.actions_events import take_back, write_event
from lykt.cases.case.actions_work import set_step
from lykt.cases.case.models import CaseEvent
from lykt.cases.case.queries import steps_of
from lykt.cases.case.sight import Sight
from lykt.cases.clocks.queries import clocks_for
from lykt.cases.returning import actions, offering, queries
from lykt.cases.returning.lists import ENTRIES, THEN, News, Part, Reason, of_part
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.disclosure.attempts import ShareRefused
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.reading.showing import opened
from tests.support.cases import OPERATOR, consent_to, make_case
from tests.support.pages import make_person


TODAY = timezone.localdate


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja, opened_on=TODAY() - timedelta(days=400))


def go(by, case, *states, ago: int = 0, **more):
    """Let the track pass through states on one day."""
    day = TODAY() - timedelta(days=ago)
    return [
        write_event(by=by, case=case, track="return", state=state, day=day, **more)
        for state in states
    ]


def standing(case, part=Part.BEFORE):
    return {one.code: one.state for one in queries.lists_of(case, (part,))[part]}


# ---- The lists


def test_each_thing_stands_on_one_list_and_falls_to_a_body():
    assert sorted(code for part in Part for code in of_part(part)) == sorted(ENTRIES)
    assert all(of_part(part) for part in Part)
    assert len({str(entry.label) for entry in ENTRIES.values()}) == len(ENTRIES)
    assert ENTRIES["documents"].body == "return_programme"
    assert THEN.keys() == set(Reason)


def test_things_are_ticked_and_unticked(case, kaja, acting):
    by = acting(kaja)
    assert set(standing(case).values()) == {"to_do"}
    actions.set_item(by=by, case=case, code="documents", state="done")
    actions.set_item(by=by, case=case, code="escort", state="not_needed")
    assert (standing(case)["documents"], standing(case)["escort"]) == ("done", "not_needed")
    actions.set_item(by=by, case=case, code="documents", state="to_do")
    assert standing(case)["documents"] == "to_do"


@pytest.mark.parametrize(
    ("code", "state", "days"),
    [("nothing", "done", 0), ("documents", "", 0), ("documents", "perhaps", 0),
     ("documents", "done", 1)],
)  # fmt: skip
def test_what_cannot_be_is_refused(case, kaja, acting, code, state, days):
    day = TODAY() + timedelta(days=days)
    with pytest.raises(ValidationError):
        actions.set_item(by=acting(kaja), case=case, code=code, state=state, day=day)


def test_a_thing_becomes_a_step_that_does_it(case, kaja, acting):
    by = acting(kaja)
    due = TODAY() + timedelta(days=7)
    step = actions.make_step(by=by, case=case, code="safety", owner_body="police", due=due)
    with opened(by=by, what="test", subjects=[case.subject]):
        assert step.what == "Safety there weighed, with the person"
    assert (step.due, step.source) == (due, "returning")
    with pytest.raises(ValidationError, match="already"):
        actions.make_step(by=by, case=case, code="safety")
    assert standing(case)["safety"] == "to_do"
    set_step(by=by, step=step, state="done")
    assert standing(case)["safety"] == "done"
    actions.set_item(by=by, case=case, code="safety", state="to_do")
    assert standing(case)["safety"] == "to_do"
    actions.make_step(by=by, case=case, code="safety", owner=kaja)
    assert steps_of(case).count() == 2


def test_only_the_team_may_and_only_while_the_case_is_open(case, kaja, sunniva, acting):
    tries = [
        lambda by: actions.set_item(by=by, case=case, code="wish", state="done"),
        lambda by: actions.make_step(by=by, case=case, code="wish"),
        lambda by: actions.stop_return(by=by, case=case, reason="fear"),
        lambda by: actions.note_news(by=by, case=case, how="well"),
        lambda by: actions.pass_on_documents(by=by, case=case, text="A name.", way="phone"),
    ]
    by = acting(kaja)
    go(by, case, "considered")
    for one in tries:
        with pytest.raises(Refused):
            one(acting(sunniva))
    by = acting(kaja)
    close_case(by=by, case=case, closing="own_wish")
    for one in tries:
        with pytest.raises(ValidationError, match="closed"):
            one(by)


# ---- After the journey


def test_news_are_an_event_with_a_sealed_note_and_the_next_is_counted_from_them(
    case, kaja, acting
):
    by = acting(kaja)
    go(by, case, "considered", "applied", "travelled", ago=30)
    row = actions.note_news(by=by, case=case, how="needs", note=" Looks for work. ")
    with opened(by=by, what="test", subjects=[case.subject]):
        assert (row.event.state, row.event.note) == ("followed_up", "Looks for work.")
    found = {one.clock.name: one.clock for one in clocks_for(by)}
    assert found["return_follow_up"].start.day == TODAY()
    agreed = TODAY() + timedelta(days=14)
    actions.note_news(by=by, case=case, how="well", next_by=agreed)
    found = {one.clock.name: one.clock for one in clocks_for(by)}
    assert found["return_follow_up"].last_day == agreed
    assert found["return_monitoring"].start.day == TODAY() - timedelta(days=30)


def test_news_that_were_a_slip_count_for_nothing(case, kaja, acting):
    by = acting(kaja)
    go(by, case, "considered", "applied", "travelled", ago=30)
    row = actions.note_news(by=by, case=case, how="well", next_by=TODAY() + timedelta(days=3))
    take_back(by=by, event=row.event)
    found = {one.clock.name: one.clock for one in clocks_for(by)}
    assert found["return_follow_up"].start.day == TODAY() - timedelta(days=30)
    assert offering.lines(by, case, _whole()) == []


def _whole():
    from lykt.cases.case.sight import WHOLE

    return WHOLE


@pytest.mark.parametrize("how", News.values)
def test_before_the_journey_there_are_no_news(case, kaja, acting, how):
    by = acting(kaja)
    go(by, case, "considered", "applied")
    with pytest.raises(ValidationError):
        actions.note_news(by=by, case=case, how=how)


def test_news_without_a_word_or_with_a_next_before_them_are_refused(case, kaja, acting):
    by = acting(kaja)
    go(by, case, "considered", "applied", "travelled")
    for told in ({"how": ""}, {"how": "well", "next_by": TODAY()}):
        with pytest.raises(ValidationError):
            actions.note_news(by=by, case=case, **told)


def test_the_case_closes_when_the_follow_up_is_over(case, kaja, acting):
    by = acting(kaja)
    go(by, case, "considered", "applied", "travelled", ago=370)
    with pytest.raises(ValidationError, match="follow-up after the journey"):
        close_case(by=by, case=case, closing="returned")
    go(by, case, "monitored")
    assert close_case(by=by, case=case, closing="returned").state == "closed"


# ---- Stopping


@pytest.mark.parametrize("reason", Reason.values)
@pytest.mark.parametrize("states", [("considered",), ("considered", "applied")])
def test_a_return_is_stopped_for_a_reason_and_says_what_then(case, kaja, acting, reason, states):
    by = acting(kaja)
    go(by, case, *states)
    actions.stop_return(by=by, case=case, reason=reason, note="Mine to know.")
    assert queries.return_state(case) == "stopped"
    (told,) = offering.nexts(by, case, _whole())
    assert told.text == THEN[reason]
    (line,) = offering.lines(by, case, _whole())
    assert str(Reason(reason).label) in line.text
    assert "Mine" not in line.text


def test_what_has_not_begun_or_is_over_is_not_stopped(case, kaja, acting):
    by = acting(kaja)
    with pytest.raises(ValidationError):
        actions.stop_return(by=by, case=case, reason="fear")
    go(by, case, "considered")
    with pytest.raises(ValidationError):
        actions.stop_return(by=by, case=case, reason="")
    go(by, case, "applied", "travelled")
    with pytest.raises(ValidationError):
        actions.stop_return(by=by, case=case, reason="fear")


# ---- Travel documents


@pytest.mark.django_db(transaction=True)
def test_travel_documents_are_a_disclosure_by_consent(case, person, kaja, acting):
    by = acting(kaja)
    told = {"by": by, "case": case, "text": "Has lost the passport.", "way": "phone"}
    with pytest.raises(ShareRefused):
        actions.pass_on_documents(**told)
    consent = consent_to(person, "documents", body="return_programme", case=case)
    assert queries.may_pass_on(case)
    receipt = actions.pass_on_documents(**told)
    row = Disclosure.objects.get(handle=receipt.handle)
    assert (row.recipient, row.basis, row.matter) == ("return_programme", "consent", case.pk)
    assert [one.kind for one in row.items.all()] == ["documents"]
    with acting_as(OPERATOR):
        withdraw(by=OPERATOR, consents=[consent])
    assert not queries.may_pass_on(case)
    with pytest.raises(ShareRefused):
        actions.pass_on_documents(**told)
    assert Disclosure.objects.filter(refused=True).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_yes_to_somebody_else_or_about_something_else_is_none(case, person, kaja, acting):
    consent_to(person, "documents", body="police", case=case)
    consent_to(person, "identity", body="return_programme", case=case)
    with pytest.raises(ShareRefused):
        actions.pass_on_documents(by=acting(kaja), case=case, text="A name.", way="phone")


# ---- What is handed down


def test_what_is_left_is_next_and_only_for_the_team(case, kaja, acting):
    by = acting(kaja)
    go(by, case, "considered")
    assert offering.nexts(by, case, _whole()) == []
    go(by, case, "applied")
    (told,) = offering.nexts(by, case, _whole())
    assert told.text == f"Before the journey: {len(of_part('before'))} things left"
    for code in of_part("before"):
        actions.set_item(by=by, case=case, code=code, state="done")
    assert offering.nexts(by, case, _whole()) == []
    assert CaseEvent.objects.filter(case=case, track="return").count() == 2


@pytest.mark.parametrize("reason", Reason.values)
def test_a_partner_is_not_told_why_a_return_stopped(case, kaja, parisa, acting, reason):
    by = acting(kaja)
    go(by, case, "considered")
    actions.stop_return(by=by, case=case, reason=reason)
    partner = Sight(everything=False, kinds=frozenset({"plans"}))
    assert offering.lines(acting(parisa), case, partner) == []
