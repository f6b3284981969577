"""Pages of the sites one looks at, and of files of observations."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from lykt.field.adverts import actions_sites, queries
from lykt.field.adverts.forms import SiteForm, TakeIn
from lykt.field.adverts.importing import take_in
from lykt.field.adverts.reading import BadAdverts
from lykt.figures.faults import Fault
from lykt.learning.forms import write_page
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.sending import sent


def advert_sites(request: HttpRequest) -> HttpResponse:
    """List the sites, and add one."""
    actor = current_actor()
    check_may(actor, "read", "advert_site")
    homes = queries.homes(actor)
    form = SiteForm(request.POST or None, homes=homes)
    if request.method == "POST":
        check_may(actor, "change", "advert_site")
    if homes and (
        site := sent(
            request,
            form,
            lambda: actions_sites.add_site(by=actor, controller=homes[0], **form.cleaned_data),
        )
    ):
        messages.success(request, _("Added: %(name)s.") % {"name": site.name})
        return redirect("advert_sites")
    context = {
        "sites": queries.sites_for(actor),
        "form": form if homes else None,
    }
    return render(request, "adverts/sites.html", context, status=422 if form.errors else 200)


def advert_site_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Call a site something else, or look at it no more."""
    actor = current_actor()
    check_may(actor, "change", "advert_site")
    site = get_object_or_404(queries.sites_for(actor, "change"), handle=handle)
    form = SiteForm(request.POST or None, homes=[site.controller], site=site)
    if sent(
        request,
        form,
        lambda: actions_sites.change_site(by=actor, site=site, **form.cleaned_data),
    ):
        messages.success(request, _("Changed."))
        return redirect("advert_sites")
    return write_page(
        request,
        form,
        heading=_("Change the site"),
        up=(reverse("advert_sites"), _("Sites")),
    )


@sensitive_variables("content")
def advert_import(request: HttpRequest) -> HttpResponse:
    """Take in a file of observations, or say row by row why it does not hold."""
    actor = current_actor()
    check_may(actor, "import", "adverts")
    units = list(queries.units_of(actor, "import"))
    form = TakeIn(request.POST or None, request.FILES or None, units=units)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        unit = form.units[form.cleaned_data["unit"]]
        try:
            # The name of the file may hold anything, a number too.
            done = take_in(content, by=actor, unit=unit, file=_("The file"))
        except BadAdverts as bad:
            context |= {"faults": [_told(one) for one in bad.faults], "more": bad.more}
        else:
            messages.success(request, str(done))
            return redirect("adverts")
    failed = request.method == "POST"
    return render(request, "adverts/import.html", context, status=422 if failed else 200)


def _told(fault: Fault) -> str:
    """Return a fault in the reader's language: the row, the column, what is allowed."""
    words = _(fault.message) % fault.params
    if not fault.line:
        return words
    where = _("Row %(line)s") % {"line": fault.line}
    column = _(", column %(name)s") % {"name": fault.field} if fault.field else ""
    return f"{where}{column}: {words}"
