"""Which role reaches which page of networks. A network is the whole municipality's."""

from typing import Any

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.learning.networks.made import make_meeting, make_member, make_network, make_task
from tests.support.pages import Page
from tests.support.people import World


CHANGES = frozenset(MEETS_PEOPLE)
READS = CHANGES | {Role.PLAN_OWNER}


def network(world: World, reader: Staff) -> dict[str, Any]:
    """A network of the municipality."""
    return {"handle": make_network(world).handle}


def member(world: World, reader: Staff) -> dict[str, Any]:
    """A member of such a network."""
    return {"handle": make_member(world).handle}


def meeting(world: World, reader: Staff) -> dict[str, Any]:
    """A meeting of such a network."""
    return {"handle": make_meeting(world).handle}


def task(world: World, reader: Staff) -> dict[str, Any]:
    """A task of such a network."""
    return {"handle": make_task(world).handle}


ROWS: dict[str, Page] = {
    "networks": Page(READS),
    "network_new": Page(CHANGES),
    "network_page": Page(READS, network, wide=True),
    "network_change": Page(CHANGES, network, wide=True),
    "network_rest": Page(CHANGES, network, "post", wide=True),
    "network_member_new": Page(CHANGES, network, wide=True),
    "network_member_set": Page(CHANGES, member, "post", wide=True),
    "network_meeting_new": Page(CHANGES, network, wide=True),
    "network_meeting": Page(READS, meeting, wide=True),
    "network_meeting_change": Page(CHANGES, meeting, wide=True),
    "network_meeting_set": Page(CHANGES, meeting, "post", wide=True),
    "network_minutes": Page(CHANGES, meeting, wide=True),
    "network_minutes_print": Page(READS, meeting, wide=True),
    "network_decision_new": Page(CHANGES, meeting, wide=True),
    "network_decision_change": Page(CHANGES, task, wide=True),
    "network_task_set": Page(CHANGES, task, "post", wide=True),
}
