"""What is said of a category that shows in the sense of a post and in no word of a list."""

from collections.abc import Mapping
from typing import Final

from friendline.model import Category, Severity

__all__ = ["REASONS", "SEVERITIES"]

REASONS: Final[Mapping[Category, str]] = {
    Category.ALCOHOL_PARTY: "It reads as being about drinking or a party.",
    Category.POLITICS: "It reads as taking a side in politics.",
    Category.RELIGION: "It reads as being about faith.",
    Category.SEXUAL: "It reads as sexual.",
    Category.HATE_OFFENSIVE: "It reads as an attack on people.",
    Category.WORK_COMPLAINT: "It reads as a complaint about your work.",
    Category.CONFIDENTIAL: "It reads as something that should stay between few.",
    Category.LOCATION: "It reads as telling where you are or will be.",
    Category.COMMUNITY: "It reads as work for the community.",
    Category.FAMILY: "It reads as being about your family.",
    Category.PETS: "It reads as being about a pet.",
    Category.ACHIEVEMENT: "It reads as something achieved.",
    Category.HUMOUR: "It reads as a joke.",
    Category.EXPERTISE: "It reads as sharing what you know.",
}
SEVERITIES: Final[Mapping[Category, Severity]] = {
    Category.HATE_OFFENSIVE: Severity.HIGH,
    Category.SEXUAL: Severity.MEDIUM,
    Category.CONFIDENTIAL: Severity.MEDIUM,
}
"""Of what is not here the severity is low: nothing but the sound of it speaks for it."""
