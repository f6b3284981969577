"""What is read of the children of a case, for whoever is in its team."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from lykt.cases.case.child_welfare import has_been_told
from lykt.cases.case.codes import Place
from lykt.cases.case.models import Case
from lykt.cases.case.queries import memberships
from lykt.cases.case.sight import family_of
from lykt.cases.children.codes import Notice
from lykt.cases.children.models import CaseChild, ChildSituation
from lykt.cases.children.rules import missing_of
from lykt.organisation.acting import Actor
from lykt.privacy import subjects
from lykt.privacy.reading.codes import Ground
from lykt.privacy.subjects import Subject


@dataclass(frozen=True, slots=True)
class Child:
    """A child as a page shows it: who, what it is to them, how it has it now."""

    #: By the code that stands for the child now.
    subject: Subject
    #: The key of every code of the child.
    family: tuple[UUID, ...]
    #: None on the case of the child's own.
    link: CaseChild | None
    situation: ChildSituation | None
    #: Child welfare has been told about the child.
    told: bool

    @property
    def body(self) -> str:
        """Return the body that is responsible, empty while none is named."""
        return self.situation.body if self.situation else ""

    @property
    def notice(self) -> str:
        """Return what has been thought about telling child welfare."""
        return self.situation.notice if self.situation else Notice.NOT_YET

    @property
    def missing(self) -> list[str]:
        """Return what is to be done for the child, in words."""
        return missing_of(body=self.body, notice=self.notice, told=self.told)


def links_of(case: Case) -> list[CaseChild]:
    """Return the children that belong to a case today, those erased left out."""
    rows = CaseChild.objects.filter(case=case, until=None, child__isnull=False)
    return list(rows.select_related("case").order_by("since", "at", "id"))


def children_of(case: Case) -> list[Child]:
    """Return the children of a case, in the order they came into it."""
    found = (child_of(link.child, link) for link in links_of(case) if link.child is not None)
    return [child for child in found if child is not None]


def child_of(key: UUID, link: CaseChild | None) -> Child | None:
    """Return a child by one of its keys; None where nobody goes by it any more."""
    people = subjects.keeper("person")
    family = tuple(people.family(key))
    if not family:
        return None
    written = history(family)
    return Child(
        subject=people.subjects(family[:1])[0],
        family=family,
        link=link,
        situation=written[0] if written else None,
        told=has_been_told(family),
    )


def history(family: Collection[UUID]) -> list[ChildSituation]:
    """Return what was written of how a child has it, the latest first."""
    rows = ChildSituation.objects.filter(subject__in=family).select_related("by")
    return list(rows.order_by("-at", "-id"))


def find(case: Case, handle: str) -> Child | None:
    """Return a child of a case by its handle, or whom the case itself is about if a child.

    Whoever asks has asked whether the actor sees the case.
    """
    for child in [*children_of(case), *own(case)]:
        if child.subject.handle == handle:
            return child
    return None


def own(case: Case) -> list[Child]:
    """Return whom a case is about, if they are a child: nothing of anybody else."""
    if case.age == "adult":
        return []
    found = child_of(case.subject, None)
    return [found] if found else []


def has_child(case: Case, child: UUID) -> bool:
    """Tell whether a child belongs to a case, under any of its codes."""
    family = subjects.keeper("person").family(child)
    return any(link.child in family for link in links_of(case))


def is_the_person(case: Case, child: UUID) -> bool:
    """Tell whether somebody is whom the case is about."""
    return child in family_of(case)


def by_family_consent(actor: Actor, keys: Collection[UUID]) -> dict[UUID, Ground]:
    """Return the ground of those children whom a partner reads as invited to a case."""
    if actor.staff is None:
        return {}
    invited = [one.case_id for one in memberships(actor) if one.place == Place.PARTNER]
    if not invited:
        return {}
    rows = CaseChild.objects.filter(child__in=keys, case__in=invited)
    return {key: Ground.CONSENT for key in rows.values_list("child", flat=True) if key}
