"""What the pages of signals are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "signal_page": _("The page of a signal about a scene"),
    "signal_done": _("Saying what was done with a signal"),
}
