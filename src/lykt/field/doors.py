"""The ways between the rooms of field work."""

from lykt.organisation.doors import Door, Doors


__all__ = ["Door", "add", "doors_of"]

_DOORS = Doors()
add = _DOORS.add
doors_of = _DOORS.open_to
