"""The app of this room."""

from django.apps import AppConfig


class EmergencyConfig(AppConfig):
    """Hands its rows of the matrix and of what is kept down, and its ground to the record."""

    name = "lykt.privacy.emergency"
    label = "emergency"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.organisation.codes import ABOUT, NoticeKind
        from lykt.privacy.emergency.codes import Why
        from lykt.privacy.emergency.keeping import KEEPING
        from lykt.privacy.emergency.permissions import RULES
        from lykt.privacy.emergency.queries import by_emergency
        from lykt.privacy.reading import grounds

        access.add(RULES)
        keeping.add(KEEPING)
        grounds.add(by_emergency)
        ABOUT.update({(NoticeKind.EMERGENCY_OPENED, one.value): one.label for one in Why})
