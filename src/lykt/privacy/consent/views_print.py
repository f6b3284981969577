"""The form as a page and as a file to print: blank, or with what was answered."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.models import Controller, Unit
from lykt.paper.letter import Letter, letter_pdf
from lykt.paper.pages import NoGlyphs
from lykt.privacy.consent.in_words import language_name
from lykt.privacy.consent.models import Consent
from lykt.privacy.consent.printing import blank_form, filled_form
from lykt.privacy.consent.views import consent_or_404, shown, subject_or_404
from lykt.privacy.consent.wording import NORWEGIAN, languages, named_languages
from lykt.privacy.reading.showing import opened, show
from lykt.privacy.sealing.keys import Erased
from lykt.privacy.subjects import Subject


def consent_form(request: HttpRequest) -> HttpResponse:
    """Show the blank form in a language, to be printed."""
    letter = _blank(request)
    query = f"?language={_language(request)}{'&kept=1' if _kept(request) else ''}"
    context = {
        "letter": letter,
        "blocks": blocks_of(letter),
        "languages": named_languages(),
        "language": _language(request),
        "kept": _kept(request),
        "pdf": reverse("consent_form_pdf") + query,
    }
    return render(request, "consent/form.html", context)


def consent_form_pdf(request: HttpRequest) -> HttpResponse:
    """Give the blank form as PDF."""
    return _file(letter_pdf(_blank(request)))


def consent_print(request: HttpRequest, kind: str, handle: str, consent: str) -> HttpResponse:
    """Show a consent on the form, with what was answered, to be printed."""
    subject = subject_or_404(kind, handle)
    found = consent_or_404(subject, consent)
    language = _language(request, found.language)

    def context() -> dict[str, object]:
        letter = _filled(found, subject, language)
        pdf = reverse("consent_pdf", args=[subject.kind, subject.handle, found.handle])
        return {
            "letter": letter,
            "blocks": blocks_of(letter),
            "languages": named_languages(),
            "language": language,
            "pdf": f"{pdf}?language={language}",
            "subject": subject,
            "consent": found,
        }

    return show(request, "consent/form.html", context, people=shown(subject, [found]))


def consent_pdf(request: HttpRequest, kind: str, handle: str, consent: str) -> HttpResponse:
    """Give a consent on the form as PDF, the reading written down first."""
    subject = subject_or_404(kind, handle)
    found = consent_or_404(subject, consent)
    language = _language(request, found.language)
    people = shown(subject, [found])
    try:
        with opened(by=current_actor(), what="consent_pdf", subjects=people):
            return _file(letter_pdf(_filled(found, subject, language)))
    except Erased:
        raise Http404 from None
    except NoGlyphs:
        messages.error(request, _("A name in it cannot be set in print. Print this page instead."))
        return redirect("consent_print", subject.kind, subject.handle, found.handle)


def blocks_of(letter: Letter) -> list[tuple[str, object]]:
    """Return the parts of a letter with what each is, for the page."""
    return [(type(block).__name__, block) for block in letter.blocks]


def _blank(request: HttpRequest) -> Letter:
    actor = current_actor()
    check_may(actor, "give", "consent")
    kept, today = _kept(request), timezone.localdate()
    name = _organisation_of(actor)
    return blank_form(_language(request), organisation=name, kept=kept, on=today)


def _filled(consent: Consent, subject: Subject, language: str) -> Letter:
    return filled_form(
        consent,
        consent.lines.all(),
        language,
        organisation=Controller.objects.get(pk=consent.controller_id).name,
        code=subject.label,
        language_asked_in=language_name(consent.language),
    )


def _organisation_of(actor: Actor) -> str:
    """Return who asks, as it stands on a blank form: the organisation of the actor's unit."""
    units = Unit.objects.filter(pk__in=units_for(actor, "give", "consent"))
    unit = units.select_related("controller").first()
    return unit.controller.name if unit else ""


def _language(request: HttpRequest, asked_in: str = "") -> str:
    """Return the language to print in: as chosen, as it was asked in, or the reader's own."""
    reader = (get_language() or "nb").split("-")[0]
    wanted = (request.GET.get("language", ""), asked_in, reader)
    return next((code for code in wanted if code in languages()), NORWEGIAN)


def _kept(request: HttpRequest) -> bool:
    return request.GET.get("kept") == "1"


def _file(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    # A neutral name: it stands in the list of files of a borrowed machine.
    answer["Content-Disposition"] = 'attachment; filename="form.pdf"'
    return answer
