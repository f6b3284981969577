"""What the tests of copies share: a small world with rows in every kind of place."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.people import actions
from lykt.people.codes import Channel, CorrectionReason, MergeReason
from lykt.people.identity.actions import keep
from lykt.people.models import Contact, Person
from lykt.privacy import subjects
from lykt.privacy.backup.restoring import Restored, looked_over, restore
from lykt.privacy.backup.tables import as_rows, as_text, copied
from lykt.privacy.backup.writing import back_up
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Answer, How, InformationKind, Purpose, Recipient, Told
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.codes import Way
from lykt.privacy.disclosure.rules import ByConsent
from lykt.privacy.retention import register
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.erasing import erase
from lykt.privacy.retention.holds import lift_hold, set_hold
from lykt.privacy.sealing.fields import untouched
from tests.support.people import World


#: Stands sealed in the database, and must be found nowhere.
CANARY = "Kanarifugl Solveigsdatter"


def meet(by: Actor, world: World, *, day: date | None = None, **facts: Any) -> Person:
    """Meet someone new, yesterday when no day is said, and return them."""
    contact = actions.register_contact(
        by=by,
        unit=world.service,
        date=day or timezone.localdate() - timedelta(days=1),
        channel=Channel.STREET,
        new_person=facts,
        needs=["talk"],
    )
    assert contact.person is not None
    return contact.person


def subject_of(person: Person) -> subjects.Subject:
    """A person as the floor of privacy knows them."""
    return subjects.subjects([person.pk])[person.pk]


def go(by: Actor, person: Person) -> None:
    """Erase someone."""
    erase(by=by, subject=subject_of(person), reason=EraseReason.ASKED)


def settle(by: Actor, world: World) -> dict[str, Person]:
    """Make people who hang together in every way there is, and return them by name."""
    ada, bea, cia, dea = (meet(by, world, country="NG", birth_year=1990) for _n in range(4))
    actions.merge_people(by=by, keep=ada, other=cia, reason=MergeReason.values[0])
    actions.say_not_the_same(by=by, one=ada, other=bea)
    wrong = CorrectionReason.values[0]
    of_bea = Contact.objects.get(person=bea)
    # Written on Ada by mistake, and put right: Bea's contact remembers Ada.
    actions.correct_contact(by=by, contact=of_bea, reason=wrong, person=ada)
    actions.correct_contact(by=by, contact=of_bea, reason=wrong, person=bea)
    nobody = actions.register_contact(
        by=by, unit=world.service, date=timezone.localdate(), channel=Channel.STREET, count=3
    )
    known = actions.register_contact(
        by=by, unit=world.service, date=timezone.localdate(), channel=Channel.STREET, person=ada
    )
    # It was Ada, and then it was nobody one knew.
    actions.correct_contact(by=by, contact=known, reason=wrong, person=None)
    for person in (ada, dea):
        person.refresh_from_db()
        hold = set_hold(by=by, subject=subject_of(person), reason=CANARY, until=None)
        lift_hold(by=by, hold=hold)
        name(by, person)
    return {"ada": ada, "bea": bea, "cia": cia, "dea": dea, "nobody": nobody, "known": known}


def name(by: Actor, person: Person) -> None:
    """Let someone say yes to being known by name, and to NAV being told where they live."""
    for purpose, recipient, kind in (
        (Purpose.IDENTITY, Recipient.HERE, InformationKind.IDENTITY),
        (Purpose.FOLLOW_UP, Recipient.NAV, InformationKind.HOUSING),
    ):
        consents.give(
            by=by,
            subject=subject_of(person),
            purpose=purpose,
            lines=[Said(recipient, kind, Answer.YES)],
            asking=Asking(how=How.SPOKEN, language="en", told=list(Told)),
        )
    keep(by=by, person=person, told={"name": CANARY})
    share(
        by=by,
        subject=subject_of(person),
        recipient=Recipient.NAV,
        items=[Item(InformationKind.HOUSING, CANARY)],
        ground=ByConsent(Purpose.FOLLOW_UP),
        way=Way.PHONE,
    )


def everything() -> dict[str, list[bytes]]:
    """Return every row of every table that is copied, as stored, in an order of its own."""
    with untouched():
        return {
            kept.table: sorted(as_text(row) for row in as_rows(register.all_rows(kept)))
            for kept in copied()
        }


def wipe() -> None:
    """Empty the database, past everything that would hold it back; the key store stays."""
    with transaction.atomic(), connection.cursor() as cursor:
        for kept in copied():
            model = register.model_of(kept)
            beside = [field.remote_field.through for field in model._meta.many_to_many]
            for table in (each._meta.db_table for each in (*beside, model)):
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def there_and_back(folder: Path, by: Actor) -> Restored:
    """Restore a copy into the emptied database."""
    wipe()
    return restore(looked_over(folder), by=by)


def whole_database() -> str:
    """Return everything the database says, whatever table it stands in."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            said += [repr(row) for row in cursor.fetchall()]
    return "\n".join(said)


@contextmanager
def taken_back() -> Iterator[None]:
    """Let nothing of what happens inside last, in either database."""
    with transaction.atomic(), transaction.atomic(using="keys"):
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="keys")


@pytest.fixture
def leader(leila, acting):
    """The leader, who may erase."""
    return acting(leila)


@pytest.fixture
def people(leader, world):
    """People who hang together in every way there is."""
    return settle(leader, world)


@pytest.fixture
def copy(people, tmp_path):
    """Yesterday's copy, of all of them."""
    return back_up(tmp_path / "copies")
