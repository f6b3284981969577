"""The pages by which findings become measures."""

from django.urls import reverse

from lykt.plans.models import Measure
from tests.field.assessment.made import conclusion_of, make_done
from tests.plans.made import make_measure


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_from_the_finding_to_the_measure_and_back(world, client_of, pal):
    there = make_measure(world)
    client = client_of(pal)
    listed = reverse("plan_findings", args=[there.plan.handle])
    assert "Nothing found yet" in text(client.get(listed))
    row = make_done(world)
    finding = conclusion_of(row)
    new = reverse("finding_measure", args=[there.plan.handle, finding.handle])
    assert new in text(client.get(listed))
    assert "From the rapid assessment" in text(client.get(new))
    told = {"area": there.area.handle, "number": "9", "title": "Åpent", "deadline_kind": "none"}
    page = text(client.post(new, told, follow=True))
    measure = Measure.objects.get(number="9")
    url = reverse("measure_page", args=[measure.handle])
    assert url in page
    page = text(client.get(url))
    assert "Where it came from" in page
    assert "Prøv åpent to kvelder i uka" in page
    assert reverse("rapid_page", args=[row.handle]) in page
    assert url in text(client.get(reverse("rapid_page", args=[row.handle])))


def test_a_plan_without_areas_gets_one_first(world, client_of, pal):
    there = make_measure(world)
    plan, row = there.plan, make_done(world)
    there.delete()
    plan.areas.all().delete()
    url = reverse("finding_measure", args=[plan.handle, conclusion_of(row).handle])
    assert "Add an area first" in text(client_of(pal).get(url, follow=True))
