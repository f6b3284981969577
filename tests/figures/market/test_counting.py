"""The figures of the market by hand-made examples, by Fafo's count of 2008, and at random."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lykt.figures.market import counting
from lykt.figures.market.definitions import BREAKDOWNS_OF_MARKET, MARKET_FIGURES
from lykt.figures.market.reference import Market
from lykt.figures.market.tables import MARKET
from lykt.figures.periods import Period, period_name, period_year
from lykt.figures.rows import Row
from tests.figures.spec import Tables, read_spec, register_of, rows_of_both


def told(rows: list[Row]) -> dict[tuple[str, ...], Any]:
    return {(r.series, r.breakdown, r.category, r.period if r.period != "year" else str(r.year)):
            r.value for r in rows if r.series in SERIES}  # fmt: skip


SERIES = {figure.series for figure in MARKET_FIGURES}
NAMES = {table.name for table in MARKET}

EXAMPLES = {
    "adverts count, and a number counts once": """
adverts | number_id | site | count
2011-03-01 | n1 | a.example | 1
2011-03-01 | n1 | b.example | 1
2011-03-01 | n2 | a.example | 1
2011-03-01 | . | a.example | 4
2011-03-01 | n3 | a.example | 0

expect | 2011
adverts | 7
adverts site=a.example | 6
adverts site=b.example | 1
advert_numbers | 3
advert_numbers site=b.example | 1
advert_once_share | 66.7
""",
    "new, again, gone and back": """
advert_rounds | minutes
2010-12-01 | 30
2011-01-01 | .
2011-02-01 | .
2011-03-01 | .

adverts | number_id
2010-12-02 | n1
2010-12-02 | n2
2011-01-02 | n1
2011-01-02 | n3
2011-02-02 | n3
2011-03-02 | n1
2011-03-02 | n4

expect | 2010 | 2011
advert_numbers | 2 | 3
advert_numbers_new | . | 2
advert_numbers_again | . | 1
advert_numbers_gone | . | 1
advert_numbers_returning | . | 1
advert_numbers_per_month | 2.0 | 1.7
""",
    "where nobody looked, nothing is said": """
adverts | number_id
2009-05-01 | n1
2011-05-01 | n2

expect | 2009 | 2010 | 2011
adverts | 1 | . | 1
advert_numbers_new | . | . | 1
advert_numbers_gone | . | . | .
""",
    "a stay goes on for 31 days, and not for 32": """
advert_rounds
2011-01-01
2011-12-31

adverts | number_id
2011-02-01 | n1
2011-03-04 | n1
2011-04-05 | n1
2011-06-01 | n2
2011-06-04 | n2
2011-07-01 | n3
2011-07-05 | n3
2011-08-01 | n4
2011-08-20 | n4

expect | 2011
advert_stays | 5
advert_stays stay=under 5 | 2
advert_stays stay=5-19 | 1
advert_stays stay=20-60 | 2
advert_stay_days | 12.4
adverts_present_max | 1
""",
    "the edge of what was looked at": """
advert_rounds
2011-01-01
2011-12-31

adverts | number_id
2011-01-01 | n1
2011-01-03 | n1
2011-12-31 | n2
2011-10-01 | n3
2011-10-31 | n3
2011-11-30 | n3
2011-12-31 | n3

expect | 2011
advert_stays stay=unknown | 2
advert_stays stay=over 60 | 1
advert_stay_days | .
adverts_present_max | 2
adverts_present_mean | 0.3
""",
    "a place is looked at by itself": """
adverts | number_id | place
2011-01-01 | n1 | Bergen
2011-01-01 | n1 | Oslo
2011-01-03 | n2 | Bergen
2011-01-04 | n1 | Oslo

expect | 2011
adverts place=Bergen | 2
advert_numbers | 2
advert_stays place=Bergen | 2
adverts_present_mean place=Oslo | 1.0
adverts_present_mean place=Bergen | 0.7
adverts_present_mean | 1.5
adverts_present_max place=Oslo | 1
adverts_present_max | 2
""",
    "chats, messages and calls": """
chats | chat_channel | target_group | minutes | count
2011-09-01 | own_chat | yes | 10 | 1
2011-09-02 | chat_room | no | 15 | 1
2011-09-02 | chat_room | no | . | 1
2011-09-02 | advert_message | unsure | 5 | 40

chat_themes | chat_theme
2011-09-01 | health
2011-09-01 | law
2011-09-02 | health

calls | call_outcome | call_language
2011-09-02 | talked | th
2011-09-03 | do_not_contact | .

expect | 2011
chats | 3
chats target_group=yes | 1
chats target_group=no | 2
chats target_group=unsure | .
chats chat_channel=chat_room | 2
chat_minutes | 12.5
advert_messages | 40
chat_themes chat_theme=health | 2
advert_calls | 2
advert_calls call_outcome=do_not_contact | 1
advert_calls call_language=unknown | 1
""",
}


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=list(EXAMPLES))
def test_by_hand(text: str) -> None:
    tables, expected = read_spec(text)
    for name, rows in rows_of_both(tables).items():
        found = told(rows)
        for key, value in expected.items():
            assert str(found.get(key, ".")) == value, (name, key)


# ---- Fafo

FIRST, LAST = date(2008, 2, 26), date(2008, 6, 14)
DAYS = (LAST - FIRST).days + 1


def fafo() -> Tables:
    """Observations that come to what Fafo printed of Bergen in 2008.

    Source: Bergen's action plan 2009-2012, "Situasjonen i Bergen": 300 adverts, 151 numbers,
    half of them with one advert, 74 with two or more, some 55 a month; 22 more or less
    permanently there, 119 for shorter: 70 per cent of them under 5 days, 8 from 20 to 60 days,
    6 days on average; 6 to 7 travellers at any one time, 30 in all. 22 and 119 are 141: of ten
    the source says nothing, and here they are those whose stay goes over its edge.
    """
    stays: list[tuple[int, int, int]] = []  # The first day, how many days, times seen.
    stays += [(0, DAYS, 5)] * 22
    # Ten that were there when the count began or ended, 165 days together.
    stays += [(0, 16, 2)] * 5 + [(DAYS - 17, 17, 2)] * 5
    short = [1] * 77 + [3] * 6 + [12] * 28 + [35] * 7 + [38]
    month_ends = [33, 63, 94]  # The last days of March, April and May.
    for place, days in enumerate(short):
        times = 1 if days == 1 else 3 if days > 31 else 2
        # Those seen twice straddle the end of a month where they are long enough.
        end = month_ends[place % 3]
        first = 10 + place % 80 if days == 1 else 45 if place < 94 else end - days // 2
        # None but the ten goes over the edge.
        stays.append((min(first, DAYS - 1 - days), days, times))
    # One advert more: somebody was seen once more during a stay.
    place = next(at for at, one in enumerate(stays) if one[1] == 12)
    stays[place] = (*stays[place][:2], 3)
    adverts = []
    for number, (first, days, times) in enumerate(stays):
        for time in range(times):
            at = first + (round((days - 1) * time / (times - 1)) if times > 1 else 0)
            adverts.append(
                {"advert_id": f"a{len(adverts)}", "date": FIRST + timedelta(at), "unit": "Fafo",
                 "place": "Bergen", "site": "annonser", "number_id": f"n{number}", "count": 1}
            )  # fmt: skip
    rounds = [
        {"round_id": f"r{day}", "date": FIRST + timedelta(day), "unit": "Fafo",
         "place": "Bergen", "minutes": None}
        for day in range(DAYS)
    ]  # fmt: skip
    return {**{name: [] for name in read_spec("expect | 2008")[0]}, "adverts": adverts,
            "advert_rounds": rounds}  # fmt: skip


def test_what_fafo_printed_of_bergen_comes_of_observations() -> None:
    for name, rows in rows_of_both(fafo()).items():
        found = {(r.series, r.category): r.value for r in rows if r.breakdown in ("", "stay")}
        assert found["adverts", "all"] == 300, name
        assert found["advert_numbers", "all"] == 151
        # "Halvparten hadde kun 1 annonse inne, 74 personer annonserte 2 eller flere ganger."
        assert round(float(found["advert_once_share", "all"] or 0)) == 51
        # "Det var ca. 55 personer som annonserte hver måned."
        assert round(float(found["advert_numbers_per_month", "all"] or 0)) == 55
        # "22 ulike personer jobber mer eller mindre fast", "119 i kortere perioder".
        assert found["advert_stays", "over 60"] == 22
        shorter = [found["advert_stays", stay] for stay in ("under 5", "5-19", "20-60")]
        assert sum(shorter) == 119  # type: ignore[arg-type]
        # "70 % er i byen under 5 dager. 8 personer er i byen mellom 20 og 60 dager."
        assert round(100 * shorter[0] / 119) == 70  # type: ignore[operator]
        assert shorter[2] == 8
        # "Gjennomsnittlig oppholdstid er 6 dager."
        assert found["advert_stay_days", "all"] == 6
        # "I snitt var det til enhver tid 6 - 7 tilreisende", "Totalt 30 til enhver tid".
        there = [found["adverts_present_mean", stay] for stay in ("under 5", "5-19", "20-60")]
        assert 6 <= sum(there) <= 7  # type: ignore[arg-type]
        assert round(float(found["adverts_present_mean", "all"] or 0)) == 30


def test_the_observations_are_those_that_were_printed() -> None:
    adverts = fafo()["adverts"]
    times = Counter(row["number_id"] for row in adverts)
    assert (len(adverts), len(times)) == (300, 151)
    assert sum(one == 1 for one in times.values()) == 77
    assert sum(one > 1 for one in times.values()) == 74
    months = defaultdict(set)
    for row in adverts:
        months[row["date"].month].add(row["number_id"])
    assert set(months) == {2, 3, 4, 5, 6}


# ---- At random

days = st.dates(date(2010, 11, 1), date(2012, 2, 10))
places = st.sampled_from(["Bergen", "Oslo"])


@st.composite
def markets(draw: st.DrawFn) -> Tables:
    """Draw a few rows of every table of the market."""
    adverts = [
        {"date": draw(days), "unit": "U", "place": draw(places),
         "site": draw(st.sampled_from(["a", "b"])),
         "number_id": draw(st.sampled_from([None, "n1", "n2", "n3"])),
         "count": draw(st.integers(0, 3))}
        for _ in range(draw(st.integers(0, 12)))
    ]  # fmt: skip
    rounds = [
        {"date": draw(days), "unit": "U", "place": draw(places), "minutes": None}
        for _ in range(draw(st.integers(0, 4)))
    ]
    chats = [
        {"date": draw(days), "unit": "U", "target_group": draw(st.sampled_from(["yes", "no"])),
         "chat_channel": draw(st.sampled_from(["own_chat", "advert_message"])),
         "minutes": draw(st.none() | st.integers(0, 90)), "count": draw(st.integers(1, 3))}
        for _ in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    themes = [
        {"date": draw(days), "unit": "U", "chat_theme": draw(st.sampled_from(["law", "health"]))}
        for _ in range(draw(st.integers(0, 3)))
    ]
    calls = [
        {"date": draw(days), "unit": "U", "call_outcome": "talked", "mediator": "no",
         "call_language": draw(st.none() | st.just("th"))}
        for _ in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    made = {"adverts": ("advert_id", adverts), "advert_rounds": ("round_id", rounds),
            "chats": ("chat_id", chats), "chat_themes": ("chat_theme_id", themes),
            "calls": ("call_id", calls)}  # fmt: skip
    empty: Tables = {name: [] for name in read_spec("expect | 2008")[0]}
    for name, (key, rows) in made.items():
        empty[name] = [{key: str(place), **row} for place, row in enumerate(rows)]
    return empty


@settings(max_examples=40, deadline=None)
@given(tables=markets(), period=st.sampled_from(["year", "month"]))
def test_engine_equals_reference(tables: Tables, period: Period) -> None:
    """The market alone: that the rest agrees with itself is held elsewhere."""
    last = (2012, 2012) if period == "year" else (2012 * 12, 2012 * 12 + 1)
    spans = (2010, last[0]) if period == "year" else (2010 * 12 + 10, last[1])
    whens = [
        (period_name(number, period), period_year(number, period))
        for number in range(spans[0], spans[1] + 1)
    ]
    monthly = period == "month"
    plain = Market(tables, lambda day: (f"{day:%Y-%m}" if monthly else "year", day.year))
    with register_of({name: tables[name] for name in tables if name in NAMES}) as register:
        engine = counting.rows(register, spans, BREAKDOWNS_OF_MARKET, period)
    assert told(engine) == told(list(plain.rows(whens, BREAKDOWNS_OF_MARKET)))
