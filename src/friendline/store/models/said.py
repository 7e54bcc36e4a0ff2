"""What the owner said of people and findings: two sequences that only grow."""

from typing import ClassVar

from django.db import models

__all__ = ["DecisionRow", "LabelRow"]


class DecisionRow(models.Model):
    """A ``friendline.matching.asking.decisions.Decision``; one answer may have several rows."""

    number = models.IntegerField()
    at = models.BigIntegerField()
    act = models.TextField()
    person = models.TextField(default="")
    other = models.TextField(default="")
    note = models.TextField(default="")
    person_name = models.TextField(default="")
    channel = models.TextField(default="")
    other_name = models.TextField(default="")
    handle = models.TextField(default="")

    class Meta:
        """The name of the table."""

        db_table = "decision"
        ordering: ClassVar = ["number", "id"]

    def __str__(self) -> str:
        return f"{self.act} {self.number}"


class LabelRow(models.Model):
    """A ``friendline.screening.labels.label.Label``; what it lacks is empty or null."""

    number = models.IntegerField()
    at = models.BigIntegerField()
    verdict = models.TextField()
    scope = models.TextField()
    person = models.TextField(default="")
    person_name = models.TextField(default="")
    category = models.TextField(default="")
    item = models.TextField(default="")
    value = models.TextField(default="")
    words = models.TextField(default="")
    detector = models.TextField(default="")
    severity = models.TextField(default="")
    confidence = models.FloatField(null=True)
    text = models.TextField(default="")
    note = models.TextField(default="")

    class Meta:
        """The name of the table."""

        db_table = "label"
        ordering: ClassVar = ["number", "id"]

    def __str__(self) -> str:
        return f"{self.verdict} {self.number}"
