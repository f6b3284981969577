"""The shipped font, cut down to the letters of a picture."""

import base64
import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from lykt.reports import fonts
from lykt.reports.fonts import REGULAR, STRONG, faces, width


def opened(css):
    """Return the fonts in a piece of CSS, by weight."""
    found = re.findall(r"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)", css)
    return {
        int(weight): TTFont(BytesIO(base64.b64decode(packed)), recalcTimestamp=False)
        for weight, packed in found
    }


def letters(font):
    return {chr(code) for code in font.getBestCmap()}


def test_each_weight_has_its_own_letters_and_no_others():
    css = faces([(REGULAR, "2007"), (STRONG, "1\u202f130"), (REGULAR, "Åland")])
    found = opened(css)
    assert letters(found[REGULAR]) == set("207Åland")
    assert letters(found[STRONG]) == set("1\u202f30")


def test_it_is_a_small_part_of_the_font():
    css = faces([(REGULAR, "Internt – små tall kan peke ut personer 0123456789")])
    assert 1_000 < len(css) < 8_000
    assert (fonts.FONTS / "Inter-Regular.ttf").stat().st_size > 300_000


def test_its_letters_are_as_wide_as_those_it_was_measured_with():
    found = opened(faces([(STRONG, "1 130")]))[STRONG]
    advances = found["hmtx"]
    names = found.getBestCmap()
    measured = sum(advances[names[ord(letter)]][0] for letter in "1 130")
    assert width("1 130", 16, STRONG) == pytest.approx(16 * measured / 2048)


def test_no_clock_is_read():
    """The font keeps the day it was made on, however long ago."""
    cut = opened(faces([(REGULAR, "a")]))[REGULAR]
    whole = TTFont(BytesIO((fonts.FONTS / "Inter-Regular.ttf").read_bytes()))
    assert cut["head"].modified == whole["head"].modified


def test_it_says_whose_it_is_and_under_what_licence():
    names = opened(faces([(REGULAR, "a")]))[REGULAR]["name"]
    assert "Inter Project Authors" in names.getDebugName(0)
    assert "Open Font License" in names.getDebugName(13)


def test_letters_that_are_not_latin_are_found_in_the_whole_font():
    assert "Ж" in letters(opened(faces([(REGULAR, "aЖ")]))[REGULAR])


def test_a_letter_the_font_has_not_is_left_to_the_readers_own():
    assert letters(opened(faces([(REGULAR, "a語")]))[REGULAR]) == {"a"}


def test_without_the_font_the_pictures_name_it_and_bring_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "FONTS", tmp_path)
    fonts._advances.cache_clear()
    try:
        assert faces([(REGULAR, "a")]) == ""
        assert width("abcde", 10) == pytest.approx(30)
    finally:
        fonts._advances.cache_clear()
