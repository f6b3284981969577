"""Figures that others have published: taken in as printed, each once, all or none."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lykt.figures.outside import COLUMNS, BadSeries, read_outside_figures
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.reports.models import OutsideFigure
from lykt.reports.series import import_series, remove_series
from tests.support.people import World


HEAD = ",".join(COLUMNS)
PEOPLE = "Året 2012,Pro Sentret,Oslo,people,,all,year,2012,1130,,,persons,"
MEAN = "Året 2012,Pro Sentret,Oslo,street_mean_per_evening,,all,year,2012,46.5,,,persons,met"
RANGE = "Notat,Utekontakten,Bergen,street_people,,all,year,2008,,130,150,persons,rundt"
FALL = "Året 2012,Pro Sentret,Oslo,people_change,,all,year,2012,-7.2,,,per cent change,"
GOOD = [PEOPLE, MEAN, RANGE, FALL]


def file(place: Path, *lines: str, head: str = HEAD) -> Path:
    path = place / "published.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


def everything() -> list[dict[str, Any]]:
    return list(OutsideFigure.objects.order_by("pk").values())


def test_what_is_printed_is_kept(world: World, operator: Actor, tmp_path: Path) -> None:
    done = import_series(file(tmp_path, *GOOD), by=operator, controller=world.fjordby)
    assert str(done) == "Published figures: 4 new, 0 already here"
    kept = {
        row["series"]: (row["value"], row["low"], row["high"], row["unit"], row["note"])
        for row in OutsideFigure.objects.values()
    }
    assert kept == {
        "people": (1130, None, None, "persons", ""),
        "street_mean_per_evening": (46.5, None, None, "persons", "met"),
        "street_people": (None, 130, 150, "persons", "rundt"),
        "people_change": (Decimal("-7.2"), None, None, "per cent change", ""),
    }


def test_the_same_file_twice_changes_nothing(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    path = file(tmp_path, *GOOD)
    import_series(path, by=operator, controller=world.fjordby)
    before = everything()
    again = import_series(path, by=operator, controller=world.fjordby)
    assert (again.new, again.known) == (0, 4)
    assert everything() == before


@pytest.mark.parametrize(
    "changed",
    [
        PEOPLE.replace("1130", "1131"),
        PEOPLE.replace("persons", "people"),
        PEOPLE + "a note",
        RANGE.replace("130,150", "130,151"),
        RANGE.replace(",130,150", "140,,"),
    ],
)
def test_the_same_figure_saying_something_else_is_refused(
    world: World, operator: Actor, tmp_path: Path, changed: str
) -> None:
    import_series(file(tmp_path, *GOOD), by=operator, controller=world.fjordby)
    before = everything()
    new = MEAN.replace("2012,46.5", "2011,44")
    with pytest.raises(BadSeries, match=r"published\.csv, line 3, .* says something else"):
        import_series(file(tmp_path, new, changed), by=operator, controller=world.fjordby)
    assert everything() == before


FAULTS = [
    (PEOPLE.replace("1130", "many"), "line 2, field value, value 'many': This is not a number"),
    (PEOPLE.replace("1130", "1e3"), "line 2, field value, value '1e3': This is not a number"),
    (PEOPLE.replace("1130", "NaN"), "line 2, field value, value 'NaN': This is not a number"),
    (PEOPLE.replace("1130", "1.12345"), "field value, value '1.12345': This is not a number"),
    (PEOPLE.replace("1130,,", "1130,1,2"), "field value, value '1130': Give either the value"),
    (PEOPLE.replace("1130,,", ",1,"), "field value: Give either the value, or both"),
    (PEOPLE.replace("1130,,", ",,"), "field value: Give either the value, or both low and high"),
    (RANGE.replace("130,150", "150,130"), "field low, value '150': The low end is higher"),
    (PEOPLE.replace("2012,1130", "12,1130"), "field year, value '12': This is not a year"),
    (PEOPLE.replace("2012,1130", "3012,1130"), "field year, value '3012': This is not a year"),
    (PEOPLE.replace(",people,", ",Folk på gata,"), "field series, value 'Folk på gata'"),
    (PEOPLE.replace("Pro Sentret", ""), "field publisher: Write it in 100 characters at most"),
    (PEOPLE.replace("Oslo", "O" * 101), "field place, value 'OOO"),
    (PEOPLE.replace(",,all", ",,foreign"), "field category, value 'foreign': A row without"),
    ("a,b", "line 2: The line does not have 13 values."),
    (PEOPLE.replace("Oslo", '"Oslo'), "A quotation mark is out of place"),
    (f"{PEOPLE}\n{PEOPLE}", "line 3, field series, value 'people': The same figure stands on"),
]


@pytest.mark.parametrize(("line", "told"), FAULTS)
def test_a_row_that_cannot_be_read_is_told_with_line_and_field(
    world: World, operator: Actor, tmp_path: Path, line: str, told: str
) -> None:
    with pytest.raises(BadSeries) as refusal:
        import_series(file(tmp_path, line, MEAN), by=operator, controller=world.fjordby)
    assert str(refusal.value).startswith("published.csv, ")
    assert told in str(refusal.value)
    assert everything() == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty"),
        (b"\n\n", "The file is empty"),
        (b"person_id,country\np1,NO\n", "The first line should be the column names"),
        (HEAD.replace(",note", "").encode(), "The first line should be the column names"),
        ("é".encode("latin-1") + HEAD.encode(), "The text is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "This is not a table in CSV"),
        (HEAD.encode("utf-16"), "This is not a table in CSV"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(BadSeries) as refusal:
        read_outside_figures(path)
    assert told in str(refusal.value)


def test_a_file_that_is_missing_or_far_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSeries, match="no such file"):
        read_outside_figures(tmp_path / "none.csv")
    large = tmp_path / "large.csv"
    with large.open("wb") as stream:
        stream.write(b"x" * 100)
        stream.truncate(2 << 30)
    with pytest.raises(BadSeries, match="not a table"):
        read_outside_figures(large)
    large.write_bytes(b"a,b\n" * 5_000_001)
    with pytest.raises(BadSeries, match="too large"):
        read_outside_figures(large)


def test_the_first_faults_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    path = file(tmp_path, *[f"x{n}" for n in range(25)])
    with pytest.raises(BadSeries) as refusal:
        read_outside_figures(path)
    assert (len(refusal.value.faults), refusal.value.more) == (20, 5)


def test_a_mark_before_the_head_and_another_order_of_columns_do_no_harm(tmp_path: Path) -> None:
    path = file(tmp_path, "persons," + PEOPLE.replace(",persons,", ","),
                head="\ufeffunit," + HEAD.replace(",unit,", ","))  # fmt: skip
    assert [figure.unit for figure in read_outside_figures(path)] == ["persons"]


def test_a_source_is_taken_out_again(world: World, operator: Actor, tmp_path: Path) -> None:
    import_series(file(tmp_path, *GOOD), by=operator, controller=world.fjordby)
    assert remove_series(by=operator, controller=world.fjordby, source="Året 2012") == 3
    assert [row["series"] for row in everything()] == ["street_people"]


def test_those_who_count_for_a_unit_may_and_others_may_not(
    world: World, aksel: Staff, leila: Staff, froya: Staff, ulrik: Staff, tmp_path: Path
) -> None:
    path = file(tmp_path, *GOOD)
    for staff in (froya, ulrik):
        actor = staff.as_actor()
        with acting_as(actor), pytest.raises(Refused):
            import_series(path, by=actor, controller=world.fjordby)
    with acting_as(aksel.as_actor()) as analyst:
        with pytest.raises(Refused):
            import_series(path, by=analyst, controller=world.elvestad)
        import_series(path, by=analyst, controller=world.fjordby)
    assert {row["imported_by_id"] for row in everything()} == {aksel.pk}


SHARED = Path(__file__).parents[3] / "shared" / "data" / "published_series.csv"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
def test_the_published_series_come_in_whole(world: World, operator: Actor) -> None:
    done = import_series(SHARED, by=operator, controller=world.fjordby)
    assert (done.new, done.known) == (400, 0)
    assert OutsideFigure.objects.filter(value=None).count() == 6
