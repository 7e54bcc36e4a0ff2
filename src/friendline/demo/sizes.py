"""How large a demo is, and how its items are shared out."""

from dataclasses import dataclass
from datetime import date

CONTACTS = range(40, 5_001)
CLIENTS = range(24, 501)
ITEMS = range(200, 1_000_001)
DAYS = (date(2018, 1, 1), date(2100, 1, 1))

GROUPS = 8
EVENTS = 12
PROFILE_FIELDS = 10
CAREER = 7
"""Headline, summary, industry, place and positions on LinkedIn."""


class DemoSizeError(ValueError):
    """A demo of this size cannot be made."""

    def __init__(self, what: str, given: int, allowed: range) -> None:
        super().__init__(
            f"A demo cannot have {given:,} {what}: choose from {allowed[0]:,} to {allowed[-1]:,}."
        )


class DemoDayError(ValueError):
    """A demo cannot end on this day."""

    def __init__(self, given: date) -> None:
        super().__init__(
            f"A demo cannot end on {given}: its stories need a day from {DAYS[0]} to {DAYS[1]}."
        )


@dataclass(frozen=True)
class Sizes:
    """Numbers of records of one demo; together they are ``items`` exactly.

    Attributes:
        items: All of them, on both networks.
    """

    items: int

    @property
    def comments(self) -> int:
        """Comments on what others posted."""
        return self._share(20)

    @property
    def album_photos(self) -> int:
        """Photos in albums."""
        return self._share(10)

    @property
    def loose_photos(self) -> int:
        """Photos in no album."""
        return self._share(2)

    @property
    def videos(self) -> int:
        """Videos in no album."""
        return self._share(0.5)

    @property
    def group_posts(self) -> int:
        """Posts in groups."""
        return self._share(4)

    @property
    def group_comments(self) -> int:
        """Comments in groups."""
        return self._share(3)

    @property
    def tags(self) -> int:
        """Photos and videos of others that she is tagged in."""
        return self._share(3)

    @property
    def visits(self) -> int:
        """Places where others tagged her."""
        return self._share(1)

    @property
    def check_ins(self) -> int:
        """Check-ins in the file of their own."""
        return self._share(0.8)

    @property
    def elsewhere(self) -> int:
        """Posts on other pages and profiles, in the file of their own."""
        return self._share(1)

    @property
    def shares(self) -> int:
        """Posts on LinkedIn."""
        return self._share(3)

    @property
    def career_comments(self) -> int:
        """Comments on LinkedIn."""
        return self._share(2)

    @property
    def posts(self) -> int:
        """Posts on her timeline: all the rest."""
        others = (
            self.comments + self.album_photos + self.loose_photos + self.videos + self.group_posts
            + self.group_comments + self.tags + self.visits + self.check_ins + self.elsewhere
            + self.shares + self.career_comments
        )  # fmt: skip
        return self.items - others - GROUPS - EVENTS - PROFILE_FIELDS - CAREER

    def _share(self, percent: float) -> int:
        return max(1, int(self.items * percent / 100))


def check_sizes(contacts: int, clients: int, items: int, today: date) -> None:
    """Refuse a demo that cannot be made.

    Raises:
        DemoSizeError: Too few for the stories or more than names are there for.
        DemoDayError: Before the stories happened, or too far off.
    """
    limits = (("contacts", contacts, CONTACTS), ("clients", clients, CLIENTS))
    for what, given, allowed in (*limits, ("items", items, ITEMS)):
        if given not in allowed:
            raise DemoSizeError(what, given, allowed)
    if not DAYS[0] <= today <= DAYS[1]:
        raise DemoDayError(today)
