"""The record as a file: streamed, in the reader's language, and no formula in it."""

import csv
from uuid import uuid4

import pytest
from django.utils import translation

from lykt.organisation.models import Staff
from lykt.privacy.reading import files
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import note


pytestmark = pytest.mark.usefixtures("db")


def rows() -> list[list[str]]:
    pieces = files.csv_of(ReadingEntry.objects.order_by("-number"), language="en")
    return list(csv.reader("".join(pieces).splitlines()))


def test_a_line_for_each_entry(froya: Staff) -> None:
    for _ in range(2):
        note(by=froya.as_actor(), what="person_page", subjects=[uuid4(), uuid4()])
    head, newest, oldest = rows()
    assert head[0] == "Number"
    assert (newest[0], oldest[0]) == ("2", "1")
    assert newest[2:8] == [
        "Froya",
        "froya",
        "Field worker, Møteplassen",
        "The page of a person",
        "Works in the unit that meets the person",
        "2",
    ]
    assert [len(name) for name in newest[8].split()] == [6, 6]


def test_a_name_that_begins_like_a_formula_is_text(froya: Staff) -> None:
    froya.name = '=HYPERLINK("x")'
    froya.save()
    note(by=froya.as_actor(), what="person_page", subjects=[uuid4()])
    assert rows()[1][2] == '\'=HYPERLINK("x")'


def test_a_batch_at_a_time_in_the_language_that_was_asked_for(
    froya: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BATCH", 2)
    for _ in range(5):
        note(by=froya.as_actor(), what="person_page", subjects=[uuid4()])
    with translation.override("nb"):
        pieces = list(files.csv_of(ReadingEntry.objects.order_by("number"), language="en"))
    assert [len(piece.splitlines()) for piece in pieces] == [1, 2, 2, 1]
    assert all("The page of a person" in piece for piece in pieces[1:])
