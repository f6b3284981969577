"""The browser's own checks find what they are there to find."""

import pytest
from playwright.sync_api import Page

from tests.support.browser import axe, look, sign_in


@pytest.fixture
def inside(page: Page, froya) -> Page:
    """A page on which the field worker is signed in."""
    sign_in(page, "froya")
    return page


def test_one_signs_in(inside):
    assert "/sign-in" not in inside.url
    axe(inside)


def test_a_picture_without_words_is_found(page):
    page.set_content('<html lang="en"><title>t</title><main><h1>t</h1><img src=""></main></html>')
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_a_page_wider_than_a_telephone_is_found(page, tmp_path, monkeypatch):
    monkeypatch.setattr("tests.support.browser.RESULTS", tmp_path)
    page.set_content('<div style="width: 900px">wide</div>')
    with pytest.raises(AssertionError, match="390"):
        look(page, "wide")
    assert (tmp_path / "wide-390-dark.png").exists()


def test_a_page_that_calls_another_machine_is_found(page, calls):
    page.goto("/health")
    page.set_content('<img src="http://192.0.2.1/beacon.png" alt="">')
    page.wait_for_timeout(100)
    assert calls == ["a page called http://192.0.2.1/beacon.png"]
    calls.clear()


def test_a_script_that_fails_is_found(page, calls):
    page.goto("/health")
    page.evaluate("setTimeout(() => { throw new Error('broken') })")
    page.wait_for_timeout(100)
    assert [call for call in calls if "broken" in call]
    calls.clear()
