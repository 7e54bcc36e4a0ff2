"""Measure who can see what: friendline beside joins, sparse matrices and an engine of policies.

    python benchmarks/sight.py [--items N ...] [--rounds N] [--what-if] [--only NAME] [--json FILE]

Made-up owners (``sight_made``): 2,000 contacts, 300 clients, 5% of them with an account that is
not certain, 42 distinct audiences, tags on 20% of the items, findings in 10%. All give for each
client the number of items they can see and their visible findings by category, and for each finding
the clients as bits and their number; that all agree is checked first. friendline begins with the
book's table of items, texts and all, and tells can, may and cannot; "packed bits, from numbers" is
the limit: plain NumPy on numbers, without may. Each job runs in a process of its own, the least of
its rounds counts; times are CPU seconds of all threads, memory is beyond the table itself. Pair by
pair and Cedar work on the first items and are scaled up.

``--what-if`` measures what would change, on such an owner and on the large one of the demo.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from alone import Measured, alone, measured
from rich.console import Console
from rich.table import Table
from sight_made import make
from sight_peers import LIMIT, PEERS, Answer, sight_of

if TYPE_CHECKING:
    from friendline.sight.viewing import Sight
    from friendline.sight.what_if.changes import Change

SIZES = (100_000, 1_000_000)
WARM = 2_000
"""Items of a small owner on whom each job is tried first, so that imports are not measured."""
WHAT_IF_ITEMS = 100_000
SAID = """
[[default]]
channel = "facebook"
to = 2016-12-31
audience = "public"

[[default]]
channel = "facebook"
from = 2017-01-01
audience = "friends"
"""


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        job: What was asked: ``sight`` or ``what if``.
        items: Of how many items.
        who: Who did it, or what was changed.
        cpu_seconds: CPU time of all threads.
        ratio: As a multiple of the limit, where there is one.
        beyond_mib: Peak memory beyond what was given.
        peak_mib: Peak memory of the whole process.
        note: How it was measured, where that is not plain.
    """

    job: str
    items: int
    who: str
    cpu_seconds: float
    ratio: float | None
    beyond_mib: float
    peak_mib: float
    note: str = ""


class DisagreementError(AssertionError):
    """Two that are compared give different answers, so that the comparison says nothing."""

    def __init__(self, who: str, what: str) -> None:
        super().__init__(f"{who} gives other {what} than {LIMIT}")


def sight(items: int, names: Sequence[str], rounds: int) -> Iterator[Figure]:
    """Let all look at one owner."""
    limit = alone(_looked, LIMIT, items, rounds)
    for name in names:
        one = limit if name == LIMIT else alone(_looked, name, items, rounds)
        _check(name, one.result, limit.result, items)
        seconds = one.cpu_seconds * one.result.scaled
        sample = one.result.sample
        yield Figure(
            job="sight",
            items=items,
            who=name,
            cpu_seconds=seconds,
            ratio=seconds / limit.cpu_seconds,
            beyond_mib=one.beyond_mib,
            peak_mib=one.peak_mib,
            note=f"{sample:,} items, scaled up" if sample else "",
        )


def _looked(name: str, items: int, rounds: int) -> Measured[Answer]:
    peer = PEERS[name]
    peer(make(WARM))
    made = make(items)
    # Sampled ones are slow, and scaled anyway.
    runs = [measured(partial(peer, made))]
    if runs[0].result.sample is None:
        runs += [measured(partial(peer, made)) for _ in range(rounds - 1)]
    least = min(runs, key=lambda run: run.cpu_seconds)
    most = max(runs, key=lambda run: run.beyond_mib)
    return Measured(least.result, least.cpu_seconds, most.peak_mib, most.beyond_mib)


def _check(name: str, answer: Answer, wanted: Answer, items: int) -> None:
    """Compare all that was given; of a sample the findings in it."""
    if answer.sample is not None:
        findings = len(answer.bits)
        _same(name, "clients of a finding", answer.bits, wanted.bits[:findings])
        _same(name, "numbers of clients", answer.seen_by, wanted.seen_by[:findings])
        return
    _same(name, f"numbers of {items:,} items", answer.items, wanted.items)
    _same(name, "findings by category", answer.by_category, wanted.by_category)
    _same(name, "clients of a finding", answer.bits, wanted.bits)
    _same(name, "numbers of clients", answer.seen_by, wanted.seen_by)


def _same(name: str, what: str, given: object, wanted: object) -> None:
    if not np.array_equal(np.asarray(given), np.asarray(wanted)):
        raise DisagreementError(name, what)


def what_ifs(rounds: int) -> Iterator[Figure]:
    """Ask what would change, on a made-up owner and on the large one of the demo."""
    for owner, job in (("made up", _of_made), ("large demo", _of_demo)):
        for name, (items, run) in alone(job, rounds).items():
            yield Figure(
                job=f"what if, {owner}",
                items=items,
                who=name,
                cpu_seconds=run.cpu_seconds,
                ratio=None,
                beyond_mib=run.beyond_mib,
                peak_mib=run.peak_mib,
            )


Changed = dict[str, tuple[int, Measured[None]]]


def _of_made(rounds: int) -> Changed:
    return _changed(sight_of(make(WHAT_IF_ITEMS)), rounds)


def _of_demo(rounds: int) -> Changed:
    """Read the demo's exports as a review does, with two dated defaults said."""
    from friendline.archives import Reading
    from friendline.demo import TODAY, make_demo
    from friendline.matching import match_people
    from friendline.review.looking import look
    from friendline.review.progress import Silent
    from friendline.review.reading import read_all
    from friendline.review.subjects import Subjects
    from friendline.sight import RULES
    from friendline.sight.statements.applying import apply_statements, load_statements

    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder), contacts=5_000, items=100_000, clients=500)
        said = Path(folder) / "audience.toml"
        said.write_text(SAID, "utf-8")
        sources = sorted(Path(folder).glob("facebook-*.zip"))
        clients = Path(folder) / "clients.csv"
        book = read_all(sources, clients, Reading(today=TODAY), Silent()).book
        statements = load_statements(said)
    items = apply_statements(book.items, statements, RULES)
    subjects = Subjects(book, match_people(book.people, book.accounts))
    return _changed(look(book, items, subjects, statements)["facebook"].sight, rounds)


def _changed(today: "Sight", rounds: int) -> Changed:
    from friendline.sight.judging.belonging import Verdict
    from friendline.sight.what_if.asking import what_if

    today.all_counts  # noqa: B018 - what is seen today is known before anybody asks
    found: Changed = {}
    for name, changes in _asked(today).items():

        def job(changes: "Sequence[Change]" = changes) -> None:
            difference = what_if(today, changes)
            difference.moved.sum()
            difference.rows(0, Verdict.CAN, Verdict.CANNOT)

        runs = [measured(job) for _ in range(rounds + 1)]
        found[name] = today.items.height, min(runs, key=lambda run: run.cpu_seconds)
    return found


def _asked(today: "Sight") -> "Mapping[str, Sequence[Change]]":
    """Give the changes that people ask about."""
    from friendline.model import ItemKind
    from friendline.sight.what_if.changes import (
        Chosen,
        Narrowed,
        PastPostsLimited,
        PutOnList,
        RequestAccepted,
        TagsRemoved,
        TieEnded,
    )

    middle = int(today.items["at"].median() or 0)  # type: ignore[arg-type]
    everybody = tuple(range(len(today.viewers)))
    old, posts = Chosen(until=middle), Chosen(kinds=frozenset({ItemKind.POST}))
    limited, restricted = PastPostsLimited(), PutOnList(everybody[:100], "Restricted")
    return {
        "one request accepted": [RequestAccepted(5)],
        "one tie ended": [TieEnded(6)],
        "100 people put on the Restricted list": [restricted],
        "past posts limited": [limited],
        "tags of the older half removed": [TagsRemoved(old)],
        "the older half narrowed": [Narrowed(old, "only me")],
        "posts narrowed to a list": [Narrowed(posts, 'list "A"')],
        "limited, then restricted, then narrowed": [limited, restricted, Narrowed(old, "only me")],
    }


def show(figures: Sequence[Figure]) -> None:
    """Print the table."""
    table = Table()
    for title in ("job", "items", "who or what", "CPU ms", "x limit", "+MiB", "MiB", "note"):
        right = title not in {"job", "who or what", "note"}
        table.add_column(title, justify="right" if right else "left")
    for one in figures:
        table.add_row(
            one.job,
            f"{one.items:,}",
            one.who,
            f"{one.cpu_seconds * 1e3:,.1f}",
            "" if one.ratio is None else f"{one.ratio:,.1f}",
            f"{one.beyond_mib:,.0f}",
            f"{one.peak_mib:,.0f}",
            one.note,
        )
    Console(width=150).print(table)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--items", type=int, action="append", help="sizes, else both of the goals")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", action="append", choices=PEERS)
    parser.add_argument("--what-if", action="store_true", help="measure changes too")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    figures: list[Figure] = []
    for items in asked.items or SIZES:
        of_size = list(sight(items, asked.only or list(PEERS), asked.rounds))
        show(of_size)
        figures += of_size
    if asked.what_if:
        changed = list(what_ifs(asked.rounds))
        show(changed)
        figures += changed
    if asked.json:
        asked.json.write_text(json.dumps([asdict(one) for one in figures], indent=1), "utf-8")


if __name__ == "__main__":
    main()
