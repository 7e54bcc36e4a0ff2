"""The question that is asked now, as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.sight.interview.answers import AudienceQuestion, Choice
from friendline.store.review import audience_interview, reviewed

__all__ = ["AskedNow", "asked_now"]


@dataclass(frozen=True)
class AskedNow:
    """A question about audiences.

    Attributes:
        question: The question; ``None`` where nothing is left to ask.
        key: Its name.
        lists: Lists whose members are known on its network.
        left: How many wait, with this one.
        later: Names of those that were left for later, for the address of the next page.
        has_review: Whether there is a review, from which questions come.
    """

    question: AudienceQuestion | None
    key: str
    lists: Sequence[str]
    left: int
    later: str
    has_review: bool

    @property
    def choices(self) -> Sequence[Choice]:
        """What can be answered."""
        return self.question.choices if self.question else ()

    @property
    def needs_list(self) -> bool:
        """Whether an answer may name a list."""
        return any(choice.needs == "list" for choice in self.choices)

    @property
    def needs_people(self) -> bool:
        """Whether an answer may name people."""
        return any(choice.needs != "nothing" for choice in self.choices)


def asked_now(later: str) -> AskedNow:
    """Give the question that is asked now.

    Args:
        later: Names of questions that were left for later, with commas between.
    """
    waiting = audience_interview.waiting()
    left = set(later.split(","))
    kept = [one for one in waiting if audience_interview.key_of(one) not in left]
    question = next(iter(kept), None)
    key = audience_interview.key_of(question) if question else ""
    lists = (
        audience_interview.known_lists().get(question.scope.channel or "", ()) if question else ()
    )
    following = ",".join([*filter(None, later.split(",")), key])
    return AskedNow(question, key, lists, len(waiting), following, reviewed.run() is not None)
