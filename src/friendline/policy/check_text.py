"""What was proved of a policy as plain text: what is broken first, then what holds."""

from collections.abc import Iterable, Iterator
from typing import Final

from friendline.policy.authoring.places import taken_for_a_country
from friendline.policy.citations import Strength
from friendline.policy.prove import OUTSIDE, Proofs, Standing, Verdict
from friendline.policy.rules import Policy

_TITLES: Final = {
    Strength.MUST: "Broken, and must hold",
    Strength.SHOULD: "Worth changing, or a reason noted why not",
    Strength.CONSIDER: "Worth a thought",
}


def check_text(
    policy: Policy, proofs: Proofs, *, everything: bool = False, place: str | None = None
) -> str:
    """Write what was proved of a policy.

    Args:
        policy: The policy.
        proofs: What came out.
        everything: Whether to write out what holds, what cannot be asked and what is only worth a
            thought, too; else they are counted.
        place: Where what a profession asks had to hold to be asked, as ``"GB"``; ``None`` is
            anywhere.
    """
    lines = [_opening(policy, proofs)]
    for strength, title in _TITLES.items():
        members = [one for one in proofs.refuted if one.strength is strength]
        if everything or strength is not Strength.CONSIDER:
            lines += _part(title, _grouped(members))
    lines += _part("Not proved", _grouped(proofs.open))
    if everything:
        lines += _part("Holds in every case", _names(proofs, Standing.PROVED))
        lines += _part("Cannot be asked of this policy", _grouped(_of(proofs, Standing.OUTSIDE)))
    else:
        lines += ["", _counted(proofs)]
    if place is not None:
        left_out = f"What the profession asks only elsewhere than in {place} was left out."
        lines += ["", f"{left_out} {taken_for_a_country(place)}".rstrip()]
    return "\n".join([*lines, "", OUTSIDE]) + "\n"


def _counted(proofs: Proofs) -> str:
    consider = sum(one.strength is Strength.CONSIDER for one in proofs.refuted)
    holds = len(list(_of(proofs, Standing.PROVED)))
    outside = len(list(_of(proofs, Standing.OUTSIDE)))
    return (
        f"Beside this {holds} hold in every case, {consider} are worth a thought, and {outside} "
        "cannot be asked of this policy. See them with --all."
    )


def broken_text(proofs: Proofs) -> str:
    """Write only what must hold and does not, under one sentence on how it came out.

    Args:
        proofs: What came out.
    """
    must = [one for one in proofs.refuted if one.strength is Strength.MUST]
    return "\n".join([verdict_line(proofs), *_grouped(must)]) + "\n"


def verdict_line(proofs: Proofs) -> str:
    """Say in one sentence how it came out."""
    broken = sum(one.strength is Strength.MUST for one in proofs.refuted)
    left = sum(one.strength is Strength.MUST for one in proofs.open)
    if broken:
        return f"{_count(broken, 'thing')} that must hold {_do(broken)} not."
    if left:
        return f"{_count(left, 'thing')} that must hold could not be proved."
    return "Everything that must hold does, as far as this policy can tell."


def _opening(policy: Policy, proofs: Proofs) -> str:
    rules, asked = _count(len(policy.rules), "rule"), _count(len(proofs.verdicts), "property")
    named = f"{policy.name}, version {policy.version}"
    return f"{named}: {rules}; {asked} looked at.\n{verdict_line(proofs)}"


def _of(proofs: Proofs, standing: Standing) -> Iterator[Verdict]:
    return (one for one in proofs.verdicts if one.standing is standing)


def _names(proofs: Proofs, standing: Standing) -> Iterator[str]:
    yield from (f"  {one.name}" for one in _of(proofs, standing))


def _grouped(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Write each property once, and under it everything that is said of it."""
    said: dict[str, list[str]] = {}
    for verdict in verdicts:
        said.setdefault(verdict.name, []).append(verdict.sentence)
    for name, sentences in said.items():
        yield f"  {name}"
        yield from (f"    {sentence}" for sentence in sentences)


def _part(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", title, *found] if found else []


def _count(number: int, noun: str) -> str:
    many = {"property": "properties"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else many}"


def _do(number: int) -> str:
    return "does" if number == 1 else "do"
