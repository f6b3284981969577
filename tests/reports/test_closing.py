"""Closing a year: the figures stay when people go, open years fall, who comes back is new."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lykt.field.models import Shift
from lykt.figures.rows import Row
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, StaffPost, Unit
from lykt.organisation.roles import Role
from lykt.people.models import Contact, Person
from lykt.privacy.retention import hooks
from lykt.privacy.retention.sweeping import sweep
from lykt.reports import queries
from lykt.reports.closing import close_year, note_erased, note_thinned, open_before
from lykt.reports.codes import AgainReason
from lykt.reports.models import ClosedYear, FallenYear
from tests.figures.strategies import registers
from tests.support.people import World, make_staff


OPERATOR = Actor(kind="operator", name="olav")


@pytest.fixture(autouse=True)
def in_the_year_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the second day of 2026 be today."""
    now = datetime(2026, 1, 2, 9, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture(autouse=True)
def _someone_acts() -> Iterator[None]:
    with acting_as(OPERATOR):
        yield


def meet(unit: Unit, code: str, *days: str, channel: str = "street", **known: object) -> Person:
    """Write down that a unit has met someone on these days."""
    kept = {"unit": unit, "controller": unit.controller}
    person, _new = Person.objects.get_or_create(
        controller=unit.controller, code=code, defaults={"unit": unit, **known}
    )
    for day in days:
        Contact.objects.create(
            **kept, person=person, date=date.fromisoformat(day), channel=channel
        )
    return person


def erase(*people: Person) -> None:
    """Take people away as erasure does: the note first, then the rows."""
    keys = [person.pk for person in people]
    note_erased(keys)
    Contact.objects.filter(person__in=keys).delete()
    Person.objects.filter(pk__in=keys).delete()


def scope(*units: Unit) -> queries.Scope:
    return queries.Scope.of(list(units))


def figures(*units: Unit) -> list[Row]:
    return queries.rows_of(OPERATOR, scope(*units))


def of_year(year: int, *units: Unit) -> list[Row]:
    return [row for row in figures(*units) if row.year == year]


def told(line: str, *units: Unit) -> list[str]:
    """Return the values of a figure ("people country:NG") in 2024, 2025 and 2026."""
    series, _, key = line.partition(" ")
    breakdown, _, category = key.partition(":")
    found = {
        row.year: str(row.value)
        for row in figures(*units)
        if (row.series, row.breakdown, row.category) == (series, breakdown, category or "all")
    }
    return [found.get(year, "-") for year in (2024, 2025, 2026)]


def close(world: World, year: int = 2025, **more: object) -> None:
    close_year(by=OPERATOR, controller=world.fjordby, year=year, **more)  # type: ignore[arg-type]


@pytest.fixture
def town(world: World) -> World:
    """Møteplassen has met four people over three years, Klinikken two, one of them the same."""
    here, clinic = world.service, world.clinic
    meet(here, "A", "2024-03-01", "2025-03-01", "2026-01-01", country="NG", birth_year=2000)
    meet(here, "B", "2024-05-01", "2025-05-01", "2025-06-01", country="RO", birth_year=1990)
    meet(here, "C", "2025-07-01", country="BR", channel="indoor")
    meet(here, "D", "2024-08-01", "2026-01-02", country="NG")
    meet(clinic, "E", "2025-07-01", country="NO", channel="health")
    shared = meet(clinic, "B", "2025-09-01", channel="health")
    assert shared.unit == here
    Contact.objects.create(
        unit=here, controller=world.fjordby, date=date(2025, 1, 5), channel="street", count=3
    )
    for met in (4, 9):
        Shift.objects.create(
            unit=here, controller=world.fjordby, date=date(2025, 2, met), area="Havna",
            staff=2, hours=3, met=met,
        )  # fmt: skip
    return world


#: What 2024, 2025 and 2026 say once 2025 is closed; then with B and C erased; then when B has
#: come back in 2026 as someone nobody knows.
SPEC = """
                          | closed        | B and C erased | B back in 2026
people                    | 3 3 2         | 2 3 2          | 2 3 3
people country:NG         | 2 1 2         | 2 1 2          | 2 1 2
people country:RO         | 1 1 0         | 0 1 0          | 0 1 1
people country:BR         | 0 1 0         | 0 1 0          | 0 1 0
people age:24-29          | 1 1 1         | 1 1 1          | 1 1 1
contacts                  | 3 4 2         | 2 4 2          | 2 4 3
contacts_per_person       | 1.0 1.33 1.0  | 1.0 1.33 1.0   | 1.0 1.33 1.0
new_people                | 3 1 0         | 2 1 0          | 2 1 1
people_change             | - 0.0 -33.3   | - 0.0 -33.3    | - 0.0 0.0
contacts_change           | - 33.3 -50.0  | - 33.3 -50.0   | - 33.3 -25.0
new_people_change         | - -66.7 -100.0 | - -66.7 -100.0 | - -66.7 0.0
indoor_people             | 0 1 0         | 0 1 0          | 0 1 0
anonymous_contacts        | 0 3 0         | 0 3 0          | 0 3 0
street_mean_per_evening   | - 6.5 -       | - 6.5 -        | - 6.5 -
street_max_per_evening    | - 9 -         | - 9 -          | - 9 -
"""


def test_closed_years_stay_open_years_fall_and_who_returns_is_new(town: World) -> None:
    lines = [
        [part.strip() for part in line.split("|")] for line in SPEC.strip("\n").splitlines()[1:]
    ]

    def say(column: int) -> dict[str, list[str]]:
        return {line[0]: line[column].split() for line in lines}

    def found() -> dict[str, list[str]]:
        return {line[0]: told(line[0], town.service) for line in lines}

    close(town)
    assert found() == say(1)
    erase(*Person.objects.filter(code__in="BC"))
    assert found() == say(2)
    meet(town.service, "E2", "2026-01-02", country="RO")
    assert found() == say(3)


def test_each_unit_and_all_together_are_closed_to_the_cell(town: World) -> None:
    before = [of_year(2025, *units) for units in scopes(town)]
    close(town)
    assert [of_year(2025, *units) for units in scopes(town)] == before
    erase(*Person.objects.filter(code__in="BC"))
    assert [of_year(2025, *units) for units in scopes(town)] == before
    # B was met in both units and is one person of four.
    assert [told("people", *units)[1] for units in scopes(town)] == ["3", "2", "4"]


def scopes(world: World) -> list[tuple[Unit, ...]]:
    return [(world.service,), (world.clinic,), (world.clinic, world.service)]


tables = registers(units=st.sampled_from(["Møteplassen", "Klinikken"]))


@settings(
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tables, st.integers(2010, 2011), st.sets(st.integers(0, 5)))
def test_whoever_is_erased_no_cell_of_a_closed_year_moves(
    world: World, register: dict, year: int, gone: set[int]
) -> None:
    with transaction.atomic():
        people = write(world, register)
        before = [of_year(year, *units) for units in scopes(world)]
        if any(row.value for row in before[2] if not row.series.endswith("_change")):
            close(world, year)
            erase(*(people[place] for place in gone if place < len(people)))
            assert [of_year(year, *units) for units in scopes(world)] == before
        else:
            with pytest.raises(ValidationError, match="Nothing is registered"):
                close(world, year)
        transaction.set_rollback(True)


def write(world: World, register: dict) -> list[Person]:
    """Put the rows of a drawn register into the database."""
    units = {unit.name: unit for unit in (world.service, world.clinic)}
    people = {}
    for row in register["people"]:
        known = {
            name: row[name] or ""
            for name in ("country", "origin", "gender", "age_band")
            if row[name] != "unknown"
        }
        people[row["person_id"]] = Person.objects.create(
            controller=world.fjordby, unit=world.service, code=row["person_id"], **known,
            birth_year=row["birth_year"], age_band_year=row["age_band_year"],
            first_contact=row["first_contact"],
        )  # fmt: skip
    for row in register["contacts"]:
        Contact.objects.create(
            controller=world.fjordby, unit=units[row["unit"]], date=row["date"],
            person=people.get(row["person_id"]), channel=row["channel"],
        )  # fmt: skip
    for row in register["shifts"]:
        Shift.objects.create(
            controller=world.fjordby, unit=units[row["unit"]], date=row["date"], area="Havna",
            staff=1, hours=1, met=row["met"], seen=row["seen"],
        )  # fmt: skip
    return list(people.values())


# ---- What is frozen


def test_bands_of_the_closing_are_kept_when_the_unit_changes_its_own(town: World) -> None:
    close(town)
    before = of_year(2025, town.service)
    Unit.objects.filter(pk=town.service.pk).update(age_bands="18, 25, 40")
    here = Unit.objects.get(pk=town.service.pk)
    assert [row for row in of_year(2025, here) if row.breakdown != "age" or row.value] == [
        row for row in before if row.breakdown != "age" or row.value
    ]
    assert told("people age:24-29", here) == ["-", "1", "-"]
    assert told("people age:25-39", here) == ["1", "-", "1"]


def test_late_entries_and_corrections_do_not_move_a_closed_year(town: World) -> None:
    close(town)
    before = of_year(2025, town.service)
    effort = queries.effort_of(scope(town.service), 2025)
    meet(town.service, "A", "2025-12-31")
    Shift.objects.create(
        unit=town.service, controller=town.fjordby, date=date(2025, 3, 1), area="Havna", staff=1,
        hours=1, met=40,
    )  # fmt: skip
    assert of_year(2025, town.service) == before
    assert effort == queries.effort_of(scope(town.service), 2025)
    assert (effort.shifts, effort.hours) == (2, 6.0)


def test_months_are_frozen_as_totals_alone(town: World) -> None:
    close(town)
    frozen = ClosedYear.objects.get(unit=town.service).read()
    months = {(row.series, row.period): row.value for row in frozen.months}
    assert (months["people", "2025-05"], months["contacts", "2025-04"]) == (1, 0)
    assert months["street_max_per_evening", "2025-02"] == 9
    assert {row.breakdown for row in frozen.months} == {"", "channel"}
    assert not {row.series for row in frozen.months} & {"people_change"}


def test_a_year_closed_after_the_one_before_has_changed_from_its_closing(town: World) -> None:
    close(town, 2024)
    erase(Person.objects.get(code="D"))
    close(town, 2025)
    # Three were met in 2024, one of whom is gone since.
    assert told("people", town.service) == ["3", "3", "1"]
    assert told("people_change", town.service) == ["-", "0.0", "-66.7"]


def test_the_closing_says_who_and_when_and_cannot_be_rewritten(town: World) -> None:
    done = close_year(by=OPERATOR, controller=town.fjordby, year=2025)
    assert [one.unit.name if one.unit else None for one in done] == [
        "Klinikken", "Møteplassen", None,
    ]  # fmt: skip
    one = ClosedYear.objects.get(unit=None)
    assert (one.closed_by, one.closed_by_name) == (None, "operator olav")
    assert one.digest == done[2].digest
    assert done[2].figures == len(one.read().rows) + len(one.read().months)
    with pytest.raises(RuntimeError):
        one.save()


def test_a_closing_that_was_changed_past_lykt_is_told_and_not_shown(town: World) -> None:
    close(town)
    erase(Person.objects.get(code="C"))
    closing = ClosedYear.objects.filter(unit=town.service)
    whole = closing.get().content
    assert told("people", town.service)[1] == "3"
    for content in (whole.replace('"all","year",3', '"all","year",9', 1), "x"):
        closing.update(content=content)
        queries._remembered.clear()
        assert told("people", town.service)[1] == "2"
        standing = queries.standing_of(scope(town.service))
        assert standing.tampered == {2025}
        assert "changed past Lykt" in " ".join(standing.notes(2025))


def test_one_units_closing_cannot_stand_for_anothers(town: World) -> None:
    close(town)
    clinic = ClosedYear.objects.get(unit=town.clinic)
    ClosedYear.objects.filter(unit=town.service).update(
        content=clinic.content, digest=clinic.digest
    )
    assert queries.standing_of(scope(town.service)).tampered == {2025}


# ---- What is closed together


def test_some_of_the_units_have_no_closing_and_it_is_said(town: World) -> None:
    third = Unit.objects.create(controller=town.fjordby, name="Nattkafeen")
    close(town)
    erase(Person.objects.get(code="C"))
    assert told("people", town.clinic, town.service)[1] == "3"
    assert told("people", town.clinic, town.service, third)[1] == "4"
    some, every = scope(town.clinic, town.service), scope(town.clinic, town.service, third)
    assert (queries.standing_of(some).apart, queries.standing_of(some).closed) == ({2025}, {})
    assert (queries.standing_of(every).apart, set(queries.standing_of(every).closed)) == (
        set(), {2025},
    )  # fmt: skip
    assert "not for this choice" in queries.standing_of(some).notes(2025)[0]


def test_units_of_two_organisations_have_no_closing_together(town: World) -> None:
    meet(town.elsewhere, "F", "2025-01-01")
    close(town)
    both = scope(town.clinic, town.service, town.elsewhere)
    assert queries.standing_of(both).apart == {2025}
    assert queries.standing_of(scope(town.elsewhere)).apart == set()


def test_a_unit_that_came_later_is_told_apart(town: World) -> None:
    close(town)
    later = Unit.objects.create(controller=town.fjordby, name="Nattkafeen")
    meet(later, "N", "2025-04-01", "2026-01-02")
    assert told("people", later)[1:] == ["1", "1"]
    assert queries.standing_of(scope(later)).apart == {2025}
    # All together are what they were together then.
    assert told("people", town.clinic, town.service, later) == ["3", "4", "3"]


def test_a_unit_with_nothing_in_the_year_stays_with_nothing(town: World) -> None:
    third = Unit.objects.create(controller=town.fjordby, name="Nattkafeen")
    close(town)
    assert figures(third) == []
    meet(third, "N", "2024-04-01", "2025-04-01", "2026-01-02")
    assert told("people", third) == ["1", "0", "1"]


# ---- When a year can be closed


@pytest.mark.parametrize(
    ("year", "again", "why"),
    [
        (2026, None, "2026 is not over"),
        (2031, None, "2031 is not over"),
        (2019, None, "Nothing is registered for 2019"),
        (2025, AgainReason.LATE, "2025 is not closed"),
    ],
)
def test_not_every_year_can_be_closed(
    town: World, year: int, again: AgainReason | None, why: str
) -> None:
    with pytest.raises(ValidationError, match=why):
        close(town, year, again=again)
    assert not ClosedYear.objects.exists()


def test_an_organisation_without_units_has_nothing_to_close(world: World) -> None:
    Unit.objects.filter(controller=world.elvestad).delete()
    with pytest.raises(ValidationError, match="Nothing is registered"):
        close_year(by=OPERATOR, controller=world.elvestad, year=2025)


def test_closing_twice_is_refused_and_again_takes_a_reason(town: World) -> None:
    close(town)
    meet(town.service, "G", "2025-12-30")
    with pytest.raises(ValidationError, match="2025 is closed already"):
        close(town)
    assert told("people", town.service)[1] == "3"
    close(town, again=AgainReason.LATE)
    assert told("people", town.service)[1] == "4"
    first, second = ClosedYear.objects.filter(unit=town.service).order_by("replaced_at", "pk")
    old, new = (first, second) if first.replaced_at else (second, first)
    assert (old.reason, new.reason, new.replaced_at) == ("", "late", None)
    assert old.read() is not None


def test_the_database_holds_one_closing_a_year(town: World) -> None:
    close(town)
    for one in ClosedYear.objects.all():
        one.pk, one._state.adding = None, True
        one.id = ClosedYear._meta.pk.get_default()
        with pytest.raises(IntegrityError), transaction.atomic():
            one.save()


def test_what_is_written_while_counting_stops_the_closing(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lykt.reports import closing

    months = closing._months

    def meanwhile(*arguments: object) -> object:
        meet(town.service, "A", "2025-12-31")
        return months(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(closing, "_months", meanwhile)
    with pytest.raises(ValidationError, match="once more"):
        close(town)
    assert not ClosedYear.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_no_post_closes_a_year(world: World, role: Role) -> None:
    staff = make_staff(role, world.service)
    with acting_as(staff.as_actor()) as actor, pytest.raises(Refused):
        close_year(by=actor, controller=world.fjordby, year=2025)


def test_earlier_years_that_stand_open(town: World) -> None:
    meet(town.service, "A", "2022-01-01")
    close(town, 2024)
    assert open_before(town.fjordby, 2025) == [2022]


# ---- The note on open years


def test_an_erasure_is_noted_on_the_open_years_of_its_units(town: World) -> None:
    close(town)
    erase(Person.objects.get(code="B"), Person.objects.get(code="A"))
    assert set(FallenYear.objects.values_list("unit__name", "year")) == {
        ("Møteplassen", 2024), ("Møteplassen", 2026),
    }  # fmt: skip
    erase(Person.objects.get(code="D"))
    assert FallenYear.objects.count() == 2
    standing = queries.standing_of(scope(town.service))
    assert standing.fallen == {2024, 2026}
    assert queries.standing_of(scope(town.clinic)).fallen == set()


def test_a_year_that_has_fallen_and_is_closed_then_falls_no_more(town: World) -> None:
    erase(Person.objects.get(code="C"))
    assert queries.standing_of(scope(town.service)).fallen == {2025}
    close(town)
    assert queries.standing_of(scope(town.service)).fallen == set()


@pytest.mark.parametrize(
    "days",
    [
        {"first_contact": date(2023, 4, 1)},
        {"first_at_clinic": date(2023, 4, 1)},
        {"first_contact": date(2024, 4, 1), "first_at_clinic": date(2023, 4, 1)},
    ],
)
def test_a_first_contact_before_the_register_is_a_year_that_falls(
    days: dict[str, date], town: World
) -> None:
    person = meet(town.clinic, "G", "2026-01-01", **days)
    meet(town.service, "G", "2026-01-01")
    note_erased({person.pk})
    assert set(FallenYear.objects.values_list("unit__name", "year")) == {
        ("Klinikken", 2023), ("Klinikken", 2026), ("Møteplassen", 2023), ("Møteplassen", 2026),
    }  # fmt: skip


def test_what_was_undone_and_who_is_no_person_are_passed_over(town: World) -> None:
    person = meet(town.service, "G", "2024-01-01")
    Contact.objects.filter(person=person).update(undone_at=datetime(2024, 1, 1, tzinfo=UTC))
    note_erased({person.pk, town.service.pk})
    assert not FallenYear.objects.exists()


# ---- What is said where figures are shown


@pytest.fixture
def reader(town: World, aksel: Staff, client_of: Callable[[Staff], Client]) -> Client:
    """An analyst of the service, after 2025 was closed and someone of 2024 was erased."""
    close(town)
    erase(Person.objects.get(code="B"))
    return client_of(aksel)


CLOSED = "Closed 2 January 2026: these figures no longer change."
FALLEN = "People have been erased since: the figures of open years fall accordingly (2024)."


@pytest.mark.parametrize(
    ("name", "query"),
    [("figures_year", ""), ("figure_number", "?series=people&breakdown=&category=all")],
)
def test_pages_say_that_a_year_is_closed_or_has_fallen(
    reader: Client, name: str, query: str
) -> None:
    closed = reader.get(reverse(name, args=[2025]) + query).content.decode()
    assert CLOSED in closed
    assert "Closed by operator olav." in closed
    assert FALLEN in closed, "2024 stands beside it"
    fallen = reader.get(reverse(name, args=[2024]) + query).content.decode()
    assert CLOSED not in fallen
    assert FALLEN in fallen


def test_the_number_says_from_when_it_is(reader: Client) -> None:
    query = "?series=people&breakdown=&category=all"
    closed = reader.get(reverse("figure_number", args=[2025]) + query).content.decode()
    assert "as they stood on 2 January 2026" in closed
    fallen = reader.get(reverse("figure_number", args=[2024]) + query).content.decode()
    assert "as they stand now" in fallen


def test_files_say_that_a_year_is_closed(reader: Client) -> None:
    import csv
    import io

    import openpyxl

    content = reader.get(reverse("figure_csv", args=[2025, "portfolio"])).content.decode()
    notes = {row["year"]: row["note"] for row in csv.DictReader(io.StringIO(content))}
    assert notes == {
        "2024": "internal; people erased since",
        "2025": "internal; closed 2026-01-02",
    }
    book = openpyxl.load_workbook(
        io.BytesIO(reader.get(reverse("figures_workbook", args=[2025])).content)
    )
    assert book["Contents"]["A3"].value == f"{CLOSED} {FALLEN}"
    below = [row[0].value for row in book["Portfolio"].iter_rows()]
    assert below[-2:] == [CLOSED, FALLEN]


def test_the_report_says_it_first(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from lykt.reports import pdf

    contents = []
    monkeypatch.setattr(pdf, "pdf", lambda _template, content: contents.append(content) or b"%PDF")
    assert reader.get(reverse("annual_report", args=[2025])).status_code == 200
    assert contents[0]["introduction"] == [CLOSED, FALLEN]


def test_who_works_in_some_of_the_units_is_told_what_the_choice_is(
    town: World, aksel: Staff, client_of: Callable[[Staff], Client]
) -> None:
    Unit.objects.create(controller=town.fjordby, name="Nattkafeen")
    StaffPost.objects.create(
        staff=aksel, controller=town.fjordby, unit=town.clinic, role=Role.ANALYST,
        since="2020-01-01",
    )  # fmt: skip
    close(town)
    client = client_of(aksel)
    address = reverse("figures_year", args=[2025])
    assert "not for this choice" in client.get(address).content.decode()
    one = client.get(f"{address}?unit={town.service.handle}").content.decode()
    assert CLOSED in one


def test_whoever_is_erased_and_whatever_is_thinned_is_noted_here() -> None:
    """What retention must ask before rows go is handed down when the house starts."""
    assert note_erased in hooks.before_erasure
    assert note_thinned in hooks.before_thinning


def test_an_open_year_falls_when_contacts_go_because_their_time_is_over(world: World) -> None:
    meet(world.service, "A", "2023-05-01", "2024-05-01")
    close_year(by=OPERATOR, controller=world.fjordby, year=2023)
    note_thinned("people.Contact", Contact.objects.all())
    assert [(row.unit, row.year) for row in FallenYear.objects.all()] == [(world.service, 2024)]


def test_a_rule_takes_nothing_out_of_a_year_that_is_not_closed(world: World) -> None:
    meet(world.service, "A", "2021-05-01", "2022-05-01", "2025-06-01")
    close_year(by=OPERATOR, controller=world.fjordby, year=2021)
    line = {line.kind: line for line in sweep(by=OPERATOR).lines if line.controller == "Fjordby"}
    assert (line["people.Contact"].due, line["people.Contact"].kept_back) == (2, 1)
    left = sorted(Contact.objects.values_list("date", flat=True))
    assert left == [date(2022, 5, 1), date(2025, 6, 1)]
