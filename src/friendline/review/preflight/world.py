"""What is known before something is posted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from friendline.book import Book
from friendline.book.items import ITEM_COLUMNS
from friendline.model import UNKNOWN, AudienceSource, Person
from friendline.policy import Policy
from friendline.review.edited.setting import Edited
from friendline.review.identifying import Identified
from friendline.review.looking import ChannelSight
from friendline.review.subjects import Subjects
from friendline.screening import Detector
from friendline.screening.choosing import Settings
from friendline.screening.labels import Labels
from friendline.sight import RULES
from friendline.sight.judging.presence import ANYBODY
from friendline.sight.network import NetworkRules
from friendline.sight.viewing import Sight, Viewer

PICTURES: Final = "pictures"
"""Name of the detector that looks at pictures."""


class UnknownNetworkError(ValueError):
    """friendline has no rules of such a network."""

    def __init__(self, channel: str) -> None:
        known = ", ".join(RULES)
        super().__init__(
            f"'{channel}' is no network whose rules friendline knows: expected one of {known}."
        )


def rules_of(channel: str) -> NetworkRules:
    """Give the rules of a network.

    Raises:
        UnknownNetworkError: friendline knows none of it.
    """
    if channel not in RULES:
        raise UnknownNetworkError(channel)
    return RULES[channel]


@dataclass(frozen=True)
class World:
    """What a preflight is held against.

    Attributes:
        identified: The book, and who is who in it.
        subjects: Whom a review of it speaks about.
        sights: What they see, by channel.
        detectors: What looks at the words of a draft; one for pictures is made for each draft.
        settings: What the owner says of detectors.
        labels: What the owner said of findings.
        policy: The rules, for what the owner says a network is for.
        zone: IANA name of the zone the owner lives in.
        edited: What clients get an edited version of (R36).
    """

    identified: Identified
    subjects: Subjects
    sights: Mapping[str, ChannelSight]
    detectors: Sequence[Detector]
    settings: Settings = field(default_factory=dict)
    labels: Labels = field(default_factory=Labels)
    policy: Policy | None = None
    zone: str = "UTC"
    edited: Edited = field(default_factory=Edited)

    @property
    def book(self) -> Book:
        """The book."""
        return self.identified.book

    @property
    def clients(self) -> Mapping[str, Person]:
        """The people of the client list, by id."""
        return self.book.people

    @property
    def owner_names(self) -> frozenset[str]:
        """What the owner is called."""
        return frozenset(name for owner in self.book.owners for name in owner.names)

    def sight(self, channel: str) -> ChannelSight:
        """Give what everybody sees on a network; of one without an export only anybody is known.

        Raises:
            UnknownNetworkError: friendline has no rules of it.
        """
        if channel in self.sights:
            return self.sights[channel]
        anybody = Viewer("anybody", (ANYBODY,), sure=True)
        nothing = pl.DataFrame(schema=ITEM_COLUMNS)
        return ChannelSight(channel, Sight(nothing, [anybody], rules_of(channel), {}), {}, {})

    def usual_audience(self, channel: str) -> tuple[str, AudienceSource]:
        """Give who a post is for where the owner does not choose it for each; else unknown."""
        rules = rules_of(channel)
        if rules.all_is_public:
            return "public", AudienceSource.DERIVED
        items = self.sight(channel).sight.items
        if rules.account_decides:
            told = items.filter(pl.col("audience_source") == AudienceSource.DERIVED.value)
            if told.height:
                return told["audience"][-1], AudienceSource.DERIVED
        return UNKNOWN, AudienceSource.UNKNOWN
