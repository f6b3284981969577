"""Who is a child, and what is missing of one: pure functions over plain values."""

from datetime import date

from django.utils.translation import gettext as _

from lykt.cases.case.rules import OF_AGE
from lykt.cases.children.codes import Notice


def surely_of_age(birth_year: int | None, today: date) -> bool:
    """Tell whether somebody of a year of birth has come of age whatever their birthday is."""
    return birth_year is not None and today.year - birth_year > OF_AGE


def missing_of(*, body: str, notice: str, told: bool) -> list[str]:
    """Return what is to be done for a child, in words.

    Args:
        body: the responsible body, empty while there is none.
        notice: what has been thought about telling child welfare.
        told: whether child welfare has been told about the child.
    """
    found = []
    if not told and notice == Notice.NEEDED:
        found.append(_("Tell child welfare about a child of the case"))
    elif not told and notice == Notice.NOT_YET:
        found.append(_("Consider whether child welfare must be told about a child"))
    if not body:
        found.append(_("Name the body that is responsible for a child"))
    return found
