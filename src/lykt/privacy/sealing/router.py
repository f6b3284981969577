"""Which of the two databases a table stands in."""

from typing import Any

from django.db.models import Model


#: The name of the key store among Django's databases.
STORE = "keys"
_NAMES = {"datakey", "storekey", "nametoken", "erasure", "shutting"}


class KeyStoreRouter:
    """Sends the tables of the key store there, and keeps every other out of it."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:
        """Return the store for its tables; no opinion of others."""
        return STORE if _is_of_the_store(model._meta.app_label, model._meta.model_name) else None

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **_hints: Any) -> bool | None:
        """No row of one database points into the other."""
        ours = [_is_of_the_store(m._meta.app_label, m._meta.model_name) for m in (one, other)]
        return None if not any(ours) else all(ours)

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **_hints: Any
    ) -> bool:
        """Let each table be made in one of the two."""
        return (db == STORE) == _is_of_the_store(app_label, model_name)


def _is_of_the_store(app_label: str, model_name: str | None) -> bool:
    return app_label == "sealing" and model_name in _NAMES
