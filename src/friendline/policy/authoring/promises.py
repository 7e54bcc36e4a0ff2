"""Promises as they are written: the tables ``[[promises]]`` and what they cite.

A policy and a pack of a profession write them alike. A policy writes what it cites into the
promise itself (``source = {body = "...", title = "..."}``); a pack names it (``source =
"GMC-2013"``), because many promises rest on one text.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from friendline.model import AnswerKind
from friendline.policy.authoring.keys import Keys
from friendline.policy.citations import Citation, Confidence, Duty, Strength
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.syntax import ALWAYS, Condition
from friendline.policy.language.words import fold, not_known, quoted
from friendline.policy.problems import ConditionError
from friendline.policy.rules import Promise

Word = TypeVar("Word", bound=StrEnum)

CITATION_KEYS: Final = (
    *("body", "title", "year", "jurisdictions", "in_force_from", "in_force_until"),
    *("seen", "confidence", "note"),
)
_PROMISE_KEYS: Final = ("id", "text", "when", "never", "always", "duties", "strength", "source")
_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTH: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_PLACE: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_YEARS: Final = range(1800, 2200)
_NOTHING_LEFT: Final = (
    "never and always together leave no answer that may be given; take one out of never, or add "
    "one to always"
)


def read_promises(
    keys: Keys, facts: Mapping[str, FactSpec], sources: Mapping[str, Citation] | None = None
) -> Iterator[Promise]:
    """Read every ``[[promises]]`` of a file; what is wrong is noted in ``keys``.

    Args:
        keys: The whole file.
        facts: The facts that a promise may speak of.
        sources: What may be cited, by its id; ``None`` where a promise writes it out.
    """
    for table in keys.tables("promises", _PROMISE_KEYS):
        promise = _promise(table, facts, sources)
        if not (promise.rules_out or promise.duties):
            table.refuse("never", "this promise asks for nothing; write never, always or duties")
        if not any(map(promise.allows, AnswerKind)):
            table.refuse("always", _NOTHING_LEFT)
        yield promise


def _promise(
    keys: Keys, facts: Mapping[str, FactSpec], sources: Mapping[str, Citation] | None
) -> Promise:
    return Promise(
        id=keys.text("id"),
        text=keys.text("text", needed=True),
        when=_when(keys, facts),
        written=keys.text("when"),
        never=_words(keys, "never", AnswerKind),
        always=_words(keys, "always", AnswerKind),
        duties=_words(keys, "duties", Duty),
        strength=_word(keys, "strength", Strength, Strength.MUST),
        source=_written_out(keys) if sources is None else _cited(keys, sources),
    )


def read_citation(name: str, keys: Keys) -> Citation:
    """Read what is cited; what is wrong is noted in ``keys``.

    Args:
        name: Its id.
        keys: Its table. Days may be as coarse as they are known: "2013", "2013-04".
    """
    first, last = _day(keys, "in_force_from"), _day(keys, "in_force_until", last=True)
    if first and last and last < first:
        keys.refuse("in_force_until", f"{last} is before the first day, {first}")
    return Citation(
        id=name,
        body=keys.text("body", needed=True),
        title=keys.text("title", needed=True),
        year=_year(keys),
        jurisdictions=_places(keys),
        in_force_from=first,
        in_force_until=last,
        seen=_seen(keys),
        confidence=_word(keys, "confidence", Confidence, Confidence.MEDIUM),
        note=keys.text("note"),
    )


def _when(keys: Keys, facts: Mapping[str, FactSpec]) -> Condition:
    try:
        return parse_expression(keys.text("when"), facts)
    except ConditionError as error:
        keys.refuse("when", str(error))
        return ALWAYS


def _words(keys: Keys, key: str, kind: type[Word]) -> tuple[Word, ...]:
    return tuple(filter(None, (_known(keys, key, text, kind) for text in keys.texts(key))))


def _word(keys: Keys, key: str, kind: type[Word], otherwise: Word) -> Word:
    text = keys.text(key)
    return (_known(keys, key, text, kind) if text else None) or otherwise


def _known(keys: Keys, key: str, text: str, kind: type[Word]) -> Word | None:
    found = {fold(word): word for word in kind}.get(fold(text))
    if found is None:
        keys.refuse(key, not_known(text, [str(word) for word in kind]))
    return found


def _written_out(promise: Keys) -> Citation | None:
    if not promise.has("source"):
        return None
    return read_citation(promise.text("id"), promise.table("source", CITATION_KEYS))


def _cited(promise: Keys, sources: Mapping[str, Citation]) -> Citation | None:
    name = promise.text("source", needed=True)
    if name and name not in sources:
        promise.refuse("source", not_known(name, tuple(sources)))
    return sources.get(name)


def _year(keys: Keys) -> int | None:
    year = keys.number("year", 0) if keys.has("year") else None
    if year is not None and year not in _YEARS:
        keys.refuse("year", f"{year} is not a year; write all of it, as in 2026")
        return None
    return year


def _places(keys: Keys) -> tuple[str, ...]:
    places = keys.texts("jurisdictions")
    for place in places:
        if not _PLACE.fullmatch(place):
            what = f"{quoted(place)} is not a country or a part of one; write it as US or US-FL"
            keys.refuse("jurisdictions", what)
    return places


def _seen(keys: Keys) -> str:
    month = keys.text("seen")
    if month and not _MONTH.fullmatch(month):
        keys.refuse("seen", f"{quoted(month)} is not a month; write it as 2026-11")
    return month


def _day(keys: Keys, key: str, *, last: bool = False) -> date | None:
    """Give the first day (or the last) of a day, a month or a year."""
    text = keys.text(key)
    if not text:
        return None
    found = _DAY.fullmatch(text)
    if found is None:
        keys.refuse(key, f'{quoted(text)} is not a day; write "2013", "2013-04" or "2013-04-22"')
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return _edge(year or 0, month, day, last=last)
    except ValueError:
        keys.refuse(
            key, f"{quoted(found[0])} is not a day that there is; look at the month and the day"
        )
        return None


def _edge(year: int, month: int | None, day: int | None, *, last: bool) -> date:
    """Give the first or the last of the days that a date stands for."""
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))
