"""What the next caller is told, from the calls there were."""

from datetime import date

import pytest

from lykt.field.online.rules import Known, Word, known_of


A, B, C = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("calls", "known"),
    [
        ([], Known(Word.NOT_CALLED)),
        ([(A, "no_answer")], Known(Word.TRIED, A)),
        ([(A, "not_in_use"), (B, "no_answer")], Known(Word.TRIED, B)),
        ([(A, "informed")], Known(Word.SPOKEN_WITH, A)),
        ([(A, "talked"), (B, "no_answer")], Known(Word.SPOKEN_WITH, A)),
        ([(A, "talked"), (B, "referred")], Known(Word.SPOKEN_WITH, B)),
        ([(A, "do_not_contact")], Known(Word.DO_NOT_CONTACT, A)),
        # Whoever called all the same does not undo what was said.
        ([(A, "do_not_contact"), (B, "no_answer")], Known(Word.DO_NOT_CONTACT, A)),
        ([(A, "do_not_contact"), (B, "talked")], Known(Word.DO_NOT_CONTACT, A)),
        ([(A, "do_not_contact"), (B, "do_not_contact")], Known(Word.DO_NOT_CONTACT, B)),
        # They have said so themselves.
        ([(A, "do_not_contact"), (B, "may_contact")], Known(Word.SPOKEN_WITH, B)),
        ([(A, "may_contact"), (B, "do_not_contact")], Known(Word.DO_NOT_CONTACT, B)),
        ([(A, "do_not_contact"), (B, "may_contact"), (C, "do_not_contact")],
         Known(Word.DO_NOT_CONTACT, C)),
    ],
)  # fmt: skip
def test_what_is_known(calls, known):
    assert known_of(calls) == known
