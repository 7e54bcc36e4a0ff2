"""What is known today, and on which every reason in a letter must rest (guidance P8, T11).

Everything may be unknown: ``None``. Unknown is never taken for true. What comes from an export
has the day of that export, and after a year it is no longer known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from friendline.model import AnswerKind, Relationship, Status

FRESH: Final = timedelta(days=366)
"""So long an export, or what the owner said, tells what is so today."""

_CLOSE: Final = frozenset(
    {
        Relationship.PATIENT,
        Relationship.STUDENT,
        Relationship.PARENT_OF_STUDENT,
        Relationship.FAMILY_OF_CLIENT,
    }
)
_DISTANT: Final = frozenset(
    {
        Relationship.COLLEAGUE,
        Relationship.FRIEND,
        Relationship.INVESTOR,
        Relationship.PROSPECT,
        Relationship.REFERRER,
        Relationship.VENDOR,
    }
)


@dataclass(frozen=True, kw_only=True)
class ChannelFacts:
    """What is known of one account of the owner.

    Attributes:
        purpose: ``personal``, ``professional``, ``official`` or ``mixed``.
        as_of: The day of the export that the counts come from.
        family_photos: Photos of the owner's own with a finding of family.
        last_active: The last day on which the owner posted, commented or wrote.
        acts_in_90_days: How often they did so in the 90 days before ``as_of``.
        known_through_work: Standing ties with people of the client list.
    """

    purpose: str | None = None
    as_of: date | None = None
    family_photos: int | None = None
    last_active: date | None = None
    acts_in_90_days: int | None = None
    known_through_work: int | None = None


@dataclass(frozen=True, kw_only=True)
class PolicyFacts:
    """What is known of a policy that a letter may cite (R80).

    Attributes:
        name: What it is called.
        version: Its version.
        in_force_from: Its first day; ``None`` is not known, and then it is not cited.
        in_force_until: Its last day, if there is one.
        published: Name or address of the document that anybody can be shown; ``None`` where it
            was never published.
        of_office: Whether an office or company adopted it; else it is the owner's own.
    """

    name: str
    version: str
    in_force_from: date | None = None
    in_force_until: date | None = None
    published: str | None = None
    of_office: bool = False

    def in_force(self, day: date) -> bool:
        """Tell whether it is known to hold on a day; the first and the last day count."""
        if self.in_force_from is None or day < self.in_force_from:
            return False
        return self.in_force_until is None or day <= self.in_force_until


@dataclass(frozen=True, kw_only=True)
class PastAsk:
    """The owner asked this person once before, on any channel.

    Attributes:
        on: When.
        said_no: Whether they declined, or said so; ``None`` while nobody knows.
        accepted: Whether they said yes.
    """

    on: date
    said_no: bool | None = None
    accepted: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of the two people, the channel and the policy on the day of writing.

    Attributes:
        today: The day of writing.
        channel: The network it is about: ``"facebook"``.
        name: The other person, as the owner writes it.
        owner: The name to sign with.
        called: How the owner addresses them, if not by ``name``: "Dr Mora", "Jo".
        asked: Whether they asked to connect, on the network or in person.
        connected: Whether the two are connected on ``channel``.
        answer: What is answered today: what the owner chose, else what the policy says.
        earlier_answer: What it answered before it was changed.
        follows_policy: Whether ``answer`` comes from a rule; ``False`` where the owner answers
            otherwise than the policy says.
        tone: The tone that the rule asks for.
        say: The words that the rule gives, with ``{offer}`` for the way that is offered.
        offer: The way to offer instead, as policies write it: ``"linkedin"``, ``"e-mail"``.
        address: Where that is: a profile address, an e-mail address, a number.
        alternatives: The ways that the policy offers; ``()`` says that there are none.
        choice: Ways to choose from in an invitation (R84).
        relationship: What they are to the owner.
        status: Where that stands.
        sensitive: Whether the work touches their personal life (R81).
        kin: Whether they are family of the owner.
        at_risk: Whether writing to them is not safe (guidance T12).
        ended_on: When the work ended.
        defer_until: The day from which the policy looks again.
        answer_then: What the policy answers on that day, if nothing else changes.
        upset_on: When they were put out by an answer.
        policy: The policy in question.
        earlier_policy: The version before it.
        answered_otherwise: How many people in the same situation were answered otherwise since
            the policy holds.
        channels: What is known of the owner's accounts, by channel.
        body: The professional body whose guidance the policy carries, as it is to be named.
        said: What the owner said of themselves: a claim and the day it was said.
        asks: Earlier invitations to this person, on any channel; ``()`` is none.
        other_people: Full names of the owner's other clients.
    """

    today: date
    channel: str
    name: str
    owner: str
    called: str | None = None
    asked: bool | None = None
    connected: bool | None = None
    answer: AnswerKind | None = None
    earlier_answer: AnswerKind | None = None
    follows_policy: bool | None = None
    tone: str | None = None
    say: str | None = None
    offer: str | None = None
    address: str | None = None
    alternatives: tuple[str, ...] | None = None
    choice: tuple[str, ...] = ()
    relationship: Relationship = Relationship.UNKNOWN
    status: Status = Status.UNKNOWN
    sensitive: bool | None = None
    kin: bool | None = None
    at_risk: bool = False
    ended_on: date | None = None
    defer_until: date | None = None
    answer_then: AnswerKind | None = None
    upset_on: date | None = None
    policy: PolicyFacts | None = None
    earlier_policy: PolicyFacts | None = None
    answered_otherwise: int | None = None
    channels: Mapping[str, ChannelFacts] = field(default_factory=lambda: MappingProxyType({}))
    body: str | None = None
    said: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    asks: tuple[PastAsk, ...] | None = None
    other_people: tuple[str, ...] = ()

    @property
    def here(self) -> ChannelFacts:
        """What is known of the account that it is about."""
        return self.channels.get(self.channel, ChannelFacts())

    @property
    def there(self) -> ChannelFacts:
        """What is known of the account that is offered."""
        return self.channels.get(self.offer or "", ChannelFacts())

    @property
    def is_sensitive(self) -> bool | None:
        """Whether the work is close to their life: as said, else as the relationship tells."""
        if self.sensitive is not None:
            return self.sensitive
        if self.relationship in _CLOSE:
            return True
        return False if self.relationship in _DISTANT else None

    def fresh(self, on: date | None) -> bool:
        """Tell whether something known on a day is still known: a year old, and not to come."""
        return on is not None and self.today - FRESH <= on <= self.today

    @property
    def said_no(self) -> bool:
        """Whether they have declined the owner before (R88)."""
        return any(ask.said_no for ask in self.asks or ())

    @property
    def waits_for_answer(self) -> bool:
        """Whether the owner has asked and nothing came back yet."""
        return any(ask.said_no is None and not ask.accepted for ask in self.asks or ())
