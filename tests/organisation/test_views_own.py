"""The page of one's own account."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lykt.organisation.codes import AccountAct
from lykt.organisation.models import Staff


pytestmark = pytest.mark.django_db

ClientOf = Callable[[Staff], Client]


def test_name_and_language_are_ones_own_to_change(client_of: ClientOf, froya: Staff) -> None:
    client = client_of(froya)
    response = client.post(reverse("own_account"), {"name": "Frøya", "language": "nn"})
    assert response.headers["Location"] == reverse("own_account")
    froya.refresh_from_db()
    assert (froya.name, froya.language) == ("Frøya", "nn")
    entry = froya.history.get()
    assert (entry.what, entry.by, entry.detail) == (
        AccountAct.DETAILS_CHANGED,
        "froya",
        "name, language",
    )


@pytest.mark.parametrize(
    "told", [{"name": ""}, {"name": "x" * 101}, {"name": "Frøya", "language": "tlh"}]
)
def test_bad_input(client_of: ClientOf, froya: Staff, told: dict[str, str]) -> None:
    response = client_of(froya).post(reverse("own_account"), told)
    assert response.context["form"].errors
    froya.refresh_from_db()
    assert froya.name == "Froya"


def test_what_is_not_in_the_form_cannot_be_changed(client_of: ClientOf, froya: Staff) -> None:
    told = {"name": "Froya", "language": "en", "username": "astrid", "is_active": ""}
    client_of(froya).post(reverse("own_account"), told | {"role": "administrator"})
    froya.refresh_from_db()
    assert (froya.username, froya.is_active, froya.posts.count()) == ("froya", True, 1)


def test_one_sees_the_posts_one_holds(client_of: ClientOf, froya: Staff) -> None:
    text = " ".join(client_of(froya).get(reverse("own_account")).content.decode().split())
    assert "Field worker<br>" in text
    assert "Møteplassen" in text


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("operator olav", "by the operator olav"),
        ("job demo", "by the program demo"),
        ("astrid", "by astrid"),
        ("operator", "by operator"),
    ],
)
def test_the_history_says_what_kind_of_doer_it_was(
    client_of: ClientOf, froya: Staff, by: str, said: str
) -> None:
    froya.history.create(what=AccountAct.MADE, by=by)
    page = client_of(froya).get(reverse("own_account")).content.decode()
    assert f">{said}</span>" in page
