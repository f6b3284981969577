"""What may stand in a text about routines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.cases.meetings.general.rules import leads_to_somebody, meeting_problems
from lykt.people.pseudonyms import NUMBERS, WIDE_NUMBERS, new_code


@pytest.mark.parametrize(
    "text",
    [
        "Ring BLÅ-KRONE-7 i morgen",
        "ring blå krone 7",
        "bla-krone-7",
        "ØM-ØY-4711 har ringt",
        "Sak 2026-014 trenger bolig",
        "kvittering 2026-0031",
        "ring 912 34 567",
        "fnr 01019012345",
        "skriv til ola@nordmann.no",
    ],
)
def test_what_leads_to_somebody_is_seen(text):
    assert leads_to_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lage et kort om varsling før 12.12.2026",
        "Politiet holder innlegg i uke 47",
        "Møte 3 ganger i 2027",
        "Rutine 4.3 skrives om",
        "Ring 02800",
        "Sette opp 10 stoler i blått rom 7",
    ],
)
def test_what_is_about_routines_may_stand(text):
    assert not leads_to_somebody(text)


@given(st.text(alphabet="abc .,æøå", max_size=20), st.booleans(), st.sampled_from(["-", " "]))
def test_no_code_slips_through_however_it_is_written(around, wide, between):
    code = new_code(wide=wide).replace("-", between)
    assert leads_to_somebody(f"{around} {code} {around}")
    assert leads_to_somebody(f"{around} {code.lower()} {around}")
    assert NUMBERS.stop <= WIDE_NUMBERS.stop <= 10_000


DAY = date(2026, 11, 3)
GOOD = {
    "purpose": "routines",
    "themes": ["notifying"],
    "bodies": {"police": 2},
    "day": DAY,
    "next_on": None,
}


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ({}, []),
        ({"purpose": "gossip"}, ["purpose"]),
        ({"themes": []}, ["themes"]),
        ({"themes": ["weather"]}, ["themes"]),
        ({"bodies": {}}, ["bodies"]),
        ({"bodies": {"police": 0}}, ["bodies"]),
        ({"bodies": {"police": 51}}, ["bodies"]),
        ({"bodies": {"moon": 1}}, ["bodies"]),
        ({"next_on": DAY}, ["next_on"]),
    ],
)
def test_what_is_no_meeting(told, fields):
    assert list(meeting_problems(**(GOOD | told))) == fields
