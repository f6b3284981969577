"""A name is kept while its consent holds, sealed, found by the whole of it, and let go of."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.people import actions as people
from lykt.people.identity import actions, queries
from lykt.people.identity.models import Identity
from lykt.people.models import Person
from lykt.privacy import subjects
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Answer, InformationKind, Purpose, Recipient, Told
from lykt.privacy.consent.models import Consent
from lykt.privacy.reading.showing import opened
from lykt.privacy.retention import hooks
from lykt.privacy.sealing.models import NameToken
from tests.support.people import World


NAME = "Bjørg-Anne Testesen"


@pytest.fixture
def actor(sunniva: Staff) -> Actor:
    return sunniva.as_actor()


@pytest.fixture
def person(world: World, actor: Actor) -> Person:
    with acting_as(actor):
        return people.make_person(by=actor, unit=world.service)


def said_yes(actor: Actor, person: Person, *kinds: str) -> Consent:
    """Let the person say yes to our keeping these kinds."""
    [subject] = subjects.subjects([person.pk]).values()
    return consents.give(
        by=actor,
        subject=subject,
        purpose=Purpose.IDENTITY,
        lines=[Said(Recipient.HERE, kind, Answer.YES) for kind in kinds],
        asking=Asking(how="spoken", language="en", told=list(Told.values)),
    )


def kept(actor: Actor, person: Person) -> dict[str, str]:
    """Return what stands written of who the person is."""
    row = Identity.objects.filter(subject=person.pk).first()
    with opened(by=actor, what="test", subjects=[person.pk]):
        return {f: getattr(row, f) for f in ("name", "phone", "address")} if row else {}


def test_nothing_is_kept_without_a_yes(actor: Actor, person: Person) -> None:
    with acting_as(actor), pytest.raises(ValidationError, match="no consent"):
        actions.keep(by=actor, person=person, told={"name": NAME})
    with acting_as(actor):
        assert not Identity.objects.exists()


def test_each_field_asks_for_its_own_yes(actor: Actor, person: Person) -> None:
    with acting_as(actor):
        said_yes(actor, person, InformationKind.IDENTITY)
        with pytest.raises(ValidationError):
            actions.keep(by=actor, person=person, told={"name": NAME, "phone": "12 34 56 78"})
        actions.keep(by=actor, person=person, told={"name": NAME})
        assert kept(actor, person) == {"name": NAME, "phone": "", "address": ""}


def test_it_stands_sealed_and_is_found_by_whole_words(actor: Actor, person: Person) -> None:
    with acting_as(actor):
        said_yes(actor, person, InformationKind.IDENTITY)
        actions.keep(by=actor, person=person, told={"name": NAME})
        [raw] = Identity.objects.extra(select={"raw": "name"}).values_list("raw", flat=True)
        assert raw.startswith("s1.")
        for text, found in [
            ("bjørg anne testesen", True),
            ("BJOERG testesen", True),
            ("Testesen", True),
            ("Teste", False),
            ("Anne Hansen", False),
        ]:
            assert queries.people_named(actor, text).exists() is found, text


def test_taken_back_is_gone_at_once(actor: Actor, person: Person) -> None:
    with acting_as(actor):
        both = said_yes(actor, person, InformationKind.IDENTITY, InformationKind.CONTACT_DETAILS)
        actions.keep(by=actor, person=person, told={"name": NAME, "phone": "12 34 56 78"})
        name = next(line for line in both.lines.all() if line.kind == InformationKind.IDENTITY)
        consents.withdraw(by=actor, consents=[both], targets=[consents.queries.target_of(name)])
        assert kept(actor, person) == {"name": "", "phone": "12 34 56 78", "address": ""}
        assert not NameToken.objects.exists()
        consents.withdraw(by=actor, consents=[both])
        assert not Identity.objects.exists()


def test_what_has_run_out_is_not_shown(
    actor: Actor, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with acting_as(actor):
        given = said_yes(actor, person, InformationKind.IDENTITY)
        actions.keep(by=actor, person=person, told={"name": NAME})
        assert queries.fields_allowed([person.pk]) == {"name"}
        after = given.until + timedelta(days=1)
        monkeypatch.setattr(timezone, "localdate", lambda *_: after)
        assert queries.fields_allowed([person.pk]) == frozenset()
        for let_end in hooks.each_night:
            let_end()
        assert not Identity.objects.exists()
        assert not NameToken.objects.exists()


@pytest.mark.parametrize("name", ["froya", "pal", "odin", "astrid", "ulrik"])
def test_who_keeps_no_names(name: str, person: Person, request: pytest.FixtureRequest) -> None:
    other = request.getfixturevalue(name).as_actor()
    with acting_as(other), pytest.raises(Refused):
        actions.keep(by=other, person=person, told={"name": NAME})
