"""The state of things in a few sentences: the first words of the page and of the terminal."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from friendline.model import Certainty, Direction, TieKind
from friendline.review.contract import AnswerRow, Review
from friendline.review.report.edited import edited_headline
from friendline.review.report.exposed import PersonExposed
from friendline.review.report.index import Index
from friendline.review.report.words import channel_name
from friendline.review.words import AS_NAMES_TELL, is_confirmed, joined, noun, spelled
from friendline.sight import RULES

_TIES = {
    TieKind.FRIEND: "your friend",
    TieKind.CONNECTION: "your connection",
    TieKind.FOLLOWER: "your follower",
    TieKind.FOLLOWER: "your follower",
}


def headline(review: Review, seen: Sequence[PersonExposed], index: Index) -> list[str]:
    """Say what waits, who is connected already, what they see and what contradicts (R72, R90).

    What they see of what the owner edits for them comes last (R36).

    Returns:
        One to five sentences; what does not occur is left out, and where nothing does, one
        sentence says so.
    """
    if not review.sources:
        return ["Nothing was read, so there is nothing to say yet."]
    sentences = [
        _waiting(review.answers),
        _connected(sure_ties(review, index), index),
        _exposed(seen, index),
        _contradicted(review),
        edited_headline(review.edited),
    ]
    said = [sentence for sentence in sentences if sentence]
    if not any(person.on_client_list for person in review.people):
        return [*said, "No client list was read, so nobody is known to be a client."]
    return said or ["Nothing waits for you, and nothing was found that a client can see."]


def ties_of(review: Review) -> list[AnswerRow]:
    """Give the ties that are there already."""
    return [row for row in review.answers if row.direction is Direction.EXISTING]


def sure_ties(review: Review, index: Index) -> list[AnswerRow]:
    """Give the ties that are a client's, and not one of several people's (design, rule 2)."""
    return [row for row in ties_of(review) if _is_sure(row, index)]


def _is_sure(row: AnswerRow, index: Index) -> bool:
    if not index.is_client(row.person) or row.candidates:
        return False
    accounts = [one for one in index.people[row.person].accounts if one.channel == row.channel]
    return not accounts or any(one.certainty is not Certainty.AMBIGUOUS for one in accounts)


def _waiting(answers: Iterable[AnswerRow]) -> str:
    waiting = sum(row.direction is Direction.INCOMING for row in answers)
    return f"{spelled(waiting, 'request waits', 'requests wait')} for you." if waiting else ""


def _connected(rows: Sequence[AnswerRow], index: Index) -> str:
    people: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        people[row.channel].add(row.person)
    numbers = {channel: len(tied) for channel, tied in people.items()}
    ordered = sorted(numbers.items(), key=lambda tied: (-tied[1], tied[0]))
    parts = [
        f"{spelled(number, 'client is', 'clients are')} already {_tied_on(channel, number)}"
        if place == 0
        else f"{spelled(number, 'is', 'are').lower()} {_tied_on(channel, number)}"
        for place, (channel, number) in enumerate(ordered)
    ]
    sure = all(is_confirmed(index.people[row.person], row.channel) for row in rows)
    return f"{joined(parts)}{'' if sure else AS_NAMES_TELL}." if parts else ""


def _tied_on(channel: str, number: int) -> str:
    tie = _TIES.get(RULES[channel].tie) if channel in RULES else None
    tied = noun(number, tie) if tie else "connected with you"
    return f"{tied} on {channel_name(channel)}"


def _exposed(seen: Iterable[PersonExposed], index: Index) -> str:
    clients = [one.risks for one in seen if index.is_client(one.person)]
    can = sum(risks.can > 0 for risks in clients)
    may = sum(risks.can == 0 and risks.may > 0 for risks in clients)
    if not can and not may:
        return ""
    who, verb = spelled(can or may, "client"), "can" if can else "may"
    others = f"; {spelled(may, 'more may', 'more may').lower()}" if can and may else ""
    return f"{who} {verb} see something you would rather they did not{others}."


def _contradicted(review: Review) -> str:
    items = len({conflict.item for conflict in review.conflicts})
    if not items:
        return ""
    return f"{spelled(items, 'item', 'items')} may not fit what a client was told."
