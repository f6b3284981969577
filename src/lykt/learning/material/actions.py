"""Making material and its versions: checked by users before print, and reviewed in time."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.learning.base import write_down
from lykt.learning.material.codes import Act, CheckedBy, Kind, MoveKind
from lykt.learning.material.models import Material, MaterialEvent, Move, Version
from lykt.learning.material.queries import THING
from lykt.learning.words import line_problem, problems_of, text_problem
from lykt.organisation.access import check_may_at
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller
from lykt.organisation.words import tidy
from lykt.privacy.consent.codes import LANGUAGES


def _note(by: Actor, material: Material, act: Act, version: Version | None = None) -> None:
    told = {"language": version.language, "number": version.number} if version else {}
    write_down(MaterialEvent, by, material=material, act=act, **told)


def held(by: Actor, material: Material, *, also_resting: bool = False) -> Material:
    """Return material as it stands now, held until the transaction ends.

    Raises:
        Refused: when the actor may not change what is the controller's.
        ValidationError: when it is out of use.
    """
    check_may_at(by, "change", THING, material.controller_id)
    now = Material.objects.select_for_update().get(pk=material.pk)
    if now.rested_on is not None and not also_resting:
        raise ValidationError(_("This is out of use. Take it into use again first."))
    return now


def held_version(
    by: Actor, version: Version, *, also_resting: bool = False
) -> tuple[Material, Version]:
    """Return material and one of its versions as they stand now, held; refuses as `held` does."""
    material = held(by, version.material, also_resting=also_resting)
    return material, Version.objects.select_for_update(of=("self",)).get(pk=version.pk)


def day_problem(day: date, version: Version) -> str:
    """Return what is wrong with a day on which something was done with a version."""
    if day > timezone.localdate():
        return _("This day lies ahead.")
    if day < version.made_on:
        return _("This day lies before the version was made.")
    return ""


@transaction.atomic
def make_material(
    *, by: Actor, controller: Controller, title: str, kind: str, purpose: str
) -> Material:
    """Make material, which has no version yet.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    check_may_at(by, "make", THING, controller.pk)
    row = Material(controller=controller, by_id=by.staff)
    _tell(row, title, kind, purpose)
    row.save(force_insert=True)
    _note(by, row, Act.MADE)
    return row


@transaction.atomic
def change_material(
    *, by: Actor, material: Material, title: str, kind: str, purpose: str
) -> Material:
    """Change what is written of material; its text is changed by a new version.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, or when it is out of use.
    """
    now = held(by, material)
    _tell(now, title, kind, purpose)
    now.save()
    _note(by, now, Act.CHANGED)
    return now


def _tell(row: Material, title: str, kind: str, purpose: str) -> None:
    title, purpose = tidy(title), tidy(purpose)
    problems = problems_of(title=line_problem(title), purpose=text_problem(purpose, needed=True))
    others = Material.objects.filter(controller=row.controller_id, title=title).exclude(pk=row.pk)
    if "title" not in problems and others.exists():
        problems["title"] = _("Other material has this title.")
    if kind not in Kind.values:
        problems["kind"] = _("Choose one of these.")
    if problems:
        raise ValidationError(problems)
    row.title, row.kind, row.purpose = title, kind, purpose


@transaction.atomic
def set_in_use(*, by: Actor, material: Material, used: bool) -> Material:
    """Take material out of use, or into use again. What is left of it is still counted.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it is so already.
    """
    now = held(by, material, also_resting=True)
    if used == (now.rested_on is None):
        raise ValidationError(_("It is so already."))
    now.rested_on = None if used else timezone.localdate()
    now.save()
    _note(by, now, Act.TAKEN_UP if used else Act.RESTED)
    return now


# ---- Versions


@transaction.atomic
def add_version(
    *, by: Actor, material: Material, language: str, made_on: date | None = None
) -> Version:
    """Add the next version in a language. Users check it before it is printed.

    Args:
        by: who adds it.
        material: what it is a version of.
        language: one of the languages a consent can be asked in.
        made_on: the day its text was finished, today when none is said.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, or when the material is out of use.
    """
    now = held(by, material)
    made_on = made_on or timezone.localdate()
    problems = {}
    if language not in LANGUAGES:
        problems["language"] = _("Choose one of these.")
    if made_on > timezone.localdate():
        problems["made_on"] = _("This day lies ahead.")
    before = now.versions.filter(language=language)
    if before.filter(made_on__gt=made_on).exists():
        problems["made_on"] = _("This day lies before that of the last version.")
    if problems:
        raise ValidationError(problems)
    number = (before.aggregate(last=Max("number"))["last"] or 0) + 1
    row = Version(material=now, language=language, number=number, made_on=made_on, by_id=by.staff)
    row.save(force_insert=True)
    _note(by, now, Act.VERSION, row)
    return row


@transaction.atomic
def undo_version(*, by: Actor, version: Version) -> Material:
    """Take back a version of which nothing has been printed; return the material.

    Raises:
        Refused: when the actor may not.
        ValidationError: when some have been printed, or there is a later one.
    """
    material, now = held_version(by, version)
    if Move.objects.filter(version=now).exists():
        raise ValidationError(_("Something is written down of its pile, so it stands."))
    if material.versions.filter(language=now.language, number__gt=now.number).exists():
        raise ValidationError(_("There is a later version, so this one stands."))
    _note(by, material, Act.VERSION_GONE, now)
    now.delete()
    return material


@transaction.atomic
def check_version(*, by: Actor, version: Version, checked_by: str, on: date) -> Version:
    """Write down that users have read a version before print.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    material, now = held_version(by, version)
    problems = problems_of(on=day_problem(on, now))
    if checked_by not in CheckedBy.values:
        problems["checked_by"] = _("Choose one of these.")
    if problems:
        raise ValidationError(problems)
    now.checked_on, now.checked_by = on, checked_by
    now.save()
    _note(by, material, Act.CHECKED, now)
    return now


@transaction.atomic
def excuse_version(*, by: Actor, version: Version, why: str) -> Version:
    """Let a version be printed though no user has read it, with a reason that stands on it.

    Raises:
        Refused: when the actor may not.
        ValidationError: without a reason, or when users have checked it.
    """
    material, now = held_version(by, version)
    why = tidy(why)
    if problem := text_problem(why, needed=True):
        raise ValidationError({"why": problem})
    if now.checked_on is not None:
        raise ValidationError(_("Users have checked it: no reason is needed."))
    now.unchecked_why = why
    now.save()
    _note(by, material, Act.EXCUSED, now)
    return now


@transaction.atomic
def uncheck_version(*, by: Actor, version: Version) -> Version:
    """Take back that users have checked a version, or why they have not.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it has been printed by then.
    """
    material, now = held_version(by, version)
    printed = Move.objects.filter(version=now, kind=MoveKind.PRINTED, corrected_by=None)
    if printed.exists():
        raise ValidationError(_("It has been printed, so this stands."))
    if not now.may_be_printed:
        raise ValidationError(_("It is so already."))
    now.checked_on, now.checked_by, now.unchecked_why = None, "", ""
    now.save()
    _note(by, material, Act.UNCHECKED, now)
    return now


@transaction.atomic
def review_version(*, by: Actor, version: Version, on: date) -> Version:
    """Write down that somebody has read a version again, and that all of it still holds.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    material, now = held_version(by, version)
    if problem := day_problem(on, now):
        raise ValidationError({"on": problem})
    now.reviewed_on = on
    now.save()
    _note(by, material, Act.REVIEWED, now)
    return now
