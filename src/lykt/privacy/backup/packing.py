"""Gathering rows by whom they are about.

A row about one subject lies in that subject's bundle. A row about several lies in the bundle
of one of them, shut once more with the keys of the others. Where a row names somebody else,
the name is taken out and lies beside it, shut with that other's key: without the key the row
comes back naming nobody, as an erasure would have left it.
"""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet

from lykt.organisation.keeping import Kept
from lykt.privacy.backup.sealed import SubjectKeys, key_of_several, keys_of_subject, seal
from lykt.privacy.backup.tables import Row, as_rows, as_text, hang_on_somebody
from lykt.privacy.retention import register
from lykt.privacy.sealing import keys as sealing


#: What lies shut inside a parcel is bound to this, so that it is nothing else.
SHARED = b"shared"
#: So many rows of the house are sealed together.
CHUNK = 500


@dataclass(slots=True)
class Parcel:
    """What is sealed together: rows, and what takes the keys of others to open."""

    rows: list[Row] = field(default_factory=list)
    shared: list[dict[str, Any]] = field(default_factory=list)

    def text(self) -> bytes:
        """Return the parcel as text."""
        return as_text({"rows": self.rows, "shared": self.shared})


class Keys:
    """The keys of one copy, by subject; who has been erased has none."""

    def __init__(self, salt: bytes) -> None:
        self.salt = salt

    def of(self, wanted: Collection[UUID]) -> dict[UUID, SubjectKeys]:
        """Return the keys of these; who has never had one gets one now."""
        there = set(wanted)
        found = sealing.keys_of(there - sealing.erased(there)) if there else {}
        return {key: keys_of_subject(data, self.salt) for key, data in found.items()}


@dataclass(slots=True)
class Found:
    """A row with whom it is about, and whom its places name."""

    row: Model
    about: frozenset[UUID]
    names: dict[str, UUID]


def every_subject(tables: list[Kept]) -> list[UUID]:
    """Return the key of everyone some row is about, whoever keeps them or none any more."""
    found: set[UUID] = set()
    for kept in hang_on_somebody(tables):
        for lookup in kept.subjects:
            rows = register.all_rows(kept).exclude(**{lookup: None}).order_by()
            found.update(rows.values_list(lookup, flat=True).distinct())
    return list(found)


def bundles(
    tables: list[Kept], batch: list[UUID], keys: Keys
) -> Iterator[tuple[SubjectKeys, Parcel]]:
    """Return the bundle of each of these subjects, with its keys; an erased one has none."""
    wanted, found = set(batch), []
    for kept in hang_on_somebody(tables):
        rows = register.about(kept, batch)
        # A row about several is found with each of them, and lies with the first.
        found += [one for one in _looked_at(kept, rows) if min(one.about) in wanted]
    known = keys.of(wanted | {key for one in found for key in one.about | set(one.names.values())})
    parcels: dict[UUID, Parcel] = defaultdict(Parcel)
    for one in found:
        if one.about <= known.keys():
            owner = min(one.about)
            _pack(one, parcels[owner], one.about - {owner}, known, keys.salt)
    for key in batch:
        if key in known and key in parcels:
            yield known[key], parcels[key]


def house(tables: list[Kept], keys: Keys) -> Iterator[Parcel]:
    """Return every row about nobody, some hundreds at a time."""
    for kept in tables:
        nobody = Q()
        if kept in hang_on_somebody([kept]):
            nobody = Q(**dict.fromkeys(kept.subjects))
        rows = register.all_rows(kept).filter(nobody).order_by("pk")
        waiting: list[Found] = []
        for one in _looked_at(kept, rows, chunk=CHUNK):
            waiting.append(one)
            if len(waiting) == CHUNK:
                yield _parcel(waiting, keys)
                waiting = []
        if waiting:
            yield _parcel(waiting, keys)


def _parcel(found: list[Found], keys: Keys) -> Parcel:
    parcel = Parcel()
    known = keys.of({key for one in found for key in one.names.values()})
    for one in found:
        _pack(one, parcel, frozenset(), known, keys.salt)
    return parcel


def _looked_at(kept: Kept, rows: QuerySet[Any], chunk: int | None = None) -> Iterator[Found]:
    """Return rows with whom they are about, and take out whom else they name."""
    lookups = {f"about_{n}": F(lookup) for n, lookup in enumerate(kept.subjects)}
    told = rows.annotate(**lookups)
    for row in told.iterator(chunk_size=chunk) if chunk else told:
        about = frozenset(key for name in lookups if (key := getattr(row, name)) is not None)
        names = {}
        for place in kept.mentions:
            named = register.mention(row, place)
            if named is not None and named not in about:
                names[place] = named
                register.set_mention(row, place, None)
        yield Found(row, about, names)


def _pack(
    one: Found,
    parcel: Parcel,
    others: frozenset[UUID],
    known: Mapping[UUID, SubjectKeys],
    salt: bytes,
) -> None:
    """Put a row into a parcel, shut with the keys of the others it is about."""
    rows = as_rows([one.row])
    if others:
        parcel.shared.append(_shut({"rows": rows}, [known[key] for key in others], salt))
    else:
        parcel.rows += rows
    for place, named in one.names.items():
        if named in known:
            told = {"table": rows[0]["model"], "pk": rows[0]["pk"], "place": place}
            kept_with = [known[named], *(known[key] for key in others)]
            parcel.shared.append(_shut({"names": told | {"subject": named}}, kept_with, salt))


def _shut(content: dict[str, Any], keys: list[SubjectKeys], salt: bytes) -> dict[str, Any]:
    shut = seal(key_of_several(keys, salt), as_text(content), salt + SHARED)
    return {
        "for": [b64encode(key.mark).decode() for key in keys],
        "sealed": b64encode(shut).decode(),
    }
