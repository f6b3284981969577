"""The pages of the year in learning, as a browser without script meets them."""

import csv
import io

from django.urls import reverse

from tests.learning.events.access_rows import make_event
from tests.learning.requests.access_rows import make_request


def test_an_empty_year_says_how_it_is_filled(world, client_of, pal):
    page = client_of(pal).get(reverse("learning_year") + "?year=2024").content.decode()
    assert "Nothing was held or asked in 2024" in page


def test_the_year_stands_with_what_each_figure_counts(world, client_of, pal):
    make_event(world, participants=1234)
    make_request(world)
    page = client_of(pal).get(reverse("learning_year") + "?year=2024").content.decode()
    for text in ("The year in learning 2024", "1,234", "What the law says", "A professional",
                 "Whoever came twice is counted twice", "Internal"):  # fmt: skip
        assert text in page, text


def test_a_year_that_is_none_is_this_year(world, client_of, pal):
    for wrong in ("x", "20245", "-100", "²024", "0000"):
        answer = client_of(pal).get(reverse("learning_year"), {"year": wrong})
        assert answer.status_code == 200


def test_the_year_as_a_file(world, client_of, pal):
    make_event(world, participants=30)
    answer = client_of(pal).get(reverse("learning_year_file") + "?year=2024")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="learning-2024.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert ["Events: Kind", "Talk", "events_by_kind", "talk", "1"] in rows
    assert ["How many came", "All", "participants", "all", "30"] in rows
    assert ["Mean grade", "All", "mean_grade", "all", ""] in rows
