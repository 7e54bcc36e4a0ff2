"""What a condition is: the typed tree that cells and expressions both become.

Everything that reads a policy reads this tree: deciding, explaining, and later proving, comparing
and publishing. An *atom* is an elementary test of one fact. Logic is three-valued (Kleene): a test
of a fact that is not known is itself unknown, except ``IsUnknown``, which is always definite.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from friendline.model import Fact

Value: TypeAlias = bool | int | str
Truth: TypeAlias = bool | None
"""Yes, no, or not known."""


class OneOf(Struct, frozen=True, tag=True):
    """The fact is one of these values."""

    fact: str
    values: tuple[Value, ...]


class Between(Struct, frozen=True, tag=True):
    """The whole number lies in these bounds, both inclusive; ``None`` is no bound."""

    fact: str
    least: int | None
    most: int | None


class IsUnknown(Struct, frozen=True, tag=True):
    """The fact is not known."""

    fact: str


class Not(Struct, frozen=True, tag=True):
    """The part is not so."""

    part: "Condition"


class And(Struct, frozen=True, tag=True):
    """All parts are so; with no parts always true."""

    parts: "tuple[Condition, ...]"


class Or(Struct, frozen=True, tag=True):
    """At least one part is so; with no parts never true."""

    parts: "tuple[Condition, ...]"


Atom: TypeAlias = OneOf | Between | IsUnknown
Condition: TypeAlias = Atom | Not | And | Or

ALWAYS = And(())
NEVER = Or(())


def truth(condition: Condition, facts: Mapping[str, Fact]) -> Truth:
    """Tell whether a condition is so, is not so, or cannot be told from these facts.

    Args:
        condition: Any condition.
        facts: A value or ``None`` (not known) for every fact that the condition reads.
    """
    if isinstance(condition, And):
        return _all(condition.parts, facts)
    if isinstance(condition, Or):
        return _any(condition.parts, facts)
    if isinstance(condition, Not):
        part = truth(condition.part, facts)
        return None if part is None else not part
    return _atom(condition, facts[condition.fact])


def _atom(atom: Atom, fact: Fact) -> Truth:
    if isinstance(atom, IsUnknown):
        return fact is None
    if fact is None:
        return None
    if isinstance(atom, OneOf):
        return fact in atom.values
    number = int(fact)
    above = atom.least is None or atom.least <= number
    return above and (atom.most is None or number <= atom.most)


def _all(parts: Iterable[Condition], facts: Mapping[str, Fact]) -> Truth:
    so_far: Truth = True
    for part in parts:
        this = truth(part, facts)
        if this is False:
            return False
        if this is None:
            so_far = None
    return so_far


def _any(parts: Iterable[Condition], facts: Mapping[str, Fact]) -> Truth:
    so_far: Truth = False
    for part in parts:
        this = truth(part, facts)
        if this:
            return True
        if this is None:
            so_far = None
    return so_far


def atoms(condition: Condition) -> Iterator[Atom]:
    """Give the elementary tests of a condition in the order they are written, repeats included."""
    if isinstance(condition, And | Or):
        for part in condition.parts:
            yield from atoms(part)
    elif isinstance(condition, Not):
        yield from atoms(condition.part)
    else:
        yield condition


def facts_read(condition: Condition) -> tuple[str, ...]:
    """Name the facts that a condition reads, each once, in the order they are written."""
    return tuple(dict.fromkeys(atom.fact for atom in atoms(condition)))


def all_of(parts: Iterable[Condition]) -> Condition:
    """Join conditions with "and", without needless brackets."""
    flat: list[Condition] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else [part])
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(parts: Iterable[Condition]) -> Condition:
    """Join conditions with "or"; values of the same fact become one test."""
    flat: list[Condition] = []
    for part in parts:
        for piece in part.parts if isinstance(part, Or) else (part,):
            last = flat[-1] if flat else None
            if isinstance(piece, OneOf) and isinstance(last, OneOf) and piece.fact == last.fact:
                flat[-1] = OneOf(piece.fact, tuple(dict.fromkeys(last.values + piece.values)))
            else:
                flat.append(piece)
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def negated(condition: Condition) -> Condition:
    """Turn a condition round; two negations cancel."""
    return condition.part if isinstance(condition, Not) else Not(condition)
