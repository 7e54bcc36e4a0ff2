"""What a condition definitely says, as sets of values joined by "and" and "or".

A rule is used only when its condition is *definitely* true, so that is all a published text has to
say. Negations are carried inwards (De Morgan holds in Kleene logic) until they turn round the test
of a single fact; what is left is, for each fact, a set of values, with or without "not known".
Two conditions that are definitely true in the same cases of a single fact read the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from friendline.model import Fact
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.syntax import (
    And,
    Atom,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    Value,
    any_of,
)

Span: TypeAlias = tuple[int, int]
"""First and last of a run of whole numbers. A word counts as its place among the fact's words."""


class Among(Struct, frozen=True, tag=True):
    """One fact has one of these values.

    Attributes:
        fact: The fact.
        spans: Its values as runs, ascending, never touching each other.
        unknown: Whether "not known" is one of them.
    """

    fact: str
    spans: tuple[Span, ...]
    unknown: bool


class Every(Struct, frozen=True, tag=True):
    """All parts are so; with no parts always true."""

    parts: "tuple[Meaning, ...]"


class Either(Struct, frozen=True, tag=True):
    """At least one part is so; with no parts never true."""

    parts: "tuple[Meaning, ...]"


Meaning: TypeAlias = Among | Every | Either

ALWAYS_SO = Every(())
NEVER_SO = Either(())


def meaning_of(condition: Condition, specs: Mapping[str, FactSpec]) -> Meaning:
    """Give what a condition definitely says.

    Args:
        condition: Any condition.
        specs: Every fact that it reads.
    """
    return _meaning(condition, specs, wanted=True)


def where_known(
    meaning: Meaning, facts: Mapping[str, Fact], specs: Mapping[str, FactSpec]
) -> Meaning:
    """Give what is left of a meaning in a case of which some is known.

    Args:
        meaning: What a condition says.
        facts: What is settled; ``None`` is settled as not known.
        specs: Every fact that the meaning reads.
    """
    match meaning:
        case Among(fact=fact) if fact in facts:
            return ALWAYS_SO if holds(meaning, facts[fact], specs[fact]) else NEVER_SO
        case Among():
            return meaning
        case Every(parts=parts):
            return every((where_known(part, facts, specs) for part in parts), specs)
        case Either(parts=parts):
            return either((where_known(part, facts, specs) for part in parts), specs)


def without_unknown(meaning: Meaning, specs: Mapping[str, FactSpec]) -> Meaning:
    """Give what is left of a meaning where every fact is known: as somebody knows of themselves."""
    match meaning:
        case Among(fact=fact, spans=spans):
            return either([Among(fact, spans, unknown=spans == (domain(specs[fact]),))], specs)
        case Every(parts=parts):
            return every((without_unknown(part, specs) for part in parts), specs)
        case Either(parts=parts):
            return either((without_unknown(part, specs) for part in parts), specs)


def condition_of(meaning: Meaning, specs: Mapping[str, FactSpec]) -> Condition:
    """Give a condition that is definitely true where the meaning is so."""
    if isinstance(meaning, Among):
        return any_of(_tests_of(meaning, specs[meaning.fact]))
    parts = tuple(condition_of(part, specs) for part in meaning.parts)
    return And(parts) if isinstance(meaning, Every) else Or(parts)


def holds(among: Among, value: Fact, spec: FactSpec) -> bool:
    """Tell whether a value is one of the set."""
    if value is None:
        return among.unknown
    place = place_of(value, spec)
    return any(first <= place <= last for first, last in among.spans)


def values(spec: FactSpec) -> tuple[Value, ...]:
    """Give the values of a fact that is no number, in the order of their places."""
    return (True, False) if spec.kind is FactKind.YES_NO else spec.values


def place_of(value: Value, spec: FactSpec) -> int:
    """Give the whole number that a value counts as."""
    return int(value) if spec.kind is FactKind.NUMBER else values(spec).index(value)


def domain(spec: FactSpec) -> Span:
    """Give the first and last value that a fact can have."""
    match spec.kind:
        case FactKind.NUMBER:
            return spec.least, spec.most
        case _:
            return 0, len(values(spec)) - 1


def rest(among: Among, spec: FactSpec) -> Among:
    """Give all the other values, "not known" among them where it was not."""
    return Among(among.fact, _rest(among.spans, domain(spec)), unknown=not among.unknown)


def every(parts: Iterable[Meaning], specs: Mapping[str, FactSpec]) -> Meaning:
    """Join meanings with "and"; what they say of the same fact becomes one set."""
    flat = chain.from_iterable(part.parts if isinstance(part, Every) else (part,) for part in parts)
    found = _by_fact(flat, specs, _both)
    kept = [part for part in found if not _is_full(part, specs)]
    if any(_is_empty(part) for part in kept):
        return NEVER_SO
    return kept[0] if len(kept) == 1 else Every(tuple(kept))


def either(parts: Iterable[Meaning], specs: Mapping[str, FactSpec]) -> Meaning:
    """Join meanings with "or"; what they say of the same fact becomes one set."""
    flat = chain.from_iterable(
        part.parts if isinstance(part, Either) else (part,) for part in parts
    )
    kept = [part for part in _by_fact(flat, specs, _any) if not _is_empty(part)]
    if any(_is_full(part, specs) for part in kept):
        return ALWAYS_SO
    return kept[0] if len(kept) == 1 else Either(tuple(kept))


def _tests_of(among: Among, spec: FactSpec) -> Iterator[Atom]:
    for first, last in among.spans:
        if spec.kind is FactKind.NUMBER:
            yield Between(among.fact, first, last)
        else:
            yield OneOf(among.fact, tuple(values(spec)[first : last + 1]))
    if among.unknown:
        yield IsUnknown(among.fact)


def _meaning(condition: Condition, specs: Mapping[str, FactSpec], *, wanted: bool) -> Meaning:
    if isinstance(condition, Not):
        return _meaning(condition.part, specs, wanted=not wanted)
    if isinstance(condition, And | Or):
        parts = (_meaning(part, specs, wanted=wanted) for part in condition.parts)
        return every(parts, specs) if isinstance(condition, And) is wanted else either(parts, specs)
    # Through either, so that a test which nothing or everything passes is seen to be one.
    return either([_among(condition, specs[condition.fact], wanted=wanted)], specs)


def _among(atom: Atom, spec: FactSpec, *, wanted: bool) -> Among:
    whole = domain(spec)
    if isinstance(atom, IsUnknown):
        return Among(atom.fact, () if wanted else (whole,), unknown=wanted)
    spans = _tested(atom, spec)
    return Among(atom.fact, spans if wanted else _rest(spans, whole), unknown=False)


def _tested(atom: OneOf | Between, spec: FactSpec) -> tuple[Span, ...]:
    least, most = domain(spec)
    if isinstance(atom, OneOf):
        places = [place_of(value, spec) for value in atom.values]
        return _joined((place, place) for place in places if least <= place <= most)
    first = least if atom.least is None else max(least, atom.least)
    last = most if atom.most is None else min(most, atom.most)
    return ((first, last),) if first <= last else ()


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Bring runs in order and join those that touch."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return tuple(joined)


def _rest(spans: Iterable[Span], whole: Span) -> tuple[Span, ...]:
    left: list[Span] = []
    begin = whole[0]
    for first, last in spans:
        if begin < first:
            left.append((begin, first - 1))
        begin = last + 1
    return (*left, (begin, whole[1])) if begin <= whole[1] else tuple(left)


def _any(one: Among, other: Among, _whole: Span) -> Among:
    spans = _joined((*one.spans, *other.spans))
    return Among(one.fact, spans, unknown=one.unknown or other.unknown)


def _both(one: Among, other: Among, whole: Span) -> Among:
    outside = _joined((*_rest(one.spans, whole), *_rest(other.spans, whole)))
    return Among(one.fact, _rest(outside, whole), unknown=one.unknown and other.unknown)


def _by_fact(
    parts: Iterable[Meaning],
    specs: Mapping[str, FactSpec],
    join: Callable[[Among, Among, Span], Among],
) -> list[Meaning]:
    """Make one set of all that is said of a fact; the rest stays, each part once."""
    found: dict[Meaning | str, Meaning] = {}
    for part in parts:
        if not isinstance(part, Among):
            found[part] = part
        elif isinstance(before := found.get(part.fact), Among):
            found[part.fact] = join(before, part, domain(specs[part.fact]))
        else:
            found[part.fact] = part
    return list(found.values())


def _is_full(part: Meaning, specs: Mapping[str, FactSpec]) -> bool:
    if isinstance(part, Among):
        return part.unknown and part.spans == (domain(specs[part.fact]),)
    return part == ALWAYS_SO


def _is_empty(part: Meaning) -> bool:
    if isinstance(part, Among):
        return not part.unknown and not part.spans
    return part == NEVER_SO
