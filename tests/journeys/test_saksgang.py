"""The way of a case, whole, as Trondheim's plan lays it out: each step by whom it belongs to.

Source: seed 004, "Saksgang i menneskehandelsaker (voksne)" 1-6 and "(barn)" 7.
"""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from lykt.cases.case.models import Case
from lykt.cases.team.states import Lawyer
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.people.models import Person
from tests.cases.housing.homes import colleague_of, make_place
from tests.support.browser import axe, look, sign_in
from tests.support.cases import OPERATOR
from tests.support.pages import make_person
from tests.support.people import World


Context = Callable[..., BrowserContext]


def signed_in(new_context: Context, staff: str, **how: object) -> Page:
    page = new_context(**how).new_page()
    sign_in(page, staff)
    return page


def send(page: Page) -> None:
    """Send the form of the page, and see that it was taken."""
    with page.expect_navigation():
        page.locator("main form[method=post] .actions button[type=submit]").first.click()
    expect(page.locator(".ds-error-summary")).to_have_count(0)


def check(page: Page, *labels: str) -> None:
    for label in labels:
        page.locator("main").get_by_label(label, exact=True).check()


def happened(page: Page, case: Case, track: str, state: str, **told: str) -> None:
    """Write what happened on a track."""
    page.goto(reverse("case_page", args=[case.handle]))
    page.locator(".tracks > li", has_text=track).get_by_role("link").click()
    page.get_by_text(state, exact=True).click()
    page.get_by_role("button", name="Go on").click()
    for label, value in told.items():
        page.get_by_label(label.replace("_", " ")).select_option(label=value)
    with page.expect_navigation():
        page.get_by_role("button", name="Write it down").click()


# ---- Adults, 1 to 6


def test_an_adults_way_to_a_closed_case(
    new_context: Context,
    world: World,
    froya: Staff,
    kaja: Staff,
    parisa: Staff,
) -> None:
    second = colleague_of(world)
    make_place(world.service)
    person = make_person(world)
    somebody_worries(new_context, froya)
    page = signed_in(new_context, "kaja")
    case = it_comes_to_the_coordinator(page, person)
    the_police_are_asked_about_nobody(page)
    she_says_yes(page, case, person)
    a_safe_place(page, case)
    a_lawyer(page, case)
    theirs = a_partner(page, new_context, case, parisa)
    the_first_meeting(page, case)
    another_coordinates(page, case, second)

    page = signed_in(new_context, second.username)
    she_goes_home(page, case)
    consent_is_taken_back_while_the_page_is_open(page, theirs, case, person)
    the_case_is_closed(page, case)


def somebody_worries(new_context: Context, froya: Staff) -> None:
    """1: whoever is out writes it down; it goes to those who coordinate."""
    page = signed_in(new_context, froya.username)
    page.goto(reverse("concern_new"))
    check(page, "Adult")
    page.get_by_label("What was seen or told?").fill("Somebody else keeps her money.")
    send(page)
    expect(page.locator("main")).to_contain_text("B-2")


def it_comes_to_the_coordinator(page: Page, person: Person) -> Case:
    """1: triage, the person known here already, and a case."""
    page.goto(reverse("concerns"))
    page.get_by_role("link", name="B-").first.click()
    page.get_by_role("link", name="Triage").click()
    send(page)
    page.get_by_role("link", name="Join to a person").click()
    page.get_by_label("The person's code").fill(person.code)
    page.get_by_text("The person is known here already").click()
    send(page)
    page.get_by_role("link", name="Open a case").click()
    send(page)
    with acting_as(OPERATOR):
        case = Case.objects.get()
    assert case.concern is not None
    happened(page, case, "Identification", "Possible victim", Who_said_it="We ourselves")
    return case


def the_police_are_asked_about_nobody(page: Page) -> None:
    """2: on general terms, with the police, and about nobody who is named."""
    page.goto(reverse("consultations"))
    check(page, "Police", "What are the signs?", "An adult")
    page.locator("main").get_by_role("button", name="Count it").click()
    expect(page.locator("main")).to_contain_text("1 talk")


def she_says_yes(page: Page, case: Case, person: Person) -> None:
    """Asked for this case: NAV may hear of housing, IOM of travel, the police of nothing."""
    page.goto(f"{reverse('consent_new', args=['person', person.handle])}?matter={case.handle}")
    for box in page.locator("[name=told]").all():
        box.check()
    page.get_by_label("Coordination of a case").check()
    page.get_by_text("NAV: housing and economy").click()
    page.locator("[name=yes_nav][value=housing]").check()
    page.locator(f"[name=matter][value='{case.handle}']").check()
    page.get_by_label("Spoken").check()
    page.locator("select[name=language]").select_option("ro")
    send(page)


def a_safe_place(page: Page, case: Case) -> None:
    """3: the risk is assessed by the police, and she sleeps where nobody finds her."""
    happened(page, case, "Protection", "Risk assessment asked for", Who_said_it="Police")
    happened(page, case, "Protection", "Risk assessed", Who_said_it="Police")
    page.goto(reverse("case_place", args=[case.handle]))
    page.locator("select[name=place]").select_option(index=1)
    check(page, "Shielded")
    page.get_by_label("Shielded until").fill(in_days(30))
    send(page)
    page.goto(reverse("case_page", args=[case.handle]))
    expect(page.locator("main")).to_contain_text("shielded until")


def a_lawyer(page: Page, case: Case) -> None:
    """4: a lawyer is offered, and wanted."""
    for what in (Lawyer.OFFERED.label, Lawyer.ACCEPTED.label):
        page.goto(reverse("lawyer", args=[case.handle]))
        page.locator("main form").get_by_text(str(what), exact=True).click()
        send(page)


def a_partner(page: Page, new_context: Context, case: Case, parisa: Staff) -> Page:
    """NAV is invited, says yes, and sees what is covered and nothing else."""
    page.goto(reverse("team_invite", args=[case.handle]))
    page.get_by_label("Which body are they from?").select_option("nav")
    page.locator("select[name=staff]").select_option(parisa.handle)
    send(page)
    theirs = signed_in(new_context, parisa.username)
    theirs.get_by_role("link", name=f"Case {case.label}", exact=True).click()
    theirs.wait_for_url(f"**/cases/{case.handle}/")
    expect(theirs.locator("main")).to_contain_text("Safe housing and shielding")
    for hidden in ("Risk assessed", "lawyer", "Somebody else keeps her money"):
        expect(theirs.locator("main")).not_to_contain_text(hidden)
    return theirs


def the_first_meeting(page: Page, case: Case) -> None:
    """5: called by consent; what NAV may not hear is dealt with when they have left."""
    page.goto(reverse("meeting_new", args=[case.handle]))
    page.get_by_label("Begins").fill(f"{timezone.localtime():%Y-%m-%dT%H:%M}")
    for box in page.locator("[name=members]").all():
        box.check()
    page.locator("[name=others][value=person]").check()
    send(page)
    meeting = page.url
    for title, kind in (("A flat of her own", "housing"), ("Her health", "health")):
        page.goto(f"{meeting}items/new/")
        page.locator("[name=title]").fill(title)
        page.locator(f"[name=kinds][value={kind}]").check()
        send(page)
    expect(page.locator("li", has_text="Her health").first).to_contain_text("Must leave the room")
    look(page, "saksgang-meeting")
    page.get_by_role("link", name="It begins").click()
    page.wait_for_url("**/held/")
    for box in page.locator("[name=present]").all():
        box.check()
    send(page)
    page.get_by_role("link", name="Write what was told and decided").first.click()
    page.wait_for_url("**/items/**")
    page.locator("[name=told-housing]").fill("Needs a flat from June")
    send(page)
    page.get_by_role("link", name="Write what was told and decided").first.click()
    page.wait_for_url("**/items/**")
    page.locator("[name=what]").fill("NAV finds a flat")
    page.locator("[name=who]").select_option("nav")
    page.locator("[name=due]").fill(in_days(14))
    with page.expect_navigation():
        page.get_by_role("button", name="Write the decision down").click()
    page.get_by_role("button", name="Close the minutes").click()
    expect(page.locator("main")).to_contain_text("What those from outside were told")
    axe(page)
    page.goto(reverse("case_page", args=[case.handle]))
    expect(page.locator("main")).to_contain_text("NAV finds a flat")


def another_coordinates(page: Page, case: Case, second: Staff) -> None:
    """6: the meeting settles who coordinates from now on."""
    page.goto(reverse("team_hand_over", args=[case.handle]))
    page.locator("select[name=to]").select_option(second.handle)
    page.get_by_label("What must they know?").fill("She wants to go home before summer.")
    send(page)


def she_goes_home(page: Page, case: Case) -> None:
    """Return: considered, applied for, travelled, followed up; each by its own list."""
    page.goto(reverse("case_page", args=[case.handle]))
    look(page, "saksgang-handed-over")
    for state in (
        "Return considered",
        "Return programme applied for",
        "Travelled",
    ):
        page.goto(reverse("returning_state", args=[case.handle]))
        page.get_by_text(state, exact=True).click()
        send(page)
    page.goto(reverse("case_housing", args=[case.handle]))
    page.get_by_role("link", name="Has left").click()
    page.wait_for_url("**/end/")
    page.get_by_label("Where to").select_option("home_country")
    send(page)
    page.goto(reverse("returning_news", args=[case.handle]))
    page.locator("[name=how]").first.check()
    send(page)
    page.goto(reverse("returning_state", args=[case.handle]))
    page.get_by_text("Follow-up is over", exact=True).click()
    send(page)
    expect(page.locator("main")).to_contain_text("Follow-up is over")
    axe(page)
    look(page, "saksgang-returned")


def consent_is_taken_back_while_the_page_is_open(
    page: Page, theirs: Page, case: Case, person: Person
) -> None:
    """The partner's page goes, with nobody touching it."""
    theirs.goto(reverse("case_page", args=[case.handle]))
    expect(theirs.locator("main")).to_contain_text("Safe housing and shielding")
    page.goto(reverse("consents_withdraw", args=["person", person.handle]))
    send(page)
    expect(theirs.get_by_role("heading", name="Not shown any more")).to_be_visible(timeout=60_000)
    assert case.label not in theirs.content()


def the_case_is_closed(page: Page, case: Case) -> None:
    page.goto(reverse("case_close", args=[case.handle]))
    check(page, "Returned, and followed up", "I have read what happens now")
    send(page)
    expect(page.locator(".case-about")).to_contain_text("Returned")
    look(page, "saksgang-closed")


def in_days(days: int) -> str:
    """Return a day from today on, as a field of a form takes it."""
    return (timezone.localdate() + timedelta(days=days)).isoformat()


# ---- Children, 7


def test_a_childs_way_to_the_notice(
    new_context: Context, world: World, froya: Staff, kaja: Staff
) -> None:
    """7: child welfare is told first; until then all is locked but emergency help."""
    page = signed_in(new_context, "kaja", viewport={"width": 390, "height": 844})
    person = make_person(world)
    page.goto(reverse("case_open", args=[person.handle]))
    check(page, "Child")
    send(page)
    expect(page.locator("main")).to_contain_text("Child welfare is told first")
    expect(page.get_by_role("link", name="Add a step")).to_have_count(0)
    with acting_as(OPERATOR):
        case = Case.objects.get()
    page.goto(reverse("event_new", args=[case.handle, "identification"]))
    look(page, "saksgang-locked")
    page.goto(reverse("case_page", args=[case.handle]))
    page.get_by_role("link", name="Write down the notice").click()
    page.get_by_label("Why does the duty hold?").fill("no")
    page.get_by_label("Which child welfare service?").fill("Fjordby barnevernvakt")
    page.get_by_label("Who notifies?").select_option("20")
    page.get_by_label("Exactly what were they told?").fill("That she is sixteen, and where.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".ds-error-summary")).to_contain_text("Say in a sentence")
    axe(page)
    look(page, "saksgang-notify")
    page.get_by_label("Why does the duty hold?").fill("She may be sixteen, and a man keeps her.")
    send(page)
    expect(page.locator("main")).to_contain_text("Written down, with receipt")
    expect(page.locator("main")).not_to_contain_text("Child welfare is told first")
    axe(page)
    look(page, "saksgang-child")
