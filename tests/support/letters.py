"""A table with sealed fields for tests, in no room of Lykt."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db import connection, models
from django.test.utils import isolate_apps

from lykt.organisation.keys import new_id
from lykt.privacy.sealing.fields import Sealed, SealedText, untouched


with isolate_apps("lykt.privacy.sealing"):

    class Letter(models.Model):
        """Something written about a subject."""

        id = models.UUIDField(primary_key=True, default=new_id)
        subject = models.UUIDField()
        controller_id = models.UUIDField(null=True, blank=True)
        title = models.CharField(max_length=20, blank=True)
        text = SealedText()
        aside = SealedText(blank=False)

        class Meta:
            app_label = "sealing"
            ordering: ClassVar = ["id"]

        def __str__(self) -> str:
            return str(self.pk)


def make_table() -> None:
    """Make the table of letters in the test's own transaction."""
    editor = connection.SchemaEditorClass(connection)
    editor.deferred_sql = []
    statement, values = editor.table_sql(Letter)
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def letter(text: str = "a word", subject: UUID | None = None, **more: Any) -> Letter:
    """Write a letter, and return it as it comes from the database."""
    row = Letter.objects.create(subject=subject or uuid4(), text=text, **more)
    return Letter.objects.get(pk=row.pk)


def stored(row: Letter, field: str = "text") -> str:
    """Return what stands in the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {field} FROM {Letter._meta.db_table} WHERE id = %s",  # noqa: S608
            [row.pk if connection.vendor == "postgresql" else row.pk.hex],
        )
        return str(cursor.fetchone()[0])


def damage(row: Letter, field: str = "text") -> None:
    """Change a letter of what stands in the database, past Lykt."""
    was = stored(row, field)
    with untouched():
        setattr(row, field, Sealed(was[:40] + ("A" if was[40] != "A" else "B") + was[41:]))
        row.save()
