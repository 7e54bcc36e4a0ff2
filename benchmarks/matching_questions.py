"""How much twenty questions settle, with an owner who knows the truth.

Client lists of 120 with 1,500 accounts on three channels; ``friendline.matching.rehearsal`` asks
and counts what stays open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from alone import Measured, alone, measured
from matching_made import make
from rich.console import Console
from rich.table import Table

from friendline.matching.asking.rehearsal import Course

ANSWERS = (5, 10, 20, 40)
PEOPLE, ACCOUNTS = 120, 1_500
CHANNELS = ("facebook", "linkedin", "instagram")


@dataclass(frozen=True)
class Settled:
    """What so many answers settle, on average over some worlds.

    Attributes:
        asked: Answers that were allowed.
        answers: Answers that were given.
        marks: Clicks besides, on single rows of several that are shown together.
        bits: Share of the open doubt that was removed.
        people: Share of the people with anything open for whom all was settled.
        people_before: People with anything open before.
        cpu_seconds: CPU time of all the asking.
    """

    asked: int
    answers: float
    marks: float
    bits: float
    people: float
    people_before: float
    cpu_seconds: float


def settled(seeds: Sequence[int]) -> Iterator[Settled]:
    """Ask in every world, for each number of answers."""
    for asked in ANSWERS:
        runs = [alone(_rehearsed, seed, asked) for seed in seeds]
        courses = [run.result for run in runs]
        yield Settled(
            asked=asked,
            answers=mean(course.answers for course in courses),
            marks=mean(course.marks for course in courses),
            bits=mean(course.settled_bits for course in courses),
            people=mean(course.settled_people for course in courses),
            people_before=mean(course.people_before for course in courses),
            cpu_seconds=mean(run.cpu_seconds for run in runs),
        )


def _rehearsed(seed: int, asked: int) -> Measured[Course]:
    from friendline.matching import match_people
    from friendline.matching.asking.rehearsal import rehearse

    made = make(seed, people=PEOPLE, accounts=ACCOUNTS, emails=0.2, channels=CHANNELS)
    matches = match_people(made.people, made.accounts)
    return measured(
        lambda: rehearse(matches, made.people, made.accounts, made.truth, answers=asked)
    )


def show(lines: Sequence[Settled]) -> None:
    """Print the table."""
    table = Table(title=f"questions, {PEOPLE} clients and {ACCOUNTS:,} accounts on three channels")
    for title in (
        *("answers", "given", "rows marked", "bits settled", "people settled"),
        *("of people", "CPU s"),
    ):
        table.add_column(title, justify="right")
    for one in lines:
        table.add_row(
            str(one.asked),
            f"{one.answers:.1f}",
            f"{one.marks:.1f}",
            f"{one.bits:.3f}",
            f"{one.people:.3f}",
            f"{one.people_before:.1f}",
            f"{one.cpu_seconds:.2f}",
        )
    Console(width=120).print(table)
