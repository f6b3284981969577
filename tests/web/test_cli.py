"""The command line: what it promises those who run it from other programs."""

import csv
import json
import stat
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from lykt.figures.rows import KEYS
from tests.reports.folders import folder
from tests.reports.test_series import GOOD, file
from tests.web.conftest import MAIN, Lykt, Run, installation


COMMANDS = [
    (),
    ("import",),
    ("import", "register"),
    ("import", "series"),
    ("export",),
    ("export", "register"),
    ("figures",),
    ("figures", "portfolio"),
    ("figures", "close"),
    ("report",),
    ("report", "annual"),
    ("rulebook",),
    ("rulebook", "check"),
    ("demo",),
    ("serve",),
    ("check",),
    ("prepare",),
    ("privacy", "erase"),
    ("retention",),
    ("backup",),
    ("restore",),
    ("user",),
    ("user", "add"),
    ("access",),
    ("access", "matrix"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(run: Run, command: tuple[str, ...]) -> None:
    code, output, words = run(*command, "--help")
    assert (code, words) == (0, "")
    assert output.startswith(f"Usage: {' '.join(['lykt', *command])}")
    # A first line cut short would say nothing in the list of commands.
    assert "..." not in output.split("Commands:")[-1] or command


BAD_USE = [
    (),
    ("nonsense",),
    ("--nonsense",),
    ("import",),
    ("import", "register"),
    ("import", "register", "a", "b"),
    ("export", "register", "x", "--format", "pdf"),
    ("figures", "portfolio", "--years", "2012-2007"),
    ("figures", "portfolio", "--years", "next"),
    ("figures", "portfolio", "--by", "name"),
    ("report", "annual", "--year", "2012"),
    ("report", "annual", "--year", "x", "--out", "a.pdf"),
    ("report", "annual", "--year", "2012", "--out", "a.doc"),
    ("serve", "--port", "0"),
    ("access",),
    ("access", "matrix", "--format", "json"),
    ("user", "add", "kari", "--name", "Kari", "--unit", "A"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("command", BAD_USE)
def test_bad_use_is_told_in_one_line(run: Run, command: tuple[str, ...]) -> None:
    code, output, words = run(*command)
    assert (code, output) == (2, "")
    assert words.startswith("lykt: ")
    assert words.count("\n") == 1


def test_help_is_light() -> None:
    code = (
        "import sys; from lykt.web.cli import run; run(['figures', 'portfolio', '--help']);"
        "heavy = {'django', 'duckdb', 'ibis', 'pyarrow', 'gunicorn'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_register_is_counted_without_a_database(lykt: Lykt, tmp_path: Path) -> None:
    done = lykt("figures", "portfolio", "--register", folder(tmp_path / "r"), "--format", "json")
    assert done.returncode == 0
    assert done.stderr == "Internal – small numbers can point to persons.\n"
    rows = json.loads(done.stdout)
    assert all(tuple(row) == KEYS for row in rows)
    found = {(row["series"], row["category"]): row["value"] for row in rows if row["year"] == 2012}
    assert found["people", "all"] == 2
    assert found["people", "NG"] == 1
    assert {row["breakdown"] for row in rows} == {"", "origin", "country", "gender", "age"} | {
        "channel"
    }
    assert not (tmp_path / "data").exists()


def test_a_breakdown_that_is_asked_for_stands_alone_with_the_totals(
    run: Run, tmp_path: Path
) -> None:
    code, output, _words = run(
        "figures", "portfolio", "--register", str(folder(tmp_path)), "--by", "gender",
        "--years", "2012", "--format", "csv",
    )  # fmt: skip
    rows = list(csv.DictReader(StringIO(output)))
    assert code == 0
    assert tuple(rows[0]) == KEYS
    assert {row["breakdown"] for row in rows} - {"channel"} == {"", "gender"}
    assert {row["year"] for row in rows} == {"2012"}


def test_a_table_has_a_column_for_each_year_and_says_that_it_is_internal(
    run: Run, tmp_path: Path
) -> None:
    code, output, words = run(
        "figures", "portfolio", "--register", str(folder(tmp_path)), "--years", "2011-2012",
        "--by", "origin",
    )  # fmt: skip
    assert (code, words) == (0, "")
    lines = output.splitlines()
    assert lines[0] == "Internal – small numbers can point to persons."
    assert lines[2].split() == ["2011", "2012"]
    assert lines[3].split() == ["people", "0", "2", "persons"]
    assert "  origin foreign" in output


def test_from_an_empty_installation_to_the_figures(lykt: Lykt, tmp_path: Path) -> None:
    place = folder(tmp_path / "r")
    done = lykt("import", "register", place)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "People: 3 new, 0 already here",
        "Contacts: 4 new, 0 already here",
        "Shifts: 2 new, 0 already here",
        "New unit: Møteplassen",
    ]
    again = lykt("import", "register", place)
    assert again.stdout.splitlines()[-1] == "Nothing has changed: everything was here already."
    ours = lykt("figures", "portfolio", "--format", "json")
    theirs = lykt("figures", "portfolio", "--register", place, "--format", "json")
    assert ours.stdout == theirs.stdout
    out = lykt("export", "register", tmp_path / "out", "--format", "parquet")
    assert out.stdout.splitlines() == ["people: 3", "contacts: 4", "shifts: 2"]
    assert lykt("export", "register", tmp_path / "out").stderr == (
        f"lykt: {tmp_path / 'out'}: Directory not empty.\n"
    )
    data = tmp_path / "data"
    opened = [path for path in (data, *data.iterdir()) if path.stat().st_mode & stat.S_IRWXO]
    assert opened == []


def test_an_empty_database_is_prepared_and_has_no_figures(lykt: Lykt, tmp_path: Path) -> None:
    url = {"LYKT_DATABASE_URL": f"sqlite:///{tmp_path}/new/place.sqlite3"}
    done = lykt("figures", "portfolio", "--format", "json", more=url)
    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert "holds no register yet" in done.stderr
    assert (tmp_path / "new" / "place.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_published_series_come_in_and_come_again(run: Run, tmp_path: Path) -> None:
    path = str(file(tmp_path, *GOOD))
    assert run("import", "series", path) == (
        0, "Published figures: 4 new, 0 already here\n", "",
    )  # fmt: skip
    assert run("import", "series", path)[1] == "Published figures: 0 new, 4 already here\n"


@pytest.mark.django_db
def test_where_there_are_several_controllers_one_is_named(run: Run, tmp_path: Path) -> None:
    place = str(folder(tmp_path / "r"))
    assert run("import", "register", place, "--controller", "Fjordby")[0] == 0
    assert run("import", "register", place, "--controller", "Elvestad")[0] == 0
    code, output, words = run("figures", "portfolio")
    assert (code, output) == (1, "")
    assert words == "lykt: Say with --controller which one it is about: Elvestad, Fjordby.\n"
    code, _output, words = run("figures", "portfolio", "--controller", "Lillevik")
    assert words == "lykt: There is no controller called Lillevik; there is: Elvestad, Fjordby.\n"
    assert run("figures", "portfolio", "--controller", "Fjordby")[0] == 0


@pytest.mark.django_db
def test_the_operator_is_named_in_what_is_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lykt.organisation.models import AccountChange

    monkeypatch.setenv("LYKT_OPERATOR", "olav")
    code, password, words = run("user", "add", "kari", "--name", "Kari")
    assert (code, len(password.strip())) == (0, 23)
    assert words.startswith("kari signs in with this once")
    run("user", "add", "siri", "--name", "Siri", "--operator", "berit")
    names = set(AccountChange.objects.values_list("staff__username", "by"))
    assert names == {("kari", "operator olav"), ("siri", "operator berit")}
    code, output, words = run("user", "add", "kari", "--name", "Kari")
    assert (code, output, words.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_the_annual_report_is_written_whole(run: Run, tmp_path: Path, ending: str) -> None:
    place, out = folder(tmp_path / "r"), tmp_path / f"2012.{ending}"
    code, output, words = run(
        "report", "annual", "--year", "2012", "--register", str(place), "--out", str(out)
    )
    assert (code, output) == (0, "")
    assert "Internal" in words
    assert out.read_bytes().startswith({"pdf": b"%PDF", "xlsx": b"PK"}[ending])
    assert [path.name for path in tmp_path.iterdir()] != []
    before = out.read_bytes()
    code, _output, words = run(
        "report", "annual", "--year", "1999", "--register", str(place), "--out", str(out)
    )
    assert (code, words) == (1, "lykt: The register holds nobody met in 1999.\n")
    assert out.read_bytes() == before


def test_what_hears_enough_is_no_failure(lykt: Lykt, tmp_path: Path) -> None:
    place = folder(tmp_path / "r")
    script = f'"{sys.executable}" -c "{MAIN}" figures portfolio --register "{place}" | true'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", script],
        env=installation(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.django_db
def test_what_should_not_happen_is_told_without_what_it_was_about(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lykt.reports import importing

    def fail(*_arguments: object, **_more: object) -> None:
        raise ValueError("p1 is 22 years old")

    monkeypatch.setattr(importing, "take_in", fail)
    code, output, words = run("import", "register", str(folder(tmp_path)))
    assert (code, output) == (1, "")
    assert words == (
        "lykt: This should not happen (ValueError). LYKT_DEBUG=1 shows where it happened.\n"
    )


def test_a_database_that_is_none_is_told_in_one_line(lykt: Lykt, tmp_path: Path) -> None:
    (tmp_path / "x.sqlite3").write_bytes(b"nonsense" * 1000)
    url = {"LYKT_DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3"}
    done = lykt("figures", "portfolio", more=url)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert (tmp_path / "x.sqlite3").read_bytes() == b"nonsense" * 1000


def test_an_older_database_is_not_changed_by_the_way(lykt: Lykt, tmp_path: Path) -> None:
    assert lykt("prepare").returncode == 0
    import sqlite3

    path = tmp_path / "data" / "lykt.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'reports'")
    database.close()
    done = lykt("figures", "portfolio")
    assert done.returncode == 1
    assert "lykt prepare" in done.stderr
    with sqlite3.connect(path) as database:
        database.execute("DELETE FROM django_migrations")
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('people', '9999_later', '2030-01-01')"
        )
    database.close()
    assert "newer version" in lykt("figures", "portfolio").stderr


def test_check_says_what_to_do(lykt: Lykt, tmp_path: Path) -> None:
    empty = lykt("check")
    assert (empty.returncode, "Run: lykt prepare" in empty.stdout) == (1, True)
    lykt("prepare")
    (tmp_path / "data" / "secret_key").chmod(0o644)
    told = lykt("check", more={"LYKT_ALLOWED_HOSTS": "lykt.example.org"})
    assert "ok  the database" in told.stdout
    assert f"chmod go= {tmp_path}/data/secret_key" in told.stdout
    assert "LYKT_HTTPS=1" in told.stdout
    assert told.stderr.count("\n") == 1
