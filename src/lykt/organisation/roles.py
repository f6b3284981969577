"""The roles people have at work."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What someone is at a unit or, for the last rows, in the whole organisation."""

    FIELD_WORKER = "field_worker", _("Field worker")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    HEALTH_WORKER = "health_worker", _("Health worker")
    CASE_COORDINATOR = "case_coordinator", _("Case coordinator")
    PLAN_OWNER = "plan_owner", _("Plan owner")
    ANALYST = "analyst", _("Analyst")
    UNIT_LEADER = "unit_leader", _("Unit leader")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("Data-protection officer")
    ADMINISTRATOR = "administrator", _("Administrator")
    INVITED_PARTNER = "invited_partner", _("Invited partner")
    VOLUNTEER = "volunteer", _("Volunteer or peer")


#: Held for the whole controller: these oversee, and belong to no unit's daily work.
CONTROLLER_WIDE = (Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)


class UnitKind(TextChoices):
    """What kind of service a unit is."""

    OUTREACH = "outreach", _("Outreach")
    DROP_IN = "drop_in", _("Drop-in")
    OVERNIGHT = "overnight", _("Overnight stay")
    CLINIC = "clinic", _("Clinic")
    FOLLOW_UP = "follow_up", _("Follow-up")
    LEGAL_AID = "legal_aid", _("Legal aid")
    COORDINATION = "coordination", _("Coordination")
    WHOLE_SERVICE = "whole_service", _("Several services under one roof")


class ControllerKind(TextChoices):
    """Who answers for what is written about a person."""

    MUNICIPALITY = "municipality", _("Municipality")
    ORGANISATION = "organisation", _("Organisation")
