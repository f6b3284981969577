"""What must hold before anything opens: the master key, the store, and that the two fit."""

import hmac
from hashlib import sha256
from pathlib import Path

from django.db import connections

from lykt.privacy.sealing.keys import store_key
from lykt.privacy.sealing.master import MasterKeyProblem, is_there, make_key_file, master
from lykt.privacy.sealing.models import IN_THE_STORE, Pairing, StoreKey
from lykt.privacy.sealing.router import STORE


ANOTHER = "The key store belongs to another database than this one."
NOT_APART = "LYKT_KEYS_URL names the database itself; the keys must lie in another."


def make_first_key() -> None:
    """Make the master key of a house that has neither database nor key store yet."""
    if not is_there():
        make_key_file()


def is_unused() -> bool:
    """Tell whether nothing has been sealed with the key store yet."""
    return not StoreKey.objects.exclude(purpose="pairing").exists() and not any(
        model.objects.exists() for model in IN_THE_STORE if model is not StoreKey
    )


def is_unpaired() -> bool:
    """Tell whether the database knows no key store.

    So it is before the first start has come to its end, however it was interrupted.
    """
    return not Pairing.objects.exists()


def pair() -> None:
    """Let a new database and its key store know each other."""
    pairing = Pairing.objects.filter(id=1).first() or Pairing(id=1)
    pairing.check_value = _check_value(pairing, make=True)
    pairing.save()


def check_apart() -> None:
    """Refuse a key store that lies in the database: whoever copies one would have both.

    Raises:
        MasterKeyProblem: when the two are one.
    """
    if _place("default") == _place(STORE):
        raise MasterKeyProblem(NOT_APART)


def _place(alias: str) -> tuple[str, ...]:
    told = connections[alias].settings_dict
    name = str(told["NAME"])
    if connections[alias].vendor == "sqlite":
        return (str(Path(name).resolve()),)
    host = told["HOST"] or told["OPTIONS"].get("host", "")
    return (str(host), str(told["PORT"] or ""), name)


def check() -> None:
    """Refuse to start where the keys are not those of this database.

    Raises:
        MasterKeyProblem: with one sentence that says what is wrong and what to do.
    """
    check_apart()
    master()
    pairing = Pairing.objects.filter(id=1).first()
    if pairing is None:
        if StoreKey.objects.exists():
            raise MasterKeyProblem(ANOTHER)
        raise MasterKeyProblem("The database has no key store. Run: lykt prepare")
    if not hmac.compare_digest(pairing.check_value, _check_value(pairing, make=False)):
        raise MasterKeyProblem(ANOTHER)


def is_of_this_database(key: bytes) -> bool:
    """Tell whether a store's key for pairing fits; a database that is not there fits any."""
    if Pairing._meta.db_table not in connections["default"].introspection.table_names():
        return True
    pairing = Pairing.objects.filter(id=1).first()
    return pairing is None or hmac.compare_digest(pairing.check_value, _said(pairing, key))


def _check_value(pairing: Pairing, *, make: bool) -> str:
    return _said(pairing, store_key("pairing", make=make))


def _said(pairing: Pairing, key: bytes) -> str:
    return hmac.new(key, pairing.mark.bytes, sha256).hexdigest()
