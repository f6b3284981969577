"""Wishes and bookings: no child interprets, and no list tells a language."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from lykt.cases.case.actions import close_case
from lykt.cases.case.queries import sight_for
from lykt.cases.interpreting import actions, case_page, queries
from lykt.cases.interpreting.codes import BookingState
from lykt.cases.interpreting.models import Booking, Wishes
from lykt.cases.interpreting.states import BOOKING
from lykt.concerns.codes import Age
from lykt.organisation.access import Refused
from tests.support.cases import consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


def told(**more):
    return {
        "when": timezone.now() + timedelta(days=1),
        "language": "ro",
        "occasion": "first_talk",
        "way": "phone",
    } | more


def test_wishes_stand_once_and_are_written_over(kaja, case, acting):
    by = acting(kaja)
    actions.write_wishes(by=by, case=case, languages=["ro", "en", "ro"], gender="woman")
    row = actions.write_wishes(by=by, case=case, languages=["hu"], background="other")
    assert Wishes.objects.get(case=case) == row
    assert (row.languages, row.gender, row.background) == (["hu"], "not_asked", "other")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"languages": []}, "languages"),
        ({"languages": ["xx"]}, "languages"),
        ({"gender": "tall"}, "gender"),
        ({"background": ""}, "background"),
    ],
)
def test_wishes_that_cannot_be_are_refused_by_field(kaja, case, acting, wrong, field):
    with pytest.raises(ValidationError) as problem:
        actions.write_wishes(by=acting(kaja), case=case, **({"languages": ["ro"]} | wrong))
    assert list(problem.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"language": "xx"}, "language"),
        ({"occasion": ""}, "occasion"),
        ({"way": "pigeon"}, "way"),
        ({"qualified": "z"}, "qualified"),
        ({"state": "held"}, "state"),
        ({"state": "booked"}, "nobody_close"),
    ],
)
def test_a_booking_that_cannot_be_is_refused_by_field(kaja, case, acting, wrong, field):
    with pytest.raises(ValidationError) as problem:
        actions.book(by=acting(kaja), case=case, **told(**wrong))
    assert field in problem.value.message_dict


def test_a_child_or_relative_is_refused_with_the_law(kaja, case, acting):
    with pytest.raises(ValidationError, match=r"LOV-2021-06-11-79"):
        actions.book(by=acting(kaja), case=case, **told(state="booked"))
    row = actions.book(by=acting(kaja), case=case, **told(state="booked", nobody_close=True))
    assert row.booked_by == kaja


def test_the_database_itself_refuses_a_booking_nobody_made_sure_of(kaja, case, acting):
    row = actions.book(by=acting(kaja), case=case, **told())
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=row.pk).update(state="booked")


@pytest.mark.parametrize("now", BookingState.values)
@pytest.mark.parametrize("becomes", BookingState.values)
def test_every_pair_is_tried(kaja, case, acting, now, becomes):
    by = acting(kaja)
    row = actions.book(by=by, case=case, **told(when=timezone.now() - timedelta(hours=1)))
    Booking.objects.filter(pk=row.pk).update(state=now, nobody_close=True)
    change = {"by": by, "booking": row, "state": becomes}
    if BOOKING.allows(now, becomes):
        assert actions.set_booking(**change).state == becomes
    else:
        with pytest.raises(ValidationError, match="cannot follow"):
            actions.set_booking(**change)


def test_nobody_was_there_before_the_hour(kaja, case, acting):
    by = acting(kaja)
    row = actions.book(by=by, case=case, **told(state="booked", nobody_close=True))
    with pytest.raises(ValidationError, match="not come yet"):
        actions.set_booking(by=by, booking=row, state="held")


def test_emergency_help_needs_words_in_a_locked_case_too(world, kaja, acting):
    case = make_case(make_person(world), kaja, age=Age.CHILD)
    by = acting(kaja)
    actions.write_wishes(by=by, case=case, languages=["ro"])
    assert actions.book(by=by, case=case, **told()).state == "wanted"


def test_what_is_next_names_no_language(kaja, case, acting):
    by = acting(kaja)
    actions.book(by=by, case=case, **told())
    actions.book(by=by, case=case, **told(when=timezone.now() - timedelta(days=1)))
    said = [str(one.text) for one in case_page.nexts(by, case, sight_for(by, case))]
    assert said == ["Was the interpreter there? A first talk", "Book an interpreter: A first talk"]


def test_a_partner_sees_nothing_of_it(kaja, parisa, person, case, acting):
    actions.book(by=acting(kaja), case=case, **told())
    consent_to(person, "housing", "plans", case=case)
    make_member(case, parisa, "partner", "nav")
    by = acting(parisa)
    sight = sight_for(by, case)
    assert case_page.SECTION.kind is None
    assert case_page.section(by, case, sight) is None
    assert list(case_page.nexts(by, case, sight)) == []
    assert list(case_page.lines(by, case, sight)) == []
    with pytest.raises(Refused):
        actions.book(by=by, case=case, **told())


def test_closing_cancels_what_is_to_come(kaja, case, acting):
    by = acting(kaja)
    row = actions.book(by=by, case=case, **told())
    close_case(by=by, case=case, closing="settled")
    row.refresh_from_db()
    assert (row.state, queries.to_come(case).exists()) == ("cancelled", False)
