"""What changes between two versions of a policy: situations counted exactly, rows, and words (R12).

A *situation* is one value of every fact that either version reads, each fact also not known. What
a channel is for is left to the policies where both say it. Facts that neither reads change nothing
and are not counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

from friendline.model import Fact
from friendline.policy.change.questions import Cost, cheapest, needed, spread, tally
from friendline.policy.change.row_changes import RowChange, row_changes
from friendline.policy.change.setting_changes import SettingChange, setting_changes
from friendline.policy.change.sides import (
    NEVER_KNOWN,
    Answer,
    Branch,
    branches,
    comparable,
    joint_facts,
)
from friendline.policy.engine.diagram import Diagram, Node, OverBudgetError
from friendline.policy.engine.space import Codes, Space, space_of
from friendline.policy.language.facts import FactKind, FactSpec, stated
from friendline.policy.language.regions import Region, as_fact
from friendline.policy.language.syntax import And, Condition, Or
from friendline.policy.language.words import listed, spoken
from friendline.policy.rules import Policy

COMMON: Final[Mapping[str, Fact]] = {
    "relationship": "client",
    "status": "current",
    "direction": "incoming",
    "channel": "facebook",
    "origin": "business",
    "met": True,
    "became_friend": False,
    "kin": False,
    "minor": False,
    "sensitive": False,
}
"""The person whom examples resemble as far as they can."""

_SHOWN_RATHER: Final = ("direction", "purpose", "channel", "status", "relationship")
_SAME, _OUTSIDE, _FIRST_PAIR = 0, 1, 2


class RulePair(Struct, frozen=True):
    """Situations that went from one rule to another; ``None`` is where no rule fits."""

    before: str | None
    after: str | None
    situations: int


class Change(Struct, frozen=True, kw_only=True):
    """All situations that went from one answer to another.

    Attributes:
        before: What they got.
        after: What they get.
        situations: How many, exactly.
        rules: By which rules, most situations first.
        common: By fact, in words, what is the same in all of them.
        example: One invented case, as facts that are given to ``decide``.
        because: What suffices for a case to be one of these, in plain words.
    """

    before: Answer
    after: Answer
    situations: int
    rules: tuple[RulePair, ...]
    common: dict[str, str]
    example: dict[str, Fact]
    because: tuple[str, ...]


class Diff(Struct, frozen=True, kw_only=True):
    """What changes between two versions.

    Attributes:
        old: The version before.
        new: The version after.
        rows: Rows that differ.
        settings: What differs in ``policy.toml``.
        facts: The facts that either version reads: a situation is one value of each.
        universe: How many situations there are; ``None`` where they could not be counted.
        changes: Answers that changed, most situations first.
    """

    old: Policy
    new: Policy
    rows: tuple[RowChange, ...]
    settings: tuple[SettingChange, ...]
    facts: tuple[str, ...] = ()
    universe: int | None = None
    changes: tuple[Change, ...] = ()

    @property
    def situations(self) -> int:
        """How many situations change."""
        return sum(change.situations for change in self.changes)

    @property
    def facts_added(self) -> tuple[str, ...]:
        """Facts that only the new version declares."""
        return tuple(sorted(self.new.own_facts - self.old.own_facts))

    @property
    def facts_removed(self) -> tuple[str, ...]:
        """Facts that only the old version declares."""
        return tuple(sorted(self.old.own_facts - self.new.own_facts))


def diff(old: Policy, new: Policy) -> Diff:
    """Compare two versions of a policy, or any two policies.

    Where the two together are too large for a diagram, ``universe`` is ``None``: the rows are
    compared, the situations are not.
    """
    rows, settings = row_changes(old, new), setting_changes(old, new)
    try:
        compared = _Compared(old, new)
    except OverBudgetError:
        return Diff(old=old, new=new, rows=rows, settings=settings)
    return Diff(
        old=old,
        new=new,
        rows=rows,
        settings=settings,
        facts=tuple(sorted(set(compared.space.facts) - {NEVER_KNOWN.name})),
        universe=compared.universe,
        changes=compared.changes(),
    )


class _Compared:
    """Both policies in one diagram; its leaves are pairs of branches that answer differently.

    A case that no branch of only one policy fits is answered by those that both have, in the same
    order, so the same. The diagram is made for the other cases alone, which keeps it small where
    few rows of many differ.
    """

    def __init__(self, old: Policy, new: Policy) -> None:
        specs = joint_facts(old, new)
        self._old, self._new = branches(old, specs), branches(new, specs)
        domain = comparable(old, new)
        conditions = [branch.when for branch in (*self._old, *self._new)]
        self.space = space_of(specs, (*conditions, domain))
        self._diagram = Diagram(self.space)
        self._pairs: list[tuple[int, int]] = []
        changed = self._pair_node(And((domain, _touched(self._old, self._new))))
        outside = self._diagram.leaf(_OUTSIDE)
        self._node = self._diagram.choose(self._diagram.holds(domain), changed, outside)
        self._counts = tally(self._diagram, self._node)
        self.universe = sum(self._counts.values()) - self._counts.get(_OUTSIDE, 0)

    def _pair_node(self, where: Condition) -> Node:
        """Give the diagram of pairs that answer differently; their leaves are 2 and more."""
        places: dict[tuple[int, int], int] = {}

        def pair(old: int, new: int) -> int:
            if old == len(self._old) or self._old[old].answer == self._new[new].answer:
                return _SAME
            return places.setdefault((old, new), len(places) + _FIRST_PAIR)

        first = [
            self._diagram.first([And((branch.when, where)) for branch in side])
            for side in (self._old, self._new)
        ]
        node = self._diagram.apply("pair", pair, *first)
        self._pairs = list(places)
        return node

    def changes(self) -> tuple[Change, ...]:
        """Give the changes, most situations first."""
        groups: dict[tuple[Answer, Answer], list[int]] = defaultdict(list)
        for place, pair in enumerate(self._pairs, start=_FIRST_PAIR):
            if self._counts.get(place):
                groups[self._answers(pair)].append(place)
        grouped = {
            place: number
            for number, places in enumerate(groups.values(), start=_FIRST_PAIR)
            for place in places
        }
        node = self._diagram.relabel("group", lambda place: grouped.get(place, place), self._node)
        spreads = spread(self._diagram, node)
        made = [
            self._change(answers, places, node, number, spreads[number])
            for number, (answers, places) in enumerate(groups.items(), start=_FIRST_PAIR)
        ]
        return tuple(sorted(made, key=_most_first))

    def _answers(self, pair: tuple[int, int]) -> tuple[Answer, Answer]:
        return self._old[pair[0]].answer, self._new[pair[1]].answer

    def _change(
        self,
        answers: tuple[Answer, Answer],
        places: Iterable[int],
        node: Node,
        group: int,
        seen: tuple[frozenset[int], ...],
    ) -> Change:
        codes = cheapest(self._diagram, node, (group,), self._unusual)
        assert codes is not None  # noqa: S101 - a group has situations, so it has a case
        rules: dict[tuple[str | None, str | None], int] = defaultdict(int)
        for place in places:
            old, new = self._pairs[place - _FIRST_PAIR]
            rules[self._old[old].rule, self._new[new].rule] += self._counts[place]
        return Change(
            before=answers[0],
            after=answers[1],
            situations=sum(rules.values()),
            rules=tuple(
                RulePair(*names, number)
                for names, number in sorted(rules.items(), key=lambda item: -item[1])
            ),
            common=dict(common_words(self.space, seen)),
            example=invented(self.space, codes),
            because=self._because(node, group, codes),
        )

    def _because(self, node: Node, group: int, codes: Codes) -> tuple[str, ...]:
        order = sorted(range(len(codes)), key=lambda index: _rank(self.space.facts[index]))
        suffice = needed(self._diagram, node, (group, _OUTSIDE), codes, keep=order)
        spoken_first = sorted(suffice, key=lambda index: -_rank(self.space.facts[index]))
        example = invented(self.space, codes)
        names = [self.space.facts[index] for index in spoken_first]
        return tuple(stated(self.space.specs[name], example[name], example) for name in names)

    def _unusual(self, fact: int, code: int) -> Cost:
        region = self.space.regions[fact][code]
        differs = not _lies_in(COMMON.get(self.space.facts[fact]), region)
        return int(differs), int(differs and region.sample is None)


def _touched(old: Sequence[Branch], new: Sequence[Branch]) -> Condition:
    """Tell the cases that some branch fits which the other side does not have in this place."""
    one, other = ([(branch.when, branch.answer) for branch in side] for side in (old, new))
    matcher = SequenceMatcher(a=one, b=other, autojunk=False)
    found: list[Condition] = []
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what != "equal":
            found += [branch.when for branch in (*old[old_from:old_to], *new[new_from:new_to])]
    return Or(tuple(found))


def _most_first(change: Change) -> tuple[int, str, str]:
    return -change.situations, str(change.before), str(change.after)


def _rank(fact: str) -> int:
    return _SHOWN_RATHER.index(fact) + 1 if fact in _SHOWN_RATHER else 0


def _lies_in(value: Fact, region: Region) -> bool:
    """Tell whether a value, no number, is one of a region."""
    return any(first is value or first == value for first, _ in region.spans)


def invented(space: Space, codes: Codes) -> dict[str, Fact]:
    """Invent a case at these codes, with the commonest values that lie there."""
    return {
        fact: COMMON.get(fact) if _lies_in(COMMON.get(fact), region) else region.sample
        for fact, found, code in zip(space.facts, space.regions, codes, strict=True)
        if fact != NEVER_KNOWN.name
        for region in (found[code],)
    }


def common_words(space: Space, seen: tuple[frozenset[int], ...]) -> Iterator[tuple[str, str]]:
    """Give in words the values that facts have, for those that do not have all of them.

    Args:
        space: The space.
        seen: By fact the regions that occur.
    """
    for fact, found, codes in zip(space.facts, space.regions, seen, strict=True):
        if len(codes) < len(found) and fact != NEVER_KNOWN.name:
            seen_regions = [region for code, region in enumerate(found) if code in codes]
            left_out = [region for code, region in enumerate(found) if code not in codes]
            yield fact, _words(space.specs[fact], seen_regions, left_out)


def _words(spec: FactSpec, seen: Sequence[Region], left_out: Sequence[Region]) -> str:
    """Say the shorter of the two: what occurs, or what does not."""
    inside, outside = _said(spec, seen), _said(spec, left_out)
    if spec.kind is FactKind.ENUMERATION and len(outside) < len(inside):
        return f"anything but {listed(outside, 'and')}"
    return listed(inside)


def _said(spec: FactSpec, found: Sequence[Region]) -> list[str]:
    """Give all values of some regions as words, runs of numbers joined, not known last."""
    values = {first for region in found for first, _ in region.spans}
    words = [spoken(word) for word in spec.values if word in values]
    if spec.kind is FactKind.YES_NO:
        words = [word for word, value in (("yes", True), ("no", False)) if value in values]
    elif spec.kind is FactKind.NUMBER:
        runs = sorted(
            (int(a), int(b))
            for one in found
            for a, b in one.spans
            if a is not None and b is not None
        )
        words = [str(as_fact(spec, Region((), (run,)))) for run in _joined(runs)]
    return [*words, *(["not known"] if None in values else [])]


def _joined(runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join runs of whole numbers that follow each other."""
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and joined[-1][1] == first - 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined
