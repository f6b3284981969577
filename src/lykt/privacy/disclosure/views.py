"""Pages of what was shared and what was held back: parse, call, render."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.paging import page_of
from lykt.paper.pages import NoGlyphs
from lykt.privacy import subjects
from lykt.privacy.consent.queries import subject_for
from lykt.privacy.disclosure import actions, queries, words
from lykt.privacy.disclosure.attempts import may_ask, what_to_do
from lykt.privacy.disclosure.codes import Lack
from lykt.privacy.disclosure.forms import Noting
from lykt.privacy.disclosure.letters import REGIONS, receipt_letter
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.disclosure.receipts import matches
from lykt.privacy.disclosure.words import Shown
from lykt.privacy.reading.showing import opened, show
from lykt.privacy.sealing.keys import Erased, key_to_open


def disclosures(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """List what was shared about somebody, and what was held back, the latest first."""
    actor = current_actor()
    subject = subject_for(actor, kind, handle)
    if subject is None:
        raise Http404
    page = page_of(request, queries.shared_about(actor, subject))
    emergency = queries.in_an_emergency(actor, subject)

    def context() -> dict[str, Any]:
        rows = [
            {
                "disclosure": one,
                "who": words.who(one),
                "ground": words.ground(one),
                "kinds": [item.get_kind_display() for item in one.items.all()],
                "by": words.by_whom(one),
            }
            for one in page
        ]
        return {
            "subject": subject,
            "page": page,
            "rows": rows,
            "may_share": emergency or _may(actor, "share", subject.unit),
        }

    shown = {subject.key, *(one.subject for one in page)}
    return show(request, "disclosure/list.html", context, people=shown)


def _may(actor: Actor, act: str, unit: Any) -> bool:
    return actor.trusted or unit in units_for(actor, act, "disclosure")


def _shown_to(actor: Actor) -> Shown:
    return lambda disclosure, kind: queries.reads_the_text(actor, disclosure, kind)


def disclosure_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show one receipt, or what was held back; without the person to whoever only oversees."""
    actor = current_actor()
    found = queries.disclosures_for(actor).filter(handle=handle).first()
    if found is None:
        return _overseen(request, actor, handle)
    subject = subjects.subjects([found.subject]).get(found.subject)
    lacks = {item.kind: Lack(item.lack) for item in found.items.all() if item.lack}

    def context() -> dict[str, Any]:
        return {
            "disclosure": found,
            "subject": subject,
            "told": True,
            "who": words.who(found),
            "ground": words.ground(found),
            "rule": words.rule_in_words(found),
            "by": words.by_whom(found),
            "items": words.items_in_words(found, _shown_to(actor)),
            "mark": words.mark(found),
            "matches": not found.refused and matches(found, key_to_open(found.subject)),
            "may_note": not found.refused and _may(actor, "note", found.unit_id),
            "may_ask": may_ask(lacks),
            "what_to_do": what_to_do(lacks.values()) if lacks else "",
        }

    return show(request, "disclosure/page.html", context, people=[found.subject])


def _overseen(request: HttpRequest, actor: Actor, handle: str) -> HttpResponse:
    """Show a share on an uncertain ground to whoever looks at whether it holds."""
    found = get_object_or_404(queries.overseen_by(actor), handle=handle)
    context = {
        "disclosure": found,
        "told": False,
        "who": found.get_recipient_display(),
        "ground": words.ground(found),
        "rule": words.rule_in_words(found),
        "by": words.by_whom(found),
    }
    return show(request, "disclosure/page.html", context, people=[])


def _disclosure(handle: str) -> Disclosure:
    found: Disclosure = get_object_or_404(queries.disclosures_for(current_actor()), handle=handle)
    return found


def disclosure_letter(request: HttpRequest, handle: str) -> HttpResponse:
    """Give the receipt as a letter to the person, the reading written down first."""
    actor, found = current_actor(), _disclosure(handle)
    wanted = request.GET.get("language", "")
    language = wanted if wanted in REGIONS else words.language()
    try:
        with opened(by=actor, what="disclosure_letter", subjects=[found.subject]):
            content = receipt_letter(found, language, _shown_to(actor))
    except Erased:
        raise Http404 from None
    except NoGlyphs:
        messages.error(request, _("A sign in it cannot be set in print. Print this page instead."))
        return redirect("disclosure_page", handle)
    answer = HttpResponse(content, content_type="application/pdf")
    # A neutral name: it stands in the list of files of a borrowed machine.
    answer["Content-Disposition"] = 'attachment; filename="letter.pdf"'
    return answer


def disclosure_note(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down what was wrong with an entry, or that the recipient was asked to delete it."""
    actor, found = current_actor(), _disclosure(handle)
    check_may_in(actor, "note", "disclosure", found.unit_id)
    form = Noting(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_afterwards(by=actor, disclosure=found, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            messages.success(request, _("Written down. The entry itself stands as it was."))
            return redirect("disclosure_page", handle)
    subject = subjects.subjects([found.subject]).get(found.subject)
    context = {"form": form, "disclosure": found, "subject": subject}
    return show(request, "disclosure/note.html", context, people=[found.subject])
