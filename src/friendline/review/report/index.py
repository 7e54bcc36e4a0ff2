"""Finds the people, items, findings and counts of a review by their ids."""

from collections import defaultdict
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from friendline.model import Category, Severity
from friendline.review.contract import FindingRow, ItemRow, PersonRow, Review, SightRow
from friendline.review.report.words import LONGEST_NAME, day_of, moment_words, shortened

_WEIGHT = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


class Index:
    """The rows of one review by id.

    Attributes:
        people: By person id.
        items: By item id.
        findings: By item id and category, the weightiest first.
        sight: By person id, one row a channel.
    """

    def __init__(self, review: Review) -> None:
        self.people: dict[str, PersonRow] = {person.id: person for person in review.people}
        self.items: dict[str, ItemRow] = {item.id: item for item in review.items}
        self.findings = _findings(review.findings)
        self._zone = _zone(review.zone)
        self.sight: dict[str, list[SightRow]] = defaultdict(list)
        for row in review.sight:
            self.sight[row.person].append(row)

    def moment(self, at: str | None) -> str:
        """Give a time on the clock of the owner, with the name of the clock."""
        return moment_words(at, self._zone)

    def day(self, at: str) -> str:
        """Give the day of a time where the owner lives."""
        return day_of(at, self._zone)

    def name(self, person: str) -> str:
        """Give a person's name, cut where it is endless."""
        row = self.people.get(person)
        return shortened(row.name, LONGEST_NAME) if row and row.name.strip() else "Somebody unnamed"

    def is_client(self, person: str) -> bool:
        """Whether a person stands on the client list."""
        row = self.people.get(person)
        return row is not None and row.on_client_list

    def sight_on(self, person: str, channel: str) -> SightRow | None:
        """Give what a person sees on one channel, where that was counted."""
        return next((row for row in self.sight.get(person, ()) if row.channel == channel), None)

    def weight(self, item: str, category: Category) -> int:
        """Give 0 for a high finding, 1 for a medium, 2 for a low, 3 where there is none."""
        found = self.findings.get((item, category))
        return _WEIGHT[found[0].severity] if found else len(_WEIGHT)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _findings(rows: list[FindingRow]) -> dict[tuple[str, Category], list[FindingRow]]:
    by_item: dict[tuple[str, Category], list[FindingRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: _WEIGHT[row.severity]):
        by_item[row.item, row.category].append(row)
    return dict(by_item)
