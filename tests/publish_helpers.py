"""What the tests of publishing share: facts to speak of, small policies, and a made-up language."""

import re
from importlib import resources
from typing import Final

from hypothesis import strategies as st

from friendline.model import AnswerKind, Fact
from friendline.policy import Policy, Rule
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import BUILT_IN, FactKind, FactSpec, declared
from friendline.policy.publish.wording import Wording, read_wording

FACTS: Final[dict[str, FactSpec]] = {
    **BUILT_IN,
    "signed": declared("signed", FactKind.YES_NO, label="letter signed"),
    "size": declared(
        "size", FactKind.ENUMERATION, label="size", values=("small", "middle", "large")
    ),
    "visits": declared("visits", FactKind.NUMBER, label="visits", bounds=(0, 99)),
}
"""The built-in facts and one own fact of each kind."""

_LETTERS: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абцдефгхийклмнопярстувшхызАБЦДЕФГХИЙКЛМНОПЯРСТУВШХЫЗ",
)


def policy_of(*rows: tuple[str, AnswerKind], **settings: object) -> Policy:
    """Make a policy of expressions and answers; the rest of it may be set by name."""
    rules = tuple(
        Rule(
            name=f"rule {number}",
            number=number,
            row=number + 1,
            when=parse_expression(text, FACTS),
            written=(("also", text),),
            answer=answer,
            because="So it is written.",
            onto_list="Acquaintances" if answer is AnswerKind.ACCEPT_RESTRICTED else None,
        )
        for number, (text, answer) in enumerate(rows, start=1)
    )
    fixed: dict[str, object] = {
        "name": "Ours",
        "version": "3",
        "facts": FACTS,
        "alternatives": ("linkedin", "e-mail"),
        "channels": {"facebook": "personal", "linkedin": "professional"},
    }
    return Policy(rules=rules, **{**fixed, **settings})  # type: ignore[arg-type]


def known_values(spec: FactSpec) -> st.SearchStrategy[Fact]:
    """Any value of a fact that is known."""
    match spec.kind:
        case FactKind.ENUMERATION:
            return st.sampled_from(spec.values)
        case FactKind.YES_NO:
            return st.booleans()
        case FactKind.NUMBER:
            return st.integers(spec.least, spec.most)


def made_up_language() -> Wording:
    """Give English in Cyrillic letters, with another plural rule: it shows what is not wording."""
    source = resources.files("friendline.policy.publish") / "languages" / "en.toml"
    lines = [_written_otherwise(line) for line in source.read_text("utf-8").splitlines()]
    return read_wording("\n".join(lines).encode())


def _written_otherwise(line: str) -> str:
    if line.startswith(("#", "[", "plural", "language")):
        return line
    return re.sub(r'"[^"]*"', lambda text: _put_over(text[0]), line)


def _put_over(text: str) -> str:
    pieces = re.split(r"(\{\w+\})", text)
    return "".join(
        piece if piece.startswith("{") else piece.translate(_LETTERS) for piece in pieces
    )
