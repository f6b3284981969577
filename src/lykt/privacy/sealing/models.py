"""The key store, in a database of its own, and what the other database must know of it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_id


class DataKey(models.Model):
    """The key of one subject, wrapped by the master key. In the key store."""

    subject = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()
    #: The id of the master key that wrapped it.
    master = models.CharField(max_length=8, db_index=True)

    class Meta:
        db_table = "keys_data_key"
        verbose_name = _("data key")

    def __str__(self) -> str:
        return str(self.subject)


class StoreKey(models.Model):
    """A key of the house: for the name index, the seal of the record, backups. In the store."""

    purpose = models.CharField(primary_key=True, max_length=20)
    wrapped = models.BinaryField()
    master = models.CharField(max_length=8, db_index=True)

    class Meta:
        db_table = "keys_store_key"
        verbose_name = _("key of the house")

    def __str__(self) -> str:
        return self.purpose


class NameToken(models.Model):
    """A word of a name under a key, by which a person is found who wants that. In the store."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    #: Search never crosses the controller, so the token is made with its key too.
    token = models.CharField(max_length=64, db_index=True)
    subject = models.UUIDField(db_index=True)

    class Meta:
        db_table = "keys_name_token"
        verbose_name = _("word of a name, keyed")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "subject"], name="one_token_a_subject")
        ]

    def __str__(self) -> str:
        return str(self.subject)


class Erasure(models.Model):
    """That a subject has been erased, under a key, so that a restore can erase them again."""

    token = models.CharField(primary_key=True, max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "keys_erasure"
        verbose_name = _("entry of the ledger of erasures")

    def __str__(self) -> str:
        return str(self.at)


class Shutting(models.Model):
    """That something was shut, or opened again, so that an old copy cannot open it unseen.

    A consent that was taken back, an account that was closed, a post that ended: each under a
    keyed name that leads to nobody without the row it is about. In the store, which is in no
    copy. Rows are added and never changed; about one thing the latest counts.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token = models.CharField(max_length=64, db_index=True)
    #: A word of the room that shut it, see `shutting`.
    what = models.CharField(max_length=12)
    #: The last day it held, where it holds until one.
    day = models.DateField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "keys_shutting"
        verbose_name = _("entry of the ledger of what was shut")

    def __str__(self) -> str:
        return f"{self.what} {self.at}"


class Pairing(models.Model):
    """Which key store belongs to this database. In the database; there is one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    mark = models.UUIDField(default=new_id)
    #: What only the right store can say of the mark.
    check_value = models.CharField(max_length=64)

    class Meta:
        db_table = "privacy_pairing"
        verbose_name = _("pairing with the key store")
        constraints: ClassVar = [
            models.CheckConstraint(name="there_is_one_pairing", condition=models.Q(id=1))
        ]

    def __str__(self) -> str:
        return str(self.mark)


class SealFault(models.Model):
    """A sealed field that could not be opened. In the database; holds no content."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    table = models.CharField(max_length=60)
    column = models.CharField(max_length=60)
    row = models.CharField(max_length=40)
    #: What was found there, as a digest: the same fault is told of once.
    found = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "privacy_seal_fault"
        verbose_name = _("sealed field that could not be opened")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["table", "column", "row", "found"], name="a_seal_fault_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"


#: The tables that stand in the key store; every other stands in the database.
IN_THE_STORE = (DataKey, StoreKey, NameToken, Erasure, Shutting)
