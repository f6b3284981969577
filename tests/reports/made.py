"""Rows for tests, written as small tables.

A line is `series breakdown:category | value value …`, one value for each year; a dash is a
figure nobody has, and "-:all" the total.
"""

from lykt.figures.rows import Row


_UNITS = {
    "contacts_per_person": "contacts per person",
    "health_consultations": "consultations",
    "legal_consultations": "consultations",
    "overnight_stays": "stays",
}


def unit_of(series: str) -> str:
    """Return the unit of a series as the engine names it."""
    if series in _UNITS:
        return _UNITS[series]
    if series.endswith("_per_evening"):
        return "persons per evening"
    if series.endswith("_change"):
        return "per cent change"
    return "contacts" if series.endswith("contacts") else "persons"


def rows(text: str, *, first: int = 2011) -> list[Row]:
    """Read a small table of figures; the first value of each line is that of `first`."""
    made = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, values = line.split("|")
        series, key = name.split()
        breakdown, category = (
            key.replace("-", "", 1).split(":") if key[0] == "-" else (key.split(":"))
        )
        for year, value in enumerate(values.split(), start=first):
            if value != "-":
                number = float(value) if "." in value else int(value)
                made.append(
                    Row(series, breakdown, category, "year", year, number, unit=unit_of(series))
                )
    return made


#: A small service over two years, with something of everything.
SMALL = """
people               -:all             |   40   30
people               origin:norwegian  |   10    6
people               origin:foreign    |   30   24
people               country:NG        |   20   15
people               country:NO        |   10    6
people               country:RO        |    4    5
people               country:TH        |    3    2
people               country:BR        |    1    0
people               country:unknown   |    2    2
people               gender:female     |   36   27
people               gender:male       |    3    2
people               gender:unknown    |    1    1
people               age:18-23         |   12    9
people               age:30-39         |   20   16
people               age:50+           |    5    3
people               age:unknown       |    3    2
contacts             -:all             | 1400 1200
contacts             origin:foreign    |  700  800
new_people           -:all             |   20   10
new_people           origin:foreign    |   16    9
people_change        -:all             |    - -25.0
contacts_change      -:all             |    - -14.3
new_people_change    -:all             |    - -50.0
contacts_per_person  -:all             | 35.0 40.0
street_mean_per_evening -:all          | 12.5 10.0
street_min_per_evening  -:all          |    4    3
street_max_per_evening  -:all          |   25   20
indoor_people        -:all             |    8   10
indoor_contacts      -:all             |   16   25
follow_up_people     -:all             |   10   12
follow_up_people     origin:norwegian  |    4    3
follow_up_people     origin:foreign    |    6    9
follow_up_people     country:NG        |    5    6
follow_up_people     country:NO        |    4    3
follow_up_people     country:RO        |    1    3
dropin_people        -:all             |   22   20
dropin_people        origin:norwegian  |    5    4
dropin_people        origin:foreign    |   17   16
dropin_contacts      -:all             |  400  380
health_people        -:all             |   15   14
health_people        origin:norwegian  |    5    3
health_people        origin:foreign    |   10   11
health_people        gender:female     |   14   12
health_people        gender:male       |    1    2
health_consultations -:all             |   90   84
anonymous_contacts   -:all             |    5    7
anonymous_contacts   channel:street    |    5    6
anonymous_contacts   channel:phone     |    0    1
"""


def small() -> list[Row]:
    """Return the rows of the small service."""
    return rows(SMALL)
