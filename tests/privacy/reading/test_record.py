"""The reading record holds, and every tampering with it is found."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.privacy.reading import record as reading
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry, ReadingTip
from lykt.privacy.sealing.master import MasterKeyProblem
from lykt.privacy.sealing.models import StoreKey


OPERATOR = Actor(kind="operator", name="test")


def written(entries: int) -> None:
    for _ in range(entries):
        reading.note(by=OPERATOR, what="page", subjects=[uuid4(), uuid4()])


def test_an_empty_record_is_intact(db: None) -> None:
    assert reading.verify() == reading.Verdict(True, 0)


def test_nobody_shown_is_nothing_written(db: None) -> None:
    assert reading.note(by=OPERATOR, what="page", subjects=[]) == []
    assert ReadingEntry.objects.count() == 0


def test_an_entry_says_who_was_shown_to_whom(froya: Staff) -> None:
    shown = uuid4()
    reading.note(by=froya.as_actor(), what="person_page", subjects=[shown, shown])
    entry = ReadingEntry.objects.get()
    assert (entry.number, entry.staff, entry.actor) == (1, froya.pk, "froya")
    assert (entry.what, entry.ground, entry.subjects) == (
        "person_page",
        "service",
        list(reading.names_in_record([shown])),
    )
    assert reading.verify().intact


def test_a_command_is_read_on_the_machine(db: None) -> None:
    [entry] = reading.note(by=OPERATOR, what="export", subjects=[uuid4()], ground=Ground.EXPORT)
    assert entry.ground == Ground.MACHINE


def test_an_entry_is_not_written_inside_what_could_be_rolled_back(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        written(1)
    assert ReadingEntry.objects.count() == 0


def test_the_chain_keeps_its_order_when_the_clock_is_set_back(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(1)
    earlier = datetime(2001, 1, 1, tzinfo=UTC)
    monkeypatch.setattr(reading.timezone, "now", lambda: earlier)
    written(1)
    assert [entry.number for entry in ReadingEntry.objects.all()] == [1, 2]
    assert reading.verify().intact


def test_a_lost_key_stops_the_record_and_makes_no_new_one(db: None) -> None:
    written(1)
    StoreKey.objects.filter(purpose="record").delete()
    with pytest.raises(MasterKeyProblem, match="lost its key for record"):
        written(1)
    assert not StoreKey.objects.filter(purpose="record").exists()
    assert ReadingEntry.objects.count() == 1


def test_what_is_written_meanwhile_is_no_tampering(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(3)
    rows = reading._rows

    def slowly(count: int) -> Iterator[reading.Row]:
        written(1)
        yield from rows(count)

    monkeypatch.setattr(reading, "_rows", slowly)
    assert reading.verify() == reading.Verdict(True, 3)


def remove(number: int) -> None:
    ReadingEntry.objects.filter(number=number).delete()


def cut(number: int) -> None:
    """Cut the end off, and mend the tip as well as one can without the key."""
    ReadingEntry.objects.filter(number__gte=number).delete()
    last = ReadingEntry.objects.order_by("-number").first()
    ReadingTip.objects.update(count=number - 1, digest=last.digest if last else "")


def rewrite(**changes: Any) -> Callable[[int], None]:
    def tamper(number: int) -> None:
        assert ReadingEntry.objects.filter(number=number).update(**changes) == 1

    return tamper


def reseal_the_rest(number: int) -> None:
    """Change an entry and reckon the whole chain after it anew, but for the seal."""
    ReadingEntry.objects.filter(number=number).update(subjects=[str(uuid4())])
    previous = None
    for entry in ReadingEntry.objects.order_by("number"):
        entry.previous = previous.digest if previous else entry.previous
        entry.digest = reading.chain.digest(entry.previous, reading.content_of(entry))
        entry.save()
        previous = entry
    assert previous is not None
    ReadingTip.objects.update(digest=previous.digest)


def insert(number: int) -> None:
    """Put a copy in at the end, and count it."""
    last = ReadingEntry.objects.order_by("-number").first()
    assert last is not None
    previous, last.number = last.digest, last.number + 1
    last.previous = previous
    last.digest = reading.chain.digest(previous, reading.content_of(last))
    last.save(force_insert=True)
    ReadingTip.objects.update(count=last.number, digest=last.digest)


def beyond(number: int) -> None:
    """Put a copy in at the end, and leave the tip as it was."""
    tip = ReadingTip.objects.values("count", "digest").get()
    insert(number)
    ReadingTip.objects.update(**tip)


def move(number: int) -> None:
    ReadingEntry.objects.filter(number=number).update(at=datetime.now(UTC) - timedelta(days=400))


TAMPERINGS: dict[str, Callable[[int], None]] = {
    "an entry taken out": remove,
    "the end cut off": cut,
    "another reader": rewrite(actor="someone else"),
    "another account": rewrite(staff=uuid4()),
    "another controller": rewrite(controller=uuid4()),
    "another page": rewrite(what="contacts"),
    "another ground": rewrite(ground="export"),
    "other people": rewrite(subjects=[]),
    "another time": move,
    "another digest": rewrite(digest="f" * 64),
    "another predecessor": rewrite(previous="f" * 64),
    "the rest reckoned anew": reseal_the_rest,
    "one put in": insert,
    "the tip taken away": lambda number: ReadingTip.objects.all().delete() and None,
    "one put in beyond the tip": beyond,
    "the seal replaced": lambda number: ReadingTip.objects.update(seal="0" * 64) and None,
}


class Tampering(TestCase):
    databases = {"default", "keys"}  # noqa: RUF012
    """Whatever is done to whichever entry, the record says that it is not whole."""

    @given(st.integers(1, 6), st.data())
    def test_every_tampering_is_found(self, entries: int, data: st.DataObject) -> None:
        written(entries)
        assert reading.verify() == reading.Verdict(True, entries)
        kind = data.draw(st.sampled_from(sorted(TAMPERINGS)))
        number = data.draw(st.integers(1, entries))
        TAMPERINGS[kind](number)
        verdict = reading.verify()
        assert not verdict.intact, kind
        assert verdict.at is not None
        assert verdict.why


def test_holding_takes_a_batch_at_a_time(
    db: None, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    """No more than a batch is ever in memory, and no query stays open while others write."""
    written(10)
    monkeypatch.setattr(reading, "BATCH", 3)
    with django_assert_num_queries(4) as asked:
        rows = list(reading._rows(10))
    assert [row.number for row in rows] == list(range(1, 11))
    assert all("LIMIT 3" in query["sql"] for query in asked.captured_queries)
    assert reading.verify() == reading.Verdict(True, 10)


def test_an_entry_for_each_ground(froya: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = uuid4(), uuid4()
    monkeypatch.setattr(reading.grounds, "_doors", [lambda *_: {one: Ground.EMERGENCY}])
    reading.note(by=froya.as_actor(), what="people", subjects=[one, other])
    found = {entry.ground: entry.subjects for entry in ReadingEntry.objects.all()}
    assert found == {
        "emergency": list(reading.names_in_record([one])),
        "service": list(reading.names_in_record([other])),
    }


def test_a_tip_that_was_changed_is_not_sealed_anew(db: None) -> None:
    """Else a cut end would look like ours as soon as the next page is shown."""
    written(3)
    ReadingEntry.objects.filter(number=3).delete()
    last = ReadingEntry.objects.get(number=2)
    ReadingTip.objects.update(count=2, digest=last.digest)
    with pytest.raises(reading.RecordBroken, match="has been changed"):
        written(1)
    assert not reading.verify().intact


def test_a_tip_that_is_gone_is_not_begun_anew(db: None) -> None:
    written(3)
    ReadingTip.objects.all().delete()
    with pytest.raises(reading.RecordBroken, match="is gone"):
        written(1)
    assert ReadingEntry.objects.count() == 3
