"""Somebody whom nothing sets apart, and how an example is made as like them as it can be."""

from collections.abc import Callable, Mapping
from typing import Final

from friendline.model import Fact
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.prove.claims import Case

ORDINARY: Final[Mapping[str, Fact]] = {
    "relationship": "client",
    "status": "current",
    "direction": "incoming",
    "channel": "facebook",
    "purpose": None,
    "origin": "business",
    "met": True,
    "became_friend": False,
    "kin": False,
    "minor": False,
    "sensitive": False,
    "months_known": 24,
    "months_since_end": None,
}
"""A client whom nothing sets apart; what differs from it is worth saying."""


def ordinary(spec: FactSpec) -> Fact:
    """Give the value that is not worth mentioning."""
    if spec.name in ORDINARY:
        return ORDINARY[spec.name]
    return {FactKind.YES_NO: False, FactKind.NUMBER: None, FactKind.ENUMERATION: None}[spec.kind]


def made_ordinary(case: Case, specs: Mapping[str, FactSpec], still: Callable[[Case], bool]) -> Case:
    """Change an invented person, fact by fact, into somebody ordinary.

    Args:
        case: Facts of the person; a fact that is not among them may have any value, and one that
            is not declared is left out.
        specs: All facts.
        still: Whether a changed person is still an example.

    Returns:
        The facts that were given, and ordinary ones for the rest of those built in.
    """
    case = {name: value for name, value in case.items() if name in specs}
    made = {name: ordinary(spec) for name, spec in specs.items() if name not in case} | case
    calm = made | {name: ordinary(specs[name]) for name in case}
    if still(calm):
        return calm
    for name in case:
        if made[name] != calm[name] and still(changed := made | {name: calm[name]}):
            made = changed
    return made
