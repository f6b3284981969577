"""What can be done to an account, as it is written in the account's history."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AccountAct(TextChoices):
    """One kind of entry in the history of an account."""

    MADE = "made", _("Account made")
    POST_GIVEN = "post_given", _("Post given")
    POST_ENDED = "post_ended", _("Post ended")
    DETAILS_CHANGED = "details_changed", _("Details changed")
    CLOSED = "closed", _("Account closed")
    REOPENED = "reopened", _("Account opened again")
    PASSWORD_GIVEN = "password_given", _("One-time password given")
    PASSWORD_CHOSEN = "password_chosen", _("Password chosen")
    FACTOR_ADDED = "factor_added", _("Second factor added")
    FACTOR_REMOVED = "factor_removed", _("Second factor removed")
    CODES_RENEWED = "codes_renewed", _("New recovery codes made")
    SESSIONS_ENDED = "sessions_ended", _("Signed out everywhere else")
