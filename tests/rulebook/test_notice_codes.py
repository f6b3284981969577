"""The codes of a notice to child welfare: those of its day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.rulebook import BadRulebook, NoRule, content_codes, notice_code, reporter_codes
from lykt.rulebook.notice_codes import FILE, read_codes


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2021-01-01", "27"),
        ("2025-12-31", "27"),
        ("2026-01-01", "2.4.06"),
        ("2026-11-23", "2.4.06"),
        ("2040-01-01", "2.4.06"),
    ],
)
def test_what_the_notice_is_about(on: str, code: str) -> None:
    assert notice_code(date.fromisoformat(on)).code == code


def test_before_there_was_a_code_there_is_none() -> None:
    with pytest.raises(NoRule):
        notice_code(date(2020, 12, 31))


@given(st.dates(date(2010, 1, 1), date(2060, 1, 1)))
def test_a_day_has_one_code_at_most(on: date) -> None:
    holding = [one for one in content_codes() if one.holds(on)]
    assert len(holding) == (on >= date(2021, 1, 1))


def test_who_notifies() -> None:
    names = {one.code: one.title("nb") for one in reporter_codes(date(2026, 11, 23))}
    assert (names["18"], names["20"]) == ("Krisesenter", "Utekontakt eller fritidsklubb")
    assert names["21"] == "Frivillig organisasjon eller idrettslag"
    assert reporter_codes(date(2013, 1, 1) - timedelta(days=1)) == []
    assert notice_code(date(2026, 1, 1)).title("th") == "Protection against trafficking"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("valid_from = 2026-01-01", "valid_from = 2025-12-31", "Two versions hold on the same"),
        ("valid_to = 2025-12-31\n", "", "Two versions hold on the same day. The other is 27."),
        ("valid_to = 2025-12-31", "valid_to = 2020-12-31", "The date lies too early"),
        ('code = "27"', 'code = "t27"', "The value is not written so"),
        ('code = "20"', 'code = "18"', "The word is there twice"),
    ],
)
def test_codes_that_do_not_hold_are_refused(old: str, new: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "codes.toml"
    text = FILE.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadRulebook, match=told):
        read_codes(file)
