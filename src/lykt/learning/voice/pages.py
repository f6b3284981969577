"""What the pages of feedback and complaints are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "feedback_page": _("The page of feedback"),
    "feedback_settle": _("Saying what came of feedback"),
    "complaint_page": _("The page of a complaint"),
    "complaint_set": _("Saying how a complaint stands"),
}
