"""For any order of give, refuse, take back, expire and close: nothing goes beyond a live ground.

A machine of Hypothesis lets things happen to one person in any order, and tries to share
now and then. Each attempt is held against another way of reckoning, `reference`, and must
have been written down exactly once.
"""

from collections import Counter
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Notice, Staff
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent.models import Consent
from lykt.privacy.consent.naming import named_key
from lykt.privacy.consent.rules import Target as ConsentTarget
from lykt.privacy.disclosure.attempts import ShareRefused
from lykt.privacy.disclosure.models import DisclosedItem, Disclosure
from lykt.privacy.disclosure.rules import ByConsent, ByDuty
from tests.privacy.disclosure import reference
from tests.privacy.disclosure.sharing import REASON, Clock, met, say, subject_of, tell
from tests.support.people import World


CASES = [uuid5(UUID(int=1), str(number)) for number in range(2)]
NAMES = ["Her sister", "Her father"]
KINDS = ["economy", "health"]

purposes = st.sampled_from(["follow_up", "coordination"])
matters = st.sampled_from([None, None, *CASES])
to_anyone = st.sampled_from(["nav", "police"])
targets = st.tuples(to_anyone, st.sampled_from(KINDS)) | st.tuples(
    st.just("family"), st.sampled_from(KINDS), st.sampled_from(NAMES)
)
#: A no may be to the whole family; a yes says which of them.
noes = targets | st.tuples(st.just("family"), st.sampled_from(KINDS))


class Talk(NamedTuple):
    """A conversation: what was written down, its number, and what it said yes to."""

    consent: Consent
    number: int
    yes: tuple[reference.Target, ...]
    purpose: str
    matter: UUID | None


class Sharing(RuleBasedStateMachine):
    """One person, and all that can happen to what they have said."""

    talks: Bundle[Any] = Bundle("talks")
    world: World
    staff: Staff
    clock: Clock

    @initialize()
    def meet(self) -> None:
        # Each run begins on the same day and from the same database, and leaves it as it was.
        self.clock.begin_anew()
        self.before = TestCase._enter_atomics()
        self.acting = acting_as(self.staff.as_actor())
        self.actor = self.acting.__enter__()
        self.subject = subject_of(met(self.world, self.actor))
        self.person = reference.Person()
        self.attempts = self.uncertain = 0
        self.shared: Counter[int] = Counter()

    def teardown(self) -> None:
        if hasattr(self, "acting"):
            self.acting.__exit__(None, None, None)
            TestCase._rollback_atomics(self.before)

    @rule(
        target=talks,
        yes=st.sets(targets, max_size=3),
        no=st.sets(noes, max_size=2),
        purpose=purposes,
        matter=matters,
        days=st.integers(0, 30),
        begins=st.sampled_from([0, 0, 0, 1, 4]),
    )
    def say(self, yes: Any, no: Any, purpose: str, matter: Any, days: int, begins: int) -> Any:
        """Answer: yes, no or some of both."""
        no = no - yes
        if not yes | no:
            return multiple()
        consent = say(
            self.actor,
            self.subject,
            sorted(yes),
            sorted(no),
            purpose=purpose,
            matter=matter,
            days=days,
            begins=begins,
        )
        talk = self.person.say(yes, no, purpose, matter, consent.since, consent.until)
        return Talk(consent, talk, tuple(sorted(yes)), purpose, matter)

    @rule(talk=talks, about=st.none() | targets)
    def take_back(self, talk: Any, about: Any) -> None:
        """Take back a whole consent, or one thing of it."""
        only = None
        if about is not None:
            name = named_key(self.subject.key, about[2]) if len(about) > 2 else ""
            only = [ConsentTarget(about[0], about[1], name)]
        expected = self.person.takes_back(talk.number, about, timezone.localdate())
        try:
            consents.withdraw(by=self.actor, consents=[talk.consent], targets=only)
        except ValidationError:
            assert not expected
        else:
            assert expected

    @rule(days=st.integers(1, 12))
    def pass_days(self, days: int) -> None:
        """Let time pass: some consents run out, others begin."""
        self.clock.pass_days(days)

    @rule(matter=st.sampled_from(CASES))
    def close(self, matter: UUID) -> None:
        """Close a case."""
        consents.close_matter(by=self.actor, matter=matter)
        self.person.close(matter)

    @rule(
        recipient=st.sampled_from(["nav", "police", "family"]),
        kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=2, unique=True),
        name=st.sampled_from(NAMES),
        purpose=purposes,
        matter=matters,
    )
    def share_on_a_consent(
        self, recipient: str, kinds: list[str], name: str, purpose: str, matter: Any
    ) -> None:
        """Try to tell somebody, saying that the person has said yes."""
        today = timezone.localdate()
        named = name if recipient == "family" else ""
        lacking = {
            kind
            for kind in kinds
            if not self.person.may_tell(recipient, kind, named, purpose, matter, today)
        }
        self._try(recipient, kinds, named, ByConsent(purpose, matter), lacking)

    @rule(
        recipient=st.sampled_from(["police", "child_welfare", "ambulance", "family", "nav"]),
        kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=2, unique=True),
        ref=st.sampled_from(sorted(reference.DUTIES)),
    )
    def share_under_a_duty(self, recipient: str, kinds: list[str], ref: str) -> None:
        """Try to tell somebody, saying that a law requires it."""
        lets = reference.duty_lets(ref, recipient)
        named = NAMES[0] if recipient == "family" else ""
        self._try(recipient, kinds, named, ByDuty(ref, REASON), set() if lets else set(kinds))
        if lets and reference.unconfirmed(ref, timezone.localdate()):
            self.uncertain += 1

    @rule(
        talk=talks,
        place=st.integers(0, 2),
        kinds=st.sets(st.sampled_from(KINDS), max_size=1),
        name=st.none() | st.sampled_from(NAMES),
        purpose=st.none() | purposes,
        matter=st.none() | matters,
    )
    def share_what_they_said_yes_to(
        self, talk: Any, place: int, kinds: set[str], name: Any, purpose: Any, matter: Any
    ) -> None:
        """Try what was once said yes to, as it was said or a little beside it."""
        if not talk.yes:
            return
        target = talk.yes[place % len(talk.yes)]
        named = (name or target[2]) if len(target) > 2 else ""
        asked = [target[1], *(kinds - {target[1]})]
        self.share_on_a_consent(
            target[0], asked, named, purpose or talk.purpose, matter or talk.matter
        )

    def _try(
        self, recipient: str, kinds: list[str], named: str, ground: Any, lacking: set[str]
    ) -> None:
        self.attempts += 1
        how = {"ground": ground, "recipient_named": named}
        number, lacks = None, set()
        try:
            handle = tell(self.actor, self.subject, recipient, *kinds, **how).handle
        except ShareRefused as refusal:
            handle, lacks = refusal.handle, set(refusal.lacks)
        else:
            self.shared[timezone.localdate().year] += 1
            number = self.shared[timezone.localdate().year]
        assert lacks == lacking, "the ground that was found is not the one there is"
        row = Disclosure.objects.get(handle=handle)
        assert (row.refused, row.number) == (bool(lacking), number)
        assert [item.kind for item in row.items.all()] == kinds
        assert {item.kind for item in row.items.all() if item.lack} == lacking

    @invariant()
    def every_attempt_is_written_down_once(self) -> None:
        """As many entries as attempts, and a notice for each uncertain ground."""
        if not hasattr(self, "person"):
            return
        assert Disclosure.objects.count() == self.attempts
        assert Disclosure.objects.filter(refused=False).count() == self.shared.total()
        assert Notice.objects.count() == self.uncertain
        went = DisclosedItem.objects.filter(disclosure__refused=False)
        assert not went.exclude(lack="").exists()


def test_nothing_goes_beyond_a_live_ground(world: World, kaja: Staff, clock: Clock) -> None:
    class Here(Sharing):
        """The machine, with somebody who may also close cases."""

    Here.world, Here.staff, Here.clock = world, kaja, clock
    run_state_machine_as_test(
        Here,
        settings=settings(
            # Each example is a life: a third as many, of the profile that runs.
            max_examples=settings().max_examples * 3 // 10,
            stateful_step_count=25,
            # What fails is told as it was found: to make it smaller takes minutes.
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
