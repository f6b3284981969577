"""What is refused: one row for each kind of fault, in values and between rows."""

import codecs
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lykt.figures import files
from lykt.figures.faults import MESSAGES
from lykt.figures.register import BadRegister, Fault, open_register
from lykt.figures.schema import TABLES
from tests.figures.good import CONTACTS, FILES, PEOPLE, spoil, write_good


TODAY = date(2012, 12, 31)


def faults_of(folder: Path) -> list[Fault]:
    """Return the faults of a register that is refused."""
    with pytest.raises(BadRegister) as refused:
        open_register(folder, today=TODAY)
    return refused.value.faults


#: (file, what stands there, what is put there), (line, field, value, code).
VALUES = [
    # Empty where a value is needed.
    (("people.csv", "p3,", ","), (4, "person_id", "", "empty")),
    (("people.csv", "foreign", ""), (2, "origin", "", "empty")),
    (("people.csv", "female", ""), (2, "gender", "", "empty")),
    (("contacts.csv", "c1,", ","), (2, "contact_id", "", "empty")),
    (("contacts.csv", "2011-03-01", ""), (2, "date", "", "empty")),
    (("contacts.csv", "Lanternen,street", ",street"), (2, "unit", "", "empty")),
    (("contacts.csv", "street", '""'), (2, "channel", "", "empty")),
    (("shifts.csv", "Kaia", ""), (3, "area", "", "empty")),
    (("shifts.csv", "Kaia,2", "Kaia,"), (3, "staff", "", "empty")),
    (("shifts.csv", "3.5", ""), (2, "hours", "", "empty")),
    (("shifts.csv", "4,7", "4,"), (3, "met", "", "empty")),
    # Codes.
    (("people.csv", "NG", "Nigeria"), (2, "country", "Nigeria", "code")),
    (("people.csv", "NG", "ng"), (2, "country", "ng", "code")),
    (("people.csv", "NG", "ZZ"), (2, "country", "ZZ", "code")),
    (("people.csv", "foreign", "Foreign"), (2, "origin", "Foreign", "code")),
    (("people.csv", "female", "kvinne"), (2, "gender", "kvinne", "code")),
    (("people.csv", "RO", "ROU"), (4, "passport", "ROU", "code")),
    (("contacts.csv", "street", "stret"), (2, "channel", "stret", "code")),
    (("contacts.csv", "street", "street "), (2, "channel", "street ", "code")),
    # Dates.
    (("contacts.csv", "2011-03-01", "01.03.2011"), (2, "date", "01.03.2011", "date")),
    (("contacts.csv", "2011-03-01", "2011-02-29"), (2, "date", "2011-02-29", "date")),
    (("contacts.csv", "2011-03-01", "2011-3-1"), (2, "date", "2011-3-1", "date")),
    (("contacts.csv", "2011-03-01", "2011/03/01"), (2, "date", "2011/03/01", "date")),
    (("contacts.csv", "2011-03-01", "20110301"), (2, "date", "20110301", "date")),
    (("contacts.csv", "2011-03-01", "i går"), (2, "date", "i går", "date")),
    (("contacts.csv", "2011-03-01", "infinity"), (2, "date", "infinity", "date")),
    (
        ("contacts.csv", "2011-03-01", "2011-03-01T23:30:00+01:00"),
        (2, "date", "2011-03-01T23:30:00+01:00", "timestamp"),
    ),
    (
        ("contacts.csv", "2011-03-01", "2011-03-01 00:00:00"),
        (2, "date", "2011-03-01 00:00:00", "timestamp"),
    ),
    (("contacts.csv", "2011-03-01", "2013-01-01"), (2, "date", "2013-01-01", "future")),
    (("contacts.csv", "2011-03-01", "1011-03-01"), (2, "date", "1011-03-01", "early")),
    (("shifts.csv", "2011-03-01", "2013-01-01"), (2, "date", "2013-01-01", "future")),
    (("people.csv", "2005-01-31", "2013-01-01"), (2, "first_contact", "2013-01-01", "future")),
    (("people.csv", "2005-01-31", "31/1/05"), (2, "first_contact", "31/1/05", "date")),
    # Numbers.
    (("people.csv", "1985", "85"), (2, "birth_year", "85", "range")),
    (("people.csv", "1985", "1985.0"), (2, "birth_year", "1985.0", "number")),
    (("people.csv", "1985", "ukjent"), (2, "birth_year", "ukjent", "number")),
    (("people.csv", "1985", "2013"), (2, "birth_year", "2013", "range")),
    (("shifts.csv", ",12,", ",-1,"), (2, "met", "-1", "range")),
    (("shifts.csv", ",12,", ",tolv,"), (2, "met", "tolv", "number")),
    (("shifts.csv", ",12,", ",12.5,"), (2, "met", "12.5", "number")),
    (("shifts.csv", ",12,", ",1e3,"), (2, "met", "1e3", "number")),
    (("shifts.csv", ",20\n", ",-20\n"), (2, "seen", "-20", "range")),
    (("shifts.csv", "Kaia,2", "Kaia,-2"), (3, "staff", "-2", "range")),
    (("shifts.csv", ",12,", ",99999999999999999999,"), (2, "met", "9" * 20, "number")),
    (("shifts.csv", "3.5", "3:30"), (2, "hours", "3:30", "decimal")),
    (("shifts.csv", "3.5", '"3,5"'), (2, "hours", "3,5", "decimal")),
    (("shifts.csv", "3.5", "3.333"), (2, "hours", "3.333", "decimal")),
    (("shifts.csv", "3.5", "24.5"), (2, "hours", "24.5", "range")),
    (("shifts.csv", "3.5", "-1"), (2, "hours", "-1", "range")),
    (("shifts.csv", "3.5", "nan"), (2, "hours", "nan", "decimal")),
    # Text.
    (
        ("contacts.csv", "Lanternen,street", "L" * 101 + ",street"),
        (2, "unit", "L" * 40 + "…", "long_text"),
    ),
    # Age bands.
    (("people.csv", "30-39", "tretti"), (3, "age_band", "tretti", "age_band")),
    (("people.csv", "30-39", "30–39"), (3, "age_band", "30–39", "age_band")),
    (("people.csv", "30-39", "39-30"), (3, "age_band", "39-30", "age_band")),
    (("people.csv", "30-39", "under 0"), (3, "age_band", "under 0", "age_band")),
    (("people.csv", "30-39,2010", "30-39,"), (3, "age_band", "30-39", "age_band_year")),
    # Rows held against each other.
    (("people.csv", "p3", "p1"), (4, "person_id", "p1", "repeated")),
    (("contacts.csv", "c3", "c1"), (4, "contact_id", "c1", "repeated")),
    (("shifts.csv", "s2", "s1"), (3, "shift_id", "s1", "repeated")),
    (("contacts.csv", "p2", "p9"), (3, "person_id", "p9", "no_person")),
    (("contacts.csv", "p2", "P2"), (3, "person_id", "P2", "no_person")),
    (("people.csv", "1985", "2006"), (2, "first_contact", "2005-01-31", "before_birth")),
    (("people.csv", "1985,,,2005-01-31", "2012,,,"), (2, "date", "2011-03-01", "before_birth")),
]


@pytest.mark.parametrize(("change", "fault"), VALUES)
def test_a_wrong_value_is_named(
    tmp_path: Path, change: tuple[str, str, str], fault: tuple[int, str, str, str]
) -> None:
    line, field, value, code = fault
    file = "contacts.csv" if (code, field) == ("before_birth", "date") else change[0]
    found = faults_of(spoil(tmp_path, *change))
    assert [(f.file, f.line, f.field, f.value, f.code) for f in found] == [
        (file, line, field, value, code)
    ]


#: What makes a file another thing than a table: (what is put there), (line, field, code).
COLUMNS = [
    (("people.csv", "country,", ""), (1, "country", "missing_column")),
    (("contacts.csv", "channel", "kanal"), (1, "channel", "missing_column")),
    (("shifts.csv", "met,seen", "met,seen,comment"), (1, "comment", "extra_column")),
    (("people.csv", "passport", "name"), (1, "name", "extra_column")),
    (("people.csv", "passport", "gender"), (1, "gender", "repeated_column")),
]


@pytest.mark.parametrize(("change", "fault"), COLUMNS)
def test_a_wrong_column_is_named(
    tmp_path: Path, change: tuple[str, str, str], fault: tuple[int, str, str]
) -> None:
    found = faults_of(spoil(tmp_path, *change))
    assert (found[0].file, found[0].line) == (change[0], fault[0])
    assert fault in [(f.line, f.field, f.code) for f in found]


#: (bytes of contacts.csv), (line, code).
SHAPES = {
    "an empty file": (b"", (1, "empty_file")),
    "a file of one blank line": (b"\n", (1, "empty_file")),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(1000), (1, "format")),
    "a workbook": (b"PK\x03\x04" + bytes(range(256)) * 9, (1, "format")),
    "JSON": (b'[{"contact_id": "c1"}]\n', (1, "format")),
    "a web page": (b"<!doctype html>\n<p>Hei</p>\n", (1, "format")),
    "another table": (b"a,b,c\n1,2,3\n", (1, "format")),
    "random bytes": (bytes((i * 7919) % 251 for i in range(5000)), (1, "format")),
    "semicolons": (CONTACTS.replace(",", ";").encode(), (1, "separator")),
    "tabs": (CONTACTS.replace(",", "\t").encode(), (1, "separator")),
    "UTF-16": (codecs.BOM_UTF16_LE + CONTACTS.encode("utf-16-le"), (1, "encoding")),
    "UTF-16 without its mark": (CONTACTS.encode("utf-16-le"), (1, "encoding")),
    "latin-1": (CONTACTS.replace("Lanternen,street", "Blålys,street").encode("latin-1"),
                (2, "encoding")),
    "latin-1 in the header": (CONTACTS.replace("unit", "enhét").encode("latin-1"),
                              (1, "encoding")),
    "old line breaks": (CONTACTS.replace("\n", "\r").encode(), (1, "line_break")),
    "line breaks of two kinds": (CONTACTS.replace("street\n", "street\r\n").encode(),
                                 (2, "line_break")),
    "a value too few": (CONTACTS.replace(",street", "").encode(), (2, "columns")),
    "a value too many": (CONTACTS.replace("street", "street,").encode(), (2, "columns")),
    "a blank line between rows": (CONTACTS.replace("c2", "\nc2").encode(), (3, "blank_line")),
    "a line break in a value": (CONTACTS.replace(", natt", ",\nnatt").encode(), (3, "quote")),
    "a quotation mark in a value": (CONTACTS.replace("c2,", 'c"2,').encode(), (3, "quote")),
    "a NUL": (CONTACTS.replace("c2,", "c2\0,").encode(), (3, "control")),
    "a line without end": (CONTACTS.encode() + b"x" * 100_000, (5, "long_line")),
    "a header without end": (b"x" * 100_000, (1, "long_line")),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_a_file_that_is_no_table_is_named(tmp_path: Path, name: str) -> None:
    content, fault = SHAPES[name]
    write_good(tmp_path)
    (tmp_path / "contacts.csv").write_bytes(content)
    first = faults_of(tmp_path)[0]
    assert (first.file, first.line, first.code) == ("contacts.csv", *fault)


def test_lines_after_a_misshapen_one_are_checked_too(tmp_path: Path) -> None:
    text = CONTACTS.replace("c1,p1", "c1,p1,p1").replace("drop_in", "kafé")
    write_good(tmp_path)
    (tmp_path / "contacts.csv").write_text(text)
    assert [(f.line, f.code, f.value) for f in faults_of(tmp_path)] == [
        (2, "columns", ""),
        (4, "code", "kafé"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line breaks of Windows"),
        pytest.param(lambda text: "\ufeff" + text, id="a byte order mark"),
        pytest.param(lambda text: "\ufeff" + text.replace("\n", "\r\n"), id="both"),
        pytest.param(lambda text: text.rstrip("\n"), id="no line break at the end"),
        pytest.param(lambda text: text + "\n\n", id="blank lines at the end"),
        pytest.param(lambda text: text.replace("NG", '"NG"').replace("c1", '"c1"'), id="quotes"),
        pytest.param(lambda text: text.splitlines(keepends=True)[0], id="no rows"),
    ],
)
def test_what_does_no_harm_is_let_by(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(change(text).encode())
    with open_register(tmp_path, today=TODAY) as register:
        rows = {name: sum(batch.num_rows for batch in register.batches(name)) for name in TABLES}
    empty = "p1" not in change(PEOPLE)
    there = {} if empty else {"people": 3, "contacts": 3, "shifts": 2}
    assert rows == dict.fromkeys(rows, 0) | there


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    write_good(tmp_path)
    (tmp_path / "shifts.csv").unlink()
    assert [str(fault) for fault in faults_of(tmp_path)] == [
        "shifts.csv: The file is missing. A register holds shifts.csv / shifts.parquet."
    ]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert [f.code for f in faults_of(tmp_path / "nowhere")] == ["no_folder"]


def test_a_table_given_twice_is_refused(tmp_path: Path) -> None:
    write_good(tmp_path)
    (tmp_path / "people.parquet").write_bytes(b"PAR1")
    assert [(f.file, f.code) for f in faults_of(tmp_path)] == [("people.csv", "two_files")]


@pytest.mark.parametrize("content", [b"", b"PAR1" + bytes(100), b"nonsense"])
def test_a_broken_parquet_file_is_named(tmp_path: Path, content: bytes) -> None:
    write_good(tmp_path)
    (tmp_path / "people.csv").unlink()
    (tmp_path / "people.parquet").write_bytes(content)
    (fault,) = faults_of(tmp_path)
    assert fault.file == "people.parquet"
    assert fault.code == ("format" if content else "empty_file")


PARQUET_CONTACTS = {
    "contact_id": pa.array(["c1", "c2", "c3"]),
    "person_id": pa.array(["p1", None, ""]),
    "date": pa.array([date(2012, 1, 1)] * 3),
    "unit": pa.array(["Unit"] * 3),
    "channel": pa.array(["street"] * 3).dictionary_encode(),
}
#: (columns that are changed), the faults as (line, field, code).
PARQUET = {
    "right": ({}, []),
    "text dates": ({"date": pa.array(["2012-01-01"] * 3)}, []),
    "a time": (
        {"date": pa.array([0, 1, 2], pa.timestamp("us"))},
        [(1, "date", "column_type")],
    ),
    "bytes": ({"unit": pa.array([b"a", b"b", b"c"])}, [(1, "unit", "column_type")]),
    "lists": ({"unit": pa.array([["a"], ["b"], ["c"]])}, [(1, "unit", "column_type")]),
    "a wrong code": (
        {"channel": pa.array(["street", "gate", "street"])},
        [(3, "channel", "code")],
    ),
    "the future": (
        {"date": pa.array([date(2012, 1, 1), date(2012, 1, 1), date(2013, 1, 1)])},
        [(4, "date", "future")],
    ),
    "a line break": ({"unit": pa.array(["a\nb", "a", "a"])}, [(2, "unit", "control")]),
    "a repeated id": (
        {"contact_id": pa.array(["c1", "c2", "c1"])},
        [(4, "contact_id", "repeated")],
    ),
    "nobody": ({"person_id": pa.array([None, "p9", None])}, [(3, "person_id", "no_person")]),
}


@pytest.mark.parametrize("name", PARQUET)
def test_parquet_is_checked_alike(tmp_path: Path, name: str) -> None:
    changed, expected = PARQUET[name]
    write_good(tmp_path)
    (tmp_path / "contacts.csv").unlink()
    pq.write_table(pa.table({**PARQUET_CONTACTS, **changed}), tmp_path / "contacts.parquet")
    if expected:
        assert [(f.line, f.field, f.code) for f in faults_of(tmp_path)] == expected
    else:
        open_register(tmp_path, today=TODAY).close()


def test_faults_come_by_file_and_line_and_the_rest_is_counted(tmp_path: Path) -> None:
    write_good(tmp_path)
    rows = [f"c{n},p1,2011-03-01,Unit,{'stret' if n % 2 else 'street'}\n" for n in range(2, 100)]
    text = CONTACTS.splitlines(keepends=True)[0] + "".join(rows)
    (tmp_path / "contacts.csv").write_text(text)
    (tmp_path / "people.csv").write_text(PEOPLE.replace("NG", "ng"))
    with pytest.raises(BadRegister) as refused:
        open_register(tmp_path, today=TODAY)
    faults = refused.value.faults
    assert [(f.file, f.line) for f in faults] == [("contacts.csv", n) for n in range(3, 43, 2)]
    assert refused.value.more == 49 + 1 - 20
    assert refused.value.exact
    assert str(refused.value).endswith("… and 30 more.")


def test_a_file_full_of_misshapen_lines_is_given_up(tmp_path: Path) -> None:
    write_good(tmp_path)
    (tmp_path / "contacts.csv").write_text(CONTACTS + "nonsense\n" * 5000)
    with pytest.raises(BadRegister) as refused:
        open_register(tmp_path, today=TODAY)
    assert not refused.value.exact
    assert str(refused.value).endswith("… and at least 981 more.")


def test_lines_are_right_in_a_large_file(tmp_path: Path) -> None:
    """The engine reads a large file in several pieces at once; the lines must still be right."""
    write_good(tmp_path)
    wrong = {200_001, 399_999}
    with (tmp_path / "contacts.csv").open("w") as stream:
        stream.write(CONTACTS.splitlines(keepends=True)[0])
        for line in range(2, 400_002):
            stream.write(f"c{line},p1,2011-03-01,Unit,{'x' if line in wrong else 'street'}\n")
    assert {f.line for f in faults_of(tmp_path)} == wrong


def test_a_fault_shows_no_more_of_a_value_than_it_must() -> None:
    fault = Fault("people.csv", 2, "origin", "\x1b[31m" + "a" * 100, "code", {"allowed": "b"})
    assert str(fault) == (
        "people.csv, line 2, field origin, value '\\x1b[31m" + "a" * 32 + "…': "
        "The code is not known. Allowed: b."
    )


def test_every_fault_is_told_in_a_sentence() -> None:
    for code, message in MESSAGES.items():
        fault = Fault("people.csv", 2, "origin", "x", code, {"allowed": "anything"})
        assert fault.message == message
        assert str(fault).endswith(".")


@pytest.fixture
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGE", 100)
    monkeypatch.setattr(files, "MOST_FAULTS", 50)


@pytest.mark.usefixtures("small_is_large")
@pytest.mark.parametrize(
    "line", ["lorem,ipsum,dolor,sit,amet\n", "lorem ipsum\n", "c1,,2012-01-01,Unit\n"]
)
def test_a_large_file_of_nonsense_is_judged_by_its_beginning(tmp_path: Path, line: str) -> None:
    write_good(tmp_path)
    with (tmp_path / "contacts.csv").open("w") as stream:
        stream.write(CONTACTS.splitlines(keepends=True)[0])
        for _ in range(100_000):
            stream.write(line)
    with pytest.raises(BadRegister) as refused:
        open_register(tmp_path, today=TODAY)
    assert not refused.value.exact
    assert refused.value.more < 100_000
    assert refused.value.faults[0].line == 2


@pytest.mark.usefixtures("small_is_large")
def test_a_large_file_that_begins_well_is_checked_to_the_end(tmp_path: Path) -> None:
    write_good(tmp_path)
    with (tmp_path / "contacts.csv").open("w") as stream:
        stream.write(CONTACTS.splitlines(keepends=True)[0])
        for number in range(100_000):
            stream.write(f"c{number},p1,2011-03-01,Unit,street\n")
        stream.write("c,p1,2011-03-01,Unit,gate\n")
    assert [(f.line, f.code) for f in faults_of(tmp_path)] == [(100_002, "code")]


@pytest.mark.usefixtures("small_is_large")
def test_a_large_good_register_is_opened(tmp_path: Path) -> None:
    open_register(write_good(tmp_path), today=TODAY).close()
