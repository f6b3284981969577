"""What this room puts on the page of a plan."""

from django.utils.translation import gettext_lazy as _

from lykt.plans.offers import Door


#: Whoever reads a plan may read its report: it says no more than the plan's own pages.
REPORT = Door("plan_report", _("Status report"), 40, lambda actor, plan: True)
