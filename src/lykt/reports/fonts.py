"""The shipped font inside a picture: only its letters that the picture writes.

A picture shown on a page as a file of its own cannot reach the page's fonts, so it brings
those it was measured with. The same letters give the same bytes: no clock is read.
"""

import base64
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from lykt.paper.fonts import FAMILY, FONTS


#: The two weights that pictures are written with, and their files.
REGULAR, STRONG = 400, 600
_FILES = {REGULAR: "Inter-Regular.ttf", STRONG: "Inter-SemiBold.ttf"}

#: A reader's own letters may be wider than ours. DejaVu, the widest in common use, needs a
#: sixth more; so much room is left for whoever's browser takes no font from a file.
ROOM = 1.25

#: What letters are guessed to take, in parts of their height, where the font is not there.
_GUESS = 0.6

#: Latin letters, figures and signs. The font is cut down to these once, and to the letters of
#: each picture from there, which takes a fifth of the time.
_LATIN = "".join(map(chr, (*range(0x20, 0x180), *range(0x2010, 0x2030), 0x202F, 0x2212)))

#: Of the names in a font file: who made it, what it is, and its licence.
_NAMES = [0, 1, 2, 13, 14]


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """Return how many pixels wide a text is, as Inter or (without it) as a guess."""
    advances = _advances(weight)
    return size * sum(advances.get(letter, _GUESS) for letter in text)


def faces(texts: Iterable[tuple[int, str]]) -> str:
    """Return the CSS that brings the letters of `texts`, each with the weight it is set in.

    It is empty where the font is not there.
    """
    letters: dict[int, set[str]] = {}
    for weight, text in texts:
        letters.setdefault(weight, set()).update(text)
    return "".join(
        _face(weight, "".join(sorted(letters[weight])))
        for weight in sorted(letters)
        if (FONTS / _FILES[weight]).is_file()
    )


def _shipped(weight: int) -> bytes:
    """Return the font file of a weight, empty where the build has not put it there."""
    path = FONTS / _FILES[weight]
    return path.read_bytes() if path.is_file() else b""


def _face(weight: int, letters: str) -> str:
    packed = base64.b64encode(_cut(weight, letters)).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f'src:url(data:font/woff;base64,{packed})format("woff")}}'
    )


@lru_cache(maxsize=64)
def _cut(weight: int, letters: str) -> bytes:
    """Return the font with these letters alone, packed as WOFF."""
    source = _latin(weight) if set(letters) <= set(_LATIN) else _shipped(weight)
    return _subset(source, letters, flavor="woff")


@lru_cache(maxsize=2)
def _latin(weight: int) -> bytes:
    return _subset(_shipped(weight), _LATIN, flavor=None)


def _subset(source: bytes, letters: str, *, flavor: str | None) -> bytes:
    """Cut a font down to its outlines of `letters`; kerning is not worth its time here."""
    # Imported here: fontTools takes 0.4 s, and only those who draw shall wait for it.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=[], hinting=False, name_IDs=_NAMES)
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT", "gasp"]
    packed = BytesIO()
    with TTFont(BytesIO(source), recalcTimestamp=False, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = flavor
        font.save(packed, reorderTables=False)
    return packed.getvalue()


@lru_cache(maxsize=2)
def _advances(weight: int) -> dict[str, float]:
    """Return how wide each letter is, in parts of its height."""
    from fontTools.ttLib import TTFont

    shipped = _shipped(weight)
    if not shipped:
        return {}
    with TTFont(BytesIO(shipped), lazy=True) as font:
        advances, size = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): advances[name][0] / size for code, name in font.getBestCmap().items()}
