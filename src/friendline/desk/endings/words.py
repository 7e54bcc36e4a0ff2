"""How the desk speaks of endings."""

from typing import Final

from friendline.desk.requests.words import answered_words
from friendline.policy import Decision
from friendline.review.report.words import day_words
from friendline.sight.network import Strength
from friendline.touch.endings import Choice, Consequence, EndedBy

__all__ = ["BY", "CHOSEN", "DOES", "by_policy", "source_of"]

DOES: Final = {
    Choice.KEEP: "Stay connected",
    Choice.NARROW: "Stay connected, and they see less",
    Choice.UNFRIEND: "End the connection",
    Choice.BLOCK: "Block them",
}
"""What a choice is called."""

CHOSEN: Final = {
    Choice.KEEP: "you stay connected",
    Choice.NARROW: "you stay connected, and they see less",
    Choice.UNFRIEND: "you end the connection",
    Choice.BLOCK: "you block them",
}
"""What was chosen, in a sentence."""

BY: Final = {
    EndedBy.ME: "I ended it",
    EndedBy.THEM: "They ended it",
    EndedBy.BOTH: "Both of us, or it was simply done",
    EndedBy.UNKNOWN: "I do not know",
}
"""Who ended it, as the form asks."""

_SURE: Final = {
    Strength.READ: "",
    Strength.TOLD: ", as somebody else tells it",
    Strength.REMEMBERED: ", from memory and not looked up",
}


def by_policy(decided: Decision, choice: Choice | None) -> str:
    """Say what the policy answers of a connection with them, and what that comes to here."""
    answer = answered_words(decided.answer, decided.offer, decided.onto_list)
    said = f"Your policy says of a connection with them: {answer}."
    if choice is None:
        return f"{said} It leaves this to you."
    return f"{said} Here that is: {DOES[choice].lower()}."


def source_of(one: Consequence) -> str:
    """Say where something stands, and how sure it is; empty where it needs no source."""
    sure = _SURE.get(one.strength, "") if one.strength else ""
    looked = f"looked at on {day_words(one.checked)}" if one.checked else ""
    told = ", ".join(filter(None, (one.source, looked)))
    return f"{told[:1].upper()}{told[1:]}{sure}." if told else ""
