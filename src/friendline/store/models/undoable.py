"""What can be taken back: nothing of it goes, it only holds no more (design, rule 2)."""

from typing import TypeVar

from django.db import models

from friendline.model import Seconds

__all__ = ["InForce", "Undoable"]

_Row_co = TypeVar("_Row_co", bound=models.Model, covariant=True)


class InForce(models.Manager[_Row_co]):
    """Gives the rows that were not taken back."""

    def get_queryset(self) -> models.QuerySet[_Row_co]:
        """Give them."""
        return super().get_queryset().filter(undone_at=None)


class Undoable(models.Model):
    """A row that can be taken back."""

    undone_at = models.BigIntegerField(null=True)

    objects = models.Manager()
    in_force = InForce()

    class Meta:
        """It has no table of its own."""

        abstract = True

    def take_back(self, at: Seconds) -> None:
        """Let it hold no more.

        Args:
            at: When it was taken back.
        """
        self.undone_at = at
        self.save(update_fields=["undone_at"])
