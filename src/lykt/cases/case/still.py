"""Whether a page that stands open may go on being seen: asked by the page itself."""

from hashlib import sha256

from lykt.cases.case.models import Case
from lykt.cases.case.sight import Sight


def stamp(case: Case, sight: Sight) -> str:
    """Return what stands for all that a reader sees of a case: it changes when that does.

    It is a digest, and tells neither whom it is about nor what is seen.
    """
    place = sight.member.place if sight.member else ""
    seen = " ".join(["everything"] if sight.everything else sorted(sight.kinds))
    return sha256(f"{case.pk}\n{case.state}\n{place}\n{seen}".encode()).hexdigest()[:20]
