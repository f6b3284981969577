"""Erasure: keys first, then every row; whatever stops it, it is finished later."""

import sqlite3
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.codes import NoticeKind
from lykt.organisation.keeping import Kept, RecordClass
from lykt.organisation.models import Notice
from lykt.organisation.templatetags.notices import happened
from lykt.people import actions
from lykt.people.codes import Channel, CorrectionReason, MergeReason
from lykt.people.models import Contact, ContactCorrection, NotTheSame, Person, PersonMerge
from lykt.privacy import subjects
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import name_in_record, note
from lykt.privacy.retention import erasing, hooks, register
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.erasing import erase, nobody, replay
from lykt.privacy.retention.holds import lift_hold, set_hold
from lykt.privacy.retention.models import LegalHold
from lykt.privacy.sealing import keys as sealing
from lykt.privacy.sealing import logs
from lykt.privacy.sealing.models import DataKey, Erasure, NameToken, SealFault


pytestmark = pytest.mark.django_db


def met(by, world, person=None, **facts):
    """Someone the service has met today."""
    told = {} if person else {"new_person": facts}
    contact = actions.register_contact(
        by=by,
        unit=world.service,
        date=timezone.localdate(),
        channel=Channel.STREET,
        person=person,
        **told,
    )
    return contact.person


def subject_of(person):
    """The person as the floor of privacy knows them."""
    return subjects.subjects([person.pk])[person.pk]


def rows_about(keys):
    """How many rows of which tables are about these, or name them."""
    keys = list(keys)
    found = {
        kept.table: register.about(kept, keys).count()
        + sum(register.mentioning(kept, place, keys).count() for place in kept.mentions)
        for kept in register.in_order()
    }
    return {table: rows for table, rows in found.items() if rows}


@pytest.fixture
def leader(leila, acting):
    return acting(leila)


@pytest.fixture
def ada(leader, world):
    """Someone with rows in every table of people."""
    ada = met(leader, world, country="NG", birth_year=1990)
    other, like = met(leader, world), met(leader, world)
    actions.merge_people(by=leader, keep=ada, other=other, reason=MergeReason.values[0])
    actions.say_not_the_same(by=leader, one=ada, other=like)
    contact = Contact.objects.get(person=other)
    actions.correct_contact(
        by=leader, contact=contact, reason=CorrectionReason.values[0], channel=Channel.INDOOR
    )
    ada.refresh_from_db()
    return ada


def test_everything_about_them_goes_and_nothing_of_anyone_else(leader, world, ada):
    bea = met(leader, world)
    before = rows_about([bea.pk])
    family = subjects.keeper("person").family(ada.pk)
    assert set(rows_about(family)) == {
        "people.Person",
        "people.Contact",
        "people.ContactCorrection",
        "people.PersonMerge",
        "people.NotTheSame",
    }
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert rows_about(family) == {}
    assert rows_about([bea.pk]) == before
    assert Person.objects.count() == 2


def test_every_table_about_somebody_is_reached():
    """A table that leads to a person and is not erased with them is a leak."""
    reached = {kept.table for kept in register.erasable()}
    outlive = {kept.table for kept in register.in_order() if kept.outlives}
    mentioned = {(kept.table, place) for kept in register.in_order() for place in kept.mentions}
    lead = [
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Person or field.name == "subject"
    ]
    assert lead
    in_store = {"sealing.DataKey", "sealing.NameToken"}
    assert [
        place
        for place in lead
        if place[0] not in reached | outlive | in_store and place not in mentioned
    ] == []


def test_keys_and_keyed_names_go_and_the_ledger_knows(leader, world, ada):
    family = subjects.keeper("person").family(ada.pk)
    sealing.keys_of(family)
    NameToken.objects.create(token="x", subject=ada.pk)
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert not DataKey.objects.filter(subject__in=family).exists()
    assert not NameToken.objects.filter(subject=ada.pk).exists()
    assert sealing.erased(family) == set(family)
    with pytest.raises(sealing.Erased):
        sealing.keys_of([ada.pk])


def test_the_ledger_holds_no_key_that_leads_to_anybody(leader, ada):
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    for entry in Erasure.objects.all():
        assert ada.pk.hex not in entry.token


def test_a_correction_of_another_that_names_them_names_nobody_any_more(leader, world, ada):
    bea = met(leader, world)
    contact = Contact.objects.get(person=bea)
    actions.correct_contact(
        by=leader, contact=contact, reason=CorrectionReason.values[0], person=ada
    )
    actions.correct_contact(
        by=leader, contact=contact, reason=CorrectionReason.values[0], person=bea
    )
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    left = ContactCorrection.objects.filter(contact=contact).order_by("id")
    assert [(one.before["person"], one.after["person"]) for one in left] == [
        (str(bea.pk), None),
        (None, str(bea.pk)),
    ]


def test_whoever_had_been_merged_and_is_one_of_their_own_again_stays(leader, world):
    keep, other = met(leader, world), met(leader, world)
    merge = actions.merge_people(by=leader, keep=keep, other=other, reason=MergeReason.values[0])
    actions.undo_merge(by=leader, merge=merge)
    erase(by=leader, subject=subject_of(keep), reason=EraseReason.ASKED)
    assert list(Person.objects.all()) == [other]
    assert not PersonMerge.objects.exists()


def test_by_a_merged_code_the_whole_person_goes(leader, world, ada):
    merged = Person.objects.get(merged_into=ada)
    erase(by=leader, subject=subject_of(merged), reason=EraseReason.ASKED)
    assert not Person.objects.filter(pk__in=[ada.pk, merged.pk]).exists()


def test_a_dry_run_says_what_goes_and_does_nothing(leader, ada):
    told = erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED, dry_run=True)
    assert not told.done
    assert {(table.name, table.rows) for table in told.going} == {
        ("Person", 2),
        ("Contact", 2),
        ("Correction", 1),
        ("Merge", 1),
        ("Two different people", 1),
    }
    assert told.staying
    assert NotTheSame.objects.exists()
    assert Person.objects.filter(pk=ada.pk).exists()
    assert not Erasure.objects.exists()


def test_what_is_said_to_go_is_what_goes(leader, ada):
    dry = erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED, dry_run=True)
    wet = erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert dry.going == wet.going


def test_erasing_twice_and_erasing_whoever_never_was_are_one_sentence(leader, ada):
    subject = subject_of(ada)
    erase(by=leader, subject=subject, reason=EraseReason.ASKED)
    with pytest.raises(ValidationError, match=nobody()):
        erase(by=leader, subject=subject, reason=EraseReason.ASKED)


@pytest.mark.parametrize(
    "who", ["froya", "sunniva", "hedda", "kaja", "pal", "aksel", "odin", "astrid", "ulrik"]
)
def test_only_the_leader_of_the_unit_may(who, ada, request, acting):
    actor = acting(request.getfixturevalue(who))
    with pytest.raises(Refused):
        erase(by=actor, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert Person.objects.filter(pk=ada.pk).exists()


def test_the_officer_is_told_and_not_of_whom(leader, ada):
    family = subjects.keeper("person").family(ada.pk)
    names = [
        text for one in Person.objects.filter(pk__in=family) for text in (one.code, one.handle)
    ]
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    notice = Notice.objects.get(what=NoticeKind.ERASED)
    said = " ".join(str(value) for value in vars(notice).values())
    for text in [*names, *(str(key) for key in family), *(key.hex for key in family)]:
        assert text not in said
    assert [row.role for row in notice.roles.all()] == ["data_protection_officer"]
    assert happened(notice) == "Erasure done: The person asks for it"


def test_what_was_noted_of_their_sealed_fields_goes(leader, world, ada):
    bea = met(leader, world)
    for person in (ada, bea):
        SealFault.objects.create(
            table="people_person", column="name", row=str(person.pk), found="0"
        )
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert [fault.row for fault in SealFault.objects.all()] == [str(bea.pk)]


@pytest.mark.django_db(transaction=True)
def test_the_reading_record_stays_and_leads_to_nobody(leader, ada):
    sealing.keys_of([ada.pk])
    note(by=leader, what="person_page", subjects=[ada.pk])
    name = name_in_record(sealing.keys_of([ada.pk])[ada.pk])
    entry = ReadingEntry.objects.get()
    assert entry.subjects == [name]
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert ReadingEntry.objects.get().subjects == [name]
    # No key that is left makes this name.
    left = sealing.stored_keys(DataKey.objects.values_list("subject", flat=True))
    assert name not in {name_in_record(key) for key in left.values()}


# ---- What stands in the way


def test_a_hold_refuses_and_says_who_set_it_and_until_when(leader, ada):
    until = timezone.localdate() + timedelta(days=30)
    hold = set_hold(by=leader, subject=subject_of(ada), reason="A court asks", until=until)
    for dry_run in (True, False):
        with pytest.raises(ValidationError, match=r"leila has set a legal hold until .*20"):
            erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED, dry_run=dry_run)
    assert Person.objects.filter(pk=ada.pk).exists()
    lift_hold(by=leader, hold=hold)
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert not LegalHold.objects.exists()


def test_a_hold_on_any_code_of_theirs_counts(leader, ada):
    merged = Person.objects.get(merged_into=ada)
    set_hold(by=leader, subject=subject_of(merged), reason="A court asks", until=None)
    with pytest.raises(ValidationError, match="until it is lifted"):
        erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)


def test_a_hold_whose_time_is_over_holds_nothing(leader, ada):
    hold = set_hold(by=leader, subject=subject_of(ada), reason="A court asks", until=None)
    LegalHold.objects.filter(pk=hold.pk).update(until=timezone.localdate() - timedelta(days=1))
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert not Person.objects.filter(pk=ada.pk).exists()


@pytest.fixture
def journal(monkeypatch):
    """Let contacts be a journal under a rule; the returned function says which."""

    def under(*, drives=True, until=date(2030, 1, 1)):
        kept = Kept(
            "people.Contact",
            {},
            subjects=("person",),
            record=RecordClass.JOURNAL,
            rule="retention.journal",
            since="date",
        )
        rule = SimpleNamespace(
            title=lambda language: "Patient journal",
            source="Some law",
            span=object(),
            drives=lambda day: drives,
            until=lambda day: until,
        )
        monkeypatch.setattr(register, "erasable", lambda: [kept])
        monkeypatch.setattr(erasing.rulebook, "rule", lambda ref, on: rule)

    return under


def test_a_journal_that_must_be_kept_refuses_and_names_the_rule(leader, ada, journal):
    journal()
    assert "Patient journal. Source: Some law" in erasing.refusal([ada.pk])


def test_a_journal_whose_rule_nobody_has_checked_refuses_too(leader, ada, journal):
    journal(drives=False)
    assert "nobody has checked" in erasing.refusal([ada.pk])


def test_a_journal_whose_time_is_over_does_not(leader, ada, journal):
    journal(until=date(2020, 1, 1))
    assert erasing.refusal([ada.pk]) is None


# ---- Interrupted


class PowerCut(Exception):
    """What stops the work."""


def cut(*args, **kwargs):
    raise PowerCut


STEPS = {
    "before the keys": (sealing, "destroy"),
    "after the keys": (erasing, "_erase_rows"),
    "before the rows": (erasing, "_stop_writers"),
    "among the rows": (erasing, "take"),
    "before the notice": (erasing, "_tell"),
    "after the rows": (erasing, "let_go"),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", STEPS)
def test_an_erasure_that_was_stopped_is_finished_or_never_begun(
    step, leader, world, ada, monkeypatch
):
    bea = met(leader, world)
    family = subjects.keeper("person").family(ada.pk)
    sealing.keys_of(family)
    before = rows_about(family)
    with monkeypatch.context() as patch:
        patch.setattr(*STEPS[step], cut)
        with pytest.raises(PowerCut):
            erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    begun = step != "before the keys"
    assert bool(sealing.erased(family)) is begun
    assert (not DataKey.objects.filter(subject__in=family).exists()) is begun
    assert rows_about(family) == ({} if step == "after the rows" else before)
    replay()
    assert rows_about(family) == ({} if begun else before)
    assert replay() == 0
    assert rows_about([bea.pk])


def test_what_was_added_when_they_were_gone_goes_too(leader, world, ada):
    """Somebody was writing while another erased, and came last: nobody keeps them any more."""
    family, bea = subjects.keeper("person").family(ada.pk), met(leader, world)
    of_ada, of_bea = subject_of(ada), Contact.objects.get(person=bea)
    erase(by=leader, subject=of_ada, reason=EraseReason.ASKED)
    late = LegalHold(subject=family[0], controller=world.fjordby, unit=world.service, by_name="x")
    LegalHold._base_manager.bulk_create([late])
    ContactCorrection.objects.create(
        contact=of_bea, reason="other", before={"person": str(family[0])}, after={"person": None}
    )
    assert rows_about(family)
    replay()
    assert rows_about(family) == {}
    assert replay() == 0
    assert ContactCorrection.objects.filter(contact=of_bea).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_log_that_somebody_reads_is_emptied_when_they_are_done(leader, ada, monkeypatch):
    """A reader holds the log of the database back, and traces of the erased with it."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's log is another matter.")
    reader = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, timeout=0)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM people_person").fetchone()
    tries = []

    def wait(_seconds):
        tries.append(1)
        if len(tries) == done_after:
            reader.execute("COMMIT")

    monkeypatch.setattr(logs.time, "sleep", wait)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
    try:
        done_after = 99
        assert not erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED).emptied_logs
        tries.clear()
        done_after = 3
        assert erasing.let_go().logs
        assert len(tries) > done_after
    finally:
        reader.close()
        connection.close()


def test_while_nobody_is_erased_replay_looks_at_nobody(leader, ada, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        assert replay() == 0


# ---- Hooks


def test_higher_rooms_are_asked_while_the_rows_are_there(leader, ada, monkeypatch):
    family = subjects.keeper("person").family(ada.pk)
    asked = []

    def hook(keys):
        asked.append((set(keys), Contact.objects.filter(person__in=keys).count()))

    monkeypatch.setattr(hooks, "before_erasure", [hook])
    erase(by=leader, subject=subject_of(ada), reason=EraseReason.ASKED)
    assert asked == [(set(family), 2)]


def test_an_operator_may_without_a_post(ada, world):
    with acting_as(Actor(kind="operator", name="test")) as operator:
        erase(by=operator, subject=subject_of(ada), reason=EraseReason.MISTAKE)
        assert not Person.objects.filter(pk=ada.pk).exists()
