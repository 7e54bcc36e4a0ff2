"""The policy room: a written policy is read, checked, and answers.

``load_policy`` reads and checks a preset or a folder; ``decide`` answers a case and says why;
``situation_key`` tells which cases must be treated the same.
"""

from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.decide import Decision, decide
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
    "decide",
    "deciding_facts",
    "in_force",
    "load_policy",
    "preset_names",
    "situation_facts",
    "situation_key",
]
