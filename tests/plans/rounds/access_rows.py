"""Which role reaches which page of rounds: those who read the plan, and its owner."""

from typing import Any

from lykt.organisation.access import EVERYONE
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.plans.access_rows import OWNER, READS, plan
from tests.plans.rounds.made import make_round
from tests.support.pages import Page
from tests.support.people import World


def round_(world: World, reader: Staff) -> dict[str, Any]:
    """A round of a plan of the municipality."""
    return {"handle": make_round(world).handle}


ROWS: dict[str, Page] = {
    # Whoever is named a contact is asked, whatever else they do.
    "owed": Page(frozenset(EVERYONE) - {Role.INVITED_PARTNER}),
    "rounds": Page(READS, plan, wide=True),
    "round_new": Page(OWNER, plan, wide=True),
    "round_page": Page(READS, round_, wide=True),
    "round_do": Page(OWNER, round_, "post", wide=True),
    "round_remind": Page(OWNER, round_, "post", wide=True),
    "reminder_text": Page(OWNER, plan, wide=True),
    "round_time": Page(OWNER, round_, wide=True),
}
