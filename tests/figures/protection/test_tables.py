"""A register with the tables of protection: what is refused in them, and what is not asked."""

import json
from datetime import date
from pathlib import Path

import pytest

from lykt.figures.protection.tables import PROTECTION
from lykt.figures.register import BadRegister, open_register, write_register
from lykt.figures.schema import NEEDED, TABLES, datapackage
from tests.figures.good import write_good


TODAY = date(2012, 12, 31)

FILES = {
    "concerns.csv": """\
concern_id,date,unit,source,outcome,outcome_date,first_meeting_date
w1,2011-03-01,Lanternen,hotel,case_opened,2011-03-02,2011-03-10
""",
    "consultations.csv": """\
consultation_id,date,unit,with_whom,theme
t1,2011-03-01,Lanternen,school,signs
""",
    "cases.csv": """\
case_id,person_id,unit,opened,closed,closing,age,exploitation,identified,identified_by,verified,\
verified_by,reflection_applied,reflection_granted,reflection_until
k1,p1,Lanternen,2011-03-02,2012-03-01,returned,adult,sexual,2011-03-03,nav,2011-05-01,police,\
2011-03-10,2011-03-20,2013-09-20
k2,,Lanternen,2011-03-02,,,,,,,,,,,
""",
    "stays.csv": """\
stay_id,case_id,person_id,unit,place_kind,from,to
b1,k1,p1,Lanternen,rosa,2011-03-02,2011-04-01
b2,,,Lanternen,,2011-03-02,
""",
    "counts.csv": """\
count_id,date,unit,counted,region,group_gender,how_many
n1,2011-03-02,Lanternen,met,west_africa,female,4
""",
    "indoor_places.csv": """\
opening_id,place_id,unit,indoor_kind,opened,closed
o1,1,Lanternen,institute,2011-03-02,2011-04-01
o2,1,Lanternen,institute,2011-05-01,
""",
    "indoor_visits.csv": """\
visit_id,date,unit,place_id,indoor_kind,way,went,seen,met
v1,2011-03-02,Lanternen,1,institute,visit,let_in,4,2
v2,2011-03-03,Lanternen,1,institute,call,nobody,,0
""",
    "signals.csv": """\
signal_id,date,unit,scene_kind,signal_kind,source_kind,strength
g1,2011-03-02,Lanternen,hotel,more,seen,observed
""",
    "trainings.csv": """\
training_id,date,unit,training_kind,audience,participants,classes
e1,2011-03-02,Lanternen,talk,health,20,
""",
}


def write(folder: Path, **changed: tuple[str, str]) -> Path:
    """Write the good register with these tables; of each named one piece is changed."""
    write_good(folder)
    for name, text in FILES.items():
        old, new = changed.get(name.removesuffix(".csv"), ("", ""))
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_a_good_register_is_opened(tmp_path: Path) -> None:
    with open_register(write(tmp_path), today=TODAY) as register:
        rows = {name: sum(batch.num_rows for batch in register.batches(name)) for name in TABLES}
    assert (rows["concerns"], rows["cases"], rows["stays"]) == (1, 2, 2)


@pytest.mark.parametrize("name", [table.name for table in PROTECTION])
def test_a_register_without_a_table_is_whole(tmp_path: Path, name: str) -> None:
    write(tmp_path)
    (tmp_path / f"{name}.csv").unlink()
    if name == "cases":
        (tmp_path / "stays.csv").unlink()
    with open_register(tmp_path, today=TODAY) as register:
        assert list(register.batches(name)) == []


#: (table, what stands there, what is put there), (line, field, value, code).
WRONG = [
    (("concerns", "w1,", ","), (2, "concern_id", "", "empty")),
    (("concerns", "hotel", "hotell"), (2, "source", "hotell", "code")),
    (("concerns", "case_opened", "solved"), (2, "outcome", "solved", "code")),
    (("concerns", "2011-03-10", "2013-01-01"), (2, "first_meeting_date", "2013-01-01", "future")),
    (("concerns", "2011-03-02", "2011-02-28"), (2, "outcome_date", "2011-02-28", "order")),
    (("concerns", "2011-03-10", "2011-02-28"), (2, "first_meeting_date", "2011-02-28", "order")),
    (("consultations", "signs", "sign"), (2, "theme", "sign", "code")),
    (("consultations", "2011-03-01", "1 March"), (2, "date", "1 March", "date")),
    (("cases", "k2", "k1"), (3, "case_id", "k1", "repeated")),
    (("cases", "p1", "p9"), (2, "person_id", "p9", "no_person")),
    (("cases", "2012-03-01", "2011-03-01"), (2, "closed", "2011-03-01", "order")),
    (("cases", "2011-05-01", "2011-03-02"), (2, "verified", "2011-03-02", "order")),
    (("cases", "2011-03-20", "2011-03-09"), (2, "reflection_granted", "2011-03-09", "order")),
    (("cases", "2013-09-20", "2011-03-19"), (2, "reflection_until", "2011-03-19", "order")),
    (("cases", "police", "nav"), (2, "verified_by", "nav", "code")),
    (("cases", "adult", "grown"), (2, "age", "grown", "code")),
    (("cases", "sexual", "prostitution"), (2, "exploitation", "prostitution", "code")),
    (("stays", "k1", "k9"), (2, "case_id", "k9", "no_case")),
    (("stays", ",p1", ",p9"), (2, "person_id", "p9", "no_person")),
    (("stays", "2011-04-01", "2011-03-01"), (2, "to", "2011-03-01", "order")),
    (("stays", "rosa", "Storgata 1"), (2, "place_kind", "Storgata 1", "code")),
    (("stays", "place_kind", "address"), (1, "address", "", "extra_column")),
    (("counts", "west_africa", "mars"), (2, "region", "mars", "code")),
    (("indoor_places", "2011-04-01", "2011-03-01"), (2, "closed", "2011-03-01", "order")),
    (("indoor_visits", "let_in", "open"), (2, "went", "open", "code")),
    (("signals", "2011-03-02", "2013-03-02"), (2, "date", "2013-03-02", "future")),
]


@pytest.mark.parametrize(("change", "fault"), WRONG)
def test_a_wrong_value_is_named(
    tmp_path: Path, change: tuple[str, str, str], fault: tuple[int, str, str, str]
) -> None:
    table, old, new = change
    with pytest.raises(BadRegister) as refused:
        open_register(write(tmp_path, **{table: (old, new)}), today=TODAY)
    found = [(f.file, f.line, f.field, f.value, f.code) for f in refused.value.faults]
    assert found == [(f"{table}.csv", *fault)]
    assert all(str(one).endswith(".") for one in refused.value.faults)


def test_stays_of_cases_need_the_cases(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "cases.csv").unlink()
    with pytest.raises(BadRegister, match=r"stays\.csv, line 2, field case_id, value 'k1'"):
        open_register(tmp_path, today=TODAY)


def test_only_the_tables_given_are_written_and_described(tmp_path: Path) -> None:
    write_register(tmp_path / "few", {"concerns": []})
    package = json.loads((tmp_path / "few" / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in package["resources"]] == [*NEEDED, "concerns"]
    assert (tmp_path / "few" / "concerns.csv").is_file()
    assert not (tmp_path / "few" / "cases.csv").exists()


def test_a_reference_to_a_table_that_is_not_there_is_left_out() -> None:
    def keys(tables: list[str]) -> list[str]:
        stays = datapackage("csv", tables)["resources"][-1]
        return [key["reference"]["resource"] for key in stays["schema"].get("foreignKeys", [])]

    assert keys([*NEEDED, "cases", "stays"]) == ["cases", "people"]
    assert keys([*NEEDED, "stays"]) == ["people"]
