"""A fingerprint of what a policy says, by which an edit without a new version is noticed.

It covers everything that an answer or its words come from: the rules in order, channels,
alternatives, own facts, promises. It leaves out what changes no answer: name and version, the days
in force (an old version is given its last day later), and how cells are spelt or columns ordered.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, TypeAlias

from friendline.policy.language.syntax import And, Between, Condition, IsUnknown, Not, OneOf, Or

if TYPE_CHECKING:
    from friendline.policy.language.facts import FactSpec
    from friendline.policy.rules import Policy, Promise, Rule

Plain: TypeAlias = (
    str | int | bool | Sequence["str | Plain"] | Mapping[str, "str | int | Plain"] | None
)
"""What JSON can say."""

_BYTES: Final = 16


def digest_of(policy: "Policy") -> str:
    """Give the fingerprint of a policy: 32 hexadecimal digits (128 bits of BLAKE2b).

    It is the same on every machine, and for the folder and the workbook of one policy.
    """
    return blake2b(_json(_content(policy)).encode("ascii"), digest_size=_BYTES).hexdigest()


def same_meaning(one: Condition, other: Condition) -> bool:
    """Tell whether two conditions are the same but for the order in which they are written."""
    return _json(_plain(one)) == _json(_plain(other))


def _json(plain: Plain) -> str:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def _content(policy: "Policy") -> Plain:
    return {
        "rules": [_rule(rule) for rule in policy.rules],
        "facts": [_fact(policy.facts[name]) for name in sorted(policy.own_facts)],
        "channels": policy.channels,
        "alternatives": policy.alternatives,
        "must_not_matter": sorted(policy.must_not_matter),
        "promises": [_promise(promise) for promise in policy.promises],
        "purpose": policy.purpose,
        "sentence": policy.sentence,
    }


def _rule(rule: "Rule") -> Plain:
    return {
        "name": rule.name,
        "when": _plain(rule.when),
        "answer": str(rule.answer),
        "because": rule.because,
        "offer": rule.offer,
        "list": rule.onto_list,
        "tone": rule.tone,
        "say": rule.say,
    }


def _fact(spec: "FactSpec") -> Plain:
    return {
        "name": spec.name,
        "type": str(spec.kind),
        "label": spec.label,
        "values": spec.values,
        "bounds": (spec.least, spec.most),
    }


def _promise(promise: "Promise") -> Plain:
    return {
        "text": promise.text,
        "when": _plain(promise.when),
        "never": sorted(map(str, promise.never)),
        "always": sorted(map(str, promise.always)),
        "duties": sorted(map(str, promise.duties)),
    }


def _plain(condition: Condition) -> Plain:
    """Write a condition down; what is joined by "and" and "or" stands in alphabetical order."""
    match condition:
        case And():
            return ["and", *sorted(map(_plain, condition.parts), key=_json)]
        case Or():
            return ["or", *sorted(map(_plain, condition.parts), key=_json)]
        case Not():
            return ["not", _plain(condition.part)]
        case OneOf():
            return ["one of", condition.fact, *sorted(set(condition.values), key=_json)]
        case Between():
            return ["between", condition.fact, condition.least, condition.most]
        case IsUnknown():
            return ["unknown", condition.fact]
