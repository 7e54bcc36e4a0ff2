"""One rule, opened to be changed: a field for every cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from friendline.desk.policy.table import said, title
from friendline.model import AnswerKind
from friendline.policy.editing import Draft
from friendline.policy.language.facts import BUILT_IN, FactKind
from friendline.policy.language.words import fold, spoken

__all__ = ["FIELD", "Editor", "Field", "editor"]

FIELD: Final = "cell-"
"""Before the column in the name of every field."""

_TONES: Final = ("warm", "kind", "gentle", "light", "plain")
_HELP: Final = {
    "rule": "What you call it; blank is its number.",
    "also": "A condition over several facts, such as: met == true || months_known >= 12",
    "list": "The list of the network that they are put on, with “accept onto a list”.",
    "offer": "Another way to be in touch; blank is the first of your ways that fits.",
    "tone": "How a letter about it sounds.",
    "say": "What to tell them; {offer} stands for the way that is offered.",
    "because": "Why, in one sentence. It is shown wherever the rule decides.",
}
_TITLES: Final = {
    "rule": "Name of the rule",
    "also": "And also",
    "answer": "Then",
    "list": "Onto the list",
    "offer": "Offer",
    "say": "Say",
    "because": "Because",
}
_MAY_STAND: Final = {
    str(FactKind.YES_NO): "Yes, no or unknown.",
    str(FactKind.NUMBER): "Such as 12, >= 12, 6 to 12.",
}
_WORDS_MAY_STAND: Final = "Commas between several; “not” before them turns them round."
_LONG: Final = frozenset({"say", "because"})


@dataclass(frozen=True)
class Field:
    """A cell to be filled.

    Attributes:
        column: The column.
        title: What it is called.
        text: What stands in it, or was just typed.
        help: What may stand in it.
        options: Words that fit, with how they are said; the answer is chosen from them.
        is_long: Whether it holds sentences.
        errors: What is wrong with it.
        now: What it says meanwhile, where that is not what is typed.
    """

    column: str
    title: str
    text: str
    help: str
    options: tuple[tuple[str, str], ...]
    is_long: bool
    errors: tuple[str, ...]
    now: str = ""

    @property
    def name(self) -> str:
        """The name in the form."""
        return f"{FIELD}{self.column}"

    @property
    def is_choice(self) -> bool:
        """Whether one of the options is chosen."""
        return self.column == "answer"


@dataclass(frozen=True)
class Editor:
    """A rule that is open.

    Attributes:
        number: Its number.
        name: What it is called.
        when: The fields that say when it is used.
        then: The fields that say what is answered.
        errors: What is wrong with no field in particular.
        of: How many rules there are.
        at: The field that was asked for first.
    """

    number: int
    name: str
    when: tuple[Field, ...]
    then: tuple[Field, ...]
    errors: tuple[str, ...]
    of: int
    at: str


def editor(
    draft: Draft, number: int, at: str = "", typed: Mapping[str, str] | None = None
) -> Editor | None:
    """Open a rule; ``None`` where there is none of this number.

    Args:
        draft: The policy as it is being edited.
        number: Of the rule.
        at: The column that was asked for.
        typed: What was typed and not kept, by column.
    """
    if not 1 <= number <= len(draft.rows):
        return None
    when = ("rule", *draft.facts, "also")
    fields = {name: _field(draft, number, name, typed or {}) for name in draft.columns}
    return Editor(
        number=number,
        name=draft.cell(number, "rule"),
        when=tuple(fields[name] for name in when),
        then=tuple(field for name, field in fields.items() if name not in when),
        errors=tuple(_of_the_rule(draft, number)),
        of=len(draft.rows),
        at=at if at in fields else "rule",
    )


def _field(draft: Draft, number: int, column: str, typed: Mapping[str, str]) -> Field:
    now = draft.cell(number, column)
    text = typed.get(column, now)
    wrong = (one for one in draft.mistakes if (one.rule, one.column) == (number, column))
    return Field(
        column=column,
        title=_TITLES.get(column, title(column)),
        text=text,
        help=_HELP.get(column) or _help(draft, column),
        options=tuple(_options(draft, column, text)),
        is_long=column in _LONG,
        errors=tuple(one.sentence for one in wrong),
        now=(now or "blank") if text != now else "",
    )


def _of_the_rule(draft: Draft, number: int) -> Iterator[str]:
    for one in draft.mistakes:
        if one.rule == number and one.column not in draft.columns:
            yield one.sentence


def _help(draft: Draft, column: str) -> str:
    """Say what may stand in the cell of a fact."""
    if column == "answer":
        return ""
    spec = BUILT_IN.get(column)
    asks = f"{spec.asks[:1].upper()}{spec.asks[1:]}. " if spec else ""
    return asks + _MAY_STAND.get(_kind(draft, column), _WORDS_MAY_STAND)


def _kind(draft: Draft, fact: str) -> str:
    spec = BUILT_IN.get(fact)
    return str(spec.kind) if spec else _own(draft, fact).get("type", "")


def _own(draft: Draft, fact: str) -> Mapping[str, str]:
    facts = draft.settings.get("facts", {})
    found = facts.get(fact, {}) if isinstance(facts, dict) else {}
    return found if isinstance(found, dict) else {}


def _options(draft: Draft, column: str, text: str) -> Iterator[tuple[str, str]]:
    if column == "answer":
        yield from _answers(text)
    elif column == "tone":
        yield from ((tone, tone) for tone in _TONES)
    elif column == "offer":
        ways = draft.settings.get("alternatives", [])
        yield from (
            (str(way), spoken(str(way))) for way in (ways if isinstance(ways, list) else [])
        )
    elif column in draft.facts:
        yield from ((word, spoken(word)) for word in _words(draft, column))


def _answers(text: str) -> Iterator[tuple[str, str]]:
    """Offer the answers, and what stands there where it is none of them."""
    if text and fold(text) not in set(AnswerKind):
        yield text, text
    yield from ((str(kind), said(kind)) for kind in AnswerKind)


def _words(draft: Draft, column: str) -> tuple[str, ...]:
    if _kind(draft, column) == FactKind.YES_NO:
        return ("yes", "no", "unknown")
    spec = BUILT_IN.get(column)
    own = _own(draft, column).get("values", ())
    return (*(spec.values if spec else map(str, own)), "known", "unknown")
