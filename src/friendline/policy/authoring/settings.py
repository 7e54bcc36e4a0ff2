"""``policy.toml``: what a policy says beside its rules."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from friendline.model import AnswerKind
from friendline.policy.authoring.keys import FILE, Keys
from friendline.policy.authoring.promises import read_promises
from friendline.policy.authoring.table import decoded
from friendline.policy.authoring.toml_lines import with_lines
from friendline.policy.authoring.toml_reading import NotTomlError, toml_table
from friendline.policy.authoring.ways import read_way
from friendline.policy.language.facts import BUILT_IN, MOST_MONTHS, FactKind, FactSpec, declared
from friendline.policy.language.words import fold, not_known, quoted
from friendline.policy.problems import ConditionError, Problem
from friendline.policy.rules import Promise

ANSWERS: Final = {str(answer): answer for answer in AnswerKind}
RULE_COLUMNS: Final = ("rule", "also", "answer", "offer", "list", "tone", "say", "because")
"""Columns of the sheet that are not facts."""

_KEYS: Final = (
    *("name", "version", "purpose", "sentence", "in_force_from", "in_force_until"),
    *("channels", "alternatives", "must_not_matter", "facts", "promises"),
)
_KINDS: Final = {
    "enumeration": FactKind.ENUMERATION,
    "whole number": FactKind.NUMBER,
    "number": FactKind.NUMBER,
    "yes/no": FactKind.YES_NO,
    "yes or no": FactKind.YES_NO,
}
_RESERVED: Final = frozenset(
    {*RULE_COLUMNS, "in", "null", "true", "false", "and", "or", "not", "is", "any"}
    | {"known", "unknown", "yes", "no"}
)
_FACT_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_VALUE: Final = re.compile(r"[^\W_]\w{0,59}")
_NOT_IN_A_VALUE: Final = frozenset({"or", "not"})
_WIDEST: Final = 999_999_999


class Settings(Struct, frozen=True, kw_only=True):
    """What ``policy.toml`` says; the attributes are those of ``rules.Policy``."""

    name: str
    version: str
    purpose: str
    sentence: str
    in_force_from: date | None
    in_force_until: date | None
    channels: dict[str, str]
    alternatives: tuple[str, ...]
    must_not_matter: tuple[str, ...]
    facts: dict[str, FactSpec]
    promises: tuple[Promise, ...]


def read_settings(data: bytes) -> tuple[Settings | None, list[Problem]]:
    """Read the file ``policy.toml``.

    Args:
        data: The whole file.

    Returns:
        What it says as far as it can be read (``None`` where it is no TOML at all), and
        everything that is wrong with it.
    """
    text = decoded(data)
    try:
        table = toml_table(text)
    except NotTomlError as error:
        return None, [Problem(file=FILE, line=error.line, what=str(error))]
    problems: list[Problem] = []
    settings = _settings(Keys(table, _KEYS, problems))
    return settings, with_lines(problems, text)


def _settings(keys: Keys) -> Settings:
    facts = {**BUILT_IN, **dict(read_facts(keys))}
    first, last = _days(keys)
    return Settings(
        name=keys.text("name", needed=True),
        version=keys.version("version"),
        purpose=keys.text("purpose"),
        sentence=keys.text("sentence"),
        in_force_from=first,
        in_force_until=last,
        channels=dict(_channels(keys.table("channels", None))),
        alternatives=tuple(_alternatives(keys)),
        must_not_matter=keys.texts("must_not_matter"),
        facts=facts,
        promises=tuple(read_promises(keys, facts)),
    )


def _days(keys: Keys) -> tuple[date | None, date | None]:
    first, last = keys.day("in_force_from"), keys.day("in_force_until")
    if first and last and last < first:
        keys.refuse("in_force_until", f"{last} is before the first day, {first}")
    return first, last


def _alternatives(keys: Keys) -> Iterator[str]:
    for text in keys.texts("alternatives"):
        try:
            yield read_way(text)
        except ConditionError as error:
            keys.refuse("alternatives", str(error))


def _channels(keys: Keys) -> Iterator[tuple[str, str]]:
    known, purposes = BUILT_IN["channel"].values, BUILT_IN["purpose"].values
    for name in keys.names():
        purpose = fold(keys.text(name))
        if fold(name) not in known:
            keys.refuse(name, f"the channel {not_known(name, known)}")
        elif purpose not in purposes:
            keys.refuse(name, not_known(keys.text(name), purposes))
        else:
            yield fold(name), purpose


def read_facts(whole: Keys) -> Iterator[tuple[str, FactSpec]]:
    """Read every ``[facts.NAME]`` of a file; what is wrong is noted in ``whole``."""
    keys = whole.table("facts", None)
    for name in keys.names():
        if name in BUILT_IN:
            keys.refuse(name, "this fact is built in; leave its table out")
        elif name in _RESERVED or not _FACT_NAME.fullmatch(name):
            keys.refuse(
                name, "a fact needs a name of small letters, digits and _, as in 'owns_a_boat'"
            )
        else:
            spec = _own_fact(name, keys.table(name, ("type", "values", "min", "max", "label")))
            if spec is not None:
                yield name, spec


def _own_fact(name: str, keys: Keys) -> FactSpec | None:
    kind = _KINDS.get(keys.text("type").casefold())
    if kind is None:
        keys.refuse("type", not_known(keys.text("type"), [str(kind) for kind in FactKind]))
        return None
    least, most = keys.number("min", 0), keys.number("max", MOST_MONTHS)
    if not -_WIDEST <= least <= most <= _WIDEST:
        what = (
            f"{least} to {most} is not a range that can be used; min must not be above max, and "
            f"neither beyond {_WIDEST:,}"
        )
        keys.refuse("max", what)
        return None
    if kind is not FactKind.ENUMERATION and keys.has("values"):
        keys.refuse("values", f"a fact of the type {kind} has no list of values; leave them out")
    if kind is not FactKind.NUMBER and (keys.has("min") or keys.has("max")):
        keys.refuse("min", f"a fact of the type {kind} has no bounds; leave min and max out")
    values = tuple(_values(keys)) if kind is FactKind.ENUMERATION else ()
    return declared(name, kind, label=keys.text("label"), values=values, bounds=(least, most))


def _values(keys: Keys) -> Iterator[str]:
    given = [fold(text) for text in keys.texts("values")]
    if not given:
        keys.refuse("values", 'an enumeration needs its values, as in ["small", "large"]')
    if len(set(given)) < len(given):
        keys.refuse("values", "a value stands here twice; leave one of the two out")
    for value in dict.fromkeys(given):
        taken = value in {"any", "known", "unknown"} or _NOT_IN_A_VALUE & set(value.split("_"))
        if taken:
            what = "cannot be a value, since cells use the word otherwise; take another one"
            keys.refuse("values", f"{quoted(value)} {what}")
        elif not _VALUE.fullmatch(value):
            what = "cannot be a value; use letters and digits, 60 at most"
            keys.refuse("values", f"{quoted(value)} {what}")
        yield value
