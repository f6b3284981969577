"""The five real plans in and out, and what does not hold: told by file, row and column."""

from datetime import date
from pathlib import Path

import pytest

from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.plans.exporting import export_plans
from lykt.plans.importing import import_plans
from lykt.plans.models import Area, Measure, Plan, Responsible, StatusEntry
from lykt.plans.queries import lines_of
from lykt.plans.tables import COLUMNS, BadPlans
from tests.plans.made import SHARED, TABLES, folder, shared


TABLES_KEPT = (Plan, Area, Measure, Responsible, StatusEntry)


def everything():
    return [list(table.objects.order_by("pk").values()) for table in TABLES_KEPT]


@shared
def test_the_five_plans_come_in_and_go_out_byte_for_byte(world, operator, tmp_path):
    done = import_plans(SHARED, by=operator, controller=world.fjordby)
    assert {name: count.new for name, count in done.tables.items()} == {
        "plans": 5, "areas": 44, "measures": 151, "status": 72,
    }  # fmt: skip
    before = everything()
    out = export_plans(tmp_path / "out", by=operator)
    assert (out.rows["measures"], out.rows["status"], out.words()) == (151, 72, "")
    for table in COLUMNS:
        printed = (SHARED / f"{table}.csv").read_bytes()
        assert (tmp_path / "out" / f"{table}.csv").read_bytes() == printed, table
    again = import_plans(tmp_path / "out", by=operator, controller=world.fjordby)
    assert not again.changed
    assert everything() == before


@shared
def test_the_five_plans_go_through_a_workbook(world, operator, tmp_path):
    import_plans(SHARED, by=operator, controller=world.fjordby)
    before = everything()
    export_plans(tmp_path / "out", by=operator, format="xlsx")
    book = tmp_path / "out" / "plans.xlsx"
    assert not import_plans(book, by=operator, controller=world.fjordby).changed
    assert everything() == before
    # Into another controller, and out as CSV again: the same bytes as were printed.
    import_plans(book, by=operator, controller=world.elvestad)
    plans = Plan.objects.filter(controller=world.elvestad)
    export_plans(tmp_path / "csv", by=operator, plans=plans)
    for table in COLUMNS:
        printed = (SHARED / f"{table}.csv").read_bytes()
        assert (tmp_path / "csv" / f"{table}.csv").read_bytes() == printed, table


@shared
@pytest.mark.parametrize(
    ("on", "late"),
    [
        ("2011-02-01", []),
        ("2011-02-09", []),
        ("2011-02-11", ["1c", "2b", "4b"]),
        ("2011-06-01", ["1a", "1b", "1c", "2b", "2d", "4a", "4b"]),
        # 4c is due on the first of June itself.
        ("2011-06-02", ["1a", "1b", "1c", "2b", "2d", "4a", "4b", "4c"]),
    ],
)
def test_what_was_late_in_oslo(world, operator, on, late):
    import_plans(SHARED, by=operator, controller=world.fjordby)
    plan = Plan.objects.get(key="oslo-2011")
    lines = lines_of(operator, plan, date.fromisoformat(on))
    assert [line.measure.number for line in lines if line.state.late] == late


@shared
def test_what_is_known_of_a_month_is_known_at_its_end(world, operator):
    import_plans(SHARED, by=operator, controller=world.fjordby)
    plan = Plan.objects.get(key="oslo-2008")
    before = {line.state.phase for line in lines_of(operator, plan, date(2010, 7, 30))}
    after = {line.state.entry.as_of.text for line in lines_of(operator, plan, date(2010, 7, 31))}
    assert (before, after) == ({None}, {"2010-07"})


#: What is wrong, the tables that differ, and what is told first.
BAD = [
    ("an unknown area", {"measures": ("by-2010,1,1a", "by-2010,9,1a")},
     "measures.csv, line 2, field area, value '9': There is no such area in this plan. "
     "Allowed: 1, 2."),
    ("two with one number", {"measures": (",1b,", ",1a,")},
     "measures.csv, line 3, field measure, value '1a': It stands before, on line 2."),
    ("a parent that is not there", {"measures": (",1a,Et hefte", ",7,Et hefte")},
     "measures.csv, line 3, field parent, value '7': There is no such measure in this plan. "
     "Allowed: 1a, 1b, 2a, or empty."),
    ("a measure that is a part of itself", {"measures": (",1a,,", ",1a,1b,")},
     "measures.csv, line 2, field parent, value '1b': The measure is a part of itself."),
    ("a date that is none", {"measures": ("2010-06-01", "2010-06-31")},
     "measures.csv, line 2, field deadline, value '2010-06-31': This is no deadline of the kind "
     "date. Allowed: 2011-05-01, 2011-05."),
    ("a deadline where there can be none", {"measures": ("none,,", "none,2010,")},
     "measures.csv, line 3, field deadline, value '2010': A deadline of the kind none has no"),
    ("a kind of deadline that is none", {"measures": ("none,,", "soon,,")},
     "measures.csv, line 3, field deadline_kind, value 'soon': The code is not known. Allowed: "
     "date, month, season"),
    ("a body twice", {"measures": ("Uteteamet;Legevakten", "Uteteamet;Uteteamet")},
     "measures.csv, line 2, field responsible"),
    ("a status before the plan", {"status": ("2010-09,", "2009-11,")},
     "status.csv, line 3, field as_of, value '2009-11': The day lies before the plan. "
     "Allowed: from 2010-01-01."),
    ("a status ahead", {"status": ("2010-09,", "2099-09,")},
     "status.csv, line 3, field as_of, value '2099-09': The day lies ahead."),
    ("a status on no day", {"status": ("2010-09,", ",")},
     "status.csv, line 3, field as_of: This is not a day or a month. Allowed: 2011-05-01,"),
    ("a status that is none", {"status": ("done", "finished")},
     "status.csv, line 3, field status, value 'finished': The code is not known. Allowed: "
     "not_started,"),
    ("a status twice", {"status": ("2a,2010-09", "1a,2010-04-01")},
     "status.csv, line 3, field as_of, value '2010-04-01': It stands before, on line 2."),
    ("a status of no measure", {"status": ("by-2010,2a", "by-2010,9")},
     "status.csv, line 3, field measure, value '9': There is no such measure in this plan. "
     "Allowed: a number in measures.csv."),
    ("a plan that is not there", {"areas": ("by-2010,2", "by-2011,2")},
     "areas.csv, line 3, field plan, value 'by-2011': There is no such plan. Allowed: by-2010."),
    ("an earlier plan that is not there", {"plans": (",,By", ",by-2006,By")},
     "plans.csv, line 2, field supersedes, value 'by-2006': There is no such plan."),
    ("a plan that ends before it begins", {"plans": ("2012-12-31", "2009-12-31")},
     "plans.csv, line 2, field period_to, value '2009-12-31': The plan ends before it begins"),
    ("an adoption on no day", {"plans": ("2010-02", "2010-02-30")},
     "plans.csv, line 2, field adopted_on, value '2010-02-30': This is not a day or a month."),
    ("a name that no address can have", {"plans": ("by-2010", "By 2010")},
     "plans.csv, line 2, field plan, value 'By 2010': This is no short name of a plan. Allowed: "
     "a-z"),
    ("an area without a title", {"areas": ("Unge", "")},
     "areas.csv, line 2, field title: Write it in 300 characters at most, and not nothing."),
    ("a column too few", {"areas": (",title", "")},
     "areas.csv, line 1: The first line should be the column names: plan,area,kind,title."),
    ("a value too many", {"areas": ("Unge", "Unge,x")},
     "areas.csv, line 2: The line does not have 4 values."),
    ("a quotation mark left open", {"areas": ("Unge", '"Unge')},
     "areas.csv, line 2: A quotation mark is out of place"),
    ("a gap", {"areas": ("Unge\n", "Unge\n\n")}, "areas.csv, line 3: The line is blank."),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "told"), [pytest.param(*row[1:], id=row[0]) for row in BAD])
def test_what_does_not_hold_is_told_and_changes_nothing(world, operator, tmp_path, changed, told):
    other = {name: TABLES[name].replace(*change, 1) for name, change in changed.items()}
    assert all(other[name] != TABLES[name] for name in other)
    with pytest.raises(BadPlans) as refusal:
        import_plans(folder(tmp_path, **other), by=operator, controller=world.fjordby)
    assert str(refusal.value.faults[0]).startswith(told), str(refusal.value)
    assert everything() == [[], [], [], [], []]


def test_all_faults_are_told_at_once_and_each_once(world, operator, tmp_path):
    """A plan with a wrong name is told in its own row, not in every row that speaks of it."""
    wrong = {name: text.replace("by-2010", "By 2010") for name, text in TABLES.items()}
    wrong["measures"] = wrong["measures"].replace("none,,", "soon,,")
    with pytest.raises(BadPlans) as refusal:
        import_plans(folder(tmp_path, **wrong), by=operator, controller=world.fjordby)
    assert [(one.file, one.field) for one in refusal.value.faults] == [
        ("plans.csv", "plan"),
        ("measures.csv", "deadline_kind"),
    ]


def test_a_table_that_is_missing_and_other_things_than_plans(world, operator, tmp_path):
    place = folder(tmp_path)
    (place / "status.csv").unlink()
    (tmp_path / "plan.docx").write_bytes(b"PK")
    for path, told in [
        (place, "status.csv: The file is missing. Plans are in plans.csv, areas.csv,"),
        (tmp_path / "none", "none: There is no such folder or file."),
        (tmp_path / "plan.docx", "plan.docx: These are no plans."),
    ]:
        with pytest.raises(BadPlans) as refusal:
            import_plans(path, by=operator, controller=world.fjordby)
        assert str(refusal.value).startswith(told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "areas.csv, line 1: The file is empty."),
        ("plan,area,kind,title\nby-2010,1,area,Før\n".encode("latin-1"),
         "areas.csv, line 2: The text is not UTF-8."),
        (b"PK\x03\x04\0\0", "areas.csv, line 1: This is not a table in CSV."),
    ],
)  # fmt: skip
def test_a_file_of_another_kind(world, operator, tmp_path, content, told):
    place = folder(tmp_path)
    (place / "areas.csv").write_bytes(content)
    with pytest.raises(BadPlans) as refusal:
        import_plans(place, by=operator, controller=world.fjordby)
    assert str(refusal.value).startswith(told)


def test_the_same_twice_changes_nothing_and_more_comes_beside(world, operator, tmp_path):
    import_plans(folder(tmp_path / "a"), by=operator, controller=world.fjordby)
    before = everything()
    again = import_plans(folder(tmp_path / "b"), by=operator, controller=world.fjordby)
    assert again.lines()[-1] == "Nothing has changed: everything was here already."
    assert everything() == before
    more = TABLES["status"] + "by-2010,1a,2011-01-01,done,\n"
    done = import_plans(folder(tmp_path / "c", status=more), by=operator, controller=world.fjordby)
    assert done.lines()[-1] == "Status of measures: 1 new, 2 already here"


@pytest.mark.parametrize(
    ("table", "old", "new", "line"),
    [
        ("plans", "By plan", "Another plan", "plans.csv, line 2, field plan"),
        ("areas", "Unge", "Ungdom", "areas.csv, line 2, field area"),
        ("measures", "2010-06-01", "2010-07-01", "measures.csv, line 2, field measure"),
        ("measures", "Uteteamet;Legevakten", "Legevakten;Uteteamet", "measures.csv, line 2"),
        ("measures", ",1b,1a,", ",1b,,", "measures.csv, line 3"),
        ("status", "done", "dropped", "status.csv, line 3, field as_of"),
    ],
)
def test_the_same_saying_something_else_is_refused(
    world, operator, tmp_path, table, old, new, line
):
    import_plans(folder(tmp_path / "a"), by=operator, controller=world.fjordby)
    before = everything()
    other = TABLES[table].replace(old, new, 1)
    with pytest.raises(BadPlans) as refusal:
        import_plans(
            folder(tmp_path / "b", **{table: other}), by=operator, controller=world.fjordby
        )
    assert str(refusal.value).startswith(line)
    assert str(refusal.value).endswith("It is here already and says something else.")
    assert everything() == before


def test_the_plan_owner_takes_in_and_nobody_else(world, pal, leila, kaja, ulrik, tmp_path):
    place = folder(tmp_path)
    for staff in (leila, kaja, ulrik):
        with acting_as(staff.as_actor()) as actor, pytest.raises(Refused):
            import_plans(place, by=actor, controller=world.fjordby)
    with acting_as(pal.as_actor()) as actor:
        with pytest.raises(Refused):
            import_plans(place, by=actor, controller=world.elvestad)
        import_plans(place, by=actor, controller=world.fjordby)
        assert {entry.by_name for entry in StatusEntry.objects.all()} == {"pal"}
    assert Path(place).exists()
