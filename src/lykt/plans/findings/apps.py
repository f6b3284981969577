"""The app of this room."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Hands its rows of the registers down, and what it says to plans and assessments."""

    name = "lykt.plans.findings"
    label = "plan_findings"

    def ready(self) -> None:
        from lykt.field.assessment import offers as of_assessments
        from lykt.organisation import access, keeping
        from lykt.plans import offers
        from lykt.plans.findings.keeping import KEEPING
        from lykt.plans.findings.offers import DOOR, PART
        from lykt.plans.findings.permissions import RULES
        from lykt.plans.findings.queries import became_measures

        access.add(RULES)
        keeping.add(KEEPING)
        offers.add_door(DOOR)
        offers.add_part(PART)
        of_assessments.add(became_measures)
