"""A small plan as tables one can read, and the real ones where they lie beside this folder."""

from itertools import count
from pathlib import Path

import pytest

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Controller, Staff
from lykt.plans import actions
from lykt.plans.models import Measure, Plan
from tests.support.pages import OPERATOR
from tests.support.people import World


SHARED = Path(__file__).parents[3] / "shared" / "data" / "plans"
if not SHARED.exists():
    # A worktree lies a folder deeper.
    SHARED = Path(__file__).parents[4] / "shared" / "data" / "plans"
shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")

TABLES = {
    "plans": """\
plan,municipality,title,period_from,period_to,adopted_by,adopted_on,case_number,supersedes,source
by-2010,By,By plan,2010-01-01,2012-12-31,Bystyret,2010-02,10/7,,By.pdf
""",
    "areas": """\
plan,area,kind,title
by-2010,1,area,Unge
by-2010,2,goal,Voksne
""",
    "measures": """\
plan,area,measure,parent,title,responsible,deadline_kind,deadline,note
by-2010,1,1a,,Informasjon til unge,Uteteamet;Legevakten,date,2010-06-01,
by-2010,1,1b,1a,Et hefte,Uteteamet,none,,Trykt uten frist.
by-2010,2,2a,,Samtaler,,ongoing,,
""",
    "status": """\
plan,measure,as_of,status,note
by-2010,1a,2010-04-01,in_progress,I gang.
by-2010,2a,2010-09,done,
""",
}


def folder(place: Path, **tables: str) -> Path:
    """Write the small plan to `place`, with some tables told anew."""
    place.mkdir(parents=True, exist_ok=True)
    for name, text in (TABLES | tables).items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


def make_plan(*, by: Actor, controller: Controller, key: str = "fjordby-2020") -> Plan:
    """Make a plan that was adopted in February 2020."""
    return actions.make_plan(
        by=by,
        controller=controller,
        key=key,
        municipality=controller.name,
        title="Handlingsplan 2020–2022",
        period_from="2020-01-01",
        period_to="2022-12-31",
        adopted_by="Bystyret",
        adopted_on="2020-02-10",
    )


_number = count(1)


def make_measure(world: World, owner: Staff | None = None) -> Measure:
    """Make a measure that was due in June 2020, in a plan of its own."""
    with acting_as(owner.as_actor() if owner else OPERATOR) as by:
        plan = make_plan(by=by, controller=world.fjordby, key=f"plan-{next(_number)}")
        area = actions.add_area(by=by, plan=plan, key="1", kind="area", title="Unge")
        return actions.add_measure(
            by=by,
            plan=plan,
            area=area,
            number="1a",
            title="Informasjon til unge",
            responsible=["Uteteamet"],
            deadline_kind="date",
            deadline="2020-06-01",
        )
