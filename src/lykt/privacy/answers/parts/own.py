"""What the person has asked, said and objected to, and what came of it."""

from django.utils.translation import gettext as _

from lykt.organisation.acting import current_actor
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.codes import Act
from lykt.privacy.answers.days import day, moment, yes_or_no
from lykt.privacy.answers.languages import language_name
from lykt.privacy.answers.models import HandingOver, Objection, PersonsNote, Request, RequestEvent
from lykt.privacy.answers.queries import notes_for
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return what the person has asked and said."""
    names = Names()
    chapters = [
        *(_request(one, names) for one in _requests(whose)),
        _handed_over(whose, names),
        _notes(whose, names),
        _objections(whose, names),
    ]
    found = [one for one in chapters if one.facts or one.rows]
    return Part(
        title=_("What you have asked and said"),
        paragraphs=[]
        if found
        else [_("You have asked for nothing, and said nothing against it.")],
        chapters=found,
    )


def _requests(whose: Whose) -> list[Request]:
    found = Request.objects.filter(subject__in=whose.family).select_related("owner", "by")
    return list(found.order_by("asked_on", "id"))


def _request(request: Request, names: Names) -> Chapter:
    facts = [
        (_("Who asked"), request.get_asked_by_display()),
        (_("Language"), language_name(request.language)),
        (_("To be answered by"), day(request.due)),
        (_("Who answers"), names.of(request.owner, "", request.at)),
        (_("State"), request.get_state_display()),
        (_("Remark"), request.remark),
    ]
    steps = request.history.select_related("by", "owner", "request")
    return Chapter(
        title=_("%(day)s: %(asks)s")
        % {"day": day(request.asked_on), "asks": request.get_asks_display()},
        facts=[(label, str(words)) for label, words in facts if words],
        columns=[_("When"), _("What was done"), _("By whom"), _("Why")],
        rows=[
            [moment(one.at), _step(one), names.of(one.by, one.by_name, one.at), one.reason]
            for one in steps
        ],
    )


def _step(event: RequestEvent) -> str:
    words = str(event.get_act_display())
    return f"{words}: {event.owner}" if event.act == Act.TAKE_OVER and event.owner else words


def _handed_over(whose: Whose, names: Names) -> Chapter:
    found = HandingOver.objects.filter(subject__in=whose.family).select_related("by")
    return Chapter(
        title=_("When an answer was given to you"),
        columns=[
            _("When"),
            _("By whom"),
            _("How it was given"),
            _("Alone with you"),
            _("Somebody waiting outside"),
            _("Safe to carry paper"),
            _("Health part"),
        ],
        rows=[
            [
                moment(one.at),
                names.of(one.by, one.by_name, one.at),
                str(one.get_given_display()),
                yes_or_no(one.alone),
                yes_or_no(one.somebody_waits),
                yes_or_no(one.safe_paper),
                str(one.get_health_part_display()),
            ]
            for one in found.order_by("at", "id")
        ],
    )


def _notes(whose: Whose, names: Names) -> Chapter:
    # What is about the clinic is between the person and the health staff.
    notes = notes_for(current_actor(), whose.family) if not whose.whole else None
    found = (
        [one.note for one in notes]
        if notes is not None
        else list(PersonsNote.objects.filter(subject__in=whose.family))
    )
    return Chapter(
        title=_("Your own words beside what we have written"),
        columns=[_("When"), _("What you said"), _("Written down by"), _("What was done")],
        rows=[
            [
                moment(one.at),
                str(one.words),
                names.of(one.by, one.by_name, one.at),
                _settled(one, names),
            ]
            for one in sorted(found, key=lambda each: each.at)
        ],
    )


def _settled(note: PersonsNote, names: Names) -> str:
    if not note.settled or note.settled_at is None:
        return _("Nothing yet")
    by = names.of(note.settled_by, note.settled_by_name, note.settled_at)
    return f"{note.get_settled_display()}, {moment(note.settled_at)}, {by}"


def _objections(whose: Whose, names: Names) -> Chapter:
    found = Objection.objects.filter(subject__in=whose.family).select_related("by", "decided_by")
    return Chapter(
        title=_("What you have objected to"),
        columns=[
            _("When"),
            _("Against what"),
            _("What you said"),
            _("Taken down by"),
            _("What was decided, and why"),
        ],
        rows=[
            [
                moment(one.at),
                str(one.get_against_display()),
                str(one.words),
                names.of(one.by, one.by_name, one.at),
                _decided(one, names),
            ]
            for one in found.order_by("at", "id")
        ],
    )


def _decided(one: Objection, names: Names) -> str:
    if one.decided_at is None:
        return _("Not decided yet. Until it is, it waits.")
    by = names.of(one.decided_by, one.decided_by_name, one.decided_at)
    said = f"{one.get_state_display()}, {moment(one.decided_at)}, {by}"
    return f"{said}\n{one.reason}" if one.reason else said


PART = PartOf(
    frozenset(
        f"answers.{name}"
        for name in ("Request", "RequestEvent", "HandingOver", "PersonsNote", "Objection")
    ),
    make,
)
