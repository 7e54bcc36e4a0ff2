"""Everything that the page shows, gathered from a review before a word of HTML is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.model import Direction
from friendline.policy import preset_names
from friendline.review.contract import BaselineRow, PolicyRow, Review
from friendline.review.report.answers import AnswerView, answers
from friendline.review.report.bounded import Bounded
from friendline.review.report.circles import CircleView, circles
from friendline.review.report.cleared import Cleared, cleared
from friendline.review.report.clients import Clients, clients
from friendline.review.report.detectors import DetectorView, detectors
from friendline.review.report.digger import DugUp, dug_up
from friendline.review.report.edited import EditedView, edited_view
from friendline.review.report.exposed import exposed
from friendline.review.report.gaps import Missing, Source, missing, sources
from friendline.review.report.headline import headline, sure_ties, ties_of
from friendline.review.report.index import Index
from friendline.review.report.steps import Step, steps
from friendline.review.report.told import Conflict, conflicts
from friendline.review.report.treatment import Group, groups
from friendline.review.report.upkeep import UpkeepView, upkeep_view
from friendline.review.report.words import LONGEST_NAME, shortened
from friendline.review.words import joined


@dataclass(frozen=True)
class Page:
    """The report in the order it is read.

    Attributes:
        made_at: When the review was made, in words.
        version: Of friendline.
        has_sources: Whether anything was read; if not, the page claims nothing.
        has_clients: Whether a client list was read; without one nobody is known as a client.
        has_calendar: Whether events were read, which conflicts are found with.
        headline: The state of things, one sentence each.
        policy: The policy that gave the answers; without one nothing is decided (R1).
        presets: Names of the policies that come with friendline, as a list in words.
        steps: What to do first.
        waiting: Requests that wait for the owner.
        sent: Requests that the owner sent.
        connected: How many clients are certainly connected already (R90).
        unsure: How many more connections could be with a client.
        ties: All of these connections.
        conflicts: What contradicts what a client was told (R41).
        edited: What clients see of what the owner edits for them (R36).
        clients: What clients can see.
        groups: Equal facts, different outcomes (R4).
        baseline: What anybody sees (R52).
        dug_up: What somebody who digs would find (A12).
        upkeep: What letting clients in would cost each month, and how often the owner posts.
        circles: Groups that could become an audience.
        missing: What the review cannot tell.
        sources: What was read.
        detectors: What looked at the items.
        cleared: What the owner called fine.
        anchors: Where on the page each person stands, by person id.
    """

    made_at: str
    version: str
    has_sources: bool
    has_clients: bool
    has_calendar: bool
    headline: Sequence[str]
    policy: PolicyRow | None
    presets: str
    steps: Bounded[Step]
    waiting: Bounded[AnswerView]
    sent: Bounded[AnswerView]
    connected: int
    unsure: int
    ties: Bounded[AnswerView]
    conflicts: Bounded[Conflict]
    edited: EditedView
    clients: Clients
    groups: Bounded[Group]
    baseline: Sequence[BaselineRow]
    dug_up: Bounded[DugUp]
    upkeep: UpkeepView
    circles: Bounded[CircleView]
    missing: Bounded[Missing]
    sources: Bounded[Source]
    detectors: Bounded[DetectorView]
    cleared: Cleared
    anchors: dict[str, str]


def page(review: Review) -> Page:
    """Gather the page of a review."""
    index = Index(review)
    seen = exposed(review, index)
    seen_by = clients(seen, index)
    sure = sure_ties(review, index)
    waiting = answers(review, index, Direction.INCOMING)
    ties = answers(review, index, Direction.EXISTING)
    return Page(
        made_at=index.moment(review.made_at),
        version=shortened(review.friendline, LONGEST_NAME),
        has_sources=bool(review.sources),
        has_clients=any(person.on_client_list for person in review.people),
        has_calendar=any(source.events for source in review.sources),
        headline=headline(review, seen, index),
        policy=review.policy,
        presets=joined(preset_names(), "or"),
        steps=steps(review, index),
        waiting=waiting,
        sent=answers(review, index, Direction.OUTGOING),
        connected=len({row.person for row in sure}),
        unsure=len(ties_of(review)) - len(sure),
        ties=ties,
        conflicts=conflicts(review, index),
        edited=edited_view(review, index),
        clients=seen_by,
        groups=groups(review, index),
        baseline=review.baseline,
        dug_up=dug_up(review, index),
        upkeep=upkeep_view(review, index),
        circles=circles(review),
        missing=missing(review),
        sources=sources(review),
        detectors=detectors(review),
        cleared=cleared(review, index),
        # Where somebody stands in several parts, a waiting request is the place to look.
        anchors=_anchors(ties) | seen_by.anchors | _anchors(waiting),
    )


def _anchors(views: Bounded[AnswerView]) -> dict[str, str]:
    return {view.person_id: view.anchor for view in views}
