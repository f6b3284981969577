"""What Django and allauth say on our pages, and do not say in every language of ours.

allauth has no nynorsk, and Django's is not whole. A catalogue of ours goes before theirs,
so what stands here gets its translation there. What our own forms and templates say in
their stead is not here. A test holds the list against the installed packages: a sentence
that they have put otherwise must be put otherwise here too.
"""

from gettext import gettext as _
from gettext import ngettext


def said_by_allauth() -> None:
    """Refusals and names of ways to sign in."""
    _("You must type the same password each time.")
    _("This account is currently inactive.")
    _("Invalid login.")
    _("Invalid or expired key.")
    _("The new value must be different from the current one.")
    _("Use your password")
    _("Use authenticator app or code")
    _("Use a security key")
    _("Incorrect code.")
    _("Master key")
    _("Backup key")
    _("Key nr. {number}")
    _("You cannot deactivate two-factor authentication.")
    _("You cannot generate recovery codes without having two-factor authentication enabled.")


def said_by_django() -> None:
    """Refusals of Django's that its own catalogues lack."""
    ngettext(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        2,
    )
