"""The pages of evaluation, as the plan's owner walks them and as others meet them."""

import pytest
from django.test import Client
from django.urls import reverse

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.evaluation.actions import end_indicator, write_count
from lykt.plans.evaluation.models import HandCount, Indicator
from tests.plans.evaluation.made import make_indicator
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client: Client, pal: Staff) -> Client:
    client.force_login(pal)
    return client


def test_it_is_chosen_counted_and_corrected(world: World, owner: Client) -> None:
    measure = make_measure(world)
    empty = owner.get(reverse("evaluation", args=[measure.plan.handle]))
    assert b"Nothing is chosen yet" in empty.content
    chosen = owner.post(
        reverse("indicator_new", args=[measure.plan.handle]),
        {
            "name": "Klasser som fikk besøk",
            "measure": measure.pk,
            "wanted": "up",
            "baseline": "4",
            "baseline_as_of": "2019-12",
            "target": "10",
            "target_by": "2022-06",
        },
        follow=True,
    )
    assert b"Too little is known" in chosen.content
    indicator = Indicator.objects.get()
    count = owner.post(
        reverse("count_new", args=[indicator.handle]),
        {"as_of": "2020-05", "value": "12"},
        follow=True,
    )
    assert b"Up by 8. It went as it should. The target is reached." in count.content
    with acting_as(OPERATOR):
        row = HandCount.objects.get()
    corrected = owner.post(
        reverse("count_correct", args=[row.handle]), {"low": "3", "high": "5"}, follow=True
    )
    assert b"too uncertain to say" in corrected.content
    assert b"<s>12, " in corrected.content
    table = owner.get(reverse("evaluation", args=[measure.plan.handle]))
    assert "Klasser som fikk besøk".encode() in table.content
    page = owner.get(reverse("measure_page", args=[measure.handle]))
    assert b"What moved" in page.content


@pytest.mark.parametrize(
    ("day", "told"), [("2020-05-30", b"Too little is known"), ("2020-05-31", b"Up by 8.")]
)
def test_it_is_read_as_of_any_day(world: World, owner: Client, day: str, told: bytes) -> None:
    indicator = make_indicator(world, baseline=4, baseline_as_of="2019-12")
    with acting_as(OPERATOR):
        write_count(by=OPERATOR, indicator=indicator, as_of="2020-05", value=12)
    for name, handle in (
        ("evaluation", indicator.plan.handle),
        ("indicator_page", indicator.handle),
    ):
        assert told in owner.get(reverse(name, args=[handle]), {"on": day}).content


WRONG = [
    ("indicator_new", {"name": "", "wanted": "up"}, b"name"),
    ("indicator_new", {"name": "x", "wanted": "up", "baseline": "4"}, b"Where it began is"),
    ("count_new", {"as_of": "soon", "value": "1"}, b"This is not a day or a month"),
    ("count_new", {"as_of": "2020-05"}, b"Write a number, or at least and at most."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sent", "told"), WRONG)
def test_what_is_wrong_is_told_and_nothing_written(
    world: World, owner: Client, name: str, sent: dict, told: bytes
) -> None:
    indicator = make_indicator(world)
    about = indicator.plan if name == "indicator_new" else indicator
    answer = owner.post(reverse(name, args=[about.handle]), sent)
    assert (answer.status_code, told in answer.content) == (422, True)
    with acting_as(OPERATOR):
        assert (Indicator.objects.count(), HandCount.objects.count()) == (1, 0)


def test_what_is_used_no_longer_is_not_counted(world: World, owner: Client) -> None:
    indicator = make_indicator(world)
    owner.post(reverse("indicator_end", args=[indicator.handle]))
    assert owner.get(reverse("count_new", args=[indicator.handle])).status_code == 404
    page = owner.get(reverse("evaluation", args=[indicator.plan.handle]))
    assert b"Used no longer" in page.content
    owner.post(reverse("indicator_end", args=[indicator.handle]))
    assert owner.get(reverse("count_new", args=[indicator.handle])).status_code == 200


def test_others_read_and_change_nothing(world: World, client: Client, leila: Staff) -> None:
    client.force_login(leila)
    indicator = make_indicator(world)
    page = client.get(reverse("indicator_page", args=[indicator.handle]))
    assert b"Write down a count" not in page.content
    with acting_as(OPERATOR):
        end_indicator(by=OPERATOR, indicator=indicator)
    assert client.get(reverse("indicator_page", args=[indicator.handle])).status_code == 200
