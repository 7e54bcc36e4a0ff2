"""The command ``friendline audience``: say with a few answers who can see what.

Everything heavy is imported inside the command, so that ``--help`` is quick.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.called import as_typed
from friendline.commands.endings import sentences_for
from friendline.commands.here import local_zone
from friendline.commands.options import ColumnsFile, Exports, Zone
from friendline.commands.showing import show

if TYPE_CHECKING:
    from friendline.book import Book
    from friendline.commands.audience.asking import Standing
    from friendline.commands.endings import Errors
    from friendline.review.subjects import Subjects
    from friendline.sight.interview.answers import AudienceQuestion
    from friendline.sight.statements.applying import Statements

Clients = Annotated[
    Path | None,
    typer.Option(
        "--clients",
        metavar="LIST",
        help="Your client list; then what they could see is asked about first.",
        show_default=False,
    ),
]
Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The file that keeps your answers; where it is there already, they are added.",
    ),
]
OnlyQuestions = Annotated[
    bool, typer.Option("--questions", help="Show the questions in their order, and ask nothing.")
]


def audience(
    sources: Exports,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    output: Output = Path("audience.toml"),
    zone: Zone = None,
    questions: OnlyQuestions = False,
) -> None:
    """Say with a few answers who can see what you posted.

    Most exports do not tell it. It asks first what settles most, keeps each answer in a file that
    every review reads, and can be stopped at any time. What you wrote in the file stays.
    """
    from friendline.commands.audience.asking import AnswerFile, ask_all
    from friendline.commands.policy.asking import Terminal

    with sentences_for(_misuse):
        where = zone or local_zone()
        # a mistake in the file is told before everything is read
        _check(output, where)
        interview = _read(sources, clients, columns, where)
        file = AnswerFile(output, where)
        if questions:
            show(interview.all_text(file.statements()))
            return
        interview.show_unmet(file.statements())
        written = ask_all(interview, file, Terminal())
        if written or output.exists():
            show(f"Kept: {output}\n{_next(output)}")


def _check(output: Path, zone: str) -> None:
    from friendline.review.reading import reading_for

    reading_for(zone, date.today(), None)  # noqa: DTZ011 - the reader's day
    if output.exists():
        from friendline.sight.statements.applying import load_statements

        load_statements(output, zone)


def _read(
    sources: list[Path], clients: Path | None, columns: Path | None, zone: str
) -> "_BookInterview":
    """Read everything, with bars where it takes long."""
    from rich.console import Console

    from friendline.commands.bars import Bars
    from friendline.matching import match_people
    from friendline.review.reading import read_all, reading_for
    from friendline.review.subjects import Subjects
    from friendline.screening import screen

    with Bars(Console(highlight=False, stderr=True)) as bars:
        reading = reading_for(zone, date.today(), None)  # noqa: DTZ011 - the reader's day
        book = read_all(sources, clients, reading, bars, columns=columns).book
        bars.stage("Who is who")
        subjects = Subjects(book, match_people(book.people, book.accounts, ties=book.ties))
        bars.stage("What would they see in it")
        found = Counter(finding.item for finding in screen(book.items).findings)
    return _BookInterview(book, subjects, found, zone)


class _BookInterview:
    """The interview over a book, for ``audience_asking``."""

    def __init__(
        self, book: "Book", subjects: "Subjects", findings: Counter[str], zone: str
    ) -> None:
        from friendline.sight.interview.questions import Stakes
        from friendline.sight.statements.applying import Statements

        self.zone = zone
        self.lists = book.lists
        self._book = book
        self._subjects = subjects
        self._findings = findings
        found = book.items["id"].is_in(list(findings))
        self._found = book.items.filter(found) if findings else book.items
        self._stakes = Stakes(findings, self._people_by_channel(Statements()))

    def next(self, statements: "Statements") -> "AudienceQuestion | None":
        """Give the question that is best asked next; ``None`` when none is left."""
        from friendline.sight.interview.questions import interview

        best = interview(self._book.items, self._stakes, statements, zone=self.zone, most=1)
        return best[0] if best else None

    def standing(self, statements: "Statements") -> "Standing":
        """Count the exposures that are definite; the items where there are no clients."""
        from friendline.commands.audience.asking import Standing
        from friendline.sight import RULES
        from friendline.sight.deciding import is_open
        from friendline.sight.statements.applying import apply_statements

        if any(self._stakes.viewers.values()):
            return self._exposures(statements)
        items = apply_statements(self._found, statements, RULES)
        what = "items with findings" if self._findings else "items"
        return Standing(items.filter(~is_open()).height, items.height, what)

    def show_unmet(self, statements: "Statements") -> None:
        """Name what was said that fits nothing: mostly a name written a little differently."""
        from friendline.sight.statements.unmet import unmet
        from friendline.terminal_text import harmless

        names: dict[str, set[str]] = {}
        for account in self._book.accounts.values():
            names.setdefault(account.channel, set()).add(account.name)
        for sentence in unmet(self._book.items, names, statements):
            show(f"{harmless(sentence)}\n")

    def all_text(self, statements: "Statements") -> str:
        """Give all questions in their order, each with what hangs on it."""
        from friendline.sight.interview.questions import interview

        asked = interview(self._book.items, self._stakes, statements, zone=self.zone)
        lines = [
            f"{number:>3}  {one.words}" + (f" [{one.exposures:,} exposures]" * bool(one.exposures))
            for number, one in enumerate(asked, 1)
        ]
        return "\n".join([*lines, self.standing(statements).sentence, ""])

    def _exposures(self, statements: "Statements") -> "Standing":
        import numpy as np

        from friendline.commands.audience.asking import EXPOSURES, Standing
        from friendline.review.looking import look
        from friendline.sight import RULES
        from friendline.sight.deciding import is_open
        from friendline.sight.judging.belonging import Verdict
        from friendline.sight.statements.applying import apply_statements

        items = apply_statements(self._found, statements, RULES)
        definite = total = otherwise = 0
        for one in look(self._book, items, self._subjects, statements).values():
            numbers = np.array([self._findings[item] for item in one.sight.items["id"]])
            said = one.sight.items.select(~is_open()).to_series().to_numpy()
            for person, viewer in one.position.items():
                if person in self._subjects.listed:
                    may = one.sight.row_verdicts(viewer) == Verdict.MAY
                    definite += int(numbers[~may].sum())
                    otherwise += int(numbers[may & said].sum())
                    total += int(numbers.sum())
        return Standing(definite, total, EXPOSURES, otherwise)

    def _people_by_channel(self, statements: "Statements") -> dict[str, int]:
        """Count the people of the client list who have or may have an account on each channel."""
        from friendline.review.looking import look

        sights = look(self._book, self._found, self._subjects, statements)
        return {
            channel: sum(person in self._subjects.listed for person in one.position)
            for channel, one in sights.items()
        }


def _next(output: Path) -> str:
    shown = f'"{output}"' if " " in str(output) else str(output)
    return f"Next: {as_typed('review')} YOUR-EXPORTS --clients LIST --audience {shown}\n"


def _misuse() -> "Errors":
    from friendline.commands.audience.asking import MISUSE
    from friendline.review.run import MISUSE as OF_REVIEWS

    return (*MISUSE, *OF_REVIEWS)
