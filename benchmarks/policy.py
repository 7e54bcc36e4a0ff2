"""Measure the policy room beside the engines that could stand in for it.

Run ``python benchmarks/policy.py [--rows N] [--rounds N] [--proofs] [--json FILE]``. CPU time
on one thread; every round runs all jobs one after another, and the least of the rounds counts:

* *a million*: the rule of every row of a table of 1,000,000 people, from a Polars frame in memory
  to a column. "Reading once" is Polars summing every column that the policy needs, nulls
  respected; "the bare bytes" is NumPy summing all memory of these columns, whatever it means. A
  second line of DuckDB starts from a table of its own and only sums the rules. Engines that decide
  one case at a time run a sample of dictionaries, which is scaled up.
* *one*: a single case as a dictionary, with only the facts that rules read, and with every fact
  that the policy declares, as a stored decision has them. "Looking up" is the floor for whoever
  gets a dictionary: as many facts are looked up as our walk asks on average, and each value once.
* *edit*: a sheet is read and checked, a million are decided again, and those who changed listed.
* *proofs*, where asked for: see ``policy_proofs``.

What is compared gives the same rule in every case; this is checked first.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_figures import Figure, Job, p50, show, side_by_side

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray
    from policy_peers import Engine

    from friendline.model import Fact
    from friendline.policy.prove import ProverName
    from friendline.policy.rules import Policy

LIBRARIES = ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")
ONE_THREAD = dict.fromkeys(LIBRARIES, "1")
READING = "reading once"
BYTES = "the bare bytes"
OURS = "friendline, the rule"
WHOLE = "friendline, the whole answer"
GOAL = "goal"
SAMPLE = 1_000
SINGLES = 5_000
SINGLE_ROUNDS = 3
"""A round of single cases is short, and its median noisy."""


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
        BYTES: _bytes(given),
        OURS: lambda: rule_of_many(policy, given),
        WHOLE: lambda: decide_many(policy, given),
        "Polars when/then": _polars(policy, given),
        "DuckDB CASE": _duckdb(policy, given),
        "DuckDB CASE, its own table, a sum": _duckdb_sum(policy, given),
    }
    taken = side_by_side(whole, rounds)
    sampled = _sampled(policy, given, rounds)
    notes = dict.fromkeys(sampled, f"{SAMPLE:,} cases, scaled up")
    taken |= sampled
    yield from _figures("a million", policy, taken, READING, notes)
    for ours in (READING, BYTES):
        taken.pop(ours)
    yield from _figures("a million", policy, taken, OURS, notes)


def _read(people: "pl.DataFrame") -> object:
    import polars as pl

    return people.select(pl.all().to_physical().sum())


def _bytes(people: "pl.DataFrame") -> Job:
    """Sum the memory of every column: what can be read no quicker."""
    import polars as pl

    from friendline.policy.engine.arrow import Bits, flags_of, numbers_of

    memory: list[NDArray[np.unsignedinteger]] = []
    for column in people.select(pl.all().to_physical()):
        flags = column.dtype == pl.Boolean
        found = flags_of(column) if flags else numbers_of(column)
        parts = [part for part in (found.values, found.known) if part is not None]
        memory += [_wide(part.packed if isinstance(part, Bits) else part) for part in parts]
    return lambda: [each.sum() for each in memory]


def _wide(memory: "NDArray[np.integer]") -> "NDArray[np.unsignedinteger]":
    import numpy as np

    in_bytes = memory.view(np.uint8)
    return in_bytes[: len(in_bytes) // 8 * 8].view(np.uint64)


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
    """Start from the frame, without a copy, and give a column."""
    from friendline.policy.engine.many import rule_of_many

    base = _base(people)
    query = _query(policy, "frame", "{} AS rule")

    def job() -> "NDArray[np.int32]":
        found: NDArray[np.int32] = base.execute(query).fetchnumpy()["rule"]
        return found

    wanted = rule_of_many(policy, people).fill_null(len(policy.rules)).to_numpy()
    if not (job() == wanted).all():
        raise DisagreementError("DuckDB")
    return job


def _duckdb_sum(policy: "Policy", people: "pl.DataFrame") -> Job:
    """Start from a table that was loaded before, and sum the rules."""
    from friendline.policy.engine.many import rule_of_many

    base = _base(people)
    base.execute("CREATE TABLE own AS FROM frame")
    query = _query(policy, "own", "sum({})")

    def job() -> int:
        (row,) = base.execute(query).fetchall()
        return int(row[0])

    if job() != rule_of_many(policy, people).fill_null(len(policy.rules)).sum():
        raise DisagreementError("DuckDB")
    return job


class _OnlyArrow:
    """A frame that DuckDB reads where it lies; it knows Polars' own only with PyArrow."""

    def __init__(self, frame: "pl.DataFrame") -> None:
        self._frame = frame

    def __arrow_c_stream__(self, schema: object = None) -> object:
        return self._frame.__arrow_c_stream__(schema)


def _base(people: "pl.DataFrame") -> Any:  # noqa: ANN401 - DuckDB has no types
    import duckdb

    base = duckdb.connect(config={"threads": 1})
    base.register("frame", _OnlyArrow(people))
    return base


def _query(policy: "Policy", table: str, wanted: str) -> str:
    from policy_peers import duckdb_case

    words = " ".join(f"WHEN '{name}' THEN '{word}'" for name, word in policy.channels.items())
    filled = f"* REPLACE (coalesce(purpose::VARCHAR, CASE channel {words} END) AS purpose)"
    return f"SELECT {wanted.format(duckdb_case(policy))} FROM (SELECT {filled} FROM {table})"  # noqa: S608 - ours


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
    from friendline.policy.decide import complete

    read = _cases(policy, people)
    yield from _one("one, facts read", policy, read, rounds)
    every = [complete(policy, case) for case in read]
    yield from _one("one, every fact", policy, every, rounds)


def _one(
    table: str, policy: "Policy", cases: "list[dict[str, Fact]]", rounds: int
) -> Iterator[Figure]:
    from policy_peers import datalogic

    from friendline.policy.decide import answer_of, answering, decide

    answer = answering(policy)
    asks: dict[str, Callable[..., object]] = {
        "datalogic-py": datalogic(policy),
        "friendline, answering": answer,
        "friendline, answer_of": partial(answer_of, policy),
        "friendline, decide with reasons": partial(decide, policy),
        "looking up": _looking_up(cases, _asked(answer, cases)),
        "nothing (the clock and a call)": id,
    }
    taken = dict.fromkeys(asks, float("inf"))
    for _ in range(rounds * SINGLE_ROUNDS):
        for name, ask in asks.items():
            taken[name] = min(taken[name], p50(ask, cases))
    yield from _figures(table, policy, taken, "datalogic-py", {})


def _asked(
    answer: "Callable[[Mapping[str, Fact]], object]", cases: "list[dict[str, Fact]]"
) -> list[str]:
    """Give the facts that are asked most, as many as are asked of a case on average."""
    counted: Counter[str] = Counter()

    class Watched(dict[str, "Fact"]):
        def __getitem__(self, fact: str) -> "Fact":
            counted[fact] += 1
            return super().__getitem__(fact)

    for case in cases:
        answer(case)
    for case in cases:
        answer(Watched(case))
    return [fact for fact, _ in counted.most_common(round(counted.total() / len(cases)))]


def _looking_up(
    cases: "list[dict[str, Fact]]", facts: list[str]
) -> "Callable[[Mapping[str, Fact]], object]":
    """Write out the looking up of facts, and of their values in a dictionary."""
    lines = "".join(f"    values[case[{fact!r}]]\n" for fact in facts)
    values = dict.fromkeys(value for case in cases for value in case.values())
    made: dict[str, Any] = {}
    exec(f"def look_up(case, values=values):\n{lines}", {"values": values}, made)  # noqa: S102 - ours
    look_up: Callable[[Mapping[str, Fact]], object] = made["look_up"]
    return look_up


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

    made = (twelve_rules, two_hundred_rules)
    # First of all, while dictionaries still lie side by side in memory.
    for make in made:
        with tempfile.TemporaryDirectory() as folder:
            policy = make(Path(folder))
            yield from one(policy, people(policy, SINGLES), rounds)
    for make in made:
        with tempfile.TemporaryDirectory() as folder:
            policy = make(Path(folder))
            table = people(policy, rows)
            yield from million(policy, table, rounds)
            yield from edit(make, table, Path(folder), rounds)


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
