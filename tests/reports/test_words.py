"""What the codes of the register are called."""

import pytest
from django.utils import translation

from lykt.cases.case import codes as case_codes
from lykt.cases.housing.codes import PlaceKind
from lykt.concerns import codes as concern_codes
from lykt.concerns import facts as concern_facts
from lykt.field.codes import Region, Sight
from lykt.field.places import codes as place_codes
from lykt.field.scenes import codes as scene_codes
from lykt.figures.outreach import tables as outreach
from lykt.figures.outreach.definitions import OUTREACH_FIGURES
from lykt.figures.protection import tables as protection
from lykt.figures.protection.counting import order_of
from lykt.figures.protection.definitions import PROTECTION_FIGURES
from lykt.figures.schema import CHANNELS, GENDERS, ORIGINS
from lykt.figures.teaching import tables as teaching
from lykt.figures.teaching.definitions import TEACHING_FIGURES
from lykt.learning.events import codes as event_codes
from lykt.people.codes import Gender
from lykt.privacy.consent.codes import Recipient
from lykt.reports import words


@pytest.mark.parametrize(
    ("breakdown", "codes"),
    [("origin", ORIGINS), ("gender", GENDERS), ("channel", CHANNELS)],
)
def test_every_code_of_the_register_has_a_word(breakdown, codes):
    named = [str(words.category(breakdown, code)) for code in codes]
    assert all(name and name not in codes for name in named)
    assert len(set(named)) == len(codes)


@pytest.mark.parametrize(
    ("breakdown", "code", "name"),
    [
        ("country", "NG", "Nigeria"),
        ("country", "unknown", "Unknown country"),
        ("age", "18-23", "18–23"),
        ("age", "under 18", "Under 18"),
        ("age", "under_18", "Under 18"),
        ("age", "50+", "50 and over"),
        ("age", "50 and over", "50 and over"),
        ("age", "unknown", "Unknown age"),
        ("age", "grown up", "grown up"),
        ("programme", "Bikuben", "Bikuben"),
    ],
)
def test_categories(breakdown, code, name):
    with translation.override("en"):
        assert str(words.category(breakdown, code)) == name


def test_ages_from_young_to_old():
    codes = ["unknown", "50+", "under 18", "24-29", "18-23"]
    assert sorted(codes, key=words.age_order) == ["under 18", "18-23", "24-29", "50+", "unknown"]


def test_the_codes_of_protection_are_those_of_the_rooms_that_write_them() -> None:
    assert tuple(concern_codes.Exploitation) == protection.EXPLOITATIONS
    assert set(protection.AGES) == {*concern_codes.Age, *concern_codes.AgeGroup}
    assert tuple(concern_codes.Source) == protection.SOURCES
    assert tuple(concern_codes.Urgency) == protection.URGENCIES
    assert tuple(concern_codes.WithWhom) == protection.WITH_WHOM
    assert tuple(concern_codes.Theme) == protection.THEMES
    assert set(protection.OUTCOMES) == {*concern_facts.OUTCOMES.values(), *concern_codes.Closing}
    assert tuple(Recipient) == protection.BODIES
    assert protection.VERIFIERS == case_codes.VERIFIERS
    assert tuple(PlaceKind) == protection.PLACE_KINDS
    assert tuple(case_codes.Closing) == protection.CLOSINGS


def test_the_codes_of_outreach_are_those_of_the_rooms_that_write_them() -> None:
    assert tuple(place_codes.PlaceKind) == outreach.INDOOR_KINDS
    assert tuple(place_codes.Way) == outreach.WAYS
    assert tuple(place_codes.Went) == outreach.WENT
    assert tuple(Region) == outreach.REGIONS
    assert tuple(Gender) == outreach.GENDERS
    assert tuple(Sight) == outreach.COUNTED
    assert tuple(scene_codes.SceneKind) == outreach.SCENE_KINDS
    assert tuple(scene_codes.SignalKind) == outreach.SIGNAL_KINDS
    assert tuple(scene_codes.SourceKind) == outreach.SIGNAL_SOURCES
    assert tuple(scene_codes.Strength) == outreach.STRENGTHS
    assert tuple(event_codes.EventKind) == teaching.TRAINING_KINDS
    assert tuple(event_codes.Audience) == teaching.AUDIENCES


def test_every_category_of_protection_has_a_name() -> None:
    for figure in (*PROTECTION_FIGURES, *OUTREACH_FIGURES, *TEACHING_FIGURES):
        for breakdown in figure.breakdowns:
            for code in (*order_of(breakdown), "unknown"):
                assert str(words.category(breakdown, code)) != code, (breakdown, code)


@pytest.mark.parametrize(
    ("code", "norwegian", "english"),
    [
        ("2008-02 to 2008-06", "februar 2008 til juni 2008", "February 2008 to June 2008"),
        ("Jan-Sep", "januar 2010 til september 2010", "January 2010 to September 2010"),
        ("to Aug", "til og med august 2010", "until the end of August 2010"),
        ("2005 to 2009-03", "2005 til mars 2009", "2005 to March 2009"),
        ("2007 to 2012", "2007 til 2012", "2007 to 2012"),
        # Nobody has said what these are: as they were printed.
        ("evening", "evening", "evening"),
        ("2008-13 to 2009", "2008-13 to 2009", "2008-13 to 2009"),
    ],
)
def test_a_published_period_is_said_in_words(code: str, norwegian: str, english: str) -> None:
    for language, said in (("nb", norwegian), ("en", english)):
        with translation.override(language):
            assert words.period(code, 2010) == said
