"""What the pages of housing are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "case_housing": _("The housing in a case"),
    "case_place": _("Placing somebody"),
    "case_wait": _("Putting somebody on the waiting list for a place"),
    "wait_change": _("Changing how much a place hurries"),
    "wait_end": _("Taking somebody off the waiting list for a place"),
    "offer_new": _("Writing down that a place was asked"),
    "offer_answer": _("Writing down what a place answered"),
    "stay_change": _("Changing a stay"),
    "stay_end": _("Ending a stay"),
    "stay_address": _("The address where somebody lives"),
    "stay_readers": _("Naming who may read an address"),
    "stay_reader_end": _("Letting somebody read an address no more"),
    "place_page": _("The page of a place to live"),
    "place_free_bed": _("Freeing a bed"),
    "housing_waiting": _("The waiting list for places to live"),
}
