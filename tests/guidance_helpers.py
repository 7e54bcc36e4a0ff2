"""What the tests of presets and packs share: finding a broken promise, and the tables of a page."""

from collections.abc import Iterator, Sequence
from functools import cache

from friendline.model import Fact
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.citations import Strength
from friendline.policy.guidance import load_pack, pack_names, promises_for
from friendline.policy.prove import Kind, Verdict, prove
from friendline.policy.rules import Policy, Promise


def verdicts_on(policy: Policy, promises: Sequence[Promise]) -> list[Verdict]:
    """Prove or refute promises of a policy, one verdict each, in their order."""
    found = list(prove(policy, promises).of(Kind.PROMISE))[len(policy.promises) :]
    assert len(found) == len(promises)
    return found


def breach(policy: Policy, promise: Promise) -> dict[str, Fact] | None:
    """Give the facts of one invented person with whom a promise is broken; none is the proof."""
    (verdict,) = verdicts_on(policy, [promise])
    assert verdict.proved == (verdict.witness is None)
    return verdict.witness


@cache
def standing(preset: str, pack: str) -> tuple[tuple[Promise, Verdict], ...]:
    """Give every promise of a pack that a preset can be asked, and how it came out."""
    policy = load_policy(preset)
    checkable, _ = promises_for(policy, load_pack(pack))
    return tuple(zip(checkable, verdicts_on(policy, checkable), strict=True))


def broken(preset: str, pack: str, strength: Strength) -> tuple[list[str], int]:
    """Give the ids of the promises of a pack that a preset breaks, and how many were checked."""
    asked = [(one, verdict) for one, verdict in standing(preset, pack) if one.strength is strength]
    return [promise.id for promise, verdict in asked if not verdict.proved], len(asked)


def pack_table() -> Iterator[str]:
    """Write the table of the packs: how many promises, and how many a preset can be asked."""
    yield "| profession | name | must | should | consider | checked with built-in facts |"
    yield "|---|---|---|---|---|---|"
    policy = load_policy("barrier")
    for name in pack_names():
        pack = load_pack(name)
        counts = [
            sum(promise.strength is strength for promise in pack.promises) for strength in Strength
        ]
        checkable, outside = promises_for(policy, pack)
        of_all = f"{len(checkable)} of {len(checkable) + len(outside)}"
        cells = [pack.title, f"`{name}`", *map(str, counts), of_all]
        yield f"| {' | '.join(cells)} |"


def promise_table(name: str) -> Iterator[str]:
    """Write the table of all promises of one pack, with what they rest on."""
    yield f"### {load_pack(name).title}"
    yield ""
    yield "| id | promise | binds | where | source |"
    yield "|---|---|---|---|---|"
    for promise in load_pack(name).promises:
        source = promise.source
        assert source is not None
        where = ", ".join(source.jurisdictions) or "anywhere"
        until = f", until {source.in_force_until}" if source.in_force_until else ""
        year = f" ({source.year})" if source.year else ""
        cited = f"{source.body}, {source.title}{year}{until} [{source.confidence}]"
        yield f"| {promise.id} | {promise.text} | {promise.strength} | {where} | {cited} |"


def keeping_table(strength: Strength) -> Iterator[str]:
    """Write the table of which preset keeps which pack's promises of one strength.

    Packs of which nothing can be checked with the built-in facts are left out.
    """
    yield f"| {strength} | {' | '.join(f'`{preset}`' for preset in preset_names())} |"
    yield f"|---|{'---|' * len(preset_names())}"
    for name in filter(lambda name: askable(name, strength), pack_names()):
        cells = [_cell(preset, name, strength) for preset in preset_names()]
        yield f"| `{name}` | {' | '.join(cells)} |"


def askable(name: str, strength: Strength) -> bool:
    """Tell whether a preset can be asked for any promise of a pack of this strength."""
    return broken("barrier", name, strength)[1] > 0


def _cell(preset: str, pack: str, strength: Strength) -> str:
    ids, checked = broken(preset, pack, strength)
    return f"breaks {', '.join(ids)}" if ids else f"keeps {checked} of {checked}"


if __name__ == "__main__":
    keeping = map(keeping_table, (Strength.MUST, Strength.SHOULD))
    for table in (pack_table(), *keeping, *map(promise_table, pack_names())):
        print("\n".join(table), end="\n\n")  # noqa: T201 - to be copied into the page
