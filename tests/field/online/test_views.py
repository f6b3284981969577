"""The pages of chats and calls, as a browser without script meets them; and no number left."""

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from lykt.field.online.models import Call, Chat
from tests.field.online.access_rows import make_chat
from tests.support.canaries import body_of, head_of, rows_of, sessions


DAY = timezone.localdate().isoformat()
CANARY = "41234589"
WAYS = [b"41234589", b"41 23 45 89", b"412 34 589", b"+4741234589"]
CHAT = {"channel": "own_chat", "target": "yes", "themes": ["health"], "minutes": "12", "on": DAY}


@pytest.fixture
def client(client_of, froya):
    """The field worker's browser."""
    return client_of(froya)


def test_a_chat_is_written_down_put_right_and_undone(world, client):
    assert "No chat yet" in client.get(reverse("chats")).content.decode()
    page = client.post(reverse("chat_new"), CHAT, follow=True).content.decode()
    for text in ("Written down. Nobody was named.", "Our own chat", "Health and infection",
                 "1 chat", "1 yes, 0 no, 0 unsure"):  # fmt: skip
        assert text in page, text
    row = Chat._base_manager.get()
    address = reverse("chat_change", args=[row.handle])
    assert 'value="12"' in client.get(address).content.decode()
    page = client.post(address, {**CHAT, "target": "no"}, follow=True).content.decode()
    assert "0 yes, 1 no" in page
    client.post(reverse("chat_undo", args=[row.handle]))
    assert "No chat yet" in client.get(reverse("chats")).content.decode()


def test_one_more_comes_at_once(world, client):
    answer = client.post(reverse("chat_new"), {**CHAT, "again": "1"})
    assert answer["Location"] == reverse("chat_new")


def test_what_is_wrong_is_told_at_its_field(world, client):
    answer = client.post(reverse("chat_new"), {**CHAT, "on": "2999-01-01"})
    assert answer.status_code == 422
    assert "This day lies ahead" in answer.content.decode()


def test_many_chats_come_a_page_at_a_time(world, client):
    for _ in range(60):
        make_chat(world)
    assert "Page 1 of 2" in client.get(reverse("chats")).content.decode()


CALL = {"number": CANARY, "outcome": "do_not_contact", "mediator": "on", "language": "th",
        "on": DAY}  # fmt: skip


class TestCalls:
    """Ask before one calls; the number stands nowhere afterwards."""

    def test_ask_then_call_then_the_next_is_warned(self, world, client):
        check = reverse("call_check")
        page = client.post(check, {"number": CANARY}).content.decode()
        assert "Not called before." in page
        page = client.post(reverse("call_new"), CALL, follow=True).content.decode()
        assert "is told not to" in page
        assert "Thai" in page
        page = client.post(check, {"number": f"+47 {CANARY}"}).content.decode()
        assert "Do not call." in page
        assert "that they do not want to be called" in page
        assert reverse("call_new") not in page
        client.post(reverse("call_undo", args=[Call._base_manager.get().handle]))
        assert "Not called before." in client.post(check, {"number": CANARY}).content.decode()

    @pytest.mark.parametrize(
        ("outcome", "words"), [("talked", "Spoken with on"), ("no_answer", "without an answer")]
    )
    def test_what_else_is_told(self, world, client, outcome, words):
        client.post(reverse("call_new"), {**CALL, "outcome": outcome})
        page = client.post(reverse("call_check"), {"number": CANARY}).content.decode()
        assert words in page

    def test_the_number_is_left_nowhere(self, world, client):
        told = [CALL, {**CALL, "outcome": "none"}, {**CALL, "number": f"{CANARY}x"}]
        answers = [client.post(reverse("call_new"), one) for one in told]
        for number in (CANARY, f"{CANARY}0", f"+47 {CANARY}", "412 34 589"):
            answers.append(client.post(reverse("call_check"), {"number": number}))
        answers += [client.get(reverse(name)) for name in ("calls", "call_new", "call_check")]
        assert Call._base_manager.count() == 1
        left = [value for alias in connections for _t, _c, value in rows_of(alias)]
        left += [sessions()]
        left += [body_of(one) + head_of(one) for one in answers]
        assert not any(way in content for way in WAYS for content in left)
