"""What a person is told of themselves when they ask: names, facts, contacts, corrections.

Nothing of anybody else: where a row also names another code, that code is not told.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lykt.organisation.models import Staff
from lykt.people import codes
from lykt.people.codes import Channel
from lykt.people.facts_in_words import facts_in_words
from lykt.people.forms import choices_of
from lykt.people.identity.models import Identity
from lykt.people.identity.rules import KINDS
from lykt.people.models import Contact, ContactCorrection, NotTheSame, Person, PersonMerge
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


#: The tables that `chapters` tells of.
TABLES = frozenset(
    (
        "people.Person",
        "people.Contact",
        "people.ContactCorrection",
        "people.PersonMerge",
        "people.NotTheSame",
        "identity.Identity",
    )
)
_LISTS = {"needs": codes.Need, "given": codes.Given, "referred": codes.Referral}


def chapters(keys: Collection[UUID]) -> list[Chapter]:
    """Return everything that is kept of these codes, in words of the current language.

    What happened at the clinic stands in chapters of its own, marked as health.
    """
    names = Names()
    people = Person.objects.filter(pk__in=keys).select_related("unit", "registered_by")
    people = people.order_by("registered_at", "id")
    contacts = Contact.objects.filter(person__in=keys).select_related(
        "unit", "registered_by", "undone_by", "person"
    )
    contacts = contacts.order_by("date", "id")
    clinic, elsewhere = Q(channel=Channel.HEALTH), ~Q(channel=Channel.HEALTH)
    return [
        *(_identity(one, names) for one in Identity.objects.filter(subject__in=keys)),
        *(_known(person, names) for person in people),
        _met(contacts.filter(elsewhere), names, health=False),
        _met(contacts.filter(clinic), names, health=True),
        *(_first_visit(person.first_at_clinic) for person in people if person.first_at_clinic),
        # Where nothing of the kind has happened there is no chapter of it.
        *(one for one in [*_corrected(keys, names), *_taken_to_be_one(keys, names)] if one.rows),
    ]


def _day(value: date) -> str:
    return str(date_format(value, "SHORT_DATE_FORMAT"))


def _local(at: Any) -> str:
    return _day(timezone.localdate(at))


def _identity(identity: Identity, names: Names) -> Chapter:
    facts = [(_label(Identity, field), str(getattr(identity, field))) for field in KINDS]
    written = names.of(identity.by, identity.by_name, identity.at)
    return Chapter(
        title=_("Your name, and how to reach you"),
        facts=[
            *((label, words) for label, words in facts if words),
            (_("Written down"), f"{_local(identity.at)}, {written}"),
            (_("Last changed"), _local(identity.changed_at)),
        ],
    )


def _label(model: Any, field: str) -> str:
    return str(capfirst(model._meta.get_field(field).verbose_name))


def _written_by(row: Person | Contact, names: Names) -> str:
    if row.register_id is not None:
        return _("taken in from another register")
    return names.of(row.registered_by, "", row.registered_at)


def _known(person: Person, names: Names) -> Chapter:
    return Chapter(
        title=_("What we know about you, under the code %(code)s") % {"code": person.code},
        facts=[
            (_("Code"), person.code),
            (_("Unit"), str(person.unit)),
            (
                _("First written down"),
                f"{_local(person.registered_at)}, {_written_by(person, names)}",
            ),
            (_("Last changed"), _local(person.changed_at)),
            *(
                (label, _day(words) if isinstance(words, date) else str(words))
                for label, words in facts_in_words(person)
            ),
        ],
    )


def _first_visit(day: date) -> Chapter:
    return Chapter(
        title=_("The first of your visits at the clinic that are no longer written down"),
        facts=[(_("Date"), _day(day))],
        health=True,
    )


def _met(contacts: "QuerySet[Contact]", names: Names, *, health: bool) -> Chapter:
    rows = [
        [
            _day(contact.date),
            contact.unit.name,
            str(contact.get_channel_display()),
            ", ".join(choices_of(codes.Need, contact.needs)),
            ", ".join(choices_of(codes.Given, contact.given)),
            ", ".join(choices_of(codes.Referral, contact.referred)),
            _told_of(contact, names),
        ]
        for contact in contacts
    ]
    return Chapter(
        title=_("Each time you were at the clinic") if health else _("Each time you were met"),
        columns=[
            _("Date"),
            _("Unit"),
            _("Where"),
            _("Needs"),
            _("Given"),
            _("Referred to"),
            _("Written down by"),
        ],
        rows=rows,
        empty=_("No visit is written down.") if health else _("No meeting is written down."),
        health=health,
    )


def _told_of(contact: Contact, names: Names) -> str:
    """Return who wrote a contact down and when, and whether it was taken back."""
    said = f"{_local(contact.registered_at)}, {_written_by(contact, names)}"
    if contact.undone_at is None:
        return said
    by = _name(contact.undone_by, names, contact.undone_at)
    return f"{said}. {_('Taken back')}: {_local(contact.undone_at)}, {by}"


def _name(staff: Staff | None, names: Names, at: Any) -> str:
    return names.of(staff, "", at)


def _corrected(keys: Collection[UUID], names: Names) -> list[Chapter]:
    found = ContactCorrection.objects.filter(contact__person__in=keys)
    found = found.select_related("contact", "by").order_by("at", "id")
    at_the_clinic = _about_the_clinic(list(found))
    here: list[list[str]] = []
    clinic: list[list[str]] = []
    for one in found:
        changes = [_change(name, one) for name in one.after]
        row = [
            _local(one.at),
            _("Contact of %(day)s") % {"day": _day(one.contact.date)},
            "\n".join(changes),
            str(one.get_reason_display()),
            _name(one.by, names, one.at),
        ]
        (clinic if one.pk in at_the_clinic else here).append(row)
    return [
        _correction_chapter(_("What was put right"), here, health=False),
        _correction_chapter(
            _("What was put right of your visits at the clinic"), clinic, health=True
        ),
    ]


def _about_the_clinic(corrections: Sequence[ContactCorrection]) -> set[UUID]:
    """Return those of the corrections, oldest first, that say something of the clinic.

    Read from the end: once a contact is seen to have stood at the clinic, everything that
    was put right in it until then is the clinic's.
    """
    clinic: set[UUID] = set()
    stood = {one.contact_id for one in corrections if one.contact.channel == Channel.HEALTH}
    for one in reversed(corrections):
        if Channel.HEALTH in (one.before.get("channel"), one.after.get("channel")):
            stood.add(one.contact_id)
        if one.contact_id in stood:
            clinic.add(one.pk)
    return clinic


def _correction_chapter(title: str, rows: list[list[str]], *, health: bool) -> Chapter:
    heads = [_("When"), _("What"), _("What it said, and says now"), _("Why"), _("By whom")]
    return Chapter(title=title, columns=heads, rows=rows, health=health)


def _change(name: str, one: ContactCorrection) -> str:
    before, after = _words(name, one.before.get(name)), _words(name, one.after.get(name))
    return f"{_label(Contact, name)}: {before} → {after}"


def _words(name: str, value: Any) -> str:
    """Return what a field of a contact said; another person is not told by their code."""
    if name == "person":
        return _("a person") if value else _("nobody known")
    if value in (None, "", []):
        return "–"
    if name == "date":
        return _day(date.fromisoformat(value))
    if name == "channel":
        return str(choices_of(codes.Channel, [value])[0])
    if name in _LISTS:
        return ", ".join(choices_of(_LISTS[name], value))
    return str(value)


def _taken_to_be_one(keys: Collection[UUID], names: Names) -> Iterable[Chapter]:
    merges = PersonMerge.objects.filter(Q(kept__in=keys) | Q(merged__in=keys))
    merges = merges.select_related("kept", "merged", "by", "undone_by").order_by("at", "id")
    yield Chapter(
        title=_("When several codes were taken to be you"),
        columns=[
            _("When"),
            _("Which"),
            _("Why"),
            _("By whom"),
            _("What it filled in"),
            _("Undone"),
        ],
        rows=[
            [
                _local(one.at),
                _codes(one, keys),
                str(one.get_reason_display()),
                _name(one.by, names, one.at),
                ", ".join(_label(Person, field) for field in one.filled),
                f"{_local(one.undone_at)}, {_name(one.undone_by, names, one.undone_at)}"
                if one.undone_at
                else "",
            ]
            for one in merges
        ],
    )
    others = NotTheSame.objects.filter(Q(one__in=keys) | Q(other__in=keys))
    yield Chapter(
        title=_("When you were told apart from somebody else"),
        columns=[_("When"), _("What was noted"), _("By whom")],
        rows=[
            [
                _local(one.at),
                _("You are not somebody else who could be taken for you."),
                _name(one.by, names, one.at),
            ]
            for one in others.select_related("by").order_by("at", "id")
        ],
    )


def _codes(merge: PersonMerge, keys: Collection[UUID]) -> str:
    """Return the codes of a merge that are the person's; one that was undone is another's."""
    both = (merge.kept, merge.merged)
    own = [each.code for each in both if each.pk in keys]
    return " + ".join([*own, *([_("another code")] if len(own) < len(both) else [])])
