"""From one of our templates to tagged pages (PDF/UA-1), set by Typst.

The same content gives the same bytes: no clock, no font but those shipped, no network.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from lykt.paper.fonts import FAMILY, FONTS


#: The shipped font first; Typst's own serif where the build has not put it there.
_FAMILIES = [FAMILY, "Libertinus Serif"]

#: How Typst says that no font has a sign. It may write the sign by its number.
_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")


class NoGlyphs(ValueError):
    """No font at hand can show `sign`, which stands in a text in `language` (its code)."""

    def __init__(self, sign: str, language: str) -> None:
        """Say which sign it is by its name, so that the message can be read anywhere."""
        names = [f"{unicodedata.name(one, 'a sign')} (U+{ord(one):04X})" for one in sign]
        super().__init__(f"No font can show {', '.join(names)}, in a text in {language!r}.")
        self.sign = sign
        self.language = language


def pdf(template: Path, content: Mapping[str, Any]) -> bytes:
    """Return `template`, a Typst file of ours, set with `content` as PDF/UA-1.

    The content goes in as JSON (`json(bytes(sys.inputs.data))` in the template), never as
    Typst source, so that nothing a person has written is read as markup; the names of the
    fonts to set it in are added as `fonts`. The template reaches files beside it and no others.

    Raises NoGlyphs, naming the content's `language`, where no font at hand has a sign of the
    text, rather than print a box; typst.TypstError where PDF/UA-1 cannot be kept otherwise:
    a picture without its words, a heading that skips a level.
    """
    given = {**content, "fonts": _FAMILIES if FONTS.is_dir() else _FAMILIES[1:]}
    try:
        return _compiled(template, json.dumps(given, ensure_ascii=False, sort_keys=True))
    except typst.TypstError as error:
        found = _NOT_SHOWN.search(str(error))
        if not found:
            raise
    sign = _NUMBER.sub(lambda number: chr(int(number[1], 16)), found[1])
    raise NoGlyphs(sign, str(given.get("language", "")))


def _compiled(template: Path, data: str) -> bytes:
    return typst.compile(
        template,
        format="pdf",
        root=template.parent,
        font_paths=[FONTS] if FONTS.is_dir() else [],
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=0,
        sys_inputs={"data": data},
    )
