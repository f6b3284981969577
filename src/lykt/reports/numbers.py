"""Numbers, shares, dates and countries as people here write them.

Norwegian forms: 1 130 (narrow no-break space), 12,5 %, −7,2 %, 22.11.2026. English
forms follow British habit. Every function takes the language, or uses the active one;
those named `lazy_…` wait until the text is shown.
"""

import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.functional import lazy
from django.utils.translation import get_language


#: The languages of the reports, and the locale whose forms each uses.
LOCALES = {"nb": "nb", "nn": "nn", "en": "en_GB"}

#: Thin, and never broken over two lines: between thousands.
THIN_SPACE = "\u202f"

#: Between a number and its per cent sign.
FIXED_SPACE = "\u00a0"

MINUS = "\u2212"

#: Where a table has no figure. Nought is a figure and is written 0.
NO_FIGURE = "–"

Number = int | float


@lru_cache(maxsize=8)
def locale_of(language: str | None) -> Locale:
    """Return the locale for `language`, or for the active one; bokmål where unknown."""
    code = (language or get_language() or "nb").split("-")[0].lower()
    return Locale.parse(LOCALES.get(code, "nb"))


def current(language: str | None) -> str:
    """Return the code of `language`, or of the active one, as one of `LOCALES`."""
    code = (language or get_language() or "nb").split("-")[0].lower()
    return code if code in LOCALES else "nb"


def rounded(value: Number, decimals: int) -> Decimal:
    """Round half away from nought, as people do by hand and the printed reports did."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: Number | None, language: str | None = None, decimals: int = 0) -> str:
    """Write a number: 1130 becomes "1 130", and 15.04 with two decimals "15,04"."""
    if value is None:
        return NO_FIGURE
    locale = locale_of(current(language))
    exact = rounded(value, decimals)
    if exact == 0:
        exact = abs(exact)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(exact, format=pattern, locale=locale, decimal_quantization=False)
    return text.replace("\u00a0", THIN_SPACE).replace("-", MINUS)


def percent(value: Number | None, language: str | None = None, decimals: int = 0) -> str:
    """Write a share given in per cent: 20.6 becomes "21 %" ("21%" in English)."""
    if value is None:
        return NO_FIGURE
    space = "" if current(language) == "en" else FIXED_SPACE
    return f"{number(value, language, decimals)}{space}%"


def change(value: Number | None, language: str | None = None) -> str:
    """Write a change in per cent with its sign and one decimal: "−7,2 %", "+0,5 %"."""
    if value is None:
        return NO_FIGURE
    sign = "+" if rounded(value, 1) > 0 else ""
    return sign + percent(value, language, 1)


def date(value: datetime.date, language: str | None = None) -> str:
    """Write a date: 22.11.2026, in English 22 November 2026."""
    code = current(language)
    pattern = "d MMMM y" if code == "en" else "dd.MM.y"
    return format_date(value, format=pattern, locale=locale_of(code))


def country(code: str, language: str | None = None) -> str:
    """Return the name of a country by its ISO 3166-1 alpha-2 code, else the code itself."""
    return str(locale_of(current(language)).territories.get(code.upper(), code))


lazy_number = lazy(number, str)
lazy_percent = lazy(percent, str)
lazy_change = lazy(change, str)
lazy_country = lazy(country, str)
