"""Second factors: sealed where they lie, and never without a trace."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import InvalidToken
from django.db import transaction

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.codes import AccountAct
from lykt.organisation.models import AccountChange, Staff
from lykt.organisation.second_factor import SealedFactors, has_second_factor


SECRET = "JBSWY3DPEHPK3PXP"


def test_a_secret_is_sealed_each_time_anew() -> None:
    adapter = SealedFactors()
    one, other = adapter.encrypt(SECRET), adapter.encrypt(SECRET)
    assert one != other
    assert SECRET not in one
    assert adapter.decrypt(one) == adapter.decrypt(other) == SECRET


def test_a_secret_opens_under_a_key_that_was_replaced_and_under_no_other(settings) -> None:
    sealed = SealedFactors().encrypt(SECRET)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key"
    with pytest.raises(InvalidToken):
        SealedFactors().decrypt(sealed)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert SealedFactors().decrypt(sealed) == SECRET


@pytest.mark.django_db
def test_the_database_holds_no_secret_that_can_be_used(froya: Staff, settings) -> None:
    settings.MFA_ADAPTER = "lykt.organisation.second_factor.SealedFactors"
    TOTP.activate(froya, SECRET)
    data = Authenticator.objects.get().data
    assert SECRET not in str(data)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("totp", AccountAct.FACTOR_ADDED),
        ("webauthn", AccountAct.FACTOR_ADDED),
        ("recovery_codes", AccountAct.CODES_RENEWED),
    ],
)
def test_what_is_added_is_written_down(froya: Staff, kind: str, what: AccountAct) -> None:
    factor = Authenticator.objects.create(user=froya, type=kind, data={})
    factor.record_usage()
    entry = froya.history.get()
    assert (entry.what, entry.by) == (what, "froya")
    assert has_second_factor(froya) is (kind != "recovery_codes")


@pytest.mark.django_db
def test_what_is_removed_is_written_down_under_the_one_who_acts(froya: Staff) -> None:
    Authenticator.objects.create(user=froya, type="totp", data={})
    with acting_as(Actor(kind="job", name="tidy")):
        Authenticator.objects.all().delete()
    entry = froya.history.first()
    assert entry is not None
    assert (entry.what, entry.by) == (AccountAct.FACTOR_REMOVED, "job tidy")


@pytest.mark.django_db(transaction=True)
def test_the_entry_stands_and_falls_with_the_change(froya: Staff) -> None:
    with transaction.atomic():
        Authenticator.objects.create(user=froya, type="totp", data={})
        assert AccountChange.objects.exists()
        transaction.set_rollback(True)
    assert not Authenticator.objects.exists()
    assert not AccountChange.objects.exists()
