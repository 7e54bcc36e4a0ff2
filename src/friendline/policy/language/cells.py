"""The grammar of a cell: how one fact is tested in one column of the sheet.

::

    cell        = "" | "any" | alternative { "or" alternative }
    alternative = [ "not" ] term { "," term }        "not" in the last alternative only
    term        = "unknown" | "known" | word         word: of an enumeration
                | "yes" | "no"                       of a yes/no fact
                | number | number "to" number        of a whole number
                | ("<" | "<=" | ">" | ">=" | "=") number

Case, and whether a gap in a word is a space, ``-`` or ``_``, do not matter.
"""

import re
from typing import Final

from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.mistaken_dates import range_of_text
from friendline.policy.language.regions import can_be_true
from friendline.policy.language.syntax import (
    ALWAYS,
    Between,
    Condition,
    IsUnknown,
    OneOf,
    any_of,
    negated,
)
from friendline.policy.language.words import fold
from friendline.policy.problems import (
    BackwardsRangeError,
    ConditionError,
    MadeADateError,
    MissingWordError,
    NeverTrueError,
    NotANumberError,
    NotKnownError,
    OutsideBoundsError,
    TooLongError,
    TwoReadingsError,
    WriteInsteadError,
)

LONGEST_CELL: Final = 500
"""Characters; the longest sensible cell names every relationship and stays under 200."""

_OR = re.compile(r"\bor\b", re.IGNORECASE)
_NOT = re.compile(r"not\b", re.IGNORECASE)
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_COMPARED = re.compile(r"(<=|>=|<|>|==?)\s*(-?[0-9]{1,9})")
_RANGE = re.compile(r"(-?[0-9]{1,9})\s+to\s+(-?[0-9]{1,9})", re.IGNORECASE)
_YES_NO: Final = {"yes": True, "no": False, "true": True, "false": False}
_LESS_OR_MORE: Final = {
    "under": "<",
    "below": "<",
    "less than": "<",
    "at most": "<=",
    "over": ">",
    "above": ">",
    "more than": ">",
    "at least": ">=",
}
_OTHER_SPELLINGS: Final = (
    (re.compile(r"([0-9]+)\s*(?:-|\u2013|\u2014|\.{2,3}|\u2026)\s*([0-9]+)"), r'"\1 to \2"'),
    (re.compile(r"between\s+([0-9]+)\s+and\s+([0-9]+)", re.IGNORECASE), r'"\1 to \2"'),
    (re.compile(r"([0-9]+)\s*(?:\+|or more)", re.IGNORECASE), r'">= \1"'),
    (re.compile(r"=\s*([<>])\s*([0-9]+)"), r'"\1= \2"'),
    (re.compile(r"([0-9]+)\s*(?:months?|years?|days?|weeks?)", re.IGNORECASE), r'"\1"'),
)
_THOUSANDS = re.compile(r"[0-9],[0-9]{3}(?![0-9])")


def parse_cell(text: str, spec: FactSpec) -> Condition:
    """Read one cell of the column of a fact.

    Args:
        text: What is written in the cell.
        spec: The fact that the column is for.

    Raises:
        ConditionError: With a sentence that says what is wrong and what to write.
    """
    text = text.strip()
    if len(text) > LONGEST_CELL:
        raise TooLongError(len(text), LONGEST_CELL)
    if fold(text) in {"", "any"}:
        return ALWAYS
    condition = _alternatives(text, spec)
    if not can_be_true(condition, {spec.name: spec}):
        raise NeverTrueError(text)
    return condition


def _alternatives(text: str, spec: FactSpec) -> Condition:
    pieces = [piece.strip() for piece in _OR.split(text)]
    if any(_NOT.match(piece) for piece in pieces[:-1]):
        raise TwoReadingsError(text)
    return any_of([_alternative(piece, spec, text) for piece in pieces])


def _alternative(piece: str, spec: FactSpec, text: str) -> Condition:
    found = _NOT.match(piece)
    body = piece[found.end() :] if found else piece
    if spec.kind is FactKind.NUMBER and (thousands := _THOUSANDS.search(body)):
        raise WriteInsteadError(thousands[0], "the number without a comma, or a list with spaces")
    terms = any_of([_term(term.strip(), spec, text) for term in body.split(",")])
    return negated(terms) if found else terms


def _term(term: str, spec: FactSpec, text: str) -> Condition:
    word = fold(term)
    if not term:
        raise MissingWordError(text)
    if word == "unknown":
        return IsUnknown(spec.name)
    if word == "known":
        return negated(IsUnknown(spec.name))
    if word == "any":
        raise WriteInsteadError(text, "'any' alone, or leave the cell blank")
    match spec.kind:
        case FactKind.NUMBER:
            return _number_test(term, spec)
        case FactKind.YES_NO:
            return _yes_no_test(term, spec)
        case FactKind.ENUMERATION:
            return _word_test(term, spec)


def _word_test(term: str, spec: FactSpec) -> OneOf:
    word = fold(term)
    if word not in spec.values:
        raise NotKnownError(term, (*spec.values, "unknown", "known"))
    return OneOf(spec.name, (word,))


def _yes_no_test(term: str, spec: FactSpec) -> OneOf:
    word = fold(term)
    if word not in _YES_NO:
        raise NotKnownError(term, ("yes", "no", "unknown", "known"))
    return OneOf(spec.name, (_YES_NO[word],))


def _number_test(term: str, spec: FactSpec) -> Condition:
    term = term.replace("\u2264", "<=").replace("\u2265", ">=")
    if _NUMBER.fullmatch(term):
        return compared(spec, "=", int(term))
    if found := _COMPARED.fullmatch(term):
        return compared(spec, found[1], int(found[2]))
    if found := _RANGE.fullmatch(term):
        return _range_test(spec, int(found[1]), int(found[2]))
    raise _number_spelling(term)


def compared(spec: FactSpec, sign: str, number: int) -> Condition:
    """Make the test that a whole number stands in this relation (``<``, ``>=``, ``=``) to another.

    Raises:
        OutsideBoundsError: Where the fact cannot be this number.
    """
    if not spec.least <= number <= spec.most:
        raise OutsideBoundsError(number, spec.least, spec.most)
    match sign:
        case "<":
            return Between(spec.name, None, number - 1)
        case "<=":
            return Between(spec.name, None, number)
        case ">":
            return Between(spec.name, number + 1, None)
        case ">=":
            return Between(spec.name, number, None)
        case _:
            return OneOf(spec.name, (number,))


def _range_test(spec: FactSpec, least: int, most: int) -> Between:
    for number in (least, most):
        if not spec.least <= number <= spec.most:
            raise OutsideBoundsError(number, spec.least, spec.most)
    if least > most:
        raise BackwardsRangeError(least, most)
    return Between(spec.name, least, most)


def _number_spelling(term: str) -> ConditionError:
    """Say how to write a number test that people spell in another way."""
    for pattern, better in _OTHER_SPELLINGS:
        if found := pattern.fullmatch(term):
            return WriteInsteadError(term, found.expand(better))
    lower = term.casefold()
    for words, sign in _LESS_OR_MORE.items():
        if lower.startswith(words) and _NUMBER.fullmatch(number := lower[len(words) :].strip()):
            return WriteInsteadError(term, f'"{sign} {number}"')
    if meant := range_of_text(term):
        return MadeADateError(term, meant)
    return NotANumberError(term)
