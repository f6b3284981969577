"""Pages of concerns: what is asked, refused in words, shown to whom."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lykt.concerns import actions_triage, offers
from lykt.concerns.models import ChildWelfareNotice, Concern, Consultation, EmergencyHelp
from lykt.concerns.offers import Offer
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.privacy.reading.models import ReadingEntry
from tests.support.concerns import OPERATOR, REASON, REPORTER, make_concern, notify
from tests.support.pages import make_person
from tests.support.people import World


ClientOf = Callable[[Staff], Client]
MINUTE = "%Y-%m-%dT%H:%M"


def local(at: Any = None) -> str:
    return timezone.localtime(at).strftime(MINUTE)


def raising(**told: Any) -> dict[str, Any]:
    return {
        "source": "staff", "age": "adult", "urgency": "soon", "exploitation": "unknown",
        "received_at": local(), **told,
    }  # fmt: skip


def the_concern() -> Concern:
    with acting_as(OPERATOR):
        found: Concern = Concern.objects.get()
        return found


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_one_is_taken_in_and_can_be_undone(
    world: World, froya: Staff, client_of: ClientOf
) -> None:
    client = client_of(froya)
    said = text(client.get(reverse("concern_new")))
    assert "What we must tell others, whatever the person wants" in said
    assert "Notify child welfare" in said
    told = raising(seen="Two women, and a man who spoke for them")
    answer = client.post(reverse("concern_new"), told, follow=True)
    concern = the_concern()
    shown = text(answer)
    assert "Two women, and a man who spoke for them" in shown
    assert answer.redirect_chain[0][0] == reverse("concern_page", args=[concern.handle])
    undo = reverse("concern_undo", args=[concern.handle])
    assert undo in shown
    assert "Nothing of it is kept" in text(client.post(undo, follow=True))
    with acting_as(OPERATOR):
        assert not Concern.objects.exists()


def test_the_person_is_told_the_duties_first(
    world: World, froya: Staff, client_of: ClientOf
) -> None:
    client = client_of(froya)
    answer = client.post(reverse("concern_new"), raising(source="person"))
    assert answer.status_code == 422
    assert "Explain first what we must tell others" in text(answer)
    client.post(reverse("concern_new"), raising(source="person", explained="on"))
    assert the_concern().duties_explained_at is not None


def test_what_lies_ahead_is_refused_at_its_field(
    world: World, froya: Staff, client_of: ClientOf
) -> None:
    ahead = local(timezone.now() + timedelta(hours=2))
    answer = client_of(froya).post(reverse("concern_new"), raising(received_at=ahead))
    assert answer.status_code == 422
    assert "This time lies ahead" in text(answer)


def test_a_childs_leads_straight_to_the_notice(
    world: World, froya: Staff, client_of: ClientOf
) -> None:
    client = client_of(froya)
    answer = client.post(reverse("concern_new"), raising(age="child"))
    concern = the_concern()
    assert answer["Location"] == reverse("concern_notify", args=[concern.handle])
    page = text(client.get(reverse("concern_page", args=[concern.handle])))
    assert "Tell child welfare yourself, now" in page
    assert reverse("concern_triage", args=[concern.handle]) not in page
    assert reverse("concern_help", args=[concern.handle]) in page
    form = text(client.get(answer["Location"]))
    assert "2.4.06" in form
    told = {
        "told_at": local(), "body": "Fjordby child welfare", "way": "phone", "once": "a-form",
        "reporter_code": REPORTER, "duty": "duty.child_welfare", "reason": REASON,
        "told": "That she may be sixteen.",
    }  # fmt: skip
    refused = client.post(answer["Location"], told | {"reason": "A child."})
    assert refused.status_code == 422
    assert "Say in a sentence why the duty holds" in text(refused)
    shown = text(client.post(answer["Location"], told, follow=True))
    assert "Fjordby child welfare was told" in shown
    with acting_as(OPERATOR):
        row = ChildWelfareNotice.objects.get()
    where = reverse("notice_answer", args=[concern.handle, row.handle])
    day = timezone.localdate().isoformat()
    shown = text(client.post(where, {"answer": "known", "answered_on": day}, follow=True))
    assert "They work with it already" in shown


def test_triage_hands_on_joins_and_closes_nothing_unasked(
    world: World, kaja: Staff, client_of: ClientOf
) -> None:
    client, concern = client_of(kaja), make_concern(world)
    where = reverse("concern_triage", args=[concern.handle])
    answer = client.post(where, {"becomes": "closed", "urgency": "soon"})
    assert answer.status_code == 422
    assert "Choose what became of it" in text(answer)
    client.post(where, {"becomes": "stays", "urgency": "now", "owner": kaja.handle})
    found = the_concern()
    assert (found.state, found.urgency, found.owner_id) == ("triaged", "now", kaja.pk)


def test_a_join_says_what_it_lacks(world: World, kaja: Staff, client_of: ClientOf) -> None:
    person, concern = make_person(world), make_concern(world)
    with acting_as(OPERATOR):
        actions_triage.triage(by=OPERATOR, concern=concern)
    client, where = client_of(kaja), reverse("concern_join", args=[concern.handle])
    for told, words in [
        ({"code": "NOBODY-1", "ground": "known"}, "Nobody here has this code"),
        ({"code": person.code, "ground": "consent"}, "There is no consent that holds"),
        ({"code": person.code, "ground": "duty"}, "Choose the duty"),
    ]:
        answer = client.post(where, told)
        assert answer.status_code == 422
        assert words in text(answer)
    shown = text(client.post(where, {"code": person.code, "ground": "known"}, follow=True))
    assert person.code in shown
    client.post(reverse("concern_unjoin", args=[concern.handle]))
    assert the_concern().person is None


def test_what_is_unchanged_is_no_correction(
    world: World, froya: Staff, client_of: ClientOf
) -> None:
    concern = make_concern(world, froya, seen="As it was")
    client, where = client_of(froya), reverse("concern_correct", args=[concern.handle])
    assert "As it was" in text(client.get(where))
    told = raising(seen="As it was", why="mistyped", seen_at=concern.changed_at.isoformat(),
                   received_at=local(concern.received_at))  # fmt: skip
    assert "Nothing was different" in text(client.post(where, told, follow=True))
    shown = text(client.post(where, told | {"seen": "Otherwise"}, follow=True))
    assert "Otherwise" in shown
    assert "<del>As it was" in shown


def test_emergency_help_is_written_down_in_every_state(
    world: World, froya: Staff, client_of: ClientOf
) -> None:
    client, concern = client_of(froya), make_concern(world, age="child")
    where = reverse("concern_help", args=[concern.handle])
    client.post(where, {"what": "ambulance", "called_at": local()})
    with acting_as(OPERATOR):
        row = EmergencyHelp.objects.get()
    client.post(reverse("concern_help_undo", args=[concern.handle, row.handle]))
    with acting_as(OPERATOR):
        assert EmergencyHelp.objects.get().undone_at is not None


def test_the_list_says_what_waits_first_and_what_is_late(
    world: World, kaja: Staff, client_of: ClientOf
) -> None:
    old = timezone.now() - timedelta(days=4)
    late = make_concern(world, urgency="later", received_at=old, seen="Nothing of this")
    child = make_concern(world, age="child")
    done = make_concern(world)
    with acting_as(OPERATOR):
        actions_triage.decide(by=OPERATOR, concern=done, becomes="no_ground")
    page = text(client_of(kaja).get(reverse("concerns")))
    assert page.index(child.label) < page.index(late.label)
    assert "late by" in page
    assert done.label not in page
    assert "Nothing of this" not in page
    ended = text(client_of(kaja).get(reverse("concerns"), {"state": "no_ground"}))
    assert done.label in ended
    assert late.label not in ended
    assert "No concern fits this" in text(
        client_of(kaja).get(reverse("concerns"), {"state": "closed"})
    )


@pytest.mark.parametrize(("mine", "there"), [(True, True), (False, False)])
def test_today_tells_whoever_must_notify(
    world: World, froya: Staff, sunniva: Staff, client_of: ClientOf, mine: bool, there: bool
) -> None:
    make_concern(world, froya if mine else sunniva, age="child")
    page = text(client_of(froya).get(reverse("today")))
    assert ("Child welfare has not been told" in page) is there


def test_today_tells_whoever_triages_of_all(
    world: World, leila: Staff, client_of: ClientOf
) -> None:
    concern = make_concern(world)
    page = text(client_of(leila).get(reverse("today")))
    assert concern.label in page
    assert "Concerns that wait" in page


def test_a_room_above_hands_down_a_way_on(
    world: World, kaja: Staff, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = Offer("Light a lantern", lambda _actor, concern: f"/lantern/{concern.handle}/")
    monkeypatch.setattr(offers, "_offers", [way])
    client = client_of(kaja)
    for age, shown in (("adult", True), ("child", False)):
        concern = make_concern(world, age=age)
        page = text(client.get(reverse("concern_page", args=[concern.handle])))
        assert (f"/lantern/{concern.handle}/" in page) is shown


def test_who_looked_is_written_down(world: World, kaja: Staff, client_of: ClientOf) -> None:
    concern = make_concern(world, age="child")
    notify(concern)
    client_of(kaja).get(reverse("concern_page", args=[concern.handle]))
    with acting_as(OPERATOR):
        assert ReadingEntry.objects.filter(what="concern_page").count() == 1


def test_a_talk_is_counted_and_can_be_undone(
    world: World, froya: Staff, client_of: ClientOf
) -> None:
    client, where = client_of(froya), reverse("consultations")
    told = {
        "with_whom": "school", "theme": "signs", "age": "child", "minutes": "20",
        "date": timezone.localdate().isoformat(),
    }  # fmt: skip
    assert "1 talk" in text(client.post(where, told, follow=True))
    row = Consultation.objects.get()
    assert "None yet" in text(
        client.post(reverse("consultation_undo", args=[row.handle]), follow=True)
    )
    answer = client.post(where, told | {"minutes": "-3"})
    assert answer.status_code == 422
