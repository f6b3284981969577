"""What a table and a column of the register are made of."""

from dataclasses import dataclass
from typing import Literal


FieldType = Literal["text", "date", "year", "integer", "decimal", "age_band"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    `required`: every row has a value. `optional`: the whole column may be missing.
    `codes`: the only values allowed, () when any. `refers_to`: (table, field) that must
    hold the value. `ahead`: a date that may lie in the future.
    """

    name: str
    type: FieldType
    description: str
    required: bool = False
    optional: bool = False
    unique: bool = False
    codes: tuple[str, ...] = ()
    refers_to: tuple[str, str] | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the register; the first field is its key.

    `optional`: a register without the table is whole. `order`: pairs of date fields of which
    the first never lies after the second.
    """

    name: str
    description: str
    fields: tuple[Field, ...]
    optional: bool = False
    order: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> Field:
        """The field that tells the rows apart."""
        return self.fields[0]

    @property
    def field_names(self) -> tuple[str, ...]:
        """Every column the table may have, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def needed_names(self) -> tuple[str, ...]:
        """The columns that must be there."""
        return tuple(field.name for field in self.fields if not field.optional)

    def field(self, name: str) -> Field:
        """Return the field called `name`; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
