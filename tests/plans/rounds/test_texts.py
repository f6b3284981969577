"""What a reminder says: what can be filled in, and what it never tells."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from lykt.plans.rounds.texts import PLACES, Text, check, filled, standard


REFUSED = [
    (Text("{name}", "{link}"), "subject"),
    (Text("x", "{link} {staff.email}"), "body"),
    (Text("x", "{link} {}"), "body"),
    (Text("x", "No way to the answers"), "body"),
]


@pytest.mark.parametrize(("text", "field"), REFUSED)
def test_what_cannot_be_filled_in_is_refused(text: Text, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check(text)
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_usual_words_can_be_filled_in(language: str) -> None:
    with translation.override(language):
        check(standard())
        told = filled(standard(), plan="Plan", due=date(2027, 4, 30), owed=3)
    assert "{" not in told.subject + told.body
    assert "/plans/owed/" in told.body


def test_what_is_filled_in_is_not_filled_in_again(settings) -> None:
    settings.ADDRESS = "https://lykt.example"
    told = filled(
        Text("{plan}\nBcc: x@y.example", " ".join(f"{{{one}}}" for one in PLACES)),
        plan="En {owed} plan",
        due=date(2027, 4, 30),
        owed=3,
        nobody=2,
    )
    assert told.subject == "En {owed} plan Bcc: x@y.example"
    assert told.body.startswith("En {owed} plan")
    assert "For 2 of them nobody else is asked." in told.body
    assert "https://lykt.example/plans/owed/" in told.body
