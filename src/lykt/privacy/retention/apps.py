"""The app of this room."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Hands its rows of the access matrix and of what is kept down at start-up."""

    name = "lykt.privacy.retention"
    label = "retention"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from lykt.organisation import access, keeping
        from lykt.organisation.codes import ABOUT, NoticeKind
        from lykt.privacy.reading import pages
        from lykt.privacy.retention import hooks
        from lykt.privacy.retention.codes import PAGES, EraseReason
        from lykt.privacy.retention.keeping import KEEPING
        from lykt.privacy.retention.permissions import RULES

        access.add(RULES)
        keeping.add(KEEPING)
        pages.add(PAGES)
        ABOUT.update({(NoticeKind.ERASED, why): EraseReason(why).label for why in EraseReason})
        chained = _("Each entry hangs on the one before.")
        hooks.left_whole |= {
            "reading.ReadingEntry": chained,
            "reading.ReadingTip": chained,
            # Cleared by the moment and not by the day.
            "sessions.Session": _("Goes by the hour."),
        }
