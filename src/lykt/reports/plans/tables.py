"""All of a plan as of a day as a workbook: each thing the report says, as rows."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from lykt.plans.models import StatusEntry
from lykt.plans.told import history_of
from lykt.reports.plans.content import StatusReport
from lykt.reports.table import Column, ReportTable, label
from lykt.reports.workbook import tables_xlsx


def status_xlsx(report: StatusReport) -> bytes:
    """Return the measures, all that was said of them, what moved, decisions and money."""
    with override(report.language):
        return tables_xlsx(
            status_tables(report),
            title=report.plan.title,
            language=report.language,
            internal=False,
        )


def status_tables(report: StatusReport) -> list[ReportTable]:
    """Return the sheets, those that have rows."""
    made = [
        _measures(report),
        _history(report),
        _moved(report),
        _decisions(report),
        _money(report),
    ]
    return [table for table in made if table.rows]


def _table(
    report: StatusReport,
    key: str,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> ReportTable:
    told = _("{plan}, as of {day}").format(plan=report.plan.title, day=report.on.isoformat())
    return ReportTable(
        key=key,
        title=title,
        caption=told,
        columns=tuple(
            Column(f"{key}{at}", name, numeric=False) for at, name in enumerate(columns)
        ),
        rows=tuple(tuple(label(text) for text in row) for row in rows),
    )


def _measures(report: StatusReport) -> ReportTable:
    rows = [
        [
            chapter.title,
            one.number,
            one.title,
            one.bodies,
            one.deadline,
            one.status,
            one.as_of,
            one.pace,
            one.said,
            one.note,
        ]
        for chapter in report.chapters
        for one in chapter.promises
    ]
    columns = [
        _("Area"), _("Number"), _("Measure"), _("Responsible"), _("Deadline"), _("Status"),
        _("As of"), _("Pace"), _("What was done"), _("Note"),
    ]  # fmt: skip
    return _table(report, "measures", _("Measures"), columns, rows)


def _history(report: StatusReport) -> ReportTable:
    entries: dict[UUID | None, list[StatusEntry]] = {}
    said_of = StatusEntry.objects.filter(measure__plan=report.plan).select_related("by")
    if report.round and report.round.locked_at:
        said_of = said_of.filter(written_at__lte=report.round.locked_at)
    for entry in said_of:
        entries.setdefault(entry.measure_id, []).append(entry)
    rows = [
        [
            one.number,
            said.as_of,
            said.words,
            said.entry.note,
            said.signed,
            _("Corrected") if said.corrected_by else "",
        ]
        for one in report.promises
        for said in history_of(entries.get(one.measure, ()), report.on)
    ]
    columns = [
        _("Measure"),
        _("As of"),
        _("Status"),
        _("What was done"),
        _("Said by"),
        _("Stands"),
    ]
    return _table(report, "history", _("What has been said"), columns, rows)


def _moved(report: StatusReport) -> ReportTable:
    rows = [
        [
            one.indicator.name,
            one.indicator.measure.number if one.indicator.measure else "",
            one.began,
            one.now,
            one.verdict,
            one.judged,
            one.target,
            one.source,
        ]
        for one in report.moving
    ]
    columns = [
        _("What is counted"), _("Measure"), _("Began"), _("Now"), _("What can be said"),
        _("As it should"), _("Target"), _("Source"),
    ]  # fmt: skip
    return _table(report, "moved", _("What moved"), columns, rows)


def _decisions(report: StatusReport) -> ReportTable:
    rows = [
        [
            answer.decision.body,
            answer.day,
            answer.decision.case_number,
            answer.decision.text,
            ", ".join(one.number for one in answer.promises),
        ]
        for answer in report.answers
    ]
    columns = [_("Decided by"), _("Day"), _("Case number"), _("What was decided"), _("Measures")]
    return _table(report, "decisions", _("Decisions"), columns, rows)


def _money(report: StatusReport) -> ReportTable:
    rows = [
        [
            one.source,
            one.measure.number if one.measure else "",
            "" if one.amount is None else f"{one.amount:.2f}",
            one.period,
            one.note,
        ]
        for one in report.plan.money.select_related("measure")
    ]
    columns = [_("From whom"), _("Measure"), _("Kroner"), _("Period"), _("Note")]
    return _table(report, "money", _("Money"), columns, rows)
