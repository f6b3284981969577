"""What can be answered about an indicator, and how one knows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Value(TextChoices):
    """What is known. Not assessed is no row: it is never written down as a no."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("Unsure")


class How(TextChoices):
    """How one knows."""

    SEEN = "seen", _("Seen")
    TOLD = "told", _("Told by the person")
    BY_OTHERS = "by_others", _("Told by others")
    DOCUMENT = "document", _("Document")


class AssessmentState(TextChoices):
    """Whether it is still being written. One that is finished is never rewritten."""

    DRAFT = "draft", _("Being written")
    FINISHED = "finished", _("Finished")


#: What may follow what. A draft that comes to nothing is let go of, and leaves no row.
STATES: dict[str, tuple[str, ...]] = {
    AssessmentState.DRAFT: (AssessmentState.FINISHED,),
    AssessmentState.FINISHED: (),
}
