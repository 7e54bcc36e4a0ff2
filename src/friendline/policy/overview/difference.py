"""What changes between two versions, in sentences: settings, rules, and who fares otherwise."""

from collections.abc import Iterator

from msgspec import Struct

from friendline.policy.change.diff import Change, Diff
from friendline.policy.change.people_text import answer_text
from friendline.policy.change.row_changes import CellChange, RowChange
from friendline.policy.change.sides import joint_facts
from friendline.policy.explaining import called
from friendline.policy.language.words import spoken
from friendline.policy.prove.people import described, somebody

__all__ = ["ChangeSaid", "Difference", "RowSaid", "difference"]


class RowSaid(Struct, frozen=True, kw_only=True):
    """A rule that differs.

    Attributes:
        kind: ``added``, ``removed``, ``changed`` or ``moved``.
        before: Its number as it was; ``None`` where it was added.
        after: Its number now; ``None`` where it was removed.
        sentence: What became of it.
        cells: The cells that differ in meaning.
    """

    kind: str
    before: int | None
    after: int | None
    sentence: str
    cells: tuple[CellChange, ...]


class ChangeSaid(Struct, frozen=True, kw_only=True):
    """All situations that go from one answer to another.

    Attributes:
        before: What they got.
        after: What they get.
        situations: How many there are.
        sentence: The same, told of an invented person.
        because: What suffices for a case to be one of these, in plain words.
    """

    before: str
    after: str
    situations: int
    sentence: str
    because: tuple[str, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """What changes between two versions.

    Attributes:
        settings: What differs beside the rules, a sentence each.
        rows: The rules that differ.
        changes: Who fares otherwise, most situations first.
        sentence: How many situations change.
    """

    settings: tuple[str, ...]
    rows: tuple[RowSaid, ...]
    changes: tuple[ChangeSaid, ...]
    sentence: str

    @property
    def nothing(self) -> bool:
        """Whether the two say the same."""
        return not (self.settings or self.rows or self.changes)


def difference(compared: Diff) -> Difference:
    """Write a comparison for a page.

    Args:
        compared: What ``policy.diff`` gives.
    """
    changes = (_change(compared, change, place) for place, change in enumerate(compared.changes))
    return Difference(
        settings=tuple(_settings(compared)),
        rows=tuple(map(_row, compared.rows)),
        changes=tuple(changes),
        sentence=_counted(compared),
    )


def _settings(compared: Diff) -> Iterator[str]:
    for setting in compared.settings:
        name = f"{setting.name[:1].upper()}{setting.name[1:].replace('_', ' ')}"
        if setting.before and setting.after:
            yield f"{name}: {_quoted(setting.before)} becomes {_quoted(setting.after)}."
        elif setting.after:
            yield f"{name} is new: {_quoted(setting.after)}."
        else:
            yield f"{name} is taken out: {_quoted(setting.before)}."


def _row(row: RowChange) -> RowSaid:
    rule = row.after or row.before
    assert rule is not None  # noqa: S101 - a row that differs was there or is there
    name = called(rule)
    return RowSaid(
        kind=row.kind,
        before=row.before.number if row.before else None,
        after=row.after.number if row.after else None,
        sentence=f"{name[:1].upper()}{name[1:]} {_became(row)}.",
        cells=row.cells,
    )


def _became(row: RowChange) -> str:
    if row.before is None:
        return "is new"
    if row.after is None:
        return "is taken out"
    cells = ", ".join(f"{spoken(cell.column)} {_cell(cell)}" for cell in row.cells)
    moved = f"moves from place {row.before.number} to {row.after.number}" if row.moved else ""
    return "; ".join(filter(None, (moved, cells and f"changes: {cells}")))


def _cell(cell: CellChange) -> str:
    before, after = map(_quoted, (cell.before, cell.after))
    return f"was {before} and is {after}"


def _quoted(text: str) -> str:
    return f"\u201c{text}\u201d" if text else "blank"


def _change(compared: Diff, change: Change, number: int) -> ChangeSaid:
    before, after = answer_text(change.before), answer_text(change.after)
    person = described(
        somebody(number), change.example, joint_facts(compared.old, compared.new), change.example
    )
    return ChangeSaid(
        before=before,
        after=after,
        situations=change.situations,
        sentence=f"{person}: {before} before, {after} now.",
        because=change.because,
    )


def _counted(compared: Diff) -> str:
    if compared.universe is None:
        return "The policy is too large to count the situations that change."
    if not compared.situations:
        return "Nobody would be answered differently."
    of = f"{compared.situations:,} of {compared.universe:,} situations"
    return f"{of} {'is' if compared.situations == 1 else 'are'} answered differently."
