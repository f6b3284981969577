"""How something went out, on what ground, why it did not, and what was wrong with an entry.

To whom and what kind are the codes of consent: `consent.codes.Recipient` and
`consent.codes.InformationKind`.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """In which way it was told. Lykt itself sends nothing."""

    PHONE = "phone", _("Told by phone")
    MEETING = "meeting", _("Told in a meeting")
    HANDED_OVER = "handed_over", _("Handed over")
    LETTER = "letter", _("By letter")
    SECURE_MESSAGE = "secure_message", _("By secure message")
    #: An invited partner has looked: written down by Lykt, and never chosen by anybody.
    IN_LYKT = "in_lykt", _("Shown in Lykt to an invited partner")


#: The ways in which a worker tells something themselves.
OWN_WAYS = tuple(one for one in Way if one is not Way.IN_LYKT)


class Basis(TextChoices):
    """What opens confidentiality for a share: there is no third."""

    CONSENT = "consent", _("Consent")
    DUTY = "duty", _("A legal duty")


class Lack(TextChoices):
    """Why a kind of information was not let out."""

    NO_CONSENT = "no_consent", _("No consent to tell this to them")
    RECIPIENT_NOT_COVERED = (
        "recipient_not_covered",
        _("There is a consent for this, but to somebody else"),
    )
    OTHER_PURPOSE = "other_purpose", _("There is a consent for this, but for something else")
    REFUSED = "refused", _("The person has said no to this")
    WITHDRAWN = "withdrawn", _("The person has taken the consent back")
    OBJECTED = "objected", _("The person has objected to this use")
    CASE_CLOSED = "case_closed", _("The consent ended when the case was closed")
    RAN_OUT = "ran_out", _("The consent has run out")
    NOT_BEGUN = "not_begun", _("The consent has not begun to hold")
    NO_SUCH_DUTY = "no_such_duty", _("The rulebook has no such duty on that day")
    DUTY_NOT_IN_FORCE = "duty_not_in_force", _("The duty is not in force on that day")
    DUTY_NOT_TO_THEM = "duty_not_to_them", _("The duty does not let it be told to them")


#: What is mended by asking the person; the others are not theirs to mend.
ASK_FOR_CONSENT = frozenset(
    (
        Lack.NO_CONSENT,
        Lack.RECIPIENT_NOT_COVERED,
        Lack.OTHER_PURPOSE,
        Lack.CASE_CLOSED,
        Lack.RAN_OUT,
        Lack.NOT_BEGUN,
    )
)
#: The person has answered: they may change their mind, and nobody presses them.
ANSWERED = frozenset((Lack.REFUSED, Lack.WITHDRAWN, Lack.OBJECTED))


class Afterwards(TextChoices):
    """What was written down about a disclosure later. The entry itself is never rewritten."""

    WRONG_RECIPIENT = "wrong_recipient", _("It went to somebody else than it says")
    WRONG_CONTENT = "wrong_content", _("Something else was told than it says")
    TOO_MUCH = "too_much", _("More was told than was needed")
    DID_NOT_HAPPEN = "did_not_happen", _("It was not told after all")
    OTHER = "other", _("Something else about it is wrong")
    ASKED_TO_DELETE = "asked_to_delete", _("The recipient has been asked to delete it")
    SAYS_DELETED = "says_deleted", _("The recipient says that it is deleted")
