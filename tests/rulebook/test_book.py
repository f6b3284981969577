"""Asking the rulebook, and the rules that come with Lykt."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from lykt import rulebook
from lykt.rulebook import DrivesNothing, Kind, Mark, NoRule, Recipient, Rulebook, Standing, Status
from tests.rulebook.good import a_rule


TODAY = date(2026, 11, 23)
OLD = a_rule(months=12, valid_from=date(2024, 1, 1), valid_to=date(2025, 12, 31))
NEW = a_rule(months=24)
DOUBT = a_rule(ref="retention.journal", status=Status.UNCERTAIN, mark=Mark.MEMORY, valid_from=None)
GONE = a_rule(ref="consent.clause", kind=Kind.CONSENT, status=Status.REPEALED, valid_from=None)
COMING = a_rule(ref="law.coming", kind=Kind.LAW, status=Status.ADOPTED, valid_from=None)
BOOK = Rulebook([NEW, OLD, DOUBT, GONE, COMING])


@pytest.mark.parametrize(
    ("on", "months"), [("2024-01-01", 12), ("2025-12-31", 12), ("2026-01-01", 24)]
)
def test_the_version_of_the_day_is_given(on: str, months: int) -> None:
    assert BOOK.rule("retention.contact", date.fromisoformat(on)).months == months
    assert BOOK.deciding("retention.contact", date.fromisoformat(on)).months == months


@pytest.mark.parametrize(
    ("ref", "on"),
    [("retention.contact", "2023-12-31"), ("retention.nothing", "2026-01-01"),
     ("law.coming", "2026-01-01")],
)  # fmt: skip
def test_no_version_holds(ref: str, on: str) -> None:
    day = date.fromisoformat(on)
    with pytest.raises(NoRule, match=f"no rule {ref} on {on}") as none:
        BOOK.rule(ref, day)
    assert (none.value.ref, none.value.on) == (ref, day)
    with pytest.raises(NoRule):
        BOOK.deciding(ref, day)


@pytest.mark.parametrize(
    ("ref", "today", "standing", "reason"),
    [
        ("retention.journal", None, "uncertain", "This rule has not been checked"),
        ("consent.clause", None, "repealed", "This rule is no longer in force"),
        ("retention.contact", date(2027, 11, 24), "overdue", "This rule should have been checked"),
    ],
)
def test_what_may_not_decide_says_why(
    ref: str, today: date | None, standing: str, reason: str
) -> None:
    assert BOOK.rule(ref, TODAY).ref == ref
    with pytest.raises(DrivesNothing) as nothing:
        BOOK.deciding(ref, TODAY, today=today)
    assert nothing.value.standing == standing
    assert nothing.value.reason.startswith(reason)
    assert nothing.value.rule is BOOK.rule(ref, TODAY)
    assert str(nothing.value).startswith(f"{ref}: {reason}")


def test_a_decision_about_the_past_needs_a_check_that_counts_today() -> None:
    past = date(2025, 6, 1)
    assert BOOK.deciding("retention.contact", past, today=date(2027, 11, 23)).months == 12
    with pytest.raises(DrivesNothing):
        BOOK.deciding("retention.contact", past, today=date(2027, 11, 24))


def test_rules_are_listed_by_kind_and_day() -> None:
    assert BOOK.rules() == [GONE, COMING, OLD, NEW, DOUBT]
    assert BOOK.rules("retention") == BOOK.rules(Kind.RETENTION) == [OLD, NEW, DOUBT]
    assert BOOK.rules(on=TODAY) == [GONE, NEW, DOUBT]
    assert BOOK.rules("retention", date(2025, 1, 1)) == [OLD, DOUBT]


# ---- The rules that come with Lykt

#: What other rooms rest on: the rule, and the length of time it says.
RELIED_ON = {
    "answer.deadline": "1 months",
    "answer.extension": "2 months",
    "complaint.answer": "1 months",
    "consent.case_closes": "",
    "consent.longest": "12 months",
    "consent.renewal_notice": "14 days",
    "consent.withdrawal": "",
    "contact.undo": "24 hours",
    "council.answer": "3 months",
    "emergency_access.longest": "4 hours",
    "learning.again": "24 months",
    "material.review": "12 months",
    "partner.invitation": "14 days",
    "plan.news": "6 months",
    "plan.remind.first": "14 days",
    "plan.remind.last": "3 days",
    "plan.remind.late": "7 days",
    "retention.access_request": "36 months",
    "retention.anonymous_contact": "24 months",
    "retention.case": "60 months",
    "retention.closed_figures": "no end",
    "retention.complaint": "36 months",
    "retention.concern": "24 months",
    "retention.consent": "60 months",
    "retention.consultation": "60 months",
    "retention.contact": "24 months",
    "retention.disclosure": "60 months",
    "retention.emergency_access": "60 months",
    "retention.erasure_ledger": "no end",
    "retention.feedback": "24 months",
    "retention.health_contact": "24 months",
    "retention.keys_copy": "24 hours",
    "retention.learning": "120 months",
    "retention.networks": "no end",
    "retention.outside_figures": "no end",
    "retention.person": "36 months",
    "retention.place": "no end",
    "retention.plans": "no end",
    "retention.reading_record": "60 months",
    "retention.session": "12 hours",
    "retention.shift": "60 months",
    "retention.indoor_place": "60 months",
    "retention.visit": "60 months",
    "retention.adverts": "12 months",
    "retention.chat": "60 months",
    "retention.called_number": "24 months",
    "retention.phone": "24 months",
    "retention.scene": "60 months",
    "retention.signal": "24 months",
    "retention.rapid": "no end",
    "signal.review": "6 months",
    "retention.staff": "60 months",
}


@pytest.mark.parametrize("ref", RELIED_ON)
def test_what_other_rooms_rest_on_decides(ref: str) -> None:
    rule = rulebook.deciding(ref, TODAY)
    span = rule.span
    said = "no end" if rule.no_end else f"{span.number} {span.unit}" if span else ""
    assert said == RELIED_ON[ref]


def test_every_rule_about_time_that_decides_is_listed_above() -> None:
    timed = {"retention", "deadline", "consent"}
    sure = {rule.ref for rule in rulebook.rules(on=TODAY) if rule.kind in timed
            and rule.drives(TODAY) and (rule.span or rule.no_end)}  # fmt: skip
    assert sure <= set(RELIED_ON)


#: Whom each duty lets be told, and whether a disclosure may rest on it.
DUTIES = {
    "duty.child_welfare": ("child_welfare", True),
    "duty.child_welfare_health": ("child_welfare", True),
    "duty.avert_crime": ("police", True),
    "duty.emergency_services": ("police fire_service", True),
    "duty.life_in_danger": ("police fire_service ambulance", False),
    "duty.age_in_doubt": ("child_welfare", True),
    "duty.adult_consent": ("", True),
    "duty.msis": ("", True),
}


def test_the_duties_open_what_they_should_and_no_more() -> None:
    found = {
        rule.ref: (" ".join(rule.shares_with), rule.drives(TODAY))
        for rule in rulebook.rules("duty", TODAY)
    }
    assert found == DUTIES
    assert set(Recipient) == {each for who, _ in DUTIES.values() for each in who.split()}


def test_the_old_clause_on_infections_is_told_of_and_drives_nothing() -> None:
    rule = rulebook.rule("consent.infection_from_doctor", TODAY)
    assert rule.status is Status.REPEALED
    for on in (date(2009, 1, 1), date(2013, 6, 1), TODAY, date(2031, 1, 1)):
        with pytest.raises(DrivesNothing):
            rulebook.deciding(rule.ref, on)


def test_each_purpose_names_its_basis() -> None:
    bases = {rule.ref: (rule.article_6, rule.article_9) for rule in rulebook.rules("basis", TODAY)}
    assert set(bases) == {
        f"basis.{purpose}"
        for purpose in ("follow_up", "coordination", "health", "safety_warning", "statistics",
                        "identity", "answer")
    }  # fmt: skip
    assert bases["basis.identity"] == ("6(1)(a)", "9(2)(a)")
    # Consent is the ground of nothing but the name: to lift confidentiality is another thing.
    assert [ref for ref, (six, _) in bases.items() if six == "6(1)(a)"] == ["basis.identity"]


def test_a_journal_is_not_erased_by_a_rule_nobody_has_checked() -> None:
    with pytest.raises(DrivesNothing) as nothing:
        rulebook.deciding("retention.journal", TODAY)
    assert nothing.value.standing is Standing.UNCERTAIN


def test_what_is_from_memory_or_open_drives_nothing() -> None:
    doubtful = [rule for rule in rulebook.rules()
                if rule.mark is Mark.MEMORY or rule.status is Status.UNCERTAIN]  # fmt: skip
    assert doubtful
    assert not any(rule.drives(TODAY) for rule in doubtful)


def test_each_rule_stops_deciding_the_day_after_its_review() -> None:
    for rule in rulebook.rules():
        if rule.drives(rule.review_by):
            assert not rule.drives(rule.review_by + timedelta(days=1)), rule.ref


def test_a_law_in_the_book_holds_over_its_successor_only_before_it() -> None:
    (old,) = (rule for rule in rulebook.rules() if rule.ref == "law.bvl_1992_6_4")
    new = rulebook.rule("duty.child_welfare", date(2023, 1, 1))
    assert new.replaces == old.ref
    assert (old.valid_to, new.valid_from) == (date(2022, 12, 31), date(2023, 1, 1))
    with pytest.raises(NoRule):
        rulebook.rule("duty.child_welfare", date(2022, 12, 31))


def test_nothing_is_said_in_one_language_only() -> None:
    for rule in rulebook.rules():
        assert set(rule.titles) == set(rule.texts) == {"nb", "nn", "en"}, rule.ref
        assert rule.text("nb") != rule.text("en"), rule.ref
        assert rule.text("nn") != rule.text("en"), rule.ref


def test_the_rulebook_knows_nothing_of_django() -> None:
    code = "import sys, lykt.rulebook as r; r.rules(); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
