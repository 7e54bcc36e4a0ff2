"""How facts are called on pages."""

from typing import Final

from friendline.model import Fact
from friendline.review.report.words import capitalised, day_words, fact_words
from friendline.store.people import facts
from friendline.touch.facts import BEGAN, DATED, DAYS, ENDED, STATUS, Said

__all__ = ["FIRST", "fact_label", "fact_shown", "value_words"]

FIRST: Final = ("status", "relationship", "met", "became_friend", BEGAN, ENDED)
"""Facts that are asked about most."""

_LABELS: Final = {
    STATUS: "Where it stands",
    "relationship": "What they are to you",
    "origin": "How you know each other",
    "met": "Met in person",
    "became_friend": "Became a friend",
    "kin": "Family of yours",
    "minor": "A minor",
    "sensitive": "Your work touches their personal life",
    BEGAN: "The work began",
    ENDED: "The work ended",
}


def fact_label(name: str) -> str:
    """Give what a fact is called at the head of a line."""
    spec = facts.names().get(name)
    return _LABELS.get(name) or capitalised(spec.label if spec else name.replace("_", " "))


def fact_shown(said: Said) -> str:
    """Give what was said, with its day: "yes, since 4 May 2026"."""
    day = day_words(said.since) if said.since else ""
    if said.name in DAYS:
        return day if said.value else "not known"
    on = "on" if said.name in DATED else "since"
    return (
        f"{value_words(said.name, said.value)}, {on} {day}"
        if day
        else value_words(said.name, said.value)
    )


def value_words(name: str, value: Fact) -> str:
    """Give a value in words."""
    return fact_words(name, value)
