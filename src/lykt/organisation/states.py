"""State tables, as the rooms hand them down: what may follow what, and whose word makes it so.

The rooms decide by their own tables; here they stand together, so that a page of the
documentation can be drawn from all of them (`tools/states_docs.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class State:
    """One state: what it is called, whose word makes it so, and what may follow it."""

    label: str | Promise
    owner: str | Promise
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateTable:
    """Everything a thing can be, and in which order.

    Raises:
        ValueError: when it begins, or leads, where there is no state.
    """

    #: Stands in the documentation: "concern", "case.residence".
    name: str
    title: str | Promise
    #: The state it is made in; several where it depends on what is known.
    begins: tuple[str, ...]
    states: Mapping[str, State]

    def __post_init__(self) -> None:
        led_to = {*self.begins, *(name for one in self.states.values() for name in one.to)}
        if unknown := led_to - self.states.keys():
            raise ValueError(f"{self.name} leads to no state: {', '.join(sorted(unknown))}")

    def allows(self, now: str, becomes: str) -> bool:
        """Tell whether one state may follow another; an unknown state follows nothing."""
        return now in self.states and becomes in self.states[now].to

    @property
    def ends(self) -> tuple[str, ...]:
        """Return the states that nothing follows."""
        return tuple(name for name, one in self.states.items() if not one.to)


_tables: dict[str, StateTable] = {}


def add(table: StateTable) -> None:
    """Let a table stand among the others; a name is handed down by one room."""
    if _tables.setdefault(table.name, table) is not table:
        raise ValueError(f"two rooms hand down {table.name}")


def tables() -> list[StateTable]:
    """Return every table, by name."""
    return [_tables[name] for name in sorted(_tables)]
