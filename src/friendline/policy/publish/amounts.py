"""Numbers in words: months become years where that is what people say."""

from collections.abc import Iterable
from typing import Final

from friendline.policy.language.facts import FactSpec
from friendline.policy.publish.meaning import Span
from friendline.policy.publish.wording import Wording

_YEAR: Final = 12
_QUARTER: Final = 3


def months(words: Wording, number: int) -> str:
    """Say a length of time: 12 is "a year", 18 "18 months"."""
    if number and number % _YEAR == 0:
        return words.counted(number // _YEAR, words.years_counted)
    return words.counted(number, words.months_counted)


def amount_of_months(words: Wording, spans: Iterable[Span], spec: FactSpec) -> str:
    """Say a set of months: "less than six months or at least two years".

    The facts count whole months that have passed, so "at most 11" is "less than a year".
    """
    return words.listed(_months_run(words, span, spec) for span in spans)


def range_of_numbers(words: Wording, spans: Iterable[Span], spec: FactSpec) -> str:
    """Say a set of plain numbers: "at least 3", "2 to 5 or exactly 9"."""
    return words.listed(_plain_run(words, span, spec) for span in spans)


def _months_run(words: Wording, span: Span, spec: FactSpec) -> str:
    first, last = span
    if last == 0:
        return _put(words, "less_than", months(words, 1))
    if first == last:
        return _put(words, "exactly", months(words, first))
    if last == spec.most:
        more = _rounder(first - 1, first)
        return _put(words, "more_than" if more else "at_least", months(words, first - more))
    if first == spec.least:
        less = _rounder(last + 1, last)
        return _put(words, "less_than" if less else "at_most", months(words, last + less))
    if first % _YEAR == 0 and (last + 1) % _YEAR == 0:
        least, below = months(words, first), months(words, last + 1)
        return words.fill(words.amounts["at_least_but_less"], least=least, most=below)
    return words.fill(words.amounts["months_from_to"], least=first, most=last)


def _rounder(one: int, other: int) -> bool:
    """Tell whether the first of two numbers is the rounder one: whole years, then quarters."""
    for step in (_YEAR, _QUARTER):
        if (one % step == 0) is not (other % step == 0):
            return one > 0 and one % step == 0
    return False


def _plain_run(words: Wording, span: Span, spec: FactSpec) -> str:
    first, last = span
    if first == last:
        return _put(words, "exactly", first)
    if last == spec.most:
        return _put(words, "at_least", first)
    if first == spec.least:
        return _put(words, "at_most", last)
    return words.fill(words.amounts["from_to"], least=first, most=last)


def _put(words: Wording, name: str, amount: object) -> str:
    return words.fill(words.amounts[name], amount=amount)
