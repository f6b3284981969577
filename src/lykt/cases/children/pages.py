"""What the pages of children are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "case_children": _("The children of a case"),
    "case_child_new": _("Noting a child"),
    "case_child": _("A child of a case"),
    "case_child_write": _("Writing how a child has it"),
    "case_child_end": _("Noting a child no more"),
}
