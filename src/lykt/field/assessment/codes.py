"""Where findings come from, how well they stand, and what becomes of an assessment."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SourceKind(TextChoices):
    """What kind of source; each is counted, and none is named."""

    PEOPLE = "people", _("Interviews with people who sell sexual services")
    STAFF = "staff", _("Interviews with staff")
    GROUP = "group", _("Group interviews")
    OBSERVATION = "observation", _("Observations")
    REGISTER = "register", _("Registers and figures")
    PARTNERS = "partners", _("Talks with other services")
    TRADE = "trade", _("Talks with hotels, bars and landlords")
    PAPERS = "papers", _("Reports and documents")


class Strength(TextChoices):
    """How well a finding stands, in words: nothing is counted together."""

    WEAK = "weak", _("One source, or sources that say different things")
    FAIR = "fair", _("Several sources of one kind say the same")
    STRONG = "strong", _("Several kinds of sources say the same")


class FindingKind(TextChoices):
    """What was found, or what follows from it."""

    FINDING = "finding", pgettext_lazy("assessment", "Finding")
    CONCLUSION = "conclusion", pgettext_lazy("assessment", "Conclusion")


class Part(TextChoices):
    """The parts of an assessment, in the order they stand in."""

    SOURCE = "source", pgettext_lazy("assessment", "Source")
    FINDING = "finding", pgettext_lazy("assessment", "Finding")
    GAP = "gap", pgettext_lazy("assessment", "Gap")
    CONCLUSION = "conclusion", pgettext_lazy("assessment", "Conclusion")


class RoundState(TextChoices):
    """How an assessment stands."""

    DRAFT = "draft", pgettext_lazy("assessment", "Draft")
    REVIEW = "review", pgettext_lazy("assessment", "In review")
    DONE = "done", pgettext_lazy("assessment", "Done")
