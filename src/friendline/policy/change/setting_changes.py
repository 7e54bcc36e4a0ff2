"""What differs between two versions beside their rows: facts, channels, promises, words."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from friendline.policy.citations import DUTIES
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.words import listed, spoken
from friendline.policy.rules import Policy, Promise


class SettingChange(Struct, frozen=True):
    """Something in ``policy.toml`` that differs; ``""`` is nothing.

    Attributes:
        name: What it is: ``"purpose"``, ``"fact signed_letter"``, ``"channel Facebook"``.
        before: As it was.
        after: As it is.
    """

    name: str
    before: str
    after: str


def setting_changes(old: Policy, new: Policy) -> tuple[SettingChange, ...]:
    """Give everything in ``policy.toml`` that differs, in the order of that file."""
    was, now = dict(_settings(old)), dict(_settings(new))
    return tuple(
        SettingChange(name, was.get(name, ""), now.get(name, ""))
        for name in dict.fromkeys((*was, *now))
        if was.get(name, "") != now.get(name, "")
    )


def _settings(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "name", policy.name
    yield "version", policy.version
    yield "purpose", policy.purpose
    yield "sentence", policy.sentence
    yield "in force from", str(policy.in_force_from or "")
    yield "in force until", str(policy.in_force_until or "")
    yield from _channels(policy.channels)
    yield "alternatives", ", ".join(map(spoken, policy.alternatives))
    yield "must not matter", ", ".join(sorted(policy.must_not_matter))
    for name in sorted(policy.own_facts):
        yield f"fact {name}", _fact(policy.facts[name])
    for promise in policy.promises:
        yield f"promise '{promise.text}'", _promise(promise)


def _channels(channels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for channel in sorted(channels):
        yield f"channel {spoken(channel)}", channels[channel]


def _fact(spec: FactSpec) -> str:
    match spec.kind:
        case FactKind.ENUMERATION:
            values = f": {', '.join(spec.values)}"
        case FactKind.NUMBER:
            values = f", {spec.least} to {spec.most}"
        case FactKind.YES_NO:
            values = ""
    return f"{spec.kind}{values} ({spec.label})"


def _promise(promise: Promise) -> str:
    answers = [f"never {listed(map(spoken, promise.never))}"] if promise.never else []
    answers += [f"always {listed(map(spoken, promise.always))}"] if promise.always else []
    answers += [listed((DUTIES[duty] for duty in promise.duties), "and")] if promise.duties else []
    when = f" when {promise.written}" if promise.written else ""
    return f"{'; '.join(answers)}{when}"
