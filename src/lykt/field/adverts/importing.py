"""Taking in a file of one's own observations: all of it or nothing, each row once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables

from lykt.field.adverts.models import Advert, AdvertRound, Sighting, Site
from lykt.field.adverts.noting import Numbers
from lykt.field.adverts.reading import AdvertFault, BadAdverts, Observation, read_observations
from lykt.field.numbers.keyed import NoKey
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


#: Told how far it has come: what is counted, and how many by now (-1 when it is over).
Progress = Callable[[str, int], None]
_EVERY = 100


@dataclass(slots=True)
class TakenIn:
    """What came of a file: rows that were new, and those that were here already."""

    new: int = 0
    here: int = 0
    rounds: int = 0
    sites: int = 0

    def __str__(self) -> str:
        new = ngettext("%(n)s row taken in", "%(n)s rows taken in", self.new) % {"n": self.new}
        here = _("%(n)s here already") % {"n": self.here}
        rounds = ngettext("%(n)s new round", "%(n)s new rounds", self.rounds) % {"n": self.rounds}
        sites = ngettext("%(n)s new site", "%(n)s new sites", self.sites) % {"n": self.sites}
        return f"{new}, {here}. {rounds}, {sites}."


@sensitive_variables("content", "rows")
def take_in(
    content: bytes, *, by: Actor, unit: Unit, file: str, progress: Progress | None = None
) -> TakenIn:
    """Take in the observations of a file for a unit.

    Raises:
        Refused: when the actor may not in the unit.
        BadAdverts: when a row does not hold; then nothing has come in.
    """
    check_may_in(by, "import", "adverts", unit.pk)
    rows = read_observations(content, file=file, today=timezone.localdate())
    with transaction.atomic():
        # One file at a time: two alike at once would both find that nothing is there.
        Unit.objects.select_for_update().get(pk=unit.pk)
        return _Taking(by, unit, file, progress).all(rows)


class _Taking:
    def __init__(self, by: Actor, unit: Unit, file: str, progress: Progress | None) -> None:
        self.by, self.unit, self.file, self.progress = by, unit, file, progress
        self.numbers = Numbers(unit.controller_id)
        self.sites = {site.name: site for site in Site.objects.filter(controller=unit.controller)}
        self.rounds: dict[str, AdvertRound] = {}
        self.done = TakenIn()

    @sensitive_variables()
    def all(self, rows: Sequence[Observation]) -> TakenIn:
        alike: Counter[bytes] = Counter()
        for place, row in enumerate(rows):
            try:
                self._one(row, alike)
            except NoKey:
                fault = AdvertFault(self.file, row.line, "date", "", "gone", {"allowed": "–"})
                raise BadAdverts([fault]) from None
            if self.progress and place % _EVERY == 0:
                self.progress(_("Rows"), place)
        if self.progress:
            self.progress("", -1)
        for round in self.rounds.values():
            round.save(update_fields=["changed_at"])
        return self.done

    @sensitive_variables()
    def _one(self, row: Observation, alike: Counter[bytes]) -> None:
        said = self._said(row)
        alike[said] += 1
        came_as = self.numbers.keys.digest(b"%s\n%d" % (said, alike[said]), row.day.year)
        if Advert.objects.filter(came_as=came_as).exists():
            self.done.here += 1
            return
        advert = Advert.objects.create(
            round=self._round(row), site=self._site(row.site), count=row.count,
            by_id=self.by.staff, came_as=came_as,
        )  # fmt: skip
        found = self.numbers.of_all(row.numbers, row.day.year)
        Sighting.objects.bulk_create([Sighting(advert=advert, number=one) for one in found])
        self.done.new += 1

    def _said(self, row: Observation) -> bytes:
        """Return what a row says, as it is told apart from others: it goes under the key."""
        numbers = b",".join(sorted(number.encoded() for number in row.numbers))
        texts = (str(self.unit.pk), row.day.isoformat(), row.site, row.place, str(row.count))
        return b"row of a file\n" + "\n".join(texts).encode() + b"\n" + numbers

    def _site(self, name: str) -> Site:
        if name not in self.sites:
            self.sites[name] = Site.objects.create(controller=self.unit.controller, name=name)
            self.done.sites += 1
        return self.sites[name]

    def _round(self, row: Observation) -> AdvertRound:
        """Return the round of files for a day and a place, apart from those written here."""
        name = f"file {row.day.isoformat()} {row.place}"
        if name not in self.rounds:
            kept = {"unit": self.unit, "register_id": name}
            there = AdvertRound.objects.filter(**kept).first()
            if there is None:
                there = AdvertRound(
                    **kept, controller=self.unit.controller, date=row.day, place=row.place,
                    registered_by_id=self.by.staff,
                )  # fmt: skip
                there.save(force_insert=True)
                self.done.rounds += 1
            self.rounds[name] = there
        return self.rounds[name]
