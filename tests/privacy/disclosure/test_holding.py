"""What is shut while it is let out waits, and what is let out while it is shut waits too."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent import signals
from lykt.privacy.consent.models import Consent
from lykt.privacy.disclosure import receipts
from lykt.privacy.disclosure.attempts import ShareRefused
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.disclosure.rules import ByConsent
from lykt.privacy.subjects import Subject
from tests.privacy.disclosure.sharing import Clock, duty, say, tell


NAV = ("nav", "economy")


def at_once(*each: Callable[[], None]) -> None:
    """Run functions beside each other, each with connections of its own, to their end."""
    faults: list[BaseException] = []

    def run(function: Callable[[], None]) -> None:
        try:
            function()
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[function]) for function in each]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


#: Longer than a write takes that nobody holds up; whoever is held up waits for us.
A_WHILE = 1.0

SHUT: dict[str, Callable[[Actor, Subject], Any]] = {
    "taken back": lambda by, who: consents.withdraw(by=by, consents=Consent.objects.all()),
    "a later no": lambda by, who: say(by, who, no=[NAV]),
    "the case closed": lambda by, who: consents.close_matter(by=by, matter=who.key),
}


@pytest.mark.parametrize("how", SHUT)
def test_nothing_is_shut_while_it_is_let_out(
    transactional_db: None,
    kaja: Staff,
    worker: Actor,
    subject: Subject,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    """A share that has been judged is written down before anything can be taken back."""
    ground = ByConsent("follow_up", subject.key)
    say(worker, subject, [NAV], matter=subject.key)
    judged, shut = threading.Event(), threading.Event()
    number, seen = receipts.next_number, []

    def slowly(*where: Any) -> int:
        judged.set()
        seen.append(shut.wait(A_WHILE))
        return number(*where)

    def shares() -> None:
        with acting_as(worker):
            tell(worker, subject, "nav", "economy", ground=ground)

    def shuts() -> None:
        judged.wait()
        with acting_as(kaja.as_actor()) as by:
            SHUT[how](by, subject)
        shut.set()

    monkeypatch.setattr(receipts, "next_number", slowly)
    at_once(shares, shuts)
    assert seen == [False], "it was taken back between the check and the write"
    assert shut.is_set()
    with pytest.raises(ShareRefused):
        tell(worker, subject, "nav", "economy", ground=ground)


@pytest.mark.parametrize("how", SHUT)
def test_nothing_is_let_out_while_it_is_shut(
    transactional_db: None,
    kaja: Staff,
    worker: Actor,
    subject: Subject,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    """A share that begins while something is being taken back waits, and is then refused."""
    ground = ByConsent("follow_up", subject.key)
    say(worker, subject, [NAV], matter=subject.key)
    shutting, answered = threading.Event(), threading.Event()
    outcome: list[str] = []

    def slowly(_withdrawal: Any) -> None:
        shutting.set()
        assert not answered.wait(A_WHILE), "it was let out while it was being taken back"

    def shuts() -> None:
        with acting_as(kaja.as_actor()) as by:
            SHUT[how](by, subject)

    def shares() -> None:
        shutting.wait()
        with acting_as(worker):
            try:
                outcome.append(tell(worker, subject, "nav", "economy", ground=ground).number)
            except ShareRefused:
                outcome.append("refused")
        answered.set()

    monkeypatch.setattr(signals, "_listeners", [*signals._listeners, slowly])
    at_once(shuts, shares)
    assert outcome == ["refused"]


def test_many_at_once_get_numbers_without_a_gap(
    transactional_db: None, worker: Actor, subject: Subject
) -> None:
    def shares() -> None:
        with acting_as(worker):
            for _ in range(4):
                tell(worker, subject, "police", "work", ground=duty("avert_crime"))

    at_once(shares, shares, shares)
    numbers = Disclosure.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 13))
