"""What was imported: the records that the sources gave, each kept once.

The book is made of them anew whenever it is needed, by the same rules as in a review, so that what
friendline learns about exports later holds for those imported before.
"""

from typing import ClassVar

from django.db import models

__all__ = ["Import", "ImportedRecord", "KeptRecord"]


class Import(models.Model):
    """One export, list or calendar that was read.

    ``digest`` is that of its records in order: the same export gives the same, wherever it lies.
    """

    at = models.BigIntegerField(help_text="When it was imported, seconds since 1970, UTC.")
    digest = models.BinaryField(max_length=32, unique=True)
    shown_path = models.TextField(help_text="Where it lay, for the owner to know it by.")
    kind = models.TextField(help_text="The source that read it.")
    part_of = models.TextField(help_text="Names the whole export where it came in parts.")
    completes_only = models.BooleanField()
    is_client_list = models.BooleanField()

    class Meta:
        """The name of the table."""

        db_table = "import"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class KeptRecord(models.Model):
    """A record as a source gave it: MessagePack, with the digest that tells it from others."""

    digest = models.BinaryField(max_length=16, unique=True)
    kind = models.TextField(help_text="Name of its type in friendline.model.")
    content = models.BinaryField()

    class Meta:
        """The name of the table, and how the few that are no items are found."""

        db_table = "record"
        indexes: ClassVar = [models.Index(fields=["kind"], name="record_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ImportedRecord(models.Model):
    """That an import held a record, and at which place."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="places")
    place = models.IntegerField()
    record = models.ForeignKey(KeptRecord, on_delete=models.CASCADE)

    class Meta:
        """The name of the table; a place is taken once."""

        db_table = "imported_record"
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "place"], name="one_place")]

    def __str__(self) -> str:
        return f"{self.of_id}/{self.place}"
