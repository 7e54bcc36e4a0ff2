"""Measure how long it takes to prove everything about a policy.

Run ``python benchmarks/policy_proofs.py [--json FILE] [--repeat N]``. Policies are made up from a
fixed seed: 12 rules in the manner of a preset, 200 rules over the built-in facts, for which the
diagram is too large and gives way to Z3, and 500 rules over 22 facts, for which none is tried. CPU
time of the whole process, the best of N runs; loading Z3 is not counted.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from friendline.model import AnswerKind
from friendline.policy.language.facts import BUILT_IN, FactKind, FactSpec, declared
from friendline.policy.language.syntax import ALWAYS, Between, Condition, OneOf, all_of
from friendline.policy.prove import ProverName, prove
from friendline.policy.rules import Policy, Promise, Rule

SEED = 1
FEW = ("relationship", "status", "direction", "purpose", "kin", "minor", "sensitive", "met")
"""Facts that presets read."""
OWN_KINDS = (FactKind.YES_NO, FactKind.ENUMERATION, FactKind.NUMBER)
CHANNELS = {"facebook": "personal", "linkedin": "professional", "x": "mixed"}


class Job(NamedTuple):
    """A policy to be proved, and the seconds that are allowed for it."""

    name: str
    policy: Policy
    reach: float


class Row(NamedTuple):
    """One line of the table."""

    job: str
    prover: ProverName
    verdicts: int
    refuted: int
    seconds: float
    reach: float


def made_up(rules: int, own: int, read: Sequence[str] | None = None) -> Policy:
    """Make up a policy, the same for the same arguments."""
    chance = random.Random(SEED)  # noqa: S311 - made-up policies are no secret
    facts = {**BUILT_IN, **{spec.name: spec for spec in own_facts(own)}}
    names = sorted(read or facts)
    rows = tuple(
        row(chance, number, [facts[name] for name in names], last=number == rules)
        for number in range(1, rules + 1)
    )
    promise = Promise(
        text="No minor is simply accepted.",
        when=OneOf("minor", (True,)),
        written="minor",
        never=(AnswerKind.ACCEPT,),
    )
    return Policy(
        name="made up",
        version="1",
        rules=rows,
        facts=facts,
        alternatives=("linkedin", "e-mail"),
        channels=CHANNELS,
        promises=(promise,),
    )


def own_facts(count: int) -> Iterator[FactSpec]:
    """Declare facts of every kind in turn."""
    for number in range(count):
        kind = OWN_KINDS[number % len(OWN_KINDS)]
        values = ("a", "b", "c", "d", "e") if kind is FactKind.ENUMERATION else ()
        yield declared(f"own_{number}", kind, values=values, bounds=(0, 120))


def row(chance: random.Random, number: int, specs: Sequence[FactSpec], *, last: bool) -> Rule:
    """Make up a row; the last one fits everybody."""
    answer = AnswerKind.ASK if last else chance.choice(list(AnswerKind))
    cells = [cell(chance, spec) for spec in chance.sample(specs, chance.randint(2, 4))]
    return Rule(
        name=f"rule {number}",
        number=number,
        row=number + 1,
        when=ALWAYS if last else all_of(cells),
        written=(),
        answer=answer,
        because="It is made up.",
        onto_list="Acquaintances" if answer is AnswerKind.ACCEPT_RESTRICTED else None,
        say="Try {offer}." if answer is AnswerKind.OFFER_OTHER else None,
    )


def cell(chance: random.Random, spec: FactSpec) -> Condition:
    """Make up a cell."""
    if spec.kind is FactKind.YES_NO:
        return OneOf(spec.name, (chance.choice((True, False)),))
    if spec.kind is FactKind.ENUMERATION:
        most = min(3, len(spec.values) - 1)
        return OneOf(spec.name, tuple(chance.sample(spec.values, chance.randint(1, most))))
    least = chance.choice((0, 3, 6, 12, 24, 36, 60))
    return Between(spec.name, least, chance.choice((None, least + 6, least + 24)))


def jobs() -> tuple[Job, ...]:
    """Give the policies of the table."""
    return (
        Job("12 rules, 8 facts", made_up(12, 0, FEW), 0.05),
        Job("200 rules, 13 facts", made_up(200, 0), 1.5),
        Job("500 rules, 22 facts", made_up(500, 9), 1.0),
    )


def measured(job: Job, prover: ProverName, repeat: int) -> Row:
    """Prove everything a few times and keep the best time."""
    best = float("inf")
    for _ in range(repeat):
        began = time.process_time()
        proofs = prove(job.policy, prover=prover)
        best = min(best, time.process_time() - began)
    return Row(job.name, prover, len(proofs.verdicts), len(proofs.refuted), best, job.reach)


def main() -> None:
    """Print the table; with ``--json`` write the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    chosen = parser.parse_args()
    prove(jobs()[0].policy, prover="both")
    rows = [
        measured(job, prover, max(1, chosen.repeat))
        for job in jobs()
        for prover in ("diagram", "z3")
    ]
    print(f"{'all proofs of':22}{'prover':10}{'verdicts':>9}{'refuted':>9}{'ms':>9}{'reach':>8}")
    for row_ in rows:
        print(
            f"{row_.job:22}{row_.prover:10}{row_.verdicts:>9}{row_.refuted:>9}"
            f"{row_.seconds * 1000:>9.1f}{row_.reach * 1000:>8.0f}"
        )
    if chosen.json:
        chosen.json.write_text(json.dumps([one._asdict() for one in rows], indent=1))


if __name__ == "__main__":
    main()
