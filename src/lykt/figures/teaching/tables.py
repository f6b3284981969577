"""The table of trainings: days, codes and counts, and nobody.

Its codes are those of the room that writes them; a test holds the lists together.
"""

from lykt.figures.fields import Field, Table
from lykt.figures.words import N_


TRAINING_KINDS = ("seminar", "talk", "school_class", "students", "staff_day", "other")
AUDIENCES = (
    "municipal",
    "health",
    "child_welfare",
    "police",
    "teachers",
    "pupils",
    "students",
    "volunteers",
    "reception",
    "at_risk",
    "business",
    "public",
    "mixed",
)

TRAININGS = Table(
    "trainings",
    N_("One row for each seminar, talk or class that was held."),
    (
        Field(
            "training_id",
            "text",
            N_("The training's id in this register."),
            required=True,
            unique=True,
        ),
        Field("date", "date", N_("Local date on which it was held."), required=True),
        Field("unit", "text", N_("The service that held it."), required=True),
        Field("training_kind", "text", N_("What it was."), required=True, codes=TRAINING_KINDS),
        Field("audience", "text", N_("For whom, as a group."), required=True, codes=AUDIENCES),
        Field(
            "participants",
            "integer",
            N_("How many came; empty when nobody counted."),
            optional=True,
        ),
        Field("classes", "integer", N_("How many school classes."), optional=True),
    ),
    optional=True,
)

TEACHING = (TRAININGS,)
