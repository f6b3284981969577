"""Holding the record and keeping what it was found to be; the officers are told of a break."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.db import DatabaseError, transaction

from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.history import signature
from lykt.organisation.models import Controller
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from lykt.privacy.reading import heads
from lykt.privacy.reading.chain import Verdict
from lykt.privacy.reading.models import ReadingCheck
from lykt.privacy.reading.record import verify


def check(*, by: Actor, places: Iterable[Path] = ()) -> Verdict:
    """Hold the record, write down what was found, and return it.

    Heads are looked for in `places`, else where `LYKT_HEADS_DIR` says.

    Raises:
        OSError: when a place of heads cannot be read: no verdict without what was asked for.
    """
    told = list(places)
    verdict = verify(heads.found(*told) if told else heads.kept())
    # A database that can only be read can be held all the same.
    with suppress(DatabaseError):
        _keep(verdict, by)
    return verdict


@transaction.atomic
def _keep(verdict: Verdict, by: Actor) -> None:
    ReadingCheck.objects.create(
        by=signature(by),
        intact=verdict.intact,
        entries=verdict.entries,
        broken_at=verdict.at,
        why=verdict.why[:200],
        lost=[list(each) for each in verdict.lost],
        heads=verdict.heads,
    )
    if verdict.intact:
        return
    for controller in Controller.objects.all():
        tell(
            what=NoticeKind.RECORD_BROKEN,
            controller=controller.pk,
            actor=by,
            roles=[Role.DATA_PROTECTION_OFFICER],
            link="reading_record",
            again=False,
        )
