"""What every request passes on its way in and out."""

import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from lykt.organisation.acting import acting_as, current_actor
from lykt.organisation.actions import change_details
from lykt.organisation.models import Staff
from lykt.organisation.second_factor import has_second_factor


Handler = Callable[[HttpRequest], HttpResponse]

#: What a page that stands open asks by itself: nobody uses Lykt by that, and a session that
#: nobody uses ends as it would without.
ASKED_BY_ITSELF = frozenset(["case_still"])
#: What is open to someone who must first choose a password of their own.
TO_A_PASSWORD = frozenset(["account_change_password", "account_logout", "set_language", "health"])
#: What is open to someone who must first set up a second factor.
TO_A_FACTOR = TO_A_PASSWORD | {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "account_reauthenticate",
}


def quiet_headers(get_response: Handler) -> Handler:
    """Let nothing of a page be kept by a browser or a proxy, and switch sensors off."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith("/" + settings.STATIC_URL.lstrip("/")):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    return middleware


def forget(response: HttpResponse) -> HttpResponse:
    """Ask the browser to drop pages it has kept.

    Storage is left alone: the night's unsent counts lie there until they have been sent.
    """
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def sessions_end(get_response: Handler) -> Handler:
    """End a session after too long without use, and after the longest working day."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and (why := _over(request)):
            logout(request)
            return _whole_page(request, forget(_to_sign_in(request, why)))
        return _whole_page(request, get_response(request))

    return middleware


def _over(request: HttpRequest) -> str:
    """Return why the session is over, or nothing after having noted that it is used."""
    now = int(time.time())
    began = request.session.setdefault("began", now)
    used = request.session.setdefault("used", now)
    if now - used > settings.SESSION_IDLE_SECONDS:
        return "idle"
    if now - began > settings.SESSION_LONGEST_SECONDS:
        return "long"
    if now - used >= 60 and _view_name(request) not in ASKED_BY_ITSELF:
        # Written once a minute: a write for each request would queue up readers.
        request.session["used"] = now
    return ""


def _to_sign_in(request: HttpRequest, why: str) -> HttpResponse:
    """Lead to the sign-in page and, after it, back to the page that was asked for."""
    query = {"ended": why}
    if request.method == "GET":
        query["next"] = request.get_full_path()
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode(query)}")


def _whole_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let the sign-in page take the whole window where only a part of a page was asked for."""
    if "HX-Request" not in request.headers or response.status_code != 302:
        return response
    target = urlsplit(response.headers["Location"])
    if target.path != resolve_url(settings.LOGIN_URL):
        return response
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    query = urlencode({"next": page.path + (f"?{page.query}" if page.query else "")})
    whole = HttpResponse(status=204, headers={"HX-Redirect": f"{target.path}?{query}"})
    whole.cookies = response.cookies
    return whole


def language_of_the_user(get_response: Handler) -> Handler:
    """Speak the language a user has chosen; others get what their browser or cookie asks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.language:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        return get_response(request)

    return middleware


def acting(get_response: Handler) -> Handler:
    """Let whoever is signed in be the one who acts, for as long as the request lasts."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with acting_as(request.user.as_actor()):
            if first := _first_of_all(request, request.user):
                return HttpResponseRedirect(reverse(first))
            _keep_language(request, request.user)
            return get_response(request)

    return middleware


def _first_of_all(request: HttpRequest, user: Staff) -> str:
    """Return the page someone must pass before anything else, or nothing.

    A password that somebody else has read can be used for one thing: to choose another.
    Where the installation asks for a second factor, that comes next.
    """
    if user.password_is_temporary:
        return "" if _view_name(request) in TO_A_PASSWORD else "account_change_password"
    if getattr(settings, "SECOND_FACTOR_REQUIRED", False) and not _signed_in_by_two(request, user):
        return "" if _view_name(request) in TO_A_FACTOR else "mfa_index"
    return ""


def _view_name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""


def _signed_in_by_two(request: HttpRequest, user: Staff) -> bool:
    """Tell whether a second factor was used, or is there to be used the next time."""
    records = get_authentication_records(request, user)
    return any(r.get("method") == "mfa" for r in records) or has_second_factor(user)


def _keep_language(request: HttpRequest, user: Staff) -> None:
    """Let the choice of language in the page's head be kept with the account."""
    if request.method != "POST" or request.path != reverse("set_language"):
        return
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        change_details(
            by=current_actor(), staff=user, name=user.name, email=user.email, language=language
        )
