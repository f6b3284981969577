"""What each figure of protection counts, and by what it is told apart.

Series and categories are named as in published figures where there are any, so that own
figures and those of others can stand side by side: possible victims by "gender and age"
("female adult"), by exploitation ("prostitution", "forced labour"), adults and minors.
"""

from lykt.figures.figure import Figure, Kind
from lykt.figures.words import N_


#: Rows that were never about anything: they count nowhere. A concern that is the same as
#: another is counted by that one.
LEFT_OUT: dict[str, tuple[str, tuple[str, ...]]] = {
    "concerns": ("outcome", ("double", "mistake")),
    "cases": ("closing", ("mistake",)),
}

#: What a code is called as a category, where published figures have another word for it.
CALLED: dict[str, dict[str, str]] = {
    "age": {"child": "minor", "in_doubt": "in doubt"},
    "exploitation": {"sexual": "prostitution", "labour": "forced labour"},
}

#: A breakdown of two columns at once.
GENDER_AND_AGE = "gender and age"

#: What stands under every table of possible victims. Source: KOM gave up totals for
#: 2017-2021 for this reason.
DOUBLE_COUNTING = N_(
    "Several services may count the same person. Figures of different services, of different "
    "units and of different years are therefore never added up: different people do not add up. "
    "KOM published no national totals for 2017–2021 for this reason."
)

_WHO = ("gender", "age", GENDER_AND_AGE)


def _of_cases(
    series: str, kind: Kind, day: str, title: str, definition: str,
    breakdowns: tuple[str, ...] = _WHO, *, until: str = "", of: str = "person_id",
    unit: str = "persons",
) -> Figure:  # fmt: skip
    return Figure(
        series, unit, title, definition, kind, breakdowns,
        of=of, table="cases", day=day, until=until,
    )  # fmt: skip


PROTECTION_FIGURES = (
    Figure(
        "concerns",
        "concerns",
        N_("Concerns"),
        N_(
            "Concerns taken in during the period. Those written down by mistake, or the same as "
            "another, are not among them."
        ),
        "rows",
        ("source", "outcome", "age", "exploitation"),
        table="concerns",
        day="date",
    ),
    Figure(
        "consultations",
        "consultations",
        N_("Consultations without a name"),
        N_("Times something was talked over with somebody in the period, nobody registered."),
        "rows",
        ("with_whom", "theme", "age"),
        table="consultations",
        day="date",
    ),
    _of_cases(
        "possible_victims", "persons", "identified",
        N_("Possible victims"),
        N_(
            "Different people who were identified as possible victims of trafficking in the "
            "period, whoever identified them. Each is counted once."
        ),
        (*_WHO, "exploitation", "country", "identified_by"),
    ),
    _of_cases(
        "verified_victims", "persons", "verified",
        N_("Verified victims"),
        N_(
            "Different people whom the police, the immigration authority or child welfare "
            "verified as victims of trafficking in the period."
        ),
        (*_WHO, "exploitation", "country", "verified_by"),
    ),
    _of_cases(
        "not_trafficking", "persons", "not_trafficking",
        N_("Found not to be trafficking"),
        N_("Different people for whom it was found in the period not to be trafficking."),
    ),
    _of_cases(
        "reflection_applied", "persons", "reflection_applied",
        N_("Reflection period: applied for"),
        N_("Different people for whom a reflection period was applied for in the period."),
    ),
    _of_cases(
        "reflection_granted", "persons", "reflection_granted",
        N_("Reflection period: granted"),
        N_("Different people who were granted a reflection period in the period."),
    ),
    _of_cases(
        "reflection_refused", "persons", "reflection_refused",
        N_("Reflection period: refused"),
        N_("Different people who were refused a reflection period in the period."),
    ),
    _of_cases(
        "reflection_ended", "persons", "reflection_ended",
        N_("Reflection period: ended"),
        N_("Different people whose reflection period was written down as ended in the period."),
    ),
    _of_cases(
        "reflection_running", "standing", "reflection_granted",
        N_("Reflection period: running at the end"),
        N_(
            "Different people in a reflection period on the last day of the period; today, where "
            "the period is not over."
        ),
        until="reflection_over",
    ),
    Figure(
        "housing_people",
        "persons",
        N_("Safe housing: people"),
        N_(
            "Different people who lived in a safe place for at least one night of the period. "
            "Somebody who lived in two kinds of places is counted in both."
        ),
        "housed",
        ("place_kind",),
        of="person_id",
        table="stays",
        day="from",
        until="to",
    ),
    Figure(
        "housing_nights",
        "nights",
        N_("Safe housing: nights"),
        N_("Nights people lived in a safe place in the period, up to last night."),
        "nights",
        ("place_kind",),
        table="stays",
        day="from",
        until="to",
    ),
    _of_cases(
        "returns", "persons", "returned",
        N_("Returns"),
        N_("Different people who travelled back in the period."),
    ),
    Figure(
        "days_from_concern_to_first_meeting",
        "days",
        N_("Days from concern to first meeting"),
        N_(
            "The median of days from a concern until the first coordination meeting, of those "
            "whose first meeting was in the period: half of them waited no longer."
        ),
        "median",
        (),
        decimals=1,
        of="date",
        table="concerns",
        day="first_meeting_date",
    ),
    Figure(
        "first_meetings_after_concern",
        "concerns",
        N_("First meetings after a concern"),
        N_(
            "Concerns whose first coordination meeting was in the period: as many as the median "
            "of days rests on."
        ),
        "resting",
        (),
        of="date",
        table="concerns",
        day="first_meeting_date",
    ),
    _of_cases(
        "cases_opened", "rows", "opened",
        N_("Cases opened"),
        N_("Cases opened in the period; those opened by mistake are not among them."),
        ("age", "exploitation"),
        of="",
        unit="cases",
    ),
    _of_cases(
        "cases_closed", "rows", "closed",
        N_("Cases closed"),
        N_("Cases closed in the period; those opened by mistake are not among them."),
        ("closing",),
        of="",
        unit="cases",
    ),
    _of_cases(
        "cases_open", "standing", "opened",
        N_("Cases open at the end"),
        N_(
            "Cases that were open at the end of the last day of the period; now, where the "
            "period is not over."
        ),
        ("age",),
        until="closed",
        of="case_id",
        unit="cases",
    ),
)  # fmt: skip

#: Breakdowns of protection that are none of people.
BREAKDOWNS_OF_PROTECTION = (
    GENDER_AND_AGE,
    "exploitation",
    "identified_by",
    "verified_by",
    "source",
    "outcome",
    "with_whom",
    "theme",
    "place_kind",
    "closing",
)
