"""What is written about the person: told by the rooms that keep it."""

from django.utils.translation import gettext as _

from lykt.privacy import subjects
from lykt.privacy.answers.answer import Part, Whose


def tables() -> frozenset[str]:
    """Return the tables that the keepers tell of."""
    return frozenset().union(*(keeper.tells_of for keeper in subjects.keepers()))


def make(whose: Whose) -> Part:
    """Return what the keeper of this kind of subject has."""
    keeper = subjects.keeper(whose.subject.kind)
    chapters = keeper.chapters(whose.family)
    said = []
    # What else is about them, such as a concern, is no code of theirs.
    if len(keeper.subjects(whose.family)) > 1:
        said.append(_("You are known here under several codes. This is about all of them."))
    if not whose.whole:
        said.append(
            _(
                "What health staff have written stays between you and them. It is not in this "
                "part. They give it to you themselves: ask for it, whether or not you think "
                "there is any."
            )
        )
    return Part(
        title=_("What we have written about you"),
        paragraphs=said,
        chapters=chapters,
    )
