"""The portfolio in pandas, as one who knows pandas would write it."""

from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq


_BANDS = [-1, 17, 23, 29, 39, 49, 200]
_NAMES = ["under 18", "18-23", "24-29", "30-39", "40-49", "50+"]


def _read(folder: Path, name: str, columns: list[str]) -> Any:
    table = pq.read_table(folder / f"{name}.parquet", columns=columns)
    return table.to_pandas(date_as_object=False)


def portfolio(folder: Path) -> int:
    """Compute every figure of the portfolio and return how many there are.

    Age bands of those without a birth year are left out; the rest is as the engine's.
    """
    people = _read(
        folder,
        "people",
        ["person_id", "country", "origin", "gender", "birth_year", "first_contact"],
    )
    for column in ("country", "origin", "gender"):
        people[column] = people[column].fillna("unknown").astype("category")
    contacts = _read(folder, "contacts", ["person_id", "date", "channel"])
    contacts["channel"] = contacts["channel"].astype("category")
    contacts["year"] = contacts["date"].dt.year
    anonymous = contacts[contacts["person_id"].isna()].groupby(["year", "channel"], observed=True)
    found = [anonymous.size()]

    by = ["person_id", "year", "channel"]
    in_channel = (
        contacts.dropna(subset=["person_id"])
        .groupby(by, observed=True, sort=False)
        .size()
        .rename("contacts")
        .reset_index()
    )
    in_all = in_channel.groupby(["person_id", "year"], sort=False)["contacts"].sum().reset_index()
    first = in_all.groupby("person_id")["year"].min().rename("first")
    new = people.merge(first, how="left", left_on="person_id", right_index=True)
    new["year"] = new["first"].where(
        ~(new["first_contact"].dt.year < new["first"]), new["first_contact"].dt.year
    )
    for frame, extra in ((in_all, []), (in_channel, ["channel"])):
        known = _with_age(frame.merge(people, on="person_id"))
        found += _counts(known, extra)
    new = _with_age(new[new["year"].between(in_all["year"].min(), in_all["year"].max())])
    found += [new.groupby(["year", *by], observed=True).size() for by in _breakdowns()]
    shifts = _read(folder, "shifts", ["date", "met", "seen"])
    evenings = shifts.groupby(shifts["date"].dt.year)[["met", "seen"]]
    found.append(evenings.agg(["mean", "min", "max"]))
    return sum(frame.size for frame in found)


def _breakdowns() -> list[list[str]]:
    return [[], ["origin"], ["country"], ["gender"], ["age"]]


def _with_age(frame: Any) -> Any:
    age = pd.cut(frame["year"] - frame["birth_year"], _BANDS, labels=_NAMES)
    return frame.assign(age=age.cat.add_categories("unknown").fillna("unknown"))


def _counts(frame: Any, extra: list[str]) -> list[Any]:
    return [
        frame.groupby(["year", *extra, *by], observed=True)["contacts"].agg(["size", "sum"])
        for by in _breakdowns()
    ]
