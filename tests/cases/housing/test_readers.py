"""Who has been let go reads no address again: not by a new yes, not from an old copy."""

import pytest

from lykt.cases.housing import actions
from lykt.cases.housing.models import AddressReader
from lykt.privacy.backup.writing import back_up
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.consent.rules import Target
from tests.access_table import make_person
from tests.cases.housing.homes import make_stay, name_reader
from tests.privacy.backup.conftest import there_and_back
from tests.support.cases import OPERATOR, consent_to, make_case, make_member


def reading(stay):
    return AddressReader.objects.filter(stay=stay.pk, ended_at=None)


def test_a_new_yes_does_not_name_a_partner_anew(world, kaja, parisa, operator):
    person = make_person(world)
    stay = make_stay(make_case(person, kaja))
    consent = consent_to(person, "housing", "whereabouts", case=stay.case)
    make_member(stay.case, parisa, "partner", "nav")
    name_reader(stay, parisa)
    withdraw(by=OPERATOR, consents=[consent], targets={Target("nav", "housing")})
    assert reading(stay).exists()
    withdraw(by=OPERATOR, consents=[consent], targets={Target("nav", "whereabouts")})
    consent_to(person, "whereabouts", case=stay.case)
    assert not reading(stay).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("done", ["nothing", "let go", "moved out"])
def test_who_was_let_go_stays_outside_when_a_copy_is_put_back(done, world, kaja, acting, tmp_path):
    stay = make_stay(make_case(make_person(world), kaja))
    reader = name_reader(stay, kaja)
    copy = back_up(tmp_path)
    by = acting(kaja)
    if done == "let go":
        actions.end_reader(by=by, reader=reader)
    elif done == "moved out":
        actions.end_stay(by=by, stay=stay, where_to="own_home")
    restored = there_and_back(copy, OPERATOR)
    assert reading(stay).exists() is (done == "nothing")
    assert restored.shut == (0 if done == "nothing" else 1)
