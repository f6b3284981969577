"""Decisions about an organisation's settings, as pure functions."""

from django.utils.translation import gettext_lazy as _


def age_band_starts(text: str) -> tuple[int, ...]:
    """Read "18, 24, 30" as the ages at which the bands begin, the first one aside."""
    return tuple(int(part) for part in text.split(","))


def age_bands_problem(text: str) -> str | None:
    """Return what is wrong with the bands written in `text`, or None."""
    try:
        starts = age_band_starts(text)
    except ValueError:
        return str(_("Write whole years with commas between, for instance 18, 24, 30, 40, 50."))
    if list(starts) != sorted(set(starts)) or not 1 <= starts[0] <= starts[-1] <= 100:
        return str(_("Let each age be higher than the one before, from 1 to 100."))
    return None
