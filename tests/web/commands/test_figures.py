"""`lykt figures close`: what it prints, what it refuses, what the other commands then say."""

import json
import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Unit
from lykt.people.models import Contact, Person
from lykt.reports.closing import note_erased
from lykt.reports.models import ClosedYear
from tests.reports.folders import CONTACTS, folder
from tests.web.conftest import Lykt, Run


pytestmark = pytest.mark.usefixtures("db")

#: p2 is met in both years, p1 in the first, p3 in the second.
TWO_YEARS = (
    CONTACTS + "    c5,p2,2013-03-04,Møteplassen,street\n    c6,p3,2013-03-04,Natt,indoor\n"
)


@pytest.fixture
def taken_in(run: Run, tmp_path: Path) -> None:
    """A database that holds two units and two years."""
    assert run("import", "register", str(folder(tmp_path / "r", contacts=TWO_YEARS)))[0] == 0


def erase(register_id: str) -> None:
    with acting_as(Actor(kind="operator", name="test")):
        note_erased(Person.objects.filter(register_id=register_id).values_list("pk", flat=True))
        Contact.objects.filter(person__register_id=register_id).delete()
        Person.objects.filter(register_id=register_id).delete()


def portfolio(run: Run, *more: str) -> list[dict[str, object]]:
    code, output, _words = run("figures", "portfolio", "--format", "json", *more)
    assert code == 0
    return json.loads(output)


@pytest.mark.usefixtures("taken_in")
def test_a_year_is_closed_a_line_for_each_unit(run: Run) -> None:
    code, output, words = run("figures", "close", "2013", "--operator", "olav")
    assert code == 0
    lines = output.splitlines()
    assert [re.sub(r"\d+ figures frozen, sha256 [0-9a-f]{64}$", "…", line) for line in lines] == [
        "Møteplassen: …", "Natt: …", "All units together: …",
    ]  # fmt: skip
    assert words.splitlines() == [
        "2013 is closed for Lykt: its figures no longer change.",
        "Still open, so that they fall when people are erased: 2012.",
    ]
    kept = ClosedYear.objects.values_list("closed_by_name", "digest")
    assert {name for name, _digest in kept} == {"operator olav"}
    assert {line[-64:] for line in lines} == {digest for _name, digest in kept}
    assert run("figures", "close", "2012")[2].count("\n") == 1, "nothing stands open any more"


@pytest.mark.usefixtures("taken_in")
def test_what_is_counted_later_reads_the_closing(run: Run, tmp_path: Path) -> None:
    before = portfolio(run)
    asked = portfolio(run, "--years", "2012", "--by", "country")
    run("figures", "close", "2012")
    assert portfolio(run) == before
    erase("p1")
    assert [row for row in portfolio(run) if row["year"] == 2012] == [
        row for row in before if row["year"] == 2012
    ]
    assert portfolio(run, "--years", "2012", "--by", "country") == asked
    erase("p3")
    code, output, words = run("figures", "portfolio", "--by", "gender")
    assert (code, words) == (0, "People have been erased since: 2013.\n")
    assert output.splitlines()[3].split() == ["people", "2", "1", "persons"]


@pytest.mark.usefixtures("taken_in")
def test_the_report_says_that_the_year_is_closed(run: Run, tmp_path: Path) -> None:
    run("figures", "close", "2012")
    erase("p1")
    out = tmp_path / "2012.xlsx"
    arguments = ("report", "annual", "--year", "2012", "--out", str(out), "--language", "en")
    assert run(*arguments)[0] == 0
    book = openpyxl.load_workbook(BytesIO(out.read_bytes()))
    assert book["Contents"]["A3"].value.startswith("Closed ")
    heads, people = ([cell.value for cell in row] for row in book["Portfolio"]["A5:G6"])
    assert dict(zip(heads, people, strict=True))["2012"] == 2
    assert run(*arguments[:5], str(out.with_suffix(".pdf")))[0] == 0


@pytest.mark.usefixtures("taken_in")
def test_a_changed_closing_is_told(run: Run) -> None:
    run("figures", "close", "2012")
    ClosedYear.objects.update(content="{}")
    erase("p1")
    code, _output, words = run("figures", "portfolio", "--years", "2012")
    assert code == 0
    assert words.startswith("2012: what was kept when it was closed has been changed.")


@pytest.mark.usefixtures("taken_in")
def test_closing_again_takes_a_reason(run: Run) -> None:
    assert run("figures", "close", "2012", "--again", "late")[2] == (
        "lykt: 2012 is not closed, so it cannot be closed anew.\n"
    )
    run("figures", "close", "2012")
    assert run("figures", "close", "2012") == (
        1, "", "lykt: 2012 is closed already. To close it anew, say why.\n",
    )  # fmt: skip
    assert run("figures", "close", "2012", "--again", "late")[0] == 0
    reasons = ClosedYear.objects.filter(replaced_at=None).values_list("reason", flat=True)
    assert set(reasons) == {"late"}


@pytest.mark.usefixtures("taken_in")
@pytest.mark.parametrize(
    ("year", "told"),
    [("2099", "2099 is not over"), ("2001", "Nothing is registered for 2001")],
)
def test_what_cannot_be_closed_is_told_in_a_sentence(run: Run, year: str, told: str) -> None:
    code, output, words = run("figures", "close", year)
    assert (code, output, words.count("\n")) == (1, "", 1)
    assert words.startswith(f"lykt: {told}")


@pytest.mark.parametrize(
    "arguments", [(), ("next",), ("12",), ("2012", "2013"), ("2012", "--again", "because")]
)
def test_bad_use(run: Run, arguments: tuple[str, ...]) -> None:
    code, output, words = run("figures", "close", *arguments)
    assert (code, output, words.count("\n")) == (2, "", 1)


def test_an_empty_house_and_one_of_several(run: Run) -> None:
    assert run("figures", "close", "2012") == (
        1, "", "lykt: There is nothing to close: the database holds no register.\n",
    )  # fmt: skip
    from lykt.organisation.models import Controller

    for name in ("Fjordby", "Elvestad"):
        home = Controller.objects.create(name=name)
        Unit.objects.create(controller=home, name="Møteplassen")
    assert "Say with --controller which one" in run("figures", "close", "2012")[2]
    assert run("figures", "close", "2012", "--controller", "Fjordby")[2] == (
        "lykt: Nothing is registered for 2012.\n"
    )


def test_a_folder_is_counted_as_it_stands(lykt: Lykt, tmp_path: Path) -> None:
    """Whatever is closed in the database: the register in a folder is another one."""
    place = folder(tmp_path / "close")
    assert lykt("import", "register", place).returncode == 0
    before = lykt("figures", "portfolio", "--register", place, "--format", "csv").stdout
    assert lykt("figures", "close", "2012").returncode == 0
    after = lykt("figures", "portfolio", "--register", place, "--format", "csv").stdout
    assert after == before
    assert lykt("figures", "portfolio", "--format", "csv").stdout == before
