"""Speakable codes such as BLÅ-KRONE-7: made for a person, never derived from them.

The words are short, easy to say over the phone and on the street, and say nothing about
anyone's looks, faith, origin or work.
"""

import secrets


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COLOURS = _words(
    """
    BLÅ GRØNN GUL GYLDEN KLAR KOBBER LILLA MILD OKER RASK ROLIG ROSA
    RØD STILLE STØ SVAL SØLV TURKIS VARM VID ØM ÅPEN
    """
)
THINGS = _words(
    """
    ANKER ASK BEKK BJØRK BLOMST BOK BRIS BRO BRØD BUE BY BÅT DAL DRAGE EIK ELV EPLE FJELL
    FJORD FLAGG FLØYTE FOSS FUGL GREIN HAGE HATT HAV HEI HUMLE HUS ISBRE KANO KLOKKE
    KLØVER KNAPP KRONE KRUS LAMPE LERKE LIND LYKT LØNN MAI MOSE MÅKE MÅNE NØKKEL ORE OST
    PERLE PIL PÆRE REGN REV ROGN ROSE SALT SEIL SKOG SKY SKÅL SNØ SOL STEIN STI STJERNE
    STRAND SVALE SVANE TIND TROST TÅRN URT VIND VINGE VOTT ØY ÅKER
    """
)
#: Codes there are: about 200,000, so that few are tried twice even in a large city.
NUMBERS = range(2, 100)
WIDE_NUMBERS = range(100, 10_000)

_FOLD = str.maketrans({"Å": "A", "Æ": "AE", "Ø": "O"})


def new_code(*, wide: bool = False) -> str:
    """Return a code by chance; whether it is taken is for the caller to see.

    `wide` draws longer numbers, for when most of the short codes are taken.
    """
    number = secrets.choice(WIDE_NUMBERS if wide else NUMBERS)
    return f"{secrets.choice(COLOURS)}-{secrets.choice(THINGS)}-{number}"


def fold(text: str) -> str:
    """Return `text` as it is searched by: "blå krone 7" and "BLA-KRONE-7" are the same."""
    return "".join(c for c in text.upper().translate(_FOLD) if c.isalnum())
