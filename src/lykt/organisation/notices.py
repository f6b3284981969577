"""Telling loudly: what a role, or one member of staff, must know has happened.

A notice is written by the action that does what it tells of, in the same transaction, so
that neither can be without the other. Those told say "seen", and it is kept who and when.
"""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.history import signature
from lykt.organisation.models import Notice, NoticeRole, NoticeSeen
from lykt.organisation.roles import Role


#: Seen notices are listed for so many days. What nobody has seen is listed until somebody has.
RECENT_DAYS = 90


@transaction.atomic
def tell(
    *,
    what: NoticeKind,
    controller: UUID,
    actor: Actor,
    roles: Collection[Role] = (),
    unit: UUID | None = None,
    staff: UUID | None = None,
    about: str = "",
    link: str = "",
    subject: UUID | None = None,
    again: bool = True,
) -> Notice:
    """Tell those who hold one of `roles`, or the one member of `staff`, and return the notice.

    Call it inside the transaction of what it tells of. Roles in a unit are told when they
    are held in `unit`, or anywhere in the controller where it is None; roles for a whole
    controller are told in either case.

    Args:
        what: the kind of what happened.
        controller: the key of the controller it happened in.
        actor: who did it.
        roles: who is told; may be empty when `staff` is.
        unit: the key of the unit it happened in.
        staff: the key of an account that is told directly.
        about: codes, user names, ISO days, with " · " between: nothing about a person met,
            not even a code of theirs.
        link: the name of an address and the handles it takes, "person_page 3kF…"; readers
            for whom it leads nowhere should not be told by it.
        subject: the key of whom the link leads to, so that the notice goes when they are
            erased. Needed whenever it leads to somebody.
        again: False leaves it at a notice that says the same and that nobody has seen yet.

    Raises:
        ValueError: when nobody would be told, or the text is longer than its column.
    """
    if not roles and staff is None:
        raise ValueError("a notice is told to somebody")
    if len(about) > 200 or len(link) > 200:
        raise ValueError("a notice holds codes, and no stories")
    told = {"what": what, "controller_id": controller, "unit_id": unit, "staff_id": staff}
    told |= {"about": about, "link": link, "subject": subject}
    if not again and (same := _same(told, roles)):
        return same
    notice = Notice.objects.create(**told, by=signature(actor))
    NoticeRole.objects.bulk_create(NoticeRole(notice=notice, role=role) for role in set(roles))
    return notice


def _same(told: dict[str, object], roles: Collection[Role]) -> Notice | None:
    """Return the notice that says this to these, and that nobody has seen yet."""
    waiting = Notice.objects.filter(**told, seen_by=None).prefetch_related("roles")
    for notice in waiting:
        if {row.role for row in notice.roles.all()} == set(roles):
            return notice
    return None


def _reaching(actor: Actor) -> QuerySet[Notice]:
    """Return every notice that is told to the actor, by the posts held now or directly."""
    if actor.trusted:
        return Notice.objects.all()
    reach = Q(staff=actor.staff)
    for post in actor.posts:
        told = Exists(NoticeRole.objects.filter(notice=OuterRef("pk"), role=post.role))
        where = Q(controller=post.controller)
        if post.unit is not None:
            where &= Q(unit=None) | Q(unit=post.unit)
        reach |= where & Q(told)
    return Notice.objects.filter(reach)


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """Return the notices told to the actor, the latest first, with `seen` by the actor or not.

    Those of the last `RECENT_DAYS`, and whatever nobody has seen, however old.
    """
    seen_by = NoticeSeen.objects.filter(notice=OuterRef("pk"))
    recent = Q(at__gte=timezone.now() - timedelta(days=RECENT_DAYS))
    readers = Prefetch("seen_by", NoticeSeen.objects.select_related("staff"))
    return (
        _reaching(actor)
        .filter(recent | ~Exists(seen_by))
        .annotate(seen=Exists(seen_by.filter(staff=actor.staff)))
        .select_related("controller", "unit")
        .prefetch_related(readers)
    )


def unseen_for(actor: Actor) -> QuerySet[Notice]:
    """Return the notices that wait for the actor to say they are seen."""
    own = NoticeSeen.objects.filter(notice=OuterRef("pk"), staff=actor.staff)
    return notices_for(actor).filter(~Exists(own))


@transaction.atomic
def seen(*, by: Actor, notice: Notice) -> NoticeSeen:
    """Write down that someone has seen a notice; the first time counts.

    Raises:
        Refused: when it was not told to them. An operator is told nothing.
    """
    if by.staff is None or not _reaching(by).filter(pk=notice.pk).exists():
        raise Refused(_("This was not told to you."))
    return NoticeSeen.objects.get_or_create(notice=notice, staff_id=by.staff)[0]
