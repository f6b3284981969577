"""The register, version 1: which tables it has, which fields, and what each may hold.

Everything that reads, checks, writes or documents a register takes it from here. Source:
the register format, version 1 (`docs/reference/register.md` is rendered from this file).
"""

from collections.abc import Collection
from typing import Any

from lykt.figures.countries import COUNTRIES
from lykt.figures.fields import Field, Table
from lykt.figures.market.tables import MARKET
from lykt.figures.outreach.tables import OUTREACH
from lykt.figures.protection.tables import PROTECTION
from lykt.figures.teaching.tables import TEACHING
from lykt.figures.words import N_


VERSION = "1"

ORIGINS = ("norwegian", "foreign", "unknown")
GENDERS = ("female", "male", "transgender", "other", "unknown")
CHANNELS = (
    "street",
    "indoor",
    "online",
    "drop_in",
    "overnight",
    "health",
    "follow_up",
    "legal",
    "programme",
    "phone",
)

#: Earliest date and year a register may hold; what lies before is a slip of the pen.
FIRST_YEAR = 1900

#: Longest text in a field. Ids, units and areas are short; more is free text.
LONGEST_TEXT = 100

#: An age band as text: "under 18", "18-23", "50+", or "unknown".
AGE_BAND_PATTERN = r"unknown|under [1-9][0-9]{0,2}|[0-9]{1,3}-[0-9]{1,3}|[0-9]{1,3}\+"

_COUNTRY_CODES = tuple(sorted(COUNTRIES))

PEOPLE = Table(
    "people",
    N_("One row for each person the service knows by a pseudonym."),
    (
        Field(
            "person_id",
            "text",
            N_("The person's id in this register, made for it alone."),
            required=True,
            unique=True,
        ),
        Field(
            "country",
            "text",
            N_("Country of origin, ISO 3166-1 alpha-2; empty is unknown."),
            codes=_COUNTRY_CODES,
        ),
        Field(
            "origin",
            "text",
            N_("Whether the person is Norwegian or foreign."),
            required=True,
            codes=ORIGINS,
        ),
        Field(
            "gender",
            "text",
            N_("The person's own word for it; unknown is an answer."),
            required=True,
            codes=GENDERS,
        ),
        Field("birth_year", "year", N_("Year of birth; empty is unknown."), optional=True),
        Field("age_band", "age_band", N_("Age band, where only that is known."), optional=True),
        Field(
            "age_band_year",
            "year",
            N_("The year at whose end the age band was true."),
            optional=True,
        ),
        Field(
            "first_contact",
            "date",
            N_("Date of the first contact, where it lies before the register begins."),
            optional=True,
        ),
        Field(
            "passport",
            "text",
            N_("Country of the passport, where another than the country of origin."),
            optional=True,
            codes=_COUNTRY_CODES,
        ),
    ),
)

CONTACTS = Table(
    "contacts",
    N_("One row for each time a person was met."),
    (
        Field(
            "contact_id",
            "text",
            N_("The contact's id in this register."),
            required=True,
            unique=True,
        ),
        Field(
            "person_id",
            "text",
            N_("The person met; empty when anonymous."),
            refers_to=("people", "person_id"),
        ),
        Field("date", "date", N_("Local date of the contact."), required=True),
        Field("unit", "text", N_("The service that met the person."), required=True),
        Field("channel", "text", N_("How the person was met."), required=True, codes=CHANNELS),
    ),
)

SHIFTS = Table(
    "shifts",
    N_("One row for each outing of an outreach team."),
    (
        Field(
            "shift_id", "text", N_("The shift's id in this register."), required=True, unique=True
        ),
        Field("date", "date", N_("Local date on which the shift began."), required=True),
        Field("unit", "text", N_("The service whose shift it was."), required=True),
        Field("area", "text", N_("The named zone, never a position."), required=True),
        Field("staff", "integer", N_("Staff on the shift."), required=True),
        Field("hours", "decimal", N_("Length of the shift in hours, 0 to 24."), required=True),
        Field("met", "integer", N_("People met, identified or not."), required=True),
        Field("seen", "integer", N_("People seen; empty when not counted."), optional=True),
    ),
)

#: Every table by its name. The first three are needed; the rest a register may lack.
TABLES: dict[str, Table] = {
    table.name: table
    for table in (PEOPLE, CONTACTS, SHIFTS, *PROTECTION, *OUTREACH, *MARKET, *TEACHING)
}
NEEDED = tuple(name for name, table in TABLES.items() if not table.optional)

_FRICTIONLESS_TYPES = {
    "text": "string",
    "age_band": "string",
    "date": "date",
    "year": "integer",
    "integer": "integer",
    "decimal": "number",
}

_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def datapackage(format: str = "csv", tables: Collection[str] = NEEDED) -> dict[str, Any]:
    """Describe the register as a Frictionless data package, with `format` csv or parquet.

    `tables` are those that are there. A reference to a table that is not is left out.

    Source: Frictionless Data Package and Table Schema, version 1.
    """
    return {
        "profile": "tabular-data-package" if format == "csv" else "data-package",
        "name": "lykt-register",
        "title": "Lykt register",
        "version": VERSION,
        "resources": [
            _resource(table, format, tables) for table in TABLES.values() if table.name in tables
        ],
    }


def _resource(table: Table, format: str, tables: Collection[str]) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "profile": "tabular-data-resource" if format == "csv" else "data-resource",
        "name": table.name,
        "path": f"{table.name}.{format}",
        "description": table.description,
        "format": format,
        "mediatype": _MEDIA_TYPES[format],
        "schema": _table_schema(table, tables),
    }
    if format == "csv":
        resource["encoding"] = "utf-8"
        resource["dialect"] = {"delimiter": ",", "lineTerminator": "\n", "header": True}
    return resource


def _table_schema(table: Table, tables: Collection[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field_schema(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": [table.key.name],
    }
    keys = [
        {
            "fields": [field.name],
            "reference": {"resource": field.refers_to[0], "fields": [field.refers_to[1]]},
        }
        for field in table.fields
        if field.refers_to and field.refers_to[0] in tables
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field_schema(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.unique:
        constraints["unique"] = True
    if field.codes:
        constraints["enum"] = list(field.codes)
    if field.type == "age_band":
        constraints["pattern"] = AGE_BAND_PATTERN
    if field.type in ("integer", "decimal"):
        constraints["minimum"] = 0
    if field.type == "decimal":
        constraints["maximum"] = 24
    if field.type == "year":
        constraints["minimum"] = FIRST_YEAR
    schema: dict[str, Any] = {
        "name": field.name,
        "type": _FRICTIONLESS_TYPES[field.type],
        "description": field.description,
    }
    if field.type == "date":
        schema["format"] = "default"
    if constraints:
        schema["constraints"] = constraints
    return schema
