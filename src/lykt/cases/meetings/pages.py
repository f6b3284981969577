"""What the pages of meetings are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "meetings": _("The meetings of a case"),
    "meeting_page": _("A coordination meeting"),
    "meeting_agenda": _("The agenda of a meeting"),
    "meeting_new": _("Planning a meeting"),
    "meeting_change": _("Moving a meeting"),
    "meeting_cancel": _("Cancelling a meeting"),
    "meeting_call": _("Calling somebody to a meeting"),
    "meeting_item_new": _("An item for the agenda"),
    "meeting_held": _("Who is at a meeting"),
    "meeting_item": _("Writing minutes"),
    "meeting_decide": _("Writing a decision down"),
    "meeting_close": _("Closing minutes"),
    "meeting_receipts": _("Recording what was told in a meeting"),
    "meeting_correct": _("Correcting minutes"),
}
