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
    """Refusals of Django's that its own catalogues lack, or do not say plainly."""
    _("This field is required.")
    _("Enter a valid date.")
    _("Enter a whole number.")
    _("Enter a valid email address.")
    _("Select a valid choice. %(value)s is not one of the available choices.")
    _("Select a valid choice. That choice is not one of the available choices.")
    _("Ensure this value is less than or equal to %(limit_value)s.")
    _("Ensure this value is greater than or equal to %(limit_value)s.")
    _("No file was submitted.")
    _("The submitted file is empty.")
    _("The password is too similar to the %(verbose_name)s.")
    _("This password is too common.")
    _("This password is entirely numeric.")
    ngettext(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        2,
    )
    ngettext(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        2,
    )
