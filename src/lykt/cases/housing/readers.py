"""Letting somebody read an address no more, also when a copy from before is put back."""

from django.db.models import QuerySet
from django.utils import timezone

from lykt.cases.case.codes import Place as InTeam
from lykt.cases.case.sight import sight_of
from lykt.cases.housing.models import AddressReader
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind
from lykt.privacy.consent.signals import Withdrawal
from lykt.privacy.sealing import shutting


#: What a reader is called in the ledger of what was shut, and how they go.
READER, ENDED = "reader of an address", "ended"


def end(readers: QuerySet[AddressReader]) -> None:
    """Let these read no more, from this moment and after any restore."""
    keys = list(readers.filter(ended_at=None).values_list("pk", flat=True))
    AddressReader.objects.filter(pk__in=keys).update(ended_at=timezone.now())
    shutting.note(READER, keys, ENDED)


def let_go(withdrawal: Withdrawal) -> None:
    """End the naming of partners who may not know any more where the person is.

    They saw nothing from that moment on already. A new yes does not name them anew: that is
    for the coordinator, who asks who must know.
    """
    rows = AddressReader.objects.filter(
        subject__in=withdrawal.subjects, member__place=InTeam.PARTNER, ended_at=None
    )
    for row in rows.select_related("member__case"):
        if not sight_of(row.member).sees(InformationKind.WHEREABOUTS):
            end(AddressReader.objects.filter(pk=row.pk))


def shut_again(by: Actor) -> int:
    """Let those go again who had been let go since the copy was made that was put back."""
    rows = AddressReader.objects.filter(ended_at=None)
    gone = shutting.known(READER, list(rows.values_list("pk", flat=True)))
    for row in rows.filter(pk__in=list(gone)):
        row.ended_at = gone[row.pk].at
        row.save()
    return len(gone)
