"""What the pages of shifts are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "shift_page": _("The page of a shift"),
    "night_view": _("Codes of those met lately, on a phone"),
    "tray_record": _("A record in the tray of the unit"),
}
