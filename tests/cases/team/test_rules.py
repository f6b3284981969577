"""Which addresses may be invited, and until when."""

from datetime import date

import pytest

from lykt.cases.team import rules


@pytest.mark.parametrize(
    ("domain", "fits"),
    [
        ("nav.no", True),
        ("trondheim.kommune.no", True),
        ("st-olavs.no", True),
        ("nav", False),
        ("nav..no", False),
        ("kari@nav.no", False),
        ("", False),
        ("gmail.com", False),
    ],
)
def test_a_domain_is_one_of_a_body_and_not_of_everybody(domain, fits):
    assert (rules.domain_problem(domain) == "") is fits


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("kim@nav.no", True),
        (" Kim@NAV.no ", True),
        ("kim@evil-nav.no", False),
        ("kim@nav.no.example.com", False),
        ("kim@sub.nav.no", False),
        ("nav.no@example.com", False),
    ],
)
def test_an_address_ends_in_a_domain_that_is_allowed(address, fits):
    assert (rules.address_problem(address, {"nav.no"}) == "") is fits


def test_bad_input_says_which_domains_are_allowed_or_whom_to_ask():
    assert "@nav.no, @udi.no" in rules.address_problem("kim@x.no", {"udi.no", "nav.no"})
    assert "administrator" in rules.address_problem("kim@nav.no", set())


def test_an_invitation_has_two_weeks_by_the_rulebook(monkeypatch):
    assert rules.last_day(date(2026, 11, 28)) == date(2026, 12, 12)

    def no_rule(*_args):
        raise rules.NoRule("partner.invitation", date(2026, 11, 28))

    monkeypatch.setattr(rules, "deciding", no_rule)
    assert rules.last_day(date(2026, 11, 28)) == date(2026, 12, 5)
