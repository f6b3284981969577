"""Codes for many new people at once, none of them taken."""

import secrets
from uuid import UUID

from lykt.people.models import Person
from lykt.people.pseudonyms import COLOURS, NUMBERS, THINGS, fold


#: So many codes there are for each person before the numbers grow a digit. Drawing by
#: chance then meets a taken one in a quarter of the draws at most.
ROOM = 4


class CodeMaker:
    """Draws codes for one controller; a large city gets longer numbers, never fewer words."""

    def __init__(self, controller: UUID, *, people: int) -> None:
        """Prepare for a controller that will keep `people` people when all is done."""
        self._controller = controller
        self._words = [
            (f"{colour}-{thing}-", fold(colour + thing)) for colour in COLOURS for thing in THINGS
        ]
        self._numbers = NUMBERS
        while len(self._words) * len(self._numbers) < ROOM * people:
            self._numbers = range(NUMBERS.start, self._numbers.stop * 10)

    def codes(self, how_many: int) -> tuple[list[str], list[str]]:
        """Return as many codes and their searchable keys, free at this moment.

        Call inside the transaction that writes the people, so that they stay free.
        """
        found: dict[str, str] = {}
        while missing := how_many - len(found):
            drawn = dict(self._draw() for _ in range(missing))
            taken = Person.objects.filter(controller=self._controller, code_key__in=drawn)
            for key in taken.values_list("code_key", flat=True):
                del drawn[key]
            for key, code in drawn.items():
                found.setdefault(key, code)
        return list(found.values()), list(found)

    def _draw(self) -> tuple[str, str]:
        pick = secrets.randbelow(len(self._words) * len(self._numbers))
        word, number = divmod(pick, len(self._numbers))
        text, key = self._words[word]
        return f"{key}{self._numbers[number]}", f"{text}{self._numbers[number]}"
