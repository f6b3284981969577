"""What an assessment lacks before others can look at it: pure functions."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from lykt.field.assessment.codes import Part


#: More sources of a kind than this is a slip of the finger.
MOST = 10_000


def lacks(counts: Mapping[str, int]) -> list[str]:
    """Return what an assessment lacks to be looked at by others, in words.

    `counts` says how many there are of each part. A gap may be none: then there is none.
    """
    words = {
        Part.SOURCE: _("No source is written down."),
        Part.FINDING: _("No finding is written down."),
        Part.CONCLUSION: _("No conclusion is written down."),
    }
    return [said for part, said in words.items() if not counts.get(part)]


def rests_on_nothing(sources: Collection[str], there: Collection[str]) -> bool:
    """Tell whether a finding names a kind of source that the assessment does not have."""
    return not sources or not set(sources) <= set(there)
