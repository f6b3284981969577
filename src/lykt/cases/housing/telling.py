"""What the person is told of where they have lived, when they ask for all there is.

The address itself is not in the answer: others live there, and a paper can be found. See
docs/decisions/0024-addresses-of-places.md.
"""

from django.utils.translation import gettext as _

from lykt.cases.housing.models import AddressReader, PlaceOffer, Stay, Waiting
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day, moment
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


#: Addresses are among them, so that no other part of the answer tells one.
TABLES = frozenset(
    (
        "housing.Stay",
        "housing.AddressReader",
        "housing.Waiting",
        "housing.PlaceOffer",
        "housing.PlaceAddress",
    )
)


def make(whose: Whose) -> Part:
    """Return where somebody has lived, waited and been refused, in words."""
    names = Names()
    chapters = [
        chapter
        for chapter in (_stays(whose, names), _readers(whose, names), _waits(whose, names),
                        _offers(whose, names))
        if chapter.rows
    ]  # fmt: skip
    said = [
        _(
            "The address is not on this paper, since others live there too and a paper can be "
            "found. You may know it: ask whoever helps you, and they tell you face to face."
        )
    ]
    return Part(
        title=_("Where you have lived"),
        paragraphs=said if chapters else [_("We have not found you a place to live.")],
        chapters=chapters,
    )


PART = PartOf(tables=TABLES, make=make)


def _stays(whose: Whose, names: Names) -> Chapter:
    rows = Stay.objects.filter(subject__in=whose.family).select_related("place", "by")
    return Chapter(
        title=_("Places where you have lived"),
        columns=[
            _("Kind of place"),
            _("Kind of stay"),
            _("From"),
            _("Planned to"),
            _("Shielded until"),
            _("Left on"),
            _("Where to"),
            _("Who answers for it afterwards"),
            _("Remark"),
            _("Written down by"),
        ],
        rows=[
            [
                str(one.place.get_kind_display()),
                str(one.get_kind_display()),
                day(one.first),
                day(one.planned_to) if one.planned_to else "",
                day(one.shielded_until) if one.shielded_until else "",
                day(one.ended_on) if one.ended_on else "",
                str(one.get_where_to_display()) if one.where_to else "",
                str(one.get_goes_on_with_display()) if one.goes_on_with else "",
                one.remark,
                f"{moment(one.at)}, {names.of(one.by, one.by_name, one.at)}",
            ]
            for one in rows.order_by("first", "at")
        ],
    )


def _readers(whose: Whose, names: Names) -> Chapter:
    rows = AddressReader.objects.filter(subject__in=whose.family)
    rows = rows.select_related("member__staff", "by").order_by("at")
    return Chapter(
        title=_("Who could read the address where you lived"),
        columns=[_("Who"), _("From"), _("Until"), _("Named by")],
        rows=[
            [
                names.of(one.member.staff, "", one.at),
                moment(one.at),
                moment(one.ended_at) if one.ended_at else "",
                names.of(one.by, one.by_name, one.at),
            ]
            for one in rows
        ],
    )


def _waits(whose: Whose, names: Names) -> Chapter:
    rows = Waiting.objects.filter(subject__in=whose.family).select_related("by")
    return Chapter(
        title=_("When you have waited for a place"),
        columns=[
            _("Since"),
            _("A place for"),
            _("Shielding"),
            _("How much it hurries"),
            _("State"),
            _("Until"),
            _("Why"),
            _("Remark"),
            _("Written down by"),
        ],
        rows=[
            [
                day(one.since),
                str(one.get_who_for_display()),
                str(one.get_shielding_display()),
                str(one.get_priority_display()),
                str(one.get_state_display()),
                day(one.ended_on) if one.ended_on else "",
                str(one.get_why_display()) if one.why else "",
                one.remark,
                f"{moment(one.at)}, {names.of(one.by, one.by_name, one.at)}",
            ]
            for one in rows.order_by("since", "at")
        ],
    )


def _offers(whose: Whose, names: Names) -> Chapter:
    rows = PlaceOffer.objects.filter(subject__in=whose.family).select_related("place", "by")
    return Chapter(
        title=_("Places that were asked for you"),
        columns=[
            _("Kind of place"),
            _("Asked on"),
            _("Answer"),
            _("Answered on"),
            _("Why not"),
            _("Remark"),
            _("Written down by"),
        ],
        rows=[
            [
                str(one.place.get_kind_display()),
                day(one.asked_on),
                str(one.get_state_display()),
                day(one.answered_on) if one.answered_on else "",
                str(one.get_reason_display()) if one.reason else "",
                one.remark,
                f"{moment(one.at)}, {names.of(one.by, one.by_name, one.at)}",
            ]
            for one in rows.order_by("asked_on", "at")
        ],
    )
