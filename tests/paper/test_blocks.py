"""What the parts of a letter refuse."""

import pytest

from lykt.paper.blocks import Table, TwoColumns, tongue


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("pl", ("pl", None)),
        ("pt-br", ("pt", "br")),
        ("pt_BR", ("pt", "br")),
        ("sr-latn", ("sr", None)),
        ("zh-hans-cn", ("zh", "cn")),
        ("nb-", ("nb", None)),
    ],
)
def test_a_code_is_a_language_and_perhaps_a_region(code, parts):
    assert tongue(code) == parts


@pytest.mark.parametrize("code", ["", "Polish", "p", "-pl", "12"])
def test_anything_else_is_no_language(code):
    with pytest.raises(ValueError, match="no code of a language"):
        tongue(code)
    with pytest.raises(ValueError, match="no code of a language"):
        TwoColumns("nb", [], code, [])


@pytest.mark.parametrize("row", [[], ["1"], ["1", "2", "3"]])
def test_a_row_fits_its_headings(row):
    with pytest.raises(ValueError, match="as many cells"):
        Table("Shared", ["When", "What"], [["1", "2"], row], "Nothing.")
