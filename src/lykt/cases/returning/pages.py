"""What the pages of a return are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "returning": _("Return or settling of a case"),
    "returning_state": _("Writing how a return stands"),
    "returning_step": _("Making a step of a list"),
    "returning_news": _("Writing news after a return"),
    "returning_stop": _("Stopping a return"),
    "returning_documents": _("Telling the return programme about documents"),
}
