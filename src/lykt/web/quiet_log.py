"""What the log says of a failure: where in the code it was, never what it was about.

The text of an error can hold the row that it stumbled on (PostgreSQL quotes it whole), and
an address tells whose page it was. So neither is written.
"""

import logging
import traceback
from collections.abc import ItemsView
from types import FrameType, TracebackType
from typing import Any

from django.views.debug import SafeExceptionReporterFilter


ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class QuietFormatter(logging.Formatter):
    """Writes kinds of errors and places in the code; a page stands by its name."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of a record, without its address where it is about a request."""
        if hasattr(record, "request"):
            record = logging.makeLogRecord(record.__dict__ | {"msg": _page(record), "args": ()})
        # Another handler may have kept the whole text of the error with the record.
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: ExceptionInfo) -> str:
        """Return an error and what led to it, each with its kind and its places alone."""
        lines: list[str] = []
        error: BaseException | None = ei[1]
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            lines += [
                f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}"
                for frame, line in traceback.walk_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def _page(record: logging.LogRecord) -> str:
    match = getattr(record.request, "resolver_match", None)  # type: ignore[attr-defined]
    return f"{getattr(record, 'status_code', '')} {getattr(match, 'url_name', None) or 'a page'}"


class NothingTold(SafeExceptionReporterFilter):
    """What a report of an error says of a request and of the code's variables: their names.

    What somebody typed may be a name or a number, and every function it passes through holds
    it. So nothing is told of any, in a debug page either.
    """

    def is_active(self, request: object) -> bool:
        """Tell that it always holds."""
        return True

    def get_post_parameters(self, request: Any) -> dict[str, str]:
        """Return the names of what was sent."""
        return dict.fromkeys(request.POST if request else (), self.cleansed_substitute)

    def get_traceback_frame_variables(
        self, request: object, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        """Return the names of a function's variables."""
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()
