"""What every request passes on its way in and out."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from lykt.organisation.acting import acting_as


Handler = Callable[[HttpRequest], HttpResponse]


def quiet_headers(get_response: Handler) -> Handler:
    """Let nothing of a page be kept by a browser or a proxy, and switch sensors off."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith("/" + settings.STATIC_URL.lstrip("/")):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    return middleware


def sessions_end(get_response: Handler) -> Handler:
    """End a session after too long without use, and after the longest working day."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            began = request.session.setdefault("began", now)
            used = request.session.get("used", now)
            if (
                now - used > settings.SESSION_IDLE_SECONDS
                or now - began > settings.SESSION_LONGEST_SECONDS
            ):
                logout(request)
            elif now - used >= 60 or "used" not in request.session:
                # Written once a minute: a write for each request would queue up readers.
                request.session["used"] = now
        return get_response(request)

    return middleware


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
            return get_response(request)

    return middleware
