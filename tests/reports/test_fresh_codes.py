"""Codes for many people at once: free, speakable, and longer where a town is large."""

import pytest

from lykt.organisation.acting import Actor
from lykt.people.models import Person
from lykt.people.pseudonyms import COLOURS, NUMBERS, THINGS, fold
from lykt.reports import fresh_codes
from lykt.reports.fresh_codes import CodeMaker
from tests.support.people import World


def test_codes_are_different_and_searched_by_their_keys(world: World, operator: Actor) -> None:
    codes, keys = CodeMaker(world.fjordby.pk, people=2000).codes(2000)
    assert len(set(keys)) == len(codes) == 2000
    assert [fold(code) for code in codes] == keys
    colour, thing, number = codes[0].split("-")
    assert (colour in COLOURS, thing in THINGS, int(number) in NUMBERS) == (True, True, True)


def test_a_code_that_is_taken_is_not_given_again(
    world: World, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh_codes, "COLOURS", ("BLÅ",))
    monkeypatch.setattr(fresh_codes, "THINGS", ("BRO", "ELV"))
    monkeypatch.setattr(fresh_codes, "NUMBERS", range(2, 12))
    for number in range(2, 12):
        Person.objects.create(
            controller=world.fjordby, unit=world.service, code=f"BLÅ-BRO-{number}"
        )
        Person.objects.create(
            controller=world.elvestad, unit=world.elsewhere, code=f"BLÅ-ELV-{number}"
        )
    codes, _keys = CodeMaker(world.fjordby.pk, people=5).codes(10)
    assert sorted(codes) == sorted(f"BLÅ-ELV-{number}" for number in range(2, 12))


@pytest.mark.parametrize(("people", "longest"), [(4_000, 2), (1_000_000, 4), (6_000_000, 5)])
def test_a_large_town_gets_longer_numbers(
    world: World, operator: Actor, people: int, longest: int
) -> None:
    codes, _keys = CodeMaker(world.fjordby.pk, people=people).codes(3000)
    assert max(len(code.rsplit("-", 1)[1]) for code in codes) == longest
