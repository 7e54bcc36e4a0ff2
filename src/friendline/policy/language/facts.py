"""The facts that a policy may read: typed, bounded, and each possibly not known.

Only what is declared here or in a policy's own ``[facts.NAME]`` can decide anything (R2, R3).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from friendline.model import CHANNEL_TITLES, UNKNOWN, Direction, Fact, Relationship, Status
from friendline.policy.language.words import not_known, quoted, spoken

MOST_MONTHS: Final = 1200


class FactKind(StrEnum):
    """What values a fact can have, apart from not being known."""

    ENUMERATION = "enumeration"
    NUMBER = "whole number"
    YES_NO = "yes/no"


class FactSpec(Struct, frozen=True, kw_only=True):
    """One fact and how it is spoken of.

    Attributes:
        name: As columns and expressions write it.
        kind: What values it has.
        label: What it is called in a sentence: "relationship".
        asks: What somebody who asks for it wants to know: "whether you met in person".
        values: The words of an enumeration.
        least: Lower bound of a number, inclusive.
        most: Upper bound of a number, inclusive.
        yes: How "yes" is said: "you have met in person".
        no: How "no" is said.
        said: How each word of an enumeration is said, as (word, clause); ``{channel}`` in it
            stands for the channel.
    """

    name: str
    kind: FactKind
    label: str
    asks: str
    values: tuple[str, ...] = ()
    least: int = 0
    most: int = MOST_MONTHS
    yes: str = ""
    no: str = ""
    said: tuple[tuple[str, str], ...] = ()


class UnknownFactError(ValueError):
    """A fact was given that the policy does not declare."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"A decision was asked for with a fact that the policy does not declare: "
            f"{not_known(name, sorted(known))}"
        )


class WrongFactError(ValueError):
    """A fact was given with a value that it cannot have."""

    def __init__(self, spec: FactSpec, given: object) -> None:
        super().__init__(f"{spec.name}: {_why_wrong(spec, given)}")


def _why_wrong(spec: FactSpec, given: object) -> str:
    if spec.kind is FactKind.ENUMERATION and isinstance(given, str):
        return not_known(given, spec.values)
    expected = {
        FactKind.ENUMERATION: "one of its words as text",
        FactKind.NUMBER: f"a whole number from {spec.least} to {spec.most}",
        FactKind.YES_NO: "yes or no (in Python True or False)",
    }[spec.kind]
    shown = given if isinstance(given, str) else repr(given)
    return f"{quoted(shown)} was given; expected is {expected}, or unknown (None)"


def checked(spec: FactSpec, given: object) -> Fact:
    """Give a fact's value as the policy reads it.

    Args:
        spec: The fact.
        given: Its value; ``None`` and, for an enumeration, ``"unknown"`` are not known.

    Raises:
        WrongFactError: Where the fact cannot have this value.
    """
    if given is None:
        return None
    match spec.kind:
        case FactKind.YES_NO if isinstance(given, bool):
            return given
        case FactKind.NUMBER if isinstance(given, int) and not isinstance(given, bool):
            if spec.least <= given <= spec.most:
                return given
        case FactKind.ENUMERATION if isinstance(given, str):
            if given in spec.values:
                return str(given)
            if given == UNKNOWN:
                return None
        case _:
            pass
    raise WrongFactError(spec, given)


def stated(spec: FactSpec, fact: Fact, facts: Mapping[str, Fact]) -> str:
    """Say in plain words what is known of one fact.

    Args:
        spec: The fact.
        fact: Its value.
        facts: All facts of the case; the purpose of a channel is said with the channel's name.
    """
    if fact is None:
        return f"it is not known {spec.asks}"
    if isinstance(fact, bool):
        return spec.yes if fact else spec.no
    if isinstance(fact, int):
        return f"{spec.label}: {fact}"
    clause = dict(spec.said).get(fact)
    if clause is None:
        return f"{spec.label} is {spoken(fact)}"
    channel = facts.get("channel")
    known = isinstance(channel, str) and channel in CHANNEL_TITLES
    return clause.replace("{channel}", spoken(str(channel)) if known else "the channel")


def declared(
    name: str,
    kind: FactKind,
    *,
    label: str = "",
    values: tuple[str, ...] = (),
    bounds: tuple[int, int] = (0, MOST_MONTHS),
) -> FactSpec:
    """Make a fact of a policy's own; its label is all the wording that it has."""
    label = label or name.replace("_", " ")
    asks = f"whether this is so: {label}" if kind is FactKind.YES_NO else f"what the {label} is"
    return FactSpec(
        name=name,
        kind=kind,
        label=label,
        asks=asks,
        values=values,
        least=bounds[0],
        most=bounds[1],
        yes=f"{label}: yes",
        no=f"{label}: no",
    )


def _words(name: str, label: str, asks: str, values: Iterable[str]) -> FactSpec:
    known = tuple(str(value) for value in values if value != UNKNOWN)
    return FactSpec(
        name=name,
        kind=FactKind.ENUMERATION,
        label=label,
        asks=asks,
        values=known,
        said=tuple(_SAID.get(name, {}).items()),
    )


def _yes_no(name: str, yes: str, no: str, asks: str) -> FactSpec:
    return FactSpec(name=name, kind=FactKind.YES_NO, label=yes, asks=asks, yes=yes, no=no)


def _months(name: str, label: str, asks: str) -> FactSpec:
    return FactSpec(name=name, kind=FactKind.NUMBER, label=label, asks=asks)


_SAID = {
    "relationship": {
        "client": "they are a client",
        "patient": "they are a patient",
        "student": "they are a student",
        "parent_of_student": "they are a student's parent",
        "family_of_client": "they belong to a client's family",
        "prospect": "they may become a client",
        "referrer": "they send clients to you",
        "investor": "they are an investor",
        "colleague": "they are a colleague",
        "supervisee": "you supervise their work",
        "vendor": "they supply you",
        "friend": "they are a friend",
        "family": "they are family",
    },
    "status": {
        "prospective": "your work together has not begun",
        "current": "your work together goes on",
        "former": "your work together is over",
        "none": "there is no work between you",
    },
    "direction": {
        "incoming": "they ask you",
        "outgoing": "you would ask them",
        "existing": "you are connected already",
    },
    "purpose": {
        "personal": "{channel} is for your personal life",
        "professional": "{channel} is for your work",
        "official": "{channel} is an official account",
        "mixed": "{channel} is for work and personal life",
    },
    "origin": {
        "business": "you know each other through business",
        "private": "you know each other privately",
    },
}
"""How the words of the built-in facts are said in a sentence."""

_SPECS = (
    _words("relationship", "relationship", "what the relationship is", Relationship),
    _words("status", "status", "what the status of the relationship is", Status),
    _words("direction", "direction", "who asks whom", Direction),
    _words("channel", "channel", "on which channel it is", (*CHANNEL_TITLES, "other")),
    _words(
        "purpose",
        "purpose of the channel",
        "what the channel is for",
        ("personal", "professional", "official", "mixed"),
    ),
    _words(
        "origin",
        "origin",
        "whether you know each other through business or privately",
        ("business", "private"),
    ),
    _yes_no(
        "met",
        "you have met in person",
        "you have not met in person",
        "whether you have met in person",
    ),
    _yes_no(
        "became_friend",
        "you have become friends",
        "you have not become friends",
        "whether you have become friends",
    ),
    _yes_no("kin", "you are family", "you are not family", "whether you are family"),
    _yes_no("minor", "this is a minor", "this is not a minor", "whether this is a minor"),
    _yes_no(
        "sensitive",
        "your work touches their personal life",
        "your work does not touch their personal life",
        "whether your work touches their personal life",
    ),
    _months(
        "months_known", "months you have known each other", "how long you have known each other"
    ),
    _months("months_since_end", "months since the work ended", "how long ago the work ended"),
)

BUILT_IN: Final[Mapping[str, FactSpec]] = MappingProxyType({spec.name: spec for spec in _SPECS})
"""The facts that every policy has (R14, R18, R20-R23, R81; guidance 3.1)."""
