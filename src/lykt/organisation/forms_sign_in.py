"""allauth's forms of signing in, in plain words and as password managers know them.

They carry no placeholder, which vanishes when one begins to write, and the autocomplete
marks by which a browser or a password manager finds the right field.
"""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


#: The code of a telephone: digits on its keyboard, and offered from its notifications.
CODE = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autocapitalize": "none",
    "spellcheck": "false",
}


def _plain(field: forms.Field, label: Any, hint: Any = "", **attrs: str) -> None:
    """Give a field its words and marks, without a placeholder."""
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= attrs


class SignIn(account.LoginForm):  # type: ignore[misc]
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        _plain(self.fields["login"], _("User name"), **name)
        _plain(self.fields["password"], _("Password"), autocomplete="current-password")


class Again(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], _("Password"), autocomplete="current-password")


class ChangePassword(account.ChangePasswordForm):  # type: ignore[misc]
    """The password of now and, twice, the one to come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        temporary = self.user.password_is_temporary
        now = _("One-time password") if temporary else _("Password now")
        hint = _("At least 12 characters. A few words together are easy to remember.")
        _plain(self.fields["oldpassword"], now, autocomplete="current-password")
        _plain(self.fields["password1"], _("New password"), hint, autocomplete="new-password")
        _plain(self.fields["password2"], _("New password again"), autocomplete="new-password")

    def clean_password1(self) -> str:
        """Refuse the password one already has: a one-time password is used once."""
        password = str(self.cleaned_data["password1"])
        if self.user.check_password(password):
            raise ValidationError(_("Choose another password than the one you have."))
        return password


class SecondFactor(mfa.AuthenticateForm):  # type: ignore[misc]
    """The code of an app, or one of the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Six digits from the app, or one of your recovery codes.")
        _plain(self.fields["code"], _("Code"), hint, **CODE)


class SecondFactorAgain(mfa.ReauthenticateForm):  # type: ignore[misc]
    """The code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Six digits from the app, or one of your recovery codes.")
        _plain(self.fields["code"], _("Code"), hint, **CODE)


class NewApp(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that has just been set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code from the app"), _("Six digits."), **CODE)


class NewKey(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey or a security key, and what one calls it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = ""
        hint = _("For instance: work telephone. It helps when there are several.")
        _plain(self.fields["name"], _("What do you call it?"), hint, autocomplete="off")
        passkey = _("Sign in with it alone, without a password")
        how = _("The device then asks for your finger, your face or its code.")
        _plain(self.fields["passwordless"], passkey, how)
        self.fields["passwordless"].initial = True


class RenameKey(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["name"], _("What do you call it?"), autocomplete="off")
        self.fields["name"].max_length = 100
