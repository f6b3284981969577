"""A file of observations: all or nothing, each row once, and no number in what is told."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from lykt.field.adverts import importing
from lykt.field.adverts.models import Advert, AdvertNumber, AdvertRound, Site
from lykt.field.adverts.reading import MOST_BYTES, BadAdverts
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as


TODAY = timezone.localdate()
DAY = TODAY.isoformat()
HEAD = "date,site,place,number,count\n"
GOOD = (
    f"{HEAD}{DAY},a.example,Bergen,40000001,1\n{DAY},a.example,Bergen,+47 40 00 00 01,1\n"
    f'{DAY},b.example,Bergen,"40000001, 40000002",2\n{DAY},b.example,Oslo,,4\n'
)
Took = Callable[..., importing.TakenIn]


@pytest.fixture
def took(world, froya) -> Took:
    """Return a function that takes a text in as the field worker."""

    def take(text, unit=None, **more):
        content = text if isinstance(text, bytes) else text.encode()
        with acting_as(froya.as_actor()) as by:
            return importing.take_in(
                content, by=by, unit=unit or world.service, file="FILE.csv", **more
            )

    return take


def held():
    return [model._base_manager.count() for model in (Advert, AdvertNumber, AdvertRound, Site)]


def test_what_is_in_the_file_is_here(took):
    done = took(GOOD)
    assert (done.new, done.here, done.rounds, done.sites) == (4, 0, 2, 2)
    assert held() == [4, 2, 2, 2]
    assert str(done) == "4 rows taken in, 0 here already. 2 new rounds, 2 new sites."


def test_the_same_file_again_changes_nothing(took):
    took(GOOD)
    before = held()
    done = took(GOOD)
    assert (done.new, done.here, done.rounds, done.sites) == (0, 4, 0, 0)
    assert held() == before


def test_a_longer_file_brings_the_new_rows_alone(took):
    """Two rows that say the same are two adverts; in any order and way of writing."""
    took(GOOD)
    done = took(f"{GOOD}{DAY},a.example,Bergen,40000001,1\n{DAY},a.example,Bergen,40000003,1\n")
    assert (done.new, done.here) == (2, 4)


def test_semicolons_a_mark_at_the_front_and_no_count(took):
    done = took(f"\ufeffnumber;date;place;site\r\n40000001;{DAY};Bergen;a.example\r\n\r\n")
    assert done.new == 1
    assert Advert.objects.get().count == 1


@pytest.mark.parametrize(
    ("row", "column", "allowed"),
    [
        ("01.02.2026,a.example,Bergen,40000001,1", "date", "2026-03-01"),
        ("2099-01-01,a.example,Bergen,40000001,1", "date", "up to today"),
        (f"{TODAY.year - 2}-12-31,a.example,Bergen,40000001,1", "date", "this year or the last"),
        (f"{DAY},,Bergen,40000001,1", "site", "60 letters"),
        (f"{DAY},a.example,{'x' * 61},40000001,1", "place", "60 letters"),
        (f"{DAY},40000001,Bergen,,1", "site", "no telephone number"),
        (f"{DAY},a.example,40 00 00 01,,1", "place", "no telephone number"),
        (f"{DAY},a.example,Bergen,4000000199,1", "number", "eight digits"),
        (f"{DAY},a.example,Bergen,40000001,0", "count", "1–500"),
        (f"{DAY},a.example,Bergen,40000001,40000001", "count", "1–500"),
        (f"{DAY},a.example,Bergen,1", "", "5"),
    ],
)  # fmt: skip
def test_a_fault_names_row_and_column_and_what_is_allowed(took, row, column, allowed):
    with pytest.raises(BadAdverts) as bad:
        took(f"{HEAD}{DAY},a.example,Bergen,40000002,1\n{row}\n")
    fault = bad.value.faults[0]
    assert (fault.line, fault.field) == (3, column)
    assert allowed in str(fault)
    assert not any(text in str(bad.value) for text in ("400000", "40 00"))
    assert held() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "column names"), (b"40000001,40000002\n", "column names"),
        (HEAD.encode(), "no observations"), (b"\xff\xfe", "UTF-8"),
        (b"date,site,place,number,name\n", "column names"),
        (b"date,site,place,number,date\n", "column names"),
        (f'{HEAD}{DAY},a.example,Bergen,"40000001'.encode(), "quotation mark"),
        (b"x" * (MOST_BYTES + 1), "too large"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_such_file(took, content, words):
    with pytest.raises(BadAdverts) as bad:
        took(content)
    assert words in str(bad.value)
    assert "400000" not in str(bad.value)


def test_how_far_it_has_come_is_told(took):
    told = []
    took(GOOD, progress=lambda what, done: told.append((what, done)))
    assert told == [("Rows", 0), ("", -1)]


def test_nobody_takes_in_for_another_unit(took, world):
    with pytest.raises(Refused):
        took(GOOD, unit=world.elsewhere)


def test_two_units_may_have_seen_the_same(took, world, leila):
    took(GOOD)
    with acting_as(leila.as_actor()) as by:
        again = importing.take_in(GOOD.encode(), by=by, unit=world.service, file="FILE.csv")
    assert again.here == 4
