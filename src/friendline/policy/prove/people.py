"""An invented person in one English sentence, as ordinary as the claim lets them be."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from friendline.model import AnswerKind, Fact
from friendline.policy.language.facts import BUILT_IN, FactSpec
from friendline.policy.language.words import listed, spoken
from friendline.policy.prove.claims import Case
from friendline.policy.prove.ordinary import ordinary

NAMES: Final = ("Alex", "Robin", "Sam", "Kim", "Jo", "Chris", "Terry", "Nicky", "Lee", "Pat")
"""Names that say nothing about who somebody is."""

ANSWERED: Final = {
    AnswerKind.ACCEPT: "accepted",
    AnswerKind.ACCEPT_RESTRICTED: "accepted onto a list",
    AnswerKind.OFFER_OTHER: "offered another way",
    AnswerKind.DECLINE: "declined",
    AnswerKind.DEFER: "put off",
    AnswerKind.ASK: "left for you to decide",
}
"""What becomes of somebody."""

_NOUNS: Final = {
    "family": "family member",
    "family_of_client": "family member of a client",
    "parent_of_student": "parent of a student",
    "other": "acquaintance",
}
_RELATIVE: Final[Mapping[str, Mapping[Fact, str]]] = {
    "met": {
        True: "you have met in person",
        False: "you have not met in person",
        None: "you may or may not have met in person",
    },
    "became_friend": {
        True: "who has become a friend",
        False: "who has not become a friend",
        None: "who may or may not have become a friend",
    },
    "kin": {
        True: "who is family",
        False: "who is not family",
        None: "who may or may not be family",
    },
    "minor": {True: "who is a minor", False: "who is of age", None: "who may be a minor"},
    "sensitive": {
        True: "whose personal life your work touches",
        False: "whose personal life your work does not touch",
        None: "whose personal life your work may touch",
    },
    "origin": {
        "business": "whom you know through business",
        "private": "whom you know privately",
        None: "whom you know from somewhere that is not noted",
    },
}
_MONTHS: Final = {
    "months_known": (
        "whom you have known for {}",
        "whom you have known for a time that is not noted",
    ),
    "months_since_end": (
        "whose work with you ended {} ago",
        "whose work with you ended on a day that is not noted",
    ),
}
"""With the number of months, and without."""

_ACTS: Final = {
    "incoming": ("asks to connect", "ask to connect"),
    "outgoing": ("is asked by you", "are asked by you"),
    "existing": ("is connected with you", "are connected with you"),
    None: ("may be connected with you", "may be connected with you"),
}
"""Who asks whom, of one person and of several."""


def somebody(number: int) -> str:
    """Give an invented name; the same number always gives the same."""
    return NAMES[number % len(NAMES)]


def described(
    name: str,
    case: Case,
    specs: Mapping[str, FactSpec],
    telling: Iterable[str] = (),
    *,
    plural: bool = False,
) -> str:
    """Say who somebody is and what they want: "Alex, a current client, asks on Facebook".

    Args:
        name: What to call them.
        case: Their facts.
        specs: All facts.
        telling: Facts to say even where they are ordinary.
        plural: Whether the name stands for several people.
    """
    telling = set(telling)
    said = {
        fact
        for fact, value in case.items()
        if fact in telling or (fact in specs and value != ordinary(specs[fact]))
    }
    noun = _noun(case, said)
    clauses = [*_relatives(case, said), *_numbers(case, said), *_own(case, said, specs)]
    more = [*clauses[:1], *(_after_another(clause) for clause in clauses[1:])]
    if not noun and not more:
        return f"{name} {_act(case, said, plural=plural)}"
    # "a client you have met in person" needs no comma, and "somebody who is a minor" neither.
    joint = " " if more and (not noun or more[0].startswith("you ")) else ", "
    person = joint.join(filter(None, [noun or "somebody", ", ".join(more)]))
    return f"{name}, {person}, {_act(case, said, plural=plural)}"


def _noun(case: Case, said: set[str]) -> str:
    """Say what somebody is to the owner; blank where that is not known or not worth saying."""
    relationship = case.get("relationship") if "relationship" in said else None
    status = case.get("status") if "status" in said else None
    if relationship is None and status in {None, "none"}:
        return ""
    noun = "contact"
    if isinstance(relationship, str):
        noun = _NOUNS.get(relationship, spoken(relationship))
    if isinstance(status, str) and status != "none":
        noun = f"{status} {noun}"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _relatives(case: Case, said: set[str]) -> Iterator[str]:
    unsaid = [fact for fact in ("relationship", "status") if fact in said and case[fact] is None]
    if unsaid:
        yield f"whose {listed(unsaid, 'and')} you have not noted"
    if "status" in said and case["status"] == "none":
        yield "with whom there is no work"
    for fact, words in _RELATIVE.items():
        if fact in said:
            yield words[case[fact]]


def _after_another(clause: str) -> str:
    """Make "you have met" stand in a list: "who is family, whom you have met"."""
    return f"whom {clause}" if clause.startswith("you ") else clause


def _numbers(case: Case, said: set[str]) -> Iterator[str]:
    for fact, (words, without) in _MONTHS.items():
        if fact in said:
            number = case[fact]
            yield without if number is None else words.format(_months(int(number)))


def _months(number: int) -> str:
    return {0: "less than a month", 1: "1 month"}.get(number, f"{number} months")


def _own(case: Case, said: set[str], specs: Mapping[str, FactSpec]) -> Iterator[str]:
    """Say facts that the policy declares itself; their label is all the wording there is."""
    for fact in case:
        if fact in said and fact not in BUILT_IN:
            yield f"with {specs[fact].label}: {value_of(case[fact])}"


def value_of(fact: Fact) -> str:
    """Say a value on its own."""
    if fact is None:
        return "not known"
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    return spoken(str(fact))


def _act(case: Case, said: set[str], *, plural: bool) -> str:
    direction = case.get("direction", "incoming")
    act = _ACTS[direction if isinstance(direction, str) else None][plural]
    where = " ".join(_where(case, said))
    return f"{act.removesuffix(' to connect')} {where}" if where else act


def _where(case: Case, said: set[str]) -> Iterator[str]:
    channel, purpose = case.get("channel"), case.get("purpose")
    if isinstance(channel, str):
        yield "on another network" if channel == "other" else f"on {spoken(channel)}"
    elif "channel" in said:
        yield "on some network"
    if isinstance(purpose, str):
        article = "an" if purpose[0] in "aeiou" else "a"
        yield f"through {article} {purpose} account"
    elif "purpose" in said and channel is None:
        yield "through an account whose purpose is not noted"
