"""Files come in at a few doors alone, from those who may bring them, and never without end.

Django lays out whatever a form brings before any view is asked: without this, a stranger
could fill the disk from the sign-in page, and nothing could be written down any more.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from lykt.organisation.access import may
from lykt.organisation.acting import actor_if_any
from lykt.reports.uploading import MOST_BYTES


#: The pages that take files, and what their visitors bring.
DOORS = {"register_import": "register", "series_import": "series", "plan_take_in": "plan"}
#: What a request holds beside the bytes of its files.
AROUND = 1 << 20


class OnlyAtTheDoors(TemporaryFileUploadHandler):
    """Lays a file out on disk where files are taken, and lets it fall anywhere else."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse what is too large before any of it is read."""
        usual = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if content_length > (MOST_BYTES + AROUND if self._is_door() else usual):
            raise RequestDataTooBig("more came in than this page takes")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, or leave it out."""
        if not self._is_door():
            raise SkipFile
        super().new_file(*args, **kwargs)

    def _is_door(self) -> bool:
        match = getattr(self.request, "resolver_match", None)
        thing = DOORS.get(getattr(match, "url_name", None) or "")
        actor = actor_if_any()
        return bool(thing and actor and may(actor, "import", thing))
