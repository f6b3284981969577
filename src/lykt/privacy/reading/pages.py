"""What the pages, files and commands that show people are called, in plain words.

The record keeps the name of an address, or of an act. A room above hands down the words of
its own where they do not stand here.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


#: By the name of the address, or of the act of a command or a file.
_words: dict[str, str | Promise] = {
    "today": _("The page Today"),
    # Contacts
    "contacts": _("The list of contacts"),
    "contact_new": _("Registering a contact"),
    "contact_page": _("The page of a contact"),
    "contact_correct": _("Putting a contact right"),
    "contact_undo": _("Taking a contact back"),
    # People
    "people": _("The list of people"),
    "person_page": _("The page of a person"),
    "person_change": _("Changing what is known of a person"),
    "person_merge": _("Two codes side by side"),
    "person_distinct": _("Saying that two codes are two people"),
    "merge_undo": _("Taking a merge back"),
    "people_by_name": _("Looking for people by name"),
    "identity_change": _("Changing name and numbers"),
    # Emergency access
    "emergencies": _("The list of emergency accesses"),
    "emergency_new": _("Opening an emergency access"),
    "emergency_page": _("The page of an emergency access"),
    "emergency_end": _("Ending an emergency access"),
    # What was shared
    "disclosures": _("What has been shared of a person"),
    "share_new": _("Sharing what is known of a person"),
    "disclosure_page": _("The receipt of a disclosure"),
    "disclosure_note": _("A note to a disclosure"),
    "disclosure_letter": _("The letter of a disclosure"),
    # Files and commands
    "export_register": _("The register, given out as a file"),
    "reading_csv": _("The reading record, given out as a file"),
    "restore": _("Putting a copy of the database back"),
}

#: The words that rooms have handed down.
_added: dict[str, str | Promise] = {}


def add(words: Mapping[str, str | Promise]) -> None:
    """Let a room say what its pages are called; its words count more than those of here.

    Raises:
        ValueError: when two rooms call one page by different words.
    """
    for name, text in words.items():
        if _added.setdefault(name, text) != text:
            raise ValueError(f"two rooms speak of {name}")
        _words[name] = text


def known() -> Mapping[str, str | Promise]:
    """Return every page that has words, by its name."""
    return _words


def in_words(name: str) -> str:
    """Return what a page is called; its name where nobody has given it words."""
    return str(_words.get(name, name))
