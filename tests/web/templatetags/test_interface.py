"""The frame and the components: what they write, and what they do in a browser."""

import gzip
import re

import pytest
from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from lykt.web.templatetags.interface import control
from tests.support.browser import axe, look
from tests.web.templatetags.interface_page import ContactForm


pytestmark = pytest.mark.urls("tests.web.templatetags.interface_page")


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    return rf.get("/", {"place": "Oslo", "page": "2", "order": "-people"})


def render(component: str, request: HttpRequest | None = None, **context: object) -> str:
    """Render one component, with white space drawn together."""
    drawn = render_to_string(f"components/{component}.html", context, request=request)
    return re.sub(r"\s+", " ", drawn).strip()


# -- forms --


def test_a_control_gets_the_class_beside_its_own():
    form = ContactForm()
    assert 'class="ds-input code"' in control(form["code"])
    assert 'lang="nb"' in control(form["code"])
    assert 'class="ds-input"' in control(form["unit"])


@pytest.mark.parametrize("name", ["code", "agreed", "unit"])
def test_hint_and_error_are_tied_to_their_control(name):
    form = ContactForm({})
    drawn = render("field", field=form[name])
    named = re.search(r'aria-describedby="([^"]*)"', drawn)
    assert named
    assert 'aria-invalid="true"' in drawn
    for one in named[1].split():
        assert f'id="{one}"' in drawn
    assert "ds-validation-message" in drawn


def test_a_choice_of_few_becomes_chips_with_what_is_chosen():
    drawn = render("field", field=ContactForm({"needs": ["2"]})["needs"])
    assert drawn.count('class="ds-chip"') == 2
    assert re.search(r'value="2" id="id_needs_1" checked', drawn)
    assert not re.search(r'value="1"[^>]*checked', drawn)
    assert "<legend>Needs</legend>" in drawn
    assert 'aria-describedby="id_needs_helptext"' in drawn
    assert 'id="id_needs_helptext"' in drawn


def test_a_form_writes_every_field_once_and_links_to_what_must_be_mended():
    form = ContactForm({"who": "b"})
    drawn = render("form", form=form)
    for name in form.fields:
        if name not in ("who", "needs"):
            assert drawn.count(f'name="{name}"') == 1, name
    for target in re.findall(r'href="#([^"]+)"', drawn):
        assert f'id="{target}"' in drawn
    # The hidden field is told of, but there is nowhere to go to.
    assert drawn.count('class="ds-link"') == len(form.errors) - 1
    assert drawn.count("<li>") == len(form.errors)


def test_a_form_without_faults_has_no_summary():
    assert "ds-error-summary" not in render("form", form=ContactForm())


# -- lists --


def test_pages_keep_the_rest_of_the_address(request_):
    page = type(
        "Page",
        (),
        {
            "has_other_pages": True,
            "has_previous": True,
            "has_next": False,
            "previous_page_number": 1,
            "number": 2,
            "paginator": type("Paginator", (), {"num_pages": 2}),
        },
    )
    drawn = render("pagination", request_, page=page)
    assert 'rel="prev" href="?place=Oslo&amp;page=1&amp;order=-people"' in drawn
    assert 'rel="next"' not in drawn


@pytest.mark.parametrize(
    ("order", "sorted_", "next_"),
    [
        ("people", "ascending", "-people"),
        ("-people", "descending", "people"),
        ("", "none", "people"),
    ],
)
def test_a_column_tells_its_order_and_offers_the_other(request_, order, sorted_, next_):
    drawn = render("sort", request_, key="people", label="People", order=order)
    assert f'aria-sort="{sorted_}"' in drawn
    # Another order begins again at the first page.
    assert f'href="?place=Oslo&amp;order={next_}"' in drawn


# -- what is told --


@pytest.mark.parametrize(
    ("tag", "undo"), [("/contacts/7/undo/", True), ("", False), ("sticky", False)]
)
def test_a_message_offers_undo_when_its_tag_is_an_address(request_, tag, undo):
    told = messages.storage.base.Message(messages.SUCCESS, "Saved <b>", extra_tags=tag)
    drawn = render("messages", request_, messages=[told])
    assert "Saved &lt;b&gt;" in drawn
    assert ('<form method="post" action="/contacts/7/undo/">' in drawn) is undo


def test_a_figure_leans_on_the_words_around_it():
    assert render_to_string("components/number.html", {"value": "7", "url": "/d"}) == (
        '<a class="number number-link" href="/d">7</a>'
    )


# -- the frame --


def test_the_frame_keeps_no_copy_of_pages_in_the_browser(client):
    page = client.get("/").content.decode()
    assert '"historyCacheSize": 0' in page
    assert '"allowEval": false' in page


@pytest.mark.parametrize(
    ("language", "code"), [("nb", "nb"), ("nn", "nn"), ("en-GB", "en"), ("so", "nb")]
)
def test_the_page_says_its_language(client, settings, language, code):
    settings.LANGUAGE_CODE = "nb"
    page = client.get("/", headers={"accept-language": language}).content.decode()
    assert f'<html lang="{code}"' in page


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_pages_of_what_went_wrong_say_what_is_saved(name, request_):
    request = None if name == "500" else request_
    page = render_to_string(f"{name}.html", request=request)
    text = re.sub(r"<[^>]+>", " ", page[page.index("<main") :])
    assert re.search(r"saved|changed|lagret|endret", text)
    assert not re.search(r"you failed|your fault|invalid|illegal|\berror\b", text, re.IGNORECASE)


def test_a_fault_is_told_without_context_or_database(client):
    client.raise_request_exception = False
    answer = client.get("/breaks")
    assert answer.status_code == 500
    assert 'id="main"' not in answer.content.decode()


# -- in a browser --


@pytest.mark.parametrize("address", ["/", "/?bound"])
def test_every_component_is_accessible_and_fits(page, address):
    page.goto(address)
    axe(page)
    page.emulate_media(color_scheme="dark")
    axe(page)
    look(page, "components" + address.strip("/?"))


def test_a_form_that_is_sent_arrives(page):
    page.goto("/")
    with page.expect_navigation() as sent:
        page.locator("#id_code").press("Enter")
    # A page that keeps its own address to itself would be refused as a stranger's (403).
    assert sent.value.status == 200
    assert page.evaluate("document.activeElement.className") == "ds-error-summary"


def test_what_is_pressed_is_large_enough_for_a_thumb(new_context):
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto("/")
    page.click("details.menu summary")
    heights = page.evaluate(
        """[...document.querySelectorAll(
            "button, .ds-button, select, summary, .ds-chip, .menu-item, .nav-toggle, .sort, " +
            "input:not([type=hidden], [type=checkbox], [type=radio]), .up a"
        )].filter(one => one.checkVisibility())
          .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])"""
    )
    assert len(heights) > 15
    assert [found for found in heights if found[1] < 44] == []


def test_the_navigation_opens_on_a_phone_and_stands_there_without_script(new_context):
    phone = {"width": 390, "height": 844}
    page = new_context(viewport=phone).new_page()
    page.goto("/")
    assert not page.is_visible("#nav")
    page.click(".nav-toggle")
    assert page.is_visible("#nav")
    assert page.get_attribute(".nav-toggle", "aria-expanded") == "true"
    page = new_context(viewport=phone, java_script_enabled=False).new_page()
    page.goto("/")
    assert page.is_visible("#nav")
    assert not page.is_visible(".nav-toggle")
    assert not page.is_visible("[data-step]")


def test_light_or_dark_is_remembered_and_forgotten(page):
    page.goto("/")
    page.click("details.menu summary")
    page.click("[data-scheme=dark]")
    page.reload()
    assert page.get_attribute("html", "data-color-scheme") == "dark"
    page.click("details.menu summary")
    page.click("[data-scheme=auto]")
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('details.menu').open")


def test_minus_and_plus_stay_within_the_field(page):
    page.goto("/")
    field = page.locator(".stepper input")
    for _ in range(3):
        page.click("[data-step='-1']")
    assert field.input_value() == "0"
    for _ in range(12):
        page.click("[data-step='1']")
    assert field.input_value() == "9"


def test_keys_are_listed_used_and_switched_off(page):
    page.goto("/")
    page.keyboard.press("?")
    assert page.locator("#shortcuts").is_visible()
    assert "New" in page.locator("#shortcuts tbody").inner_text()
    axe(page)
    page.keyboard.press("Escape")
    page.locator("#id_code").press("n")
    assert page.url.endswith("/")
    page.locator("h1").click()
    page.keyboard.press("n")
    page.wait_for_url("**/#told")
    page.keyboard.press("?")
    page.uncheck("#shortcuts-on")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.locator("#shortcuts").is_visible()


@pytest.mark.parametrize("slower", [1, 6, 20])
def test_nothing_jumps_while_a_page_loads(page, slower):
    """On a busy machine Chromium would draw half a page, were it not told to wait for the rest."""
    processor = page.context.new_cdp_session(page)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(
        """window.moved = [];
        new PerformanceObserver(list => {
          for (const {value, sources} of list.getEntries())
            window.moved.push([value, sources.map(({node}) => node?.outerHTML ?? node?.data)]);
        }).observe({type: "layout-shift", buffered: true});"""
    )
    page.goto("/", wait_until="networkidle")
    assert page.evaluate("window.moved") == []


def test_paper_keeps_the_mark_and_drops_what_one_presses(page):
    page.goto("/")
    page.emulate_media(media="print")
    assert page.is_visible(".internal")
    for gone in (".page-head", ".actions", ".pages", "#told .ds-button"):
        assert not page.locator(gone).is_visible(), gone


# -- what is sent --


def test_the_styles_travel_packed(client):
    address = "/static/vendor/designsystemet/components.css"
    plain = b"".join(client.get(address).streaming_content)
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    packed = b"".join(answer.streaming_content)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain
    assert len(packed) < 25_000
