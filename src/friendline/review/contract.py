"""The shape of ``review.json``; its JSON Schema is made from these types (design.md, the main job).

Fields may be added, not renamed. Times are ISO 8601 in UTC (``2026-11-22T09:30:00Z``) or null.
"""

from msgspec import Struct

from friendline.model import (
    AnswerKind,
    AudienceSource,
    Category,
    Certainty,
    Direction,
    EventState,
    FindingKind,
    ItemKind,
    Relationship,
    Sees,
    Severity,
    Status,
)
from friendline.sight.viewing import Counts


class SkippedFile(Struct, frozen=True, kw_only=True):
    """A file that could not be read, and why."""

    file: str
    reason: str


class MissingPart(Struct, frozen=True, kw_only=True):
    """Something this export cannot tell, and how to supply it.

    ``lines`` can be completed and pasted into ``audience.toml``; mostly there are none.
    """

    what: str
    remedy: str
    lines: str = ""


class SourceRow(Struct, frozen=True, kw_only=True):
    """One export, list or calendar that was read; the numbers are counts of records in it."""

    path: str
    kind: str
    items: int
    people: int
    requests: int
    events: int
    skipped: list[SkippedFile]
    missing: list[MissingPart]


class AccountRow(Struct, frozen=True, kw_only=True):
    """An account that is (or may be) a person's."""

    channel: str
    name: str
    handle: str | None
    url: str | None
    certainty: Certainty
    evidence: list[str]


class PersonRow(Struct, frozen=True, kw_only=True):
    """A client, or somebody who asks and is not on the client list."""

    id: str
    name: str
    relationship: Relationship
    status: Status
    on_client_list: bool
    accounts: list[AccountRow]


class ItemRow(Struct, frozen=True, kw_only=True, gc=False):
    """Anything of the owner's that can be seen."""

    id: str
    channel: str
    kind: ItemKind
    at: str | None
    text: str
    place: str | None
    by: str | None
    audience: str
    audience_source: AudienceSource


class NotScreenedRow(Struct, frozen=True, kw_only=True):
    """An item that a detector could not read to its end; nobody knows whether it is clean."""

    item: str
    reason: str


class FindingRow(Struct, frozen=True, kw_only=True, gc=False):
    """What a detector saw in an item.

    ``third_parties`` says of a perk whom else the item shows: children, other people; null where
    nobody else was found.
    """

    item: str
    category: Category
    kind: FindingKind
    severity: Severity
    evidence: str
    reason: str
    detector: str
    confidence: float | None = None
    third_parties: str | None = None


class AnswerRow(Struct, frozen=True, kw_only=True):
    """What the policy says to a request, or to a tie that is there already.

    ``since`` is when an existing tie began. ``candidates`` are the people of the client list that
    an ambiguous account could be.
    ``passed_over`` names rules that would have to be asked first, were a fact known.
    """

    person: str
    channel: str
    direction: Direction
    requested_at: str | None
    since: str | None
    waiting_days: int | None
    answer: AnswerKind
    offer: str | None
    onto_list: str | None
    tone: str | None
    say: str | None
    rule: str | None
    reasons: list[str]
    passed_over: list[str]
    facts: dict[str, bool | int | str | None]
    candidates: list[str]


class GainedRow(Struct, frozen=True, kw_only=True):
    """Findings of a category that somebody would newly see, or see for certain, once accepted."""

    category: Category
    can: int
    may: int


class SightRow(Struct, frozen=True, kw_only=True):
    """How many items of a channel a person can, may and cannot see, now and if accepted.

    ``gains`` counts the risks that accepting would open. ``as_anybody`` says that no account of
    theirs is known there, and that they see what anybody sees.
    """

    person: str
    channel: str
    can: int
    may: int
    cannot: int
    if_accepted: Counts | None
    gains: list[GainedRow] = []
    as_anybody: bool = False


class ExposureRow(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A finding that a person can or may see, and by which chain of reasons.

    ``third_parties`` is that of the finding; it is left out where there is none.
    """

    person: str
    item: str
    category: Category
    sees: Sees
    because: tuple[str, ...]
    third_parties: str | None = None


class ExposureCountRow(Struct, frozen=True, kw_only=True):
    """How many findings of a category a person can and may see.

    These are all of them; ``exposures`` lists the weightiest of each person.
    """

    person: str
    category: Category
    can: int
    may: int


class SeenByRow(Struct, frozen=True, kw_only=True, gc=False):
    """How many people of the client list can and may see a finding."""

    item: str
    category: Category
    can: int
    may: int


class DiggerRow(Struct, frozen=True, kw_only=True):
    """An item with a risk that somebody who digs would find (R73).

    ``can`` and ``may`` count people of the client list; ``anybody`` is what those see who are not
    tied to the owner; ``because`` says why the one sees it who sees most.
    """

    item: str
    at: str | None
    can: int
    may: int
    because: tuple[str, ...]
    anybody: Sees
    categories: list[Category]


class NoticedRow(Struct, frozen=True, kw_only=True):
    """A client whom somebody could notice, or who could notice somebody, and why."""

    person: str
    sees: Sees
    because: tuple[str, ...]


class NoticeRow(Struct, frozen=True, kw_only=True):
    """How many clients it is certain of and how many more it is possible of; a few of them.

    ``hinted`` counts those of whom the sources hold more than the rules of the network: an item
    with their name, one employer, one event.
    """

    can: int
    may: int
    hinted: int
    likeliest: list[NoticedRow]


class NoticingRow(Struct, frozen=True, kw_only=True):
    """Who could notice what was answered to somebody (R5).

    ``notices`` are clients who are let in already and whom this person could notice;
    ``noticed_by`` are clients who could notice it, were this person let in.
    """

    person: str
    channel: str
    notices: NoticeRow
    noticed_by: NoticeRow


class EventRow(Struct, frozen=True, kw_only=True):
    """A calendar entry that a conflict refers to."""

    id: str
    summary: str
    start: str | None
    end: str | None
    state: EventState


class ConflictRow(Struct, frozen=True, kw_only=True):
    """An item that contradicts what a client was told."""

    person: str
    event: str
    item: str
    sees: Sees
    because: tuple[str, ...]


class OutcomeRow(Struct, frozen=True, kw_only=True):
    """What became of one person's request or tie."""

    person: str
    outcome: str
    channel: str
    at: str | None


class TreatmentRow(Struct, frozen=True, kw_only=True):
    """People with equal facts and different outcomes (R4)."""

    facts: dict[str, bool | int | str | None]
    outcomes: list[OutcomeRow]


class ViewRow(Struct, frozen=True, kw_only=True):
    """What a group of clients sees of some items: each item counts once.

    ``can`` counts items that at least one of them can see, ``may`` the others that at least one
    may see; ``risks_can`` and ``risks_may`` are those of them in which a risk was found.
    """

    clients: int
    can: int
    may: int
    risks_can: int
    risks_may: int


class RemainsRow(Struct, frozen=True, kw_only=True):
    """How many items somebody of the group can, and may, see all the same, and why.

    ``examples`` are a few of them. An item may stand under several reasons, for several people.
    """

    can: int
    may: int
    because: str
    examples: list[str]


class ExpectedRow(Struct, frozen=True, kw_only=True):
    """What a step will change, computed and not guessed; compare it with the network afterwards.

    ``change`` is the rest of a sentence that begins with "once", ``of`` says what is counted:
    everything there, photos and videos, these items. ``people`` are in the group; the ``clients``
    of a view are those of them who can or may see any of it.
    """

    change: str
    of: str
    people: int
    before: ViewRow
    after: ViewRow
    remains: list[RemainsRow]


class StepRow(Struct, frozen=True, kw_only=True):
    """One thing to do, most useful first; ``expected`` stands with steps that change a sight."""

    action: str
    channel: str | None
    person: str | None
    item: str | None
    why: str
    repairs: int
    expected: list[ExpectedRow] = []


class PolicyRow(Struct, frozen=True, kw_only=True):
    """The policy that gave the answers."""

    name: str
    version: str
    sentence: str


class BaselineRow(Struct, frozen=True, kw_only=True):
    """What anybody sees who is not tied to the owner (R52), and how much is unknown."""

    channel: str
    items: int
    can: int
    may: int
    cannot: int
    unknown_audience: int


class CircleMemberRow(Struct, frozen=True, kw_only=True):
    """Somebody of a circle; ``channel`` where it is an account that is nobody's yet."""

    id: str
    name: str
    channel: str | None


class CircleRow(Struct, frozen=True, kw_only=True):
    """People who seem to belong together: a suggestion for an audience, nothing more.

    ``clients`` are those of them on the client list for work. ``strength`` counts what speaks for
    it, by what was counted.
    """

    name: str
    kind: str
    members: list[CircleMemberRow]
    clients: list[str]
    because: list[str]
    strength: dict[str, int]


class SpreadRow(Struct, frozen=True, kw_only=True):
    """A number that changes from month to month, or week to week: median and quartiles.

    ``total`` is its sum over all of these months or weeks.
    """

    total: int
    median: float
    low: float
    high: float


class UpkeepRow(Struct, frozen=True, kw_only=True):
    """What would need moderation on a channel if clients were let in (R50).

    ``way`` is "nobody let in", "let in" or "let in, on the list ...". ``can`` and ``can_or_may``
    count items a month with a risk that such a client sees, over the last ``months`` (at most
    twelve, each a twelfth of a year) up to the day ``until``, that of the newest item. ``now_can``
    and ``now_may`` count what is there already, of all years.
    """

    channel: str
    way: str
    until: str
    months: int
    can: SpreadRow
    can_or_may: SpreadRow
    now_can: int
    now_may: int


class PolicyUpkeepRow(Struct, frozen=True, kw_only=True):
    """What a policy would cost on all channels together, items a month (A15).

    ``let_in``, ``kept_out`` and ``left_open`` count its answers to the requests and ties of
    clients; ``left_open`` are those it leaves to the owner, whom nobody is counted as let in for.
    """

    policy: str
    is_yours: bool
    let_in: int
    kept_out: int
    left_open: int
    months: int
    can: SpreadRow
    can_or_may: SpreadRow


class BusyRow(Struct, frozen=True, kw_only=True):
    """A week, by its Monday, or a day with many posts."""

    begin: str
    posts: int


class RhythmRow(Struct, frozen=True, kw_only=True):
    """How often the owner posts what a client let in can or may see (R44, R49).

    Days and hours are in the owner's zone, over at most twelve months up to the newest post.
    A week is busy from ``much_in_a_week`` posts on, which is more than three times ``usual_week``,
    the median of the weeks with a post, and at least seven; days likewise, and at least five.
    ``unremarked`` counts, of the posts that are ``worded``, those in which nothing was recognised.
    """

    channel: str
    since: str
    until: str
    posts: int
    a_week: SpreadRow
    a_month: SpreadRow
    on_weekends: int
    late_at_night: int
    usual_week: float
    much_in_a_week: int
    busy_weeks: list[BusyRow]
    busy_weeks_in_all: int
    usual_day: float
    much_on_a_day: int
    busy_days: list[BusyRow]
    busy_days_in_all: int
    worded: int
    unremarked: int
    examples: list[str]


class Review(Struct, frozen=True, kw_only=True):
    """Everything one review says."""

    schema: str
    made_at: str
    today: str
    zone: str
    friendline: str
    policy: PolicyRow | None
    sources: list[SourceRow]
    people: list[PersonRow]
    items: list[ItemRow]
    findings: list[FindingRow]
    not_screened: list[NotScreenedRow]
    answers: list[AnswerRow]
    sight: list[SightRow]
    baseline: list[BaselineRow]
    exposures: list[ExposureRow]
    exposure_counts: list[ExposureCountRow]
    events: list[EventRow]
    conflicts: list[ConflictRow]
    treatment: list[TreatmentRow]
    plan: list[StepRow]
    missing: list[MissingPart]
    circles: list[CircleRow] = []
    noticing: list[NoticingRow] = []
    seen_by: list[SeenByRow] = []
    digger: list[DiggerRow] = []
    upkeep: list[UpkeepRow] = []
    policy_upkeep: list[PolicyUpkeepRow] = []
    rhythm: list[RhythmRow] = []
