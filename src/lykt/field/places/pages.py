"""What the pages of addresses and visits are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "indoor_address": _("The address of an indoor place"),
    "visit_new": _("Registering a visit"),
}
