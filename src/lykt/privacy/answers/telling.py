"""Parts of the answer that rooms above hand down: what they keep of somebody, in plain words."""

from lykt.privacy.answers.answer import PartOf


_parts: list[PartOf] = []


def add(part: PartOf) -> None:
    """Let a room tell of its tables, at start-up.

    Raises:
        ValueError: when another room tells of one of them.
    """
    if part in _parts:
        return
    if twice := part.tables & handed_down():
        raise ValueError(f"two rooms tell of {', '.join(sorted(twice))}")
    _parts.append(part)


def parts() -> list[PartOf]:
    """Return the parts that were handed down."""
    return list(_parts)


def handed_down() -> frozenset[str]:
    """Return the tables that they tell of."""
    return frozenset().union(*(part.tables for part in _parts))
