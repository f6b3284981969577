"""The page where a register is taken in and given out."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lykt.figures.register import BadRegister
from lykt.organisation.access import Refused, check_may, may, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.models import Controller, Unit
from lykt.reports.exporting import export_register
from lykt.reports.forms import GiveOutRegister, TakeInRegister
from lykt.reports.importing import import_register
from lykt.reports.uploading import sweep, unpack_upload


def controllers_of(actor: Actor, act: str, thing: str) -> list[Controller]:
    """Return the controllers in a unit of which the actor may do this."""
    units = units_for(actor, act, thing)
    return list(Controller.objects.filter(units__in=units).distinct())


def _led(actor: Actor) -> list[Unit]:
    """Return the units into which the actor may take a register."""
    return list(Unit.objects.filter(pk__in=units_for(actor, "import", "register")))


def register(request: HttpRequest) -> HttpResponse:
    """Show both doors."""
    check_may(current_actor(), "import", "register")
    return _page(request)


def _page(request: HttpRequest, status: int = 200, **more: object) -> HttpResponse:
    actor = current_actor()
    controllers = controllers_of(actor, "import", "register")
    context = {
        "form": TakeInRegister(controllers=controllers, units=_led(actor)),
        "out": GiveOutRegister(),
        "may_import": True,
        "may_series": may(actor, "read", "series"),
        **more,
    }
    return render(request, "reports/register.html", context, status=status)


@require_POST
def register_import(request: HttpRequest) -> HttpResponse:
    """Take a register in, or say line by line why it does not hold."""
    actor = current_actor()
    check_may(actor, "import", "register")
    controllers = controllers_of(actor, "import", "register")
    form = TakeInRegister(request.POST, request.FILES, controllers=controllers, units=_led(actor))
    if not form.is_valid():
        return _page(request, 422, form=form)
    home = form.cleaned_data["controller"]
    try:
        with unpack_upload(form.cleaned_data["register"]) as folder:
            into = form.cleaned_data.get("into")
            done = import_register(folder, by=actor, controller=home, into=into)
    except BadRegister as bad:
        return _page(request, 422, form=form, faults=bad.faults, more=bad.more)
    except ValidationError as problem:
        form.add_error("register", problem)
        return _page(request, 422, form=form)
    except Refused as problem:
        # Not into that unit: another may be chosen.
        form.add_error("into" if "into" in form.fields else None, str(problem))
        return _page(request, 422, form=form)
    for line in done.lines():
        messages.success(request, line)
    return redirect("register")


@require_POST
def register_export(request: HttpRequest) -> HttpResponseBase:
    """Send the register of the actor's own units as a zip, with fresh ids."""
    actor = current_actor()
    check_may(actor, "export", "register")
    form = GiveOutRegister(request.POST)
    if not form.is_valid():
        return _page(request, 422, out=form)
    units = units_for(actor, "export", "register")
    # Nothing of it stays on the disk: the file is gone from the folder before it is sent.
    sweep()
    place = Path(tempfile.mkdtemp(prefix="export-", dir=settings.FILE_UPLOAD_TEMP_DIR))
    try:
        export_register(
            place / "register", by=actor, units=units, format=form.cleaned_data["format"]
        )
        shutil.make_archive(str(place / "lykt-register"), "zip", place / "register")
        archive = (place / "lykt-register.zip").open("rb")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return FileResponse(archive, as_attachment=True, filename="lykt-register.zip")
