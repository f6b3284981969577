"""Opening a case from a concern: the way on that its page shows, and both written at once."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lykt.cases.case.actions import open_case
from lykt.cases.case.models import Case
from lykt.concerns.actions import mark_case_opened
from lykt.concerns.codes import State
from lykt.concerns.models import Concern
from lykt.concerns.queries import concern_of, may_with
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.privacy import subjects
from lykt.privacy.subjects import Subject


def url_of(actor: Actor, concern: Concern) -> str:
    """Return where a case is opened from a concern, "" where the actor opens none from it."""
    if concern.state != State.JOINED or not may_with(actor, "join", concern):
        return ""
    found = subjects.subjects([concern.person])[concern.person] if concern.person else None
    if found is None or not (actor.trusted or found.unit in units_for(actor, "make", "case")):
        return ""
    address = reverse("case_open", args=[found.handle])
    return f"{address}?{urlencode({'concern': concern.handle})}"


def concern_in(request: HttpRequest) -> Concern | None:
    """Return the concern that an address names, if whoever acts may open a case from it."""
    handle = request.GET.get("concern", "")
    return concern_of(handle, "join") if handle else None


@transaction.atomic
def open_from(*, by: Actor, subject: Subject, concern: Concern | None, **told: Any) -> Case:
    """Open a case about a person, from a concern that is joined to them where there is one.

    Raises:
        Refused: when the actor may not open cases, or join concerns, in the units.
        ValidationError: as `open_case` and `mark_case_opened` do, or when the concern is
            about somebody else.
    """
    if concern is None:
        return open_case(by=by, subject=subject, **told)
    if concern.person not in subjects.keeper(subject.kind).family(subject.key):
        raise ValidationError(_("The concern is not joined to this person."))
    case = open_case(by=by, subject=subject, concern=concern.subject, **told)
    mark_case_opened(by=by, concern=concern, matter=case.pk)
    return case
