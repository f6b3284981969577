"""What holds on a day, as tables; and for any order of events, held against another reckoning."""

from dataclasses import replace
from datetime import date
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from lykt.privacy.consent import rules
from lykt.privacy.consent.codes import Answer, Ended, State
from lykt.privacy.consent.rules import End, Entry, Target, covering, live, longest, state
from tests.privacy.consent.ledgers import (
    CASE,
    DOCTOR_HEALTH,
    FAMILY,
    FATHER,
    NAV_HEALTH,
    NAV_HOUSING,
    OTHER_CASE,
    SISTER,
    START,
    day,
    noon,
    replayed,
    said,
)


BOTH = (NAV_HEALTH, NAV_HOUSING)
TAKEN_BACK = (("withdrawn", 5, None),)

#: What was said, asked about on a day: how NAV × health stands in the first of it.
STANDS = [
    ("the day before it begins", [said(0, BOTH, since=3, until=9)], 2, State.NOT_BEGUN),
    ("the first day", [said(0, BOTH, since=3, until=9)], 3, State.HOLDS),
    ("the last day", [said(0, BOTH, since=3, until=9)], 9, State.HOLDS),
    ("the day after", [said(0, BOTH, since=3, until=9)], 10, State.RAN_OUT),
    ("the day before it is taken back", [said(0, BOTH, ends=TAKEN_BACK)], 4, State.HOLDS),
    ("the day it is taken back", [said(0, BOTH, ends=TAKEN_BACK)], 5, State.WITHDRAWN),
    (
        "taken back before it began",
        [said(0, BOTH, since=9, ends=TAKEN_BACK)],
        5,
        State.WITHDRAWN,
    ),
    (
        "the case is closed",
        [said(0, BOTH, matter=CASE, ends=(("case_closed", 5, None),))],
        5,
        State.CASE_CLOSED,
    ),
    ("renewed", [said(0, BOTH, ends=(("replaced", 5, None),))], 5, State.REPLACED),
    ("a no", [said(0, no=BOTH)], 0, State.REFUSED),
    ("a no does not run out", [said(0, no=BOTH, until=2)], 90, State.REFUSED),
    ("a later no", [said(0, BOTH), said(5, no=BOTH)], 5, State.LATER_NO),
    ("before that no", [said(0, BOTH), said(5, no=BOTH)], 4, State.HOLDS),
    ("after that no has run out", [said(0, BOTH), said(5, no=BOTH, until=6)], 7, State.LATER_NO),
    ("a no for something else", [said(0, BOTH), said(5, no=(DOCTOR_HEALTH,))], 5, State.HOLDS),
    (
        "a no given for another purpose",
        [said(0, BOTH), said(5, no=BOTH, purpose="health")],
        5,
        State.LATER_NO,
    ),
    ("an earlier no", [said(5, BOTH), said(0, no=BOTH)], 5, State.HOLDS),
    ("a no the same day, later", [said(0, BOTH), said(0, no=BOTH, minute=1)], 0, State.LATER_NO),
    ("a no at the same moment", [said(0, BOTH), said(0, no=BOTH)], 0, State.LATER_NO),
    ("a yes the same day, later", [said(0, BOTH, minute=1), said(0, no=BOTH)], 0, State.HOLDS),
    ("asked anew", [said(0, BOTH), said(5, BOTH, until=7)], 5, State.REPLACED),
    ("the new one has run out", [said(0, BOTH), said(5, BOTH, until=7)], 8, State.REPLACED),
    ("the new one has not begun", [said(0, BOTH), said(5, BOTH, since=7)], 6, State.HOLDS),
    (
        "asked for another purpose",
        [said(0, BOTH), said(5, BOTH, purpose="health")],
        5,
        State.HOLDS,
    ),
    ("asked in another case", [said(0, BOTH), said(5, BOTH, matter=CASE)], 5, State.HOLDS),
    (
        "another one taken back",
        [said(0, BOTH), said(2, (NAV_HEALTH,), purpose="health", ends=TAKEN_BACK)],
        5,
        State.LATER_NO,
    ),
    (
        "before another one is taken back",
        [said(0, BOTH), said(2, (NAV_HEALTH,), purpose="health", ends=TAKEN_BACK)],
        4,
        State.HOLDS,
    ),
    (
        "another one taken back before this was given",
        [said(6, BOTH), said(2, (NAV_HEALTH,), purpose="health", ends=TAKEN_BACK)],
        6,
        State.HOLDS,
    ),
]


@pytest.mark.parametrize(("words", "ledger", "on", "expected"), STANDS)
def test_how_an_answer_stands(words: str, ledger: list[Entry], on: int, expected: State) -> None:
    first = ledger[0]
    assert state(first, ledger, day(on)).lines[first.lines[0].key] is expected
    held = {cover.line.key for cover in live(ledger, day(on))}
    assert (first.lines[0].key in held) is (expected is State.HOLDS)


#: How a whole consent is called, by what was said yes (y) and no (n) to and what ended.
CALLED = [
    (said(0, BOTH), 0, State.HOLDS),
    (said(0, (NAV_HEALTH,), (NAV_HOUSING,)), 0, State.HOLDS),
    (said(0, no=BOTH), 0, State.REFUSED),
    (said(0, BOTH, since=2), 0, State.NOT_BEGUN),
    (said(0, BOTH, ends=(("withdrawn", 1, (NAV_HEALTH,)),)), 1, State.IN_PART),
    (said(0, BOTH, ends=(("withdrawn", 1, None),)), 1, State.WITHDRAWN),
    (
        said(0, (NAV_HEALTH,), (NAV_HOUSING,), ends=(("withdrawn", 1, None),)),
        1,
        State.WITHDRAWN,
    ),
    (said(0, BOTH, until=3, ends=(("withdrawn", 1, (NAV_HEALTH,)),)), 4, State.RAN_OUT),
    (said(0, BOTH, ends=(("case_closed", 1, None),)), 1, State.CASE_CLOSED),
    (said(0, BOTH, ends=(("replaced", 1, None),)), 1, State.REPLACED),
]


@pytest.mark.parametrize(("entry", "on", "expected"), CALLED)
def test_what_a_whole_consent_is_called(entry: Entry, on: int, expected: State) -> None:
    assert state(entry, [entry], day(on)).state is expected


def test_a_consent_of_which_a_later_no_shuts_all_says_so() -> None:
    first, no = said(0, BOTH), said(5, no=BOTH)
    assert state(first, [first, no], day(5)).state is State.LATER_NO
    assert state(first, [first, said(5, no=(NAV_HEALTH,))], day(5)).state is State.IN_PART


NAMES = [
    ("yes to one is not yes to another", [said(0, (SISTER,))], {SISTER}),
    ("no to one leaves the other", [said(0, (SISTER, FATHER)), said(1, no=(FATHER,))], {SISTER}),
    ("no to all shuts each", [said(0, (SISTER, FATHER)), said(1, no=(FAMILY,))], set()),
    ("no to all but one", [said(0, (SISTER,), (FAMILY,))], {SISTER}),
    (
        "under another code a no to one shuts each",
        [said(0, (SISTER,)), said(1, no=(FATHER,), subject=uuid4())],
        set(),
    ),
]


@pytest.mark.parametrize(("words", "ledger", "held"), NAMES)
def test_recipients_that_are_one_of_several(
    words: str, ledger: list[Entry], held: set[Target]
) -> None:
    assert {cover.line.target for cover in live(ledger, day(1))} == held


PURPOSES = [
    # of the consent, asked for, covered
    ("follow_up", "follow_up", True),
    ("follow_up", "health", False),
    ("follow_up", None, True),
]


@pytest.mark.parametrize(("given", "asked", "covered"), PURPOSES)
def test_a_purpose_covers_itself(given: str, asked: str | None, covered: bool) -> None:
    found = covering([said(0, BOTH, purpose=given)], NAV_HEALTH, on=day(0), purpose=asked)
    assert (found is not None) is covered


MATTERS = [
    # of the consent, asked for, covered
    (None, None, True),
    (None, CASE, True),
    (CASE, CASE, True),
    (CASE, OTHER_CASE, False),
    (CASE, None, False),
]


@pytest.mark.parametrize(("given", "asked", "covered"), MATTERS)
def test_what_is_said_for_a_case_covers_that_case(given, asked, covered: bool) -> None:
    found = covering([said(0, BOTH, matter=given)], NAV_HEALTH, on=day(0), matter=asked)
    assert (found is not None) is covered


def test_the_youngest_of_several_is_the_one_that_covers() -> None:
    old, new = said(0, BOTH), said(3, BOTH, purpose="health")
    found = covering([new, old], NAV_HEALTH, on=day(4))
    assert found is not None
    assert found.entry is new


def test_nothing_holds_before_it_was_written_down() -> None:
    signed_earlier = said(5, BOTH, since=0)
    assert covering([signed_earlier], NAV_HEALTH, on=day(4)) is None
    assert covering([signed_earlier], NAV_HEALTH, on=day(5)) is not None


#: What can be done with a consent in each state. Everything else is refused.
MAY = {
    "withdraw": {"not_begun", "holds", "in_part"},
    "renew": {"holds", "in_part", "ran_out"},
    "close": {"not_begun", "holds", "in_part"},
}


@pytest.mark.parametrize(("act", "now"), list(product(MAY, State)))
def test_every_pair_of_act_and_state(act: str, now: State) -> None:
    assert (now in rules.ALLOWED[act]) is (now.value in MAY[act])


def test_the_rulebook_says_how_long() -> None:
    assert longest(date(2026, 11, 23)) == date(2027, 11, 23)
    assert rules.notice_from(date(2026, 11, 23)) == date(2026, 12, 7)


def test_a_rule_that_nobody_has_checked_says_nothing() -> None:
    assert longest(date(2100, 1, 1)) is None
    assert rules.notice_from(date(2100, 1, 1)) is None


TARGETS = (NAV_HEALTH, NAV_HOUSING, DOCTOR_HEALTH, SISTER, FATHER)
ANSWERS = st.dictionaries(
    st.sampled_from((*TARGETS, FAMILY)), st.sampled_from(Answer), min_size=1, max_size=4
)


class AnyOrder(RuleBasedStateMachine):
    """Give, refuse, take back all or some, close, let time pass, in any order."""

    @initialize()
    def begin(self) -> None:
        self.ledger: list[Entry] = []
        self.today, self.minute = 0, 0

    def moment(self):
        self.minute += 1
        return noon(self.today, self.minute)

    @rule(
        answers=ANSWERS,
        starts=st.integers(-3, 5),
        lasts=st.integers(0, 12),
        purpose=st.sampled_from(["follow_up", "health"]),
        matter=st.sampled_from([None, CASE, OTHER_CASE]),
    )
    def answer(self, answers, starts, lasts, purpose, matter) -> None:
        yes = tuple(t for t, a in answers.items() if a == Answer.YES and t != FAMILY)
        no = tuple(t for t, a in answers.items() if a == Answer.NO)
        since = self.today + starts
        entry = said(
            self.today, yes, no, since=since, until=since + lasts, purpose=purpose, matter=matter
        )
        self.ledger.append(replace(entry, at=self.moment()))

    @precondition(lambda self: self.ledger)
    @rule(data=st.data(), whole=st.booleans())
    def take_back(self, data, whole: bool) -> None:
        entry = data.draw(st.sampled_from(self.ledger))
        standing = state(entry, self.ledger, day(self.today))
        keys = [key for key, how in standing.lines.items() if how in rules.OPEN]
        if keys and standing.state in rules.ALLOWED["withdraw"]:
            some = keys if whole else data.draw(st.lists(st.sampled_from(keys), min_size=1))
            self.end(entry, Ended.WITHDRAWN, some)

    @rule(matter=st.sampled_from([CASE, OTHER_CASE]))
    def close(self, matter) -> None:
        for entry in [each for each in self.ledger if each.matter == matter]:
            standing = state(entry, self.ledger, day(self.today))
            keys = [key for key, how in standing.lines.items() if how in rules.OPEN]
            if keys and standing.state in rules.ALLOWED["close"]:
                self.end(entry, Ended.CASE_CLOSED, keys)

    def end(self, entry: Entry, what: str, keys) -> None:
        end = End(what, self.moment(), frozenset(keys))
        self.ledger[self.ledger.index(entry)] = replace(entry, ends=(*entry.ends, end))

    @rule(days=st.integers(1, 6))
    def time_passes(self, days: int) -> None:
        self.today += days

    @invariant()
    def only_what_holds_is_covered(self) -> None:
        for number in {0, self.today // 2, self.today, self.today + 3}:
            on = day(number)
            replay = replayed(self.ledger, on)
            for target in TARGETS:
                for purpose in (None, "follow_up", "health"):
                    for matter in (None, CASE, OTHER_CASE):
                        found = covering(
                            self.ledger, target, on=on, purpose=purpose, matter=matter
                        )
                        assert (found is not None) == replay.open(target, purpose, matter)
                        if found is not None:
                            assert found.entry.since <= on <= found.entry.until
                            assert found.line.answer == Answer.YES
                            assert found.line.target == target


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=15, deadline=None)


def test_the_reckoning_begins_on_a_monday() -> None:
    assert START.weekday() == 0
