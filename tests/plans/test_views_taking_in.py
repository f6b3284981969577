"""A plan is pasted or sent in, looked at, mended, and taken in whole or not at all."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lykt.organisation.acting import acting_as
from lykt.plans.models import Area, Measure
from tests.plans.made import make_measure, make_plan


pytestmark = pytest.mark.django_db

TABLE = """\
Delmål\tNr\tTiltak\tAnsvar\tFrist
1 Unge\t1a\tEt hefte\tNAV; BUP\tvåren 2021
\t1b\tKurs for lærere\tBUP\tskoleåret 2021/2022
2 Voksne\t2a\tSamtaler\t\tLøpende
"""
MAPPED = {f"column-{n}": name for n, name in enumerate(
    ("area", "number", "title", "responsible", "deadline")
)} | {"heading": "on"}  # fmt: skip


@pytest.fixture
def plan(world, pal):
    with acting_as(pal.as_actor()) as by:
        return make_plan(by=by, controller=world.fjordby)


@pytest.fixture
def ask(client_of, pal, plan):
    client = client_of(pal)

    def asked(do="look", **told):
        return client.post(reverse("plan_take_in", args=[plan.handle]), {"do": do, **told})

    return asked


def text(answer, status=200):
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_pasted_table_is_looked_at_and_taken_in(ask, plan):
    page = ask(text=TABLE)
    assert "3 measures can be taken in." in text(page)
    chosen = {field.name: field.value() for field in page.context["mapping"].columns}
    assert chosen | {"heading": "on"} == MAPPED
    assert "school year 2021–2022" in text(page)
    # The text goes with the form: nothing else remembers it.
    assert page.context["form"]["text"].value() == TABLE
    assert not Measure.objects.exists()
    answer = ask("take", text=TABLE, **MAPPED)
    assert (answer.status_code, answer.url) == (302, reverse("plan_write", args=[plan.handle]))
    assert [(one.area.title, one.number, one.deadline) for one in plan.measures.all()] == [
        ("Unge", "1a", "2021-spring"), ("Unge", "1b", "2021/2022"), ("Voksne", "2a", ""),
    ]  # fmt: skip
    bodies = plan.measures.get(number="1a").responsible.all()
    assert [one.name for one in bodies] == ["NAV", "BUP"]


def test_faults_are_marked_and_nothing_is_taken_in(ask):
    wrong = TABLE.replace("1b", "1a").replace("Løpende", "snart")
    page = text(ask("take", text=wrong, **MAPPED), 422)
    assert "Nothing was taken in. Mend this first:" in page
    assert "Line 3</a>, «1a»: It stands before, on line 2." in page
    assert "Line 4</a>, «snart»: This is no deadline that can be read." in page
    assert (Area.objects.count(), Measure.objects.count()) == (0, 0)
    # The odd deadline can stand as a note, and the number is mended in the text.
    told = MAPPED | {"odd_as_note": "on", "text": TABLE.replace("Løpende", "snart")}
    assert ask("take", **told).status_code == 302
    assert Measure.objects.get(number="2a").note == "Deadline as printed: snart"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"text": ""}, "Paste the table with its first row, or choose a file."),
        ({"text": "x"}, "Only one column was found."),
        ({"text": "a\tb\n1\tx"}, "Say which column holds this: Number."),
        ({"text": TABLE, **MAPPED, "column-4": "number"}, "Another column holds this already."),
        ({"text": TABLE, **MAPPED, "column-1": ""}, "Say which column holds this: Number."),
        ({"text": TABLE, **MAPPED, "column-4": "boss"}, "Select a valid choice."),
    ],
)  # fmt: skip
def test_what_is_no_table_or_has_no_columns_is_told(ask, told, words):
    for do in ("look", "take"):
        assert words in text(ask(do, **told), 422)
    assert not Measure.objects.exists()


def xlsx(*rows, merged=""):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.csv", TABLE.replace(";", ",").replace("\t", ";").encode()),
        ("plan.csv", TABLE.encode("cp1252")), ("plan.txt", TABLE.encode("utf-16")),
        ("plan.csv", b"\xef\xbb\xbf" + TABLE.encode()),
        ("plan.xlsx", xlsx(*(line.split("\t") for line in TABLE.splitlines()))),
    ],
)  # fmt: skip
def test_a_file_becomes_text_that_can_be_mended(ask, name, content):
    page = ask(text="old\ttext", file=SimpleUploadedFile(name, content))
    assert "3 measures can be taken in." in text(page)
    assert "Samtaler" in page.context["form"]["text"].value()
    assert "våren 2021" in page.context["form"]["text"].value()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.xlsx", b"PK no", "The workbook cannot be opened."),
        ("plan.xlsx", xlsx(["Nr", "Tiltak"], [1.1, "x"]), "row 2, column A"),
        ("plan.xlsx", xlsx(["Nr", "Tiltak"], ["1", "=A1"]), "A formula."),
        ("plan.xlsx", xlsx(["Nr", "Tiltak"], ["1", "x"], merged="A2:A3"), "Merged cells."),
        ("plan.xlsx", xlsx(), "Paste the table with its first row"),
        ("plan.docx", b"PK\0\0\x81", "This is no table. Allowed: CSV or XLSX."),
        ("plan.csv", b"x" * 2_000_001, "The file is too large for one plan."),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_in_words(ask, name, content, words):
    assert words in text(ask(file=SimpleUploadedFile(name, content)), 422)


def test_a_table_is_taken_into_a_plan_without_measures(world, pal, client_of):
    plan = make_measure(world, pal).plan
    url = reverse("plan_take_in", args=[plan.handle])
    client = client_of(pal)
    assert "The plan has measures already" in text(client.get(url))
    assert "The plan has measures already" in text(
        client.post(url, {"do": "take", "text": TABLE, **MAPPED})
    )
    assert Measure.objects.count() == 1
