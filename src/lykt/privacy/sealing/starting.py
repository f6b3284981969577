"""What must hold before anything opens: the master key, the store, and that the two fit."""

import hmac
from hashlib import sha256

from lykt.privacy.sealing.keys import store_key
from lykt.privacy.sealing.master import MasterKeyProblem, is_there, make_key_file, master
from lykt.privacy.sealing.models import Pairing, StoreKey


def make_first_key() -> None:
    """Make the master key of a house that has neither database nor key store yet."""
    if not is_there():
        make_key_file()


def pair() -> None:
    """Let a new database and its key store know each other."""
    pairing = Pairing.objects.filter(id=1).first() or Pairing(id=1)
    pairing.check_value = _check_value(pairing, make=True)
    pairing.save()


def check() -> None:
    """Refuse to start where the keys are not those of this database.

    Raises:
        MasterKeyProblem: with one sentence that says what is wrong and what to do.
    """
    master()
    pairing = Pairing.objects.filter(id=1).first()
    if pairing is None:
        if StoreKey.objects.exists():
            raise MasterKeyProblem("The key store belongs to another database than this one.")
        raise MasterKeyProblem("The database has no key store. Run: lykt prepare")
    if not hmac.compare_digest(pairing.check_value, _check_value(pairing, make=False)):
        raise MasterKeyProblem("The key store belongs to another database than this one.")


def _check_value(pairing: Pairing, *, make: bool) -> str:
    key = store_key("pairing", make=make)
    return hmac.new(key, pairing.mark.bytes, sha256).hexdigest()
