"""What is kept around the person: holds on erasure, last signs, notices to those who work here."""

from django.utils.translation import gettext as _

from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Notice
from lykt.organisation.roles import Role
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day, moment
from lykt.privacy.answers.who import Names
from lykt.privacy.retention.models import LastSign, LegalHold
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return what is kept of the person for other reasons than the help itself."""
    chapters = [_holds(whose), _last_signs(whose), _notices(whose)]
    found = [one for one in chapters if one.facts or one.rows]
    return Part(
        title=_("What else there is"),
        paragraphs=[] if found else [_("Nothing else is kept.")],
        chapters=found,
    )


def _holds(whose: Whose) -> Chapter:
    names = Names()
    found = LegalHold.objects.filter(subject__in=whose.family).select_related("by", "lifted_by")
    rows = []
    for one in found.order_by("at", "id"):
        lifted = ""
        if one.lifted_at:
            by = names.of(one.lifted_by, one.lifted_by_name, one.lifted_at)
            lifted = f"{moment(one.lifted_at)}, {by}"
        rows.append(
            [
                moment(one.at),
                names.of(one.by, one.by_name, one.at),
                day(one.until) if one.until else _("until it is lifted"),
                str(one.reason),
                lifted,
            ]
        )
    return Chapter(
        title=_("What must not be erased for now"),
        columns=[_("Since"), _("By whom"), _("Until"), _("What it is needed for"), _("Lifted")],
        rows=rows,
    )


def _last_signs(whose: Whose) -> Chapter:
    days = [day(one.day) for one in LastSign.objects.filter(subject__in=whose.family)]
    return Chapter(
        title=_("The last day we knew of you, from what has been erased since"),
        facts=[(_("Last day"), ", ".join(days))] if days else [],
        # Nobody knows any more whether it was a day at the clinic.
        health=True,
    )


def _notices(whose: Whose) -> Chapter:
    found = Notice.objects.filter(subject__in=whose.family).select_related("staff")
    found = found.prefetch_related("roles", "seen_by__staff")
    return Chapter(
        title=_("What those who work here were told of, with a link to you"),
        columns=[_("When"), _("What happened"), _("Who was told"), _("Who has seen it")],
        rows=[
            [moment(one.at), _what(one), _told(one), _seen(one)]
            for one in found.order_by("at", "id")
        ],
    )


def _what(notice: Notice) -> str:
    known = notice.what in NoticeKind.values
    words = str(NoticeKind(notice.what).label) if known else notice.what
    return f"{words} · {notice.about}" if notice.about else words


def _told(notice: Notice) -> str:
    roles = [str(Role(one.role).label) for one in notice.roles.all()]
    return ", ".join([*roles, *([str(notice.staff)] if notice.staff else [])])


def _seen(notice: Notice) -> str:
    return ", ".join(f"{one.staff} {moment(one.at)}" for one in notice.seen_by.all())


PART = PartOf(
    frozenset(
        (
            "retention.LegalHold",
            "retention.LastSign",
            "organisation.Notice",
            "organisation.NoticeRole",
            "organisation.NoticeSeen",
        )
    ),
    make,
)
