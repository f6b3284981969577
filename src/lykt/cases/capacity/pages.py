"""What the pages of this room are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {"case_hours": _("Hours used in a case")}
