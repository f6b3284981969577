"""What the pages of consents are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "consents": _("The consents of a person"),
    "consent_new": _("Writing down an answer about sharing"),
    "consent_new_kept": _("Writing down an answer about keeping the name"),
    "consents_withdraw": _("Taking consents back"),
    "consent_page": _("A consent"),
    "consent_withdraw": _("Taking a consent back"),
    "consent_renew": _("Asking again for a consent"),
    "consent_print": _("A consent, to be printed"),
    "consent_pdf": _("A consent, given out as a file"),
}
