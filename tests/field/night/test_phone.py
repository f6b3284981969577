"""The phone that is driven from outside: its faults are what they say, and nothing is lost."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.node import FLAGS, find_node


HERE = Path(__file__).parent
Phone = Callable[..., dict[str, Any]]


@pytest.fixture
def port() -> Iterator[str]:
    """The small server, on a port."""
    with subprocess.Popen(
        [find_node(), *FLAGS, str(HERE / "fake_listen.mjs")], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        yield server.stdout.readline().strip()
        server.terminate()


@pytest.fixture
def phone(port: str) -> Iterator[Phone]:
    """A process of phones: call it with what to do, get the answer."""
    command = [find_node(), *FLAGS, str(HERE / "phone.mjs"), f"http://127.0.0.1:{port}/", "7"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def obey(do: str, **line: Any) -> dict[str, Any]:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps({"do": do, **line}) + "\n")
            process.stdin.flush()
            answer: dict[str, Any] = json.loads(process.stdout.readline())
            return answer

        yield obey
        assert process.stdin
        process.stdin.close()


def begin(phone: Phone) -> str:
    """Enrol one worker, begin a shift, and return the id of the shift."""
    assert phone("enrol", unit="u1", pin="4711", cookie="FR")["ok"]
    return str(phone("start", zone="z1", mode="full", staff=2)["id"])


@pytest.mark.parametrize(
    ("fault", "trouble", "left"),
    [
        ("before", "offline", 3),
        ("lost", "offline", 3),
        ("late", "offline", 3),
        ("cut", "later", 3),
        ("twice", None, 0),
        ("ok", None, 0),
    ],
)
def test_each_fault_is_what_it_says_and_nothing_is_lost_or_doubled(
    phone: Phone, port: str, fault: str, trouble: str | None, left: int
) -> None:
    shift = begin(phone)
    for _ in range(2):
        assert phone("tally", group="g1", what="met")["ok"]
    phone("net", next=[fault])
    assert phone("sync").get("trouble") == trouble
    assert phone("counts")["waiting"] == left
    assert phone("flush")["arrived"] == ([200] if fault == "late" else [])
    assert phone("sync").get("trouble") is None
    assert phone("counts")["waiting"] == 0
    found = figures(port, shift)
    assert found["figures"] == {"g1": {"seen": 0, "met": 2}}
    assert len(found["order"]) == 3


def figures(port: str, shift: str) -> dict[str, Any]:
    """Ask the small server what it has counted."""
    from urllib.request import Request, urlopen

    body = json.dumps({"shift": shift}).encode()
    with urlopen(Request(f"http://127.0.0.1:{port}/figures", data=body)) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def test_a_phone_dies_where_it_is_told_and_lives_on_the_same_disk(phone: Phone) -> None:
    begin(phone)
    phone("store", die={"side": "after", "after": 1})
    assert phone("tally", group="g1", what="seen")["ok"]
    assert phone("tally", group="g1", what="seen")["error"] == "killed"
    assert phone("tally", group="g1", what="seen")["error"] == "killed"
    phone("restart")
    assert phone("totals")["totals"]["groups"] == {"g1": {"seen": 2, "met": 0}}
    assert phone("records")["records"] is None


def test_two_phones_of_one_process_share_nothing(phone: Phone) -> None:
    begin(phone)
    assert phone("counts", phone="b")["waiting"] == 0
    assert phone("dump", phone="b")["tables"]["workers"] == {}
    assert len(phone("dump")["tables"]["outbox"]) == 1


def test_what_goes_wrong_is_told_in_a_word(phone: Phone) -> None:
    assert phone("tally", group="g1", what="seen")["error"] == "closed"
    begin(phone)
    assert phone("tally", group="g1", what="seen", n=-1)["error"] == "none_left"
    phone("store", room=0)
    assert phone("tally", group="g1", what="seen")["error"] == "full"
    assert phone("unlock", pin="0000") == {
        "ok": True,
        "is": "wrong",
        "left": 4,
        "words": "because of wrong",
    }
