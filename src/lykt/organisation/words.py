"""What people write, as it is kept."""


def tidy(text: str) -> str:
    """Return text as it is kept: without space around it, with line breaks of one kind."""
    return text.strip().replace("\r\n", "\n").replace("\r", "\n")
