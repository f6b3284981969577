"""The schema, and the data package made of it."""

import re

from lykt.figures.ages import DEFAULT_BANDS, age_bands
from lykt.figures.countries import COUNTRIES
from lykt.figures.schema import (
    AGE_BAND_PATTERN,
    CHANNELS,
    GENDERS,
    NEEDED,
    ORIGINS,
    TABLES,
    datapackage,
)


def _resources() -> dict[str, dict[str, object]]:
    return {resource["name"]: resource for resource in datapackage()["resources"]}


def test_the_tables_are_those_of_version_1() -> None:
    assert {name: TABLES[name].field_names for name in NEEDED} == {
        "people": (
            "person_id", "country", "origin", "gender", "birth_year", "age_band",
            "age_band_year", "first_contact", "passport",
        ),
        "contacts": ("contact_id", "person_id", "date", "unit", "channel"),
        "shifts": ("shift_id", "date", "unit", "area", "staff", "hours", "met", "seen"),
    }  # fmt: skip
    assert TABLES["people"].needed_names == ("person_id", "country", "origin", "gender")
    assert TABLES["shifts"].field("seen").optional


def test_every_table_has_one_key_that_is_first() -> None:
    for table in TABLES.values():
        assert [field for field in table.fields if field.unique] == [table.key]
        assert table.key.required


def test_no_field_is_for_a_name_or_free_text() -> None:
    names = {name for table in TABLES.values() for name in table.field_names}
    assert not names & {"name", "phone", "address", "note", "comment", "text", "alias", "number"}


def test_the_package_says_what_a_reader_must_know() -> None:
    for name, resource in _resources().items():
        table = TABLES[name]
        schema = resource["schema"]
        assert isinstance(schema, dict)
        assert resource["path"] == f"{name}.csv"
        assert [field["name"] for field in schema["fields"]] == list(table.field_names)
        assert schema["primaryKey"] == [table.key.name]
        assert schema["missingValues"] == [""]


def test_the_package_holds_codes_and_references() -> None:
    fields = {
        (name, field["name"]): field
        for name, resource in _resources().items()
        for field in resource["schema"]["fields"]  # type: ignore[index]
    }
    assert fields["people", "origin"]["constraints"]["enum"] == list(ORIGINS)
    assert fields["people", "gender"]["constraints"]["enum"] == list(GENDERS)
    assert fields["contacts", "channel"]["constraints"]["enum"] == list(CHANNELS)
    assert fields["people", "country"]["constraints"]["enum"] == sorted(COUNTRIES)
    assert fields["contacts", "date"]["type"] == "date"
    assert fields["shifts", "hours"]["type"] == "number"
    assert "constraints" not in fields["contacts", "person_id"]
    contacts = _resources()["contacts"]["schema"]
    assert isinstance(contacts, dict)
    assert contacts["foreignKeys"] == [
        {
            "fields": ["person_id"],
            "reference": {"resource": "people", "fields": ["person_id"]},
        }
    ]


def test_parquet_is_described_alike() -> None:
    for csv, parquet in zip(
        datapackage("csv")["resources"], datapackage("parquet")["resources"], strict=True
    ):
        assert parquet["path"] == f"{parquet['name']}.parquet"
        assert parquet["schema"] == csv["schema"]


def test_countries_are_those_of_the_standard_and_kosovo() -> None:
    assert len(COUNTRIES) == 250
    assert all(re.fullmatch("[A-Z]{2}", code) for code in COUNTRIES)
    assert {"NO", "NG", "TH", "RO", "XK"} <= COUNTRIES
    assert not {"UK", "EU", "ZZ", "YU"} & COUNTRIES


def test_the_bands_that_are_shown_are_bands_one_may_write() -> None:
    names = [band.name for band in age_bands(DEFAULT_BANDS)]
    assert names == ["under 18", "18-23", "24-29", "30-39", "40-49", "50+"]
    assert all(re.fullmatch(AGE_BAND_PATTERN, name) for name in names)
