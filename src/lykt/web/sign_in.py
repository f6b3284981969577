"""The pages of signing in that need more than allauth gives them."""

from importlib import import_module
from typing import Any

from allauth.account import views as account
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator

from lykt.organisation import forms_sign_in as forms
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


class SecondStep(mfa.AuthenticateView):  # type: ignore[misc]
    """The step after the password; passkeys are offered to those who have one."""

    form_class = forms.SecondFactor

    @method_decorator(login_not_required)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or start again where the second factor has been removed meanwhile.

        Left as it was, the half-finished sign-in would send the browser round for ever.
        """
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        if response.headers.get("Location") == reverse("account_login"):
            clear_login(request)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows, and whether the account has a passkey."""
        keys_of = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN)
        has_keys = keys_of.filter(user=self.stage.login.user).exists()
        return dict(super().get_context_data(**kwargs)) | {"has_keys": has_keys}


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
