r"""The column ``also``: conditions that no single column can say, in a small part of CEL.

::

    or      = and { "||" and }
    and     = test { "&&" test }
    test    = part [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) part | "in" list ]
    part    = "!" part | "(" or ")" | fact | number | text | "true" | "false" | "null"
    list    = "[" part { "," part } "]"

There are no functions and no arithmetic. One side of a comparison is a fact, the other a value
that the fact can have; ``fact == null`` asks whether it is not known. The language is that of
https://github.com/google/cel-spec where both have it.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from friendline.policy.language.cells import compared
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.lint import check_may_decide
from friendline.policy.language.regions import can_be_true
from friendline.policy.language.syntax import (
    ALWAYS,
    NEVER,
    Condition,
    IsUnknown,
    OneOf,
    Value,
    all_of,
    any_of,
    negated,
)
from friendline.policy.language.tokens import Token, TokenKind, tokens
from friendline.policy.language.words import fold, quoted
from friendline.policy.problems import (
    ConditionError,
    NeverTrueError,
    NotKnownError,
    TooLongError,
    WriteInsteadError,
)

LONGEST_EXPRESSION: Final = 2_000
DEEPEST_EXPRESSION: Final = 40

_ORDER: Final = ("<", "<=", ">", ">=")
_RELATIONS: Final = ("==", "!=", *_ORDER)
_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_CONSTANTS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
_WORD_SIGNS: Final = {"and": "'&&'", "or": "'||'", "not": "'!'", "is": "'=='"}


class Literal(Struct, frozen=True):
    """A value written in an expression; ``None`` is null."""

    value: Value | None


Operand: TypeAlias = Condition | FactSpec | Literal


class TooDeepError(ConditionError):
    """Brackets in brackets beyond all use."""

    def __init__(self) -> None:
        super().__init__(
            f"brackets and '!' stand more than {DEEPEST_EXPRESSION} deep; use several rows instead"
        )


class UnexpectedError(ConditionError):
    """Something stands where something else is needed."""

    def __init__(self, found: Token, expected: str) -> None:
        shown = "the end" if found.kind is TokenKind.END else quoted(found.text)
        super().__init__(f"{shown} was found where {expected} is needed")


class FunctionError(ConditionError):
    """A function is called."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{quoted(name)} is called as a function, and there are none; write a fact, as in met "
            "or months_known > 24"
        )


class NotAConditionError(ConditionError):
    """A value or a fact stands where something true or false is needed."""

    def __init__(self, operand: FactSpec | Literal) -> None:
        name = operand.name if isinstance(operand, FactSpec) else written(operand)
        super().__init__(f"{name} alone is neither true nor false; compare it with something")


class TwoValuesError(ConditionError):
    """A comparison without a fact, or of two facts."""

    def __init__(self, sign: str) -> None:
        such = "status in ['former', 'none']" if sign == "in" else f"status {sign} 'former'"
        if sign in _ORDER:
            such = f"months_known {sign} 24"
        super().__init__(
            f"one side of '{sign}' must be a fact, the other a plain value, as in {such}"
        )


class NoQuotesError(ConditionError):
    """A word that a fact can be stands without its quotation marks."""

    def __init__(self, word: str) -> None:
        super().__init__(f"{quoted(word)} needs its quotation marks here, as in status == 'former'")


class ChainError(ConditionError):
    """More than two things are compared at once."""

    def __init__(self) -> None:
        super().__init__(
            "two things are compared at a time; join two comparisons with '&&', as in "
            "months_known > 6 && months_known < 24"
        )


class EmptyListError(ConditionError):
    """A list with nothing in it."""

    def __init__(self) -> None:
        super().__init__("a list needs a value in it, as in ['former', 'none']")


class WrongKindError(ConditionError):
    """A fact is compared with a value of another kind."""

    def __init__(self, spec: FactSpec, literal: Literal) -> None:
        expected = {
            FactKind.ENUMERATION: "one of its words in quotes",
            FactKind.NUMBER: "a whole number",
            FactKind.YES_NO: "true or false",
        }[spec.kind]
        super().__init__(
            f"{spec.name} is a fact of kind {spec.kind} and is compared with {written(literal)}; "
            f"it can be compared with {expected}, or with null"
        )


class NoOrderError(ConditionError):
    """Something that is not a number is asked whether it is less or more."""

    def __init__(self, spec: FactSpec, sign: str) -> None:
        super().__init__(f"{spec.name} has no order, so '{sign}' cannot be asked; use == or !=")


def written(literal: Literal) -> str:
    """Give a literal as it is written in an expression."""
    if isinstance(literal.value, str):
        return quoted(literal.value)
    if literal.value is None or isinstance(literal.value, bool):
        return {None: "null", True: "true", False: "false"}[literal.value]
    return str(literal.value)


def parse_expression(text: str, specs: Mapping[str, FactSpec]) -> Condition:
    """Read an expression of the column ``also``.

    Args:
        text: The expression; blank is always true.
        specs: The facts that it may read, by name.

    Raises:
        ConditionError: With a sentence that says what is wrong.
    """
    if len(text) > LONGEST_EXPRESSION:
        raise TooLongError(len(text), LONGEST_EXPRESSION)
    if not text.strip():
        return ALWAYS
    condition = _Parser(text, specs).whole()
    if not can_be_true(condition, specs):
        raise NeverTrueError(text.strip())
    return condition


class _Parser:
    """Recursive descent with one token of look-ahead."""

    def __init__(self, text: str, specs: Mapping[str, FactSpec]) -> None:
        self._tokens = tokens(text)
        self._next = next(self._tokens)
        self._specs = specs
        self._depth = 0

    def whole(self) -> Condition:
        condition = _as_condition(self._either())
        if self._next.kind is not TokenKind.END:
            raise self._unexpected("'&&', '||' or the end")
        return condition

    def _take(self) -> Token:
        taken, self._next = self._next, next(self._tokens)
        return taken

    def _take_sign(self, *signs: str) -> str | None:
        if self._next.kind is TokenKind.SIGN and self._next.text in signs:
            return self._take().text
        return None

    def _need_sign(self, sign: str) -> None:
        if self._take_sign(sign) is None:
            raise self._unexpected(f"'{sign}'")

    def _unexpected(self, expected: str) -> ConditionError:
        better = _WORD_SIGNS.get(self._next.text.casefold())
        if self._next.kind is TokenKind.NAME and better is not None:
            return WriteInsteadError(self._next.text, better)
        if self._next.kind is TokenKind.NAME and self._is_a_value(self._next.text):
            return NoQuotesError(self._next.text)
        return UnexpectedError(self._next, expected)

    def _either(self) -> Operand:
        first = self._both()
        if self._next.text != "||":
            return first
        parts = [_as_condition(first)]
        while self._take_sign("||"):
            parts.append(_as_condition(self._both()))
        return any_of(parts)

    def _both(self) -> Operand:
        first = self._test()
        if self._next.text != "&&":
            return first
        parts = [_as_condition(first)]
        while self._take_sign("&&"):
            parts.append(_as_condition(self._test()))
        return all_of(parts)

    def _test(self) -> Operand:
        left = self._part()
        if self._next == Token(TokenKind.NAME, "in"):
            self._take()
            return _membership(left, self._list())
        sign = self._take_sign(*_RELATIONS)
        if sign is None:
            return left
        condition = _comparison(left, sign, self._part())
        if self._next.kind is TokenKind.SIGN and self._next.text in _RELATIONS:
            raise ChainError
        return condition

    def _part(self) -> Operand:
        self._depth += 1
        if self._depth > DEEPEST_EXPRESSION:
            raise TooDeepError
        part = self._negation_or_primary()
        self._depth -= 1
        return part

    def _negation_or_primary(self) -> Operand:
        if self._take_sign("!"):
            return negated(_as_condition(self._part()))
        if self._take_sign("("):
            inside = self._either()
            self._need_sign(")")
            return inside
        if self._next.kind is TokenKind.NAME:
            return self._name()
        return self._literal()

    def _name(self) -> Operand:
        name = self._next.text
        if name in _CONSTANTS:
            self._take()
            return Literal(_CONSTANTS[name])
        if name.casefold() in _WORD_SIGNS or name == "in":
            raise self._unexpected("a fact or a value")
        self._take()
        if self._next.text == "(" and self._next.kind is TokenKind.SIGN:
            raise FunctionError(name)
        if name not in self._specs:
            if self._is_a_value(name):
                raise NoQuotesError(name)
            check_may_decide(name, ())
            raise NotKnownError(name, tuple(self._specs))
        return self._specs[name]

    def _is_a_value(self, word: str) -> bool:
        return any(fold(word) in spec.values for spec in self._specs.values())

    def _literal(self) -> Literal:
        if self._next.kind is TokenKind.NUMBER:
            return Literal(int(self._take().text))
        if self._next.kind is TokenKind.TEXT:
            return Literal(self._take().text)
        raise self._unexpected("a fact or a value")

    def _list(self) -> list[Literal]:
        self._need_sign("[")
        if self._take_sign("]"):
            raise EmptyListError
        literals = [self._list_value()]
        while self._take_sign(","):
            literals.append(self._list_value())
        self._need_sign("]")
        return literals

    def _list_value(self) -> Literal:
        if self._next.kind is TokenKind.NAME and self._next.text in _CONSTANTS:
            return Literal(_CONSTANTS[self._take().text])
        return self._literal()


def _as_condition(operand: Operand) -> Condition:
    if isinstance(operand, FactSpec):
        if operand.kind is not FactKind.YES_NO:
            raise NotAConditionError(operand)
        return OneOf(operand.name, (True,))
    if isinstance(operand, Literal):
        if not isinstance(operand.value, bool):
            raise NotAConditionError(operand)
        return ALWAYS if operand.value else NEVER
    return operand


def _membership(left: Operand, literals: list[Literal]) -> Condition:
    if not isinstance(left, FactSpec):
        raise TwoValuesError("in")
    return any_of([_equality(left, literal) for literal in literals])


def _comparison(left: Operand, sign: str, right: Operand) -> Condition:
    if isinstance(left, FactSpec) and isinstance(right, Literal):
        return _fact_comparison(left, sign, right)
    if isinstance(left, Literal) and isinstance(right, FactSpec):
        return _fact_comparison(right, _TURNED.get(sign, sign), left)
    raise TwoValuesError(sign)


def _fact_comparison(spec: FactSpec, sign: str, literal: Literal) -> Condition:
    if sign == "==":
        return _equality(spec, literal)
    if sign == "!=":
        return negated(_equality(spec, literal))
    if spec.kind is not FactKind.NUMBER:
        raise NoOrderError(spec, sign)
    if not isinstance(literal.value, int) or isinstance(literal.value, bool):
        raise WrongKindError(spec, literal)
    return compared(spec, sign, literal.value)


def _equality(spec: FactSpec, literal: Literal) -> Condition:
    value = literal.value
    if value is None:
        return IsUnknown(spec.name)
    if spec.kind is FactKind.NUMBER and isinstance(value, int) and not isinstance(value, bool):
        return compared(spec, "=", value)
    if spec.kind is FactKind.YES_NO and isinstance(value, bool):
        return OneOf(spec.name, (value,))
    if spec.kind is FactKind.ENUMERATION and isinstance(value, str):
        if value not in spec.values:
            raise NotKnownError(value, spec.values)
        return OneOf(spec.name, (value,))
    raise WrongKindError(spec, literal)
