"""A text field that stands sealed in the database.

It opens where the reading has been written down, and nowhere else: outside it a row holds
its sealed texts untouched, and can be saved, checked and read anew without opening them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
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
_closed: ContextVar[bool] = ContextVar("lykt_sealed_closed", default=False)


@contextmanager
def untouched() -> Iterator[None]:
    """Let rows be copied as they are stored, without opening anything: for backups.

    What is written here is taken for sealed already where it looks so: no text that
    somebody has typed may be set inside.
    """
    token = _untouched.set(True)
    try:
        yield
    finally:
        _untouched.reset(token)


def _keeping_closed(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of Django's that passes over a row's fields, and opens none of them."""

    @wraps(method)
    def passing(*args: Any, **kwargs: Any) -> Any:
        token = _closed.set(True)
        try:
            return method(*args, **kwargs)
        finally:
            _closed.reset(token)

    passing.keeps_closed = True  # type: ignore[attr-defined]
    return passing


class _Opener:
    """The attribute of a sealed field: opens on reading, keeps what is set."""

    def __init__(self, field: "SealedText") -> None:
        self.field = field

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        value = self.field.held_by(row)
        if not isinstance(value, Sealed) or _untouched.get() or _closed.get():
            return value
        return self.field.open_for(row, value)

    def __set__(self, row: Any, value: Any) -> None:
        self.field.set_on(row, value)


class SealedText(models.TextField):  # type: ignore[type-arg]
    """A text about a subject, sealed with the subject's key.

    `subject` names the attribute of the row that holds the key of whom it is about. Empty
    stays empty. It is saved through its row alone, never by `update`, and never searched.
    What cannot be read is not written over: setting it to the sentence that says so leaves
    it as it is, and saving another text in its place is refused. Emptying lets go of it.
    """

    #: What can be asked of a sealed text: whether there is one.
    LOOKUPS: ClassVar = frozenset(["exact", "isnull"])

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
        for each in ("refresh_from_db", "clean_fields"):
            method = getattr(cls, each)
            if not hasattr(method, "keeps_closed"):
                setattr(cls, each, _keeping_closed(method))

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Say at start-up what would make the texts of a table unreadable."""
        found = super().check(**kwargs)
        if not hasattr(self.model, self.subject):
            found.append(checks.Error(f"There is no {self.subject} to seal for.", obj=self))
        if isinstance(self.model._meta.pk, models.AutoField):
            # The place of a text is part of its seal, and must be known before it is saved.
            found.append(checks.Error("A sealed text needs a key made beforehand.", obj=self))
        return found

    # ---- To and from the database

    def from_db_value(self, value: str | None, *_connection: Any) -> Sealed | str:
        """Keep what is stored closed until somebody reads it."""
        return Sealed(value) if value else ""

    def to_python(self, value: Any) -> Any:
        """Take a backup's text as stored, and any other as it is written."""
        if _untouched.get() and isinstance(value, str) and value and is_sealed(value):
            return Sealed(value)
        return value if isinstance(value, Sealed) else super().to_python(value)

    def pre_save(self, row: Any, add: bool) -> Sealed | str:
        """Seal what was written; what was never opened is stored as it was.

        Raises:
            ValidationError: when it would be written over what cannot be read.
            TypeError: when a sealed text of another row was put into a new one.
        """
        value = self.held_by(row)
        if isinstance(value, Sealed):
            if add and not _untouched.get():
                raise TypeError("a sealed text opens in its own row alone: open it to copy it")
            return value
        if not value:
            return ""
        if says_unreadable(value):
            raise ValidationError(_("This says only that something cannot be read."))
        subject = self._subject_of(row)
        key, place = key_to_seal(subject), self._place(row, subject)
        if before := row.__dict__.get(self._before):
            _refuse_to_lose(before, key, place)
        return Sealed(sealed(str(value), key, place))

    def get_prep_value(self, value: Any) -> str:
        """Give the database what is sealed, and refuse anything else."""
        if isinstance(value, Sealed):
            return value.stored
        if value in ("", None):
            return ""
        raise TypeError("a sealed text is saved through its row, and not searched")

    def get_lookup(self, lookup_name: str) -> Any:
        """Return what a sealed text can be asked for, and nothing else."""
        return super().get_lookup(lookup_name) if lookup_name in self.LOOKUPS else None

    def value_to_string(self, row: Any) -> str:
        """Give a backup the text as it is stored.

        Raises:
            TypeError: when the row holds a text that has not been saved.
        """
        return self.get_prep_value(self.held_by(row))

    def run_validators(self, value: Any) -> None:
        """Check what was written; what is sealed was checked then."""
        if not isinstance(value, Sealed):
            super().run_validators(value)

    # ---- On a row

    def held_by(self, row: Any) -> Any:
        """Return what a row holds: the sealed text as stored, or what was set since."""
        if self.attname not in row.__dict__:
            row.refresh_from_db(fields=[self.attname])
        return row.__dict__[self.attname]

    def set_on(self, row: Any, value: Any) -> None:
        """Let a row hold another text; what stood there is kept in mind until it is saved."""
        held = row.__dict__.get(self.attname)
        if isinstance(held, Sealed) and isinstance(value, str):
            if says_unreadable(value):
                # A form has shown the sentence and was sent back: nobody has changed a thing.
                return
            row.__dict__[self._before] = held
        elif isinstance(value, Sealed):
            row.__dict__.pop(self._before, None)
        row.__dict__[self.attname] = value

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
            told = report(row, self.attname, value.stored, subject)
            return Unreadable(_told() if told else _untold())

    @property
    def _before(self) -> str:
        return f"_{self.attname}_before"

    def _subject_of(self, row: Any) -> UUID:
        subject = getattr(row, self.subject)
        return subject if isinstance(subject, UUID) else UUID(str(subject))

    def _place(self, row: Any, subject: UUID) -> str:
        return f"{row._meta.db_table}\n{self.attname}\n{row.pk}\n{subject}"


def _refuse_to_lose(before: Sealed, key: bytes, place: str) -> None:
    """Refuse to write over what cannot be read: whoever mends it still needs it."""
    try:
        opened(before.stored, key, place)
    except CannotBeOpened:
        raise ValidationError(
            _("What stands there cannot be read, so it is not written over.")
        ) from None


def _told() -> str:
    return _("This cannot be read. The data-protection officer has been told.")


def _untold() -> str:
    return _("This cannot be read.")


@lru_cache(maxsize=1)
def _sentences() -> frozenset[str]:
    """Return what stands for an unreadable text, in every language of the interface."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {_told(), _untold()}
    return frozenset(found)


def says_unreadable(value: Any) -> bool:
    """Tell whether a text is the sentence that stands for one that cannot be read."""
    return isinstance(value, Unreadable) or (
        isinstance(value, str) and value.strip() in _sentences()
    )
