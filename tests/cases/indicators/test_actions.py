"""Writing an assessment: kept when another comes, and never rewritten."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from lykt import rulebook
from lykt.cases.indicators import actions, queries
from lykt.cases.indicators.codes import STATES, AssessmentState, How, Value
from lykt.cases.indicators.models import Assessment
from lykt.cases.indicators.rules import Answer, asked_about, problems_of
from lykt.organisation.access import Refused
from lykt.privacy.reading.showing import opened
from tests.support.cases import make_case
from tests.support.pages import make_person


YES = Answer("yes", ("seen",))


@pytest.fixture
def case(world, kaja):
    return make_case(make_person(world), kaja)


def test_a_later_assessment_keeps_the_one_before(case, kaja, acting):
    by = acting(kaja)
    first = actions.begin(by=by, case=case)
    assert actions.begin(by=by, case=case) == first
    actions.write(by=by, assessment=first, answers={"A1.1": YES}, written="Never alone.")
    actions.finish(by=by, assessment=first)
    second = actions.begin(by=by, case=case)
    assert queries.answers_of(second) == {}
    assert queries.earlier(second) == first
    assert queries.answers_of(first)["A1.1"].how == ["seen"]


def test_what_is_finished_is_not_rewritten_or_let_go(case, kaja, acting):
    by = acting(kaja)
    one = actions.begin(by=by, case=case)
    with pytest.raises(ValidationError, match="what you make of it"):
        actions.finish(by=by, assessment=one)
    actions.write(by=by, assessment=one, answers={}, written="Not sure.")
    actions.finish(by=by, assessment=one)
    for act in (
        lambda: actions.write(by=by, assessment=one, answers={}, written="Sure."),
        lambda: actions.finish(by=by, assessment=one),
        lambda: actions.let_go(by=by, assessment=one),
    ):
        with pytest.raises(ValidationError, match="finished"):
            act()


def test_not_assessed_takes_the_answer_away_and_others_stay(case, kaja, acting):
    by = acting(kaja)
    one = actions.begin(by=by, case=case)
    actions.write(by=by, assessment=one, answers={"A1.1": YES, "A1.2": YES}, written="")
    actions.write(by=by, assessment=one, answers={"A1.1": Answer()}, written="")
    assert list(queries.answers_of(one)) == ["A1.2"]


@pytest.mark.django_db(transaction=True)
def test_the_words_are_sealed(case, kaja, acting):
    by = acting(kaja)
    one = actions.begin(by=by, case=case)
    actions.write(by=by, assessment=one, answers={}, written="She is never alone.")
    stored = Assessment.objects.filter(pk=one.pk).values_list("written", flat=True).get()
    assert "alone" not in stored.stored
    with opened(by=by, what="test", subjects=[case.subject]):
        assert Assessment.objects.get(pk=one.pk).written == "She is never alone."


def test_who_is_not_in_the_team_assesses_nothing(case, sunniva, acting):
    by = acting(sunniva)
    with pytest.raises(Refused):
        actions.begin(by=by, case=case)


@pytest.mark.parametrize(
    ("code", "answer", "words"),
    [
        ("Z9.9", YES, "no such indicator"),
        ("A1.1", Answer("maybe"), "Choose yes, no"),
        ("A1.1", Answer("yes", ("felt",)), "how you know"),
        ("A1.1", Answer("yes"), "Say how you know"),
        ("A1.1", Answer("", ("seen",)), "leave out"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(code, answer, words):
    assert words in problems_of({code: answer})[code]


@given(
    st.sampled_from([one.code for one in rulebook.indicators()]),
    st.sampled_from(Value.values),
    st.lists(st.sampled_from(How.values), min_size=1, unique=True),
)
def test_every_indicator_takes_every_answer(code, value, how):
    assert problems_of({code: Answer(value, tuple(how))}) == {}


@pytest.mark.parametrize("now", AssessmentState.values)
@pytest.mark.parametrize("becomes", AssessmentState.values)
def test_the_states_of_an_assessment(now, becomes):
    assert (becomes in STATES[now]) == ((now, becomes) == ("draft", "finished"))


def test_an_adult_is_not_asked_about_as_a_child():
    by_age = {
        age: {one.code for asked in asked_about(age) for one in asked.indicators}
        for age in ("adult", "child", "in_doubt")
    }
    children = {one.code for one in rulebook.indicators() if one.about == "children"}
    adults = {one.code for one in rulebook.indicators() if one.about == "adults"}
    assert not by_age["adult"] & children
    assert not by_age["child"] & adults
    assert by_age["in_doubt"] >= by_age["adult"] | by_age["child"]
