"""Names, telephones and addresses: each sealed for the person it is about."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.privacy.base import AboutSubject
from lykt.privacy.sealing.fields import SealedText


class Identity(AboutSubject):
    """What one person wants kept of who they are. There is one row for a code at most."""

    name = SealedText(_("name"))
    phone = SealedText(_("telephone"))
    address = SealedText(_("address"))
    #: What a call or a letter must heed: whom not to speak to, what not to say.
    heed = SealedText(_("how to reach them safely"))
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(AboutSubject.Meta):
        db_table = "people_identity"
        verbose_name = _("name and how to reach")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject"], name="one_identity_a_person")
        ]

    def __str__(self) -> str:
        return str(self.pk)
