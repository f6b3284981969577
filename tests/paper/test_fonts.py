"""Where the shipped font lies."""

from fontTools.ttLib import TTFont

from lykt.paper.fonts import FAMILY, FONTS


def test_the_files_hold_the_font_that_is_named():
    with TTFont(FONTS / "Inter-Regular.ttf", lazy=True) as font:
        assert font["name"].getBestFamilyName() == FAMILY
