"""Small turns of English that the review's sentences share."""

from collections.abc import Iterable

from friendline.model import Category
from friendline.sight import RULES

CATEGORY_NAMES = {
    Category.PROFANITY: "Swearing",
    Category.SEXUAL: "Sexual content",
    Category.NUDITY: "Nudity",
    Category.ALCOHOL_PARTY: "Alcohol and parties",
    Category.POLITICS: "Politics",
    Category.RELIGION: "Religion",
    Category.HATE_OFFENSIVE: "Insults and hate",
    Category.WORK_COMPLAINT: "Complaints about work",
    Category.CONFIDENTIAL: "Confidential matters",
    Category.LOCATION: "Whereabouts",
    Category.COMMUNITY: "Community",
    Category.FAMILY: "Family",
    Category.PETS: "Pets",
    Category.ACHIEVEMENT: "Achievements",
    Category.HUMOUR: "Humour",
    Category.EXPERTISE: "Expertise",
}
"""What each category is called at the head of a column."""


def plural(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun: ``1 day``, ``2 days``, ``12,000 items``."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}"


def joined(words: Iterable[str], conjunction: str = "and") -> str:
    """Give a list as a person says it: ``a``, ``a and b``, ``a, b and c``."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last


def title_of(channel: str) -> str:
    """Give a channel's name as people write it."""
    return RULES[channel].title if channel in RULES else channel
