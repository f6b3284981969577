"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VoiceConfig(AppConfig):
    """Hands its rows of the registers, its keepers, its state table and its doors down."""

    name = "lykt.learning.voice"
    label = "voice"

    def ready(self) -> None:
        from lykt.learning import doors
        from lykt.learning.voice.keeper import ComplaintKeeper, FeedbackKeeper
        from lykt.learning.voice.keeping import KEEPING
        from lykt.learning.voice.pages import PAGES
        from lykt.learning.voice.permissions import RULES
        from lykt.learning.voice.states import COMPLAINT
        from lykt.organisation import access, keeping, states
        from lykt.privacy import subjects
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(COMPLAINT)
        pages.add(PAGES)
        subjects.add(FeedbackKeeper())
        subjects.add(ComplaintKeeper())
        doors.add(
            doors.Door("council", _("User council"), 80, "read", "council"),
            doors.Door("feedbacks", _("Feedback"), 82, "read", "feedback"),
            doors.Door("complaints", _("Complaints"), 84, "read", "complaint"),
        )
