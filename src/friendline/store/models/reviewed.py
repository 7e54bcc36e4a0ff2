"""The last review, laid out so that any page of it can be shown at once.

All of it is worked out from the other tables and written anew by each review: nothing is lost with
it. What each viewer sees is kept by class of audience (``sight.judging.item_classes``) and not item
by item: a hundred thousand items have some dozens of classes.
"""

from typing import ClassVar

from django.db import models

__all__ = ["Finding", "Item", "Reviewed", "Screened", "Section", "View"]


class Reviewed(models.Model):
    """That there was a review: when, and of what."""

    at = models.BigIntegerField(help_text="When it was made, seconds since 1970, UTC.")
    today = models.DateField()
    zone = models.TextField()
    policy = models.IntegerField(null=True, help_text="Number of the policy's version.")
    changes = models.IntegerField(help_text="Number of the last entry of the ledger it knew of.")
    seconds = models.FloatField(help_text="How long it took.")

    class Meta:
        """The name of the table."""

        db_table = "reviewed"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"review {self.pk}"


class Screened(models.Model):
    """What a slow detector saw in a text before; see ``screening.cache``."""

    key = models.BinaryField(primary_key=True, max_length=16)
    findings = models.BinaryField(help_text="MessagePack.")
    used = models.IntegerField(help_text="Day on which it was used last, days since 1970.")

    class Meta:
        """The name of the table."""

        db_table = "screened"

    def __str__(self) -> str:
        return "screened"


class Section(models.Model):
    """A part of ``review.json`` that is read as a whole, such as ``answers``, as JSON."""

    name = models.TextField(primary_key=True)
    content = models.BinaryField()

    class Meta:
        """The name of the table."""

        db_table = "reviewed_section"

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    """An item of the review: a row of ``items``, with its class of audience."""

    id = models.TextField(primary_key=True)
    channel = models.TextField()
    kind = models.TextField()
    at = models.BigIntegerField(null=True)
    text = models.TextField()
    place = models.TextField(null=True)  # noqa: DJ001 - nowhere and an empty place differ
    by = models.TextField(null=True)  # noqa: DJ001 - the owner, and somebody unknown
    audience = models.TextField()
    audience_source = models.TextField()
    group = models.TextField(null=True)  # noqa: DJ001 - as in review.json
    album = models.TextField(null=True)  # noqa: DJ001 - as in review.json
    media = models.TextField(default="", help_text="Paths in the export, a line each.")
    audience_class = models.IntegerField(help_text="Its class among those of its channel.")

    class Meta:
        """The name of the table, and how pages look for items."""

        db_table = "reviewed_item"
        indexes: ClassVar = [
            models.Index(fields=["at"], name="item_by_time"),
            models.Index(fields=["channel", "audience_class"], name="item_by_class"),
            models.Index(fields=["channel", "at"], name="item_by_channel_and_time"),
        ]

    def __str__(self) -> str:
        return self.id


class Finding(models.Model):
    """A finding of the review: a row of ``findings``, and by how many clients it is seen."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="findings")
    category = models.TextField()
    kind = models.TextField()
    severity = models.TextField()
    evidence = models.TextField()
    reason = models.TextField()
    detector = models.TextField()
    confidence = models.FloatField(null=True)
    third_parties = models.TextField(null=True)  # noqa: DJ001 - as in review.json
    label = models.TextField(null=True)  # noqa: DJ001 - as in review.json
    can = models.IntegerField(default=0, help_text="People of the client list who can see it.")
    may = models.IntegerField(default=0, help_text="People of the client list who may see it.")
    fine_for = models.JSONField(default=list, help_text="Ids of those for whom it is fine.")

    class Meta:
        """The name of the table, and how pages look for findings."""

        db_table = "reviewed_finding"
        indexes: ClassVar = [models.Index(fields=["category"], name="finding_by_category")]

    def __str__(self) -> str:
        return f"{self.category} of {self.item_id}"


class View(models.Model):
    """What one viewer sees of one channel: today, or once let in."""

    channel = models.TextField()
    viewer = models.TextField(help_text="Id of a person, or of a kind of viewer: stranger, friend.")
    name = models.TextField(help_text="What to call them.")
    accepted = models.BooleanField(help_text="Whether this is what they would see once let in.")
    sees = models.BinaryField(help_text="A ``review.view_as.Seen``, as MessagePack.")

    class Meta:
        """The name of the table; a viewer has one view of a channel, or two."""

        db_table = "reviewed_view"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "viewer", "accepted"], name="one_view")
        ]

    def __str__(self) -> str:
        return f"{self.viewer} on {self.channel}"
