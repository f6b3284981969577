"""The page of the night app, what makes it install, and what works while there is no net.

The page is the same for everyone and says nothing about anyone, so a phone may keep it.
"""

from hashlib import sha256
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lykt.field.night.queries import units_to_sign_on
from lykt.field.night.words import words
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor


#: What the phone keeps besides the app's own modules.
SHARED = ("vendor/hpke/hpke.js", "lykt/mark.svg", "lykt/icon-192.png")
WORKER = "night/worker.js"


def parts() -> list[str]:
    """Return the names of all static files that the app needs without a net."""
    folder = Path(__file__).parent / "static" / "night"
    own = sorted(
        f"night/{path.name}" for path in folder.iterdir() if path.suffix in {".js", ".css"}
    )
    return [name for name in own if name != WORKER] + list(SHARED)


def read(name: str) -> bytes:
    """Return the content of a static file.

    Raises FileNotFoundError when the parts have not been fetched: run hatch_build.py.
    """
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_bytes()


def _page(enrol: dict[str, object] | None, request: HttpRequest | None = None) -> str:
    context = {
        "words": words(),
        "told": {
            "enrol": enrol,
            "addresses": {
                "api": reverse("night_api:records").removesuffix("records"),
                "app": reverse("night_app"),
                "enrol": reverse("night_enrol"),
                "worker": reverse("night_worker"),
            },
        },
    }
    return render_to_string("night/app.html", context, request)


@login_not_required
@require_safe
def app(request: HttpRequest) -> HttpResponse:
    """Show the app. Whoever opens it is told nothing that is not the same for all."""
    return HttpResponse(_page(None))


@require_safe
def enrol(request: HttpRequest) -> HttpResponse:
    """Show the app to someone who is signed in, so that they can take the phone."""
    by = current_actor()
    check_may(by, "sign_on", "phone")
    units = [{"handle": unit.handle, "name": unit.name} for unit in units_to_sign_on(by)]
    return HttpResponse(_page({"csrf": get_token(request), "units": units}))


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker, with what it keeps and a version that follows the content."""
    addresses = [reverse("night_app"), reverse("night_manifest"), *map(static, parts())]
    digest = sha256(_page(None).encode())
    for name in (WORKER, *parts()):
        digest.update(read(name))
    head = render_to_string(
        "night/worker.txt", {"version": digest.hexdigest()[:16], "addresses": addresses}
    )
    return HttpResponse(
        head.encode() + read(WORKER),
        content_type="text/javascript; charset=utf-8",
        headers={"Service-Worker-Allowed": reverse("night_app"), "Cache-Control": "no-cache"},
    )


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Say what the app is called and looks like on the phone."""
    icons = [
        {"src": static(f"lykt/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    told = {
        "id": reverse("night_app"),
        "name": _("Lykt night"),
        "short_name": "Lykt",
        "start_url": reverse("night_app"),
        "scope": reverse("night_app"),
        "display": "standalone",
        "background_color": "#000000",
        "theme_color": "#000000",
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")
