"""How a failure is told: in one line, in plain words, with nothing of anybody in it."""

import os
import sys

import click


class Failure(click.ClickException):
    """Something that could not be done, said in one sentence."""


def told(problem: BaseException) -> tuple[int, list[str]]:
    """Return the exit code of a problem and the lines that tell of it."""
    if isinstance(problem, click.UsageError):
        return 2, [f"lykt: {_one_line(problem.format_message())}{_help_of(problem)}"]
    if isinstance(problem, click.ClickException):
        return 1, [f"lykt: {_one_line(problem.format_message())}"]
    if isinstance(problem, click.Abort | KeyboardInterrupt):
        return 130, ["lykt: Stopped."]
    if _is_a(problem, "lykt.figures.faults", "BadRegister"):
        return 1, faults(problem)
    if isinstance(problem, OSError) and problem.strerror:
        where = f"{problem.filename}: " if problem.filename else ""
        return 1, [f"lykt: {where}{problem.strerror}."]
    if sentence := _known_to_django(problem):
        return 1, [f"lykt: {_one_line(sentence)}"]
    if os.environ.get("LYKT_DEBUG"):
        raise problem
    # The text of an unknown error can hold what it stumbled on, so only its kind is told.
    return 1, [
        f"lykt: This should not happen ({type(problem).__name__})."
        " LYKT_DEBUG=1 shows where it happened."
    ]


def faults(problem: BaseException) -> list[str]:
    """Return the faults of a bad register, one in each line, and how many more there are."""
    lines = [_one_line(str(fault)) for fault in getattr(problem, "faults", ())]
    if more := getattr(problem, "more", 0):
        lines.append(f"… and {more} more.")
    return lines or [f"lykt: {_one_line(str(problem))}"]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _help_of(problem: click.UsageError) -> str:
    return f" ({problem.ctx.command_path} --help tells more.)" if problem.ctx else ""


def _is_a(problem: BaseException, module: str, name: str) -> bool:
    """Tell whether the problem is of a class whose module may not even be loaded."""
    kind = getattr(sys.modules.get(module), name, None)
    return kind is not None and isinstance(problem, kind)


def _known_to_django(problem: BaseException) -> str | None:
    if _is_a(problem, "django.core.exceptions", "PermissionDenied"):
        return str(problem)
    if _is_a(problem, "django.core.exceptions", "ValidationError"):
        return " ".join(getattr(problem, "messages", []))
    if _is_a(problem, "lykt.privacy.sealing.master", "MasterKeyProblem"):
        return str(problem)
    if _is_a(problem, "lykt.privacy.reading.record", "RecordBroken"):
        return str(problem)
    if _is_a(problem, "django.core.exceptions", "ImproperlyConfigured"):
        return f"The settings do not hold: {problem}"
    if _is_a(problem, "django.db.utils", "OperationalError"):
        return f"The database could not be used: {problem}."
    if _is_a(problem, "django.db.utils", "DatabaseError"):
        # What else a database says can quote the row that it would not take.
        return f"The database refused ({type(problem).__name__})."
    return None
