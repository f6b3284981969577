"""What the pages of teams are called in the reading record."""

from django.utils.translation import gettext_lazy as _


PAGES = {
    "case_team": _("The team of a case"),
    "team_add": _("Adding a colleague to a team"),
    "team_invite": _("Inviting a partner to a case"),
    "team_let_go": _("Letting somebody out of a team"),
    "team_leave": _("Leaving a team"),
    "team_hand_over": _("Handing a case over"),
    "lawyer": _("The lawyer of a case"),
    "lawyer_hours": _("Writing hours of a lawyer"),
    "team_move": _("Handing a case over to another city"),
    "incoming": _("A case that another city asks about"),
    "invitation": _("Saying yes to an invitation"),
}
