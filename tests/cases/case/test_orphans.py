"""Cases whose coordinator has left."""

import pytest
from django.core.exceptions import ValidationError

from lykt.cases.case import queries
from lykt.organisation import orphans
from lykt.organisation.models import Unit
from lykt.organisation.roles import Role
from tests.support.cases import make_case, make_member
from tests.support.pages import make_person
from tests.support.people import make_staff


def left(actor):
    return [orphan for kind, orphan in orphans.orphans_for(actor) if kind.kind == "case"]


def test_a_case_is_given_to_another_who_coordinates(world, kaja, sunniva, leila, acting):
    case = make_case(make_person(world), kaja)
    make_member(case, sunniva)
    by = acting(leila)
    assert left(by) == []
    kaja.posts.all().delete()
    (orphan,) = left(by)
    assert orphan.label == f"Case {case.label}"
    kind, found = orphans.orphan_for(by, "case", case.handle)
    with pytest.raises(ValidationError, match="coordinates cases here"):
        orphans.hand_over(by=by, kind=kind, orphan=found, to=sunniva)
    new = make_staff(Role.CASE_COORDINATOR, world.service, "kim")
    orphans.hand_over(by=by, kind=kind, orphan=found, to=new)
    assert left(by) == []
    assert list(queries.cases_for(acting(new))) == [case]
    assert not queries.cases_for(acting(kaja)).exists()
    # The helper is in the team as before, and whoever handed it over is not.
    assert list(queries.cases_for(acting(sunniva))) == [case]
    assert not queries.cases_for(acting(leila)).exists()


def test_a_case_that_is_coordinated_from_another_unit_is_not_left_behind(
    world, kaja, leila, acting
):
    clinic = Unit.objects.create(controller=world.fjordby, name="Koordinering")
    other = make_staff(Role.CASE_COORDINATOR, clinic, "kari")
    case = make_case(make_person(world), other)
    by = acting(leila)
    assert left(by) == []
    kind = orphans._kinds["case"]
    with pytest.raises(ValidationError, match="no such case"):
        kind.take_over(by=by, handle=case.handle, to=kaja)
    # Who works here still, but coordinates no more, leaves it to nobody.
    post = other.posts.get()
    post.role = Role.SOCIAL_WORKER
    post.save()
    assert [one.handle for one in left(by)] == [case.handle]
