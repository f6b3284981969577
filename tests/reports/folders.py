"""Small registers in folders, written as tables one can read."""

from pathlib import Path
from textwrap import dedent


PEOPLE = """
    person_id,country,origin,gender,birth_year,first_contact
    p1,NG,foreign,female,1990,
    p2,NO,norwegian,male,,2009-05-01
    p3,,unknown,unknown,,
"""
CONTACTS = """
    contact_id,person_id,date,unit,channel
    c1,p1,2012-01-02,Møteplassen,street
    c2,p1,2012-02-03,Møteplassen,health
    c3,p2,2012-02-03,Møteplassen,drop_in
    c4,,2012-02-04,Møteplassen,street
"""
SHIFTS = """
    shift_id,date,unit,area,staff,hours,met,seen
    s1,2012-02-04,Møteplassen,Havna,2,3.5,14,
    s2,2012-02-05,Møteplassen,Havna,2,3,20,31
"""


def text(table: str) -> str:
    """Return a table without the indentation it has in a test."""
    return dedent(table).strip("\n") + "\n"


def folder(
    place: Path, *, people: str = PEOPLE, contacts: str = CONTACTS, shifts: str = SHIFTS
) -> Path:
    """Write a register of these tables to `place`."""
    place.mkdir(parents=True, exist_ok=True)
    for name, table in (("people", people), ("contacts", contacts), ("shifts", shifts)):
        (place / f"{name}.csv").write_text(text(table), encoding="utf-8")
    return place
