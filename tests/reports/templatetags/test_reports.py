"""What a page says of a fault, in the reader's language."""

import pytest
from django.utils import translation

from lykt.figures.faults import Fault
from lykt.reports.fits import ImportFault
from lykt.reports.templatetags.reports import in_words


CODE = Fault("people.csv", 2, "country", "XX", "code", {"allowed": "ISO 3166-1 alpha-2"})


@pytest.mark.parametrize(
    ("fault", "language", "said"),
    [
        (
            CODE,
            "nb",
            "people.csv, linje 2, feltet country, verdien «XX»: "
            "Koden er ukjent. Tillatt: ISO 3166-1 alpha-2.",
        ),
        (
            CODE,
            "nn",
            "people.csv, linje 2, feltet country, verdien «XX»: "
            "Koden er ukjend. Tillate: ISO 3166-1 alpha-2.",
        ),
        (Fault("shifts.csv", 0, "", "", "no_folder"), "nb", "shifts.csv: Mappen finnes ikke."),
        (
            ImportFault("shifts.csv", 3, "", "", "other_content"),
            "nb",
            "shifts.csv, linje 3: Id-en er importert før med et annet innhold. "
            "Tillatt: samme innhold som da, eller en annen id.",
        ),
    ],
)
def test_a_fault_in_the_readers_language(fault: Fault, language: str, said: str) -> None:
    with translation.override(language):
        assert in_words(fault) == said


@pytest.mark.parametrize("fault", [CODE, Fault("shifts.csv", 0, "", "", "no_folder")])
def test_in_english_a_page_and_the_command_line_say_the_same(fault: Fault) -> None:
    with translation.override("en"):
        assert in_words(fault) == str(fault)
