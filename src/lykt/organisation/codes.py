"""What can be done to an account, and what somebody must be told, as it is written down."""

from django.db.models import TextChoices
from django.utils.functional import Promise
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


class NoticeKind(TextChoices):
    """What somebody must be told. A new kind has a row here and a sentence below, no more."""

    PASSWORD_GIVEN = "password_given", _("One-time password given")
    FACTOR_REMOVED = "factor_removed", _("Second factor removed by somebody else")
    ACCOUNT_REOPENED = "account_reopened", _("Closed account opened again")
    POST_GIVEN = "post_given", _("Post given")
    OWN_PASSWORD_GIVEN = "own_password_given", _("Your password was given anew")
    OWN_FACTOR_REMOVED = "own_factor_removed", _("Your second factor was removed")
    OWN_ACCOUNT_REOPENED = "own_account_reopened", _("Your account was opened again")
    EMERGENCY_OPENED = "emergency_opened", _("Emergency access opened")
    EMERGENCY_TRIED = "emergency_tried", _("Emergency access tried with a code nobody has")
    FIELD_UNREADABLE = "field_unreadable", _("A sealed field cannot be read")
    RECORD_BROKEN = "record_broken", _("The reading record is broken")
    UNCERTAIN_DUTY = "uncertain_duty", _("Shared under a duty that is not certain")
    CONSENT_ENDS = "consent_ends", _("A consent ends soon")
    PARTNER_INVITED = "partner_invited", _("An account is asked for, for an invited partner")
    PARTNER_ACCOUNT = "partner_account", _("An invited partner has got an account")
    PARTNER_JOINED = "partner_joined", _("An invited partner has said yes")
    PARTNER_LEFT = "partner_left", _("A partner has left a team: the consent has ended")
    CASE_HANDED_OVER = "case_handed_over", _("A case was handed over to you")
    CASE_COMING = "case_coming", _("Another city asks you to take over a case")
    CASE_TAKEN_OVER = "case_taken_over", _("The other city has answered about a case")
    ERASED = "erased", _("Erasure done")
    YEARS_CLOSED = "years_closed", _("Figures of a year closed")
    CONCERN_NOW = "concern_now", _("A concern where somebody may be in danger now")
    CONCERN_HANDED_ON = "concern_handed_on", _("A concern was handed to your unit")


#: What each kind means to whoever is told, and what to do about it.
SENTENCES: dict[NoticeKind, Promise] = {
    NoticeKind.PASSWORD_GIVEN: _(
        "Whoever gave the password could sign in as this colleague until another is chosen. "
        "Ask the colleague whether they wanted it."
    ),
    NoticeKind.FACTOR_REMOVED: _(
        "The password alone now lets someone in as this colleague. Ask the colleague whether "
        "they wanted it."
    ),
    NoticeKind.ACCOUNT_REOPENED: _(
        "Someone who had left can sign in again. Ask why, if you did not expect it."
    ),
    NoticeKind.POST_GIVEN: _(
        "This account may now do what the role may. Ask who it is, if you do not know them."
    ),
    NoticeKind.OWN_PASSWORD_GIVEN: _(
        "Did you not ask for it? Then somebody else may have signed in as you. Tell your leader "
        "or the data-protection officer at once."
    ),
    NoticeKind.OWN_FACTOR_REMOVED: _(
        "Did you not ask for it? Then somebody else may have signed in as you. Tell your leader "
        "or the data-protection officer at once."
    ),
    NoticeKind.OWN_ACCOUNT_REOPENED: _(
        "Did you not ask for it? Then somebody else may have signed in as you. Tell your leader "
        "or the data-protection officer at once."
    ),
    NoticeKind.EMERGENCY_TRIED: _(
        "It may be a slip of the finger. Ask, if it comes again: trying codes is not allowed."
    ),
    NoticeKind.EMERGENCY_OPENED: _(
        "Someone has opened what is otherwise closed to them, for a reason and some hours. "
        "Look at the reason, and talk with them."
    ),
    NoticeKind.FIELD_UNREADABLE: _(
        "What is stored does not fit its key: it has been damaged, or changed past Lykt. "
        "Ask the operator to look at it."
    ),
    NoticeKind.RECORD_BROKEN: _(
        "An entry has been changed, taken out or put in, past Lykt. Ask the operator to run "
        "lykt privacy verify-log."
    ),
    NoticeKind.UNCERTAIN_DUTY: _(
        "Something was shared on a legal ground that nobody has confirmed. Look at whether it "
        "holds."
    ),
    NoticeKind.CONSENT_ENDS: _(
        "Talk about whether it shall go on, before it ends. After that nothing is shared on it."
    ),
    NoticeKind.PARTNER_INVITED: _(
        "Make an account with this address and the role invited partner, in the unit that is "
        "named, and give them the one-time password yourself. Lykt sends nothing."
    ),
    NoticeKind.PARTNER_ACCOUNT: _("They find the invitation when they sign in."),
    NoticeKind.PARTNER_JOINED: _("They see what the person has said yes to, and nothing else."),
    NoticeKind.PARTNER_LEFT: _(
        "They see nothing of the case any more. Talk with the person about whether they shall "
        "be asked anew."
    ),
    NoticeKind.CASE_HANDED_OVER: _("You coordinate it from now on. Read what is open, first."),
    NoticeKind.CASE_COMING: _(
        "Read what they say, and take it over or say no. They see your answer."
    ),
    NoticeKind.CASE_TAKEN_OVER: _("Your own case stays closed, whatever they have answered."),
    NoticeKind.ERASED: _("Somebody has been erased, with the keys. It cannot be taken back."),
    NoticeKind.YEARS_CLOSED: _(
        "The figures of the year are frozen, and stay as they are whatever is erased later."
    ),
    NoticeKind.CONCERN_NOW: _(
        "Look at it at once. Where life is in danger, 112 or 113 is called first."
    ),
    NoticeKind.CONCERN_HANDED_ON: _("Look at it, and say who sees to it."),
}

#: What a code in a notice of a kind is called, where a room has handed that down.
ABOUT: dict[tuple[str, str], str | Promise] = {}
