"""What letters may rest on, as the store knows it today; what it does not know stays open.

Nothing is guessed: a count that no export tells is ``None``, and a reason that needs it is then not
written (R78, P8).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Final

from django.db.models import QuerySet

from friendline.letters import ChannelFacts, Facts, PastAsk, PolicyFacts
from friendline.model import (
    CHANNEL_TITLES,
    AnswerKind,
    Category,
    Direction,
    Fact,
    ItemKind,
    Relationship,
    Seconds,
    Status,
)
from friendline.policy import Policy, situation_key
from friendline.policy.change.sides import usable
from friendline.requests.graph import Kind
from friendline.requests.ruling import YES, Later, Ruled
from friendline.review.contract import AnswerRow, SourceRow
from friendline.review.situations import day_of
from friendline.store import settings
from friendline.store.models import Answer, Item, Request
from friendline.store.people import acquaintances
from friendline.store.policy import policies
from friendline.store.requests.request_steps import given, moment_of
from friendline.store.requests.request_world import World
from friendline.store.review import reviewed

__all__ = ["ADDRESSES", "OFFICE", "OWNER_NAME", "PUBLISHED_AT", "SAID", "letter_facts"]

OWNER_NAME: Final = "owner_name"
"""The setting with the name to sign with; else the name that an export shows."""

ADDRESSES: Final = "addresses"
"""The setting that says where the owner is to be found, by way: ``{"e-mail": "ada@..."}``."""

OFFICE: Final = "office_policy"
"""The setting that says whether an office adopted the policy."""

PUBLISHED_AT: Final = "policy_address"
"""The setting with the address at which the policy can be read."""

SAID: Final = "said_of_myself"
"""The setting with what the owner said of themselves: a claim and the day, ``2026-11-22``."""

_RECENT: Final = timedelta(days=31)
"""So old an export may be that says when the owner was last active."""

_WINDOW: Final = timedelta(days=90)
_NOT_WORK: Final = frozenset({Relationship.FRIEND, Relationship.FAMILY})
_OWN_ACTS: Final = (
    *(ItemKind.POST, ItemKind.COMMENT, ItemKind.PHOTO, ItemKind.VIDEO, ItemKind.STORY),
    *(ItemKind.CHECK_IN, ItemKind.WALL_POST, ItemKind.GROUP_POST, ItemKind.REACTION),
)


def letter_facts(request: Request, world: World) -> Facts:
    """Give what is known for a letter about a request.

    ``answer`` is what the owner chose, else what the policy says; ``follows_policy`` tells whether
    the two are the same.

    Args:
        request: The request.
        world: The day, the policy, the people, the review.
    """
    return _Asked(request, world).facts()


@dataclass(frozen=True)
class _Asked:
    """A request, and all that is looked up for it."""

    request: Request
    world: World

    @cached_property
    def policy(self) -> Ruled:
        return self.world.ruled(self.request)

    @cached_property
    def given(self) -> Answer | None:
        return given(self.request)

    @cached_property
    def later(self) -> Later | None:
        return self.world.later(self.request)

    @property
    def answer(self) -> AnswerKind | None:
        if self.given is not None:
            return AnswerKind(self.given.answer)
        return None if self.policy.lacks else self.policy.answer

    @property
    def follows_policy(self) -> bool | None:
        if self.answer is None:
            return None
        if self.policy.lacks or self.answer is not self.policy.answer:
            return False
        return True if self.policy.rule else None

    @property
    def offer(self) -> str | None:
        if self.given is not None:
            return self.given.offer or None
        return self.policy.offer

    def facts(self) -> Facts:
        request, world = self.request, self.world
        known, policy, earlier = self.person_facts, world.policy, self.earlier()
        return Facts(
            today=world.today,
            channel=request.channel,
            name=request.name,
            owner=_owner_name(),
            called=_text(known.get("called")),
            asked=request.direction != Kind.OUTGOING,
            connected=world.is_tied(request.person, request.channel),
            answer=self.answer,
            follows_policy=self.follows_policy,
            tone=self.policy.tone if self.follows_policy else None,
            say=self.policy.say if self.follows_policy else None,
            offer=self.offer,
            address=_address(self.offer),
            alternatives=None if policy is None else policy.alternatives,
            choice=self.choice(),
            relationship=Relationship(str(known.get("relationship") or Relationship.UNKNOWN)),
            status=Status(str(known.get("status") or Status.UNKNOWN)),
            sensitive=_yes_no(known.get("sensitive")),
            kin=_yes_no(known.get("kin")),
            at_risk=known.get("at_risk") is True,
            ended_on=world.since(request.person).get("ended_on"),
            defer_until=self.defer_until,
            answer_then=self.answer_then,
            upset_on=world.upset_on(request.person),
            policy=_policy_facts(policy, world.number),
            answered_otherwise=self.answered_otherwise(),
            channels=self.channels,
            body=_body(policy),
            said=_said(),
            asks=self.asks(),
            other_people=self.other_people(),
            earlier_policy=None if earlier is None else earlier[0],
            earlier_answer=None if earlier is None else earlier[1],
        )

    @cached_property
    def person_facts(self) -> Mapping[str, Fact]:
        direction = Direction.OUTGOING if self.request.direction == Kind.OUTGOING else None
        return self.world.all_facts(
            self.request.person, self.request.channel, direction or Direction.INCOMING
        )

    @property
    def defer_until(self) -> date | None:
        if self.request.due_at is not None:
            return day_of(self.request.due_at)
        return None if self.later is None else self.later.day

    @property
    def answer_then(self) -> AnswerKind | None:
        """What the policy says on the day to which it is put off, where that is known."""
        if self.later is None or self.defer_until is None or self.defer_until < self.later.day:
            return None
        return self.later.answer if self.defer_until == self.later.day else None

    def choice(self) -> tuple[str, ...]:
        """Give the ways to choose from in an invitation (R84): those by which one gets there."""
        policy = self.world.policy
        ways = (self.request.channel, *(() if policy is None else policy.alternatives))
        return tuple(dict.fromkeys(way for way in ways if self._leads_there(way)))

    def _leads_there(self, way: str) -> bool:
        return way not in CHANNEL_TITLES or way in self.channels

    def asks(self) -> tuple[PastAsk, ...] | None:
        if reviewed.run() is None:
            return None
        return tuple(self.world.asks(self.request.person, but=self.request.pk))

    def other_people(self) -> tuple[str, ...]:
        rows = self.world.rows.values()
        return tuple(
            row.name for row in rows if row.on_client_list and row.id != self.request.person
        )

    def earlier(self) -> tuple[PolicyFacts | None, AnswerKind] | None:
        """Give the version of the policy by which they were answered before, and that answer."""
        given = Answer.in_force.filter(person=self.request.person, channel=self.request.channel)
        before = given.filter(policy__lt=self.world.number or 0).last()
        if before is None or before.policy is None:
            return None
        policy = _policy_facts(policies.load(before.policy), before.policy)
        return policy, AnswerKind(before.by_policy)

    def answered_otherwise(self) -> int | None:
        """Count people in the same situation who were answered otherwise under this policy."""
        policy = self.world.policy
        if policy is None or self.answer is None or reviewed.run() is None:
            return None
        return len({*self._answered_otherwise(policy), *self._let_in()})

    def _answered_otherwise(self, policy: Policy) -> Iterator[str]:
        like = _situation(policy, self.policy.facts)
        others = Answer.in_force.filter(
            policy=self.world.number, channel=self.request.channel
        ).exclude(person=self.request.person)
        last = {one.person: one for one in others}
        for person, one in last.items():
            if _situation(policy, one.facts) == like and one.answer != self.answer:
                yield person

    def _let_in(self) -> Iterator[str]:
        """Give those who are like them and were let in since the policy holds, if they are not."""
        if self.answer in YES or self.world.policy is None:
            return
        begin = self.world.policy.in_force_from
        for row in self.world.equals_tied(self.request.person, self.request.channel):
            since = None if row.since is None else date.fromisoformat(row.since[:10])
            is_earlier = begin is not None and since is not None and since < begin
            if not is_earlier:
                yield row.person

    @cached_property
    def channels(self) -> Mapping[str, ChannelFacts]:
        """Give what is known of each account that the owner has."""
        policy = self.world.policy
        purposes = {} if policy is None else policy.channels
        sources: Sequence[SourceRow] = reviewed.section("sources")
        theirs = {row.kind for row in sources} | set(_addresses())
        theirs |= {one.channel for one in acquaintances.owners()}
        return {
            channel: _channel_facts(channel, purposes.get(channel), sources, self.world)
            for channel in sorted(theirs & CHANNEL_TITLES.keys())
        }


def _channel_facts(
    channel: str, purpose: str | None, sources: Sequence[SourceRow], world: World
) -> ChannelFacts:
    newest, last, acts_in_90_days = _activity(channel, reviewed.review_and_store())
    if newest is None:
        return ChannelFacts(purpose=purpose)
    is_recent = world.today - newest <= _RECENT
    return ChannelFacts(
        purpose=purpose,
        as_of=newest,
        family_photos=_family_photos(channel),
        last_active=day_of(last) if last is not None and is_recent else None,
        acts_in_90_days=acts_in_90_days,
        known_through_work=_known_through_work(channel, sources, world),
    )


@lru_cache(maxsize=32)
def _activity(
    channel: str,
    review: tuple[int, str],  # noqa: ARG001 - tells one review from another
) -> tuple[date | None, Seconds | None, int]:
    """Give the newest day of a network, the last act of the owner's, and how many in 90 days."""
    newest = _newest(channel)
    if newest is None:
        return None, None, 0
    acts = _own_acts(channel)
    last = acts.order_by("-at").values_list("at", flat=True).first()
    since, until = moment_of(newest - _WINDOW), moment_of(newest + timedelta(days=1))
    return newest, last, acts.filter(at__gte=since, at__lt=until).count()


def _newest(channel: str) -> date | None:
    """Give the day of the newest thing that an export shows: it was made on that day or later."""
    last = (
        Item.objects.filter(channel=channel, at__isnull=False)
        .order_by("-at")
        .values_list("at", flat=True)
        .first()
    )
    return None if last is None else day_of(last)


def _own_acts(channel: str) -> QuerySet[Item]:
    return Item.objects.filter(channel=channel, by=None, kind__in=_OWN_ACTS, at__isnull=False)


def _family_photos(channel: str) -> int:
    return (
        Item.objects.filter(channel=channel, by=None, kind=ItemKind.PHOTO)
        .filter(findings__category=Category.FAMILY)
        .distinct()
        .count()
    )


def _known_through_work(channel: str, sources: Sequence[SourceRow], world: World) -> int | None:
    """Count standing ties with people of the client list; ``None`` where somebody may be one."""
    if not any(row.kind == channel and row.people for row in sources):
        return None
    ties = [
        row
        for row in world.answers
        if (row.channel, row.direction) == (channel, Direction.EXISTING)
    ]
    known = sum(_is_of_work(row, world) for row in ties)
    return None if not known and any(row.candidates for row in ties) else known


def _is_of_work(row: AnswerRow, world: World) -> bool:
    person = world.rows.get(row.person)
    return person is not None and person.on_client_list and person.relationship not in _NOT_WORK


def _policy_facts(policy: Policy | None, number: int | None) -> PolicyFacts | None:
    if policy is None:
        return None
    return PolicyFacts(
        name=policy.name,
        version=policy.version,
        in_force_from=policy.in_force_from,
        in_force_until=policy.in_force_until,
        published=_published(policy, number),
        of_office=settings.value(OFFICE) is True,
    )


def _published(policy: Policy, number: int | None) -> str | None:
    """Give the document that anybody can be shown; none where the version was not published."""
    is_published = any(
        one.number == number and one.published_at is not None for one in policies.versions()
    )
    if not is_published:
        return None
    address = _text(settings.value(PUBLISHED_AT))
    return address or f"{policy.name}, version {policy.version}"


def _situation(policy: Policy, facts: Mapping[str, Fact]) -> object:
    return situation_key(policy, usable(policy, facts), frozenset({"direction"}))


def _body(policy: Policy | None) -> str | None:
    """Give the professional body that the policy cites; none where it cites several."""
    promises = () if policy is None else policy.promises
    bodies = {one.source.body for one in promises if one.source is not None}
    return bodies.pop() if len(bodies) == 1 else None


def _owner_name() -> str:
    set_by_owner = _text(settings.value(OWNER_NAME))
    if set_by_owner:
        return set_by_owner
    return next((name for one in acquaintances.owners() for name in one.names), "")


def _addresses() -> Mapping[str, str]:
    kept = settings.value(ADDRESSES, {})
    return {way: text for way, text in kept.items() if text} if isinstance(kept, dict) else {}


def _address(offer: str | None) -> str | None:
    if offer is None:
        return None
    profiles = {one.channel: one.url for one in acquaintances.owners() if one.url}
    return _addresses().get(offer) or profiles.get(offer)


def _said() -> dict[str, date]:
    kept = settings.value(SAID, {})
    return {claim: date.fromisoformat(day) for claim, day in kept.items()}


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _yes_no(value: Fact) -> bool | None:
    return value if isinstance(value, bool) else None
