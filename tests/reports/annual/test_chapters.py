"""The chapters of the annual report."""

from lykt.reports.annual import protection
from lykt.reports.annual.chapters import CHAPTERS, chapters
from lykt.reports.tables import annual_tables
from tests.reports.made import small


def test_every_table_has_its_chapter_and_keeps_its_order():
    tables = annual_tables(small(), year=2012)
    sorted_in = [table.key for chapter in chapters(tables) for table in chapter.tables]
    assert sorted_in == [table.key for table in tables]


def test_every_table_there_can_be_has_a_chapter():
    missing = annual_tables([], year=2012).missing
    found = [key for _key, _title, keys in CHAPTERS for key in keys]
    assert found == [*(one.key for one in missing), *protection.KEYS]


def test_a_chapter_without_tables_is_left_out():
    tables = [table for table in annual_tables(small(), year=2012) if table.key == "street"]
    assert [chapter.key for chapter in chapters(tables)] == ["outreach"]
