"""A register, open for figures: a folder of CSV or Parquet, or rows from the database.

This is the door of the room; what it gives is made in `session.py` (the engine),
`opening.py` (reading and checking a folder) and `writing.py`.
"""

from lykt.figures.faults import BadRegister, Fault
from lykt.figures.opening import open_register
from lykt.figures.session import Register, register_from_batches
from lykt.figures.writing import write_register


__all__ = [
    "BadRegister",
    "Fault",
    "Register",
    "open_register",
    "register_from_batches",
    "write_register",
]
