"""Pages for taking a consent back, at once, and for asking whether it shall go on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in
from lykt.organisation.acting import current_actor
from lykt.privacy.consent import actions, in_words, queries, rules
from lykt.privacy.consent.forms import HowAsked, TakingBack
from lykt.privacy.consent.models import Consent
from lykt.privacy.consent.views import consent_or_404, shown, subject_or_404, written
from lykt.privacy.reading.showing import opened, show
from lykt.privacy.subjects import Subject


def consents_withdraw(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Take back everything that somebody has said yes to, or some of it."""
    subject = subject_or_404(kind, handle)
    check_may_in(current_actor(), "withdraw", "consent", subject.unit)
    codes = queries.family(subject)
    consents = list(queries.consents_for(current_actor(), codes, "withdraw"))
    return _withdraw(request, subject, consents, None)


def consent_withdraw(request: HttpRequest, kind: str, handle: str, consent: str) -> HttpResponse:
    """Take back one consent, or some of it."""
    subject = subject_or_404(kind, handle)
    check_may_in(current_actor(), "withdraw", "consent", subject.unit)
    found = consent_or_404(subject, consent, "withdraw")
    return _withdraw(request, subject, [found], found)


def _withdraw(
    request: HttpRequest, subject: Subject, consents: list[Consent], only: Consent | None
) -> HttpResponse:
    standings = queries.standings(queries.family(subject))
    chosen = [
        queries.Live(consent, line)
        for consent in consents
        for line in consent.lines.all()
        if standings[consent.pk].lines[line.pk] in rules.OPEN
    ]
    values = {in_words.value_of(queries.target_of(one.line)) for one in chosen}
    form = TakingBack(request.POST or None, choices=[(value, value) for value in values])
    if request.method == "POST" and form.is_valid():
        try:
            events = actions.withdraw(
                by=current_actor(),
                consents=consents,
                targets=form.targets(),
                via=form.cleaned_data["via"],
                remark=form.cleaned_data["remark"],
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Taken back. It holds no more, from this moment."))
            page = reverse("consents", args=[subject.kind, subject.handle])
            return redirect(f"{page}?receipt={events[0].handle}")

    def context() -> dict[str, Any]:
        return {
            "subject": subject,
            "consent": only,
            "form": form,
            "open": in_words.live_in_words(chosen),
            "ticked": request.POST.getlist("some"),
        }

    return show(request, "consent/withdraw.html", context, people=shown(subject, consents))


def consent_renew(request: HttpRequest, kind: str, handle: str, consent: str) -> HttpResponse:
    """Ask whether what somebody said yes to shall go on, and write down that it shall."""
    actor, subject = current_actor(), subject_or_404(kind, handle)
    check_may_in(actor, "give", "consent", subject.unit)
    found = consent_or_404(subject, consent)
    form = HowAsked(request.POST or None, initial={"language": found.language})
    people = shown(subject, [found])

    def write() -> Consent:
        # The names of recipients are opened, to be sealed anew in the new consent.
        with opened(by=actor, what="consent_renew", subjects=people):
            until = form.cleaned_data["until"]
            return actions.renew(by=actor, consent=found, asking=form.asking(), until=until)

    if new := written(request, form, write):
        return redirect("consent_page", subject.kind, subject.handle, new.handle)
    standing = queries.standings(queries.family(subject))[found.pk]
    going_on = [line for line in found.lines.all() if standing.lines[line.pk] in rules.GOES_ON]

    def context() -> dict[str, Any]:
        answers = in_words.answers_in_words(going_on, standing)
        allowed = standing.state in rules.ALLOWED["renew"]
        told = {"subject": subject, "consent": found, "form": form}
        return told | {"answers": answers, "allowed": allowed}

    return show(request, "consent/renew.html", context, people=people)
