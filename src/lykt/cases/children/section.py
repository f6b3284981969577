"""What this room shows on the case page: the children, and what is missing for each.

On the case of a child itself it shows how the child has it, and nothing of any other case.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lykt.cases.case.models import Case
from lykt.cases.case.offers import Line, Mark, Next, Shown
from lykt.cases.case.sight import Sight
from lykt.cases.children.models import CaseChild
from lykt.cases.children.queries import Child, children_of, own
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind


def section(actor: Actor, case: Case, sight: Sight) -> Shown | None:
    """Return the children of a case. A partner sees codes, and no name, need or pseudonym."""
    children, about = children_of(case), own(case)

    def context() -> Mapping[str, Any]:
        return {
            "case": case,
            "children": [row_of(one, whole=sight.everything) for one in children],
            "own": [row_of(one, whole=sight.everything) for one in about],
            "whole": sight.everything,
            "may_add": sight.everything and case.state == "open",
        }

    keys = [key for one in children for key in one.family]
    return Shown("children/section.html", context, subjects=keys)


def row_of(child: Child, *, whole: bool) -> dict[str, Any]:
    """Return a child as pages show it. Call it where the reading has been written down."""
    situation = child.situation
    return {
        "child": child,
        "situation": situation,
        "body_named": situation.body_named if situation and whole else "",
        "needs": situation.needs if situation and whole else "",
    }


def marks(actor: Actor, case: Case, sight: Sight) -> Iterator[Mark]:
    """Yield whether every child has a body that answers for it."""
    if not sight.sees(InformationKind.FAMILY):
        return
    children = children_of(case)
    if not children:
        return
    without = sum(not one.body for one in children)
    url = reverse("case_children", args=[case.handle]) if sight.everything else ""
    if without:
        yield Mark(_("Children"), _("a responsible body is not named for all"), "missing", url)
    else:
        yield Mark(_("Children"), _("each has a responsible body"), "safe", url)


def nexts(actor: Actor, case: Case, sight: Sight) -> Iterator[Next]:
    """Yield what is to be done for the children, without saying who they are."""
    if not sight.everything or case.state != "open":
        return
    for one in [*children_of(case), *own(case)]:
        url = reverse("case_child", args=[case.handle, one.subject.handle])
        for place, words in enumerate(one.missing):
            yield Next(words, None, url, 20 + place)


def lines(actor: Actor, case: Case, sight: Sight) -> Iterator[Line]:
    """Yield that children came into the case and left it, for the time line."""
    if not sight.everything:
        return
    url = reverse("case_children", args=[case.handle])
    for row in CaseChild.objects.filter(case=case).order_by("at", "id"):
        yield Line(row.since, row.at, _("A child was noted on the case"), row.by_name, url)


def before_closing(case: Case) -> list[str]:
    """Return that a child has no body that answers for it: it would be nobody's."""
    if all(one.body for one in children_of(case)):
        return []
    return [_("A child of the case has no responsible body. Name one first.")]
