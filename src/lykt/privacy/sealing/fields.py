"""A text field that stands sealed in the database.

It opens where the reading has been written down, and nowhere else: outside it a row holds
its sealed texts untouched, and can be saved without opening them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from lykt.privacy.sealing.envelope import CannotBeOpened, is_sealed, opened, sealed
from lykt.privacy.sealing.faults import report
from lykt.privacy.sealing.keys import key_to_open, key_to_seal


class Sealed:
    """A text as it is stored; it tells nobody anything."""

    __slots__ = ("stored",)

    def __init__(self, stored: str) -> None:
        self.stored = stored

    def __repr__(self) -> str:
        return "<sealed>"

    def __str__(self) -> str:
        return "•••"


class Unreadable(str):
    """What stands where a sealed text does not open: a sentence, and never saved."""

    __slots__ = ()


_untouched: ContextVar[bool] = ContextVar("lykt_sealed_untouched", default=False)


@contextmanager
def untouched() -> Iterator[None]:
    """Let rows be copied as they are stored, without opening anything: for backups."""
    token = _untouched.set(True)
    try:
        yield
    finally:
        _untouched.reset(token)


class _Opener:
    """The attribute of a sealed field: opens on reading, keeps what is set."""

    def __init__(self, field: "SealedText") -> None:
        self.field = field

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:
            with untouched():
                row.refresh_from_db(fields=[name])
        value = row.__dict__[name]
        if not isinstance(value, Sealed) or _untouched.get():
            return value
        return self.field.open_for(row, value)

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self.field.attname] = value


class SealedText(models.TextField):  # type: ignore[type-arg]
    """A text about a subject, sealed with the subject's key.

    `subject` names the attribute of the row that holds the key of whom it is about. Empty
    stays empty. It is saved through its row alone, never by `update`, and never searched.
    """

    def __init__(self, *args: Any, subject: str = "subject", **kwargs: Any) -> None:
        self.subject = subject
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Tell migrations how the field is made."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "subject": self.subject}

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Put the opener in the place of the plain attribute."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, _Opener(self))

    def from_db_value(self, value: str | None, *_connection: Any) -> Sealed | str:
        """Keep what is stored closed until somebody reads it."""
        return Sealed(value) if value else ""

    def to_python(self, value: Any) -> Any:
        """Take a backup's text as stored, and any other as it is written."""
        if _untouched.get() and isinstance(value, str) and value and is_sealed(value):
            return Sealed(value)
        return value if isinstance(value, Sealed) else super().to_python(value)

    def pre_save(self, row: Any, add: bool) -> Sealed | str:
        """Seal what was written; what was never opened is stored as it was."""
        value = row.__dict__.get(self.attname, "")
        if isinstance(value, Sealed):
            return value
        if isinstance(value, Unreadable):
            raise ValueError("what could not be read is not written over")
        if not value:
            return ""
        subject = self._subject_of(row)
        return Sealed(sealed(str(value), key_to_seal(subject), self._place(row, subject)))

    def get_prep_value(self, value: Any) -> str:
        """Give the database what is sealed, and refuse anything else."""
        if isinstance(value, Sealed):
            return value.stored
        if value in ("", None):
            return ""
        raise TypeError("a sealed text is saved through its row, and not searched")

    def value_to_string(self, row: Any) -> str:
        """Give a backup the text as it is stored."""
        value = row.__dict__.get(self.attname, "")
        return value.stored if isinstance(value, Sealed) else ""

    def open_for(self, row: Any, value: Sealed) -> str:
        """Return what is sealed in a row, or the sentence that it cannot be read.

        Raises:
            NotWrittenDown: when the reading has not been written down.
        """
        subject = self._subject_of(row)
        key = key_to_open(subject)
        try:
            return opened(value.stored, key, self._place(row, subject))
        except CannotBeOpened:
            report(row, self.attname, value.stored)
            return Unreadable(_("This cannot be read. The data-protection officer has been told."))

    def _subject_of(self, row: Any) -> UUID:
        subject = getattr(row, self.subject)
        return subject if isinstance(subject, UUID) else UUID(str(subject))

    def _place(self, row: Any, subject: UUID) -> str:
        return f"{row._meta.db_table}\n{self.attname}\n{row.pk}\n{subject}"
