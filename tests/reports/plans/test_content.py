"""The report of a locked round: what was copied then, whatever is written since."""

from datetime import date

import pytest

from lykt.organisation.acting import acting_as
from lykt.plans import actions
from lykt.plans.actions_status import write_status
from lykt.plans.rounds.models import Round
from lykt.reports.plans.content import report_of_round, status_report
from lykt.reports.plans.files import WRITERS
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db
DAY = date(2020, 7, 1)


@pytest.fixture
def locked(world: World) -> Round:
    from lykt.plans.rounds import actions as rounds

    measure = make_measure(world)
    with acting_as(OPERATOR) as by:
        write_status(
            by=by, measure=measure, as_of="2020-05-20", status="in_progress", note="I gang."
        )
        row = rounds.make_round(
            by=by, plan=measure.plan, name="Våren 2020", as_of=DAY, opens_on=date(2026, 1, 1),
            due_on=date(2199, 1, 1),
        )  # fmt: skip
        row = rounds.open_round(by=by, round_=row)
        row = rounds.close_round(by=by, round_=row)
        return rounds.lock_round(by=by, round_=row)


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


def test_it_says_what_the_day_said(locked: Round) -> None:
    with acting_as(OPERATOR) as by:
        of_round, of_day = report_of_round(by, locked), status_report(by, locked.plan, DAY)
    assert of_round.promises == of_day.promises
    assert (of_round.late, of_round.stale) == (of_day.late, of_day.stale)
    assert [chapter.title for chapter in of_round.chapters] == ["Unge"]
