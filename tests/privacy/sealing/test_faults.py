"""Whatever cannot be read is told to the officer, once, and breaks no page."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from lykt.organisation.acting import Actor
from lykt.organisation.models import Notice, Staff
from lykt.organisation.notices import notices_for, seen
from lykt.privacy.reading.showing import opened
from lykt.privacy.sealing import faults
from lykt.privacy.sealing.models import SealFault
from tests.access_table import make_person
from tests.support.letters import Letter, damage, letter, make_table
from tests.support.people import World


OPERATOR = Actor(kind="operator", name="test")


@pytest.fixture
def row(world: World) -> Letter:
    make_table()
    row = letter("Zora", controller_id=world.fjordby.pk)
    damage(row)
    return Letter.objects.get()


@pytest.fixture
def reading(row: Letter) -> Iterator[None]:
    with opened(by=OPERATOR, what="letter", subjects=[row.subject]):
        yield


def test_the_officer_is_told_where_and_of_nobody(
    row: Letter, reading: None, odin: Staff, leila: Staff
) -> None:
    assert row.text == "This cannot be read. The data-protection officer has been told."
    fault = SealFault.objects.get()
    assert (fault.table, fault.column, fault.row) == ("sealing_letter", "text", str(row.pk))
    notice = notices_for(odin.as_actor()).get()
    assert (notice.what, notice.about) == ("field_unreadable", "sealing.Letter.text")
    assert str(row.subject) not in f"{notice.about}{notice.link}{notice.by}"
    assert not notices_for(leila.as_actor()).exists()


def test_it_is_told_once(row: Letter, reading: None, odin: Staff) -> None:
    for _ in range(3):
        assert "has been told" in row.text
    assert SealFault.objects.count() == Notice.objects.count() == 1
    seen(by=odin.as_actor(), notice=Notice.objects.get())
    assert "has been told" in Letter.objects.get().text
    assert Notice.objects.count() == 1


def test_many_rows_of_a_field_are_one_notice_until_it_is_seen(
    row: Letter, reading: None, world: World, odin: Staff
) -> None:
    _ = row.text

    def another() -> None:
        other = letter("Mina", row.subject, controller_id=world.fjordby.pk)
        damage(other)
        _ = Letter.objects.get(pk=other.pk).text

    another()
    assert (SealFault.objects.count(), Notice.objects.count()) == (2, 1)
    seen(by=odin.as_actor(), notice=Notice.objects.get())
    another()
    assert (SealFault.objects.count(), Notice.objects.count()) == (3, 2)


def test_the_officer_of_another_municipality_is_not_told(
    row: Letter, reading: None, ulrik: Staff
) -> None:
    _ = row.text
    assert not notices_for(ulrik.as_actor()).exists()


def test_a_row_that_says_no_controller_is_known_by_whom_it_is_about(
    world: World, odin: Staff, operator: Actor
) -> None:
    make_table()
    row = letter("Zora", make_person(world).pk)
    damage(row)
    with opened(by=operator, what="letter", subjects=[row.subject]):
        assert "has been told" in Letter.objects.get().text
    assert notices_for(odin.as_actor()).count() == 1


def test_a_row_without_a_controller_tells_nobody_and_says_so(row: Letter, reading: None) -> None:
    row.controller_id = None
    assert row.text == "This cannot be read."
    assert SealFault.objects.count() == 1
    assert not Notice.objects.exists()


def test_it_breaks_no_page_and_no_transaction(
    row: Letter, reading: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(**_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")

    monkeypatch.setattr(faults, "tell", refuses)
    with transaction.atomic():
        assert row.text == "This cannot be read."
        # On PostgreSQL a transaction in which something failed takes nothing more.
        assert Letter.objects.count() == 1
    assert not SealFault.objects.exists()
    monkeypatch.undo()
    assert "has been told" in row.text


def test_a_broken_transaction_is_not_made_worse(row: Letter, reading: None) -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        assert row.text == "This cannot be read."
        transaction.set_rollback(False)
    with pytest.raises(DatabaseError), transaction.atomic():
        raise DatabaseError
