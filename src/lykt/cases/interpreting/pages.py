"""What the pages of interpreting are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "case_interpreter": _("Interpreters in a case"),
    "interpreter_wishes": _("Writing down what is wished of an interpreter"),
    "booking_new": _("Asking for an interpreter"),
    "booking_answer": _("Writing down how the booking of an interpreter stands"),
}
