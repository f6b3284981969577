"""The door: accounts are made by an administrator, never by signing up."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import acting_as, current_actor
from lykt.organisation.actions import choose_password
from lykt.organisation.models import Staff


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Keeps everyone out whom nobody has let in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("User name and password do not fit together."),
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes and try again. If you have forgotten the "
            "password, ask your administrator for a new one."
        ),
        "incorrect_password": _("The password does not fit."),
        "enter_current_password": _("The password does not fit."),
        "rate_limited": _("Too many attempts. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address failures are counted for.

        Whoever speaks to Lykt directly could write any X-Forwarded-For. Behind the proxy of
        `LYKT_HTTPS` the last address in it is the one the proxy itself has seen; without it
        everyone would share the proxy's address and could lock each other out.
        """
        if settings.HTTPS and (forwarded := request.headers.get("X-Forwarded-For")):
            return forwarded.rpartition(",")[2].strip()
        return str(request.META.get("REMOTE_ADDR") or "local")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failures by the name alone.

        allauth puts the host before it, and a host may be written with any port: each port
        would give five more tries.
        """
        return f"lykt:{credentials.get('username', '').strip().casefold()}"

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **more: Any
    ) -> HttpResponse:
        """Finish signing in as the one who has just come in: the request began as nobody's."""
        if not isinstance(user, Staff):
            raise TypeError("only staff sign in here")
        with acting_as(user.as_actor()):
            response: HttpResponse = super().post_login(request, user, **more)
        return response

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Write a password someone has chosen for themselves, and that they did."""
        if not isinstance(user, Staff):
            raise TypeError("only staff have passwords here")
        choose_password(by=current_actor(), staff=user, password=password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go to one's own account when a password has been changed."""
        return reverse("own_account")

    def is_safe_url(self, url: str) -> bool:
        """Let a sign-in lead on to a page of this site alone, named without its host."""
        parts = urlsplit(url or "")
        local = url and not parts.scheme and not parts.netloc and url.startswith("/")
        return bool(local) and super().is_safe_url(url)
