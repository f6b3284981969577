"""`lykt import plans`, `lykt export plans` and `lykt plan status`, as other programs run them."""

import json

import pytest

from lykt.organisation.models import Controller
from lykt.plans.models import Plan
from lykt.plans.tables import COLUMNS
from tests.plans.made import SHARED, TABLES, folder, shared


pytestmark = pytest.mark.django_db


@pytest.fixture
def taken_in(run, tmp_path):
    assert run("import", "plans", str(folder(tmp_path / "in")))[0] == 0


def status(run, *arguments):
    code, out, words = run("plan", "status", *arguments, "--format", "json")
    assert code == 0, words
    return json.loads(out)


@shared
def test_the_five_plans_in_and_out_and_in_again(run, tmp_path):
    code, out, _words = run("import", "plans", str(SHARED))
    assert (code, out) == (
        0,
        "Plans: 5 new, 0 already here\n"
        "Areas: 44 new, 0 already here\n"
        "Measures: 151 new, 0 already here\n"
        "Status of measures: 72 new, 0 already here\n",
    )
    code, out, words = run("export", "plans", str(tmp_path / "out"))
    assert (code, out, words) == (0, "plans: 5\nareas: 44\nmeasures: 151\nstatus: 72\n", "")
    for table in COLUMNS:
        assert (tmp_path / "out" / f"{table}.csv").read_bytes() == (
            SHARED / f"{table}.csv"
        ).read_bytes()
    code, out, _words = run("import", "plans", str(tmp_path / "out"))
    assert (code, out.splitlines()[-1]) == (
        0,
        "Nothing has changed: everything was here already.",
    )


@shared
@pytest.mark.parametrize(
    ("on", "late"),
    [
        ("2011-02-01", []),
        ("2011-02-11", ["1c", "2b", "4b"]),
        ("2011-06-01", ["1a", "1b", "1c", "2b", "2d", "4a", "4b"]),
    ],
)
def test_what_is_late_in_oslo(run, on, late):
    run("import", "plans", str(SHARED))
    rows = status(run, "oslo-2011", "--as-of", on)
    assert len(rows) == 18
    assert [row["measure"] for row in rows if row["late"]] == late


def test_every_measure_is_a_row(run, taken_in):
    rows = status(run, "by-2010", "--as-of", "2010-06-02")
    assert rows == [
        {
            "plan": "by-2010", "area": "1", "measure": "1a", "title": "Informasjon til unge",
            "responsible": "Uteteamet;Legevakten", "deadline_kind": "date",
            "deadline": "2010-06-01", "status": "in_progress", "status_as_of": "2010-04-01",
            "late": True, "stale": False,
        },
        {
            "plan": "by-2010", "area": "1", "measure": "1b", "title": "Et hefte",
            "responsible": "Uteteamet", "deadline_kind": "none", "deadline": None,
            "status": None, "status_as_of": None, "late": False, "stale": False,
        },
        {
            "plan": "by-2010", "area": "2", "measure": "2a", "title": "Samtaler",
            "responsible": None, "deadline_kind": "ongoing", "deadline": None,
            # Told of September: nobody knew it in June.
            "status": None, "status_as_of": None, "late": False, "stale": False,
        },
    ]  # fmt: skip
    assert status(run, "by-2010", "--as-of", "2010-09-30")[2]["status"] == "done"


def test_a_table_for_people(run, taken_in):
    code, out, words = run("plan", "status", "by-2010", "--as-of", "2010-06-02")
    assert code == 0
    assert out.splitlines()[0].split() == [
        "area", "measure", "deadline", "status", "status_as_of", "late", "stale", "title",
    ]  # fmt: skip
    assert out.splitlines()[1].split()[:6] == [
        "1", "1a", "2010-06-01", "in_progress", "2010-04-01", "yes",
    ]  # fmt: skip
    assert words == "Measures of by-2010 as of 2010-06-02: 3, of which late: 1.\n"


def test_a_workbook_in_and_out(run, taken_in, tmp_path):
    code, _out, _words = run("export", "plans", str(tmp_path / "out"), "--format", "xlsx")
    assert code == 0
    code, out, _words = run("import", "plans", str(tmp_path / "out" / "plans.xlsx"))
    assert (code, out.splitlines()[-1]) == (
        0,
        "Nothing has changed: everything was here already.",
    )


def test_a_plan_that_is_not_there(run, taken_in):
    code, out, words = run("plan", "status", "oslo-2011")
    assert (code, out) == (1, "")
    assert words == "lykt: There is no plan called oslo-2011; there is: by-2010.\n"


def test_two_towns_with_a_plan_of_the_same_name(run, tmp_path):
    for name in ("By", "Bygd"):
        run("import", "plans", str(folder(tmp_path / name)), "--controller", name)
    code, _out, words = run("plan", "status", "by-2010")
    assert (code, words.startswith("lykt: Several have a plan called by-2010")) == (1, True)
    assert len(status(run, "by-2010", "--controller", "Bygd")) == 3


@pytest.mark.parametrize("wrong", ["2010-02-30", "2010-02", "soon"])
def test_a_day_that_is_none(run, taken_in, wrong):
    code, out, words = run("plan", "status", "by-2010", "--as-of", wrong)
    assert (code, out, wrong in words) == (2, "", True)


def test_bad_plans_are_told_fault_by_fault_and_change_nothing(run, tmp_path):
    measures = TABLES["measures"].replace("by-2010,1,1a", "by-2010,9,1a")
    place = folder(tmp_path / "bad", measures=measures.replace("none,,", "soon,,"))
    code, out, words = run("import", "plans", str(place))
    assert (code, out) == (1, "")
    assert [line.split(":")[0] for line in words.splitlines()] == [
        "measures.csv, line 2, field area, value '9'",
        "measures.csv, line 3, field deadline_kind, value 'soon'",
    ]
    assert not Plan.objects.exists()
    assert not Controller.objects.exists()


def test_a_folder_that_holds_something_is_left_alone(run, taken_in, tmp_path):
    code, _out, words = run("export", "plans", str(tmp_path / "in"))
    assert (code, "not empty" in words) == (1, True)
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == [
        "areas.csv", "measures.csv", "plans.csv", "status.csv",
    ]  # fmt: skip


def test_an_empty_house_has_no_plans(run, tmp_path):
    code, _out, words = run("export", "plans", str(tmp_path / "out"))
    assert (code, words) == (
        1,
        "lykt: There is nothing to export: the database holds no plans.\n",
    )
