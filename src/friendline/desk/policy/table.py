"""The rules as a table: what stands in every cell, what is wrong there, and what is proved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from friendline.model import AnswerKind
from friendline.policy import Decision
from friendline.policy.citations import Strength
from friendline.policy.editing import Draft, Mistake, facts_of
from friendline.policy.language.words import fold, spoken
from friendline.policy.overview import Badge, Overview, RuleShown

__all__ = ["STATES", "Cell", "Column", "Line", "Table", "gets", "said", "table", "title"]

STATES: Final[Mapping[str, str]] = {
    AnswerKind.ACCEPT: "ok",
    AnswerKind.ACCEPT_RESTRICTED: "ok",
    AnswerKind.OFFER_OTHER: "care",
    AnswerKind.DECLINE: "stop",
    AnswerKind.DEFER: "wait",
    AnswerKind.ASK: "wait",
}
"""Sign of every answer."""

_BADGES: Final = {
    Badge.PROVED: ("ok", "Proved"),
    Badge.REFUTED: ("stop", "Breaks what must hold"),
    Badge.DEAD: ("care", "Never used"),
    Badge.IDLE: ("care", "Changes nothing"),
    Badge.OPEN: ("wait", "Not proved"),
}
_SAID: Final = {
    AnswerKind.ASK: "leave it to you",
    AnswerKind.OFFER_OTHER: "offer another way",
    AnswerKind.ACCEPT_RESTRICTED: "accept onto a list",
}


@dataclass(frozen=True)
class Column:
    """A fact that the rules ask for.

    Attributes:
        name: As the sheet writes it.
        title: As it is shown.
        mistakes: What is wrong with asking for it.
    """

    name: str
    title: str
    mistakes: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """What a rule says of one fact.

    Attributes:
        column: The fact.
        text: What is written; ``""`` is any.
        mistakes: What is wrong with it.
    """

    column: str
    text: str
    mistakes: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A rule as the table shows it.

    Attributes:
        number: Its number.
        name: What it is called.
        cells: What it asks for.
        answer: What it answers, in words.
        state: Sign of the answer.
        way: The way it offers, or the list.
        badge: Sign and words of what is proved of it; ``None`` while the policy has mistakes.
        notes: How many things were found about it that matter.
        overlaps: How many rules it shares cases with.
        mistakes: What is wrong beside its cells: column and sentence.
    """

    number: int
    name: str
    cells: tuple[Cell, ...]
    answer: str
    state: str
    way: str
    badge: tuple[str, str] | None
    notes: int
    overlaps: int
    mistakes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """The rules.

    Attributes:
        columns: The facts, in their order.
        lines: Rule by rule.
        more_facts: Facts that a column could be added for.
        beside: What is wrong with none of the rules: setting and sentence.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    more_facts: tuple[tuple[str, str], ...]
    beside: tuple[tuple[str, str], ...]


def said(answer: str) -> str:
    """Say an answer in a few words; what is none of them, as it is."""
    return _SAID.get(AnswerKind(fold(answer)), spoken(fold(answer))) if _is_one(answer) else answer


def gets(decision: Decision) -> str:
    """Say what somebody gets: "offer another way (LinkedIn)"."""
    ways = [spoken(decision.offer)] if decision.offer else []
    ways += [f"list {decision.onto_list}"] if decision.onto_list else []
    return said(decision.answer) + (f" ({', '.join(ways)})" if ways else "")


def table(draft: Draft, shown: Overview | None) -> Table:
    """Lay the rules of a draft out.

    Args:
        draft: The policy as it is being edited.
        shown: What is proved of it; ``None`` while it has mistakes.
    """
    asked = [name for name in (*draft.facts, "also") if name != "also" or _is_used(draft, name)]
    proved = {rule.number: rule for rule in shown.rules} if shown else {}
    lines = (
        _line(draft, number, asked, proved.get(number)) for number in range(1, len(draft.rows) + 1)
    )
    return Table(
        columns=tuple(_column(draft, name) for name in asked),
        lines=tuple(lines),
        more_facts=tuple((name, title(name)) for name in facts_of(draft) if name not in asked),
        beside=tuple(_beside(draft, asked)),
    )


def title(column: str) -> str:
    """Give what a column is called."""
    words = spoken(column)
    return f"{words[:1].upper()}{words[1:]}"


def _is_one(answer: str) -> bool:
    return fold(answer) in set(AnswerKind)


def _is_used(draft: Draft, column: str) -> bool:
    return any(draft.cell(number, column) for number in range(1, len(draft.rows) + 1))


def _column(draft: Draft, name: str) -> Column:
    wrong = (one for one in draft.mistakes if one.rule is None and one.column == name)
    return Column(name, title(name), tuple(one.sentence for one in wrong))


def _line(draft: Draft, number: int, asked: Iterable[str], proved: RuleShown | None) -> Line:
    mistakes = [one for one in draft.mistakes if one.rule == number]
    cells = tuple(
        Cell(name, draft.cell(number, name), tuple(_sentences(mistakes, name))) for name in asked
    )
    answer = draft.cell(number, "answer")
    return Line(
        number=number,
        name=draft.cell(number, "rule"),
        cells=cells,
        answer=said(answer) if answer else "blank",
        state=STATES[fold(answer)] if _is_one(answer) else "wait",
        way=", ".join(_ways(draft, number)),
        badge=_BADGES[proved.badge] if proved else None,
        notes=sum(note.strength is not Strength.CONSIDER for note in proved.notes) if proved else 0,
        overlaps=len(proved.overlaps) if proved else 0,
        mistakes=tuple(_other(mistakes, {cell.column for cell in cells})),
    )


def _ways(draft: Draft, number: int) -> Iterator[str]:
    if way := draft.cell(number, "offer"):
        yield spoken(way)
    if listed := draft.cell(number, "list"):
        yield f"list {listed}"


def _sentences(mistakes: Iterable[Mistake], column: str) -> Iterator[str]:
    return (one.sentence for one in mistakes if one.column == column)


def _other(mistakes: Iterable[Mistake], shown: set[str]) -> Iterator[tuple[str, str]]:
    for one in mistakes:
        if one.column not in shown:
            yield title(one.column or ""), one.sentence


def _beside(draft: Draft, shown: list[str]) -> Iterator[tuple[str, str]]:
    for one in draft.mistakes:
        if one.rule is None and one.column not in shown:
            yield title((one.column or "").replace(".", ": ")), one.sentence
