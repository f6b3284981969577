"""The answer itself, on the page and on paper, and who has read a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lykt.organisation.access import check_may, check_may_in
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.paper.pages import NoGlyphs
from lykt.privacy.answers import queries, rules
from lykt.privacy.answers.answer import Answer
from lykt.privacy.answers.building import build
from lykt.privacy.answers.codes import ANSWERED_ON_PAPER
from lykt.privacy.answers.languages import REGIONS
from lykt.privacy.answers.models import Request
from lykt.privacy.answers.printing import answer_pdf as as_pdf
from lykt.privacy.answers.views import about, one
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.queries import readings_of
from lykt.privacy.reading.showing import opened, show
from lykt.privacy.reading.words import entries_in_words
from lykt.privacy.sealing.keys import Erased


@contextmanager
def _answer(request: HttpRequest, handle: str) -> Iterator[tuple[Request, Answer]]:
    """Build the answer to a request that is being answered, having written the reading down.

    Raises:
        Http404: when there is no such request, or nothing to print of it.
    """
    actor = current_actor()
    check_may(actor, "build", "answer")
    asked, subject = one(handle)
    check_may_in(actor, "build", "answer", subject.unit)
    if asked.asks not in ANSWERED_ON_PAPER or asked.state not in rules.ANSWER_CAN_BE_MADE:
        raise Http404
    wanted = request.GET.get("language", "")
    language = wanted if wanted in REGIONS else asked.language
    what = request.resolver_match.url_name if request.resolver_match else None
    family = queries.family_of(subject)
    try:
        with opened(by=actor, what=what or "answer_page", subjects=family, ground=Ground.ANSWER):
            yield asked, build(subject, language)
    except Erased:
        raise Http404 from None


@require_GET
def answer_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show the answer, in the language they asked for or one near it, to be read or printed."""
    with _answer(request, handle) as (asked, answer), translation.override(answer.language):
        context = {
            "asked": asked,
            "answer": answer,
            "languages": [(code, code == answer.language) for code in REGIONS],
        }
        return render(request, "answers/answer.html", context)


@require_GET
def answer_pdf(request: HttpRequest, handle: str) -> HttpResponse:
    """Give the answer as a file to print."""
    try:
        with _answer(request, handle) as (_asked, answer):
            content = as_pdf(answer)
    except NoGlyphs:
        words = _("It holds a script that cannot be printed yet. Read it from the page.")
        messages.error(request, words)
        return redirect("answer_page", handle)
    paper = HttpResponse(content, content_type="application/pdf")
    # The name of a file is seen by others: it says nothing.
    paper.headers["Content-Disposition"] = 'attachment; filename="letter.pdf"'
    return paper


def persons_readings(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """List who has read a person, newest first."""
    subject = about(kind, handle, "read", "persons_readings")
    family = queries.family_of(subject)
    page = page_of(request, list(readings_of(family)))
    context = {"subject": subject, "page": page, "rows": entries_in_words(list(page))}
    return show(request, "answers/persons_readings.html", context, people=[subject.key])
