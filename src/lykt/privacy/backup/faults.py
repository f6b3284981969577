"""What can be wrong with a copy, told in one sentence."""


class BadBackup(RuntimeError):
    """A copy cannot be made, or cannot be restored; the text says why and what to do."""
