"""Answers in words: to somebody who asks, to somebody who is connected already, and said aloud."""

from friendline.model import AnswerKind
from friendline.policy.publish.fact_phrases import channel_name
from friendline.policy.publish.views import Outcome
from friendline.policy.publish.wording import Wording

_CONNECTED = {
    AnswerKind.ACCEPT: "kept",
    AnswerKind.ACCEPT_RESTRICTED: "kept_restricted",
    AnswerKind.OFFER_OTHER: "moved",
    AnswerKind.DECLINE: "ended",
    AnswerKind.DEFER: "paused",
    AnswerKind.ASK: "ask",
}


def told(words: Wording, outcome: Outcome) -> str:
    """Say an answer to a client who asks: "you are welcome to connect with me"."""
    return _with_way(words, words.told[outcome.answer], outcome)


def told_connected(words: Wording, outcome: Outcome) -> str:
    """Say to a client who is connected already what becomes of that."""
    return _with_way(words, words.told[_CONNECTED[outcome.answer]], outcome)


def said(words: Wording, outcome: Outcome) -> str:
    """Say an answer aloud, about others: "I offer another way, LinkedIn"."""
    answer = words.said[outcome.answer]
    if outcome.way is None:
        return answer
    return words.fill(words.said["with_way"], answer=answer, way=channel_name(words, outcome.way))


def _with_way(words: Wording, answer: str, outcome: Outcome) -> str:
    if outcome.way is None:
        return answer
    offers = outcome.answer is AnswerKind.OFFER_OTHER
    template = words.told["with_way" if offers else "with_another_way"]
    return words.fill(template, answer=answer, way=channel_name(words, outcome.way))
