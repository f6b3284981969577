"""The phone's API: docs/reference/sync.md says what the two sides hold each other to.

Thin: it reads the call, lets the worker act, and says what became of it.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as Impossible
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as NotTheForm
from ninja.security import HttpBearer, django_auth
from ninja.throttling import AuthRateThrottle, BaseThrottle

from lykt.field.night import actions, rules, telling
from lykt.field.night.actions import WrongCode
from lykt.field.night.codes import Answer, Why
from lykt.field.night.models import Enrolment
from lykt.field.night.queries import units_to_sign_on
from lykt.field.night.schemas import (
    BatchIn,
    BatchOut,
    ClosedOut,
    CloseIn,
    EnrolIn,
    EnrolOut,
    Fault,
    ListsOut,
    Nothing,
    ResultOut,
    UnlockIn,
    UnlockOut,
)
from lykt.field.night.taking import Answered, Parcel, take
from lykt.organisation.acting import acting_as, current_actor


class Failed(Exception):
    """The call is answered with an error of the contract."""

    def __init__(self, status: int, error: str, words: str, **more: Any) -> None:
        super().__init__(error)
        self.status, self.told = status, {"error": error, "words": words, **more}


class SendingKey(HttpBearer):
    """The sending key of a worker on a phone."""

    openapi_bearerFormat = "opaque"

    def __call__(self, request: HttpRequest) -> Any:
        """Refuse what is too long before it is read."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > rules.MOST_BYTES:
            raise _too_much()
        return super().__call__(request)

    def authenticate(self, request: HttpRequest, token: str) -> Enrolment | None:
        """Return whose key it is."""
        found = actions.enrolment_of(token)
        if found is not None and found.staff.language:
            translation.activate(found.staff.language)
        return found


class PerWorker(AuthRateThrottle):
    """So many calls a minute from one worker on one phone."""

    def get_cache_key(self, request: HttpRequest) -> str:
        """Return the worker on the phone, whatever address they call from."""
        return f"night_{request.auth.pk}"  # type: ignore[attr-defined]


api = NinjaAPI(
    title="Lykt: the phone's talk with the server",
    version="1",
    description="What a phone sends of a shift. docs/reference/sync.md tells of it in words.",
    urls_namespace="night_api",
    docs_url=None,
)
KEY = SendingKey()
BY_KEY: list[BaseThrottle] = [PerWorker("600/m")]
FAULTS = dict.fromkeys((400, 401, 403, 413, 422, 426, 429), Fault)


def _too_much() -> Failed:
    words = _("That was too much at once. At most %(most)s records and 2 MB.")
    return Failed(413, "too_much", words % {"most": rules.MOST_RECORDS})


def _new_enough(app: int) -> None:
    if app < rules.OLDEST_APP:
        raise Failed(
            426, "old_app", _("The app is too old. Open it with a net, so it is renewed.")
        )


def _trusted(enrolment: Enrolment) -> None:
    if enrolment.phone.lost_at is not None:
        actions.note_erasing(enrolment.phone)
        raise Failed(403, "lost", _("This phone was reported lost."))


def _goes_out(enrolment: Enrolment) -> None:
    """Show nothing to somebody who has no post in the unit today. What they send is kept."""
    _trusted(enrolment)
    units = units_to_sign_on(enrolment.staff.as_actor())
    if not units.filter(pk=enrolment.unit_id).exists():
        raise _nobodys()


def _nobodys() -> Failed:
    return Failed(401, "unknown", _("Sign in on this phone anew. What is not sent stays on it."))


@api.post("enrol", auth=django_auth, response={200: EnrolOut, **FAULTS}, url_name="enrol")
def enrol(request: HttpRequest, told: EnrolIn, response: HttpResponse) -> Any:
    """Let the worker who is signed in send from this phone, and sign them out of the rest."""
    _new_enough(told.app)
    by = current_actor()
    unit = units_to_sign_on(by).filter(handle=told.unit).first()
    if unit is None:
        raise PermissionDenied(_("You do not work in this unit."))
    signed = actions.sign_on(
        by=by,
        worker=request.user,  # type: ignore[arg-type]
        unit=unit,
        device=told.device,
        label=told.label,
        pin=told.pin,
    )
    answer = telling.signed_on(by, signed)
    logout(request)
    response.headers["Clear-Site-Data"] = '"cache"'
    return answer


@api.post(
    "records", auth=KEY, throttle=BY_KEY, response={200: BatchOut, **FAULTS}, url_name="records"
)
def records(request: HttpRequest, batch: BatchIn) -> Any:
    """Take a batch in, and answer for each record."""
    enrolment: Enrolment = request.auth  # type: ignore[attr-defined]
    _new_enough(batch.app)
    if len(batch.records) > rules.MOST_RECORDS:
        raise _too_much()
    now = timezone.now()
    lost = enrolment.phone.lost_at is not None
    with acting_as(enrolment.staff.as_actor()) as by:
        answers = take(
            by=by,
            enrolment=enrolment,
            parcels=[Parcel(one.id, one.rev, one.key, one.sealed) for one in batch.records],
            skew=rules.skew_of(batch.now, now),
            lost=lost,
        )
    if lost:
        actions.note_erasing(enrolment.phone)
    return BatchOut(now=now, phone="erase" if lost else "ok", results=list(map(_result, answers)))


def _result(answer: Answered) -> ResultOut:
    if answer.state == Answer.REFUSED:
        words = _("This is no record. It is kept on the phone.")
    else:
        words = str(Why(answer.why).label) if answer.why else ""
    return ResultOut(id=answer.id, rev=answer.rev, state=answer.state, words=words)


@api.post(
    "unlock", auth=KEY, throttle=BY_KEY, response={200: UnlockOut, **FAULTS}, url_name="unlock"
)
def unlock(request: HttpRequest, told: UnlockIn) -> Any:
    """Give the key of the readable view to whoever has the code."""
    enrolment: Enrolment = request.auth  # type: ignore[attr-defined]
    _goes_out(enrolment)
    try:
        held = actions.unlock(enrolment=enrolment, pin=told.pin)
    except WrongCode as problem:
        if problem.left:
            words = _("Wrong code. %(left)s tries left.") % {"left": problem.left}
            raise Failed(403, "wrong", words, left=problem.left) from None
        words = _("The view is shut. What is not sent is safe. Sign in anew to look back.")
        raise Failed(403, "shut", words, left=0) from None
    with acting_as(enrolment.staff.as_actor()) as by:
        return UnlockOut(view=telling.view(by, held))


@api.post("lists", auth=KEY, throttle=BY_KEY, response={200: ListsOut, **FAULTS}, url_name="lists")
def lists(request: HttpRequest, told: Nothing) -> Any:
    """Give the unit's lists as they are today. No code and no name is among them."""
    enrolment: Enrolment = request.auth  # type: ignore[attr-defined]
    _goes_out(enrolment)
    with acting_as(enrolment.staff.as_actor()):
        return telling.lists_answer(enrolment)


@api.post(
    "close", auth=KEY, throttle=BY_KEY, response={200: ClosedOut, **FAULTS}, url_name="close"
)
def close(request: HttpRequest, told: CloseIn) -> Any:
    """Let go of the key of the readable view: the shift is over."""
    enrolment: Enrolment = request.auth  # type: ignore[attr-defined]
    _trusted(enrolment)
    actions.close_view(enrolment=enrolment)
    return ClosedOut(phone="ok")


# ---- Whatever fails is answered by the contract


def _answers(kind: type[Exception]) -> Callable[[Any], Any]:
    return api.exception_handler(kind)


def _fault(request: HttpRequest, status: int, error: str, words: str, **more: Any) -> HttpResponse:
    return api.create_response(request, {"error": error, "words": words, **more}, status=status)


@_answers(Failed)
def _failed(request: HttpRequest, problem: Failed) -> HttpResponse:
    return api.create_response(request, problem.told, status=problem.status)


@_answers(AuthenticationError)
def _unknown(request: HttpRequest, problem: Exception) -> HttpResponse:
    return _fault(request, 401, **_nobodys().told)


@_answers(NotTheForm)
def _form(request: HttpRequest, problem: NotTheForm) -> HttpResponse:
    places = [".".join(map(str, one["loc"])) for one in problem.errors]
    words = _("Not as it must be: %(where)s") % {"where": ", ".join(places[:5])}
    return _fault(request, 422, "form", words)


@_answers(Impossible)
def _impossible(request: HttpRequest, problem: Impossible) -> HttpResponse:
    return _fault(request, 422, "form", " ".join(problem.messages))


@_answers(PermissionDenied)
def _refused(request: HttpRequest, problem: PermissionDenied) -> HttpResponse:
    return _fault(request, 403, "refused", str(problem) or _("Your role does not give access."))


@_answers(HttpError)
def _http(request: HttpRequest, problem: HttpError) -> HttpResponse:
    """Answer what django-ninja found: a body cut off, no token against forgery, too many calls."""
    error = {400: "cut", 403: "refused", 429: "slower"}.get(problem.status_code, "form")
    return _fault(request, problem.status_code, error, str(problem.message))
