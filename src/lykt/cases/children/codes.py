"""What a child is to somebody, where it lives, where it learns, and why it is noted no more."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Relation(TextChoices):
    """What the child is to the person whom the case is about."""

    CHILD = "child", _("Son or daughter")
    STEPCHILD = "stepchild", _("Stepchild")
    SIBLING = "sibling", _("Younger brother or sister")
    GRANDCHILD = "grandchild", _("Grandchild")
    RELATIVE = "relative", _("Another child of the family")
    IN_CARE = "in_care", _("A child they look after")
    UNCERTAIN = "uncertain", _("Comes along with them; how they are related is not known")


class LivesWith(TextChoices):
    """With whom, or in what kind of place, a child lives: never the address."""

    UNKNOWN = "unknown", _("Not known")
    PARENT = "parent", _("With the parent")
    OTHER_PARENT = "other_parent", _("With the other parent")
    FAMILY = "family", _("With family or friends")
    FOSTER_HOME = "foster_home", _("In a foster home")
    INSTITUTION = "institution", _("In an institution of child welfare")
    RECEPTION = "reception", _("In an asylum reception")
    ALONE = "alone", _("Alone")
    ABROAD = "abroad", _("Abroad")


class School(TextChoices):
    """Where a child spends its days."""

    UNKNOWN = "unknown", _("Not known")
    TOO_YOUNG = "too_young", _("Too young")
    KINDERGARTEN = "kindergarten", _("Kindergarten")
    SCHOOL = "school", _("School")
    UPPER_SECONDARY = "upper_secondary", _("Upper secondary school")
    NONE = "none", _("Nowhere yet")


class Notice(TextChoices):
    """What has been thought about telling child welfare. That they were told has a receipt."""

    NOT_YET = "not_yet", _("Not considered yet")
    NOT_NEEDED = "not_needed", _("Considered: there is no duty to tell")
    NEEDED = "needed", _("Considered: they must be told")


class WhyEnded(TextChoices):
    """Why a child is one of the case no more."""

    GROWN = "grown", _("Has come of age")
    OWN_CASE = "own_case", _("Is followed up in a case of its own")
    MOVED = "moved", _("Is followed up by somebody else")
    DEAD = "dead", _("The child has died")
    MISTAKE = "mistake", _("Noted by mistake")
