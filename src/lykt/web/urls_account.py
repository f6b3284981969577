"""Signing in and out, the second factor and one's own account.

Only those doors of allauth that are used here: no signing up, no e-mail, no resetting by
oneself, no file of recovery codes left in a folder of a shared machine.
"""

from importlib import import_module
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from lykt.organisation import forms_sign_in as forms
from lykt.organisation import views_own
from lykt.web.middleware import forget


class SignIn(account.LoginView):  # type: ignore[misc]
    """The sign-in page; in a demo it lists who one can be."""

    form_class = forms.SignIn

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows beside the form."""
        ended = self.request.GET.get("ended", "")
        more = {
            "ended": ended if ended in ("idle", "long") else "",
            "idle_minutes": settings.SESSION_IDLE_SECONDS // 60,
            "demo_logins": demo_logins(),
            "passkeys_work": passkeys_work(self.request),
        }
        return dict(super().get_context_data(**kwargs)) | more


class SignOut(account.LogoutView):  # type: ignore[misc]
    """Signing out, which also empties what the browser has kept of the pages."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out."""
        return forget(super().post(*args, **kwargs))


class ChangePassword(account.PasswordChangeView):  # type: ignore[misc]
    """Choosing another password. Whoever signs in without one has none to change."""

    form_class = forms.ChangePassword

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, unless there is no password to change."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class NewKey(keys.AddWebAuthnView):  # type: ignore[misc]
    """Adding a passkey, where the browser lets one."""

    form_class = forms.NewKey

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows, and whether the address allows passkeys at all."""
        works = {"passkeys_work": passkeys_work(self.request)}
        return dict(super().get_context_data(**kwargs)) | works


def passkeys_work(request: HttpRequest) -> bool:
    """Tell whether browsers allow passkeys at this address: by https, or at localhost."""
    host = request.get_host().rpartition("@")[2].partition(":")[0]
    return request.is_secure() or host == "localhost"


def demo_logins() -> list[Any]:
    """Return the logins of a demo to show on the sign-in page; outside a demo, none."""
    if not settings.DEMO:
        return []
    try:
        return list(import_module("lykt.web.demo").DEMO_LOGINS)
    except ImportError:
        return []


#: What changes a factor is written down in the same transaction, see `second_factor`.
whole = transaction.atomic

urlpatterns = [
    path("", views_own.own_account, name="own_account"),
    path("sessions/", views_own.own_sessions_end, name="own_sessions_end"),
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-out/", SignOut.as_view(), name="account_logout"),
    path("password/", ChangePassword.as_view(), name="account_change_password"),
    path(
        "again/",
        account.ReauthenticateView.as_view(form_class=forms.Again),
        name="account_reauthenticate",
    ),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("second-factor/", mfa.index, name="mfa_index"),
    path(
        "second-factor/code/",
        mfa.AuthenticateView.as_view(form_class=forms.SecondFactor),
        name="mfa_authenticate",
    ),
    path(
        "second-factor/again/",
        mfa.ReauthenticateView.as_view(form_class=forms.SecondFactorAgain),
        name="mfa_reauthenticate",
    ),
    path(
        "second-factor/app/",
        whole(totp.ActivateTOTPView.as_view(form_class=forms.NewApp)),
        name="mfa_activate_totp",
    ),
    path("second-factor/app/remove/", whole(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        whole(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("second-factor/keys/new/", whole(NewKey.as_view()), name="mfa_add_webauthn"),
    path(
        "second-factor/keys/again/",
        keys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("second-factor/keys/sign-in/", keys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "second-factor/keys/<int:pk>/",
        keys.EditWebAuthnView.as_view(form_class=forms.RenameKey),
        name="mfa_edit_webauthn",
    ),
    path(
        "second-factor/keys/<int:pk>/remove/",
        whole(keys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]
