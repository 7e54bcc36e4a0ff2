"""What the owner said of findings, kept in a table.

Apart from ``said``, since labels come with what reads posts, which no page of people needs.
"""

from typing import Final

from friendline.screening.labels import Label, Labels
from friendline.store.models import LabelRow
from friendline.store.said import SaidTable

__all__ = ["LABELS"]

LABELS: Final = SaidTable("labelled", LabelRow.objects, Label, Labels.of, frozenset({"confidence"}))
"""What the owner said of findings."""
