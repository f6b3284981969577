"""What the demo shows of action plans: one that has ended, the one it became, and how it goes.

Written as the plan owner writes it, through the actions. No such plan was ever adopted.
"""

from datetime import date
from decimal import Decimal

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, Unit
from lykt.plans import actions, actions_parts
from lykt.plans.actions_public import show_plan
from lykt.plans.actions_revision import Choice, begin_revision, finish_revision, write_outcomes
from lykt.plans.actions_status import write_status
from lykt.plans.codes import AreaKind, BodyRole, DeadlineKind, Outcome, Phase
from lykt.plans.models import Measure, Plan


#: Areas with their goals.
_AREAS = (
    ("1", "Oppsøkende arbeid", "Alle som selger sex i byen skal vite hvor de kan få hjelp."),
    ("2", "Vern mot menneskehandel", "Mulige ofre skal være trygge samme dag."),
    ("3", "Kunnskap", "De som møter utsatte skal kjenne igjen tegnene."),
)
#: Number, area, what shall be done, who, and what became of it in the next plan and why.
_OLD: tuple[tuple[str, str, str, tuple[str, ...], Outcome, str], ...] = (
    ("1a", "1", "Oppsøkende arbeid ute hver uke", ("Lanternen",), Outcome.CONTINUED,
     "Det er her de fleste møter oss første gang."),
    ("1b", "1", "Brosjyre om rettigheter på tre språk", ("Lanternen", "Kommuneadvokaten"),
     Outcome.CHANGED, "Papiret ble liggende. Det samme skal kunne leses på telefon."),
    ("1c", "1", "Gratis testing i gågata", ("Helsestasjonen",), Outcome.COMPLETED,
     "Testingen er blitt et fast tilbud på helsestasjonen."),
    ("2a", "2", "To skjermede plasser til mulige ofre", ("Krisesenteret", "NAV"),
     Outcome.CONTINUED, "Plassene er i bruk hele året."),
    ("2b", "2", "Egen vakttelefon om natten", ("Lanternen natt",), Outcome.DROPPED,
     "Tre anrop på to år. Legevakten tar imot dem nå."),
    ("3a", "3", "Kurs for politi, NAV og helse hvert år", ("Lanternen",), Outcome.CONTINUED,
     "Folk skifter jobb. Kurset må komme igjen."),
)  # fmt: skip


def build(house: Unit, *, today: date) -> Plan:
    """Let the plan owner of the town end one plan and write the next; return the next."""
    owner = Staff.objects.get(username="planeier")
    # In the first months of a year the plan of the year before is still the young one.
    year = today.year if today.month >= 5 else today.year - 1
    with acting_as(owner.as_actor()) as by:
        old = _old_plan(by, house, year - 4)
        new = _next_plan(by, old, year)
        _how_it_goes(by, new, year)
        show_plan(by=by, plan=new)
    return new


def _old_plan(by: Actor, house: Unit, year: int) -> Plan:
    plan = actions.make_plan(
        by=by, controller=house.controller, key=f"eksempelby-{year}",
        municipality=house.controller.name,
        title=f"Handlingsplan mot prostitusjon og menneskehandel {year}–{year + 3}",
        period_from=f"{year}-01-01", period_to=f"{year + 3}-12-31",
        adopted_by="Bystyret", adopted_on=f"{year}-03-10", case_number=f"{year}/118",
    )  # fmt: skip
    areas = {
        key: actions.add_area(
            by=by, plan=plan, key=key, kind=AreaKind.GOAL, title=title, goal=goal
        )
        for key, title, goal in _AREAS
    }
    for number, area, title, bodies, outcome, _why in _OLD:
        measure = actions.add_measure(
            by=by, plan=plan, area=areas[area], number=number, title=title, responsible=bodies,
            deadline_kind=DeadlineKind.ONGOING if outcome == Outcome.CONTINUED
            else DeadlineKind.MONTH,
            deadline="" if outcome == Outcome.CONTINUED else f"{year + 2}-06",
        )  # fmt: skip
        phase = {Outcome.CONTINUED: Phase.ONGOING, Outcome.DROPPED: Phase.DROPPED}
        write_status(
            by=by, measure=measure, as_of=f"{year + 3}-10",
            status=phase.get(outcome, Phase.DONE), note="Meldt til bystyret.",
        )  # fmt: skip
    return plan


def _next_plan(by: Actor, old: Plan, year: int) -> Plan:
    revision = begin_revision(
        by=by, plan=old, key=f"eksempelby-{year}",
        title=f"Handlingsplan mot prostitusjon og menneskehandel {year}–{year + 3}",
        period_from=f"{year}-01-01", period_to=f"{year + 3}-12-31",
    )  # fmt: skip
    told = {number: (outcome, why) for number, _area, _title, _who, outcome, why in _OLD}
    rows = revision.carryovers.select_related("old")
    write_outcomes(
        by=by, revision=revision,
        choices={row.handle: Choice(*told[row.old.number]) for row in rows},
    )  # fmt: skip
    finish_revision(by=by, revision=revision)
    return actions.change_plan(
        by=by, plan=revision.plan, adopted_by="Bystyret", adopted_on=f"{year}-02-12",
        case_number=f"{year}/41",
    )  # fmt: skip


def _how_it_goes(by: Actor, plan: Plan, year: int) -> None:
    one = {measure.number: measure for measure in plan.measures.all()}
    actions.change_measure(
        by=by, measure=one["1b"], title="Rettigheter på fem språk, lest på telefon",
        deadline_kind=DeadlineKind.SEASON, deadline=f"{year + 1}-spring",
    )  # fmt: skip
    actions.change_measure(
        by=by, measure=one["3a"], deadline_kind=DeadlineKind.RECURRING, deadline="P1Y"
    )
    _more(by, plan, one, year)
    _contacts(by, plan)
    said = (
        ("1a", f"{year}-03", Phase.ONGOING, "Ute to kvelder i uka. 38 personer møtt i kvartalet."),
        ("1b", f"{year}-04", Phase.IN_PROGRESS, "Teksten er skrevet og lest av brukerrådet."),
        ("2a", f"{year}-04", Phase.ONGOING, "Begge plassene har vært i bruk siden nyttår."),
        ("2c", f"{year}-03", Phase.IN_PROGRESS, "Utkast sendt til politiet."),
    )
    for number, as_of, status, note in said:
        measure = plan.measures.get(number=number)
        write_status(by=by, measure=measure, as_of=as_of, status=status, note=note)


def _more(by: Actor, plan: Plan, one: dict[str, Measure], year: int) -> None:
    """Add what is new in the plan, what was decided, and the money."""
    young = plan.areas.get(key="2")
    routine = actions.add_measure(
        by=by, plan=plan, area=young, number="2c", responsible=["Lanternen", "Politiet"],
        title="Felles rutine for den første natten",
        deadline_kind=DeadlineKind.DATE, deadline=f"{year}-04-15",
    )  # fmt: skip
    actions.add_measure(
        by=by, plan=plan, area=young, number="2d", responsible=["Barnevernet"], parent=routine,
        title="Egen del om mindreårige", deadline_kind=DeadlineKind.MONTH,
        deadline=f"{year + 1}-09",
    )  # fmt: skip
    actions_parts.write_decision(
        by=by, plan=plan, body="Bystyret", decided_on=f"{year}-02-12", case_number=f"{year}/41",
        text="Planen vedtas. Bystyret ber om status to ganger i året.",
    )  # fmt: skip
    actions_parts.write_decision(
        by=by, plan=plan, body="Helse- og sosialkomiteen", decided_on=f"{year}-03-20",
        text="Rutinen for den første natten legges fram før sommeren.", measures=[routine],
    )  # fmt: skip
    actions_parts.write_money(
        by=by, plan=plan, source="Statens tilskudd", amount=Decimal(900_000), period=str(year),
        measure=one["2a"],
    )  # fmt: skip


def _contacts(by: Actor, plan: Plan) -> None:
    named = (("1a", "Lanternen", "sosialarbeider"), ("2a", "NAV", "koordinator"),
             ("2c", "Lanternen", "koordinator"), ("3a", "Lanternen", "helsearbeider"))  # fmt: skip
    for number, body, username in named:
        actions.name_body(
            by=by, measure=plan.measures.get(number=number), name=body,
            role=BodyRole.RESPONSIBLE, contact=Staff.objects.get(username=username),
        )  # fmt: skip
