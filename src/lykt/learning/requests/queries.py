"""What is read of requests for advice, always for someone."""

from django.db.models import QuerySet

from lykt.learning.requests.models import AdviceRequest
from lykt.organisation.access import controllers_for
from lykt.organisation.acting import Actor


def requests_for(actor: Actor, act: str = "read") -> QuerySet[AdviceRequest]:
    """Return the requests the actor may do this with, the latest first; none undone."""
    found = AdviceRequest.objects.filter(undone_at=None).select_related("unit", "by")
    if not actor.trusted:
        found = found.filter(controller__in=controllers_for(actor, act, "advice"))
    return found
