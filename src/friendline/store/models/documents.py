"""Texts that the owner wrote or chose, each version kept: audiences, detectors, policies."""

from typing import ClassVar

from django.db import models

__all__ = ["Document", "PolicyDraft", "PolicyVersion", "Setting"]


class Document(models.Model):
    """One version of a text; the last one of a kind holds."""

    kind = models.TextField(help_text="audience, screening or interview.")
    at = models.BigIntegerField(help_text="When it was saved, seconds since 1970, UTC.")
    content = models.TextField(help_text="TOML, as the file of the same name would hold.")

    class Meta:
        """The name of the table."""

        db_table = "document"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class PolicyVersion(models.Model):
    """One version of the owner's policy, whole; the last one holds, none is ever changed."""

    number = models.IntegerField(unique=True, help_text="Counted from 1.")
    at = models.BigIntegerField(help_text="When it was saved, seconds since 1970, UTC.")
    name = models.TextField()
    version = models.TextField(help_text="What the policy itself calls its version.")
    files = models.BinaryField(help_text="MessagePack: the files of its folder by name.")
    published_at = models.BigIntegerField(null=True)
    note = models.TextField(default="", help_text="Why, in the owner's words.")

    class Meta:
        """The name of the table."""

        db_table = "policy_version"
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class PolicyDraft(models.Model):
    """A policy that is being edited, after one change more; the last one is what is seen.

    They are gone once a version is saved, so there is one undo for every change since.
    """

    at = models.BigIntegerField(help_text="When the change was made, seconds since 1970, UTC.")
    files = models.BinaryField(help_text="As those of a version; the policy may have mistakes.")

    class Meta:
        """The name of the table."""

        db_table = "policy_draft"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Setting(models.Model):
    """A choice of the owner's about friendline itself, as JSON."""

    name = models.TextField(primary_key=True)
    value = models.JSONField()

    class Meta:
        """The name of the table."""

        db_table = "setting"

    def __str__(self) -> str:
        return self.name
