"""The pages of a reference group, as the plan's owner walks them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from lykt.organisation.models import Staff
from lykt.plans.group.models import Advice, GroupMeeting, Member
from tests.plans.made import make_measure
from tests.support.people import World


pytestmark = pytest.mark.django_db


def test_a_group_meets_advises_and_is_answered(world: World, client: Client, pal: Staff) -> None:
    client.force_login(pal)
    measure = make_measure(world)
    plan = measure.plan.handle

    def page(name: str, handle: str, /) -> str:
        return client.get(reverse(name, args=[handle])).content.decode()

    def send(name: str, handle: str, /, **told: object) -> None:
        response = client.post(reverse(name, args=[handle]), told)
        assert response.status_code == 302, response.content.decode()

    assert "Nobody sits in the group yet." in page("group", plan)
    send("group_member_new", plan, name="Krisesenteret", since="2020-03-01")
    member = Member.objects.get()
    send("group_meeting_new", plan, held_on="2020-05-04", members=[member.pk])
    meeting = GroupMeeting.objects.get()
    assert "No advice is written down" in page("group_meeting", meeting.handle)
    send("group_advice_new", meeting.handle, text="Spør brukerne.", measures=[measure.pk])
    assert "1 piece of advice has no answer." in page("group", plan)
    assert "No answer yet" in page("measure_page", measure.handle)
    advice = Advice.objects.get()
    refused = client.post(
        reverse("group_advice_answer", args=[advice.handle]), {"outcome": "followed"}
    )
    assert refused.status_code == 422
    send("group_advice_answer", advice.handle, outcome="in_part", reason="Halve heftet er prøvd.")
    assert "All advice is answered." in page("group", plan)
    assert "Halve heftet er prøvd." in page("measure_page", measure.handle)
    early = reverse("measure_page", args=[measure.handle]) + "?on=2020-05-03"
    assert "Spør brukerne." not in client.get(early).content.decode()
    send("group_member_end", member.handle)
    assert "Have left:" in page("group", plan)
    assert "Krisesenteret" in page("group_meeting", meeting.handle)
    assert meeting.held_on == date(2020, 5, 4)
