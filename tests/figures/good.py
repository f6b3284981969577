"""A small register of files that is right, and ways to spoil it."""

from pathlib import Path


PEOPLE = """\
person_id,country,origin,gender,birth_year,age_band,age_band_year,first_contact,passport
p1,NG,foreign,female,1985,,,2005-01-31,
p2,NO,norwegian,male,,30-39,2010,,
p3,,unknown,unknown,,,,,RO
"""
CONTACTS = """\
contact_id,person_id,date,unit,channel
c1,p1,2011-03-01,Lanternen,street
c2,p2,2011-03-02,"Lanternen, natt",overnight
c3,,2012-03-03,Lanternen,drop_in
"""
SHIFTS = """\
shift_id,date,unit,area,staff,hours,met,seen
s1,2011-03-01,Lanternen,Strandgata,2,3.5,12,20
s2,2011-03-02,Lanternen,Kaia,2,4,7,
"""
FILES = {"people.csv": PEOPLE, "contacts.csv": CONTACTS, "shifts.csv": SHIFTS}


def write_good(folder: Path) -> Path:
    """Write the register to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> Path:
    """Write the register with one piece of a file changed."""
    write_good(folder)
    text = FILES[name]
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder
