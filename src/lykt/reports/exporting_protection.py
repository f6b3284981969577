"""How the tables of protection are read once everyone has a fresh id."""

from lykt.figures.fields import Table


#: A meeting from before a concern is not the first one after it.
_INSTEAD = {
    "first_meeting_date": "CASE WHEN first_meeting_date >= date THEN first_meeting_date END"
}


def select(table: Table, given_out: frozenset[str]) -> str:
    """Return the statement that reads a table; `given_out` are the tables that leave with it.

    Whoever is not among the people given out, and a case that is not, stand as nobody's.
    """
    fields, joins = [], []
    for field in table.fields:
        if field.name == table.key.name:
            fields.append(f"fresh.id AS {field.name}")
        elif field.refers_to is None:
            column = f'"{field.name}"'
            fields.append(f"{_INSTEAD.get(field.name, column)} AS {column}")
        elif field.refers_to[0] in given_out:
            other = field.refers_to[0]
            fields.append(f"{other}_key.id AS {field.name}")
            joins.append(
                f"LEFT JOIN fresh_{other} AS {other}_key"
                f" ON {other}_key.old = {table.name}.{field.name}"
            )
        else:
            fields.append(f"NULL AS {field.name}")
    key = table.key.name
    return (
        f"SELECT {', '.join(fields)} FROM {table.name}"  # noqa: S608
        f" JOIN fresh_{table.name} AS fresh ON fresh.old = {table.name}.{key} {' '.join(joins)}"
        f" ORDER BY 1"
    )
