"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdvertsConfig(AppConfig):
    """Hands its rows of the registers, its doors and its nightly work down at start-up."""

    name = "lykt.field.adverts"

    def ready(self) -> None:
        from lykt.field import doors
        from lykt.field.adverts.keeping import KEEPING
        from lykt.field.adverts.permissions import RULES
        from lykt.field.adverts.years import destroy_old_keys
        from lykt.organisation import access, keeping
        from lykt.privacy.retention import hooks

        access.add(RULES)
        keeping.add(KEEPING)
        hooks.each_night.append(destroy_old_keys)
        doors.add(doors.Door("adverts", _("Adverts"), 70, "read", "adverts"))
