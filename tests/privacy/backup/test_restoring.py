"""Restoring: all of it comes back, but for whoever has been erased since."""

import json
import shutil
from base64 import b64decode
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lykt.organisation import actions as accounts
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.codes import AccountAct
from lykt.organisation.models import Staff
from lykt.people import actions
from lykt.people.codes import CorrectionReason, MergeReason
from lykt.people.identity.models import Identity
from lykt.people.models import Contact, ContactCorrection, Person
from lykt.plans.actions_parts import write_decision
from lykt.plans.models import Decision
from lykt.privacy import subjects
from lykt.privacy.backup import manifest, restoring
from lykt.privacy.backup.faults import BadBackup
from lykt.privacy.backup.manifest import HOUSE, NAME, PEOPLE
from lykt.privacy.backup.packing import SHARED
from lykt.privacy.backup.restoring import looked_over, newest, restore
from lykt.privacy.backup.sealed import (
    NotOurs,
    key_of_several,
    keys_of_house,
    keys_of_subject,
    unseal,
)
from lykt.privacy.backup.writing import back_up, bundle_place, chunk_place
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent import queries as consent_queries
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import (
    Answer,
    Ended,
    How,
    InformationKind,
    Purpose,
    Recipient,
    Told,
)
from lykt.privacy.consent.models import Consent
from lykt.privacy.consent.rules import Target
from lykt.privacy.reading.record import note, verify
from lykt.privacy.reading.showing import opened
from lykt.privacy.retention import erasing, register
from lykt.privacy.sealing import names, shutting
from lykt.privacy.sealing.keys import keys_of, store_key, stored_keys
from lykt.privacy.sealing.master import MasterKeyProblem
from lykt.privacy.sealing.models import DataKey, Pairing, Shutting, StoreKey
from lykt.reports.closing import close_year
from lykt.reports.models import FallenYear
from tests.plans.made import make_measure
from tests.privacy.backup.conftest import (
    CANARY,
    everything,
    go,
    meet,
    settle,
    subject_of,
    taken_back,
    there_and_back,
    whole_database,
    wipe,
)
from tests.support.pages import OPERATOR


pytestmark = pytest.mark.django_db

PEOPLES = ("Person", "Contact", "ContactCorrection", "PersonMerge", "NotTheSame")


# ---- There and back


def test_everything_comes_back_as_it_was(copy, leader):
    before = everything()
    assert all(before[f"people.{table}"] for table in PEOPLES)
    restored = there_and_back(copy, leader)
    assert everything() == before
    assert (restored.erased, restored.rows) == (0, sum(map(len, before.values())))


def test_what_a_row_has_many_of_comes_back_with_it(people, leader, world, tmp_path):
    measure = make_measure(world)
    with acting_as(OPERATOR) as by:
        decision = write_decision(
            by=by, plan=measure.plan, body="Bystyret", text="Legg fram.", measures=[measure]
        )
    before = everything()
    there_and_back(back_up(tmp_path), leader)
    assert everything() == before
    assert list(Decision.objects.get(pk=decision.pk).measures.all()) == [measure]


@pytest.mark.django_db(transaction=True)
def test_the_reading_record_comes_back_whole(people, leader, tmp_path):
    for person in (people["ada"], people["bea"]):
        note(by=leader, what="person_page", subjects=[person.pk])
    copy = back_up(tmp_path)
    before = everything()
    there_and_back(copy, leader)
    assert everything() == before
    assert verify().intact


def test_what_is_sealed_opens_again_after_it_has_come_back(copy, people, leader):
    from lykt.privacy.retention.models import LegalHold
    from lykt.privacy.sealing.keys import at_hand

    there_and_back(copy, leader)
    with at_hand(keys_of([people["ada"].pk])):
        assert LegalHold.objects.get(subject=people["ada"].pk).reason == CANARY


def test_the_restored_database_still_pairs_with_its_keys(copy, leader):
    pairings = list(Pairing.objects.values_list("mark", flat=True))
    there_and_back(copy, leader)
    assert list(Pairing.objects.values_list("mark", flat=True)) == pairings


def test_new_rows_are_numbered_on_from_those_that_came_back(people, leader, leila, tmp_path):
    from allauth.mfa.models import Authenticator

    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=leila, type=kind, data={})
    there_and_back(back_up(tmp_path), leader)
    last = max(Authenticator.objects.values_list("pk", flat=True))
    assert Authenticator.objects.create(user=leila, type="webauthn", data={}).pk > last


# ---- Whoever has been erased since


def traces(*people):
    """What would tell of these: codes, handles and keys, theirs and those of all their rows."""
    found = [CANARY]
    for person in people:
        found.append(person.code)
        for kept in register.erasable():
            for row in register.about(kept, [person.pk]):
                found += [str(row.pk), row.pk.hex]
                found += [row.handle] if hasattr(row, "handle") else []
    # What two of them share stands there twice.
    return sorted(set(found))


def found_in(content, looked_for):
    """Which of these stand in the bytes, as they are or as JSON writes them."""
    return [
        each
        for each in looked_for
        if each.encode() in content or json.dumps(each)[1:-1].encode() in content
    ]


def opened_with_todays_store(folder):
    """Everything in a copy that the master key and today's store open, by whatever means."""
    first, shut = manifest.read(folder)
    house = keys_of_house(store_key("backup"), first.salt)
    everyone = stored_keys(list(DataKey.objects.values_list("subject", flat=True)))
    keys = [keys_of_subject(key, first.salt) for key in everyone.values()]
    said = [repr(manifest.opened(first, shut, house.manifest)).encode()]
    parcels, shut_bundles = [], 0
    reader = restoring._Reader(looked_over(folder), lambda what, done: None)
    for number, record in enumerate(reader._records(HOUSE)):
        parcels.append(unseal(house.chunks, record, chunk_place(first.salt, number)))
    for tag, record in reader._tagged():
        place = bundle_place(first.salt, tag)
        # Every key there is, on every bundle, whatever its tag says.
        tries = [key for one in keys for key in (one.bundle, one.shared)]
        tries += [house.chunks, house.manifest, *everyone.values()]
        opened = [text for key in tries if (text := tried(key, record, place)) is not None]
        parcels += opened
        shut_bundles += not opened
    for parcel in list(parcels):
        for piece in json.loads(parcel)["shared"]:
            for one in keys:
                key = key_of_several([one], first.salt)
                text = tried(key, b64decode(piece["sealed"]), first.salt + SHARED)
                said += [text] if text is not None else []
    return b"\n".join([*said, *parcels]), shut_bundles


def tried(key, record, place):
    try:
        return unseal(key, record, place)
    except NotOurs:
        return None


def raw(folder):
    """Every byte of a copy."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.iterdir()))


@pytest.mark.django_db(transaction=True)
def test_nothing_of_an_erased_person_can_be_read_guessed_or_joined(
    people, leader, world, tmp_path
):
    ada, cia, bea = people["ada"], people["cia"], people["bea"]
    note(by=leader, what="person_page", subjects=[ada.pk, bea.pk])
    copy = back_up(tmp_path)
    looked_for = traces(ada, cia)
    # Before the erasure the search finds what is there: in the database, and in what the keys
    # open of the copy. What is sealed with a person's key is sealed there, too.
    told, shut = opened_with_todays_store(copy)
    assert not shut
    there = found_in(told, looked_for)
    assert set(there) >= {ada.code, cia.code, ada.handle, str(ada.pk), str(cia.pk)}
    assert found_in(whole_database().encode(), [ada.code, ada.handle]) == [ada.code, ada.handle]
    assert found_in(raw(copy), looked_for) == []
    assert names.find(world.fjordby.pk, CANARY) == {ada.pk, people["dea"].pk}

    go(leader, ada)
    assert found_in(whole_database().encode(), looked_for) == []
    wipe()
    assert found_in(raw(copy), looked_for) == []
    told, shut = opened_with_todays_store(copy)
    assert shut == 2
    assert found_in(told, looked_for) == []
    assert found_in(told, [bea.code])

    restored = restore(looked_over(copy), by=leader)
    assert restored.erased == 2
    said = whole_database().encode()
    assert found_in(said, looked_for) == []
    assert found_in(said, [bea.code])
    assert names.find(world.fjordby.pk, CANARY) == {people["dea"].pk}
    if connection.vendor == "sqlite":
        erasing.let_go()
        content = Path(connection.settings_dict["NAME"]).read_bytes()
        assert found_in(content, looked_for) == []
        assert found_in(content, [bea.code])
    assert verify().intact


def test_what_others_rows_said_of_them_names_nobody(copy, people, leader):
    of_bea = Contact.objects.get(person=people["bea"])
    go(leader, people["ada"])
    there_and_back(copy, leader)
    left = ContactCorrection.objects.filter(contact=of_bea).order_by("id")
    bea = str(people["bea"].pk)
    assert [(one.before["person"], one.after["person"]) for one in left] == [
        (bea, None),
        (None, bea),
    ]
    of_nobody = ContactCorrection.objects.get(contact=people["known"].pk)
    assert of_nobody.before["person"] is None


def test_whoever_had_been_merged_with_an_erased_person_comes_back_alone(leader, world, tmp_path):
    keep, other = meet(leader, world), meet(leader, world)
    merge = actions.merge_people(by=leader, keep=keep, other=other, reason=MergeReason.values[0])
    copy = back_up(tmp_path)
    actions.undo_merge(by=leader, merge=merge)
    go(leader, keep)
    there_and_back(copy, leader)
    alone = Person.objects.get()
    assert (alone.pk, alone.merged_into_id) == (other.pk, None)


def test_whoever_comes_after_the_copy_is_not_missed(copy, leader, world):
    meet(leader, world)
    assert there_and_back(copy, leader).erased == 0


def test_heads_that_cannot_be_told_undo_nothing(copy, leader, monkeypatch):
    def away(**told):
        raise OSError("not mounted")

    monkeypatch.setattr(restoring.heads, "restored", away)
    restored = there_and_back(copy, leader)
    assert not restored.heads_told
    assert Person.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_closed_years_figures_stay_as_they_were(leader, leila, world, tmp_path, client_of):
    day = date(2025, 6, 1)
    people = [meet(leader, world, day=day) for _n in range(4)]
    with acting_as(Actor(kind="operator", name="olav")) as operator:
        close_year(by=operator, controller=world.fjordby, year=2025)
    copy = back_up(tmp_path)

    def figures():
        url = reverse("figure_csv", args=[2025, "portfolio"])
        return client_of(leila).get(url).content

    before = figures()
    assert before.count(b"\n") > 3
    go(leader, people[0])
    assert figures() == before
    there_and_back(copy, leader)
    assert Person.objects.count() == 3
    assert figures() == before
    assert not FallenYear.objects.exists()


def test_open_years_say_that_they_may_have_fallen(people, leader, world, tmp_path):
    meet(leader, world, day=date(2025, 6, 1))
    copy = back_up(tmp_path)
    there_and_back(copy, leader)
    assert not FallenYear.objects.exists()
    go(leader, people["ada"])
    there_and_back(copy, leader)
    years = set(FallenYear.objects.values_list("unit", "year"))
    # Nobody can say any more in which of them the one who is missing was met.
    assert years == {(world.service.pk, 2025), (world.service.pk, timezone.localdate().year)}


#: Who of six is erased, and which pairs hang together by which deed.
_worlds = st.tuples(
    st.sets(st.integers(0, 5), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from("=≠→"), st.integers(0, 5), st.integers(0, 5)), max_size=6),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=_worlds)
def test_a_copy_restored_after_erasures_is_the_world_without_them(
    told, leila, world, tmp_path_factory
):
    erased, deeds = told
    with taken_back(), acting_as(leila.as_actor()) as by:
        people = [meet(by, world) for _n in range(6)]
        for deed, one, other in deeds:
            hang_together(by, deed, people[one], people[other])
        copy = back_up(tmp_path_factory.mktemp("copies"))
        for number in erased:
            if Person.objects.filter(pk=people[number].pk).exists():
                go(by, people[number])
        without = everything()
        there_and_back(copy, by)
        restored = everything()
        # An erasure leaves a notice, and open years that fall: both came after the copy.
        for table in ("organisation.Notice", "organisation.NoticeRole"):
            without.pop(table)
            assert restored.pop(table) == []
        # The years are noted anew, in a test of their own.
        without.pop("reports.FallenYear")
        restored.pop("reports.FallenYear")
        assert restored == without


def hang_together(by, deed, one, other):
    """Merge two, tell them apart, or let a contact go from one to the other."""
    one, other = Person.objects.get(pk=one.pk), Person.objects.get(pk=other.pk)
    if one.pk == other.pk:
        return
    if deed == "=" and not (one.merged_into_id or other.merged_into_id):
        actions.merge_people(by=by, keep=one, other=other, reason=MergeReason.values[0])
    elif deed == "≠":
        actions.say_not_the_same(by=by, one=one, other=other)
    elif deed == "→" and (contact := Contact.objects.filter(person=one).first()):
        reason = CorrectionReason.values[0]
        actions.correct_contact(by=by, contact=contact, reason=reason, person=other)


# ---- What is refused


def refused(copy, leader):
    with pytest.raises(BadBackup) as problem:
        restore(looked_over(copy), by=leader)
    return str(problem.value)


@pytest.mark.parametrize("part", [HOUSE, PEOPLE, NAME])
@pytest.mark.parametrize("place", [0, 0.5, 0.999])
def test_a_copy_that_was_changed_is_refused(part, place, copy, leader):
    path = copy / part
    content = bytearray(path.read_bytes())
    at = int(place * (len(content) - 1))
    content[at] = (content[at] + 1) % 128
    path.write_bytes(content)
    wipe()
    said = refused(copy, leader)
    assert said in {manifest.TAMPERED, restoring.ANOTHER_STORE}
    assert not any(everything().values())


@pytest.mark.parametrize("part", [HOUSE, PEOPLE])
def test_a_copy_that_was_cut_off_is_refused(part, copy, leader):
    path = copy / part
    path.write_bytes(path.read_bytes()[:-1])
    assert refused(copy, leader) == manifest.TAMPERED


def test_a_part_of_another_copy_is_refused(copy, leader, tmp_path):
    shutil.copy(back_up(tmp_path / "other") / PEOPLE, copy / PEOPLE)
    assert refused(copy, leader) == manifest.TAMPERED


def test_what_stands_open_on_the_first_page_cannot_be_rewritten(copy, leader):
    told = json.loads((copy / NAME).read_text())
    told["made"] = "2020-01-01T00:00:00+00:00"
    (copy / NAME).write_text(json.dumps(told))
    assert refused(copy, leader) == manifest.TAMPERED


def test_a_bundle_put_in_anothers_place_does_not_open(copy):
    first, _shut = manifest.read(copy)
    reader = restoring._Reader(looked_over(copy), lambda what, done: None)
    (one, record), (other, _record) = list(reader._tagged())[:2]
    by_tag, _by_mark = reader._keys()
    assert unseal(by_tag[one].bundle, record, bundle_place(first.salt, one))
    with pytest.raises(NotOurs):
        unseal(by_tag[one].bundle, record, bundle_place(first.salt, other))


def test_a_full_database_is_left_alone(copy, leader):
    before = everything()
    assert refused(copy, leader) == restoring.NOT_EMPTY
    assert everything() == before


def test_another_key_store_is_told_in_a_sentence(copy, leader):
    wipe()
    StoreKey.objects.filter(purpose="backup").delete()
    assert refused(copy, leader) == restoring.ANOTHER_STORE
    store_key("backup")
    assert refused(copy, leader) == restoring.ANOTHER_STORE


def test_a_copy_of_another_version_is_told_in_a_sentence(copy, leader, monkeypatch):
    monkeypatch.setattr(restoring, "shape", lambda: {})
    assert "this is another" in refused(copy, leader)


@pytest.mark.parametrize("step", ["replay", "_count_on", "_name"])
def test_a_restore_that_is_stopped_leaves_nothing(step, copy, leader, monkeypatch):
    class PowerCut(Exception):
        pass

    def cut(*args):
        raise PowerCut

    wipe()
    monkeypatch.setattr(restoring, step, cut)
    with pytest.raises(PowerCut):
        restore(looked_over(copy), by=leader)
    assert not any(everything().values())


def test_an_erasure_the_store_remembers_is_replayed_before_anything_opens(
    copy, people, leader, monkeypatch
):
    """The store was put back from its own copy of before: the key is there, and so the bundle."""
    ada = people["ada"]
    family = subjects.keeper("person").family(ada.pk)
    kept = list(DataKey.objects.filter(subject__in=family))
    go(leader, ada)
    DataKey.objects.bulk_create(kept)
    there_and_back(copy, leader)
    assert not Person.objects.filter(pk__in=family).exists()
    assert not DataKey.objects.filter(subject__in=family).exists()


# ---- Which copy


def test_the_newest_of_several_is_taken(tmp_path):
    for name in ("lykt-20261121T030000", "lykt-20261122T030000"):
        (tmp_path / name).mkdir()
        (tmp_path / name / NAME).touch()
    # One that never became whole, and something else that lies there.
    (tmp_path / ".lykt-20261123T030000.17").mkdir()
    (tmp_path / "lykt-20261124T030000").mkdir()
    assert newest(tmp_path).name == "lykt-20261122T030000"
    assert newest(tmp_path / "lykt-20261121T030000").name == "lykt-20261121T030000"


def test_where_there_is_no_copy_it_is_said(tmp_path):
    with pytest.raises(BadBackup, match="no copy here"):
        newest(tmp_path)
    with pytest.raises(BadBackup, match="no copy here"):
        looked_over(tmp_path / "nowhere")


def test_settle_makes_someone_in_every_table(leader, world):
    """The tests above are about people who hang together in every way there is."""
    settle(leader, world)
    rows = everything()
    assert [table for table in PEOPLES if not rows[f"people.{table}"]] == []


# ---- What was shut since


def live(person):
    """To whom something may be told of a person, and what."""
    family = subjects.keeper("person").family(person.pk)
    return {(one.line.recipient, one.line.kind) for one in consent_queries.live_lines(family)}


ALL = {("here", "identity"), ("nav", "housing")}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("shut", "left"),
    [
        ("taken back", {("here", "identity")}),
        ("a later no", {("here", "identity")}),
        ("renewed and then taken back", {("here", "identity")}),
        ("nothing", ALL),
        ("taken back, and said yes to again", {("here", "identity")}),
        ("the name taken back", {("nav", "housing")}),
    ],
)
def test_a_consent_that_was_shut_stays_shut(people, leader, tmp_path, shut, left):
    ada = people["ada"]
    assert live(ada) == ALL
    copy = back_up(tmp_path)
    told = {"by": leader, "asking": Asking(how=How.SPOKEN, language="en", told=list(Told))}
    about = {"subject": subject_of(ada), "purpose": Purpose.FOLLOW_UP}
    to_nav = Consent.objects.get(subject=ada.pk, purpose=Purpose.FOLLOW_UP)
    to_us = Consent.objects.get(subject=ada.pk, purpose=Purpose.IDENTITY)
    if shut == "renewed and then taken back":
        with opened(by=leader, what="test", subjects=[ada.pk]):
            to_nav = consents.renew(consent=to_nav, **told)
    if shut == "a later no":
        kinds = {Recipient.NAV: [InformationKind.HOUSING]}
        consents.refuse(recipients=kinds, **told, **about)
    elif shut == "the name taken back":
        consents.withdraw(by=leader, consents=[to_us])
    elif shut != "nothing":
        consents.withdraw(by=leader, consents=[to_nav])
    if shut.endswith("yes to again"):
        again = [Said(Recipient.NAV, InformationKind.HOUSING, Answer.YES)]
        consents.give(lines=again, **told, **about)

    restored = there_and_back(copy, leader)

    assert live(ada) == left
    assert live(people["dea"]) == ALL
    assert restored.shut == (shut != "nothing")
    # A name that is no longer to be kept is let go of again.
    assert Identity.objects.filter(subject=ada.pk).exists() == (("here", "identity") in left)


@pytest.mark.django_db(transaction=True)
def test_what_a_closed_case_ended_stays_ended_and_no_more(people, leader, tmp_path):
    dea, case = people["dea"], uuid4()
    to_nav = [Said(Recipient.NAV, InformationKind.HOUSING, Answer.YES)]
    in_case = consents.give(
        by=leader,
        subject=subject_of(dea),
        purpose=Purpose.FOLLOW_UP,
        lines=to_nav,
        matter=case,
        asking=Asking(how=How.SPOKEN, language="en", told=list(Told)),
    )
    copy = back_up(tmp_path)
    consents.close_matter(by=leader, matter=case)
    when = Shutting.objects.get().at

    assert there_and_back(copy, leader).shut == 1

    family = [dea.pk]
    covers = consent_queries.covering
    target = Target("nav", "housing")
    assert covers(family, target, matter=None)
    assert covers(family, target, matter=case).consent.matter is None
    event = Consent.objects.get(pk=in_case.pk).events.get()
    assert (event.what, event.at) == (Ended.CASE_CLOSED, when)


@pytest.mark.django_db(transaction=True)
def test_a_copy_made_after_it_was_shut_is_left_as_it_is(people, leader, tmp_path):
    to_nav = Consent.objects.get(subject=people["ada"].pk, purpose=Purpose.FOLLOW_UP)
    consents.withdraw(by=leader, consents=[to_nav])
    copy = back_up(tmp_path)
    before = everything()
    assert there_and_back(copy, leader).shut == 0
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_who_has_left_stays_outside(people, leader, froya, hedda, sunniva, astrid, tmp_path):
    copy = back_up(tmp_path)
    by = astrid.as_actor()
    accounts.close_account(by=by, staff=froya)
    accounts.close_account(by=by, staff=hedda)
    accounts.reopen_account(by=by, staff=hedda)
    yesterday = timezone.localdate() - timedelta(days=1)
    accounts.end_post(by=by, post=sunniva.posts.get(), until=yesterday)

    assert there_and_back(copy, leader).shut == 2

    open_now = set(Staff.objects.filter(is_active=True).values_list("username", flat=True))
    assert "froya" not in open_now
    assert {"hedda", "sunniva", "astrid"} <= open_now
    assert not Staff.objects.get(username="sunniva").as_actor().posts
    assert froya.history.filter(what=AccountAct.CLOSED).exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_put_back_when_the_ledger_of_what_was_shut_has_lost_its_key(
    people, leader, tmp_path
):
    copy = back_up(tmp_path)
    to_nav = Consent.objects.get(subject=people["ada"].pk, purpose=Purpose.FOLLOW_UP)
    consents.withdraw(by=leader, consents=[to_nav])
    StoreKey.objects.filter(purpose=shutting.PURPOSE).delete()
    with pytest.raises(MasterKeyProblem, match="lost its key for shutting"):
        there_and_back(copy, leader)
    assert not Person.objects.exists()
