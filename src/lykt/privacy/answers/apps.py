"""The app of this room."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.privacy.answers"
    label = "answers"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.privacy.answers.permissions import RULES

        access.add(RULES)
