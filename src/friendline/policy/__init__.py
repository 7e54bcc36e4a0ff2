"""The policy room: a written policy is read, checked, proved, compared, explained and published.

``load_policy`` reads and checks a preset or a folder; ``decide`` answers a case and says why,
``decide_many`` answers a whole table, and ``answering`` case after case without reasons; ``prove``
says what holds of it for everybody, ``diff`` what changes between two versions, ``explain`` and
``why_not`` how an answer comes about and what would change it, and ``publish`` writes it for
clients and staff. ``situation_key`` tells which cases must be treated the same.

What not every command needs is loaded when it is first asked for. A name is what stands here also
where a room is called the same: ``friendline.policy.prove`` is the function, and what else that
room offers is had by ``from friendline.policy.prove import ...``.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.decide import Decision, answering, decide
from friendline.policy.language.facts import (
    BUILT_IN,
    FactKind,
    FactSpec,
    UnknownFactError,
    WrongFactError,
)
from friendline.policy.problems import PolicyError, Problem
from friendline.policy.rules import Policy, Promise, Rule, in_force
from friendline.policy.situation import (
    Situation,
    deciding_facts,
    situation_facts,
    situation_key,
)

if TYPE_CHECKING:
    from friendline.policy.change.diff import diff
    from friendline.policy.change.explain_text import explain_text as explain
    from friendline.policy.change.why_not import why_not
    from friendline.policy.engine.many import decide_many
    from friendline.policy.prove import prove, prove_refines
    from friendline.policy.publish import publish

__all__ = [
    "BUILT_IN",
    "Decision",
    "FactKind",
    "FactSpec",
    "Policy",
    "PolicyError",
    "Problem",
    "Promise",
    "Rule",
    "Situation",
    "UnknownFactError",
    "WrongFactError",
    "answering",
    "decide",
    "decide_many",
    "deciding_facts",
    "diff",
    "explain",
    "in_force",
    "load_policy",
    "preset_names",
    "prove",
    "prove_refines",
    "publish",
    "situation_facts",
    "situation_key",
    "why_not",
]

_LOADED_LATER: Final = {
    "decide_many": ("friendline.policy.engine.many", "decide_many"),
    "diff": ("friendline.policy.change.diff", "diff"),
    "explain": ("friendline.policy.change.explain_text", "explain_text"),
    "prove": ("friendline.policy.prove", "prove"),
    "prove_refines": ("friendline.policy.prove", "prove_refines"),
    "publish": ("friendline.policy.publish", "publish"),
    "why_not": ("friendline.policy.change.why_not", "why_not"),
}
"""Module and name there, by the name here."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what is loaded later is of many types
    if name not in _LOADED_LATER:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message, name=name, obj=sys.modules[__name__])
    module, there = _LOADED_LATER[name]
    found = globals()[name] = getattr(import_module(module), there)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Names(ModuleType):
    """Keeps the import of a room from putting the room in the place of the function."""

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _LOADED_LATER or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Names
