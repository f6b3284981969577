"""What the pages of clocks are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "clocks": _("Deadlines of the cases one works with"),
    "case_follow_up": _("Writing a follow-up"),
}
