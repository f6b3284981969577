"""The status report as files, by their ending. The same report gives the same bytes."""

from collections.abc import Callable

from lykt.paper.letter import letter_pdf
from lykt.reports.plans.content import StatusReport
from lykt.reports.plans.letter import status_letter
from lykt.reports.plans.tables import status_xlsx


def _docx(report: StatusReport) -> bytes:
    # Imported here: whoever writes no document shall not wait for what writes one.
    from lykt.paper.word import letter_docx

    return letter_docx(status_letter(report))


def _pdf(report: StatusReport) -> bytes:
    return letter_pdf(status_letter(report))


WRITERS: dict[str, Callable[[StatusReport], bytes]] = {
    "docx": _docx,
    "pdf": _pdf,
    "xlsx": status_xlsx,
}
