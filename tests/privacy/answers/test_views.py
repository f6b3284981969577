"""The pages of the person's own, as each role meets them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.people import actions as people
from lykt.people.models import PersonMerge
from lykt.privacy.answers import actions_own
from lykt.privacy.answers.models import Objection, PersonsNote, Request
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.subjects import Subject
from tests.privacy.answers.asking import OPERATOR, asked, met, moved, person_of, somebody
from tests.support.people import World


ClientOf = Callable[[Staff], Client]


def page(client: Client, name: str, *arguments: str, **query: str) -> str:
    answer = client.get(reverse(name, args=arguments), query)
    assert answer.status_code == 200
    return answer.content.decode()


def asking(owner: Staff, **told: str) -> dict[str, str]:
    return {
        "asks": "access",
        "asked_by": "person",
        "asked_on": timezone.localdate().isoformat(),
        "language": "ro",
        "owner": owner.handle,
        **told,
    }


def test_from_the_street_to_the_person_alone(
    world: World, froya: Staff, hedda: Staff, client_of: ClientOf
) -> None:
    subject = somebody(world)
    about = (subject.kind, subject.handle)
    field, nurse = client_of(froya), client_of(hedda)
    door = page(field, "person_page", subject.handle)
    assert reverse("persons_own", args=about) in door
    taken = field.post(reverse("request_new", args=about), asking(hedda))
    # Whoever only takes it in does not follow it.
    assert taken.headers["Location"] == reverse("persons_own", args=about)
    request = _only_request()
    assert field.get(reverse("request_page", args=[request.handle])).status_code == 403
    assert subject.label in page(nurse, "today")
    own = reverse("request_page", args=[request.handle])
    for act in ("begin", "ready"):
        answer = nurse.post(reverse("request_act", args=[request.handle, act]))
        assert answer.headers["Location"] == own
    shown = page(nurse, "answer_page", request.handle)
    assert "What we have about you" in shown
    assert "Romanian" in shown
    assert ReadingEntry.objects.latest("number").ground == Ground.ANSWER
    paper = nurse.get(reverse("answer_pdf", args=[request.handle]))
    assert paper.content.startswith(b"%PDF")
    assert subject.label not in paper.headers["Content-Disposition"]
    safe = {"alone": "yes", "somebody_waits": "no", "safe_paper": "yes", "given": "paper"}
    over = nurse.post(
        reverse("request_hand_over", args=[request.handle]), {**safe, "health_part": "given"}
    )
    assert over.headers["Location"] == own
    assert "Handed over" in page(nurse, "request_page", request.handle)
    # Nothing to make any more, and nothing that waits.
    assert nurse.get(reverse("answer_page", args=[request.handle])).status_code == 404
    assert subject.label not in page(nurse, "requests")
    assert subject.label in page(nurse, "requests", closed="")


def _only_request() -> Request:
    with acting_as(OPERATOR):
        return Request.objects.get()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"alone": "no", "given": "read_aloud"}, "to the person alone"),
        ({"safe_paper": "no", "given": "paper"}, "Read it aloud, and keep the paper"),
        ({"safe_paper": ""}, "This field is required"),
    ],
)
def test_it_is_not_handed_over_unsafely(
    told: dict[str, str], words: str, world: World, sunniva: Staff, client_of: ClientOf
) -> None:
    request = moved(asked(somebody(world), sunniva), sunniva, "begin", "ready")
    safe = {"alone": "yes", "somebody_waits": "yes", "safe_paper": "yes", "given": "paper"}
    answer = client_of(sunniva).post(
        reverse("request_hand_over", args=[request.handle]),
        {**safe, "health_part": "given", **told},
    )
    assert words in answer.content.decode()
    assert "Could somebody be making them ask for this?" in answer.content.decode()
    assert _only_request().state == "ready"


def test_the_officer_sees_deadlines_and_no_person(
    world: World, sunniva: Staff, odin: Staff, client_of: ClientOf
) -> None:
    subject = somebody(world)
    request = asked(subject, sunniva, remark="She comes on Tuesdays.")
    before = ReadingEntry.objects.count()
    shown = page(client_of(odin), "requests")
    assert "Sunniva" in shown
    assert "Received" in shown
    for hidden in (subject.label, subject.handle, request.handle, "Tuesdays"):
        assert hidden not in shown
    assert ReadingEntry.objects.count() == before
    assert client_of(odin).get(reverse("request_page", args=[request.handle])).status_code == 403


def test_a_list_records_whom_it_has_shown(
    world: World, sunniva: Staff, client_of: ClientOf
) -> None:
    for _ in range(3):
        asked(somebody(world), sunniva)
    page(client_of(sunniva), "requests")
    entry = ReadingEntry.objects.latest("number")
    assert (entry.what, len(entry.subjects)) == ("requests", 3)


@pytest.mark.parametrize(
    ("days", "mine", "leaders"),
    [(0, True, False), (10, False, False), (24, True, True), (40, True, True)],
)
def test_today_tells_of_what_is_due(
    days: int,
    mine: bool,
    leaders: bool,
    world: World,
    sunniva: Staff,
    leila: Staff,
    client_of: ClientOf,
) -> None:
    """What is new is told to whoever answers; what is due soon or late to the leader too."""
    subject = somebody(world)
    request = asked(subject, sunniva, on=timezone.localdate() - timedelta(days=days))
    if days:
        moved(request, sunniva, "begin")
    assert (subject.label in page(client_of(sunniva), "today")) is mine
    assert (subject.label in page(client_of(leila), "today")) is leaders


def test_a_step_with_a_reason_asks_for_it(
    world: World, sunniva: Staff, client_of: ClientOf
) -> None:
    request, client = asked(somebody(world), sunniva), client_of(sunniva)
    url = reverse("request_act", args=[request.handle, "extend"])
    assert client.get(url).status_code == 200
    assert "The person is told" in client.post(url, {"reason": " "}).content.decode()
    assert client.post(url, {"reason": "Three units must look."}).status_code == 302
    assert "Three units must look." in page(client, "request_page", request.handle)
    assert client.post(reverse("request_act", args=[request.handle, "nothing"])).status_code == 404
    assert client.get(reverse("request_act", args=[request.handle, "begin"])).status_code == 404


# ---- Beside what is written


def test_their_words_stand_on_their_page(
    world: World, sunniva: Staff, froya: Staff, client_of: ClientOf
) -> None:
    subject = somebody(world)
    contact = met(world, "drop_in", person_of(subject))
    client = client_of(sunniva)
    url = reverse("note_new", args=[subject.kind, subject.handle])
    client.post(url, {"thing": f"contact:{contact.handle}", "words": "I was not there."})
    for staff in (sunniva, froya):
        shown = page(client_of(staff), "person_page", subject.handle)
        assert "I was not there." in shown
        assert "The person says:" in shown
        assert reverse("contact_page", args=[contact.handle]) in shown
        assert "I was not there." in page(client_of(staff), "contact_page", contact.handle)
    with acting_as(OPERATOR):
        note = PersonsNote.objects.get()
        other = person_of(subject).contacts.exclude(pk=contact.pk).get()
    assert "I was not there." not in page(client, "contact_page", other.handle)
    client.post(reverse("note_settle", args=[note.handle]), {"settled": "corrected"})
    shown = page(client, "person_page", subject.handle)
    assert "I was not there." in shown
    assert "It was put right" in shown


def test_words_under_a_merged_code_are_read_and_recorded(
    world: World, sunniva: Staff, client_of: ClientOf
) -> None:
    subject, other = somebody(world), somebody(world)
    with acting_as(sunniva.as_actor()) as by:
        actions_own.note(by=by, subject=other, words="Under the other code.")
        people.merge_people(
            by=by, keep=person_of(subject), other=person_of(other), reason="staff_know"
        )
        assert PersonMerge.objects.count() == 1
    assert "Under the other code." in page(client_of(sunniva), "person_page", subject.handle)


def test_an_objection_is_a_banner_until_it_is_decided(
    world: World, froya: Staff, leila: Staff, client_of: ClientOf
) -> None:
    subject = somebody(world)
    about = (subject.kind, subject.handle)
    field = client_of(froya)
    banner = "Has objected to: Statistics. Wait with it until it is decided."
    assert banner not in page(field, "person_page", subject.handle)
    asks = field.post(reverse("request_new", args=about), asking(leila, asks="objection"))
    # It must hold at once, so that whoever takes it in is led to write it down.
    assert asks.headers["Location"] == reverse("objection_new", args=about)
    field.post(reverse("objection_new", args=about), {"against": "statistics", "words": "No."})
    assert banner in page(field, "person_page", subject.handle)
    leader = client_of(leila)
    assert "An objection to decide about" in page(leader, "today")
    with acting_as(OPERATOR):
        objection = Objection.objects.get()
    url = reverse("objection_page", args=[objection.handle])
    assert field.post(url, {"decision": "uphold", "reason": "Yes."}).status_code == 403
    assert "Write why" in leader.post(url, {"decision": "reject"}).content.decode()
    leader.post(url, {"decision": "uphold", "reason": "They are right."})
    shown = page(field, "person_page", subject.handle)
    assert banner not in shown
    assert "It was upheld" in shown


# ---- Who has read


def test_the_line_at_the_foot_leads_to_who_has_read(
    world: World, froya: Staff, sunniva: Staff, client_of: ClientOf
) -> None:
    subject = somebody(world)
    shown = page(client_of(froya), "person_page", subject.handle)
    url = reverse("persons_readings", args=[subject.kind, subject.handle])
    assert "All lookups here are written down." in shown
    assert url in shown
    readers = page(client_of(sunniva), "persons_readings", subject.kind, subject.handle)
    assert "Froya (Field worker" in readers
    assert "The page of a person" in readers


def test_in_an_emergency_one_reads_what_they_say_and_does_nothing(
    world: World, client_of: ClientOf, ulrik: Staff
) -> None:
    from lykt.organisation.roles import Role
    from tests.support.people import make_staff

    subject: Subject = somebody(world)
    visitor = make_staff(Role.SOCIAL_WORKER, world.clinic, "visitor")
    with acting_as(OPERATOR):
        actions_own.note(by=OPERATOR, subject=subject, words="Do not call my brother.")
    client = client_of(visitor)
    client.post(
        reverse("emergency_new"),
        {"label": subject.label, "why": "life", "story": "She called and is afraid.", "hours": 1},
    )
    shown = page(client, "person_page", subject.handle)
    assert "Do not call my brother." in shown
    own = reverse("persons_own", args=[subject.kind, subject.handle])
    assert own not in shown
    assert client.get(own).status_code == 404
