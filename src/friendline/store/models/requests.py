"""Requests to connect, the answers to them, and the letters that went with these."""

from typing import ClassVar

from django.db import models

from friendline.store.models.undoable import Undoable

__all__ = ["Answer", "Letter", "Reaction", "Request", "RequestStep"]


class Request(models.Model):
    """Somebody asks to connect, or the owner does; its states are those of ``requests.graph``."""

    key = models.TextField(unique=True, help_text="The same for the same request in any export.")
    channel = models.TextField()
    direction = models.TextField(help_text="incoming, outgoing or spoken.")
    account = models.TextField(default="", help_text="Id of the account; empty if spoken.")
    person = models.TextField(help_text="Id of the person, or of whom the account stands for.")
    name = models.TextField()
    asked_at = models.BigIntegerField(null=True, help_text="Seconds since 1970, UTC.")
    state = models.TextField()
    changed_at = models.BigIntegerField(help_text="When it came into its state.")
    due_at = models.BigIntegerField(null=True, help_text="When a deferred one is to be asked anew.")
    note = models.TextField(default="")

    class Meta:
        """The name of the table."""

        db_table = "request"
        ordering: ClassVar = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.direction} {self.pk}"


class Answer(Undoable):
    """An answer that was given, with the facts and the policy it rests on (design, rule 3)."""

    request = models.ForeignKey(Request, null=True, on_delete=models.PROTECT)
    person = models.TextField()
    channel = models.TextField()
    direction = models.TextField()
    at = models.BigIntegerField()
    answer = models.TextField(help_text="What the owner does.")
    by_policy = models.TextField(help_text="What the policy says; it differs in an override.")
    why = models.TextField(default="", help_text="The owner's reason for an override (R8).")
    policy = models.IntegerField(null=True, help_text="Number of the policy's version.")
    rule = models.TextField(default="")
    facts = models.JSONField()
    reasons = models.JSONField()
    offer = models.TextField(default="")
    onto_list = models.TextField(default="")

    class Meta:
        """The name of the table."""

        db_table = "answer"
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.answer} {self.pk}"


class Letter(Undoable):
    """Words that went out, with every reason in them and why it was true that day."""

    request = models.ForeignKey(Request, null=True, on_delete=models.PROTECT)
    person = models.TextField()
    channel = models.TextField()
    situation = models.TextField()
    template = models.TextField()
    language = models.TextField()
    text = models.TextField()
    edited = models.BooleanField(default=False)
    claims = models.JSONField()
    sent_at = models.BigIntegerField()

    class Meta:
        """The name of the table."""

        db_table = "letter"
        ordering: ClassVar = ["sent_at", "id"]

    def __str__(self) -> str:
        return f"{self.situation} {self.pk}"


class Reaction(models.Model):
    """How somebody took an answer, as the owner saw it (R88); never guessed."""

    person = models.TextField()
    at = models.BigIntegerField()
    how = models.TextField(help_text="fine, upset, no_reaction or connected_elsewhere.")
    note = models.TextField(default="")

    class Meta:
        """The name of the table."""

        db_table = "reaction"
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.how} {self.pk}"


class RequestStep(Undoable):
    """One step of a request, oldest first: what led from one state to the next, and by whom."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="steps")
    at = models.BigIntegerField()
    act = models.TextField(help_text="An act of requests.graph.")
    cause = models.TextField(help_text="owner, import or clock.")
    before = models.TextField(default="", help_text="The state before; empty for the first step.")
    after = models.TextField()
    due_before = models.BigIntegerField(null=True, help_text="When it was due before.")
    words = models.TextField(default="", help_text="What the owner noted with it.")
    answer = models.ForeignKey(Answer, null=True, on_delete=models.CASCADE)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.CASCADE)

    class Meta:
        """The name of the table."""

        db_table = "request_step"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.act} {self.pk}"
