"""What is sent and answered in the phone's API, as the OpenAPI page tells of it."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

from lykt.field.night.codes import Answer, Mode


class In(Schema):
    """What a phone sends: nothing more than is named."""

    model_config = ConfigDict(extra="forbid")


class Fault(Schema):
    """Why a call was not done, for the app and in words for the worker."""

    error: str
    words: str
    left: int | None = None


class Nothing(In):
    """A call that says nothing."""


class EnrolIn(In):
    """A worker takes the phone for the night."""

    app: int
    device: UUID
    label: Annotated[str, Field(min_length=1, max_length=40)]
    unit: Annotated[str, Field(max_length=16)]
    pin: Annotated[str, Field(max_length=8)]


class Named(Schema):
    """A row of a list of the unit's, by handle."""

    handle: str
    name: str


class Coded(Schema):
    """A row of a code list."""

    code: str
    name: str


class KeyOut(Schema):
    """What the phone seals to."""

    id: str
    public: str


class ListsHeld(Schema):
    """What can be tapped."""

    zones: list[Named]
    groups: list[Named]
    needs: list[Coded]
    given: list[Coded]
    referred: list[Coded]
    genders: list[Coded]
    origins: list[Coded]
    ages: list[Coded]


class OpenShift(Schema):
    """A shift that goes on, which a second phone can join."""

    id: UUID
    zone: str
    date: str
    start: str


class View(Schema):
    """What may be looked at while the key is in memory, and that key."""

    key: str
    recent: list[str]
    colleagues: list[Named]
    shifts: list[OpenShift]


class EnrolOut(Schema):
    """What a phone begins with."""

    enrolment: str
    token: str
    mode: Mode
    worker: str
    unit: Named
    key: KeyOut
    lists: ListsHeld
    view: View
    now: AwareDatetime
    expires: AwareDatetime


class RecordIn(In):
    """A record, sealed."""

    id: Annotated[str, Field(max_length=64)]
    rev: int
    key: Annotated[str, Field(max_length=8)]
    sealed: str


class BatchIn(In):
    """The outbox, or a part of it."""

    app: int
    now: AwareDatetime
    records: list[RecordIn]


class ResultOut(Schema):
    """What became of a record."""

    id: str
    rev: int
    state: Answer
    words: str


class BatchOut(Schema):
    """What became of a batch."""

    now: AwareDatetime
    phone: Literal["ok", "erase"]
    results: list[ResultOut]


class UnlockIn(In):
    """The worker's code."""

    pin: Annotated[str, Field(max_length=8)]


class UnlockOut(Schema):
    """The readable view, anew."""

    view: View


class ListsOut(Schema):
    """The lists as they are today."""

    lists: ListsHeld
    key: KeyOut
    mode: Mode
    unit: Named
    now: AwareDatetime
    expires: AwareDatetime
    phone: Literal["ok", "erase"]


class CloseIn(In):
    """The shift that is over."""

    shift: UUID


class ClosedOut(Schema):
    """The view is shut."""

    phone: Literal["ok", "erase"]
