"""Making a network, changing it, putting it to rest, and saying who is in it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.learning.base import write_down
from lykt.learning.networks.codes import Act
from lykt.learning.networks.models import Meeting, Member, Network, NetworkEvent
from lykt.learning.networks.queries import THING
from lykt.learning.networks.rules import MOST_MONTHS
from lykt.learning.reach import staff_at
from lykt.learning.words import line_problem, problems_of, text_problem
from lykt.organisation.access import check_may_at
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Staff
from lykt.organisation.words import tidy


def note(by: Actor, network: Network, act: Act, meeting: Meeting | None = None) -> None:
    """Write down that something happened to a network."""
    write_down(NetworkEvent, by, network=network, meeting=meeting, act=act)


def held(by: Actor, network: Network, *, also_resting: bool = False) -> Network:
    """Return a network as it stands now, held until the transaction ends.

    Call it first in an action, inside its transaction.

    Raises:
        Refused: when the actor may not change what is the controller's.
        ValidationError: when it has been put to rest.
    """
    check_may_at(by, "change", THING, network.controller_id)
    now = Network.objects.select_for_update().get(pk=network.pk)
    if now.rested_on is not None and not also_resting:
        raise ValidationError(_("The network rests. Take it up again first."))
    return now


@transaction.atomic
def make_network(
    *,
    by: Actor,
    controller: Controller,
    name: str,
    purpose: str,
    every_months: int | None = None,
    since: date | None = None,
) -> Network:
    """Make a network.

    Args:
        by: who makes it.
        controller: whose it is.
        name: what it is called.
        purpose: what it is for.
        every_months: how many months may lie between its meetings; None when as needed.
        since: the day it began, today when none is said.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    check_may_at(by, "make", THING, controller.pk)
    row = Network(controller=controller, by_id=by.staff)
    _tell(row, name, purpose, every_months, since or timezone.localdate())
    row.save(force_insert=True)
    note(by, row, Act.MADE)
    return row


@transaction.atomic
def change_network(
    *,
    by: Actor,
    network: Network,
    name: str,
    purpose: str,
    every_months: int | None = None,
    since: date | None = None,
) -> Network:
    """Change what is written of a network; its arguments are those of `make_network`.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, or when it rests.
    """
    now = held(by, network)
    _tell(now, name, purpose, every_months, since or now.since)
    now.save()
    note(by, now, Act.CHANGED)
    return now


def _tell(row: Network, name: str, purpose: str, every_months: int | None, since: date) -> None:
    name, purpose = tidy(name), tidy(purpose)
    problems = problems_of(name=line_problem(name), purpose=text_problem(purpose, needed=True))
    others = Network.objects.filter(controller=row.controller_id, name=name).exclude(pk=row.pk)
    if "name" not in problems and others.exists():
        problems["name"] = _("Another network has this name.")
    if every_months is not None and not 1 <= every_months <= MOST_MONTHS:
        problems["every_months"] = _("Write how many months, from 1 to %(most)s.") % {
            "most": MOST_MONTHS
        }
    if since > timezone.localdate():
        problems["since"] = _("This day lies ahead.")
    if problems:
        raise ValidationError(problems)
    row.name, row.purpose, row.every_months, row.since = name, purpose, every_months, since


@transaction.atomic
def rest_network(*, by: Actor, network: Network) -> Network:
    """Put a network to rest: it owes no meeting any more, and what was agreed still stands.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it rests already.
    """
    now = held(by, network)
    now.rested_on = timezone.localdate()
    now.save()
    note(by, now, Act.RESTED)
    return now


@transaction.atomic
def take_up_network(*, by: Actor, network: Network) -> Network:
    """Take a network up again that was put to rest.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it does not rest.
    """
    now = held(by, network, also_resting=True)
    if now.rested_on is None:
        raise ValidationError(_("The network does not rest."))
    now.rested_on = None
    now.save()
    note(by, now, Act.TAKEN_UP)
    return now


# ---- Members


@transaction.atomic
def add_member(
    *, by: Actor, network: Network, staff: Staff | None = None, body: str = "", role: str = ""
) -> Member:
    """Let somebody who works here in, or a body by the role that comes. No names from outside.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, or when they are in it already.
    """
    now = held(by, network)
    body, role = tidy(body), tidy(role)
    problems = problems_of(
        body=line_problem(body, needed=staff is None), role=line_problem(role, needed=False)
    )
    if staff is not None and body:
        problems["body"] = _("Choose somebody who works here, or write a body. Not both.")
    if staff is not None and not staff_at(now.controller_id).filter(pk=staff.pk).exists():
        problems["staff"] = _("Choose somebody who works here.")
    if problems:
        raise ValidationError(problems)
    if now.members.filter(left_on=None, staff=staff, body=body, role=role).exists():
        raise ValidationError(_("They are in it already."))
    row = Member(network=now, staff=staff, body=body, role=role, by_id=by.staff)
    row.save(force_insert=True)
    note(by, now, Act.MEMBER_IN)
    return row


@transaction.atomic
def end_member(*, by: Actor, member: Member) -> Member:
    """Let a member go out of a network.

    Raises:
        Refused: when the actor may not.
        ValidationError: when the network rests.
    """
    network = held(by, member.network)
    row = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if row.left_on is None:
        row.left_on = timezone.localdate()
        row.save()
        note(by, network, Act.MEMBER_OUT)
    return row


@transaction.atomic
def keep_member(*, by: Actor, member: Member) -> Member:
    """Let a member be in a network after all: the other way round of `end_member`.

    Raises:
        Refused: when the actor may not.
        ValidationError: when the network rests.
    """
    network = held(by, member.network)
    row = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if row.left_on is not None:
        row.left_on = None
        row.save()
        note(by, network, Act.MEMBER_IN)
    return row
