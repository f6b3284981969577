"""What the pages of concerns are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "concerns": _("The list of concerns"),
    "concern_page": _("The page of a concern"),
    "concern_correct": _("Putting a concern right"),
    "concern_triage": _("Deciding where a concern goes"),
    "concern_hand_back": _("Handing a concern back"),
    "concern_reopen": _("Opening a concern again"),
    "concern_notify": _("Writing down that child welfare was told"),
    "notice_answer": _("Writing down what child welfare answered"),
    "concern_join": _("Joining a concern to a person"),
    "concern_unjoin": _("Taking a concern apart from a person"),
    "concern_help": _("Writing down emergency help"),
}
