"""Asking the rulebook: which rule holds on a day, and may a decision rest on it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from lykt.rulebook.loading import read_rules
from lykt.rulebook.rows import Kind, Rule, Standing, standing
from lykt.rulebook.words import REASONS


class NoRule(LookupError):
    """There is no rule of that name, or no version of it that holds on that day."""

    def __init__(self, ref: str, on: date) -> None:
        super().__init__(f"no rule {ref} on {on.isoformat()}")
        self.ref = ref
        self.on = on


class DrivesNothing(Exception):
    """A rule that holds on the day, but that no decision may rest on.

    `reason` is a message to translate, a whole sentence; `rule` can be shown with it.
    """

    def __init__(self, rule: Rule, found: Standing) -> None:
        super().__init__(f"{rule.ref}: {REASONS[found]}")
        self.rule = rule
        self.standing = found

    @property
    def reason(self) -> str:
        """Why nothing may rest on the rule, in English and as a key for translation."""
        return REASONS[self.standing]


class Rulebook:
    """The rules, asked for by name and day."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._versions: dict[str, list[Rule]] = defaultdict(list)
        for one in rules:
            self._versions[one.ref].append(one)

    def rule(self, ref: str, on: date) -> Rule:
        """Return the version of the rule that holds on a day, however sure it is.

        Raises:
            NoRule: when there is none.
        """
        for version in self._versions.get(ref, ()):
            if version.holds(on):
                return version
        raise NoRule(ref, on)

    def versions(self, ref: str) -> list[Rule]:
        """Return all versions of a rule in order of their first days; none for no such rule."""
        return sorted(self._versions.get(ref, ()), key=_first_day)

    def deciding(self, ref: str, on: date, *, today: date | None = None) -> Rule:
        """Return the version of that day, to rest a decision on.

        `today` is the day one stands on when it is another than the one decided about: a
        check that is overdue is overdue for decisions about the past as well.

        Raises:
            NoRule: when no version holds on the day.
            DrivesNothing: when it is uncertain, overdue, or kept only to be read.
        """
        found = self.rule(ref, on)
        how = standing(found, on, today=today)
        if how is not Standing.SURE:
            raise DrivesNothing(found, how)
        return found

    def rules(self, kind: Kind | str | None = None, on: date | None = None) -> list[Rule]:
        """Return rules in order of their names and first days.

        With `kind` those of one kind, with `on` the versions that hold on that day; without
        a day all of them, also what is no longer or not yet in force.
        """
        return [
            one
            for ref in sorted(self._versions)
            for one in self.versions(ref)
            if (kind is None or one.kind == kind) and (on is None or one.holds(on))
        ]


def _first_day(rule: Rule) -> date:
    return rule.valid_from or date.min


@cache
def rulebook() -> Rulebook:
    """Return the rulebook that comes with Lykt, read once."""
    return Rulebook(read_rules())


def rule(ref: str, on: date) -> Rule:
    """Return the version of a rule of Lykt's that holds on a day; see `Rulebook.rule`."""
    return rulebook().rule(ref, on)


def deciding(ref: str, on: date, *, today: date | None = None) -> Rule:
    """Return a rule of Lykt's to rest a decision on; see `Rulebook.deciding`."""
    return rulebook().deciding(ref, on, today=today)


def deciding_if_any(ref: str, on: date, *, today: date | None = None) -> Rule | None:
    """Return a rule of Lykt's to rest a decision on; None where none decides on the day."""
    try:
        return deciding(ref, on, today=today)
    except (NoRule, DrivesNothing):
        return None


def rules(kind: Kind | str | None = None, on: date | None = None) -> list[Rule]:
    """Return rules of Lykt's; see `Rulebook.rules`."""
    return rulebook().rules(kind, on)
