"""Numbers, shares, dates and countries as people here write them."""

import datetime

import pytest
from django.utils import translation

from lykt.reports import numbers


THIN, FIXED, MINUS = "\u202f", "\u00a0", "\u2212"


@pytest.mark.parametrize(
    ("value", "decimals", "norwegian", "english"),
    [
        (0, 0, "0", "0"),
        (1130, 0, f"1{THIN}130", "1,130"),
        (1234567, 0, f"1{THIN}234{THIN}567", "1,234,567"),
        (15.04, 2, "15,04", "15.04"),
        (46, 1, "46,0", "46.0"),
        (12.5, 0, "13", "13"),
        (-7.25, 1, f"{MINUS}7,3", f"{MINUS}7.3"),
        (-0.04, 1, "0,0", "0.0"),
        (2.675, 2, "2,68", "2.68"),
        (None, 0, "–", "–"),
    ],
)
def test_numbers(value, decimals, norwegian, english):
    assert numbers.number(value, "nb", decimals) == norwegian
    assert numbers.number(value, "nn", decimals) == norwegian
    assert numbers.number(value, "en", decimals) == english


@pytest.mark.parametrize(
    ("value", "norwegian", "english"),
    [(20.6, f"21{FIXED}%", "21%"), (0, f"0{FIXED}%", "0%"), (None, "–", "–")],
)
def test_shares(value, norwegian, english):
    assert numbers.percent(value, "nb") == norwegian
    assert numbers.percent(value, "en") == english


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-7.2, f"{MINUS}7,2{FIXED}%"),
        (0.5, f"+0,5{FIXED}%"),
        (0.0, f"0,0{FIXED}%"),
        (0.04, f"0,0{FIXED}%"),
        (None, "–"),
    ],
)
def test_changes_have_their_sign(value, text):
    assert numbers.change(value, "nb") == text


def test_dates():
    day = datetime.date(2026, 11, 2)
    assert numbers.date(day, "nb") == "02.11.2026"
    assert numbers.date(day, "nn") == "02.11.2026"
    assert numbers.date(day, "en") == "2 November 2026"


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("NO", "nb", "Norge"),
        ("NO", "nn", "Noreg"),
        ("NO", "en", "Norway"),
        ("ng", "nb", "Nigeria"),
        ("QQ", "nb", "QQ"),
    ],
)
def test_countries(code, language, name):
    assert numbers.country(code, language) == name


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("nn", "nn"), ("en-gb", "en"), ("EN", "en"), ("sv", "nb")],
)
def test_a_language_of_ours(wanted, code):
    assert numbers.current(wanted) == code


def test_the_active_language_when_none_is_named():
    with translation.override("en"):
        assert numbers.number(1130) == "1,130"
    with translation.override("nn"):
        assert numbers.country("NO") == "Noreg"


def test_lazy_texts_wait_for_the_reader():
    waiting = numbers.lazy_number(1130)
    with translation.override("en"):
        assert str(waiting) == "1,130"
    with translation.override("nb"):
        assert str(waiting) == f"1{THIN}130"
