"""What a record of the phone can say, read strictly: docs/reference/sync.md tells of the format.

Pure: nothing here asks the database. A record that says anything else is no record.
"""

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from lykt.field.codes import Sight
from lykt.field.night.codes import Kind, Mode
from lykt.field.rules import LONGEST_HOURS, MOST_AT_ONCE, MOST_STAFF
from lykt.people.codes import Gender, Given, Need, Origin, Referral


#: As many signs as fit in a note or in what was seen.
LONGEST_TEXT = 4_000
#: A record is small; what is longer is none.
LONGEST_SEALED = 64 * 1024

#: No database takes a NUL in a text: one such record would hold all others of its batch.
_NO_NUL = r"^[^\x00]*$"
Handle = Annotated[str, Field(min_length=1, max_length=16, pattern=_NO_NUL)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class NoRecord(ValueError):
    """What was opened is no record of the phone."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Said(_Strict):
    """What every record says."""

    v: Literal[1]
    id: UUID
    rev: Annotated[int, Field(ge=1, le=999)]
    at: AwareDatetime
    shift: UUID


class ShiftSaid(_Said):
    """A shift has begun."""

    kind: Literal[Kind.SHIFT]
    date: date
    zone: Handle
    mode: Mode
    staff: Annotated[int, Field(ge=1, le=MOST_STAFF)]
    colleagues: Annotated[list[Handle], Field(max_length=MOST_STAFF)] = []
    start: time | None = None


class TallySaid(_Said):
    """So many more, or fewer, of a group."""

    kind: Literal[Kind.TALLY]
    group: Handle
    what: Sight
    n: Annotated[int, Field(ge=-MOST_AT_ONCE, le=MOST_AT_ONCE)]


class ByCode(_Strict):
    """Somebody known."""

    code: Annotated[str, Field(min_length=1, max_length=40, pattern=_NO_NUL)]


class Told(_Strict):
    """What somebody new has told."""

    gender: Gender = Gender.UNKNOWN
    origin: Origin = Origin.UNKNOWN
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = ""
    age_band: Annotated[str, Field(max_length=12)] = ""


class SomebodyNew(_Strict):
    """Somebody nobody here has met."""

    new: Told


class Unknown(_Strict):
    """So many whom nobody knows."""

    anonymous: Annotated[int, Field(ge=1, le=MOST_AT_ONCE)]


class MetSaid(_Said):
    """Somebody was met."""

    kind: Literal[Kind.MET]
    who: ByCode | SomebodyNew | Unknown
    group: Handle | None = None
    needs: list[Need] = []
    given: list[Given] = []
    referred: list[Referral] = []


class NoteSaid(_Said):
    """Something about the scene."""

    kind: Literal[Kind.NOTE]
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]


class ConcernSaid(_Said):
    """A worry that becomes a concern."""

    kind: Literal[Kind.CONCERN]
    about: Literal["child", "exploitation"]
    urgency: Literal["now", "soon", "later"] = "soon"
    seen: Text = ""


class EndSaid(_Said):
    """A shift has ended."""

    kind: Literal[Kind.END]
    end: time | None = None
    hours: Annotated[Decimal, Field(gt=0, le=LONGEST_HOURS, decimal_places=2)]
    staff: Annotated[int, Field(ge=1, le=MOST_STAFF)]
    totals: dict[str, dict[Sight, int]] = {}


class UndoSaid(_Said):
    """Something is taken back."""

    kind: Literal[Kind.UNDO]
    target: UUID


Said = ShiftSaid | TallySaid | MetSaid | NoteSaid | ConcernSaid | EndSaid | UndoSaid

_reader: TypeAdapter[Said] = TypeAdapter(Annotated[Said, Field(discriminator="kind")])


def read(plain: bytes, record: UUID, rev: int) -> Said:
    """Return what a record says.

    Raises:
        NoRecord: when it is none, or is not the one it was sent as.
    """
    try:
        said = _reader.validate_json(plain)
    except ValidationError as problem:
        # Where, and never what: the value may be a code or a note.
        where = ".".join(str(part) for part in problem.errors()[0]["loc"])
        raise NoRecord(where or "json") from None
    if (said.id, said.rev) != (record, rev):
        raise NoRecord("id")
    if isinstance(said, TallySaid) and said.n == 0:
        raise NoRecord("n")
    return said
