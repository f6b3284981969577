"""The front page and the pages of what went wrong."""

from django.contrib.auth.decorators import login_not_required, login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


@login_required
def today(request: HttpRequest) -> HttpResponse:
    """Show what waits for the one who asks."""
    return render(request, "web/today.html")


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Answer a watchdog: the application runs and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why someone may not, when the rule that refused has told."""
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what came in could not be read."""
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page had grown too old to be sent."""
    return render(request, "403_csrf.html", {"title": _("The page was too old")}, status=403)
