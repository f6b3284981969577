"""State tables as the rooms hand them down."""

import pytest

from lykt.organisation import states
from lykt.organisation.states import State, StateTable


def table(**leads: str) -> StateTable:
    made = {name: State(name, "somebody", tuple(to.split())) for name, to in leads.items()}
    return StateTable("of_the_test", "A lamp", (next(iter(leads)),), made)


def test_a_table_that_leads_to_no_state_is_refused() -> None:
    with pytest.raises(ValueError, match="leads to no state: on"):
        table(off="on")


def test_what_a_table_allows() -> None:
    lamp = table(off="on", on="off broken", broken="")
    assert lamp.allows("off", "on")
    assert not lamp.allows("off", "broken")
    assert not lamp.allows("stolen", "on")
    assert lamp.ends == ("broken",)


def test_a_name_is_handed_down_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_tables", {})
    lamp = table(off="on", on="off")
    states.add(lamp)
    states.add(lamp)
    assert states.tables() == [lamp]
    with pytest.raises(ValueError, match="two rooms"):
        states.add(table(off="on", on="off"))
