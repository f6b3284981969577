"""Material and its versions: what is refused, and what is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.learning.material import actions, queries
from lykt.learning.material.models import Material, Version
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from tests.learning.material.made import make_material, make_version, move


TODAY = timezone.localdate()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"title": ""}, "title"),
        ({"kind": "film"}, "kind"),
        ({"purpose": " "}, "purpose"),
        ({"purpose": "Ring 912 34 567"}, "purpose"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, told, field):
    with pytest.raises(ValidationError) as problem:
        make_material(world, **told)
    assert list(problem.value.error_dict) == [field]


def test_a_title_is_one_materials(world):
    make_material(world, title="Kort")
    with pytest.raises(ValidationError, match="Other material"):
        make_material(world, title="Kort")


def test_versions_are_numbered_by_language(world, operator):
    material = make_material(world)
    days = [TODAY - timedelta(9), TODAY]
    told = [(lang, make_version(world, material, lang, day)) for lang in ("en", "ro")
            for day in days]  # fmt: skip
    assert [(lang, one.number) for lang, one in told] == [
        ("en", 1), ("en", 2), ("ro", 1), ("ro", 2),
    ]  # fmt: skip
    newest = queries.newest(queries.versions_for(operator))
    assert sorted((one.language, one.number) for one in newest) == [("en", 2), ("ro", 2)]
    with pytest.raises(ValidationError, match="last version"):
        make_version(world, material, "en", TODAY - timedelta(1))
    with pytest.raises(ValidationError, match="Choose one"):
        make_version(world, material, "xx")
    with pytest.raises(ValidationError, match="lies ahead"):
        make_version(world, material, "th", TODAY + timedelta(1))


def test_a_version_is_undone_before_anything_is_printed(world, operator):
    material = make_material(world)
    first = make_version(world, material)
    later = make_version(world, material)
    with pytest.raises(ValidationError, match="later version"):
        actions.undo_version(by=operator, version=first)
    actions.undo_version(by=operator, version=later)
    move(world, first)
    with pytest.raises(ValidationError, match="its pile"):
        actions.undo_version(by=operator, version=first)
    assert list(Version.objects.all()) == [first]


def test_a_check_says_who_and_when(world, operator):
    row = make_version(world, checked=False)
    assert not row.may_be_printed
    check = {"by": operator, "version": row}
    with pytest.raises(ValidationError, match="lies ahead"):
        actions.check_version(**check, checked_by="group", on=TODAY + timedelta(1))
    with pytest.raises(ValidationError, match="before the version was made"):
        actions.check_version(**check, checked_by="group", on=TODAY - timedelta(1))
    with pytest.raises(ValidationError, match="Choose one"):
        actions.check_version(**check, checked_by="leader", on=TODAY)
    assert actions.check_version(**check, checked_by="group", on=TODAY).may_be_printed
    with pytest.raises(ValidationError, match="no reason is needed"):
        actions.excuse_version(**check, why="Hastet")
    assert not actions.uncheck_version(**check).may_be_printed
    with pytest.raises(ValidationError, match="so already"):
        actions.uncheck_version(**check)
    with pytest.raises(ValidationError, match="Write something"):
        actions.excuse_version(**check, why=" ")
    assert actions.excuse_version(**check, why="Feil telefonnummer måtte rettes").may_be_printed
    move(world, row)
    with pytest.raises(ValidationError, match="has been printed"):
        actions.uncheck_version(**check)


def test_what_stands_unread_too_long_is_out_of_date(world, operator):
    old = make_version(world, made_on=TODAY - timedelta(400))
    [row] = queries.in_use(operator)
    assert (row.out_of_date, row.unchecked, row.out_of_stock) == (True, False, True)
    actions.review_version(by=operator, version=old, on=TODAY)
    [row] = queries.in_use(operator)
    assert not row.out_of_date
    move(world, old)
    assert queries.in_use(operator, owing=True) == []
    with pytest.raises(ValidationError, match="lies ahead"):
        actions.review_version(by=operator, version=old, on=TODAY + timedelta(1))


def test_the_list_is_narrowed_and_leaves_out_what_rests(world, operator):
    card = make_version(world, make_material(world, title="A"), "ro")
    poster = make_version(world, make_material(world, title="B", kind="poster"), "en")
    bare = make_material(world, title="C")

    def found(**wanted):
        return [row.version for row in queries.in_use(operator, **wanted)]

    assert found() == [card, poster]
    assert found(language="en") == [poster]
    assert found(kind="card") == [card]
    assert list(queries.without_version(operator)) == [bare]
    actions.set_in_use(by=operator, material=card.material, used=False)
    assert found() == [poster]
    with pytest.raises(ValidationError, match="so already"):
        actions.set_in_use(by=operator, material=card.material, used=False)
    with pytest.raises(ValidationError, match="out of use"):
        make_version(world, card.material)
    actions.set_in_use(by=operator, material=card.material, used=True)
    assert found() == [card, poster]


def test_only_those_of_the_municipality_may(world, pal, ulrik):
    material = make_material(world)
    for staff in (pal, ulrik):
        with acting_as(staff.as_actor()) as by, pytest.raises(Refused):
            actions.set_in_use(by=by, material=material, used=False)
    with acting_as(ulrik.as_actor()) as by:
        assert not queries.materials_for(by).exists()


def test_the_history_tells_who_did_what(world, froya):
    with acting_as(froya.as_actor()) as by:
        row = actions.make_material(
            by=by, controller=world.fjordby, title="Kort", kind="card", purpose="Råd"
        )
        actions.change_material(by=by, material=row, title="Kortet", kind="card", purpose="Råd")
        actions.add_version(by=by, material=row, language="en")
        told = [(one.act, one.what, one.signed) for one in row.events.order_by("at", "id")]
    assert Material.objects.get().title == "Kortet"
    assert told[:2] == [("made", "", "Froya"), ("changed", "", "Froya")]
    assert (told[2][0], told[2][2]) == ("version", "Froya")
