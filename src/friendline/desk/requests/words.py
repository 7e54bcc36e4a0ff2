"""How the desk speaks of answers and of where a request stands."""

from typing import Final

from friendline.model import AnswerKind
from friendline.requests.graph import State
from friendline.requests.ruling import Lack, Ruled
from friendline.requests.waiting import Waiting
from friendline.review.words import count, title_of

__all__ = [
    "ANSWER_STATES",
    "BUTTONS",
    "age_words",
    "answered_words",
    "badge_of",
    "policy_words",
    "way_words",
]

BUTTONS: Final = {
    AnswerKind.ACCEPT: "Accept",
    AnswerKind.ACCEPT_RESTRICTED: "Accept, restricted",
    AnswerKind.OFFER_OTHER: "Offer another way",
    AnswerKind.DECLINE: "Decline",
    AnswerKind.DEFER: "Put off until a day",
    AnswerKind.ASK: "Ask first",
}
"""What a button says that gives an answer."""

ANSWER_STATES: Final = {
    AnswerKind.ACCEPT: "ok",
    AnswerKind.ACCEPT_RESTRICTED: "ok",
    AnswerKind.OFFER_OTHER: "wait",
    AnswerKind.DECLINE: "stop",
    AnswerKind.DEFER: "wait",
    AnswerKind.ASK: "care",
}
"""Which badge goes with an answer; red is for the answer of a policy, never for a person."""

_STANDS: Final = {
    State.ASKING: "You asked first",
    State.DEFERRED: "Put off",
    State.DONE: "Done",
    State.INVITED: "Invited",
    State.JOINED: "They said yes",
    State.REFUSED: "They said no",
    State.SETTLED_ELSEWHERE: "Settled on the network",
    State.WITHDRAWN: "Withdrawn",
    State.VOID: "Noted by mistake",
}


def policy_words(policy: Ruled) -> str:
    """Say in few words what the policy answers: "offer another way (LinkedIn)"."""
    if policy.lacks is Lack.POLICY:
        return "no policy decides"
    if policy.lacks is Lack.PERSON:
        return "who is it?"
    return answered_words(policy.answer, policy.offer, policy.onto_list)


def answered_words(
    answer: AnswerKind, offer: str | None = None, onto_list: str | None = None
) -> str:
    """Say an answer: "decline", "offer LinkedIn", "accept, on the list Clients"."""
    if answer is AnswerKind.OFFER_OTHER:
        return f"offer {way_words(offer)}" if offer else "offer another way"
    if answer is AnswerKind.ACCEPT_RESTRICTED and onto_list:
        return f"accept, on the list {onto_list}"
    return answer.value.replace("_", " ")


def way_words(way: str | None) -> str:
    """Name a way to be in touch: "LinkedIn", "e-mail"."""
    return title_of(way) if way else "another way"


def badge_of(one: Waiting) -> tuple[str, str]:
    """Give the badge of a row: where it stands if anything was done, else what the policy says."""
    if one.state in {State.DECIDED, State.WRITTEN} and one.answer is not None:
        return ANSWER_STATES[one.answer], f"You chose: {answered_words(one.answer)}"
    if one.state in _STANDS:
        return "wait", _STANDS[one.state]
    if one.policy.lacks or one.policy.answer is AnswerKind.ASK:
        return "care", "Needs you"
    return ANSWER_STATES[one.policy.answer], f"Policy: {policy_words(one.policy)}"


def age_words(days: int | None) -> str:
    """Say how long somebody has waited: "today", "yesterday", "9 days"."""
    if days is None:
        return "no date"
    return {0: "today", 1: "yesterday"}.get(days, count(days, "day"))
