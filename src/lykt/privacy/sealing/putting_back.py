"""Putting the key store's copy back: what was lost returns, and nobody who was erased does."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware, now

from lykt.privacy.sealing.keys import about, about_house, sweep, token_of
from lykt.privacy.sealing.master import KeyService, MasterKeyProblem, UnknownMaster, master
from lykt.privacy.sealing.models import DataKey, Erasure, NameToken, Shutting, StoreKey
from lykt.privacy.sealing.reading_copies import Copy, CopyProblem, Wrapped, read_copy
from lykt.privacy.sealing.router import STORE
from lykt.privacy.sealing.starting import is_of_this_database
from lykt.privacy.sealing.turns import alone


@dataclass(frozen=True, slots=True)
class PutBack:
    """How many data keys came back, were already there, and stayed or were destroyed."""

    back: int
    there: int
    #: Destroyed, since one of the two ledgers says that their subjects are erased.
    erased: int
    #: Damaged in the copy too.
    damaged: int
    #: Another key stands there now, which is kept: something was sealed with it since.
    other: int


def put_back(path: Path) -> PutBack:
    """Put into the store what it has lost, from a copy.

    The two ledgers of erasures become one, and no key of anybody in it is there afterwards.
    What stands whole in the store is kept; what is missing or damaged comes from the copy.

    Raises:
        CopyProblem: when the file is no copy, or one of another key store.
        MasterKeyProblem: when the copy was wrapped with a master key that is not at hand.
    """
    copy = read_copy(path)
    with alone():
        done = _Putting(copy, master()).all()
    transaction.on_commit(sweep, using=STORE)
    return done


class _Putting:
    """One putting back, of a copy into the store that is there."""

    def __init__(self, copy: Copy, service: KeyService) -> None:
        self.copy, self.service = copy, service

    def all(self) -> PutBack:
        lost_names = not StoreKey.objects.filter(purpose="names").exists()
        self._house()
        self._ledger()
        ledger = set(Erasure.objects.values_list("token", flat=True))
        told = self._data_keys(ledger)
        self._names(ledger, add=lost_names)
        return told

    def _house(self) -> None:
        """Put back the keys of the house that are missing or damaged; the rest must agree."""
        for purpose, ours in self.copy.house.items():
            key = self._open(ours, about_house(purpose))
            row = StoreKey.objects.filter(purpose=purpose).first()
            here = row and self._open(_of(row), about_house(purpose))
            another = here and key and here != key
            if another or (purpose == "pairing" and key and not is_of_this_database(key)):
                raise CopyProblem("The copy belongs to another key store than this one.")
            if key and not here:
                StoreKey.objects.update_or_create(
                    purpose=purpose, defaults={"wrapped": ours.wrapped, "master": ours.master}
                )

    def _ledger(self) -> None:
        Erasure.objects.bulk_create(
            [Erasure(token=token, at=_moment(at)) for token, at in self.copy.erasures.items()],
            ignore_conflicts=True,
        )
        Shutting.objects.bulk_create(
            [
                Shutting(id=key, token=token, what=what, day=parse_date(day), at=_moment(at))
                for key, (token, what, day, at) in self.copy.shut.items()
            ],
            ignore_conflicts=True,
        )

    def _is_erased(self, ledger: set[str]) -> Callable[[UUID], bool]:
        row = StoreKey.objects.filter(purpose="erasures").first()
        key = row and self._open(_of(row), about_house("erasures"))
        if not key and ledger:
            raise MasterKeyProblem(
                "The ledger of erasures has lost its key, here and in the copy."
            )
        return lambda subject: bool(key) and token_of(subject, key or b"") in ledger

    def _data_keys(self, ledger: set[str]) -> PutBack:
        is_erased = self._is_erased(ledger)
        here = {row.subject: _of(row) for row in DataKey.objects.iterator()}
        gone = {subject for subject in here.keys() | self.copy.data_keys if is_erased(subject)}
        back: list[DataKey] = []
        there = damaged = other = 0
        for subject, ours in self.copy.data_keys.items():
            if subject in gone:
                continue
            key = self._open(ours, about(subject))
            stands = subject in here and self._open(here[subject], about(subject))
            if stands:
                there += 1
                other += bool(key) and stands != key
            elif key:
                back.append(DataKey(subject=subject, wrapped=ours.wrapped, master=ours.master))
            else:
                damaged += 1
        _delete(DataKey, "subject", gone | {row.subject for row in back})
        DataKey.objects.bulk_create(back)
        return PutBack(len(back), there, len(gone), damaged, other)

    def _names(self, ledger: set[str], *, add: bool) -> None:
        """Put the index of names back where it is lost; one that is there knows better."""
        is_erased = self._is_erased(ledger)
        if add:
            NameToken.objects.bulk_create(
                [NameToken(token=token, subject=subject) for token, subject in self.copy.names],
                ignore_conflicts=True,
            )
        known = set(NameToken.objects.values_list("subject", flat=True))
        _delete(NameToken, "subject", {subject for subject in known if is_erased(subject)})

    def _open(self, ours: Wrapped, bound_to: bytes) -> bytes | None:
        """Return a key, None when it is damaged.

        Raises:
            UnknownMaster: when another master key has wrapped it.
        """
        try:
            return self.service.unwrap(ours.wrapped, bound_to, ours.master)
        except UnknownMaster:
            raise
        except MasterKeyProblem:
            return None


def _of(row: Any) -> Wrapped:
    return Wrapped(bytes(row.wrapped), row.master)


def _delete(model: Any, column: str, values: set[UUID]) -> None:
    rest = list(values)
    for start in range(0, len(rest), 5_000):
        model.objects.filter(**{f"{column}__in": rest[start : start + 5_000]}).delete()


def _moment(text: str) -> Any:
    found = parse_datetime(text) or now()
    return make_aware(found, timezone=now().tzinfo) if is_naive(found) else found
