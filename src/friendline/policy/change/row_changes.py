"""Which rows of the sheet differ between two versions: added, removed, changed, moved."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from friendline.policy.digest import same_meaning
from friendline.policy.language.cells import parse_cell
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.words import fold
from friendline.policy.rules import Policy, Rule

SPOKEN: Final = frozenset({"rule", "tone", "say", "because"})
"""Columns that change what is said and never what is answered."""

_ALIKE: Final = 0.5
_MOST_COMPARED: Final = 100_000

Pair: TypeAlias = tuple[Rule, Rule]


class CellChange(Struct, frozen=True):
    """One cell that reads differently; ``""`` is a blank cell."""

    column: str
    before: str
    after: str


class RowChange(Struct, frozen=True, kw_only=True):
    """One row that differs.

    Attributes:
        before: The row as it was; ``None`` where it was added.
        after: The row as it is; ``None`` where it was removed.
        cells: The cells that differ in meaning; none where it was only moved.
        moved: Whether it stands elsewhere among the rows that both versions have.
    """

    before: Rule | None
    after: Rule | None
    cells: tuple[CellChange, ...] = ()
    moved: bool = False

    @property
    def kind(self) -> str:
        """Give ``added``, ``removed``, ``changed`` or ``moved``."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "changed" if self.cells else "moved"

    @property
    def only_words(self) -> bool:
        """Whether only what is said changed."""
        columns = {cell.column for cell in self.cells}
        return bool(columns) and columns <= SPOKEN and not self.moved


def row_changes(old: Policy, new: Policy) -> tuple[RowChange, ...]:
    """Give the rows that differ in meaning, in the order of the new sheet, removed ones last.

    Rows are the same row where they have the same name, else the same cells, else at least half
    of their cells in common. Spelling, and the order of columns, are no change.
    """
    pairs = sorted(_pairs(old.rules, new.rules), key=lambda pair: pair[1].number)
    moved = _moved(pairs)
    kept = {after.number: (before, after) for before, after in pairs}
    changes: list[RowChange] = []
    for rule in new.rules:
        if rule.number not in kept:
            changes.append(RowChange(before=None, after=rule))
            continue
        before, after = kept[rule.number]
        cells = tuple(_cell_changes(old, before, new, after))
        if cells or rule.number in moved:
            change = RowChange(before=before, after=after, cells=cells, moved=rule.number in moved)
            changes.append(change)
    still_there = {before.number for before, _ in pairs}
    gone = (rule for rule in old.rules if rule.number not in still_there)
    return (*changes, *(RowChange(before=rule, after=None) for rule in gone))


def _pairs(old: Sequence[Rule], new: Sequence[Rule]) -> list[Pair]:
    """Find out which row became which."""
    pairs: list[Pair] = []
    for same in (_by_name, _by_cells, _by_likeness):
        before = {rule.number for rule, _ in pairs}
        after = {rule.number for _, rule in pairs}
        left = [rule for rule in old if rule.number not in before]
        right = [rule for rule in new if rule.number not in after]
        pairs += same(left, right)
    return pairs


def _by_name(old: Sequence[Rule], new: Sequence[Rule]) -> list[Pair]:
    named = {rule.name: rule for rule in old if _has_a_name(rule)}
    return [(named[rule.name], rule) for rule in new if _has_a_name(rule) and rule.name in named]


def _has_a_name(rule: Rule) -> bool:
    return any(column == "rule" for column, _ in rule.written)


def _by_cells(old: Sequence[Rule], new: Sequence[Rule]) -> list[Pair]:
    left: dict[frozenset[tuple[str, str]], list[Rule]] = {}
    for rule in old:
        left.setdefault(_cells(rule), []).append(rule)
    return [(left[_cells(rule)].pop(0), rule) for rule in new if left.get(_cells(rule))]


def _by_likeness(old: Sequence[Rule], new: Sequence[Rule]) -> list[Pair]:
    if len(old) * len(new) > _MOST_COMPARED:
        return []
    scored = [
        (-likeness, abs(before.number - after.number), before.number, after.number)
        for before in old
        for after in new
        if (likeness := _likeness(before, after)) >= _ALIKE
    ]
    left, right = ({rule.number: rule for rule in rules} for rules in (old, new))
    pairs: list[Pair] = []
    for _, _, before, after in sorted(scored):
        if before in left and after in right:
            pairs.append((left.pop(before), right.pop(after)))
    return pairs


def _likeness(before: Rule, after: Rule) -> float:
    """Give the share of cells that two rows have in common, 0 to 1."""
    one, other = _cells(before), _cells(after)
    return len(one & other) / max(len(one), len(other))


def _cells(rule: Rule) -> frozenset[tuple[str, str]]:
    return frozenset((column, fold(text)) for column, text in rule.written if column != "rule")


def _moved(pairs: Sequence[Pair]) -> frozenset[int]:
    """Give the new numbers of rows that must be moved: all but a longest run in the old order."""
    ends: list[int] = []
    lengths: list[int] = []
    for before, _ in pairs:
        length = bisect_left(ends, before.number)
        ends[length : length + 1] = [before.number]
        lengths.append(length)
    wanted, staying = len(ends) - 1, set[int]()
    for (_, after), length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted:
            staying.add(after.number)
            wanted -= 1
    return frozenset(after.number for _, after in pairs) - staying


def _cell_changes(old: Policy, before: Rule, new: Policy, after: Rule) -> Iterator[CellChange]:
    was, now = dict(before.written), dict(after.written)
    for column in dict.fromkeys((*now, *was)):
        one, other = was.get(column, ""), now.get(column, "")
        if one != other and not _same(column, (one, old.facts), (other, new.facts)):
            yield CellChange(column, one, other)


def _same(
    column: str,
    before: tuple[str, Mapping[str, FactSpec]],
    after: tuple[str, Mapping[str, FactSpec]],
) -> bool:
    """Tell whether two cells that read differently mean the same."""
    conditions = []
    for text, specs in (before, after):
        if column == "also":
            conditions.append(parse_expression(text, specs))
        elif column in specs:
            conditions.append(parse_cell(text, specs[column]))
        else:
            return column in {"answer", "offer"} and fold(before[0]) == fold(after[0])
    return same_meaning(*conditions)


def involved(change: RowChange, rules: Iterable[tuple[str | None, str | None, int]]) -> int:
    """Count the changed situations that a row decided before or decides now.

    Args:
        change: The row.
        rules: Names of the old and the new rule, and the situations that went from one to the
            other.
    """
    was = change.before.name if change.before else None
    now = change.after.name if change.after else None
    return sum(
        number
        for before, after, number in rules
        if (was is not None and before == was) or (now is not None and after == now)
    )
