"""From one of our templates to tagged pages (PDF/UA-1), set by Typst.

The same content gives the same bytes: no clock, no font but those shipped, no network.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from lykt.paper.fonts import FAMILY, FONTS


#: The shipped font first; Typst's own serif where the build has not put it there.
_FAMILIES = [FAMILY, "Libertinus Serif"]


def pdf(template: Path, content: Mapping[str, Any]) -> bytes:
    """Return `template`, a Typst file of ours, set with `content` as PDF/UA-1.

    The content goes in as JSON (`json(bytes(sys.inputs.data))` in the template), never as
    Typst source, so that nothing a person has written is read as markup; the names of the
    fonts to set it in are added as `fonts`. The template reaches files beside it and no others.

    Raises typst.TypstError where PDF/UA-1 cannot be kept: a picture without its words, a
    heading that skips a level.
    """
    shipped = FONTS.is_dir()
    given = {**content, "fonts": _FAMILIES if shipped else _FAMILIES[1:]}
    return typst.compile(
        template,
        format="pdf",
        root=template.parent,
        font_paths=[FONTS] if shipped else [],
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=0,
        sys_inputs={"data": json.dumps(given, ensure_ascii=False, sort_keys=True)},
    )
