"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OnlineConfig(AppConfig):
    """Hands its rows of the registers and its doors down at start-up."""

    name = "lykt.field.online"

    def ready(self) -> None:
        from lykt.field import doors
        from lykt.field.online.keeping import KEEPING
        from lykt.field.online.permissions import RULES
        from lykt.organisation import access, keeping

        access.add(RULES)
        keeping.add(KEEPING)
        doors.add(
            doors.Door("chats", _("Chats"), 74, "read", "chat"),
            doors.Door("calls", _("Calls to advertisers"), 76, "read", "advert_call"),
        )
