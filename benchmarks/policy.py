"""Measure the policy room beside the engines that could stand in for it.

Run ``python benchmarks/policy.py [--rows N] [--rounds N] [--proofs] [--json FILE]``. CPU time
on one thread; every round runs all jobs one after another, and the least of the rounds counts:

* *a million*: the rule of every row of a table of 1,000,000 people. "Reading once" is Polars
  summing every column that the policy needs, nulls respected (a sum of bare bytes that ignores
  which are null is quicker still). Engines that decide one case at a time run a sample, which is
  scaled up. DuckDB only sums the rules and writes no column.
* *one*: a single case as a dictionary with every fact.
* *edit*: a sheet is read and checked, a million are decided again, and those who changed listed.
* *proofs*, where asked for: see ``policy_proofs``.

What is compared gives the same rule in every case; this is checked first.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_figures import Figure, Job, p50, show, side_by_side

if TYPE_CHECKING:
    import polars as pl
    from policy_peers import Engine

    from friendline.model import Fact
    from friendline.policy.prove import ProverName
    from friendline.policy.rules import Policy

LIBRARIES = ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")
ONE_THREAD = dict.fromkeys(LIBRARIES, "1")
READING = "reading once"
OURS = "friendline, the rule"
WHOLE = "friendline, the whole answer"
GOAL = "goal"
SAMPLE = 1_000
SINGLES = 5_000


class DisagreementError(AssertionError):
    """Two that are compared do not do the same, so that the comparison says nothing."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} gives other rules than friendline")


def million(policy: "Policy", people: "pl.DataFrame", rounds: int) -> Iterator[Figure]:
    """Decide a table."""
    from friendline.policy.engine.many import decide_many, rule_of_many

    given = people.select(sorted({*policy.tests, "channel"}))
    whole: dict[str, Job] = {
        READING: lambda: _read(given),
        OURS: lambda: rule_of_many(policy, given),
        WHOLE: lambda: decide_many(policy, given),
        "Polars when/then": _polars(policy, given),
        "DuckDB CASE": _duckdb(policy, given),
    }
    taken = side_by_side(whole, rounds)
    sampled = _sampled(policy, given, rounds)
    notes = dict.fromkeys(sampled, f"{SAMPLE:,} cases, scaled up")
    taken |= sampled
    yield from _figures("a million", policy, taken, READING, notes)
    for ours in (READING, WHOLE):
        taken.pop(ours)
    yield from _figures("a million", policy, taken, OURS, notes)


def _read(people: "pl.DataFrame") -> object:
    import polars as pl

    return people.select(pl.all().to_physical().sum())


def _polars(policy: "Policy", people: "pl.DataFrame") -> Job:
    import polars as pl

    from friendline.policy.engine.many import rule_of_many
    from friendline.policy.engine.polars_rules import expression_of

    purpose = pl.col("channel").replace_strict(
        policy.channels, default=None, return_dtype=people.schema["purpose"]
    )
    chain: Any = None
    for place, rule in enumerate(policy.rules):
        when = pl if chain is None else chain
        chain = when.when(expression_of(rule.when)).then(pl.lit(place, pl.UInt32))

    def job() -> "pl.Series":
        filled = people.lazy().with_columns(pl.coalesce("purpose", purpose))
        return filled.select(rule=chain).collect().to_series()

    if not job().equals(rule_of_many(policy, people)):
        raise DisagreementError("Polars")
    return job


def _duckdb(policy: "Policy", people: "pl.DataFrame") -> Job:
    import duckdb
    from policy_peers import duckdb_case

    from friendline.policy.engine.many import rule_of_many

    base = duckdb.connect(config={"threads": 1})
    with tempfile.TemporaryDirectory() as folder:
        people.write_parquet(Path(folder) / "people.parquet")
        base.execute(f"CREATE TABLE people AS FROM '{folder}/people.parquet'")
    words = " ".join(f"WHEN '{name}' THEN '{word}'" for name, word in policy.channels.items())
    filled = f"* REPLACE (coalesce(purpose::VARCHAR, CASE channel {words} END) AS purpose)"
    query = f"SELECT sum({duckdb_case(policy)}) FROM (SELECT {filled} FROM people)"  # noqa: S608 - ours

    def job() -> int:
        (row,) = base.execute(query).fetchall()
        return int(row[0])

    if job() != rule_of_many(policy, people).fill_null(len(policy.rules)).sum():
        raise DisagreementError("DuckDB")
    return job


def _sampled(policy: "Policy", people: "pl.DataFrame", rounds: int) -> dict[str, float]:
    from policy_peers import ENGINES

    from friendline.policy.engine.many import rule_of_many

    part = people.head(SAMPLE)
    wanted = rule_of_many(policy, part).fill_null(len(policy.rules)).to_list()
    cases = _cases(policy, part)
    jobs: dict[str, Job] = {}
    for name, make in ENGINES.items():
        ask = make(policy)
        if [ask(case) for case in cases] != wanted:
            raise DisagreementError(name)
        jobs[name] = partial(_ask_all, ask, cases)
    taken = side_by_side(jobs, min(rounds, 3))
    return {name: seconds * people.height / SAMPLE for name, seconds in taken.items()}


def _ask_all(ask: "Engine", cases: "Iterable[dict[str, Fact]]") -> list[int]:
    return [ask(case) for case in cases]


def _cases(policy: "Policy", people: "pl.DataFrame") -> "list[dict[str, Fact]]":
    """Write rows as dictionaries with every purpose that the channel gives."""
    rows: list[dict[str, Fact]] = people.to_dicts()
    for row in rows:
        if row["purpose"] is None:
            row["purpose"] = policy.channels.get(str(row["channel"]))
    return rows


def one(policy: "Policy", people: "pl.DataFrame", rounds: int) -> Iterator[Figure]:
    """Decide a single case."""
    from policy_peers import datalogic

    from friendline.policy.decide import answer_of, decide
    from friendline.policy.engine.compiled import compiled

    cases = _cases(policy, people.head(SINGLES))
    made = compiled(policy)
    if made is None:
        raise DisagreementError("a policy over budget")
    asks: dict[str, Callable[..., object]] = {
        "datalogic-py": datalogic(policy),
        "friendline, answer_of": partial(answer_of, policy),
        "friendline, the walk alone": made.walk.outcome,
        "friendline, decide with reasons": partial(decide, policy),
        "nothing (the clock and a call)": id,
    }
    taken = dict.fromkeys(asks, float("inf"))
    for _ in range(rounds):
        for name, ask in asks.items():
            taken[name] = min(taken[name], p50(ask, cases))
    yield from _figures("one", policy, taken, "datalogic-py", {})


def edit(
    make: "Callable[[Path], Policy]", people: "pl.DataFrame", folder: Path, rounds: int
) -> Iterator[Figure]:
    """Read an edited sheet, decide everybody again, and list who changed."""
    from friendline.policy.authoring.sheet import load_policy
    from friendline.policy.engine.many import decide_many

    old = make(folder)
    known = people.select(sorted({*old.tests, "channel"}))
    before = decide_many(old, known)["answer"]
    sheet = folder / "rules.csv"
    sheet.write_text(sheet.read_text().replace("offer_other", "decline", 1))

    def job() -> "pl.DataFrame":
        after = decide_many(load_policy(folder), known)["answer"]
        return people.filter(after != before)

    if not job().height:
        raise DisagreementError("the edited sheet")
    taken = {GOAL: 0.1, **side_by_side({"friendline": job}, rounds)}
    yield from _figures("edit", old, taken, GOAL, {})


def _figures(
    table: str,
    policy: "Policy",
    taken: Mapping[str, float],
    against: str,
    notes: Mapping[str, str],
) -> Iterator[Figure]:
    for what, seconds in taken.items():
        if what != against:
            yield Figure(
                table=table,
                rules=len(policy.rules),
                what=what,
                milliseconds=seconds * 1e3,
                ratio=seconds / taken[against],
                against=f"{against}: {taken[against] * 1e3:,.4g} ms",
                note=notes.get(what, ""),
            )


def measure(rows: int, rounds: int) -> Iterator[Figure]:
    """Run all jobs."""
    from policy_made import people, twelve_rules, two_hundred_rules

    for make in (twelve_rules, two_hundred_rules):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            policy = make(folder)
            table = people(policy, rows)
            yield from million(policy, table, rounds)
            yield from one(policy, table, rounds)
            yield from edit(make, table, folder, rounds)


def proofs(rounds: int) -> Iterator[Figure]:
    """Prove everything, as ``policy_proofs`` does by itself."""
    from policy_proofs import jobs, measured

    provers: tuple[ProverName, ...] = ("diagram", "z3")
    for job in jobs():
        for prover in provers:
            row = measured(job, prover, rounds)
            yield Figure(
                table="proofs",
                rules=len(job.policy.rules),
                what=f"friendline, {prover}",
                milliseconds=row.seconds * 1e3,
                ratio=row.seconds / job.reach,
                against=f"{GOAL}: {job.reach * 1e3:,.4g} ms",
                note=f"{row.verdicts} verdicts",
            )


def main() -> None:
    """Measure what the command line asks for."""
    if any(os.environ.get(name) != value for name, value in ONE_THREAD.items()):
        # These are read when the libraries are loaded.
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})  # noqa: S606 - ourselves
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--proofs", action="store_true", help="measure the proofs too")
    asked = parser.parse_args()
    figures = list(measure(asked.rows, asked.rounds))
    if asked.proofs:
        figures += proofs(asked.rounds)
    show(figures)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(each) for each in figures], indent=1), "utf-8")


if __name__ == "__main__":
    main()
