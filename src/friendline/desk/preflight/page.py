"""What a look gave, as its page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from friendline.model import UNKNOWN, Category, Finding, Sees
from friendline.review.preflight import Clash, Narrower, Preflight, Seer
from friendline.review.words import CATEGORY_NAMES, count, title_of

__all__ = ["Found", "SeenAlike", "SeenBy", "Shown", "shown"]

_SHOWN: Final = 24
"""So many people are named at once; the others behind a click."""


@dataclass(frozen=True)
class SeenBy:
    """A client who sees it.

    Attributes:
        person: Their id.
        name: What they are called.
        because: Why, without what holds for all of them; in one line.
    """

    person: str
    name: str
    because: str


@dataclass(frozen=True)
class SeenAlike:
    """All clients who can see it, or all who may.

    Attributes:
        sees: Whether they can, or may.
        because: The reasons that hold for all of them.
        people: The first of them.
        more: The others.
    """

    sees: Sees
    because: tuple[str, ...]
    people: tuple[SeenBy, ...]
    more: tuple[SeenBy, ...]


@dataclass(frozen=True)
class Found:
    """Something that was found in it.

    Attributes:
        name: Of the category.
        is_risk: Whether it is a risk, and not a perk.
        severity: How much it weighs.
        reason: Why.
        detector: What found it.
    """

    name: str
    is_risk: bool
    severity: str
    reason: str
    detector: str


@dataclass(frozen=True)
class Shown:
    """Everything of a look.

    Attributes:
        title: The state in a sentence.
        network: What it is called.
        audience: Who it was taken to be for; empty where nobody knows.
        can: How many clients can see it.
        may: How many may.
        everybody: How many clients there are.
        anybody: Whether somebody who is not logged in sees it.
        told: How that is known.
        clashes: Whom it contradicts.
        seen: Who sees it, who can before who may.
        feed: How it may come up in feeds.
        found: What was found in it.
        not_looked_at: What was not looked at.
        third_parties: Whom else it shows; empty for nobody.
        narrower: What narrower audiences would change.
        afterwards: What can be done later.
        purpose: What the policy says the network is for.
        edited: What makes it something that clients get an edited version of.
    """

    title: str
    network: str
    audience: str
    can: int
    may: int
    everybody: int
    anybody: Sees
    told: tuple[str, ...]
    clashes: tuple[Clash, ...]
    seen: tuple[SeenAlike, ...]
    feed: tuple[str, ...]
    found: tuple[Found, ...]
    not_looked_at: tuple[str, ...]
    third_parties: str
    narrower: tuple[Narrower, ...]
    afterwards: tuple[str, ...]
    purpose: str
    edited: tuple[str, ...]


def shown(done: Preflight) -> Shown:
    """Give a look as its page shows it."""
    can = sum(one.sees is Sees.CAN for one in done.seers)
    may = len(done.seers) - can
    everybody = len(done.seers) + done.cannot
    return Shown(
        title=_title(can, may, everybody),
        network=title_of(done.channel),
        audience="" if done.audience == UNKNOWN else done.audience,
        can=can,
        may=may,
        everybody=everybody,
        anybody=done.anybody,
        told=done.told,
        clashes=done.clashes,
        seen=tuple(_alike(done.seers)),
        feed=done.feed,
        found=tuple(map(_found, (*done.naming_clients, *done.findings))),
        not_looked_at=done.not_looked_at,
        third_parties=done.third_parties.reason if done.third_parties else "",
        narrower=done.narrower,
        afterwards=done.afterwards,
        purpose=done.purpose,
        edited=done.edited,
    )


def _title(can: int, may: int, everybody: int) -> str:
    if not everybody:
        return "There is no client list, so no client can be named"
    of = f"of your {count(everybody, 'client')}"
    if can and may:
        return f"{can:,} {of} can see this, and {may:,} more may"
    if can or may:
        return f"{can or may:,} {of} {'can' if can else 'may'} see this"
    return f"None {of} can see this"


def _alike(seers: tuple[Seer, ...]) -> Iterator[SeenAlike]:
    for sees in (Sees.CAN, Sees.MAY):
        group = [one for one in seers if one.sees is sees]
        if not group:
            continue
        shared = [why for why in group[0].because if all(why in one.because for one in group)]
        people = tuple(
            SeenBy(one.person, one.name, " ".join(why for why in one.because if why not in shared))
            for one in group
        )
        yield SeenAlike(sees, tuple(shared), people[:_SHOWN], people[_SHOWN:])


def _found(one: Finding) -> Found:
    category = Category(one.category)
    return Found(
        name=CATEGORY_NAMES[category],
        is_risk=category.kind == "risk",
        severity=one.severity.value,
        reason=one.reason,
        detector=one.detector,
    )
