"""Days, moments and yes or no, as they stand in an answer."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day(value: date | datetime) -> str:
    """Return a day, or the local day of a moment: "3.11.2026" in Norwegian."""
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    return str(date_format(local, "SHORT_DATE_FORMAT"))


def moment(value: datetime) -> str:
    """Return a moment in local time."""
    return str(date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT"))


def yes_or_no(value: bool) -> str:
    """Return the word for it."""
    return _("Yes") if value else _("No")
