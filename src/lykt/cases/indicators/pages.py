"""What the pages of assessments are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "assessments": _("The assessments of a case"),
    "assessment_page": _("An assessment"),
    "assessment_write": _("Writing an assessment"),
}
