"""What the answer to a person says of contacts: the clinic's stays the clinic's."""

import pytest
from django.utils import timezone

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.people import actions
from lykt.people.codes import Need
from lykt.people.keeper import PersonKeeper
from tests.support.people import World


@pytest.mark.parametrize("moved", [False, True])
def test_what_was_put_right_at_the_clinic_is_told_by_the_clinic(
    moved: bool, world: World, hedda: Staff
) -> None:
    """Also when the contact is said, later on, to have been somewhere else."""
    nurse = hedda.as_actor()
    with acting_as(nurse):
        contact = actions.register_contact(
            by=nurse,
            unit=world.service,
            date=timezone.localdate(),
            channel="health",
            new_person={},
        )
        assert contact.person is not None
        need = Need.values[0]
        actions.correct_contact(by=nurse, contact=contact, reason="other", needs=[need])
        if moved:
            actions.correct_contact(by=nurse, contact=contact, reason="other", channel="street")
        chapters = PersonKeeper().chapters([contact.person.pk])
    told = {
        health: str(
            [one.rows for one in chapters if one.health is health and "put right" in one.title]
        )
        for health in (True, False)
    }
    assert str(Need(need).label) in told[True]
    assert str(Need(need).label) not in told[False]
