"""Every pair of states, and that what is known never leads where the table does not."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.concerns.codes import AS_A_CHILD, ENDED, Age, State
from lykt.concerns.rules import change_problem
from lykt.concerns.states import TABLE, resting


#: What may follow each, written out once more by hand.
MAY_FOLLOW = {
    "received": "triaged locked",
    "locked": "notified received triaged handed_on joined",
    "triaged": "handed_on joined no_ground closed locked",
    "notified": "handed_on joined closed triaged",
    "handed_on": "triaged notified joined no_ground closed locked",
    "joined": "case_opened triaged notified handed_on closed locked",
    "case_opened": "closed",
    "no_ground": "triaged handed_on",
    "closed": "triaged notified handed_on joined case_opened",
}


@pytest.mark.parametrize(("now", "becomes"), list(product(State.values, State.values)))
def test_every_pair(now: str, becomes: str) -> None:
    allowed = becomes in MAY_FOLLOW[now].split()
    assert TABLE.allows(now, becomes) is allowed
    assert (change_problem(now, becomes) is None) is allowed


def test_every_state_is_reached_and_none_of_them_is_a_trap() -> None:
    seen, waiting = set(), list(TABLE.begins)
    while waiting:
        now = waiting.pop()
        if now not in seen:
            seen.add(now)
            waiting += TABLE.states[now].to
    assert seen == set(State.values)
    assert TABLE.ends == ()


def test_nothing_but_what_unlocks_it_follows_a_lock() -> None:
    assert set(TABLE.states["locked"].to) & {*ENDED, State.CASE_OPENED} == set()


KNOWN = st.fixed_dictionaries(
    {
        "age": st.sampled_from(Age.values),
        "told": st.booleans(),
        "triaged": st.booleans(),
        "handed": st.booleans(),
        "joined": st.booleans(),
    }
)


@given(KNOWN)
def test_a_child_nobody_has_told_of_is_locked_and_no_one_else(known: dict) -> None:
    waits = known["age"] in AS_A_CHILD and not known["told"]
    assert (resting(**known) == State.LOCKED) is waits


def _possible(known: dict) -> bool:
    """Whoever hands on or joins has looked at it first, and so has whoever tells."""
    return known["triaged"] or not (known["told"] or known["handed"] or known["joined"])


@given(KNOWN, st.sampled_from([*Age.values, "told", "joined", "triaged"]))
def test_what_becomes_known_leads_where_the_table_goes(known: dict, change: str) -> None:
    """One thing is learned, told or undone; the state that follows is one that may."""
    if not _possible(known):
        return
    then = dict(known)
    if change in Age.values:
        then["age"] = change
    elif change == "told":
        then["told"] = then["triaged"] = True
    elif change == "triaged":
        if resting(**known) == State.LOCKED:
            return
        then["triaged"] = True
    else:
        if resting(**known) == State.LOCKED and not known["joined"]:
            return
        then["joined"] = not known["joined"]
        if not known["triaged"]:
            return
    was, now = resting(**known), resting(**then)
    assert was == now or TABLE.allows(was, now), (known, then)
