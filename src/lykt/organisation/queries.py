"""What is read about accounts and units, always for someone.

An account out of reach cannot be fetched. Nothing here touches a table about people.
"""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from lykt.organisation.access import controllers_for, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import AccountChange, Controller, Staff, StaffPost, Unit


class Narrowing(NamedTuple):
    """How a list of accounts is narrowed: empty text is no narrowing."""

    search: str = ""
    unit: str = ""
    role: str = ""
    state: str = "open"


def posts_for(actor: Actor, act: str = "read") -> QuerySet[StaffPost]:
    """Return the posts an actor may see: of a controller all, of a unit those not ended."""
    posts = StaffPost.objects.select_related("unit", "controller")
    if actor.trusted:
        return posts
    current = Q(until=None) | Q(until__gte=timezone.localdate())
    return posts.filter(
        Q(controller__in=controllers_for(actor, act, "account"))
        | (Q(unit__in=units_for(actor, act, "account")) & current)
    )


def accounts_for(actor: Actor, act: str = "read") -> QuerySet[Staff]:
    """Return the accounts an actor may read (or change), by the posts they hold or held."""
    if actor.trusted:
        return Staff.objects.all()
    return Staff.objects.filter(Exists(posts_for(actor, act).filter(staff=OuterRef("pk"))))


def account_list(actor: Actor, narrowing: Narrowing) -> QuerySet[Staff]:
    """Return accounts by name, each with `posts_held`: those not ended that one may see."""
    today = timezone.localdate()
    current = posts_for(actor).filter(Q(until=None) | Q(until__gte=today))
    accounts = accounts_for(actor).prefetch_related(
        Prefetch("posts", queryset=current, to_attr="posts_held")
    )
    if narrowing.state in ("open", "closed"):
        accounts = accounts.filter(is_active=narrowing.state == "open")
    if narrowing.unit or narrowing.role:
        wanted = current.filter(staff=OuterRef("pk"))
        if narrowing.unit:
            wanted = wanted.filter(unit__handle=narrowing.unit)
        if narrowing.role:
            wanted = wanted.filter(role=narrowing.role)
        accounts = accounts.filter(Exists(wanted))
    return accounts.filter(_named(narrowing.search)) if narrowing.search else accounts


def _named(text: str) -> Q:
    """Match names and user names; SQLite folds only ASCII, so å and Å are tried both."""
    found = Q()
    for spelling in {text, text.lower(), text.upper(), text.title()}:
        found |= Q(name__icontains=spelling) | Q(username__icontains=spelling)
    return found


def history_of(staff: Staff) -> QuerySet[AccountChange]:
    """Return what has been done to an account, the latest first."""
    return staff.history.all()


def administered(actor: Actor) -> QuerySet[Controller]:
    """Return the controllers whose accounts and units an actor governs."""
    if actor.trusted:
        return Controller.objects.all()
    return Controller.objects.filter(pk__in=controllers_for(actor, "change", "account"))


def governs(actor: Actor, staff: Staff) -> bool:
    """Tell whether all that an account has worked for is the actor's to govern."""
    if actor.trusted:
        return True
    own = controllers_for(actor, "change", "account")
    return not staff.posts.exclude(controller__in=own).exists()


def units_of(actor: Actor, act: str = "read") -> QuerySet[Unit]:
    """Return the units an actor governs, in use or not."""
    units = Unit.objects.select_related("controller").order_by("controller__name", "name")
    if actor.trusted:
        return units
    return units.filter(controller__in=controllers_for(actor, act, "unit"))


def units_read_by(actor: Actor) -> QuerySet[Unit]:
    """Return the units whose staff an actor may list."""
    if actor.trusted:
        return Unit.objects.all()
    return Unit.objects.filter(
        Q(controller__in=controllers_for(actor, "read", "account"))
        | Q(pk__in=units_for(actor, "read", "account"))
    )
