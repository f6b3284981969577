"""The pages of assessments."""

import re

import pytest
from django.urls import reverse

from lykt.cases.indicators.codes import AssessmentState
from lykt.cases.indicators.models import Assessment
from tests.support.cases import make_case
from tests.support.pages import make_person


@pytest.fixture
def case(world, kaja):
    return make_case(make_person(world), kaja)


def written(client, case, **told):
    client.post(reverse("assessment_new", args=[case.handle]))
    url = reverse("assessment_write", args=[case.handle, Assessment.objects.latest("at").handle])
    return url, client.post(url, told)


def test_an_assessment_from_the_first_answer_to_the_finished_page(case, kaja, client_of, operator):
    client = client_of(kaja)
    told = {"value-A1.1": "yes", "how-A1.1": ["seen", "told"], "written": "Never alone."}
    url, answer = written(client, case, **told, finish="1")
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Never alone." in page
    assert "Yes: seen, told by the person" in page
    assert client.get(url).status_code == 302


def test_a_yes_without_how_is_told_at_its_place_and_nothing_is_written(
    case, kaja, client_of, operator
):
    _url, answer = written(client_of(kaja), case, **{"value-A1.1": "yes", "written": "Hm."})
    assert answer.status_code == 422
    assert "Say how you know" in answer.content.decode()
    one = Assessment.objects.get()
    assert (one.state, one.findings.count()) == (AssessmentState.DRAFT, 0)


def outside_tables(page):
    """Return the page without its tables, its token and its nonce."""
    page = re.sub(r"(?s)<table.*?</table>", "", page.split("<main")[1].split("</main")[0])
    return re.sub(r"[A-Za-z0-9]{64}", "", page)


def test_no_page_adds_answers_up(case, kaja, client_of, operator):
    """No sum, share or verdict: outside the rows, one yes and seven make the same page."""
    client, pages = client_of(kaja), []
    for many in (1, 7):
        codes = [f"A1.{number}" for number in range(1, many + 1)]
        told = {f"value-{one}": "yes" for one in codes} | {f"how-{one}": "seen" for one in codes}
        written(client, case, **told, written="As it is.")
        url = reverse("assessment_page", args=[case.handle, Assessment.objects.get().handle])
        client.get(url)
        pages.append(outside_tables(client.get(url).content.decode()))
    assert pages[0] == pages[1]
