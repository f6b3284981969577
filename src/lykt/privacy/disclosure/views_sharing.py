"""Sharing, step by step and without script: to whom, what and why, a last look, the receipt.

What is typed goes from step to step in the form itself, and is kept nowhere on the way.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.keys import new_handle
from lykt.privacy.consent.queries import family, subject_for
from lykt.privacy.disclosure import actions
from lykt.privacy.disclosure.attempts import ShareRefused, may_ask
from lykt.privacy.disclosure.codes import ANSWERED
from lykt.privacy.disclosure.forms import ToWhom, What
from lykt.privacy.disclosure.judging import Asked
from lykt.privacy.disclosure.offers import (
    Cover,
    Offer,
    consent_offers,
    covers_in_words,
    duty_offers,
)
from lykt.privacy.disclosure.queries import in_an_emergency
from lykt.privacy.disclosure.rules import ByConsent
from lykt.privacy.reading.showing import show
from lykt.privacy.sealing.keys import Erased
from lykt.privacy.subjects import Subject


@dataclass(frozen=True, slots=True)
class Grounds:
    """What there is to choose from, and what a consent would have to be asked for."""

    #: Every ground there has been, those that cover nothing any more among them.
    all: list[Offer]
    #: What the best of the consents lacks, kind by kind.
    lacking: list[Cover]

    @property
    def offers(self) -> list[Offer]:
        """Return the grounds that let something be told."""
        return [offer for offer in self.all if offer.covers_something]

    @property
    def choices(self) -> list[Offer]:
        """Return the grounds on which all that was chosen can be told."""
        return [offer for offer in self.offers if offer.covers_everything]

    @property
    def may_ask(self) -> bool:
        """Tell whether the person may be asked for what is lacking."""
        return may_ask({cover.kind: cover.lack for cover in self.lacking if cover.lack})

    @property
    def answered(self) -> bool:
        """Tell whether the person has said no to something of it."""
        return any(cover.lack in ANSWERED for cover in self.lacking)


def share_new(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Share something about somebody, one step at a time."""
    actor = current_actor()
    subject = subject_for(actor, kind, handle)
    if subject is None:
        raise Http404
    own = _works_there(actor, subject)
    if not own and not in_an_emergency(actor, subject):
        raise Refused(_("You do not work in this unit."))
    step = request.POST.get("step", "")
    whom = ToWhom(request.POST if step else None, initial={"once": new_handle()})
    if step in ("", "who") or not whom.is_valid():
        return _who(request, subject, whom, own)
    try:
        return _with_ground(request, subject, whom, own, step)
    except Erased:
        raise Http404 from None


def _with_ground(
    request: HttpRequest, subject: Subject, whom: ToWhom, own: bool, step: str
) -> HttpResponse:
    found = _grounds(subject, whom.cleaned_data, own)
    typed = request.POST if step in ("confirm", "change", "share") else None
    # Whoever has taken the last look tries: what has ended since is held back, and written down.
    offers = found.all if step == "share" else found.choices
    kinds = whom.cleaned_data["kinds"]
    what = What(typed, kinds=kinds, offers=offers, initial=_at_first(found))
    if typed is None or not what.is_valid() or step == "change":
        return _what(request, subject, whom, what, found)
    if step == "share":
        return _share(request, subject, whom, what, found)
    return _confirm(request, subject, whom, what)


def _works_there(actor: Actor, subject: Subject) -> bool:
    return actor.trusted or subject.unit in units_for(actor, "share", "disclosure")


def _grounds(subject: Subject, told: dict[str, Any], own: bool) -> Grounds:
    """Return what holds at this moment, for the recipient and the kinds that were chosen."""
    today, kinds = timezone.localdate(), told["kinds"]
    duties = duty_offers(told["recipient"], today=today)
    if not own:
        return Grounds(duties, [])
    asked = Asked.of(family(subject), told["recipient"], told["recipient_named"])
    consents = consent_offers(asked, kinds, today=today)
    if any(offer.covers_something for offer in consents):
        lacking = [cover for cover in consents[0].covers if not cover.covered]
    else:
        # For no purpose: what is said is whatever the person has answered at all.
        nothing = asked.judged(kinds, ByConsent(""), told=today, today=today)
        lacking = covers_in_words(kinds, nothing)
    return Grounds([*consents, *duties], lacking)


def _at_first(found: Grounds) -> dict[str, Any]:
    """Return what is chosen before anybody has: now, and a consent that covers everything."""
    first: dict[str, Any] = {"told_at": timezone.localtime()}
    if found.choices and found.choices[0].consent:
        first["ground"] = found.choices[0].key
    return first


def _who(request: HttpRequest, subject: Subject, whom: ToWhom, own: bool) -> HttpResponse:
    context = {"subject": subject, "form": whom, "emergency": not own}
    return show(request, "disclosure/who.html", context, people=[subject.key])


def _what(
    request: HttpRequest, subject: Subject, whom: ToWhom, what: What, found: Grounds
) -> HttpResponse:
    context = {
        "subject": subject,
        "whom": whom,
        "form": what,
        "found": found,
        "duties": [offer for offer in found.offers if offer.is_duty],
        "consents": [offer for offer in found.offers if not offer.is_duty],
        "recipient": _recipient(whom),
    }
    return show(request, "disclosure/what.html", context, people=[subject.key])


def _confirm(request: HttpRequest, subject: Subject, whom: ToWhom, what: What) -> HttpResponse:
    context = {
        "subject": subject,
        "whom": whom,
        "form": what,
        "recipient": _recipient(whom),
        "way": dict(what.fields["way"].choices)[what.cleaned_data["way"]],  # type: ignore[attr-defined]
    }
    return show(request, "disclosure/confirm.html", context, people=[subject.key])


def _recipient(whom: ToWhom) -> str:
    field: Any = whom.fields["recipient"]
    label = str(dict(field.choices)[whom.cleaned_data["recipient"]])
    named = whom.cleaned_data["recipient_named"]
    return f"{label}: {named}" if named else label


def _share(
    request: HttpRequest, subject: Subject, whom: ToWhom, what: What, found: Grounds
) -> HttpResponse:
    try:
        receipt = actions.share(
            by=current_actor(),
            subject=subject,
            recipient=whom.cleaned_data["recipient"],
            recipient_named=whom.cleaned_data["recipient_named"],
            items=what.items,
            ground=what.offer.ground(what.cleaned_data.get("reason", "")),
            way=what.cleaned_data["way"],
            at=what.cleaned_data["told_at"],
            once=whom.cleaned_data["once"],
        )
    except ShareRefused as refusal:
        return redirect("disclosure_page", refusal.handle)
    except ValidationError as problem:
        what.add_error(None, problem.messages)
        return _what(request, subject, whom, what, found)
    words = _("Written down, with receipt %(number)s. Tell it yourself: Lykt sends nothing.")
    messages.success(request, words % {"number": receipt.number})
    return redirect("disclosure_page", receipt.handle)
