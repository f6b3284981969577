"""A register that does not hold: file, line, field and what is allowed; nothing changes."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.utils import timezone

from lykt.field.adverts.models import Advert
from lykt.field.models import Shift
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Controller, Unit
from lykt.people.models import Contact, Person
from tests.reports.folders import CONTACTS, PEOPLE, SHIFTS, folder, text
from tests.support.people import World
from tests.web.conftest import Lykt, Run, installation


Tables = Mapping[str, str]
#: Every table an import writes to.
KEPT = (Controller, Unit, Person, Contact, Shift)


def without(table: str, column: str) -> str:
    """Return a table without one of its columns."""
    lines = [line.strip().split(",") for line in table.strip().splitlines()]
    place = lines[0].index(column)
    return "\n".join(",".join(line[:place] + line[place + 1 :]) for line in lines)


#: What is wrong, the tables that differ, and what is told first.
BAD: list[tuple[str, Tables, str]] = [
    ("a column is missing", {"people": without(PEOPLE, "gender")},
     "people.csv, line 1, field gender: The column is missing. Needed: person_id,"),
    ("a column too many", {"people": PEOPLE.replace("birth_year", "name")},
     "people.csv, line 1, field name: A register has no such column; it never carries names"),
    ("a wrong code", {"people": PEOPLE.replace("female", "woman")},
     "people.csv, line 2, field gender, value 'woman': The code is not known. Allowed: female,"),
    ("a country that is none", {"people": PEOPLE.replace("NG", "XX")},
     "people.csv, line 2, field country, value 'XX': The code is not known. Allowed: ISO 3166"),
    ("a date that is none", {"contacts": CONTACTS.replace("2012-02-03", "2012-02-30")},
     "contacts.csv, line 3, field date, value '2012-02-30': This is not a date. Allowed: year-"),
    ("a date of another form", {"contacts": CONTACTS.replace("2012-01-02", "02.01.2012")},
     "contacts.csv, line 2, field date, value '02.01.2012': This is not a date."),
    ("a person that does not exist", {"contacts": CONTACTS.replace("c3,p2", "c3,p9")},
     "contacts.csv, line 4, field person_id, value 'p9': There is no such person. Allowed: an id"),
    ("a repeated id", {"contacts": CONTACTS.replace("c3,", "c1,")},
     "contacts.csv, line 4, field contact_id, value 'c1': The id is there before. Allowed: each"),
    ("an empty file", {"people": ""}, "people.csv, line 1: The file is empty."),
    ("a contact in the future", {"contacts": CONTACTS.replace("2012-01-02", "2999-01-02")},
     "contacts.csv, line 2, field date, value '2999-01-02': The date lies in the future."),
    ("a birth year after the contact", {"people": PEOPLE.replace("1990", "2013")},
     "contacts.csv, line 2, field date, value '2012-01-02': The date lies before the person's"),
    ("a shift without anyone", {"shifts": SHIFTS.replace("Havna,2,", "Havna,0,")},
     "shifts.csv, line 2, field staff, value '0': The number does not fit. Allowed: 1–"),
]  # fmt: skip

OTHER_FILES: list[tuple[str, str, bytes, str]] = [
    ("wrong encoding", "contacts.csv", text(CONTACTS).encode("latin-1"),
     "contacts.csv, line 2: The text is not UTF-8."),
    ("another encoding", "contacts.csv", text(CONTACTS).encode("utf-16"),
     "contacts.csv, line 1: The text is not UTF-8."),
    ("a picture", "people.csv", b"\x89PNG\r\n\x1a\n" + bytes(100),
     "people.csv, line 1: This is not a table in CSV."),
    ("a workbook", "people.csv", b"PK\x03\x04" + bytes(100),
     "people.csv, line 1: This is not a table in CSV."),
    ("JSON", "people.csv", b'[{"person_id": "p1"}]',
     "people.csv, line 1: This is not a table in CSV."),
    ("semicolons", "people.csv", text(PEOPLE).replace(",", ";").encode(),
     "people.csv, line 1: The columns are not parted by commas."),
    ("Parquet that is none", "people.parquet", b"PAR1" + bytes(100),
     "people.parquet: This is not a table in Parquet."),
]  # fmt: skip


def refused(done: tuple[int, str, str], told: str) -> None:
    code, output, words = done
    assert (code, output) == (1, "")
    assert words.startswith(told), words


@pytest.fixture
def before(db: None, run: Run, tmp_path: Path) -> list[object]:
    """Take a good register in, and return all that the database then holds."""
    code, _, words = run("import", "register", str(folder(tmp_path / "good")))
    assert code == 0, words
    return everything()


def everything() -> list[object]:
    with acting_as(Actor(kind="job", name="test")):
        return [list(model.objects.order_by("pk").values()) for model in KEPT]


@pytest.mark.parametrize(("tables", "told"), [pytest.param(*row[1:], id=row[0]) for row in BAD])
def test_a_bad_register_is_told_and_changes_nothing(
    run: Run, tmp_path: Path, before: list[object], tables: Tables, told: str
) -> None:
    place = str(folder(tmp_path / "bad", **tables))
    refused(run("import", "register", place), told)
    assert everything() == before
    if "shifts" not in tables:
        # A register is checked in the same way when it is only counted.
        refused(run("figures", "portfolio", "--register", place), told)


@pytest.mark.parametrize(
    ("name", "content", "told"), [pytest.param(*row[1:], id=row[0]) for row in OTHER_FILES]
)
def test_another_kind_of_file_is_told_and_changes_nothing(
    run: Run,
    tmp_path: Path,
    before: list[object],
    name: str,
    content: bytes,
    told: str,
) -> None:
    place = folder(tmp_path / "bad")
    (place / f"{name.split('.')[0]}.csv").unlink()
    (place / name).write_bytes(content)
    refused(run("import", "register", str(place)), told)
    assert everything() == before


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    refused(run("import", "register", str(tmp_path / "none")), "none: There is no such folder.")


def test_a_bad_register_does_not_even_make_a_database(lykt: Lykt, tmp_path: Path) -> None:
    place = folder(tmp_path / "bad", people="")
    done = lykt("import", "register", place)
    assert done.returncode == 1
    assert done.stderr.startswith("people.csv, line 1: The file is empty.")
    assert not (tmp_path / "data").exists()


def test_the_first_twenty_faults_and_how_many_more(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"    c{n},,2012-01-02,Møteplassen,moon\n" for n in range(50))
    head = CONTACTS.strip("\n").splitlines()[0] + "\n"
    _code, _output, words = run(
        "import", "register", str(folder(tmp_path / "bad", contacts=head + rows))
    )
    lines = words.splitlines()
    assert len(lines) == 21
    assert lines[0].startswith("contacts.csv, line 2, field channel, value 'moon'")
    assert lines[19].startswith("contacts.csv, line 21, field channel")
    assert lines[20] == "… and 30 more."


@pytest.mark.parametrize("start", [b"", text(CONTACTS).encode()])
def test_two_gigabytes_of_nonsense_take_little_memory(tmp_path: Path, start: bytes) -> None:
    place = folder(tmp_path / "bad")
    with (place / "contacts.csv").open("wb") as file:
        file.write(start)
        file.truncate(2 << 30)
    code = (
        "import sys; from lykt.web.cli import run; code = run(sys.argv[1:]);"
        # The most it has held. What `getrusage` tells begins with what this run has held.
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "import", "register", str(place)],
        env=installation(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("contacts.csv, line ")
    assert int(done.stdout) < 500_000
    assert not (tmp_path / "data").exists()


class TestAdverts:
    """Observations of adverts: all of them or nothing, and no number is told."""

    @pytest.fixture
    def told(self, run: Run, world: World, tmp_path: Path) -> Run:
        """Return a function that takes in a file of these rows."""

        def take(*rows: str) -> tuple[int, str, str]:
            day = timezone.localdate().isoformat()
            path = tmp_path / "adverts.csv"
            path.write_text("\n".join(["date,site,place,number", *rows]).replace("DAY", day))
            whose = ("--controller", "Fjordby", "--unit", "Møteplassen")
            return run("import", "adverts", str(path), *whose)

        return take

    def test_twice_is_once(self, told: Run) -> None:
        rows = ("DAY,a.example,Fjordby,40000001", "DAY,a.example,Fjordby,40000002")
        assert told(*rows) == (
            0, "2 rows taken in, 0 here already. 1 new round, 1 new site.\n", "",
        )  # fmt: skip
        assert told(*rows)[1].startswith("0 rows taken in, 2 here already.")

    def test_a_fault_is_told_by_row_and_column(self, told: Run) -> None:
        code, out, err = told("DAY,a.example,Fjordby,40000001", "DAY,a.example,Fjordby,412345890")
        assert (code, out) == (1, "")
        assert err.startswith("FILE.csv, line 3, field number: This is no telephone number.")
        assert "4123" not in err
        assert not Advert.objects.exists()

    def test_whose_they_are_must_be_said(self, run: Run, world: World, tmp_path: Path) -> None:
        path = tmp_path / "adverts.csv"
        path.write_text("date,site,place,number\n")
        code, _out, err = run("import", "adverts", str(path), "--controller", "Fjordby")
        assert (code, err) == (
            1, "lykt: Say with --unit which one it is about; there is: Klinikken, Møteplassen.\n",
        )  # fmt: skip
        gone = run("import", "adverts", str(path), "--controller", "Fjordby", "--unit", "X")
        assert gone[2].startswith("lykt: There is no unit called X;")
