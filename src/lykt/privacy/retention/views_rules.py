"""Pages of how long things are kept: parse, call, render. No person stands on them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.privacy.retention import queries
from lykt.privacy.retention.forms import Deciding
from lykt.privacy.retention.periods import decide, period_of


def keeping_rules(request: HttpRequest) -> HttpResponse:
    """Show how long each kind of data is kept, by which rule, and what one has decided."""
    actor = current_actor()
    check_may(actor, "read", "retention")
    decides = set(queries.controllers_decided(actor))
    houses = [
        (controller, queries.rules_kept(controller), controller in decides)
        for controller in queries.controllers_read(actor)
    ]
    return render(request, "retention/rules.html", {"houses": houses})


def keeping_rule(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down how long the organisation has decided to keep something."""
    actor = current_actor()
    check_may(actor, "decide", "retention")
    homes = list(queries.controllers_decided(actor))
    period = period_of(ref, None)
    if not homes or period is None or period.rule.kind != "retention":
        raise Http404
    form = Deciding(request.POST or None, homes=homes)
    if request.method == "POST" and form.is_valid():
        try:
            decide(by=actor, ref=ref, **form.decision())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Written down. It counts from tonight."))
            return redirect("keeping_rules")
    language = get_language() or "en"
    context = {
        "form": form,
        "title": period.rule.title(language),
        "text": period.rule.text(language),
        "decided": [(home, queries.choices_of(home, ref)) for home in homes],
    }
    return render(request, "retention/rule.html", context)
