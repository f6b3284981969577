"""Tables about people: nobody touches them unnamed, and a ledger is never rewritten."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models

from lykt.organisation.acting import Actor, NobodyActs, acting_as
from lykt.organisation.models import Staff
from lykt.privacy.base import AboutSubject, NeverRewritten, WrittenOnce
from lykt.privacy.retention.models import LegalHold
from tests.access_table import make_person
from tests.support.canaries import Canaries
from tests.support.people import World


def hold(world: World) -> LegalHold:
    return LegalHold(subject=uuid4(), controller=world.fjordby, unit=world.service)


def test_nobody_writes_or_reads_unnamed(world: World) -> None:
    with pytest.raises(NobodyActs):
        hold(world).save()
    with pytest.raises(NobodyActs):
        LegalHold.objects.all()
    assert LegalHold._base_manager.count() == 0


def test_who_wrote_is_kept_by_key_and_by_name(world: World, froya: Staff) -> None:
    with acting_as(froya.as_actor()):
        row = hold(world)
        row.save()
    assert (row.by_id, row.by_name) == (froya.pk, "froya")


def test_an_operator_has_a_name_and_no_account(world: World, operator: Actor) -> None:
    row = hold(world)
    row.save()
    assert (row.by_id, row.by_name) == (None, "test")


def test_whoever_changes_a_row_does_not_become_its_writer(
    world: World, froya: Staff, operator: Actor
) -> None:
    with acting_as(froya.as_actor()):
        row = hold(world)
        row.save()
    row.save()
    row.refresh_from_db()
    assert row.by_name == "froya"


def test_addresses_carry_a_handle_that_says_nothing(world: World, operator: Actor) -> None:
    rows = [hold(world) for _ in range(20)]
    assert len({row.handle for row in rows}) == 20
    assert not any(row.handle in str(row.pk) for row in rows)
    assert AboutSubject._meta.get_field("subject").db_index


LEDGERS = [model for model in apps.get_models() if issubclass(model, WrittenOnce)]


@pytest.mark.parametrize("model", LEDGERS, ids=lambda model: model._meta.label)
def test_what_was_written_down_is_not_rewritten(
    model: type[models.Model], world: World, froya: Staff, operator: Actor
) -> None:
    Canaries().plant(make_person(world))
    row = model._base_manager.first()
    if row is None:
        # A ledger without free text is written by its room's own tests alone.
        return
    with pytest.raises(NeverRewritten):
        row.save()
    with pytest.raises(NeverRewritten):
        model._default_manager.update(pk=row.pk)
    with pytest.raises(NeverRewritten):
        model._default_manager.filter(pk=row.pk).update(pk=row.pk)
    row.delete()


def test_there_are_ledgers() -> None:
    assert {"consent.Consent", "disclosure.Disclosure"} <= {m._meta.label for m in LEDGERS}
