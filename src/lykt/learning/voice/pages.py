"""What the pages of feedback and complaints are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "feedback_page": _("The page of feedback"),
    "complaint_page": _("The page of a complaint"),
}
