"""The status report: what it says as of a day, in each of its forms."""

import io
from datetime import date

import docx
import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans import actions, actions_parts
from lykt.plans.actions_status import write_status
from lykt.plans.evaluation.actions import choose_indicator, write_count
from lykt.plans.models import Plan
from lykt.reports.plans.content import status_report
from lykt.reports.plans.files import WRITERS
from lykt.reports.plans.strip import strip_svg
from tests.paper.made import tags, text
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(world: World) -> Plan:
    """A plan with a late measure, one that is done, a decision, money and a number."""
    late = make_measure(world)
    with acting_as(OPERATOR) as by:
        plan = late.plan
        area = actions.add_area(
            by=by, plan=plan, key="2", kind="area", title="Voksne <&>", goal="At ingen står alene."
        )
        done = actions.add_measure(
            by=by,
            plan=plan,
            area=area,
            number="2a",
            title="Åpent kveldstilbud",
            responsible=["Kirken"],
        )
        write_status(by=by, measure=late, as_of="2020-05-20", status="in_progress",
                     note="Trykkeriet er forsinket.")  # fmt: skip
        write_status(by=by, measure=done, as_of="2020-09", status="done", note="Åpnet i mai.")
        actions_parts.write_decision(
            by=by, plan=plan, body="Bystyret", text="Legg fram en sak.", decided_on="2020-03-01",
            case_number="20/17", measures=[late],
        )  # fmt: skip
        actions_parts.write_money(by=by, plan=plan, source="Staten", amount=250000, period="2020")
        number = choose_indicator(
            by=by, plan=plan, measure=done, name="Kvelder med åpen dør", wanted="up",
            baseline=4, baseline_as_of="2019-12", target=10,
        )  # fmt: skip
        write_count(by=by, indicator=number, as_of="2020-08", value=12)
        return plan


def written(plan: Plan, ending: str, on: date, language: str = "nb") -> bytes:
    with acting_as(OPERATOR):
        return WRITERS[ending](status_report(OPERATOR, plan, on, language=language))


def words(plan: Plan, on: date, language: str = "en") -> str:
    document = docx.Document(io.BytesIO(written(plan, "docx", on, language)))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


LATER, DAY, BEFORE = date(2020, 12, 1), date(2020, 7, 1), date(2020, 2, 9)
TOLD = [
    # the day, what the report says, what it does not say yet
    (LATER, ["1 of 2 measures are done. 1 is late.", "Åpnet i mai.", "Up by 8."], []),
    (
        DAY,
        ["0 of 2 measures are done. 1 is late.", "Trykkeriet er forsinket.", "20/17"],
        ["Åpnet i mai.", "Up by 8."],
    ),
    (BEFORE, ["was not known to be adopted"], ["Trykkeriet", "Legg fram en sak."]),
]


@pytest.mark.parametrize(("on", "told", "untold"), TOLD)
def test_it_says_what_had_been_said_by_the_day(
    plan: Plan, on: date, told: list[str], untold: list[str]
) -> None:
    said = words(plan, on)
    assert [one for one in told if one not in said] == []
    assert [one for one in untold if one in said] == []


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_the_same_gives_the_same_bytes(plan: Plan, ending: str) -> None:
    assert written(plan, ending, LATER) == written(plan, ending, LATER)
    assert written(plan, ending, LATER) != written(plan, ending, DAY)


def test_the_document_has_headings_tables_and_words_for_its_picture(plan: Plan) -> None:
    document = docx.Document(io.BytesIO(written(plan, "docx", LATER, "en")))
    headings = [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]
    assert ("Heading 1", "Voksne <&>") in headings
    assert ("Heading 2", "What is late, and why") in headings
    assert ("Heading 2", "Bystyret, 1 Mar 2020, 20/17") in headings
    assert len(document.tables) == 6
    [picture] = document.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Unge: under way 1, of these late 1.")


def test_the_pdf_is_tagged(plan: Plan) -> None:
    content = written(plan, "pdf", LATER, "en")
    kinds = {tag.kind for tag in tags(content)}
    assert {"H1", "H2", "Table", "TH", "Figure", "P"} <= kinds
    assert "What changed because of the work" in text(content)


def test_the_workbook_holds_all_of_it(plan: Plan) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(plan, "xlsx", LATER, "en")))
    assert book.sheetnames == [
        "Contents", "Measures", "What has been said", "What moved", "Decisions", "Money",
    ]  # fmt: skip
    said = [[cell.value for cell in row] for row in book["What has been said"].iter_rows()]
    assert [row[0] for row in said if row[3] in {"Trykkeriet er forsinket.", "Åpnet i mai."}] == [
        "1a", "2a",
    ]  # fmt: skip


def test_a_plan_without_anything_is_told_of(world: World) -> None:
    with acting_as(OPERATOR) as by:
        plan = actions.make_plan(
            by=by, controller=world.fjordby, key="tom", title="Tom plan", municipality="Fjordby",
            adopted_on="2020-01-01",
        )  # fmt: skip
    assert "0 of 0 measures are done" in words(plan, LATER)
    for ending in WRITERS:
        assert written(plan, ending, LATER)


def test_a_picture_keeps_to_its_sheet() -> None:
    svg = strip_svg([("En svært lang overskrift " * 9 + "<&>", ["done", "late", "part"] * 40)])
    assert "…" in svg
    lefts = [float(part.split('"')[0]) for part in svg.split('cx="')[1:]]
    assert max(lefts) < 720


def test_its_page_and_its_files(plan: Plan, client: Client, pal: Staff) -> None:
    client.force_login(pal)
    page = client.get(reverse("plan_report", args=[plan.handle]), {"on": LATER.isoformat()})
    assert b"1 of 2 measures are done. 1 is late." in page.content
    for ending in WRITERS:
        address = reverse("plan_report_file", args=[plan.handle, ending])
        answer = client.get(address, {"on": LATER.isoformat()})
        assert answer["Content-Disposition"].endswith(f'-2020-12-01.{ending}"')
        assert answer.content == written(plan, ending, LATER, "en")
    assert client.get(reverse("plan_report_file", args=[plan.handle, "odt"])).status_code == 404
