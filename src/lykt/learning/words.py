"""Text about the work: what it may not hold, and how it is kept."""

from django.utils.translation import gettext as _

from lykt.people.nobody import leads_to_somebody


#: A line, and a text. More belongs in a document.
LONGEST_LINE = 200
LONGEST_TEXT = 10_000


def text_problem(text: str, *, needed: bool = False, most: int = LONGEST_TEXT) -> str:
    """Return what is wrong with a text about the work, in words; empty when nothing is."""
    if needed and not text.strip():
        return _("Write something here.")
    if len(text) > most or "\0" in text:
        return _("The text is too long.")
    if leads_to_somebody(text):
        return _(
            "This looks like somebody's code, a case or a number. Nobody is named here: take it "
            "out."
        )
    return ""


def line_problem(text: str, *, needed: bool = True) -> str:
    """Return what is wrong with a line about the work, in words; empty when nothing is."""
    return text_problem(text, needed=needed, most=LONGEST_LINE)


def problems_of(**found: str) -> dict[str, str]:
    """Return the problems there are, by field."""
    return {field: words for field, words in found.items() if words}
