"""Pages of the ledger: what somebody has said, and writing down an answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.privacy.consent import actions, in_words, matters, queries, rules
from lykt.privacy.consent.codes import Ended
from lykt.privacy.consent.forms import NewConsent
from lykt.privacy.consent.models import Consent, ConsentEvent
from lykt.privacy.consent.printing import receipt_text
from lykt.privacy.reading.showing import show
from lykt.privacy.subjects import Subject


def subject_or_404(kind: str, handle: str) -> Subject:
    """Return whom an address is about, by the code that stands for them now."""
    subject = queries.subject_for(current_actor(), kind, handle)
    if subject is None:
        raise Http404
    return subject


def consent_or_404(subject: Subject, handle: str, act: str = "read") -> Consent:
    """Return a consent of a subject, by its address."""
    codes = queries.family(subject)
    return get_object_or_404(queries.consents_for(current_actor(), codes, act), handle=handle)


def may_do(actor: Actor, act: str, subject: Subject) -> bool:
    """Tell whether the actor may do this with the consents of a subject, for templates."""
    return actor.trusted or subject.unit in units_for(actor, act, "consent")


def shown(subject: Subject, consents: list[Consent]) -> set[UUID]:
    """Return the keys of whom a page of these consents shows, under all their codes."""
    return {subject.key, *(consent.subject for consent in consents)}


def consents(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Show what may be shared now, and all that was ever answered, the youngest first."""
    actor, subject = current_actor(), subject_or_404(kind, handle)
    codes = queries.family(subject)
    everything = queries.everything_said(codes)
    readable = queries.readable(actor, codes)
    found = [consent for consent in everything if consent.pk in readable]
    standings = queries.standings_among(everything)
    lives = [one for one in queries.live_among(everything) if one.consent.pk in readable]
    taken_back = _taken_back(found, request.GET.get("receipt", ""))
    labels = matters.labels(actor, codes, {consent.matter for consent in found})

    def context() -> dict[str, Any]:
        return {
            "subject": subject,
            "live": in_words.live_in_words(lives),
            "rows": in_words.consents_in_words(found, standings, labels),
            "may_give": may_do(actor, "give", subject),
            "may_withdraw": may_do(actor, "withdraw", subject),
            "receipt": receipt_text(taken_back.consent.language) if taken_back else [],
        }

    return show(request, "consent/list.html", context, people=shown(subject, found))


def _taken_back(consents: list[Consent], handle: str) -> ConsentEvent | None:
    """Return the taking back by its address, to read its receipt to the person."""
    events: list[ConsentEvent] = [one for each in consents for one in each.events.all()]
    for event in events:
        if event.handle == handle and event.what == Ended.WITHDRAWN:
            return event
    return None


def consent_new(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Write down what somebody answered about sharing."""
    return _new(request, subject_or_404(kind, handle), kept=False)


def consent_new_kept(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Write down what somebody answered about keeping their name here."""
    return _new(request, subject_or_404(kind, handle), kept=True)


def _new(request: HttpRequest, subject: Subject, *, kept: bool) -> HttpResponse:
    actor = current_actor()
    check_may_in(actor, "give", "consent", subject.unit)
    about = [] if kept else matters.matters_of(actor, queries.family(subject))
    form = NewConsent(
        request.POST or None,
        kept=kept,
        matters=[one for one in about if one.open],
        initial={"matter": request.GET.get("matter", "")},
    )

    def write() -> Consent:
        return actions.give(
            by=actor,
            subject=subject,
            purpose=form.purpose,
            lines=form.said(),
            asking=form.asking(),
            until=form.cleaned_data["until"],
            matter=form.matter,
        )

    if consent := written(request, form, write):
        return redirect("consent_page", subject.kind, subject.handle, consent.handle)
    context = {"form": form, "subject": subject, "kept": kept}
    return show(request, "consent/new.html", context, people=[subject.key])


def written(request: HttpRequest, form: Any, write: Callable[[], Consent]) -> Consent | None:
    """Write an answer down when a form holds one; what cannot be is told in the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        consent = write()
    except ValidationError as problem:
        form.add_error(None, problem)
        return None
    messages.success(request, _("Written down. It holds as it stands here."))
    return consent


def consent_page(request: HttpRequest, kind: str, handle: str, consent: str) -> HttpResponse:
    """Show one consent: what was answered, how it was asked, and what has ended it."""
    actor, subject = current_actor(), subject_or_404(kind, handle)
    found = consent_or_404(subject, consent)
    codes = queries.family(subject)
    standing = queries.standings(codes)[found.pk]
    labels = matters.labels(actor, codes, [found.matter])

    def context() -> dict[str, Any]:
        return {
            "subject": subject,
            "consent": found,
            "matter": labels.get(found.matter, ""),
            "state": standing.state,
            "mark": in_words.MARKS[standing.state],
            "language": in_words.language_name(found.language),
            "answers": in_words.answers_in_words(found.lines.all(), standing),
            "told": in_words.told_in_words(found),
            "events": events_in_words(found),
            "may_withdraw": may_do(actor, "withdraw", subject)
            and standing.state in rules.ALLOWED["withdraw"],
            "may_renew": may_do(actor, "give", subject)
            and standing.state in rules.ALLOWED["renew"],
        }

    return show(request, "consent/page.html", context, people=shown(subject, [found]))


def events_in_words(consent: Consent) -> list[dict[str, Any]]:
    """Return what has ended a consent or some of it, the first first."""
    lines = {line.pk: line for line in consent.lines.all()}
    return [
        {
            "event": event,
            "kinds": [
                f"{lines[one.line_id].get_recipient_display()}: "
                f"{lines[one.line_id].get_kind_display()}"
                for one in event.ended.all()
            ],
        }
        for event in consent.events.all()
    ]
