"""Small turns of English that the review's sentences share, in the JSON, on the page, anywhere."""

from collections.abc import Iterable, Sequence

from friendline.model import CHANNEL_TITLES, Category, Certainty
from friendline.review.contract import PersonRow

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

_SMALL_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

AS_NAMES_TELL = ", as far as names tell"
"""Said of accounts that are likely, not confirmed (design, rule 2)."""

MOST_NAMES = 4
"""So many names stand in one sentence; the rest are counted."""


def number(value: int) -> str:
    """Give a whole number as people write it: ``1,204``."""
    return f"{value:,}"


def count(value: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun: ``1 day``, ``1,204 items``; ``many`` where s is not enough."""
    return f"{number(value)} {noun(value, one, many)}"


def noun(value: int, one: str, many: str | None = None) -> str:
    """Give the noun, or the verb, that goes with a number."""
    return one if value == 1 else many or f"{one}s"


def spelled(value: int, one: str, many: str | None = None) -> str:
    """Give a count for a heading, in words up to twelve: ``Four requests``, ``No request``."""
    if not 0 <= value < len(_SMALL_NUMBERS):
        return count(value, one, many)
    # In English it is "no person waits" and "one person waits".
    return f"{_SMALL_NUMBERS[value].capitalize()} {noun(max(value, 1), one, many)}"


def joined(words: Iterable[str], conjunction: str = "and") -> str:
    """Give a list as a person says it: ``a``, ``a and b``, ``a, b and c``."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last


def named(names: Sequence[str]) -> str:
    """Give the first names of a list and count the others: ``Ann, Bo, Cy, Di and 3 others``."""
    left_out = len(names) - MOST_NAMES
    # One name takes no more room than the words "and 1 other".
    if left_out <= 1:
        return joined(names)
    return joined([*names[:MOST_NAMES], f"{number(left_out)} others"])


def title_of(channel: str) -> str:
    """Give a channel's name as people write it."""
    return CHANNEL_TITLES.get(channel, channel)


def is_confirmed(person: PersonRow, channel: str) -> bool:
    """Whether an account on a channel is known to be a person's, and not by its name alone."""
    accounts = [one for one in person.accounts if one.channel == channel]
    return all(one.certainty is Certainty.CONFIRMED for one in accounts)
