"""The demo: a made-up town with people, staff and figures, in a database of its own.

Nobody in it is real. It is made through the same doors as everything else: the register
comes in through the importer, the last days through the actions of the rooms.
"""

import os
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone
from django.utils.functional import Promise

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.actions import make_account
from lykt.organisation.models import Controller, Staff, Unit
from lykt.organisation.roles import CONTROLLER_WIDE, Role
from lykt.web import preparing


#: One password for all of them. It opens nothing but made-up data on one's own machine.
PASSWORD = "lykt-demo-2026"  # noqa: S105
#: What marks a SQLite file as a demo: "Lykt" in its head. Any other file is left alone.
APPLICATION_ID = 0x4C796B74
#: So many of the last days are written through the forms' actions, not the importer.
LIVELY_DAYS = 14
#: The same made-up people every time.
SEED = 20

TOWN, NEIGHBOUR = "Eksempelby", "Naboby"
#: Where people are met by day, and where they can sleep; the register is told in the two.
HOUSE, NIGHT = "Lanternen", "Lanternen natt"
IN_BOTH = (Role.PLAN_OWNER, Role.ANALYST, Role.CASE_COORDINATOR)


class Login(NamedTuple):
    """Someone one can be in the demo."""

    username: str
    name: str
    code: str
    password: str = PASSWORD

    @property
    def role(self) -> str | Promise:
        """What they are at work, in the reader's language."""
        return Role(self.code).label


DEMO_LOGINS = (
    Login("feltarbeider", "Frida Feltarbeider", Role.FIELD_WORKER),
    Login("sosialarbeider", "Sunniva Sosialarbeider", Role.SOCIAL_WORKER),
    Login("helsearbeider", "Henrik Helsearbeider", Role.HEALTH_WORKER),
    Login("koordinator", "Kari Koordinator", Role.CASE_COORDINATOR),
    Login("planeier", "Pernille Planeier", Role.PLAN_OWNER),
    Login("analytiker", "Anders Analytiker", Role.ANALYST),
    Login("leder", "Lena Leder", Role.UNIT_LEADER),
    Login("personvernombud", "Peder Personvernombud", Role.DATA_PROTECTION_OFFICER),
    Login("administrator", "Astrid Administrator", Role.ADMINISTRATOR),
    Login("partner", "Per Partner", Role.INVITED_PARTNER),
    Login("frivillig", "Vilde Frivillig", Role.VOLUNTEER),
)
#: Works next door, so that one can see how far the walls reach.
NEIGHBOUR_LOGIN = Login("nabo", "Nora Nabo", Role.UNIT_LEADER)


class NotADemo(RuntimeError):
    """The database holds something else than a demo, so it is not touched."""


def prepare_demo() -> bool:
    """See to it that today's demo lies in the database file; tell whether it was made now.

    Raises:
        NotADemo: when something else lies there.
    """
    path = preparing.database_file()
    if path is None:
        raise NotADemo("The demo has a SQLite file of its own.")
    if path.exists() and path.stat().st_size:
        made = _made_on(path)
        if made is None:
            raise NotADemo(f"{path} is not a demo, so it is left alone.")
        if made == timezone.localdate() and preparing.state() is preparing.State.READY:
            return False
    # The demo and its key store are made beside those that are there.
    files = {alias: file for alias in connections if (file := preparing.database_file(alias))}
    beside = {alias: file.with_name(f"{file.name}.new") for alias, file in files.items()}
    for file in beside.values():
        _forget(file)
    _switch_to(beside)
    try:
        _make()
        _mark()
    finally:
        _switch_to(files)
    # What is there gives way only when the new one is whole; the database last, since it is
    # by the database that a demo is known to be of today.
    for alias in sorted(files, reverse=True):
        _forget(files[alias])
        beside[alias].replace(files[alias])
        _forget(beside[alias])
    return True


def _make() -> None:
    from lykt.figures.register import write_register
    from lykt.figures.synthetic import make_register
    from lykt.reports.importing import import_register
    from lykt.reports.series import import_series
    from lykt.web.demo_cases import build_cases
    from lykt.web.demo_days import neighbours, the_last_days
    from lykt.web.demo_learning import build as build_learning
    from lykt.web.demo_market import build as build_market
    from lykt.web.demo_moved import build as build_moved
    from lykt.web.demo_nets import build_nets
    from lykt.web.demo_night import build as build_nights
    from lykt.web.demo_planedit import build as build_plans
    from lykt.web.demo_rounds import build as build_rounds
    from lykt.web.demo_safety import build_concerns, build_safety
    from lykt.web.demo_scenes import build as build_scenes
    from lykt.web.demo_trust import build_trust

    preparing.prepare()
    today = timezone.localdate()
    with (
        acting_as(Actor(kind="job", name="demo")) as job,
        tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as place,
    ):
        town = Controller.objects.create(name=TOWN)
        folder = Path(place) / "register"
        made = make_register(SEED, last_day=today - timedelta(days=LIVELY_DAYS))
        write_register(folder, {table: map(_under_one_roof, made[table]) for table in made})
        import_register(folder, by=job, controller=town)
        import_series(
            Path(__file__).parent / "demo_data" / "published.csv", by=job, controller=town
        )
        house, night = (Unit.objects.get(controller=town, name=name) for name in (HOUSE, NIGHT))
        for login in DEMO_LOGINS:
            units = [house, night] if login.code in IN_BOTH else [house]
            _account(login, town, units, by=job)
        next_door = Controller.objects.create(name=NEIGHBOUR)
        unit = Unit.objects.create(controller=next_door, name="Oppsøkende tjeneste Naboby")
        _account(NEIGHBOUR_LOGIN, next_door, [unit], by=job)
    the_last_days(house, days=LIVELY_DAYS, today=today)
    build_trust(house, night, today=today)
    build_nights(house, today=today)
    cases = build_cases(house, today=today)
    build_concerns(house, today=today)
    build_safety(cases, house, today=today)
    build_nets(house, today=today)
    build_learning(house, today=today)
    plan = build_plans(house, today=today)
    build_rounds(plan, today=today)
    build_moved(plan, today=today)
    build_scenes(house, plan, today=today)
    build_market(house, today=today)
    neighbours(unit, today=today)


def _under_one_roof(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch in which all the day's services are one unit, as in a small town."""
    if "unit" not in batch.schema.names:
        return batch
    place = batch.schema.get_field_index("unit")
    unit = batch.column(place)
    renamed = pc.if_else(pc.equal(unit, NIGHT), unit, pa.scalar(HOUSE))
    return batch.set_column(place, "unit", renamed)


def _account(login: Login, controller: Controller, units: list[Unit], *, by: Actor) -> None:
    """Make an account that can sign in at once, and works in `units`."""
    from lykt.organisation.actions import give_post

    overseer = login.code in CONTROLLER_WIDE
    staff, _password = make_account(
        by=by,
        username=login.username,
        name=login.name,
        role=login.code,
        controller=controller,
        unit=None if overseer else units[0],
    )
    for unit in [] if overseer else units[1:]:
        give_post(by=by, staff=staff, role=login.code, controller=controller, unit=unit)
    # In a demo nobody should have to choose a password of their own first.
    staff.set_password(login.password)
    staff.password_is_temporary = False
    staff.save()


def actor_of(username: str) -> Actor:
    """Return one of the demo's staff as the one who acts."""
    return Staff.objects.get(username=username).as_actor()


def _switch_to(files: dict[str, Path]) -> None:
    """Let Django use other files from now on; what has been written lies whole in the old."""
    for alias, file in files.items():
        used = connections[alias]
        if used.connection is not None:
            with used.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        used.close()
        used.settings_dict["NAME"] = str(file)


def _forget(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _mark() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        cursor.execute(f"PRAGMA user_version = {timezone.localdate():%Y%m%d}")


def _made_on(path: Path) -> date | None:
    """Return the day the demo in a file was made, or None when it is no demo.

    Read from the head of the file: a database that is somebody else's is not even opened.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or not head.startswith(b"SQLite format 3"):
        return None
    day, mark = (int.from_bytes(head[place : place + 4], "big") for place in (60, 68))
    if mark != APPLICATION_ID:
        return None
    return date(day // 10_000, day // 100 % 100, day % 100)


def table_of_logins() -> str:
    """Return who one can be, as text in columns."""
    rows = [(str(login.role), login.username) for login in DEMO_LOGINS]
    rows.append((f"{NEIGHBOUR_LOGIN.role} in {NEIGHBOUR}", NEIGHBOUR_LOGIN.username))
    wide = max(len(role) for role, _name in rows)
    lines = [f"  {role.ljust(wide)}  {name}" for role, name in rows]
    return os.linesep.join([*lines, "", f"  The password of all of them: {PASSWORD}"])
