"""A plan along time: each measure in its quarter or year, or beside them."""

import re
from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lykt.organisation.acting import acting_as
from lykt.plans import actions
from lykt.plans.dates import Printed
from lykt.plans.rules import PlanTimes
from lykt.plans.timeline import MOST_YEARS, Span, span_of, spans_of
from tests.plans.made import make_measure, make_plan


@pytest.mark.parametrize(
    ("day", "quarter"),
    [("2011-01-01", 1), ("2011-03-31", 1), ("2011-04-01", 2), ("2011-06-30", 2), ("2011-09-30", 3),
     ("2011-10-01", 4), ("2011-12-31", 4)],
)  # fmt: skip
def test_the_quarter_of_a_day(day, quarter):
    assert span_of(date.fromisoformat(day), quarters=True) == Span(2011, quarter)
    assert span_of(date.fromisoformat(day), quarters=False) == Span(2011)


def times(begins="", ends=""):
    return PlanTimes(period_from=Printed.read_if_any(begins), period_to=Printed.read_if_any(ends))


def test_columns_go_from_the_beginning_of_the_plan_to_its_end():
    days = [date(2011, 5, 1)]
    assert spans_of(days, times("2011-01", "2011-12")) == [Span(2011, n) for n in (1, 2, 3, 4)]
    assert spans_of(days, times()) == [Span(2011, 2)]
    # What is due after the plan has a column as well, and a long plan has years.
    assert spans_of([date(2012, 2, 1)], times("2011-07", "2011-12")) == [
        Span(2011, 3), Span(2011, 4), Span(2012, 1),
    ]  # fmt: skip
    assert spans_of(days, times("2010-01", "2014-06")) == [Span(n) for n in range(2010, 2015)]
    assert spans_of([date(1990, 1, 1), *days], times()) == [Span(1990), Span(2011)]
    assert spans_of([], times("2011-01", "2011-12")) == []


@given(st.lists(st.dates(date(1900, 1, 1), date(2199, 12, 31)), min_size=1, max_size=8))
def test_every_day_has_its_column(days):
    spans = spans_of(days, times())
    assert spans == sorted(set(spans))
    assert {span_of(day, quarters=bool(spans[0].quarter)) for day in days} <= set(spans)
    assert len(spans) <= max(MOST_YEARS, len(days))


@pytest.fixture
def plan(world, pal):
    made = make_measure(world, pal)
    with acting_as(pal.as_actor()) as by:
        told = {"by": by, "plan": made.plan, "area": made.area}
        actions.add_measure(
            **told, number="1b", title="Kurs", deadline_kind="season", deadline="2020-autumn"
        )
        actions.add_measure(**told, number="1c", title="Forum", deadline_kind="recurring")
        actions.add_measure(**told, number="1d", title="Samtaler")
    return made.plan


def shown(client, plan, **query):
    answer = client.get(reverse("plan_timeline", args=[plan.handle], query=query))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.django_db
def test_the_page_tells_the_same_as_picture_and_in_words(plan, client_of, leila):
    page = shown(client_of(leila), plan, on="2020-07-01")
    assert "1 of 4 measures is late." in page
    columns = re.findall(r'<th scope="col"(?: data-now)?>(Q\d 20\d\d)', page)
    assert columns == [f"Q{q} {year}" for year in (2020, 2021, 2022) for q in (1, 2, 3, 4)]
    assert "Q3 2020 <span" in page
    cells = re.findall(r"<td>(.*?)</td>", page.split("<tbody>")[1])
    found = {
        columns[n]: re.sub(r"<.*?>", "", cell).strip() for n, cell in enumerate(cells) if cell
    }
    assert found == {
        "Q2 2020": "1a: Nothing reported yet, Late",
        "Q4 2020": "1b: Nothing reported yet, In time",
    }
    words = page.split("</table>")[1]
    order = ["Quarter 2 of 2020", "1a Informasjon", "Quarter 4 of 2020", "1b Kurs", "autumn 2020",
             "Again and again", "1c Forum", "No deadline", "1d Samtaler"]  # fmt: skip
    places = [words.index(one) for one in order]
    assert places == sorted(places)
    assert "?on=2020-07-01" in words


@pytest.mark.django_db
def test_a_plan_without_days_and_one_without_measures_say_so(world, client_of, pal):
    with acting_as(pal.as_actor()) as by:
        made = make_plan(by=by, controller=world.fjordby)
        client = client_of(pal)
        assert "The plan has no measures yet" in shown(client, made)
        area = actions.add_area(by=by, plan=made, key="1", kind="area", title="Unge")
        actions.add_measure(by=by, plan=made, area=area, number="1", title="Samtaler")
    page = shown(client, made)
    assert "No measure has a day to be kept" in page
    assert "1 Samtaler" in page
