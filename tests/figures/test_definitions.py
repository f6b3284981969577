"""Every figure by example, held against the engine and the plain reference alike."""

import pytest

from lykt.figures.ages import age_bands
from lykt.figures.definitions import ALL_BREAKDOWNS, FIGURES
from lykt.figures.schema import CHANNELS
from tests.figures.spec import assert_spec, read_spec, rows_of_both


EXAMPLES = {
    "a person is counted once in a period, however often they were met": """
        people
        ann

        contacts | date
        ann      | 2011-01-01
        ann      | 2011-12-31
        ann      | 2012-06-15

        expect              | 2011 | 2012
        people              | 1    | 1
        contacts            | 2    | 1
        contacts_per_person | 2    | 1
        """,
    "people met in several channels are still one person in all": """
        people
        ann
        bea

        contacts | date       | channel
        ann      | 2012-01-01 | street
        ann      | 2012-01-01 | health
        ann      | 2012-02-01 | health
        bea      | 2012-02-01 | drop_in

        expect               | 2012
        people               | 2
        contacts             | 4
        street_people        | 1
        street_contacts      | 1
        health_people        | 1
        health_consultations | 2
        dropin_people        | 1
        dropin_contacts      | 1
        """,
    "every channel has its series, named as in published figures": """
        people
        ann

        contacts | date       | channel
        ann      | 2012-01-01 | street
        ann      | 2012-01-01 | indoor
        ann      | 2012-01-01 | online
        ann      | 2012-01-01 | drop_in
        ann      | 2012-01-01 | overnight
        ann      | 2012-01-01 | health
        ann      | 2012-01-01 | follow_up
        ann      | 2012-01-01 | legal
        ann      | 2012-01-01 | programme
        ann      | 2012-01-01 | phone

        expect               | 2012
        people               | 1
        contacts             | 10
        street_people        | 1
        street_contacts      | 1
        indoor_people        | 1
        indoor_contacts      | 1
        online_people        | 1
        online_contacts      | 1
        dropin_people        | 1
        dropin_contacts      | 1
        overnight_people     | 1
        overnight_stays      | 1
        health_people        | 1
        health_consultations | 1
        follow_up_people     | 1
        follow_up_contacts   | 1
        legal_people         | 1
        legal_consultations  | 1
        programme_people     | 1
        programme_contacts   | 1
        phone_people         | 1
        phone_contacts       | 1
        """,
    "anonymous contacts are their own series and part of no other": """
        people
        ann

        contacts | date       | channel
        ann      | 2011-01-01 | street
        .        | 2011-01-01 | street
        .        | 2012-01-01 | street
        .        | 2012-01-02 | phone
        .        | 2012-01-02 | phone

        expect                             | 2011 | 2012
        people                             | 1    | 0
        contacts                           | 1    | 0
        contacts_per_person                | 1    | .
        anonymous_contacts                 | 1    | 3
        anonymous_contacts channel=street  | 1    | 1
        anonymous_contacts channel=phone   | 0    | 2
        street_contacts                    | 1    | 0
        phone_people                       | 0    | 0
        phone_contacts                     | 0    | 0
        """,
    "a channel that occurs nowhere in the register has no rows": """
        people
        ann

        contacts | date       | channel
        ann      | 2012-01-01 | indoor

        expect        | 2012
        indoor_people | 1
        street_people | .
        phone_people  | .
        """,
    "a new person is new once, in the period of the first contact": """
        people
        ann
        bea

        contacts | date
        ann      | 2010-12-31
        ann      | 2011-01-01
        bea      | 2012-05-05
        ann      | 2012-05-05

        expect     | 2010 | 2011 | 2012
        new_people | 1    | 0    | 1
        """,
    "a first contact from before the register makes nobody new in it": """
        people | first_contact
        ann    | 2004-03-02
        bea    | .

        contacts | date
        ann      | 2011-01-01
        bea      | 2011-01-01

        expect     | 2011
        people     | 2
        new_people | 1
        """,
    "the earlier of the two first contacts counts, whichever it is": """
        people | first_contact
        ann    | 2011-07-01
        bea    | 2012-07-01

        contacts | date
        ann      | 2012-01-01
        bea      | 2011-01-01

        expect     | 2011 | 2012
        people     | 1    | 1
        new_people | 2    | 0
        """,
    "people by origin, gender and country, with what is unknown as a category": """
        people | country | origin    | gender
        ann    | NO      | norwegian | female
        bea    | NG      | foreign   | female
        cat    | .       | foreign   | transgender
        dan    | NG      | unknown   | unknown

        contacts | date
        ann      | 2012-01-01
        ann      | 2012-02-01
        bea      | 2012-01-01
        cat      | 2012-01-01
        dan      | 2012-01-01

        expect                       | 2012
        people origin=norwegian      | 1
        people origin=foreign        | 2
        people origin=unknown        | 1
        people country=NO            | 1
        people country=NG            | 2
        people country=unknown       | 1
        people gender=female         | 2
        people gender=transgender    | 1
        people gender=unknown        | 1
        contacts origin=norwegian    | 2
        contacts origin=foreign      | 2
        contacts origin=unknown      | 1
        contacts_per_person origin=norwegian | 2
        contacts_per_person origin=foreign   | 1
        contacts_per_person origin=unknown   | 1
        """,
    "a category that occurs in one of the years stands in all of them": """
        people | country
        ann    | NO
        bea    | NG

        contacts | date       | channel
        ann      | 2011-01-01 | street
        bea      | 2012-01-01 | health

        expect                         | 2011 | 2012
        people country=NO              | 1    | 0
        people country=NG              | 0    | 1
        new_people country=NO          | 1    | 0
        new_people country=NG          | 0    | 1
        contacts_per_person country=NO | 1    | .
        contacts_per_person country=NG | .    | 1
        street_people country=NO       | 1    | 0
        health_people country=NG       | 0    | 1
        """,
    "new people are broken down by the same categories, 0 included": """
        people | gender | first_contact
        ann    | female | 2001-01-01
        bob    | male   | .

        contacts | date
        ann      | 2012-01-01
        bob      | 2012-01-01

        expect                   | 2012
        new_people gender=female | 0
        new_people gender=male   | 1
        """,
    "age is that at the end of the year": """
        people | birth_year
        ann    | 1995
        bea    | 1994
        cat    | 1989
        dea    | 1988
        eva    | 1962
        fay    | .

        contacts | date
        ann      | 2012-01-01
        bea      | 2012-01-01
        cat      | 2012-01-01
        dea      | 2012-01-01
        eva      | 2012-01-01
        fay      | 2012-01-01

        expect              | 2012
        people age=under 18 | 1
        people age=18-23    | 2
        people age=24-29    | 1
        people age=50+      | 1
        people age=unknown  | 1
        """,
    "the same person grows older from year to year": """
        people | birth_year
        ann    | 1982

        contacts | date
        ann      | 2011-01-01
        ann      | 2012-01-01

        expect            | 2011 | 2012
        people age=24-29  | 1    | 0
        people age=30-39  | 0    | 1
        """,
    "an age band counts while it surely lies in one of the bands": """
        people | age_band | age_band_year
        ann    | 30-34    | 2010
        bea    | 50+      | 2010
        cat    | under 18 | 2010
        dea    | unknown  | .

        contacts | date
        ann      | 2010-01-01
        ann      | 2015-01-01
        ann      | 2017-01-01
        bea      | 2009-01-01
        bea      | 2017-01-01
        cat      | 2010-01-01
        cat      | 2015-01-01
        dea      | 2010-01-01

        expect              | 2009 | 2010 | 2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017
        people age=under 18 | 0    | 1    | 0    | 0    | 0    | 0    | 0    | 0    | 0
        people age=30-39    | 0    | 1    | 0    | 0    | 0    | 0    | 1    | 0    | 0
        people age=50+      | 0    | 0    | 0    | 0    | 0    | 0    | 0    | 0    | 1
        people age=unknown  | 1    | 1    | 0    | 0    | 0    | 0    | 1    | 0    | 1
        """,
    "the birth year is believed before the age band": """
        people | birth_year | age_band | age_band_year
        ann    | 1970       | 24-29    | 2012

        contacts | date
        ann      | 2012-01-01

        expect           | 2012
        people age=40-49 | 1
        """,
    "change is in per cent of the period before, and stands where there was one": """
        people
        ann
        bea
        cat

        contacts | date
        ann      | 2009-01-01
        bea      | 2009-01-01
        cat      | 2009-01-01
        ann      | 2010-01-01
        bea      | 2010-01-01
        ann      | 2012-01-01

        expect            | 2009 | 2010  | 2011   | 2012
        people            | 3    | 2     | 0      | 1
        people_change     | .    | -33.3 | -100.0 | .
        contacts_change   | .    | -33.3 | -100.0 | .
        new_people        | 3    | 0     | 0      | 0
        new_people_change | .    | -100  | .      | .
        """,
    "per evening: mean, fewest and most, over the shifts there were": """
        shifts     | met | seen
        2010-05-01 | 10  | 12
        2010-05-02 | 11  | .
        2012-05-02 | 7   | .

        expect                       | 2010 | 2011 | 2012
        street_mean_per_evening      | 10.5 | .    | 7
        street_min_per_evening       | 10   | .    | 7
        street_max_per_evening       | 11   | .    | 7
        street_seen_mean_per_evening | 12   | .    | .
        street_seen_min_per_evening  | 12   | .    | .
        street_seen_max_per_evening  | 12   | .    | .
        people                       | 0    | 0    | 0
        street_people                | .    | .    | .
        """,
    "an evening when nobody was met counts in the mean": """
        shifts     | met | seen
        2012-05-01 | 0   | 0
        2012-05-02 | 3   | 1

        expect                       | 2012
        street_mean_per_evening      | 1.5
        street_min_per_evening       | 0
        street_max_per_evening       | 3
        street_seen_mean_per_evening | 0.5
        street_seen_min_per_evening  | 0
        street_seen_max_per_evening  | 1
        """,
    "a half is rounded away from zero": """
        people
        ann
        bea
        cat
        dea
        eva
        fay
        gro
        hel

        contacts | date
        ann      | 2012-01-01
        ann      | 2012-01-02
        bea      | 2012-01-01
        cat      | 2012-01-01
        dea      | 2012-01-01
        eva      | 2012-01-01
        fay      | 2012-01-01
        gro      | 2012-01-01
        hel      | 2012-01-01

        shifts     | met
        2012-05-01 | 1
        2012-05-02 | 0
        2012-05-03 | 0
        2012-05-04 | 0

        expect                  | 2012
        contacts_per_person     | 1.13
        street_mean_per_evening | 0.3
        """,
}


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())


@pytest.mark.parametrize("name", EXAMPLES)
def test_figures_by_example(name: str) -> None:
    assert_spec(_plain(EXAMPLES[name]))


SIX_YEARS = """
people | country
ann    | NO
bea    | NG

contacts | date
ann      | 2007-01-01
bea      | 2007-01-01
bea      | 2008-01-01
ann      | 2010-01-01
"""


@pytest.mark.parametrize(
    ("years", "expect"),
    [
        pytest.param(
            (2008, 2009),
            """
            expect            | 2008 | 2009
            people            | 1    | 0
            people_change     | -50  | -100
            people country=NG | 1    | 0
            new_people        | 0    | 0
            """,
            id="change looks at the year before the first one asked",
        ),
        pytest.param(
            (2005, 2006),
            """
            expect            | 2005 | 2006
            people            | 0    | 0
            people_change     | .    | .
            people country=NG | .    | .
            """,
            id="years before the register stand with 0",
        ),
        pytest.param(
            (2010, 2011),
            """
            expect             | 2010 | 2011
            people             | 1    | 0
            new_people         | 0    | 0
            people_change      | .    | -100
            anonymous_contacts | 0    | 0
            """,
            id="years after the register stand with 0",
        ),
    ],
)
def test_years_asked(years: tuple[int, int], expect: str) -> None:
    assert_spec(SIX_YEARS + "\n" + _plain(expect).strip(), years=years)


def test_months() -> None:
    assert_spec(
        _plain("""
        people | birth_year
        ann    | 1982
        bea    | 1990

        contacts | date
        ann      | 2011-11-01
        ann      | 2011-11-30
        bea      | 2011-12-31
        ann      | 2012-01-01
        .        | 2012-01-31

        shifts     | met
        2011-11-05 | 4

        expect                  | 2011-11 | 2011-12 | 2012-01
        people                  | 1       | 1       | 1
        contacts                | 2       | 1       | 1
        new_people              | 1       | 1       | 0
        people_change           | .       | 0       | 0
        contacts_change         | .       | -50     | 0
        anonymous_contacts      | 0       | 0       | 1
        street_mean_per_evening | 4       | .       | .
        people age=18-23        | 0       | 1       | 0
        people age=24-29        | 1       | 0       | 0
        people age=30-39        | 0       | 0       | 1
        """),
        period="month",
    )


def test_months_asked_are_whole_years() -> None:
    tables, _ = read_spec(_plain(SIX_YEARS))
    for rows in rows_of_both(tables, years=(2007, 2008), period="month").values():
        months = [row.period for row in rows if row.series == "people" and not row.breakdown]
        assert months == [f"{year}-{month:02d}" for year in (2007, 2008) for month in range(1, 13)]


def test_bands_of_the_unit() -> None:
    assert_spec(
        _plain("""
        people | birth_year | age_band | age_band_year
        ann    | 1995       | .        | .
        bea    | .          | 18-23    | 2012

        contacts | date
        ann      | 2012-01-01
        bea      | 2012-01-01

        expect              | 2012
        people age=under 20 | 1
        people age=unknown  | 1
        """),
        age_bands=(20, 40),
    )


def test_a_band_without_an_end_lies_in_no_band_that_has_one() -> None:
    assert_spec(
        _plain("""
        people | age_band | age_band_year
        ann    | 50+      | 2012
        bea    | 70+      | 2012

        contacts | date
        ann      | 2012-01-01
        bea      | 2012-01-01

        expect              | 2012
        people age=65+      | 1
        people age=unknown  | 1
        """),
        age_bands=(20, 40, 65),
    )


def test_only_the_breakdowns_asked() -> None:
    tables, _ = read_spec(_plain(SIX_YEARS))
    for rows in rows_of_both(tables, breakdowns=("country",)).values():
        assert {row.breakdown for row in rows} == {"", "country"}


def test_unknown_breakdown_is_refused() -> None:
    with pytest.raises(ValueError, match="no such breakdown: shoe"):
        rows_of_both({"people": [], "contacts": [], "shifts": []}, breakdowns=("shoe",))


@pytest.mark.parametrize("starts", [(), (0, 18), (18, 18), (24, 18)])
def test_bands_must_rise(starts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must be above 0 and rise"):
        age_bands(starts)


def test_an_empty_register_has_no_years() -> None:
    empty = {"people": [], "contacts": [], "shifts": []}
    assert rows_of_both(empty) == {"engine": [], "reference": []}


def test_an_empty_register_has_zeros_for_years_asked() -> None:
    empty = {"people": [], "contacts": [], "shifts": []}
    for rows in rows_of_both(empty, years=(2012, 2012)).values():
        assert {row.series: row.value for row in rows} == {
            "people": 0,
            "contacts": 0,
            "new_people": 0,
            "anonymous_contacts": 0,
        }


def test_rows_come_in_the_order_of_tables() -> None:
    tables, _ = read_spec(
        _plain("""
        people | country | birth_year | origin    | gender
        ann    | .       | .          | foreign   | unknown
        bea    | TH      | 1950       | norwegian | female
        cat    | NG      | 2000       | foreign   | male

        contacts | date
        ann      | 2012-01-01
        bea      | 2012-01-01
        cat      | 2012-01-01
        """)
    )
    rows = rows_of_both(tables)["engine"]
    assert list(dict.fromkeys(row.series for row in rows)) == [
        series for series in FIGURES if series in {row.series for row in rows}
    ]
    people = [(row.breakdown, row.category) for row in rows if row.series == "people"]
    assert people == [
        ("", "all"),
        ("origin", "norwegian"),
        ("origin", "foreign"),
        ("country", "NG"),
        ("country", "TH"),
        ("country", "unknown"),
        ("gender", "female"),
        ("gender", "male"),
        ("gender", "unknown"),
        ("age", "under 18"),
        ("age", "50+"),
        ("age", "unknown"),
    ]


def test_every_channel_has_people_and_contacts() -> None:
    for channel in CHANNELS:
        kinds = [figure.kind for figure in FIGURES.values() if figure.channel == channel]
        assert {"people", "contacts"} <= set(kinds)


def test_every_figure_says_what_it_is() -> None:
    titles = [figure.title for figure in FIGURES.values()]
    assert len(set(titles)) == len(titles)
    for series, figure in FIGURES.items():
        assert series == figure.series
        assert figure.definition.endswith(".")
        assert figure.unit
        assert set(figure.breakdowns) <= {*ALL_BREAKDOWNS, "channel"}
