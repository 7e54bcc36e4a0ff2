"""How fast screening is, each job in a process of its own, beside other programs.

A rate is posts per CPU second of all threads, once a detector is made and has read some. The CPU
seconds and the memory are those of the whole process: Python's start, imports, tables and reading
the posts too.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

import polars as pl
from alone import alone, measured
from screening_figures import Figure, Goal, Remark
from screening_kinds import clients, deep, frame, missing
from screening_peers import ALT, BETTER, presidio
from screening_sets import NotThereError, Sets

from friendline.screening import Detector, Words, screen, standard_detectors
from friendline.screening.confidential.client_names import ClientNames
from friendline.screening.language import language_of
from friendline.screening.meaning.detector import Meaning
from friendline.screening.meaning.signs import SIGNS
from friendline.screening.meaning.table import table
from friendline.screening.patterns import Patterns

__all__ = ["MANY", "speed"]

Job: TypeAlias = Callable[[pl.DataFrame], object]

MANY: Final = 100_000
PEOPLE: Final = 300
WARM: Final = 50
PRESIDIO_POSTS: Final = 2_000
MEGABYTE: Final = 2**20 / 1e6
WHAT: Final = "distinct posts"
RATIO: Final = "x all, no model"
WITHOUT_MODEL: Final = "all detectors, no model"
GOALS: Final = {
    "posts per CPU s": Goal(8_000),
    "CPU s, process": Goal(13, is_most=True),
    "peak MB": Goal(300, is_most=True),
}


class Took(NamedTuple):
    """What a job took.

    Attributes:
        posts: Posts that it read.
        seconds: CPU seconds it took for them.
        process_seconds: CPU seconds of its process, from its start.
        peak: Most memory of its process, in MB.
    """

    posts: int
    seconds: float
    process_seconds: float
    peak: float

    @property
    def rate(self) -> float:
        """Posts per CPU second."""
        return self.posts / self.seconds


@dataclass(frozen=True)
class Task:
    """A job to measure.

    Attributes:
        make: Makes what looks; the clock of the rate does not count it.
        share: Which share of the posts it reads: one in so many, where it is slow.
        needs_model: Whether the model must be there.
    """

    make: Callable[[], Job]
    share: int = 1
    needs_model: bool = False


def speed(
    sets: Sets, *, count: int = MANY, with_presidio: bool = False
) -> Iterator[Figure | Remark]:
    """Measure rates, CPU time and memory, and how many times the rate of our own each has.

    Args:
        sets: The public sets.
        count: Posts that a quick job reads.
        with_presidio: Whether Presidio may be installed, for as long as this takes.
    """
    try:
        texts = sets.many(count)
    except NotThereError as error:
        yield Remark(str(error))
        return
    yield from filter(None, (missing(), ALT.missing, BETTER.missing))
    ours = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, task in TASKS.items():
            if _can_run(name, task):
                took = alone(run, name, _written(texts, task, Path(folder)))
                ours = ours or took.rate
                yield from _figures(name, took, ours, GOALS if _is_judged(name, count) else {})
    yield from _of_presidio(texts[:PRESIDIO_POSTS], ours, may_install=with_presidio)


def _of_presidio(
    texts: Sequence[str], ours: float, *, may_install: bool
) -> Iterator[Figure | Remark]:
    if not may_install:
        yield Remark("Presidio is left out; --presidio installs it into a temporary folder.")
        return
    rate = presidio(texts)
    if isinstance(rate, Remark):
        yield rate
        return
    values = {"posts": len(texts), "posts per CPU s": rate, RATIO: rate / ours}
    for measure, value in values.items():
        yield Figure(WHAT, "Presidio, five recognisers", measure, value)


def run(name: str, posts: Path) -> Took:
    """Do one job here and now; called in a process of its own."""
    done = measured(partial(_read, name, posts))
    count, seconds = done.result
    return Took(count, seconds, time.process_time(), done.peak_mib * MEGABYTE)


def _read(name: str, posts: Path) -> tuple[int, float]:
    """Give how many posts a job read, and the CPU seconds it took once it was warm."""
    items = pl.read_ipc(posts)
    look = TASKS[name].make()
    look(items.head(WARM))  # some load their tables with the first post that needs them
    began = time.process_time()
    look(items)
    return items.height, time.process_time() - began


# ---- the jobs


def _screening(*made: Detector) -> Job:
    return partial(screen, detectors=made)


def _of_texts(look: Callable[[Sequence[str]], object]) -> Job:
    return lambda items: look(items["text"].to_list())


def _everything(*, with_model: bool) -> Job:
    names, patterns = ClientNames(clients(PEOPLE)), Patterns()
    return _screening(names, Meaning(deep=deep() if with_model else None), patterns)


def _table() -> Job:
    import numpy as np

    scores = table().scores
    return _of_texts(lambda texts: scores(texts, np.zeros((len(texts), SIGNS), np.float32)))


def _languages(texts: Sequence[str]) -> None:
    for text in texts:
        language_of(text)


TASKS: Final[dict[str, Task]] = {
    WITHOUT_MODEL: Task(lambda: _everything(with_model=False)),
    "all detectors, with the model": Task(lambda: _everything(with_model=True), 10, True),
    "as it ships, 300 clients": Task(
        lambda: _screening(ClientNames(clients(PEOPLE)), *_shipped()), 10
    ),
    "words": Task(lambda: _screening(Words())),
    "table": Task(_table),
    "patterns": Task(lambda: _screening(Patterns())),
    "client names, 300 people": Task(lambda: _screening(ClientNames(clients(PEOPLE)))),
    "language": Task(lambda: _of_texts(_languages)),
    "model, on everything": Task(lambda: _of_texts(deep().scores), 50, True),
    ALT.name: Task(lambda: _of_texts(ALT.find)),
    BETTER.name: Task(lambda: _of_texts(BETTER.find), 100),
}
"""The first is what the others are compared with."""


def _shipped() -> Iterator[Detector]:
    return (one for one in standard_detectors() if one.name != ClientNames.name)


# ---- telling


def _can_run(name: str, task: Task) -> bool:
    if task.needs_model and missing():
        return False
    return not any(peer.name == name and peer.missing for peer in (ALT, BETTER))


def _is_judged(name: str, count: int) -> bool:
    """Whether the goals are meant: they are for 100,000 posts."""
    return name == WITHOUT_MODEL and count == MANY


def _written(texts: Sequence[str], task: Task, folder: Path) -> Path:
    path = folder / f"{task.share}.arrow"
    if not path.exists():
        frame(texts[:: task.share]).write_ipc(path)
    return path


def _figures(name: str, took: Took, ours: float, goals: dict[str, Goal]) -> Iterator[Figure]:
    values = {
        "posts": float(took.posts),
        "posts per CPU s": took.rate,
        "CPU s, process": took.process_seconds,
        "peak MB": took.peak,
        RATIO: took.rate / ours,
    }
    for measure, value in values.items():
        yield Figure(WHAT, name, measure, value, goal=goals.get(measure))
