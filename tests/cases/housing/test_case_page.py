"""What the page of a case shows of housing, to its team and to a partner."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.cases.case.queries import sight_for
from lykt.cases.housing import actions, actions_waiting, case_page
from lykt.cases.housing.models import PlaceAddress
from tests.cases.housing.homes import make_place, make_stay, name_reader, write_address
from tests.support.cases import consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


def seen(offer, actor, case):
    return list(offer(actor, case, sight_for(actor, case)))


def test_it_says_in_a_word_until_when_it_is_shielded(kaja, case, acting):
    by = acting(kaja)
    assert seen(case_page.marks, by, case) == []
    until = timezone.localdate() + timedelta(days=14)
    make_stay(case, shielded_until=until)
    [mark] = seen(case_page.marks, acting(kaja), case)
    assert (mark.state, str(mark.label)) == ("safe", "Housing")
    assert str(mark.text).startswith("shielded until")


def test_whoever_waits_lacks_a_place(kaja, case, acting):
    by = acting(kaja)
    actions_waiting.put_on_list(
        by=by, case=case, who_for="women", shielding="hidden", priority="soon"
    )
    assert [mark.state for mark in seen(case_page.marks, by, case)] == ["missing"]
    [found] = seen(case_page.nexts, by, case)
    assert found.due == timezone.localdate()


def test_what_is_next_goes_by_what_stands(world, kaja, case, acting):
    stay = make_stay(case, shielded_until=timezone.localdate() + timedelta(days=9))
    row = write_address(world, stay.place)
    by = acting(kaja)
    said = [str(one.text) for one in seen(case_page.nexts, by, case)]
    assert said == [
        "The shielding of the place ends: let it last longer, or find another",
        "Name who may read the address where they live",
    ]
    name_reader(stay, kaja)
    PlaceAddress.objects.filter(pk=row.pk).update(second=kaja, by=None)
    words = [str(one.text) for one in seen(case_page.nexts, by, case)]
    assert words[1] == f"Write the address of {stay.place} a second time"


@pytest.mark.parametrize(
    ("kinds", "place", "section"),
    [
        (("housing",), False, True),
        (("housing", "whereabouts"), True, True),
        (("plans",), False, False),
    ],
)
def test_a_partner_sees_the_kind_of_place_and_its_name_when_covered(
    person, case, parisa, client_of, kinds, place, section
):
    stay = make_stay(case, make_place(case.unit, name="Fyrtårnet"), remark="Med katt")
    consent_to(person, *kinds, case=case)
    make_member(case, parisa, "partner", "nav")
    client = client_of(parisa)
    page = client.get(reverse("case_page", kwargs={"handle": case.handle})).content.decode()
    assert ("Fyrtårnet" in page) is place
    assert ("Crisis centre" in page) is section
    assert "Med katt" not in page
    assert stay.handle not in page
    housing = reverse("case_housing", kwargs={"case": case.handle})
    assert client.get(housing).status_code == 404


def test_the_time_line_tells_kinds_alone(world, kaja, case, acting):
    stay = make_stay(case, make_place(world.service, name="Fyrtårnet"))
    lines = seen(case_page.lines, acting(kaja), case)
    assert [str(line.text) for line in lines] == ["Moved in: Crisis centre"]
    assert lines[0].day == stay.first


@pytest.mark.parametrize(
    ("kinds", "where"), [(("housing",), False), (("housing", "whereabouts"), True)]
)
def test_a_partner_is_told_where_they_went_only_when_covered_for_where_they_are(
    person, case, kaja, parisa, acting, kinds, where
):
    stay = make_stay(case)
    actions.end_stay(by=acting(kaja), stay=stay, where_to="treatment")
    consent_to(person, *kinds, case=case)
    make_member(case, parisa, "partner", "nav")
    lines = [str(one.text) for one in seen(case_page.lines, acting(parisa), case)]
    assert "Left: Crisis centre" in lines[1]
    assert ("hospital" in lines[1]) is where
