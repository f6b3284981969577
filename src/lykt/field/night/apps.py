"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NightConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.field.night"
    label = "night"

    def ready(self) -> None:
        from lykt.field import doors
        from lykt.field.night.actions import shut_again
        from lykt.field.night.keeping import KEEPING
        from lykt.field.night.permissions import RULES
        from lykt.organisation import access, keeping
        from lykt.privacy.sealing import shutting

        access.add(RULES)
        keeping.add(KEEPING)
        shutting.shut_again.append(shut_again)
        doors.add(
            doors.Door("night_app", _("Night app"), 15, "sign_on", "phone"),
            doors.Door("tray", _("Tray"), 20, "read", "tray"),
            doors.Door("phones", _("Phones"), 30, "read", "phone"),
        )
