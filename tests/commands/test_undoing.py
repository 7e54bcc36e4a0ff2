"""Taking back what was said, wherever it is kept."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from friendline.commands.undoing import take_back, undo_command, undone_text
from friendline.matching.asking.decision_file import WORDS as ANSWERS
from friendline.matching.asking.decisions import Act, Decision, Decisions
from friendline.matching.asking.in_words import said_text
from friendline.said import Kept
from friendline.said.taking_back import NoSuchNumberError, NothingToUndoError, UndoneAlreadyError


class InMemory:
    """Keeps decisions as long as the test runs: no file is needed to take one back."""

    def __init__(self, *said: Decision) -> None:
        self.kept = Kept(Decisions(said))

    def read(self) -> Kept[Decisions]:
        """Give what is kept."""
        return self.kept

    def append(self, new: Sequence[Decision]) -> Kept[Decisions]:
        """Keep more."""
        said = self.kept.said
        self.kept = Kept(said.and_then(*said.numbered_after(new)))
        return self.kept


def decision(number: int, name: str) -> Decision:
    """Give a confirmation."""
    return Decision(
        number=number,
        at=1,
        act=Act.CONFIRM,
        person=name,
        person_name=name,
        other=f"@{name}",
        other_name=name,
    )


def test_the_last_that_counts_is_taken_back_where_no_number_is_given() -> None:
    """Taking back twice takes back two; then nothing is left, and the sentence says so."""
    keeper = InMemory(decision(1, "Kim"), decision(2, "Ada"))
    assert take_back(keeper, ANSWERS).said == (decision(2, "Ada"),)
    assert take_back(keeper, ANSWERS).by == 4
    assert keeper.read().said.in_force == ()
    with pytest.raises(NothingToUndoError, match=r"no answer to take back.*people history"):
        take_back(keeper, ANSWERS)


def test_a_number_that_cannot_be_taken_back_is_explained() -> None:
    """It is not there, or undone already: by which number, and how to have it back."""
    keeper = InMemory(decision(1, "Kim"))
    with pytest.raises(NoSuchNumberError, match="no answer 9"):
        take_back(keeper, ANSWERS, 9)
    take_back(keeper, ANSWERS, 1)
    with pytest.raises(UndoneAlreadyError, match=r"Answer 1 is undone already, by 2.*undo 2"):
        take_back(keeper, ANSWERS, 1)
    assert len(keeper.read().said.listed) == 2


def test_what_was_taken_back_is_told() -> None:
    """One thing on one line, several on a line each, and of an undo what counts again."""
    keeper = InMemory(decision(1, "Kim"), decision(2, "Ada"), decision(2, "Bob"))
    several = take_back(keeper, ANSWERS)
    told = undone_text(several, ANSWERS, said_text)
    assert told == "Answer 2 counts no more:\n  Ada is Ada\n  Bob is Bob"
    again = take_back(keeper, ANSWERS, several.by)
    assert undone_text(again, ANSWERS, said_text) == "Answer 2 counts again."
    one = take_back(keeper, ANSWERS, 1)
    assert undone_text(one, ANSWERS, said_text) == "Answer 1 counts no more: Kim is Kim."


def test_the_command_names_the_file_only_where_it_is_not_the_usual_one() -> None:
    """It can be typed as it stands, also where a folder has a space in its name."""
    assert undo_command(ANSWERS, Path("who_is_who.csv"), 3) == "friendline people undo 3"
    other = undo_command(ANSWERS, Path("my office/who.csv"), 3)
    assert other == "friendline people undo 3 --decisions 'my office/who.csv'"
