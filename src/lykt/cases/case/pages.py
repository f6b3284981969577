"""What the pages of cases are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "cases": _("The list of cases"),
    "case_open": _("Opening a case"),
    "case_page": _("The page of a case"),
    "case_lines": _("The time line of a case"),
    "case_change": _("Changing what is known of a case"),
    "case_notify": _("Writing down that child welfare was told"),
    "case_close": _("Closing a case"),
    "case_reopen": _("Reopening a case"),
    "event_new": _("Writing what happened in a case"),
    "assurance": _("What a case assures"),
    "case_steps": _("The steps of a case"),
}
