"""What this room puts on the pages of plans."""

from django.utils.translation import gettext_lazy as _

from lykt.plans.offers import Door


DOOR = Door("rounds", _("Rounds"), 20, lambda actor, plan: True)
