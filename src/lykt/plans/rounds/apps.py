"""The app of this room."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.plans.rounds"
    label = "plan_rounds"

    def ready(self) -> None:
        from lykt.organisation import access, keeping, states
        from lykt.plans import offers
        from lykt.plans.rounds.keeping import KEEPING
        from lykt.plans.rounds.offers import DOOR
        from lykt.plans.rounds.permissions import RULES
        from lykt.plans.rounds.states import ROUND

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(ROUND)
        offers.add_door(DOOR)
