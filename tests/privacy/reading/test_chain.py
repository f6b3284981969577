"""Digests follow one another, only the key can seal, and every tampering is found."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any, ClassVar, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.privacy.reading import chain
from lykt.privacy.reading.chain import Head, Row, Tip, Verdict, verify_rows


CONTENT = st.dictionaries(st.text(max_size=8), st.one_of(st.none(), st.integers(), st.text()))
KEY = b"the key of the record"
ENTRIES = 50
TAMPERINGS = 10_000


@given(CONTENT, CONTENT)
def test_other_content_has_another_digest(
    one: dict[str, object], other: dict[str, object]
) -> None:
    same = chain.digest(chain.BEGINNING, one) == chain.digest(chain.BEGINNING, other)
    assert same is (one == other)


def test_the_order_of_the_fields_does_not_matter() -> None:
    assert chain.digest("0", {"a": 1, "b": 2}) == chain.digest("0", {"b": 2, "a": 1})


def test_the_entry_before_matters() -> None:
    assert chain.digest("0", {"a": 1}) != chain.digest("1", {"a": 1})


@given(st.binary(min_size=1), st.integers(0, 10**9), st.text(max_size=64))
def test_a_seal_holds_for_its_key_count_and_end(key: bytes, count: int, last: str) -> None:
    seal = chain.seal(key, count, last)
    assert chain.sealed_by(key, count, last, seal)
    assert not chain.sealed_by(key, count + 1, last, seal)
    assert not chain.sealed_by(key, count, last + "0", seal)
    assert not chain.sealed_by(key + b"0", count, last, seal)


@pytest.mark.parametrize(
    "change",
    [
        {"count": 4},
        {"digest": "e" * 64},
        {"at": "2026-11-22"},
        {"by": "a"},
        {"was": 9},
        {"lost": ("a",)},
        {"seal": "0" * 64},
    ],
)
def test_no_part_of_a_head_can_be_changed(change: dict[str, Any]) -> None:
    head = chain.sealed_head(KEY, Head(3, "d" * 64, "2026-11-21T10:00:00+00:00"))
    assert chain.genuine(KEY, head)
    assert not chain.genuine(KEY, replace(head, **change))
    assert not chain.genuine(b"another key", head)


# ---- A record in memory


class Held(NamedTuple):
    """A record, its tip, and what is kept of it elsewhere."""

    rows: list[Row]
    tip: Tip | None
    heads: tuple[Head, ...] = ()

    def verdict(self) -> Verdict:
        return verify_rows(iter(self.rows), tip=self.tip, key=KEY, heads=self.heads)


def content(number: int, chance: Random) -> dict[str, Any]:
    return {
        "number": number,
        "at": f"2026-11-{chance.randint(1, 23):02}T10:00:{chance.randint(0, 59):02}+00:00",
        "actor_kind": chance.choice(["staff", "operator", "job"]),
        "actor": chance.choice(["froya", "sunniva", "hedda"]),
        "staff": f"{chance.getrandbits(128):032x}",
        "controller": f"{chance.getrandbits(128):032x}",
        "what": chance.choice(["people", "person_page", "contacts"]),
        "ground": chance.choice(["service", "emergency"]),
        "subjects": [f"{chance.getrandbits(128):032x}" for _ in range(chance.randint(1, 3))],
    }


def chained(contents: list[dict[str, Any]]) -> list[Row]:
    """Return rows that hang together, numbered without a gap, as anybody can reckon them."""
    rows: list[Row] = []
    for number, told in enumerate(contents, start=1):
        previous = rows[-1].digest if rows else chain.BEGINNING
        told = told | {"number": number}
        rows.append(Row(number, told, previous, chain.digest(previous, told)))
    return rows


def tip_of(rows: list[Row], key: bytes = KEY) -> Tip:
    last = rows[-1].digest
    return Tip(len(rows), last, chain.seal(key, len(rows), last))


def head_of(rows: list[Row], count: int, **told: Any) -> Head:
    digest = rows[count - 1].digest if count else ""
    return chain.sealed_head(KEY, Head(count, digest, "2026-11-21T10:00:00+00:00", **told))


def made(entries: int = ENTRIES, seed: int = 1) -> Held:
    chance = Random(seed)
    rows = chained([content(number, chance) for number in range(1, entries + 1)])
    return Held(rows, tip_of(rows), tuple(head_of(rows, n) for n in range(10, entries + 1, 10)))


def test_a_record_is_whole_with_and_without_heads() -> None:
    held = made()
    assert held.verdict() == Verdict(True, ENTRIES, heads=5)
    assert held._replace(heads=()).verdict() == Verdict(True, ENTRIES)


@pytest.mark.parametrize("tip", [None, Tip(0, "", "")])
def test_a_record_not_begun_is_whole(tip: Tip | None) -> None:
    assert verify_rows([], tip=tip, key=None) == Verdict(True, 0)


def test_heads_older_than_the_last_entries_hold() -> None:
    held = made(entries=53)
    assert held.verdict() == Verdict(True, 53, heads=5)


# ---- What breaks it, and where


def changed(rows: list[Row], at: int, **told: Any) -> list[Row]:
    return [*rows[: at - 1], rows[at - 1]._replace(**told), *rows[at:]]


def regrown(held: Held, count: int) -> Held:
    """Roll back to `count` entries, and let Lykt itself write others after them."""
    other = [dict(row.content) for row in made(seed=2).rows]
    rows = chained([dict(row.content) for row in held.rows[:count]] + other[count:])
    return held._replace(rows=rows, tip=tip_of(rows))


BREAKS: dict[str, tuple[Callable[[Held], Held], int, str]] = {
    "an entry changed": (
        lambda held: held._replace(
            rows=changed(held.rows, 7, content={**held.rows[6].content, "actor": "nobody"})
        ),
        7,
        chain.CHANGED,
    ),
    "an entry taken out": (
        lambda held: held._replace(rows=held.rows[:6] + held.rows[7:]),
        7,
        chain.MISSING,
    ),
    "an entry that hangs on another": (
        lambda held: held._replace(rows=changed(held.rows, 7, previous="f" * 64)),
        7,
        chain.LOOSE,
    ),
    "the end cut off": (
        lambda held: held._replace(rows=held.rows[:47], heads=()),
        48,
        chain.WRONG_END,
    ),
    "the end cut off and the tip mended without the key": (
        lambda held: Held(held.rows[:47], tip_of(held.rows[:47], b"no key")),
        48,
        chain.UNSEALED,
    ),
    "the tip taken away": (lambda held: held._replace(tip=None), 51, chain.NO_TIP),
    "the tip emptied": (lambda held: held._replace(tip=Tip(0, "", "")), 51, chain.NO_TIP),
    "wiped whole, tip and all": (
        lambda held: held._replace(rows=[], tip=None),
        1,
        "entry 50 was there on 2026-11-21 and is gone",
    ),
    "rolled back whole, tip and all": (
        lambda held: held._replace(rows=held.rows[:42], tip=tip_of(held.rows[:42])),
        43,
        "entry 50 was there on 2026-11-21 and is gone",
    ),
    "rolled back and grown again": (
        lambda held: regrown(held, 33),
        40,
        "another entry 40 was there on 2026-11-21",
    ),
    "a head changed": (
        lambda held: held._replace(heads=(replace(held.heads[2], count=31), *held.heads[3:])),
        31,
        chain.STRANGE,
    ),
}


@pytest.mark.parametrize("kind", sorted(BREAKS))
def test_where_and_why_it_breaks(kind: str) -> None:
    break_it, at, why = BREAKS[kind]
    verdict = break_it(made()).verdict()
    assert (verdict.intact, verdict.at, verdict.why) == (False, at, why)


def test_a_key_that_is_gone_is_a_break() -> None:
    held = made()
    verdict = verify_rows(held.rows, tip=held.tip, key=None)
    assert (verdict.intact, verdict.why) == (False, chain.NO_KEY)
    verdict = verify_rows([], tip=None, key=None, heads=held.heads)
    assert (verdict.intact, verdict.why) == (False, chain.NO_KEY)


class TestPutBack:
    """A copy of the database is put in its place, and the operator says so under the key."""

    def test_what_is_lost_is_told_and_is_no_break(self) -> None:
        held = regrown(made(), 33)
        gone = tuple(head.seal for head in made().heads if head.count > 33)
        back = head_of(held.rows, 33, by="operator olav", was=50, lost=gone)
        verdict = held._replace(heads=(*made().heads, back)).verdict()
        assert verdict == Verdict(True, 50, lost=((34, 50),), heads=6)

    def test_it_excuses_only_the_heads_it_names(self) -> None:
        held = regrown(made(), 33)
        gone = (made().heads[3].seal,)
        back = head_of(held.rows, 33, by="operator olav", was=50, lost=gone)
        verdict = held._replace(heads=(*made().heads, back)).verdict()
        assert (verdict.intact, verdict.at) == (False, 50)

    def test_it_holds_for_nothing_that_came_after_it(self) -> None:
        """A later head at a number that had been lost once is not excused by its number."""
        before = regrown(made(), 33)
        gone = tuple(head.seal for head in made().heads if head.count > 33)
        back = head_of(before.rows, 33, by="operator olav", was=50, lost=gone)
        after = head_of(before.rows, 45)
        rows = before.rows[:40]
        held = Held(rows, tip_of(rows), (*made().heads, back, after))
        verdict = held.verdict()
        assert (verdict.intact, verdict.at) == (False, 41)

    def test_nobody_says_it_without_the_key(self) -> None:
        held = regrown(made(), 33)
        gone = tuple(head.seal for head in made().heads if head.count > 33)
        told = Head(33, held.rows[32].digest, "2026-11-22", "operator olav", 50, gone)
        forged = chain.sealed_head(b"no key", told)
        assert not held._replace(heads=(*made().heads, forged)).verdict().intact


# ---- Ten thousand tamperings by chance


def rechained(held: Held, rows: list[Row]) -> Held:
    """Reckon the whole chain anew, and the tip as well as one can without the key."""
    again = chained([dict(row.content) for row in rows])
    if not again or held.tip is None:
        return held._replace(rows=again)
    return held._replace(rows=again, tip=Tip(len(again), again[-1].digest, held.tip.seal))


def change_a_field(held: Held, chance: Random) -> Held:
    number = chance.randint(1, len(held.rows))
    told = dict(held.rows[number - 1].content)
    field = chance.choice(sorted(told))
    other = content(chance.randint(1, 99), chance)[field]
    return held._replace(rows=changed(held.rows, number, content=told | {field: other}))


def change_a_frame(held: Held, chance: Random) -> Held:
    number = chance.randint(1, len(held.rows))
    other: dict[str, Any] = chance.choice(
        [
            {"number": chance.randint(0, 99)},
            {"previous": f"{chance.getrandbits(256):064x}"},
            {"digest": f"{chance.getrandbits(256):064x}"},
        ]
    )
    return held._replace(rows=changed(held.rows, number, **other))


def remove(held: Held, chance: Random) -> Held:
    first = chance.randrange(len(held.rows))
    last = min(len(held.rows), first + chance.choice([1, 1, 1, 2, 5]))
    return held._replace(rows=held.rows[:first] + held.rows[last:])


def insert(held: Held, chance: Random) -> Held:
    place = chance.randint(0, len(held.rows))
    previous = held.rows[place - 1].digest if place else chain.BEGINNING
    told = content(place + 1, chance)
    row = Row(place + 1, told, previous, chain.digest(previous, told))
    return held._replace(rows=[*held.rows[:place], row, *held.rows[place:]])


def duplicate(held: Held, chance: Random) -> Held:
    row = chance.choice(held.rows)
    place = chance.randint(0, len(held.rows))
    return held._replace(rows=[*held.rows[:place], row, *held.rows[place:]])


def swap(held: Held, chance: Random) -> Held:
    rows = list(held.rows)
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    rows[one], rows[other] = rows[other], rows[one]
    return held._replace(rows=rows)


def shuffle(held: Held, chance: Random) -> Held:
    rows = list(held.rows)
    first = chance.randrange(len(rows))
    rows[first : first + 5] = chance.sample(rows[first : first + 5], len(rows[first : first + 5]))
    return held._replace(rows=rows)


def truncate(held: Held, chance: Random) -> Held:
    return held._replace(rows=held.rows[: chance.randrange(len(held.rows))])


def change_the_tip(held: Held, chance: Random) -> Held:
    assert held.tip is not None
    anything = f"{chance.getrandbits(256):064x}"
    other: list[Tip | None] = [
        None,
        Tip(0, "", ""),
        replace(held.tip, count=chance.randint(0, 99)),
        replace(held.tip, digest=anything),
        replace(held.tip, digest=chance.choice(held.rows).digest),
        replace(held.tip, seal=chance.choice(["", anything])),
        tip_of(held.rows, b"no key"),
    ]
    return held._replace(tip=chance.choice(other))


def roll_back(held: Held, chance: Random) -> Held:
    """Put an old copy in place of all of it: entries and a tip that was sealed then."""
    count = chance.randrange(len(held.rows))
    rows = held.rows[:count]
    return held._replace(rows=rows, tip=tip_of(rows) if rows else None)


def roll_back_and_grow(held: Held, chance: Random) -> Held:
    return regrown(held, chance.randrange(len(held.rows)))


class Tampering:
    """What is done to the record: one thing, and perhaps the chain is reckoned anew."""

    EDITS: ClassVar = [change_a_field, change_a_frame, remove, insert, duplicate, swap, shuffle]
    OTHERS: ClassVar = [truncate, change_the_tip, roll_back, roll_back_and_grow]

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.kinds: set[str] = set()

    def of(self, held: Held) -> Held:
        """Return the record with something done to it that makes a difference."""
        while True:
            kind = self.chance.choice([*self.EDITS, *self.OTHERS])
            other = kind(held, self.chance)
            if kind in (*self.EDITS, truncate) and self.chance.random() < 0.5:
                other = rechained(held, other.rows)
            if other != held:
                self.kinds.add(kind.__name__)
                return other


def test_every_one_of_ten_thousand_tamperings_is_found() -> None:
    held, tampering = made(), Tampering(seed=3)
    missed = [
        other
        for other in (tampering.of(held) for _ in range(TAMPERINGS))
        if (verdict := other.verdict()).intact or not verdict.at or not verdict.why
    ]
    assert missed == []
    assert tampering.kinds == {kind.__name__ for kind in (*Tampering.EDITS, *Tampering.OTHERS)}


# ---- In constant memory


class Watched(Row):
    """A row that tells how many of its kind are held at once."""

    alive: ClassVar[int] = 0
    most: ClassVar[int] = 0

    def __init__(self, *_told: Any) -> None:
        Watched.alive += 1
        Watched.most = max(Watched.most, Watched.alive)

    def __del__(self) -> None:
        Watched.alive -= 1


def test_no_row_is_kept_once_it_has_been_held() -> None:
    held = made(entries=300)

    def one_by_one() -> Iterator[Row]:
        for row in held.rows:
            yield Watched(*row)

    assert verify_rows(one_by_one(), tip=held.tip, key=KEY, heads=held.heads).intact
    assert Watched.most <= 3
