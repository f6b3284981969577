"""The marker for text that someone will read.

This room knows nothing of Django, so it cannot translate; it can only mark what is to be
translated. The web and the command line translate when they show it.
"""


def N_(text: str) -> str:
    """Mark `text` as a message to translate, and return it unchanged."""
    return text
