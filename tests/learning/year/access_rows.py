"""Which role reaches the year in learning."""

from tests.learning.events.access_rows import READS
from tests.support.pages import Page


ROWS: dict[str, Page] = {
    "learning_year": Page(READS),
    "learning_year_file": Page(READS),
}
