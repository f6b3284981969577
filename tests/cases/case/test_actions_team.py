"""Who has left a team stays outside, also when a copy from before is put back."""

import pytest

from lykt.cases.case.actions import close_case
from lykt.cases.case.actions_team import hand_over, leave_team
from lykt.cases.case.codes import Place
from lykt.cases.case.models import Member
from lykt.organisation.roles import Role
from lykt.privacy.backup.writing import back_up
from tests.access_table import make_person
from tests.privacy.backup.conftest import there_and_back
from tests.support.cases import OPERATOR, make_case, make_member
from tests.support.people import make_staff


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("done", "stay"),
    [
        ("nothing", {"kaja", "froya", "parisa"}),
        ("the partner leaves", {"kaja", "froya"}),
        ("it is closed", {"kaja"}),
        # Whoever took over came after the copy: the case is not left to nobody.
        ("it is handed over", {"kaja", "froya", "parisa"}),
    ],
)
def test_who_has_left_a_team_stays_outside(
    done, stay, world, kaja, froya, parisa, acting, tmp_path
):
    by = acting(kaja)
    case = make_case(make_person(world), kaja)
    make_member(case, froya)
    partner = make_member(case, parisa, Place.PARTNER, "nav")
    copy = back_up(tmp_path)
    if done == "the partner leaves":
        leave_team(by=by, member=partner)
    elif done == "it is closed":
        close_case(by=by, case=case, closing="settled")
    elif done == "it is handed over":
        hand_over(by=by, case=case, to=make_staff(Role.CASE_COORDINATOR, world.service, "kari"))

    restored = there_and_back(copy, OPERATOR)

    team = Member.objects.filter(case=case.pk, left_at=None)
    assert set(team.values_list("staff__username", flat=True)) == stay
    assert restored.shut == 3 - len(stay)
