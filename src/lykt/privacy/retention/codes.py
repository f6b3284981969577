"""Why somebody is erased."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keeping import RecordClass


class EraseReason(TextChoices):
    """Why somebody is erased. No words beside it: they could say who it was."""

    ASKED = "asked", _("The person asks for it")
    RULE = "rule", _("The time is over")
    MISTAKE = "mistake", _("Was written down by mistake")
    OTHER = "other", _("Something else")


#: What the law calls a kind of data, in words.
CLASSES: dict[RecordClass, str | Promise] = {
    RecordClass.JOURNAL: _("Journal"),
    RecordClass.ARCHIVE: _("Archive"),
    RecordClass.WORKING: _("Working data"),
}

#: What the pages of this room are called in the reading record.
PAGES: dict[str, str | Promise] = {
    "subject_erase": _("Erasing a person"),
    "hold_new": _("Setting a legal hold"),
    "holds": _("The list of legal holds"),
}
