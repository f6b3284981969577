"""The ways between the rooms of field work."""

from lykt.field.doors import doors_of


def test_the_doors_open_for_those_who_may(world, froya, pal, astrid):
    views = [door.view for door in doors_of(froya.as_actor())]
    assert "indoor_places" in views
    # Whoever owns the plan reads what becomes measures of it, and nothing else of the field.
    assert [door.view for door in doors_of(pal.as_actor())] == ["rapids"]
    assert doors_of(astrid.as_actor()) == []
