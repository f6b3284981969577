"""The promise the bench measures: more rows do not mean more queries."""

import pytest
from django.urls import reverse

from bench import pages
from bench.pages import Measured


PAGES = ["contact_new", "contacts", "people", "person_page", "figures"]


@pytest.fixture
def queries_of(world, leila, client_of, monkeypatch):
    """Return a function that fills the service further and counts each page's queries."""
    monkeypatch.setattr(pages, "TIMES", 1)
    client = client_of(leila)

    def counted(rows: int) -> dict[str, int]:
        handle = pages.fill(world.service, rows)
        urls = {
            name: reverse(name, args=[handle] if name == "person_page" else []) for name in PAGES
        }
        return {name: pages.measure(client, name, url, rows).queries for name, url in urls.items()}

    return counted


def test_the_number_of_queries_does_not_grow_with_the_rows(queries_of):
    few = queries_of(4)
    assert all(few.values())
    assert queries_of(60) == few


def test_the_section_says_what_was_measured():
    few = [Measured("People", 10, 7, 30.0, 20.04)]
    many = [Measured("People", 10_000, 8, 91.6, 44.0)]
    assert pages.section(few, many).splitlines()[-1] == "| People | 7 | 8 | 20.0 | 44.0 | 92 |"
