"""Which role reaches which page: one row for each address of Lykt, and no address without.

`tests/test_repository.py` walks the addresses and holds every row against the pages
themselves. Reaching means that the page answers, with its content or with a form's faults;
whoever may not is told 403, or 404 where even the existence is no business of theirs.
"""

from datetime import date, timedelta
from itertools import count
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from lykt.organisation import orphans
from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Staff
from lykt.organisation.notices import tell
from lykt.organisation.orphans import Orphan, Orphans
from lykt.organisation.roles import Role
from lykt.people.codes import Channel, MergeReason
from lykt.people.models import Contact, PersonMerge
from lykt.privacy import subjects
from lykt.privacy.answers.models import Objection, PersonsNote, Request
from lykt.privacy.consent.actions import give
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Told
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.rules import ByDuty
from lykt.privacy.emergency.models import EmergencyAccess
from lykt.privacy.retention.models import LegalHold
from tests.cases.capacity.access_rows import ROWS as CAPACITY_ROWS
from tests.cases.case.access_rows import ROWS as CASE_ROWS
from tests.cases.children.access_rows import ROWS as CHILDREN_ROWS
from tests.cases.clocks.access_rows import ROWS as CLOCK_ROWS
from tests.cases.housing.access_rows import ROWS as HOUSING_ROWS
from tests.cases.indicators.access_rows import ROWS as INDICATOR_ROWS
from tests.cases.interpreting.access_rows import ROWS as INTERPRETING_ROWS
from tests.cases.meetings.access_rows import ROWS as MEETING_ROWS
from tests.cases.meetings.general.access_rows import ROWS as GENERAL_MEETING_ROWS
from tests.cases.returning.access_rows import ROWS as RETURN_ROWS
from tests.cases.team.access_rows import ROWS as TEAM_ROWS
from tests.concerns.access_rows import ROWS as CONCERN_ROWS
from tests.field.access_rows import ROWS as SHIFT_ROWS
from tests.field.adverts.access_rows import ROWS as ADVERT_ROWS
from tests.field.assessment.access_rows import ROWS as RAPID_ROWS
from tests.field.night.access_rows import ROWS as NIGHT_ROWS
from tests.field.night.access_rows_app import OPEN as NIGHT_APP_OPEN
from tests.field.night.access_rows_app import ROWS as NIGHT_APP_ROWS
from tests.field.online.access_rows import ROWS as ONLINE_ROWS
from tests.field.places.access_rows import ROWS as PLACE_ROWS
from tests.field.scenes.access_rows import ROWS as SCENE_ROWS
from tests.learning.events.access_rows import ROWS as EVENT_ROWS
from tests.learning.material.access_rows import ROWS as MATERIAL_ROWS
from tests.learning.networks.access_rows import ROWS as NETWORK_ROWS
from tests.learning.requests.access_rows import ROWS as ADVICE_ROWS
from tests.learning.voice.access_rows import ROWS as VOICE_ROWS
from tests.learning.year.access_rows import ROWS as LEARNING_YEAR_ROWS
from tests.plans.access_rows import ROWS as PLAN_ROWS
from tests.plans.evaluation.access_rows import ROWS as EVALUATION_ROWS
from tests.plans.findings.access_rows import ROWS as FINDING_ROWS
from tests.plans.group.access_rows import ROWS as GROUP_ROWS
from tests.plans.rounds.access_rows import ROWS as ROUND_ROWS
from tests.reports.plans.access_rows import ROWS as STATUS_REPORT_ROWS
from tests.support.pages import Page, make_person
from tests.support.people import World, make_staff


OPERATOR = Actor(kind="operator", name="test")
_number = count(1)


def person(world: World, reader: Staff) -> dict[str, Any]:
    """Someone met by the service."""
    return {"handle": make_person(world).handle}


def two_people(world: World, reader: Staff) -> dict[str, Any]:
    """Two codes of the service."""
    return {"handle": make_person(world).handle, "other": make_person(world).handle}


def merge(world: World, reader: Staff) -> dict[str, Any]:
    """Two codes of the service that have been taken to be one person."""
    kept, merged = make_person(world), make_person(world)
    with acting_as(OPERATOR):
        found = PersonMerge.objects.create(kept=kept, merged=merged, reason=MergeReason.values[0])
        merged.merged_into = kept
        merged.save()
    return {"handle": kept.handle, "merge": found.handle}


def contact(world: World, reader: Staff) -> dict[str, Any]:
    """A contact of the service that the reader has just registered."""
    with acting_as(OPERATOR):
        contact = Contact.objects.create(
            controller=world.fjordby,
            unit=world.service,
            date=timezone.localdate(),
            channel=Channel.STREET,
            registered_by=reader,
        )
    return {"handle": contact.handle}


def about(world: World, reader: Staff) -> dict[str, Any]:
    """Someone met by the service, as the addresses of privacy name whom they are about."""
    return {"kind": "person", **person(world, reader)}


def rule(world: World, reader: Staff) -> dict[str, Any]:
    """The rule of how long contacts are kept."""
    return {"ref": "retention.contact"}


def hold(world: World, reader: Staff) -> dict[str, Any]:
    """Something that must not be erased of someone met by the service."""
    with acting_as(OPERATOR):
        found = LegalHold.objects.create(
            subject=make_person(world).pk, controller=world.fjordby, unit=world.service
        )
        return {"handle": found.handle}


def shared(world: World, reader: Staff) -> dict[str, Any]:
    """Something shared about someone met by the service, on a ground that was uncertain."""
    with acting_as(OPERATOR):
        receipt = share(
            by=OPERATOR,
            subject=subjects.subjects([(key := make_person(world).pk)])[key],
            recipient="ambulance",
            items=[Item("health", "Does not wake up.")],
            ground=ByDuty("duty.life_in_danger", "Found lying in the stairwell."),
            way="phone",
        )
    return {"handle": receipt.handle}


def account(world: World, reader: Staff) -> dict[str, Any]:
    """A member of staff at the service."""
    staff = make_staff(Role.FIELD_WORKER, world.service, f"colleague-{next(_number)}")
    return {"handle": staff.handle}


def post(world: World, reader: Staff) -> dict[str, Any]:
    """The post of a member of staff at the service."""
    staff = make_staff(Role.FIELD_WORKER, world.service, f"colleague-{next(_number)}")
    return {"handle": staff.handle, "post": staff.posts.get().handle}


def unit(world: World, reader: Staff) -> dict[str, Any]:
    """The service."""
    return {"handle": world.service.handle}


def notice(world: World, reader: Staff) -> dict[str, Any]:
    """Something that the reader has been told."""
    found = tell(
        what=NoticeKind.OWN_PASSWORD_GIVEN,
        controller=world.fjordby.pk,
        staff=reader.pk,
        actor=OPERATOR,
    )
    return {"handle": found.handle}


#: What is left behind in these tests; of another test's units nothing is found here.
LEFT: list[Orphan] = []
DRAWERS = Orphans(
    kind="drawer",
    label="Drawers",
    find=lambda units: [each for each in LEFT if each.unit in units],
    take_over=lambda **told: None,
)


def orphan(world: World, reader: Staff) -> dict[str, Any]:
    """A drawer of the service that has nobody."""
    orphans.add(DRAWERS)
    handle = f"drawer-{next(_number)}"
    LEFT.append(Orphan(handle, "A drawer", "/", reader, world.service.pk))
    return {"kind": DRAWERS.kind, "handle": handle}


def year(world: World, reader: Staff) -> dict[str, Any]:
    """A year in which the service has met someone, as in the year before it."""
    with acting_as(OPERATOR):
        counted = Contact.objects.filter(unit=world.service).exists()
    if not counted:
        make_person(world, date(2024, 6, 1))
        make_person(world, date(2025, 6, 1))
    return {"year": 2025}


def table(world: World, reader: Staff) -> dict[str, Any]:
    """A table of that year."""
    return year(world, reader) | {"key": "portfolio"}


def picture(world: World, reader: Staff) -> dict[str, Any]:
    """A picture of that year."""
    return year(world, reader) | {"key": "people", "scheme": "light"}


def key(world: World, reader: Staff) -> dict[str, Any]:
    """A security key that nobody has: one is asked for the password before it is looked up."""
    return {"pk": 1}


def factor(world: World, reader: Staff) -> dict[str, Any]:
    """The reader's own second factor, with its recovery codes."""
    TOTP.activate(reader, "A" * 32)
    RecoveryCodes.activate(reader)
    return {}


def emergency(world: World, reader: Staff) -> dict[str, Any]:
    """A door to someone of the service that another colleague has opened."""
    with acting_as(OPERATOR):
        access = EmergencyAccess.objects.create(
            subject=make_person(world).pk,
            controller=world.fjordby,
            unit=world.service,
            why="life",
            story="It could not wait until the morning.",
            until=timezone.now() + timedelta(hours=1),
        )
    return {"handle": access.handle}


def about_person(world: World, reader: Staff) -> dict[str, Any]:
    """Someone met by the service, as the rooms of privacy name them."""
    return {"kind": "person", **person(world, reader)}


def _of_somebody(world: World) -> dict[str, Any]:
    return {
        "subject": make_person(world).pk,
        "controller": world.fjordby,
        "unit": world.service,
    }


def consent(world: World, reader: Staff) -> dict[str, Any]:
    """What someone of the service has said yes to."""
    about = make_person(world)
    with acting_as(OPERATOR):
        found = give(
            by=OPERATOR,
            subject=subjects.subjects([about.pk])[about.pk],
            purpose="follow_up",
            lines=[Said("nav", "housing", "yes"), Said("family", "plans", "yes", "Ana")],
            asking=Asking(how="spoken", language="ro", told=tuple(Told)),
        )
    return {"kind": "person", "handle": about.handle, "consent": found.handle}


def asked(world: World, reader: Staff) -> dict[str, Any]:
    """What someone of the service has asked, while it is being answered."""
    today = timezone.localdate()
    with acting_as(OPERATOR):
        request = Request.objects.create(
            **_of_somebody(world),
            asks="access",
            asked_on=today,
            asked_by="person",
            language="en",
            due=today + timedelta(days=30),
            owner=reader,
            state="answering",
        )
    return {"handle": request.handle}


def step(world: World, reader: Staff) -> dict[str, Any]:
    """A step with it."""
    return asked(world, reader) | {"act": "ready"}


def note(world: World, reader: Staff) -> dict[str, Any]:
    """What someone of the service says against what is written."""
    with acting_as(OPERATOR):
        found = PersonsNote.objects.create(**_of_somebody(world), words="It was not so.")
    return {"handle": found.handle}


def objection(world: World, reader: Staff) -> dict[str, Any]:
    """What someone of the service does not want."""
    with acting_as(OPERATOR):
        found = Objection.objects.create(**_of_somebody(world), against="statistics")
    return {"handle": found.handle}


ALL = frozenset(Role)
MEETING = frozenset(MEETS_PEOPLE)
MERGING = MEETING - {Role.FIELD_WORKER}
COUNTING = MEETING | {Role.ANALYST, Role.PLAN_OWNER}
LEADER = frozenset({Role.UNIT_LEADER})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
OFFICER = frozenset({Role.DATA_PROTECTION_OFFICER})

#: Open to whoever comes: how one gets in, which language, and the watchdog's question.
PUBLIC = {
    "account_login",
    "account_inactive",
    "account_logout",
    "health",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "set_language",
}

#: Opened by what stands in them, without a session: a secret (`tests/cases/clocks/test_views.py`),
#: or the handle of what is shown to all (`tests/plans/test_views_public.py`).
BY_SECRET = {"calendar_feed", "plan_public"}

#: The phone's API: each call asks for its own key (`tests/field/night/test_api.py`), and what
#: tells of it says no more than docs/reference/sync.md.
OF_THE_PHONE = {
    "api-root",
    "openapi-json",
    "enrol",
    "records",
    "unlock",
    "lists",
    "close",
}

TABLE: dict[str, Page] = {
    "today": Page(ALL),
    # Contacts
    "contacts": Page(MEETING),
    "contact_new": Page(MEETING),
    "contact_page": Page(MEETING, contact),
    "contact_correct": Page(MEETING, contact),
    "contact_undo": Page(MEETING, contact, "post"),
    # People
    "people": Page(MEETING),
    "person_page": Page(MEETING, person),
    "person_change": Page(MEETING, person),
    "person_merge": Page(MERGING, two_people),
    "person_distinct": Page(MERGING, two_people, "post"),
    "merge_undo": Page(MERGING, merge, "post"),
    # Names
    "people_by_name": Page(MERGING),
    "identity_change": Page(MERGING, person),
    # Consents
    "consent_form": Page(MEETING),
    "consent_form_pdf": Page(MEETING),
    "consents": Page(MEETING, about_person),
    "consent_new": Page(MEETING, about_person),
    "consent_new_kept": Page(MEETING, about_person),
    "consents_withdraw": Page(MEETING, about_person),
    "consent_page": Page(MEETING, consent),
    "consent_withdraw": Page(MEETING, consent),
    "consent_renew": Page(MEETING, consent),
    "consent_print": Page(MEETING, consent),
    "consent_pdf": Page(MEETING, consent),
    # What is kept, and for how long
    "keeping_rules": Page(LEADER | OFFICER),
    "keeping_rule": Page(OFFICER, rule, own=True),
    "holds": Page(LEADER),
    "hold_new": Page(LEADER, about),
    "hold_lift": Page(LEADER, hold, "post"),
    "subject_erase": Page(LEADER, about),
    # What is shared
    "disclosures": Page(MEETING, about),
    "share_new": Page(MEETING, about),
    "disclosure_page": Page(MEETING | OFFICER, shared),
    "disclosure_letter": Page(MEETING, shared),
    "disclosure_note": Page(MEETING, shared),
    # Emergencies
    "emergencies": Page(MEETING | OFFICER),
    "emergency_new": Page(MEETING),
    "emergency_page": Page(LEADER | OFFICER, emergency),
    "emergency_end": Page(LEADER | OFFICER, emergency, "post"),
    # The person's own
    "requests": Page(MERGING | OFFICER),
    "persons_own": Page(MEETING, about_person),
    "request_new": Page(MEETING, about_person),
    "request_page": Page(MERGING, asked),
    "request_act": Page(MERGING, step, "post"),
    "request_hand_over": Page(MERGING, asked),
    "answer_page": Page(MERGING, asked),
    "answer_pdf": Page(MERGING, asked),
    "note_new": Page(MERGING, about_person),
    "note_settle": Page(MERGING, note),
    "objection_new": Page(MEETING, about_person),
    "objection_page": Page(LEADER, objection),
    "persons_readings": Page(MEETING, about_person),
    # Figures
    "figures": Page(COUNTING),
    "figures_year": Page(COUNTING, year),
    "figures_market": Page(COUNTING),
    "figures_market_year": Page(COUNTING, year),
    "figures_protection": Page(COUNTING),
    "figures_protection_year": Page(COUNTING, year),
    "figure_number": Page(COUNTING, year, query="?series=people&category=all"),
    "figure_picture": Page(COUNTING, picture),
    "figure_csv": Page(COUNTING, table),
    "figures_workbook": Page(COUNTING, year),
    "annual_report": Page(COUNTING, year),
    "definitions": Page(COUNTING),
    "published": Page(COUNTING),
    "series_import": Page(LEADER | {Role.ANALYST}),
    "register": Page(LEADER),
    "register_import": Page(LEADER, method="post"),
    "register_export": Page(LEADER, method="post"),
    # Accounts and units
    "accounts": Page(ADMINISTRATOR | LEADER),
    "account_new": Page(ADMINISTRATOR),
    "account_page": Page(ADMINISTRATOR, account),
    "account_details": Page(ADMINISTRATOR, account, "post"),
    "account_post_new": Page(ADMINISTRATOR, account, "post"),
    "account_post_end": Page(ADMINISTRATOR, post, "post"),
    "account_close": Page(ADMINISTRATOR, account, "post"),
    "account_reopen": Page(ADMINISTRATOR, account, "post"),
    "account_password": Page(ADMINISTRATOR, account, "post"),
    "account_factor": Page(ADMINISTRATOR, account, "post"),
    "units": Page(ADMINISTRATOR),
    "unit_new": Page(ADMINISTRATOR),
    "unit_change": Page(ADMINISTRATOR, unit),
    # What one is told, and what has been left behind
    "notices": Page(ALL),
    "notice_seen": Page(ALL, notice, "post", own=True),
    "orphans": Page(LEADER),
    "orphan_give": Page(LEADER, orphan, "post"),
    # The reading record
    "reading_record": Page(OFFICER),
    "reading_verify": Page(OFFICER, method="post"),
    "reading_csv": Page(OFFICER),
    # One's own account
    "own_account": Page(ALL),
    "own_sessions_end": Page(ALL, method="post"),
    "account_change_password": Page(ALL),
    "account_reauthenticate": Page(ALL),
    "mfa_index": Page(ALL),
    "mfa_reauthenticate": Page(ALL),
    "mfa_activate_totp": Page(ALL),
    "mfa_deactivate_totp": Page(ALL, factor, own=True),
    "mfa_view_recovery_codes": Page(ALL, factor, own=True),
    "mfa_generate_recovery_codes": Page(ALL),
    "mfa_list_webauthn": Page(ALL),
    "mfa_add_webauthn": Page(ALL),
    "mfa_reauthenticate_webauthn": Page(ALL),
    "mfa_edit_webauthn": Page(ALL, key, own=True),
    "mfa_remove_webauthn": Page(ALL, key, own=True),
}

# The rooms that hold rows of their own.
TABLE |= CAPACITY_ROWS
TABLE |= CASE_ROWS
TABLE |= TEAM_ROWS
TABLE |= CLOCK_ROWS
TABLE |= RETURN_ROWS
TABLE |= INDICATOR_ROWS
TABLE |= MEETING_ROWS
TABLE |= GENERAL_MEETING_ROWS
TABLE |= CHILDREN_ROWS
TABLE |= CONCERN_ROWS
TABLE |= NETWORK_ROWS
TABLE |= MATERIAL_ROWS
TABLE |= VOICE_ROWS
TABLE |= HOUSING_ROWS
TABLE |= INTERPRETING_ROWS
TABLE |= PLAN_ROWS
TABLE |= EVALUATION_ROWS
TABLE |= EVENT_ROWS
TABLE |= ROUND_ROWS
TABLE |= GROUP_ROWS
TABLE |= STATUS_REPORT_ROWS
TABLE |= ADVICE_ROWS
TABLE |= LEARNING_YEAR_ROWS
TABLE |= PLACE_ROWS
TABLE |= SCENE_ROWS
TABLE |= ADVERT_ROWS
TABLE |= NIGHT_APP_ROWS
PUBLIC |= NIGHT_APP_OPEN
TABLE |= SHIFT_ROWS
TABLE |= NIGHT_ROWS
TABLE |= ONLINE_ROWS
TABLE |= RAPID_ROWS
TABLE |= FINDING_ROWS
