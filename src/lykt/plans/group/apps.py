"""The app of this room."""

from django.apps import AppConfig


class GroupConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.plans.group"
    label = "plan_group"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.plans import offers
        from lykt.plans.group.keeping import KEEPING
        from lykt.plans.group.offers import DOOR, PART
        from lykt.plans.group.permissions import RULES

        access.add(RULES)
        keeping.add(KEEPING)
        offers.add_door(DOOR)
        offers.add_part(PART)
