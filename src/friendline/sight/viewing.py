"""Who sees which items: can, may or cannot, for many people and many items at once.

Items of the same audience are seen by the same people, and there are few different audiences. So
each viewer is judged once per audience; people tagged in an item are looked at one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from friendline.model import AudienceSource, ItemKind, Sees
from friendline.sight.audience import parse_audience
from friendline.sight.belonging import STRANGER, Membership, Presence, Verdict
from friendline.sight.network import NetworkRules

Codes: TypeAlias = npt.NDArray[np.int32]
Verdicts: TypeAlias = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Viewer:
    """A person as one channel knows them.

    Attributes:
        person: Id of the person, or a word for who it stands for.
        presences: Their accounts there, or those that could be theirs.
        sure: Whether it is certain that the account is theirs; if not, what they see is
            definite only where it would be the same without the account.
    """

    person: str
    presences: tuple[Presence, ...]
    sure: bool


@dataclass(frozen=True)
class Counts:
    """Numbers of items."""

    can: int
    may: int
    cannot: int


@dataclass(frozen=True)
class _AudienceClass:
    """Items that the same people see, but for who is tagged."""

    audience: str
    source: AudienceSource
    has_tags: bool


class Sight:
    """What a number of viewers see of the items of one channel."""

    def __init__(
        self,
        items: pl.DataFrame,
        viewers: Sequence[Viewer],
        rules: NetworkRules,
        lists: Mapping[str, frozenset[str]],
    ) -> None:
        """Judge all viewers.

        Args:
            items: Rows of the table of items, all of one channel.
            viewers: Whose sight is asked for.
            rules: The network's rules.
            lists: Members of the owner's lists there, by list name in lower case.
        """
        self.items = items
        self.viewers = tuple(viewers)
        self._rules = rules
        self._membership = Membership(rules, lists)
        self._rows = {item: row for row, item in enumerate(items["id"])}
        self._classes, self._class_of_row = _audience_classes(items)
        self._verdicts: Verdicts = np.array(
            [[self._judge(one, viewer) for one in self._classes] for viewer in self.viewers],
            dtype=np.uint8,
        ).reshape(len(self.viewers), len(self._classes))
        self._tagged = self._judge_tagged()
        self._kinds = [ItemKind(kind) for kind in items["kind"]]
        self._reasons: dict[tuple[int, int, ItemKind, str | None], tuple[str, ...]] = {}

    def sees(self, viewer: int, item: str) -> Sees:
        """Say whether a viewer (by position) sees the item of this id."""
        return self._verdict(viewer, self._rows[item]).sees

    def counts(self, viewer: int) -> Counts:
        """Count what a viewer can, may and cannot see."""
        numbers = np.bincount(self.row_verdicts(viewer), minlength=3)
        return Counts(
            can=int(numbers[Verdict.CAN]),
            may=int(numbers[Verdict.MAY]),
            cannot=int(numbers[Verdict.CANNOT]),
        )

    def row_verdicts(self, viewer: int) -> Verdicts:
        """Give the verdict on each item, in the order of the table."""
        verdicts: Verdicts = self._verdicts[viewer][self._class_of_row]
        for row in self._tagged[viewer]:
            verdicts[row] = self._verdict(viewer, row)
        return verdicts

    def because(self, viewer: int, item: str) -> tuple[str, ...]:
        """Give the shortest honest chain of reasons for what ``sees`` says."""
        row = self._rows[item]
        tagged = self._tagged[viewer].get(row)
        # many items have the same reasons for the same viewer
        key = (viewer, int(self._class_of_row[row]), self._kinds[row], tagged)
        if (reasons := self._reasons.get(key)) is None:
            reasons = self._reasons[key] = tuple(self._chain(*key))
        return reasons

    def _chain(
        self, viewer: int, class_index: int, kind: ItemKind, tagged: str | None
    ) -> Iterator[str]:
        one = self._classes[class_index]
        yield self._why_audience(one, kind)
        yield from self._why_relation(self.viewers[viewer], one)
        if tagged is not None:
            yield f"{tagged} is tagged in it, and who is tagged normally sees an item."

    def _verdict(self, viewer: int, row: int) -> Verdict:
        class_index = self._class_of_row[row]
        verdict = Verdict(self._verdicts[viewer, class_index])
        if row not in self._tagged[viewer] or not self._classes[class_index].source.is_definite:
            return verdict
        return max(verdict, Verdict.CAN if self.viewers[viewer].sure else Verdict.MAY)

    def _judge(self, one: _AudienceClass, viewer: Viewer) -> Verdict:
        if not one.source.is_definite:
            return Verdict.MAY
        audience = parse_audience(one.audience)
        looks = viewer.presences if viewer.sure else (*viewer.presences, STRANGER)
        verdicts = {self._membership.belongs(audience, presence) for presence in looks}
        verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.MAY
        if one.has_tags and self._rules.tagged_friends_may_see:
            # whether the viewer is a friend of somebody tagged, no export says
            return max(verdict, Verdict.MAY)
        return verdict

    def _judge_tagged(self) -> list[dict[int, str]]:
        """For each viewer the rows in which one of their accounts' names is tagged."""
        tagged: list[dict[int, str]] = [{} for _ in self.viewers]
        if not self._rules.tagged_see:
            return tagged
        by_name: dict[str, list[int]] = {}
        for number, viewer in enumerate(self.viewers):
            for presence in viewer.presences:
                if presence.name:
                    by_name.setdefault(presence.name, []).append(number)
        has_tags = self.items["tagged"].list.len() > 0
        for row in np.flatnonzero(has_tags.to_numpy()):
            for name in self.items["tagged"][int(row)]:
                for number in by_name.get(name, ()):
                    tagged[number][int(row)] = name
        return tagged

    def _why_audience(self, one: _AudienceClass, kind: ItemKind) -> str:
        title = self._rules.title
        match one.source:
            case AudienceSource.OWNER:
                return f"You said it is for: {one.audience}."
            case AudienceSource.STATED:
                return f"{title} says it is for: {one.audience}."
            case AudienceSource.DERIVED if self._rules.all_is_public:
                return f"Everything on {title} is public."
            case AudienceSource.DERIVED:
                return f"By the state of your account on {title} it is for: {one.audience}."
            case AudienceSource.ASSUMED:
                return f"It is taken to be for: {one.audience}. That is not sure."
            case _:
                others = self._rules.others_decide.get(kind)
                unknown = f"{title}'s export does not say who it is for."
                return f"{others} {unknown}" if others else unknown

    def _why_relation(self, viewer: Viewer, one: _AudienceClass) -> list[str]:
        if one.source.is_definite and one.audience in {"public", "members"}:
            return []
        reasons = list(dict.fromkeys(map(self._why_presence, viewer.presences)))[:2]
        if viewer.presences and not viewer.sure:
            reasons.append("That this account is theirs is not confirmed.")
        return reasons

    def _why_presence(self, presence: Presence) -> str:
        title, word = self._rules.title, self._rules.tie_word
        if not presence.logged_in:
            return f"Not logged in to {title}."
        if self._rules.tie not in presence.ties:
            if not self._rules.ties_are_exported:
                return f"{title}'s export does not say who is a {word} of yours."
            return f"{presence.name or 'They'} is no {word} of yours on {title}."
        if self._membership.is_restricted(presence):
            return f"{presence.name} is your {word} on {title}, on your Restricted list."
        return f"{presence.name} is your {word} on {title}."


def _audience_classes(items: pl.DataFrame) -> tuple[list[_AudienceClass], Codes]:
    """Give the different audiences of the items, and for each row which one it has."""
    keys = items.select(
        "audience", "audience_source", (pl.col("tagged").list.len() > 0).alias("has_tags")
    )
    distinct = keys.unique(maintain_order=True).with_row_index("class")
    codes = keys.join(distinct, on=keys.columns, how="left", maintain_order="left")["class"]
    classes = [
        _AudienceClass(audience, AudienceSource(source), has_tags)
        for _, audience, source, has_tags in distinct.iter_rows()
    ]
    return classes, codes.to_numpy().astype(np.int32)
