"""Pseudonyms: the same under one key, another under every other, none where it is destroyed."""

import pytest

from lykt.field.numbers.keyed import Keyring, NoKey, destroy
from lykt.field.numbers.models import NumberKey, Purpose
from lykt.field.numbers.rules import normalised
from lykt.privacy.sealing.models import DataKey


NUMBER, OTHER = normalised("40000001"), normalised("40000002")


def ring(world, purpose=Purpose.ADVERTS, home=None):
    return Keyring((home or world.fjordby).pk, purpose)


def test_a_number_is_the_same_whenever_it_comes(world):
    assert ring(world).pseudonym(NUMBER, 2026) == ring(world).pseudonym(NUMBER, 2026)
    assert ring(world).pseudonym(NUMBER, 2026) != ring(world).pseudonym(OTHER, 2026)
    assert len(ring(world).pseudonym(NUMBER, 2026)) == 64


def test_years_purposes_and_municipalities_cannot_be_joined(world):
    told = {
        ring(world).pseudonym(NUMBER, 2026),
        ring(world).pseudonym(NUMBER, 2025),
        ring(world, Purpose.CALLS).pseudonym(NUMBER),
        ring(world, home=world.elvestad).pseudonym(NUMBER, 2026),
    }
    assert len(told) == 4
    keys = NumberKey.objects.values_list("pk", flat=True)
    assert DataKey.objects.filter(subject__in=list(keys)).count() == 4


def test_asking_what_is_known_makes_no_key(world):
    assert ring(world).known(NUMBER, 2025) is None
    assert not NumberKey.objects.exists()
    made = ring(world).pseudonym(NUMBER, 2025)
    assert ring(world).known(NUMBER, 2025) == made


def test_a_destroyed_key_is_never_made_again(world):
    ring(world).pseudonym(NUMBER, 2024)
    ring(world).pseudonym(NUMBER, 2025)
    old = NumberKey.objects.filter(year=2024)
    assert destroy(old) == 1
    assert destroy(old.all()) == 0
    assert not DataKey.objects.filter(subject=old.get().pk).exists()
    assert ring(world).known(NUMBER, 2024) is None
    with pytest.raises(NoKey):
        ring(world).pseudonym(NUMBER, 2024)
    assert ring(world).known(NUMBER, 2025)


def test_a_copy_of_the_data_from_before_does_not_bring_it_back(world):
    """The ledger of erasures lies in the key store, which is in no copy of the data."""
    ring(world).pseudonym(NUMBER, 2024)
    destroy(NumberKey.objects.all())
    NumberKey.objects.update(destroyed_at=None)
    assert ring(world).known(NUMBER, 2024) is None
    with pytest.raises(NoKey):
        ring(world).pseudonym(NUMBER, 2024)
