"""What a preflight says."""

from msgspec import Struct

from friendline.model import Finding, Sees
from friendline.screening.third_parties import ThirdParties


class Seer(Struct, frozen=True):
    """Somebody of the client list who can or may see a draft once it is posted.

    Attributes:
        person: Their id.
        name: What to call them.
        sees: Whether they can or only may.
        because: The chain of reasons.
        in_feed: Whether it may come to them by itself; the others would have to look.
    """

    person: str
    name: str
    sees: Sees
    because: tuple[str, ...]
    in_feed: bool


class Clash(Struct, frozen=True):
    """Somebody was told something that the draft contradicts (R41, A1).

    Attributes:
        person: Their id.
        name: What to call them.
        event: Id of the meeting that did not take place.
        sees: Whether they would see the draft.
        became: What became of the meeting, in a few words.
        near: How near in time the draft is, in words; empty for a meeting of whole days.
        because: The chain in sentences: the meeting, what is uncertain, what the draft shows.
    """

    person: str
    name: str
    event: str
    sees: Sees
    became: str
    near: str
    because: tuple[str, ...]


class Narrower(Struct, frozen=True):
    """What another audience would change.

    Attributes:
        audience: The audience, in the words of ``sight.audience``.
        can: How many clients can see the draft then.
        may: How many may.
        fewer: How many clients fewer can or may see it.
        left: The names of those who still can or may, by name.
        clashes: The names of those among them who were told something else.
        first: What has to be done before it can be chosen, in a sentence; mostly nothing.
    """

    audience: str
    can: int
    may: int
    fewer: int
    left: tuple[str, ...]
    clashes: tuple[str, ...]
    first: str = ""


class Preflight(Struct, frozen=True, kw_only=True):
    """What is known of a draft before it is posted. It weighs nothing and holds up nothing.

    Attributes:
        channel: The network it is for.
        audience: Who it was taken to be for.
        told: How that is known, or that it is not; sentences for the owner.
        tagged: Names of the accounts that it tags.
        findings: What was found in it, risks and perks, without what the owner called fine.
        not_looked_at: What was not looked at, each with its reason.
        anybody: Whether somebody who is not logged in sees it.
        seers: The clients who can see it and those who may, each by name.
        cannot: How many clients are not among them.
        feed: How it may come up in feeds, in sentences (R43).
        clashes: Whom it contradicts.
        narrower: What audiences that are narrower would change, the widest first.
        afterwards: What can be done about its audience once it is posted, in sentences.
        third_parties: Whom else it shows (guidance P14); ``None`` where nobody is told of.
        naming_clients: The findings that a client is named in it.
        purpose: What the policy says the network is for; empty where it says nothing.
        edited: What makes it something that clients get an edited version of, in sentences (R36).
    """

    channel: str
    audience: str
    told: tuple[str, ...]
    tagged: tuple[str, ...]
    findings: tuple[Finding, ...]
    not_looked_at: tuple[str, ...]
    anybody: Sees
    seers: tuple[Seer, ...]
    cannot: int
    feed: tuple[str, ...]
    clashes: tuple[Clash, ...]
    narrower: tuple[Narrower, ...]
    afterwards: tuple[str, ...]
    third_parties: ThirdParties | None
    naming_clients: tuple[Finding, ...]
    purpose: str
    edited: tuple[str, ...] = ()
