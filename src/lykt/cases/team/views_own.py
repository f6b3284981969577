"""An invitation to oneself, and the domains that may be invited: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.team import actions, actions_domains, queries
from lykt.cases.team.forms import DomainForm
from lykt.cases.team.views import tried
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.privacy.reading.showing import opened


def invitation(request: HttpRequest, handle: str) -> HttpResponse:
    """Say yes to an invitation. Until then nothing of the case is shown."""
    actor = current_actor()
    found = get_object_or_404(queries.invitations_for(actor), handle=handle)
    if request.method == "POST":
        try:
            with opened(by=actor, what="invitation", subjects=[found.subject]):
                actions.accept_invitation(by=actor, invitation=found)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("today")
        messages.success(request, _("You are in the team."))
        return redirect("case_page", found.case.handle)
    context = {"unit": found.unit, "body": found.get_body_display(), "until": found.until}
    return render(request, "team/invitation.html", context)


def partner_domains(request: HttpRequest) -> HttpResponse:
    """List the domains of partners, and allow another one."""
    actor = current_actor()
    check_may(actor, "read", "partner_domain")
    controllers = list(queries.controllers_of(actor))
    form = DomainForm(request.POST or None, controllers=queries.controllers_of(actor))

    def allow() -> None:
        actions_domains.allow_domain(by=actor, **form.cleaned_data)

    if request.method == "POST" and tried(form, allow):
        messages.success(request, _("Allowed from now on."))
        return redirect("partner_domains")
    context = {
        "page": page_of(request, queries.domains_for(actor)),
        "form": form,
        "several": len(controllers) > 1,
    }
    return render(request, "team/domains.html", context, status=422 if form.errors else 200)


@require_POST
def partner_domain_end(request: HttpRequest, handle: str) -> HttpResponse:
    """Let nobody more be invited by addresses at a domain."""
    actor = current_actor()
    check_may(actor, "change", "partner_domain")
    found = get_object_or_404(queries.domains_for(actor, "change"), handle=handle)
    actions_domains.end_domain(by=actor, domain=found)
    messages.success(request, _("Nobody more can be invited at that domain."))
    return redirect("partner_domains")
