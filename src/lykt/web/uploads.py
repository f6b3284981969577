"""Files come in at a few doors alone, from those who may bring them, and never without end.

Django lays out whatever a form brings before any view is asked: without this, a stranger
could fill the disk from the sign-in page, and nothing could be written down any more.
"""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import (
    FileUploadHandler,
    SkipFile,
    TemporaryFileUploadHandler,
)

from lykt.field.adverts.reading import MOST_BYTES as ADVERT_BYTES
from lykt.organisation.access import may
from lykt.organisation.acting import actor_if_any
from lykt.reports.uploading import MOST_BYTES


#: The pages that take files, and what their visitors bring.
DOORS = {
    "register_import": "register",
    "series_import": "series",
    "plan_take_in": "plan",
    "advert_import": "adverts",
}
#: Of these, what a file holds may lie on no disk, not for as long as a page takes.
IN_MEMORY = {"advert_import": ADVERT_BYTES}
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
        most = IN_MEMORY.get(self._door(), MOST_BYTES) + AROUND
        if content_length > (most if self._is_door() else usual):
            raise RequestDataTooBig("more came in than this page takes")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, or leave it out."""
        if not self._is_door():
            raise SkipFile
        if self._door() in IN_MEMORY:
            FileUploadHandler.new_file(self, *args, **kwargs)
            self.file: Any = BytesIO()
        else:
            super().new_file(*args, **kwargs)

    def file_complete(self, file_size: int) -> Any:
        """Return what came in whole."""
        if self._door() not in IN_MEMORY:
            return super().file_complete(file_size)
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file, self.field_name, self.file_name, self.content_type, file_size,
            self.charset, self.content_type_extra,
        )  # fmt: skip

    def upload_interrupted(self) -> None:
        """Let go of what came in by half."""
        if self._door() not in IN_MEMORY:
            super().upload_interrupted()

    def _door(self) -> str:
        match = getattr(self.request, "resolver_match", None)
        return getattr(match, "url_name", None) or ""

    def _is_door(self) -> bool:
        thing = DOORS.get(self._door())
        actor = actor_if_any()
        return bool(thing and actor and may(actor, "import", thing))
