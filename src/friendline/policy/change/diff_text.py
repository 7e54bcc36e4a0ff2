"""A comparison of two versions as plain text, for a terminal."""

from collections.abc import Iterator, Sequence
from typing import Final

from friendline.policy.change.changed_people import ChangedPerson
from friendline.policy.change.diff import Change, Diff
from friendline.policy.change.people_text import answer_text, people_lines
from friendline.policy.change.row_changes import RowChange, involved
from friendline.policy.explaining import called
from friendline.policy.language.words import listed
from friendline.policy.rules import Policy, Rule

MOST_RULES: Final = 3
"""Pairs of rules named with a change; the rest are counted."""


def diff_text(compared: Diff, people: Sequence[ChangedPerson] | None = None) -> str:
    """Write a comparison as text: settings, rows, situations, people.

    Args:
        compared: What changes.
        people: Who of the real people is answered differently; ``None`` where nobody was looked at.
    """
    old, new = compared.old, compared.new
    lines = [f"{_version(old)} -> {_version(new)}"]
    if not (compared.settings or compared.rows or compared.changes):
        return f"{lines[0]}\n\nBoth say the same.\n"
    lines += _part("Settings", _settings(compared))
    lines += _part("Rows", (line for row in compared.rows for line in _row(row, compared)))
    lines += _part("Situations", _situations(compared))
    if people is not None:
        lines += _part("People", people_lines(old, people))
    return "\n".join(lines) + "\n"


def _version(policy: Policy) -> str:
    return f"{policy.name}, version {policy.version}"


def _part(title: str, lines: Iterator[str]) -> list[str]:
    found = [f"  {line}" for line in lines]
    return ["", title, *found] if found else []


def _settings(compared: Diff) -> Iterator[str]:
    for setting in compared.settings:
        if setting.before and setting.after:
            yield f"{setting.name}: {setting.before} -> {setting.after}"
        elif setting.after:
            yield f"{setting.name}: added: {setting.after}"
        else:
            yield f"{setting.name}: removed: {setting.before}"


def _row(row: RowChange, compared: Diff) -> Iterator[str]:
    yield f"{row.kind}: {_place(row)}{_effect(row, compared)}"
    for cell in row.cells:
        yield f"    {cell.column}: {cell.before or '(blank)'} -> {cell.after or '(blank)'}"


def _place(row: RowChange) -> str:
    if row.before is None or row.after is None:
        rule = row.after or row.before
        return _rule(rule) if rule else ""
    if row.moved:
        return f"{_rule(row.after)}, moved from row {row.before.row}"
    return _rule(row.after)


def _rule(rule: Rule) -> str:
    return f"row {rule.row}, {called(rule)}"


def _effect(row: RowChange, compared: Diff) -> str:
    """Say beside a row how many of the changed situations it decides, before or after."""
    if compared.universe is None:
        return ""
    if row.only_words:
        return " (only its words; no answer changes by it)"
    pairs = [
        (pair.before, pair.after, pair.situations)
        for change in compared.changes
        for pair in change.rules
    ]
    number = involved(row, pairs)
    return f" ({_number(number, 'changed situation')})" if number else " (no answer changes by it)"


def _situations(compared: Diff) -> Iterator[str]:
    if compared.universe is None:
        yield "The two together are too large to count what changes; the rows above are complete."
        return
    if not compared.changes:
        yield f"None of {_number(compared.universe, 'situation')} changes its answer."
        return
    share = _share(compared.situations, compared.universe)
    yield (
        f"{compared.situations:,} of {_number(compared.universe, 'situation')} change their "
        f"answer ({share})."
    )
    facts = listed(compared.facts, "and")
    yield f"A situation is one value of each of: {facts}; each also not known."
    for change in compared.changes:
        yield from _change(change)


def _change(change: Change) -> Iterator[str]:
    yield (
        f"{answer_text(change.before)} -> {answer_text(change.after)}: "
        f"{_number(change.situations, 'situation')}"
    )
    if change.because:
        yield f"    for instance: {'; '.join(change.because)}"
    for pair in change.rules[:MOST_RULES]:
        before, after = (f"'{name}'" if name else "no rule" for name in (pair.before, pair.after))
        yield f"    {before} -> {after}: {pair.situations:,}"
    if len(change.rules) > MOST_RULES:
        rest = sum(pair.situations for pair in change.rules[MOST_RULES:])
        yield f"    by other rules: {rest:,}"


def _number(value: int, noun: str) -> str:
    return f"{value:,} {noun}{'' if value == 1 else 's'}"


def _share(part: int, whole: int) -> str:
    """Give a percentage that is never rounded to nothing or to all."""
    percent = 100 * part / whole
    if part == whole:
        return "all of them"
    if percent < 0.1:  # noqa: PLR2004 - less than one decimal can show
        return "under 0.1%"
    return f"{min(percent, 99.9):.1f}%"
