"""The ledger: what was asked, decided, said and done."""

from typing import ClassVar

from django.db import models

__all__ = ["LedgerEntry"]


class LedgerEntry(models.Model):
    """One entry; the database itself refuses to change or remove it (migration 0001).

    Only its words can be taken out, when a person is forgotten: the chain goes over their digest,
    so it holds without them.
    """

    at = models.BigIntegerField(help_text="When, seconds since 1970, UTC.")
    kind = models.TextField(help_text="What was done: answered, letter_sent, merged ...")
    about = models.TextField(null=True, help_text="Id of the person it is about.")  # noqa: DJ001 - empty and taken out differ
    words = models.TextField(null=True, help_text="What was done, as JSON; null if taken out.")  # noqa: DJ001 - empty and taken out differ
    words_digest = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32, help_text="Of this entry and the digest before it.")

    class Meta:
        """The name of the table."""

        db_table = "ledger"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
