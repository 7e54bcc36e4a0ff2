"""What the owner knows of people beside the exports, and what is to be done with them."""

from typing import ClassVar

from django.db import models

from friendline.store.models.undoable import Undoable

__all__ = [
    "Cadence",
    "Contact",
    "Ending",
    "Interest",
    "PersonFact",
    "Referral",
    "Snooze",
    "Task",
    "Tombstone",
    "TreatmentReason",
]


class PersonFact(Undoable):
    """A dated fact about a person, with its evidence; a later one of the same name replaces it."""

    person = models.TextField()
    name = models.TextField(help_text="relationship, status, met_in_person or another fact.")
    value = models.JSONField(null=True, help_text="Null where it is not known.")
    since = models.DateField(null=True)
    evidence = models.TextField(default="")
    at = models.BigIntegerField(help_text="When it was said, seconds since 1970, UTC.")

    class Meta:
        """The name of the table."""

        db_table = "person_fact"
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class Cadence(models.Model):
    """How often the owner wants contact with the people of a group, or with one person (R91)."""

    of = models.TextField(unique=True, help_text="person:ID, relationship:client, status:former.")
    days = models.IntegerField(null=True, help_text="Null for people to be left in peace.")
    at = models.BigIntegerField()

    class Meta:
        """The name of the table."""

        db_table = "cadence"

    def __str__(self) -> str:
        return self.of


class Contact(Undoable):
    """A real contact that the owner noted; those of the calendar are found there."""

    person = models.TextField()
    at = models.BigIntegerField()
    how = models.TextField(help_text="met, called, wrote.")
    note = models.TextField(default="")

    class Meta:
        """The name of the table."""

        db_table = "contact"
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.how} {self.pk}"


class Referral(Undoable):
    """That a person sent somebody else to the owner, as the owner noted it (A6)."""

    person = models.TextField(help_text="Who sent somebody; who was sent is not kept.")
    on = models.DateField()
    note = models.TextField(default="")
    at = models.BigIntegerField(help_text="When it was noted, seconds since 1970, UTC.")

    class Meta:
        """The name of the table."""

        db_table = "referral"
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"referral {self.pk}"


class Snooze(models.Model):
    """That the owner does not want to be reminded of a person before a day."""

    person = models.TextField(unique=True)
    until = models.DateField()

    class Meta:
        """The name of the table."""

        db_table = "snooze"

    def __str__(self) -> str:
        return f"{self.until}"


class Interest(Undoable):
    """Something that a person told the owner themselves (R59), and when."""

    person = models.TextField()
    at = models.BigIntegerField()
    words = models.TextField()
    said_where = models.TextField(help_text="Where or how they said it.")

    class Meta:
        """The name of the table."""

        db_table = "interest"
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"interest {self.pk}"


class Ending(Undoable):
    """A working relationship that ended, and what was done about the tie (R92, R93)."""

    person = models.TextField()
    channel = models.TextField()
    ended_on = models.DateField()
    ended_by = models.TextField(help_text="me, them, both or unknown.")
    terms = models.TextField(default="")
    choice = models.TextField(default="", help_text="keep, narrow, unfriend or block.")
    why = models.TextField(default="", help_text="Where the choice is not what the rule says.")
    facts = models.JSONField(default=list, help_text="Numbers of the facts said with it.")
    at = models.BigIntegerField()

    class Meta:
        """The name of the table."""

        db_table = "ending"
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.choice} {self.pk}"


class Task(models.Model):
    """Something to do on a day."""

    kind = models.TextField()
    person = models.TextField(default="")
    due = models.DateField(null=True)
    words = models.TextField()
    at = models.BigIntegerField()
    done_at = models.BigIntegerField(null=True)

    class Meta:
        """The name of the table."""

        db_table = "task"
        ordering: ClassVar = ["due", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Tombstone(models.Model):
    """Digest of something by which a forgotten person is known, so that they stay forgotten."""

    digest = models.BinaryField(max_length=32)
    at = models.BigIntegerField(help_text="When; all of one person have the same, and no others.")

    class Meta:
        """The name of the table; two people may be known by the same, such as a first name."""

        db_table = "tombstone"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest", "at"], name="one_tombstone")
        ]

    def __str__(self) -> str:
        return f"tombstone {self.pk}"


class TreatmentReason(Undoable):
    """Why equals were treated differently, or that it will be made right (R4, R8)."""

    group = models.TextField(help_text="Key of the group, as long as its outcomes stay the same.")
    kind = models.TextField(help_text="reason or fix.")
    words = models.TextField(default="")
    at = models.BigIntegerField(help_text="When it was said, seconds since 1970, UTC.")

    class Meta:
        """The name of the table."""

        db_table = "treatment_reason"
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
