"""What the codes of the register are called."""

import pytest
from django.utils import translation

from lykt.figures.schema import CHANNELS, GENDERS, ORIGINS
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
