"""What a phone puts right, and never over what a desk has changed."""

import pytest

from lykt.concerns.actions_words import add_words
from lykt.concerns.models import Concern, ConcernCorrection
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.privacy.reading.showing import opened
from tests.field.night.phone import Phone
from tests.support.pages import OPERATOR
from tests.support.people import World


def seen(concern: Concern) -> str:
    """Return the words of a concern."""
    with acting_as(OPERATOR):
        again = Concern.objects.get(pk=concern.pk)
    with acting_as(OPERATOR) as by, opened(by=by, what="test", subjects=[concern.subject]):
        return str(again.seen)


@pytest.mark.parametrize("who", ["froya", "vilde"])
@pytest.mark.parametrize("about", ["child", "exploitation"])
def test_words_follow_a_worry_that_was_told_with_one_tap(
    world: World, request: pytest.FixtureRequest, who: str, about: str
) -> None:
    phone = Phone(request.getfixturevalue(who), world.service)
    tap = phone.parcel("concern", about=about)
    words = {"about": about, "urgency": "now", "seen": "A car that waits."}
    said = phone.parcel("concern", id=tap.id, rev=2, **words)
    assert phone.states(phone.start(mode="count"), tap) == ["taken", "taken"]
    assert phone.states(said) == ["taken"]
    assert phone.states(tap, said) == ["already", "already"]
    with acting_as(OPERATOR):
        concern = Concern.objects.get()
        fields = set(ConcernCorrection.objects.values_list("field", flat=True))
    assert (concern.urgency, fields) == ("now", {"seen", "urgency"})
    assert seen(concern) == "A car that waits."


def test_words_are_not_written_over(world: World, froya: object) -> None:
    phone = Phone(froya, world.service)  # type: ignore[arg-type]
    tap = phone.parcel("concern", about="exploitation", seen="The first.")
    again = phone.parcel("concern", id=tap.id, rev=2, about="exploitation", seen="The second.")
    assert phone.states(phone.start(), tap, again) == ["taken", "taken", "conflict"]
    with acting_as(OPERATOR):
        concern = Concern.objects.get()
    assert seen(concern) == "The first."


def test_nobody_adds_words_to_anothers_worry(world: World, froya, hedda) -> None:  # type: ignore[no-untyped-def]
    phone = Phone(froya, world.service)
    phone.states(phone.start(), phone.parcel("concern", about="child"))
    with acting_as(OPERATOR):
        concern = Concern.objects.get()
    with acting_as(hedda.as_actor()) as by, pytest.raises(Refused):
        add_words(by=by, concern=concern, seen="Mine.", urgency="soon")
