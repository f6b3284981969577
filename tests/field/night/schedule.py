"""Nights by chance: what thumbs, nets and batteries do to two phones, and what must come of it.

A schedule is made from its seed alone, so that a failure is played again by its number. What
a phone has confirmed must be on the server once; what the desk has put right must stand; and
the sums of a shift must be what the phones show.
"""

import json
import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.test import Client

from lykt.field.models import Count, Group, Shift
from lykt.field.night.actions import report_lost
from lykt.field.night.codes import State
from lykt.field.night.models import Enrolment, NightRecord
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff, Unit
from lykt.people.actions import correct_contact
from lykt.people.models import Contact
from tests.field.made import OPERATOR
from tests.support.node import FLAGS, find_node


HERE = Path(__file__).parent
#: What the net does to a call, and how often.
CHANCE = {"before": 0.15, "lost": 0.15, "twice": 0.1, "late": 0.1, "cut": 0.05}
#: What a thumb does, and how often beside the others.
ACTS = (
    ("tally", 10),
    ("anonymous", 4),
    ("code", 2),
    ("new", 1),
    ("undo", 3),
    ("revise", 2),
    ("note", 1),
    ("sync", 5),
    ("die", 2),
    ("kill", 1),
    ("lock", 1),
    ("flush", 1),
    ("desk", 1),
)


class Phones:
    """A process of Node in which the app's own modules run, as many phones as are named."""

    def __init__(self, base: str) -> None:
        command = [find_node(), *FLAGS, "--disable-warning=ExperimentalWarning"]
        command += [str(HERE / "phone.mjs"), f"{base}/api/night/1/"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, do: str, **line: Any) -> dict[str, Any]:
        """Do one thing on a phone, and return what it said."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, **line}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert answer.get("error") != "broken", answer
        return answer

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=10)


@dataclass
class Hand:
    """A worker with a phone in the hand, and what the phone has confirmed to them."""

    name: str
    staff: Staff
    enrolment: str = ""
    #: Confirmed records, by id: kind and the latest revision.
    said: dict[str, tuple[str, int]] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    lost: bool = False


@dataclass
class Night:
    """One schedule: two workers on one shift, or two workers on one phone."""

    seed: int
    phones: Phones
    unit: Unit
    zone: str
    codes: list[str]
    workers: list[Staff]
    leader: Staff

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.groups = list(Group.objects.filter(unit=self.unit)[:2])
        self.shift = ""
        #: Contacts a desk has put right, with what it said.
        self.desk: dict[Any, int] = {}

    def play(self) -> None:
        """Play the night to its end and hold what came of it against what must."""
        try:
            self._begin()
            for _ in range(self.chance.randint(12, 30)):
                self._act(self.chance.choice(self.hands))
            self._come_home()
            self._hold()
        except BaseException as problem:
            problem.add_note(f"the schedule of seed {self.seed}")
            raise

    def _begin(self) -> None:
        one_phone = self.chance.random() < 0.3
        # By the seed, for what a phone meets by chance follows from its name.
        names = [f"{self.seed}a", f"{self.seed}a" if one_phone else f"{self.seed}b"]
        self.hands = [Hand(n, staff) for n, staff in zip(names, self.workers, strict=True)]
        for hand in self.hands:
            self._sign_on(hand)
        first = self.hands[0]
        self.shift = self._told(first, "start", zone=self.zone, mode="full", staff=2)["id"]
        first.said[self.shift] = ("shift", 1)
        self._told(self.hands[1], "join", shift=self.shift, start="21:00")
        for name in set(names):
            self.phones("net", phone=name, chance=CHANCE)
            if self.chance.random() < 0.3:
                skew = self.chance.choice([-1, 1]) * self.chance.randint(60, 10**8) * 1000
                self.phones("skew", phone=name, ms=skew)

    def _sign_on(self, hand: Hand) -> None:
        client = Client()
        client.force_login(hand.staff)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = (
            f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={'x' * 32}"
        )
        told = self.phones(
            "enrol",
            phone=hand.name,
            unit=self.unit.handle,
            pin="2580",
            cookie=cookie,
            csrf="x" * 32,
        )
        assert told["ok"], told
        hand.enrolment = told["enrolment"]

    def _told(self, hand: Hand, do: str, **line: Any) -> dict[str, Any]:
        return self.phones(do, phone=hand.name, who=hand.enrolment, **line)

    # ---- What happens in between

    def _act(self, hand: Hand) -> None:
        if hand.lost:
            return
        names, weights = zip(*ACTS, strict=True)
        act = self.chance.choices(names, weights)[0]
        doing: Callable[[Hand], None] = getattr(self, f"_{act}")
        doing(hand)

    def _write(self, hand: Hand, do: str, **line: Any) -> dict[str, Any]:
        answer = self._told(hand, do, **line)
        if answer["ok"]:
            hand.said[answer["id"]] = (do, answer["rev"])
        elif answer["error"] == "killed":
            self.phones("restart", phone=hand.name)
        return answer

    def _tally(self, hand: Hand) -> None:
        group = self.chance.choice(self.groups).handle
        what = self.chance.choice(["seen", "met"])
        self._write(hand, "tally", group=group, what=what, n=self.chance.choice([1, 1, 1, 2, -1]))

    def _met(self, hand: Hand, who: dict[str, Any]) -> None:
        group = self.chance.choice([None, *self.groups])
        self._write(
            hand,
            "met",
            given_who=who,
            group=group.handle if group else None,
            needs=self.chance.sample(["health", "legal", "work"], 1),
            given=[],
            referred=[],
        )

    def _anonymous(self, hand: Hand) -> None:
        self._met(hand, {"anonymous": self.chance.randint(1, 4)})

    def _code(self, hand: Hand) -> None:
        self._met(hand, {"code": self.chance.choice(self.codes)})

    def _new(self, hand: Hand) -> None:
        self._met(hand, {"new": {"gender": "female"}})

    def _note(self, hand: Hand) -> None:
        self._write(hand, "note", text="Stille.")

    def _undo(self, hand: Hand) -> None:
        there = [k for k, (kind, _) in hand.said.items() if kind in ("tally", "met", "note")]
        if there := [key for key in there if key not in hand.undone]:
            target = self.chance.choice(there)
            if self._write(hand, "undo", id=target)["ok"]:
                hand.undone.add(target)

    def _revise(self, hand: Hand) -> None:
        there = [k for k, (kind, _) in hand.said.items() if kind == "met" and k not in hand.undone]
        if not there:
            return
        target = self.chance.choice(there)
        fields = {"who": {"anonymous": self.chance.randint(1, 5)}, "needs": ["talk"]}
        answer = self._told(hand, "revise", id=target, fields=fields)
        if answer["ok"]:
            hand.said[target] = ("met", answer["rev"])
        elif answer["error"] == "killed":
            self.phones("restart", phone=hand.name)

    def _sync(self, hand: Hand) -> None:
        answer = self._told(hand, "sync")
        if not answer["ok"] and answer["error"] == "killed":
            self.phones("restart", phone=hand.name)

    def _die(self, hand: Hand) -> None:
        side = self.chance.choice(["before", "after"])
        die = {"side": side, "after": self.chance.randint(0, 2)}
        self.phones("store", phone=hand.name, die=die)

    def _kill(self, hand: Hand) -> None:
        self.phones("kill", phone=hand.name)
        self.phones("restart", phone=hand.name)

    def _lock(self, hand: Hand) -> None:
        answer = self.phones("lock", phone=hand.name)
        if not answer["ok"] and answer["error"] == "killed":
            self.phones("restart", phone=hand.name)

    def _flush(self, hand: Hand) -> None:
        self.phones("flush", phone=hand.name)

    def _desk(self, hand: Hand) -> None:
        """Somebody at a desk puts a meeting right that has come in."""
        with acting_as(self.leader.as_actor()) as by:
            there = Contact.objects.filter(
                on_shift__shift__phone_key=self.shift, undone_at=None, person=None
            )
            if contact := there.order_by("id").first():
                number = contact.count + 50
                if correct_contact(by=by, contact=contact, reason="mistyped", count=number):
                    self.desk[contact.pk] = number

    # ---- In the morning

    def _come_home(self) -> None:
        if len({hand.name for hand in self.hands}) == 2 and self.chance.random() < 0.2:
            self._lose(self.hands[1])
        for hand in self.hands:
            self.phones("net", phone=hand.name)
            self.phones("store", phone=hand.name, room=None)
            for _ in range(6):
                self.phones("restart", phone=hand.name)
                self.phones("flush", phone=hand.name)
                answer = self._told(hand, "sync")
                if answer["ok"] and not self._waiting(hand):
                    break
            assert not self._waiting(hand), "the outbox does not empty"

    def _waiting(self, hand: Hand) -> int:
        answer = self._told(hand, "counts")
        return int(answer.get("waiting", 0))

    def _lose(self, hand: Hand) -> None:
        phone = Enrolment.objects.get(handle=hand.enrolment).phone
        with acting_as(self.leader.as_actor()) as by:
            report_lost(by=by, phone=phone)
        hand.lost = True

    def _hold(self) -> None:
        with acting_as(OPERATOR):
            for hand in self.hands:
                self._nothing_lost(hand)
            self._nothing_doubled()
            self._nothing_written_over()
            if not any(hand.lost for hand in self.hands):
                self._sums_are_right()

    def _nothing_lost(self, hand: Hand) -> None:
        for record, (kind, rev) in hand.said.items():
            rows = NightRecord.objects.filter(record=record)
            assert {row.rev for row in rows} >= set(range(1, rev + 1)), f"{kind} {record} is lost"

    def _nothing_doubled(self) -> None:
        here = NightRecord.objects.filter(enrolment__handle__in=[h.enrolment for h in self.hands])
        told = list(here.values_list("record", "rev"))
        assert len(told) == len(set(told)), "a record came twice"
        # Of two versions that wait for somebody, the second names what the first has done.
        taken = [row for row in here if row.state == State.TAKEN]
        met = [row.met_id for row in taken if row.met_id]
        counted = [row.count_id for row in taken if row.count_id]
        assert len(met) == len(set(met))
        # A revision puts right what an earlier one has done.
        assert len(met) == len({row.record for row in taken if row.met_id}), "a meeting twice"
        assert len(counted) == len(set(counted))
        shift = Shift.objects.filter(phone_key=self.shift)
        assert shift.count() <= 1
        contacts = Contact.objects.filter(on_shift__shift__in=shift)
        assert contacts.count() == len(met), "a contact without its record, or twice"

    def _nothing_written_over(self) -> None:
        for key, number in self.desk.items():
            contact = Contact.objects.get(pk=key)
            assert contact.undone_at is None, "what a desk put right was taken back"
            assert contact.count == number, "what a desk put right was written over"

    def _sums_are_right(self) -> None:
        """Hold the server's sums against those of the phones, where no two versions wait."""
        here = NightRecord.objects.filter(enrolment__handle__in=[h.enrolment for h in self.hands])
        open_ones = here.exclude(state__in=[State.TAKEN, State.DROPPED])
        if open_ones.exists() or self.desk:
            assert not open_ones.exclude(state=State.CONFLICT).exists(), list(
                open_ones.values_list("kind", "why")
            )
            return
        shown: dict[tuple[str, str], int] = {}
        for hand in self.hands:
            totals = self._told(hand, "totals").get("totals") or {}
            for group, sums in (totals.get("groups") or {}).items():
                for what, number in sums.items():
                    shown[group, what] = shown.get((group, what), 0) + number
        rows = Count.objects.filter(shift__phone_key=self.shift, undone_at=None).order_by()
        kept = {
            (group, what): number
            for group, what, number in rows.values_list("group__handle", "what").annotate(
                sum=Sum("number")
            )
        }
        assert {k: n for k, n in kept.items() if n} == {k: n for k, n in shown.items() if n}
