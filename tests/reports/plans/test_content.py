"""The report of a locked round: what was copied then, whatever is written since."""

from datetime import date

import pytest

from lykt.organisation.acting import acting_as
from lykt.plans import actions
from lykt.plans.actions_status import write_status
from lykt.plans.models import Plan
from lykt.plans.rounds import actions as rounds
from lykt.plans.rounds.models import Round
from lykt.reports.plans.content import report_of_round, status_report
from lykt.reports.plans.files import WRITERS
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db
DAY = date(2020, 7, 1)


def lock(plan: Plan, on: date) -> Round:
    """Play a round of a plan through, of which it tells on a day."""
    with acting_as(OPERATOR) as by:
        row = rounds.make_round(
            by=by, plan=plan, name=str(on), as_of=on, opens_on=date(2026, 1, 1),
            due_on=date(2199, 1, 1),
        )  # fmt: skip
        rounds.open_round(by=by, round_=row)
        rounds.close_round(by=by, round_=row)
        return rounds.lock_round(by=by, round_=row)


@pytest.fixture
def locked(world: World) -> Round:
    measure = make_measure(world)
    with acting_as(OPERATOR) as by:
        write_status(by=by, measure=measure, as_of="2020-05-20", status="in_progress")
    return lock(measure.plan, DAY)


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_what_is_written_later_changes_nothing(locked: Round, ending: str) -> None:
    with acting_as(OPERATOR) as by:
        before = WRITERS[ending](report_of_round(by, locked, language="nb"))
        measure = locked.plan.measures.get()
        actions.change_measure(by=by, measure=measure, title="Noe annet", deadline_kind="none",
                               deadline="")  # fmt: skip
        write_status(by=by, measure=measure, as_of="2020-06", status="done", note="Senere.")
        after = WRITERS[ending](report_of_round(by, locked, language="nb"))
        today = WRITERS[ending](status_report(by, locked.plan, DAY, language="nb"))
    assert after == before
    assert today != before


#: Late, and then late without any news for long.
@pytest.mark.parametrize("on", [DAY, date(2022, 6, 1)])
def test_it_says_what_the_day_said(locked: Round, on: date) -> None:
    row = locked if on == DAY else lock(locked.plan, on)
    with acting_as(OPERATOR) as by:
        of_round, of_day = report_of_round(by, row), status_report(by, row.plan, on)
    assert of_round.promises == of_day.promises
    assert (of_round.late, of_round.stale) == (of_day.late, of_day.stale) == (1, on != DAY)
    assert [chapter.title for chapter in of_round.chapters] == ["Unge"]
