"""The status report as a letter to the council: one text for PDF and for Word."""

from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from lykt.paper.blocks import Block, Facts, Heading, Note, Paragraph, Picture, Table
from lykt.paper.letter import Letter
from lykt.paper.words import WORDS
from lykt.plans.codes import Phase
from lykt.plans.evaluation.told import Said as Moving
from lykt.plans.evaluation.told import number_in_words
from lykt.plans.told import day_in_words
from lykt.reports.plans.content import Answer, Chapter, Promise, StatusReport
from lykt.reports.plans.strip import strip_svg, to_png


def status_letter(report: StatusReport) -> Letter:
    """Return what the report says, in its language."""
    code = report.language
    with override(code):
        return Letter(
            title=_("Status report: {plan}").format(plan=report.plan.title),
            language=code,
            region="GB" if code == "en" else "NO",
            organisation=report.plan.municipality,
            intro=introduction(report),
            blocks=list(_blocks(report)),
            foot=_foot(report),
            words={key: _(text) for key, text in WORDS.items()},
        )


def introduction(report: StatusReport) -> list[str]:
    """Say the whole of it in a few sentences, before anything else."""
    plan, every = report.plan, len(report.promises)
    day = date_format(report.on, "DATE_FORMAT")
    if not plan.times.in_force(report.on):
        return [_("As of {day} the plan was not known to be adopted.").format(day=day)]
    done = report.count(Phase.DONE)
    said = [
        ngettext(
            "As of {day}, {done} of {n} measure is done.",
            "As of {day}, {done} of {n} measures are done.",
            every,
        ).format(day=day, done=done, n=every),
        ngettext("{n} is late.", "{n} are late.", report.late).format(n=report.late),
    ]
    if report.stale:
        said.append(
            ngettext("Of {n} there is no news.", "Of {n} there is no news.", report.stale).format(
                n=report.stale
            )
        )
    return [" ".join(said)]


def _blocks(report: StatusReport) -> Iterator[Block]:
    yield Facts(_facts(report))
    if report.chapters:
        yield Heading(_("The plan at a glance"))
        yield _picture(report)
        yield counts_of(report)
    moving = report.moving
    yield Heading(_("What changed because of the work"))
    yield from _what_moved(moving)
    for chapter in report.chapters:
        if not chapter.of_decisions:
            yield from _chapter(report, chapter, 1)
    yield Heading(_("Decisions, one by one"))
    yield from _decisions(report)
    yield from _money(report)
    yield Heading(_("How this was reckoned"))
    yield from _reckoned(moving)


def _facts(report: StatusReport) -> list[tuple[str, str]]:
    plan, times = report.plan, report.plan.times
    ends = [day_in_words(one) for one in (times.period_from, times.period_to) if one]
    adopted = " · ".join(filter(None, [day_in_words(times.adopted_on), plan.adopted_by]))
    facts = [
        (_("As of"), date_format(report.on, "DATE_FORMAT")),
        (_("Round"), report.round.name if report.round else ""),
        (_("Period"), " – ".join(ends)),
        (_("Adopted"), adopted or _("not known")),
        (_("Case number"), plan.case_number),
    ]
    return [(label, value) for label, value in facts if value]


# ---- The whole plan


#: The columns of counts: a heading's phases, in the order in which work goes.
_COLUMNS: tuple[tuple[Phase | None, ...], ...] = (
    (Phase.DONE,),
    (Phase.IN_PROGRESS, Phase.ONGOING),
    (Phase.NOT_STARTED,),
    (Phase.CHANGED, Phase.DROPPED),
    (Phase.UNKNOWN, None),
)


def _headings() -> list[str]:
    return [
        pgettext("measures", "Done"),
        pgettext("measures", "Under way"),
        pgettext("measures", "Not started"),
        pgettext("measures", "Changed or dropped"),
        pgettext("measures", "Nothing reported"),
    ]


def _of(chapter: Chapter) -> list[int]:
    return [sum(chapter.count(phase) for phase in phases) for phases in _COLUMNS]


def _picture(report: StatusReport) -> Picture:
    rows = [(chapter.title, [one.mark for one in chapter.promises]) for chapter in report.chapters]
    svg = strip_svg(rows)
    caption = _(
        "Each mark is a measure: filled is done, half is under way, open is not started, a square "
        "is changed or dropped, dotted is not reported, a triangle is late."
    )
    return Picture(caption, _spoken(report), svg, to_png(svg))


def _spoken(report: StatusReport) -> str:
    """Say what the picture shows, area by area."""
    said = []
    for chapter in report.chapters:
        counts = [
            f"{heading.lower()} {count}"
            for heading, count in zip(_headings(), _of(chapter), strict=True)
            if count
        ]
        counts.append(_("of these late {n}").format(n=len(chapter.late)))
        said.append(f"{chapter.title}: {', '.join(counts)}.")
    return " ".join(said)


def counts_of(report: StatusReport) -> Table:
    """Return how far the measures have come, area by area and in all."""
    rows = [
        [chapter.title, *map(str, _of(chapter)), str(len(chapter.late))]
        for chapter in report.chapters
    ]
    totals = [sum(column) for column in zip(*map(_of, report.chapters), strict=True)]
    rows.append([_("All"), *map(str, totals), str(report.late)])
    return Table(
        title=_("How far the measures have come, by area"),
        columns=[_("Area"), *_headings(), _("Of these late")],
        rows=rows,
        empty=_("The plan has no measures yet"),
    )


def _what_moved(moving: Sequence[Moving]) -> Iterator[Block]:
    if not moving:
        yield Paragraph(
            _(
                "No number was chosen to show what the work changes. What follows tells what was "
                "done, not what came of it."
            )
        )
        return
    yield Table(
        title=_("What was chosen to be counted, and what became of it"),
        columns=[
            _("What is counted"),
            _("Measure"),
            _("Began"),
            pgettext("a number", "Now"),
            _("What can be said"),
            _("Target"),
        ],
        rows=[
            [
                one.indicator.name,
                one.indicator.measure.number if one.indicator.measure else _("The whole plan"),
                one.began or "–",
                one.now or "–",
                f"{one.verdict} {one.judged}".strip(),
                one.target or "–",
            ]
            for one in moving
        ],
        empty="",
    )


# ---- Area by area


def _chapter(report: StatusReport, chapter: Chapter, level: int) -> Iterator[Block]:
    yield Heading(chapter.title, level)
    if chapter.goal:
        yield Paragraph(chapter.goal)
    yield Table(
        title=_("What was promised, and what was done"),
        columns=[_("Measure"), _("Responsible"), _("Deadline"), _("Status"), _("What was done")],
        rows=[_row(report, one) for one in chapter.promises],
        empty=_("The plan has no measures yet"),
    )
    if chapter.late:
        yield Heading(_("What is late, and why"), level + 1)
        why = _("No reason has been given.")
        yield Facts([(_named(one), one.said or why) for one in chapter.late])


def _named(one: Promise) -> str:
    return f"{one.number} ({one.deadline})"


def _row(report: StatusReport, one: Promise) -> list[str]:
    status = one.status
    if one.as_of:
        status = f"{status}, {one.as_of}"
    if one.late:
        status = f"{status}\n{one.pace}"
    moved = [f"{moving.indicator.name}: {moving.verdict}" for moving in report.moved_by(one)]
    return [
        f"{one.number} {one.title}",
        one.bodies or "–",
        one.deadline or "–",
        status,
        "\n".join(filter(None, [one.said, *moved])) or "–",
    ]


def _decisions(report: StatusReport) -> Iterator[Block]:
    """Tell of what the council decided: printed in the plan as an area, or written down since."""
    printed = [chapter for chapter in report.chapters if chapter.of_decisions]
    if not printed and not report.answers:
        yield Paragraph(_("No decision about the plan is written down."))
    for chapter in printed:
        yield from _chapter(report, chapter, 2)
    for answer in report.answers:
        yield from _answer(report, answer)


def _answer(report: StatusReport, answer: Answer) -> Iterator[Block]:
    decision = answer.decision
    yield Heading(", ".join(filter(None, [decision.body, answer.day, decision.case_number])), 2)
    yield Note(decision.text)
    yield Table(
        title=_("The measures that answer it"),
        columns=[_("Measure"), _("Status"), _("What was done")],
        rows=[[row[0], row[3], row[4]] for row in (_row(report, one) for one in answer.promises)],
        empty=_("No measure is tied to this decision."),
    )


def _money(report: StatusReport) -> Iterator[Block]:
    rows = list(report.plan.money.select_related("measure"))
    if not rows:
        return
    yield Heading(_("Money"))
    yield Table(
        title=_("Money for the plan"),
        columns=[_("From whom"), _("Measure"), _("Kroner"), _("Period")],
        rows=[
            [
                one.source,
                one.measure.number if one.measure else _("The whole plan"),
                _("not known") if one.amount is None else number_in_words(float(one.amount)),
                one.period or "–",
            ]
            for one in rows
        ],
        empty="",
    )


def _reckoned(moving: Sequence[Moving]) -> Iterator[Block]:
    yield Paragraph(
        _(
            "A measure is late when its deadline, as it was printed, has passed and nobody has "
            "said that it is done, changed or dropped. A month, a season or a school year has "
            "passed on its last day. Late is worked out and never typed."
        )
    )
    yield Paragraph(
        _(
            "What is told stands with the day it speaks of. Nothing that was said of a later "
            "day is in it."
        )
    )
    if not moving:
        return
    yield Paragraph(
        _(
            "A number has moved only where the two numbers cannot be the same within what is "
            "uncertain. Of our own figures a count below five is not told, for it could point "
            "at a person."
        )
    )
    sources = sorted({one.source for one in moving if one.source})
    if sources:
        yield Facts([(_("Sources"), "; ".join(sources))])


def _foot(report: StatusReport) -> list[str]:
    source = report.plan.source
    return [_("Source of the plan: {source}").format(source=source)] if source else []
