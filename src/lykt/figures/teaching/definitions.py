"""What each figure of teaching counts.

Two series are named as published figures are, so that own and published ones stand side by
side: those who came, and school classes.
"""

from lykt.figures.figure import Figure
from lykt.figures.words import N_


TEACHING_FIGURES = (
    Figure(
        "trainings", "trainings",
        N_("Trainings"),
        N_("Seminars, talks and classes that were held in the period."),
        "rows", ("training_kind", "audience"), table="trainings", day="date",
    ),
    Figure(
        "training_participants", "persons",
        N_("Trainings: those who came"),
        N_(
            "Those who came to trainings in the period, over those where somebody counted: "
            "whoever came twice is counted twice."
        ),
        "sum", ("training_kind", "audience"), of="participants", table="trainings", day="date",
    ),
    Figure(
        "school_classes_taught", "classes",
        N_("Trainings: school classes"),
        N_("School classes taught in the period."),
        "sum", (), of="classes", table="trainings", day="date",
    ),
)  # fmt: skip

#: Breakdowns of teaching that are none of people.
BREAKDOWNS_OF_TEACHING = ("training_kind", "audience")
