"""The app of this room."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.plans.evaluation"
    label = "plan_evaluation"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.plans import offers
        from lykt.plans.evaluation.keeping import KEEPING
        from lykt.plans.evaluation.offers import DOOR, PART
        from lykt.plans.evaluation.permissions import RULES

        access.add(RULES)
        keeping.add(KEEPING)
        offers.add_door(DOOR)
        offers.add_part(PART)
