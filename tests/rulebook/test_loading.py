"""Files of rules: read as they stand, or refused with every fault, by file, row and field."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.rulebook.checks import check_book
from lykt.rulebook.faults import SHOWN, BadRulebook
from lykt.rulebook.loading import read_rules
from lykt.rulebook.rows import Kind, Mark, Recipient, Status
from tests.rulebook.good import GOOD, a_rule, written


def faults(folder: Path) -> list[str]:
    with pytest.raises(BadRulebook) as bad:
        read_rules(folder)
    return bad.value.lines()


def test_a_good_row_is_read_whole(tmp_path: Path) -> None:
    more = {
        "title": '{nb = "A", nn = "B", en = "C"}',
        "text": '{nb = """\nTo\n  linjer. """, nn = "b", en = "c"}',
        "law_id": '"LOV-2021-06-18-97"',
        "section": '"§ 13-2"',
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
        "from_memory": '["section", "valid_from"]',
    }
    (rule,) = read_rules(written(tmp_path, more))
    assert (rule.ref, rule.kind, rule.status) == ("retention.contact", Kind.RETENTION, "current")
    assert (rule.months, rule.days, rule.hours, rule.no_end) == (24, None, None, False)
    assert rule.text("nb") == "To linjer."
    assert (rule.law_id, rule.section) == ("LOV-2021-06-18-97", "§ 13-2")
    assert (rule.valid_from, rule.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert rule.from_memory == ("section", "valid_from")
    assert (rule.checked_on, rule.review_by) == (date(2026, 11, 23), date(2027, 11, 23))
    assert (rule.mark, rule.source, rule.checked_by) == (Mark.OWN, "Our own choice.", "Someone")
    assert (rule.file, rule.row) == ("some.toml", 1)


def test_a_duty_names_whom_it_lets_be_told(tmp_path: Path) -> None:
    duty = {"kind": '"duty"', "months": None, "shares_with": '["police", "ambulance"]'}
    (rule,) = read_rules(written(tmp_path, duty))
    assert rule.shares_with == (Recipient.POLICE, Recipient.AMBULANCE)


#: What is changed in a good row (a dash takes it out), and the fault it makes.
BAD_ROWS = """
ref         | -                      | field ref: The field is missing
ref         | "Contact"              | field ref, value 'Contact': The value is not written so
ref         | "contact"              | field ref, value 'contact': The value is not written so
kind        | "habit"                | field kind, value 'habit': The word is not known. Allowed: duty, retention
title       | -                      | field title: The field is missing. Needed: nb, nn, en
title       | "Contacts"             | field title, value 'Contacts': The value is of another kind
title       | {nb = "A", en = "C"}   | field title.nn: The field is missing
text        | {nb="A",nn=" ",en="C"} | field text.nn: The value is empty
text        | {nb="A",nn=1,en="C"}   | field text.nn, value '1': The value is of another kind
text        | {nb="A",nn="B",en="C",ro="D"} | field text.ro: There is no such field. Allowed: nb, nn, en
law_id      | "straffeloven"         | field law_id, value 'straffeloven': The value is not written so
months      | 0                      | field months, value '0': The number is out of range. Allowed: 1–1200
months      | -3                     | field months, value '-3': The number is out of range
months      | 1201                   | field months, value '1201': The number is out of range
months      | "24"                   | field months, value '24': The value is of another kind
months      | 24.0                   | field months, value '24.0': The value is of another kind
months      | true                   | field months, value 'True': The value is of another kind
months      | -                      | The rule says no length of time. Needed: one of months, days, hours, no_end
days        | 10                     | field days: The rule says two lengths of time
no_end      | true                   | field no_end: The rule says two lengths of time
article_6   | "6(1)(e)"              | field article_6: A rule of this kind has no such field. Allowed for: basis
shares_with | ["police"]             | field shares_with: A rule of this kind has no such field. Allowed for: duty
source      | -                      | field source: The field is missing. Needed: text
source      | "  "                   | field source: The value is empty
mark        | "heard"                | field mark, value 'heard': The word is not known. Allowed: read, part, memory, own
mark        | "memory"               | field status, value 'current': What is from memory is uncertain. Allowed: status uncertain
mark        | "read"                 | field valid_from: The field is missing. Needed: the first day of a rule in force
from_memory | []                     | field from_memory: The value is empty
from_memory | ["source"]             | field from_memory, value 'source': The word is not known. Allowed: law_id, section
from_memory | ["section","section"]  | field from_memory, value 'section, section': The word is there twice
from_memory | "section"              | field from_memory, value 'section': The value is of another kind
status      | "gjeldende"            | field status, value 'gjeldende': The word is not known. Allowed: current, adopted, repealed, uncertain
valid_from  | "2026-01-01"           | field valid_from, value '2026-01-01': The value is of another kind. Allowed: a date
valid_from  | 2026-01-01T12:00:00    | field valid_from, value '2026-01-01 12:00:00': The value is of another kind
replaces    | "law.nowhere"          | field replaces, value 'law.nowhere': There is no such rule
replaces    | "b.b"                  | field replaces, value 'b.b': There is no such rule
checked_on  | -                      | field checked_on: The field is missing
review_by   | 2026-11-22             | field review_by, value '2026-11-22': The date lies too early. Allowed: from 2026-11-23
colour      | "red"                  | field colour: There is no such field. Allowed: ref, kind
"""  # noqa: E501 - a table


@pytest.mark.parametrize("line", BAD_ROWS.strip().splitlines())
def test_a_bad_row_is_refused(line: str, tmp_path: Path) -> None:
    field, value, told = (cell.strip() for cell in line.split("|"))
    changed = {"ref": '"b.b"', field: None if value == "-" else value}
    # The row before it is good, and is not blamed.
    (found,) = faults(written(tmp_path, {}, changed))
    named = {"-": ""}.get(value, f" ({value[1:-1]})") if field == "ref" else " (b.b)"
    assert found.startswith(f"some.toml, row 2{named}")
    assert told in found


def test_a_last_day_is_not_before_the_first(tmp_path: Path) -> None:
    (told,) = faults(written(tmp_path, {"valid_from": "2026-02-01", "valid_to": "2026-01-31"}))
    assert told == (
        "some.toml, row 1 (retention.contact), field valid_to, value '2026-01-31':"
        " The date lies too early. Allowed: from 2026-02-01."
    )
    read_rules(written(tmp_path, {"valid_from": "2026-02-01", "valid_to": "2026-02-01"}))


BASIS = {"kind": '"basis"', "months": None, "article_6": '"6(1)(e)"', "article_9": '"9(2)(h)"'}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"article_9": None}, "field article_9: The field is missing. Needed: 9(2)(h)."),
        ({"article_6": '"6(1)(g)"'}, "field article_6, value '6(1)(g)': The value is not written"),
        ({"article_6": '"6"'}, "field article_6, value '6': The value is not written"),
        ({"months": "1"}, "field months: A rule of this kind has no such field. Allowed for:"
         " retention, consent, deadline, clock."),
    ],
)  # fmt: skip
def test_a_basis_names_both_articles(
    changes: dict[str, str | None], told: str, tmp_path: Path
) -> None:
    assert read_rules(written(tmp_path, BASIS))[0].article_6 == "6(1)(e)"
    assert any(told in line for line in faults(written(tmp_path, {**BASIS, **changes})))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.BASIS, Kind.CLOCK}])
def test_which_kinds_need_a_length(kind: Kind, tmp_path: Path) -> None:
    folder = written(tmp_path, {"kind": f'"{kind}"', "months": None})
    if kind in {Kind.RETENTION, Kind.DEADLINE}:
        assert len(faults(folder)) == 1
    else:
        assert read_rules(folder)[0].span is None


def test_no_end_is_said_or_left_out(tmp_path: Path) -> None:
    (rule,) = read_rules(written(tmp_path, {"months": None, "no_end": "true"}))
    assert (rule.no_end, rule.span) == (True, None)
    (told,) = faults(written(tmp_path, {"months": None, "no_end": "false"}))
    assert "field no_end, value 'false': The value is of another kind" in told


def test_a_deadline_has_an_end(tmp_path: Path) -> None:
    changes = {"kind": '"deadline"', "months": None, "no_end": "true"}
    assert "no such field" in faults(written(tmp_path, changes))[0]


def test_several_faults_are_told_at_once_in_order(tmp_path: Path) -> None:
    written(tmp_path, {"ref": '"a.a"', "source": None, "mark": '"heard"'}, name="b.toml")
    written(tmp_path, {}, {"ref": '"b.b"', "months": "0"}, name="a.toml")
    found = faults(tmp_path)
    assert [line.split(":")[0] for line in found] == [
        "a.toml, row 2 (b.b), field months, value '0'",
        "b.toml, row 1 (a.a), field source",
        "b.toml, row 1 (a.a), field mark, value 'heard'",
    ]


def test_many_faults_are_counted(tmp_path: Path) -> None:
    rows = [{"ref": f'"a.r{number}"', "source": None} for number in range(SHOWN + 3)]
    found = faults(written(tmp_path, *rows))
    assert len(found) == SHOWN + 1
    assert found[-1] == "… and 3 more."


def test_a_long_or_strange_value_is_shortened(tmp_path: Path) -> None:
    (told,) = faults(written(tmp_path, {"mark": '"' + "x" * 80 + '"'}))
    assert f"value '{'x' * 40}…'" in told
    (told,) = faults(written(tmp_path, {"mark": '"a\\u001bb"'}))
    assert "value 'a\\x1bb'" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "some.toml: The file holds no rules."),
        (b"rule = []", "some.toml: The file holds no rules."),
        (b"rule = 'one'", "some.toml: The file holds no rules."),
        (b"[[rule]]\nref = ", "some.toml: This is not TOML. "),
        (b"# \xe6\n", "some.toml: The text is not UTF-8."),
        (b"rule = ['one']", "some.toml, row 1, value 'one': "),
    ],
)
def test_a_file_that_holds_no_rules(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "some.toml").write_bytes(content)
    (line,) = faults(tmp_path)
    assert line.startswith(told)


def test_what_stands_beside_the_rules_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, {})
    file = folder / "some.toml"
    file.write_text("version = 1\n" + file.read_text("utf-8"), encoding="utf-8")
    assert faults(folder) == [
        "some.toml, field version: There is no such field. Allowed: [[rule]]."
    ]


def test_a_folder_without_rules(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        (line,) = faults(place)
        assert line.startswith(f"{place}: There are no rules here. Allowed: a folder with files")


#: First and last day of two versions, and the row that is blamed, if any.
VERSIONS = """
2026-01-01 | 2026-06-30 | 2026-07-01 | .          | .
2026-01-01 | 2026-06-30 | 2026-06-30 | .          | 2
2026-01-01 | .          | 2026-07-01 | .          | 2
2026-07-01 | .          | 2026-01-01 | .          | 1
2026-07-01 | .          | 2026-01-01 | 2026-06-30 | .
.          | .          | .          | .          | 2
.          | 2025-12-31 | 2026-01-01 | .          | .
2026-01-01 | 2026-12-31 | 2026-03-01 | 2026-04-01 | 2
2026-01-01 | 2026-01-01 | 2026-01-01 | 2026-01-01 | 2
"""


@pytest.mark.parametrize("line", VERSIONS.strip().splitlines())
def test_two_versions_never_hold_on_one_day(line: str, tmp_path: Path) -> None:
    cells = [None if cell.strip() == "." else cell.strip() for cell in line.split("|")]
    one = {"valid_from": cells[0], "valid_to": cells[1]}
    other = {"valid_from": cells[2], "valid_to": cells[3], "months": "36"}
    folder = written(tmp_path, one, other)
    if cells[4] is None:
        assert len(read_rules(folder)) == 2
    else:
        (told,) = faults(folder)
        assert told.startswith(f"some.toml, row {cells[4]} (retention.contact), field valid_from")
        assert f"The other is in some.toml, row {3 - int(cells[4])}." in told


def test_each_version_that_a_long_one_covers_is_told_of(tmp_path: Path) -> None:
    long = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    short = {"valid_from": "2026-02-01", "valid_to": "2026-02-28"}
    later = {"valid_from": "2026-06-01", "valid_to": "2026-06-30"}
    found = faults(written(tmp_path, long, short, later))
    assert [line.split(" (")[0] for line in found] == ["some.toml, row 2", "some.toml, row 3"]
    assert all("The other is in some.toml, row 1." in line for line in found)


def test_versions_in_two_files_are_held_against_each_other(tmp_path: Path) -> None:
    written(tmp_path, {}, name="a.toml")
    written(tmp_path, {"valid_from": "2026-01-01"}, name="b.toml")
    (told,) = faults(tmp_path)
    assert told.startswith("b.toml, row 1")
    assert "in a.toml, row 1" in told


def test_what_is_adopted_without_a_day_holds_on_none(tmp_path: Path) -> None:
    rules = read_rules(written(tmp_path, {}, {"status": '"adopted"', "months": "36"}))
    assert [rule.holds(date(2026, 11, 23)) for rule in rules] == [True, False]


days = st.dates(date(2026, 1, 1), date(2026, 1, 20))


@given(st.lists(st.tuples(st.none() | days, st.none() | days), max_size=5))
def test_an_overlap_is_found_exactly_when_a_day_has_two_versions(
    spans: list[tuple[date | None, date | None]],
) -> None:
    versions = [
        a_rule(valid_from=first, valid_to=last, row=row)
        for row, (first, last) in enumerate(spans, start=1)
        if not (first and last and last < first)
    ]
    around = [date(2025, 12, 30) + timedelta(days=number) for number in range(25)]
    doubled = any(sum(rule.holds(on) for rule in versions) > 1 for on in around)
    assert bool(check_book(versions)) == doubled


def test_a_rule_replaces_one_that_has_ended(tmp_path: Path) -> None:
    old = {"ref": '"law.old"', "valid_to": "2025-12-31"}
    new = {"ref": '"law.new"', "valid_from": "2026-01-01", "replaces": '"law.old"'}
    assert read_rules(written(tmp_path, old, new))[1].replaces == "law.old"
    (told,) = faults(written(tmp_path, {**old, "valid_to": "2026-01-01"}, new))
    assert "row 2 (law.new), field replaces, value 'law.old'" in told
    assert "Allowed: a last day before 2026-01-01." in told
    # Where the old has no last day, or the new no first one, nobody knows better.
    read_rules(written(tmp_path, {**old, "valid_to": None}, new))
    read_rules(written(tmp_path, old, {**new, "valid_from": None}))


def test_a_version_replaces_an_earlier_one_of_its_own(tmp_path: Path) -> None:
    one = {"valid_from": "2026-01-01", "valid_to": "2026-06-30"}
    two = {"valid_from": "2026-07-01", "replaces": f"{GOOD['ref']}"}
    read_rules(written(tmp_path, one, two))
    (told,) = faults(
        written(tmp_path, {**one, "replaces": GOOD["ref"]}, {**two, "replaces": None})
    )
    assert told.startswith("some.toml, row 1 (retention.contact), field replaces")


def test_what_is_from_memory_is_uncertain(tmp_path: Path) -> None:
    for status in Status:
        folder = written(tmp_path, {"mark": '"memory"', "status": f'"{status}"'})
        if status is Status.UNCERTAIN:
            assert not read_rules(folder)[0].drives(date(2026, 11, 23))
        else:
            assert "from memory" in faults(folder)[0]
