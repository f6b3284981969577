"""Every figure of protection by example, held against the engine and the plain reference."""

from datetime import date

import pytest

from lykt.figures.definitions import FIGURES
from lykt.figures.protection.counting import place_of
from lykt.figures.protection.definitions import (
    BREAKDOWNS_OF_PROTECTION,
    CALLED,
    GENDER_AND_AGE,
    PROTECTION_FIGURES,
)
from lykt.figures.protection.tables import PROTECTION
from tests.figures.spec import assert_spec, read_spec, rows_of_both


TODAY = date(2013, 6, 1)

EXAMPLES = {
    "concerns are counted by their day, the doubled and the mistaken left out": """
        concerns   | source  | age      | exploitation | outcome
        2011-12-31 | hotel   | adult    | sexual       | case_opened
        2012-01-01 | hotel   | child    | labour       | child_welfare
        2012-02-01 | citizen | in_doubt | .            | open
        2012-02-02 | citizen | adult    | sexual       | double
        2012-02-03 | citizen | adult    | sexual       | mistake
        2012-02-04 | staff   | .        | crime        | .

        expect                              | 2011 | 2012
        concerns                            | 1    | 3
        concerns source=staff               | 0    | 1
        concerns source=hotel               | 1    | 1
        concerns source=citizen             | 0    | 1
        concerns age=adult                  | 1    | 0
        concerns age=minor                  | 0    | 1
        concerns age=in doubt               | 0    | 1
        concerns age=unknown                | 0    | 1
        concerns exploitation=prostitution  | 1    | 0
        concerns exploitation=forced labour | 0    | 1
        concerns exploitation=crime         | 0    | 1
        concerns exploitation=unknown       | 0    | 1
        concerns outcome=open               | 0    | 1
        concerns outcome=case_opened        | 1    | 0
        concerns outcome=child_welfare      | 0    | 1
        concerns outcome=unknown            | 0    | 1
        """,
    "a consultation is counted, and nobody with it": """
        consultations | with_whom | theme  | age
        2012-01-01    | school    | signs  | child
        2012-01-02    | nav       | duties | .

        expect                         | 2012
        consultations                  | 2
        consultations with_whom=school | 1
        consultations with_whom=nav    | 1
        consultations theme=signs      | 1
        consultations theme=duties     | 1
        consultations age=minor        | 1
        consultations age=unknown      | 1
        possible_victims               | .
        """,
    "a possible victim is counted once, by the first case in which they were identified": """
        people | gender | country
        ann    | female | NG
        bea    | female | RO
        cai    | male   | RO
        dan    | male   | .

        cases | opened     | identified | identified_by | age      | exploitation
        ann   | 2012-02-01 | 2012-02-01 | nav           | adult    | sexual
        ann   | 2012-05-01 | 2012-05-01 | police        | adult    | labour
        bea   | 2012-01-01 | 2011-12-31 | police        | child    | sexual
        cai   | 2012-01-01 | 2012-01-01 | police        | child    | labour
        dan   | 2012-01-01 | 2012-01-01 | .             | in_doubt | .
        .     | 2012-01-01 | 2012-01-01 | nav           | .        | begging
        .     | 2012-01-01 | .          | .             | adult    | sexual

        expect                                     | 2011 | 2012
        possible_victims                           | 1    | 4
        possible_victims gender=female             | 1    | 1
        possible_victims gender=male               | 0    | 2
        possible_victims gender=unknown            | 0    | 1
        possible_victims age=adult                 | 0    | 1
        possible_victims age=minor                 | 1    | 1
        possible_victims age=in doubt              | 0    | 1
        possible_victims age=unknown               | 0    | 1
        possible_victims gender and age=female adult   | 0    | 1
        possible_victims gender and age=female minor   | 1    | 0
        possible_victims gender and age=male minor     | 0    | 1
        possible_victims gender and age=male in doubt  | 0    | 1
        possible_victims gender and age=unknown        | 0    | 1
        possible_victims exploitation=prostitution | 1    | 1
        possible_victims exploitation=forced labour | 0   | 1
        possible_victims exploitation=begging      | 0    | 1
        possible_victims exploitation=unknown      | 0    | 1
        possible_victims country=NG                | 0    | 1
        possible_victims country=RO                | 1    | 1
        possible_victims country=unknown           | 0    | 2
        possible_victims identified_by=nav         | 0    | 2
        possible_victims identified_by=police      | 1    | 1
        possible_victims identified_by=unknown     | 0    | 1
        """,
    "identified in two years is a possible victim of both": """
        people
        ann

        cases | identified
        ann   | 2011-03-01
        ann   | 2012-03-01

        expect           | 2011 | 2012
        possible_victims | 1    | 1
        """,
    "what becomes of it counts when it happens": """
        people
        ann
        bea

        cases | identified | verified   | verified_by | not_trafficking | returned
        ann   | 2011-03-01 | 2012-03-01 | police      | .               | 2012-12-31
        bea   | 2011-03-01 | .          | .           | 2012-01-01      | .

        expect                              | 2011 | 2012
        possible_victims                    | 2    | 0
        verified_victims                    | 0    | 1
        verified_victims verified_by=police | 0    | 1
        not_trafficking                     | 0    | 1
        returns                             | 0    | 1
        """,
    "a reflection period runs until its last day, or until it is ended": """
        people
        ann
        bea
        cai
        dan

        cases | reflection_applied | reflection_granted | reflection_until | reflection_ended
        ann   | 2011-06-01         | 2011-07-01         | 2011-12-31       | .
        bea   | 2011-06-01         | 2011-06-30         | 2011-12-30       | .
        cai   | 2011-07-01         | 2011-07-01         | 2012-01-01       | 2011-12-31

        cases | reflection_applied | reflection_refused
        dan   | 2011-12-01         | 2012-01-01

        expect             | 2011 | 2012
        reflection_applied | 4    | 0
        reflection_granted | 3    | 0
        reflection_refused | 0    | 1
        reflection_ended   | 1    | 0
        reflection_running | 1    | 0
        """,
    "in a period that is not over, what stands today stands": """
        people
        ann
        bea

        cases | opened     | closed     | reflection_granted | reflection_until
        ann   | 2013-01-01 | .          | 2013-05-31         | 2013-11-30
        bea   | 2013-01-01 | 2013-06-01 | 2012-12-01         | 2013-05-31

        expect             | 2012 | 2013
        cases_open         | 0    | 1
        cases_opened       | 0    | 2
        cases_closed       | 0    | 1
        reflection_running | 1    | 1
        """,
    "a case is open at the end of a year unless it is closed by then": """
        cases | opened     | closed     | closing  | age
        .     | 2010-01-01 | 2011-12-31 | returned | adult
        .     | 2011-12-31 | 2012-01-01 | settled  | adult
        .     | 2011-05-05 | .          | .        | child
        .     | 2011-05-05 | 2011-05-06 | mistake  | child

        expect                        | 2010 | 2011 | 2012
        cases_opened                  | 1    | 2    | 0
        cases_closed                  | 0    | 1    | 1
        cases_closed closing=settled  | 0    | 0    | 1
        cases_closed closing=returned | 0    | 1    | 0
        cases_open                    | 1    | 2    | 1
        cases_open age=adult          | 1    | 1    | 0
        cases_open age=minor          | 0    | 1    | 1
        """,
    "nights fall in the year they were slept in; the day of leaving is no night": """
        people
        ann
        bea

        stays | from       | to         | place_kind
        ann   | 2011-12-30 | 2012-01-03 | crisis_centre
        ann   | 2012-01-03 | 2012-01-05 | hotel
        bea   | 2012-12-31 | .          | hotel
        bea   | 2012-06-01 | 2012-06-01 | rosa

        expect                                  | 2011 | 2012 | 2013
        housing_nights                          | 2    | 5    | 151
        housing_nights place_kind=crisis_centre | 2    | 2    | 0
        housing_nights place_kind=hotel         | 0    | 3    | 151
        housing_people                          | 1    | 2    | 1
        housing_people place_kind=crisis_centre | 1    | 1    | 0
        housing_people place_kind=hotel         | 0    | 2    | 1
        """,
    "half of the concerns waited no longer than the median until the first meeting": """
        concerns   | first_meeting_date
        2011-12-01 | 2012-01-01
        2012-01-01 | 2012-01-11
        2012-01-01 | 2012-01-02
        2012-02-01 | 2012-02-05
        2012-03-01 | .

        expect                             | 2011 | 2012
        days_from_concern_to_first_meeting | .    | 7
        first_meetings_after_concern       | 0    | 4
        """,
}


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())


@pytest.mark.parametrize("name", EXAMPLES)
def test_figures_by_example(name: str) -> None:
    text = _plain(EXAMPLES[name])
    _tables, expected = read_spec(text)
    years = sorted({int(key[3]) for key in expected})
    assert_spec(text, years=(years[0], years[-1]), today=TODAY)


def test_a_register_without_the_tables_says_nothing_of_protection() -> None:
    for rows in rows_of_both({}, years=(2012, 2012), today=TODAY).values():
        assert not [row for row in rows if FIGURES[row.series].table]


def test_the_years_reach_as_far_as_anything_that_counts() -> None:
    tables, _ = read_spec(
        _plain("""
        concerns   | first_meeting_date
        2011-12-01 | 2013-01-01
        """)
    )
    for rows in rows_of_both(tables, today=TODAY).values():
        assert {row.year for row in rows} == {2011, 2012, 2013}


def test_a_stay_of_a_case_is_one_of_its_person() -> None:
    assert_spec(
        _plain("""
        people
        ann

        cases | case_id
        ann   | k1
        .     | k2

        stays | case_id | from       | to
        ann   | .       | 2012-01-01 | 2012-01-02
        .     | k1      | 2012-02-01 | 2012-02-02
        .     | k2      | 2012-03-01 | 2012-03-02
        .     | k2      | 2012-04-01 | 2012-04-02
        .     | .       | 2012-05-01 | 2012-05-02

        expect         | 2012
        housing_people | 3
        housing_nights | 5
        """),
        years=(2012, 2012),
        today=TODAY,
    )


def test_every_figure_says_what_it_is() -> None:
    columns = {table.name: set(table.field_names) for table in PROTECTION}
    for figure in PROTECTION_FIGURES:
        assert figure.definition.endswith(".")
        assert figure.day in columns[figure.table]
        known = columns[figure.table] | {"gender", "country", GENDER_AND_AGE}
        assert set(figure.breakdowns) <= known
        assert set(figure.breakdowns) <= {*BREAKDOWNS_OF_PROTECTION, "gender", "age", "country"}


def test_no_code_is_called_as_another_one() -> None:
    codes = {field.name: field.codes for table in PROTECTION for field in table.fields}
    for breakdown, names in CALLED.items():
        assert set(names) <= set(codes[breakdown])
        assert not set(names.values()) & set(codes[breakdown])


def test_categories_are_listed_in_the_order_of_the_codes_and_the_unknown_last() -> None:
    found = sorted(
        ["unknown", "male minor", "female adult", "female unknown", "female minor"],
        key=lambda category: place_of(GENDER_AND_AGE, category),
    )
    assert found == ["female adult", "female minor", "female unknown", "male minor", "unknown"]
