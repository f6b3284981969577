"""What Django and allauth say on our pages, and do not say in every language of ours.

allauth has no nynorsk, and Django's is not whole. A catalogue of ours goes before theirs,
so what stands here gets its translation there. A test holds the list against the installed
packages: a sentence that they have put otherwise must be put otherwise here too.
"""

from gettext import gettext as _
from gettext import ngettext, pgettext


def said_by_allauth_when_signing_in() -> None:
    """Labels, refusals and notices of signing in, out, and of the password."""
    _("Username")
    pgettext("field label", "Login")
    _("Password")
    _("Current Password")
    _("New Password")
    _("New Password (again)")
    _("You must type the same password each time.")
    _("Please type your current password.")
    _("Incorrect password.")
    _("Invalid login.")
    _("Invalid or expired key.")
    _("This account is currently inactive.")
    _("The username and/or password you specified are not correct.")
    _("Too many failed login attempts. Try again later.")
    _("Be patient, you are sending too many requests.")
    _("The new value must be different from the current one.")
    _("Use your password")
    _("Use authenticator app or code")
    _("Use a security key")
    _("Successfully signed in as %(name)s.")
    _("You have signed out.")
    _("Password successfully changed.")


def said_by_allauth_of_the_second_factor() -> None:
    """Labels, refusals and notices of the second factor."""
    _("Code")
    _("Authenticator code")
    _("Incorrect code.")
    _("Master key")
    _("Backup key")
    _("Key nr. {number}")
    _("Passwordless")
    _(
        "Enabling passwordless operation allows you to sign in using just this key, but imposes "
        "additional requirements such as biometrics or PIN protection."
    )
    _("Recovery codes")
    _("TOTP Authenticator")
    _("You cannot deactivate two-factor authentication.")
    _("You cannot generate recovery codes without having two-factor authentication enabled.")
    _("A new set of recovery codes has been generated.")
    _("Authenticator app activated.")
    _("Authenticator app deactivated.")
    _("Security key added.")
    _("Security key removed.")


def said_by_django() -> None:
    """Refusals of Django's forms that its own catalogues lack."""
    ngettext(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        2,
    )
    _("Ensure this value is a multiple of step size %(limit_value)s.")
