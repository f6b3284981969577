"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentConfig(AppConfig):
    """Hands its rows of the registers, its states and its door down at start-up."""

    name = "lykt.field.assessment"
    label = "assessment"

    def ready(self) -> None:
        from lykt.field import doors
        from lykt.field.assessment.keeping import KEEPING
        from lykt.field.assessment.permissions import RULES
        from lykt.field.assessment.states import ROUND
        from lykt.organisation import access, keeping, states

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(ROUND)
        doors.add(doors.Door("rapids", _("Rapid assessments"), 80, "read", "rapid"))
