"""Decisions in words."""

from friendline.matching.asking.attaching import Attached, Who
from friendline.matching.asking.decisions import Act, Decision, Decisions
from friendline.matching.asking.in_words import MOST_TOLD, doubts, said_text
from friendline.model import Fault, Person
from friendline.said import Kept


def said(number: int, act: Act = Act.CONFIRM, **more: object) -> Decision:
    """Give a decision on Kim."""
    names = {"person": "p1", "person_name": "Kim", "other": "a1", "other_name": "K. N."}
    return Decision(number=number, at=0, act=act, **(names | more))  # type: ignore[arg-type]


def attached(*decisions: Decision, people: dict[str, Person] | None = None) -> Attached:
    """Attach decisions where no account is there."""
    return Who(people or {}, {}).attach(Decisions.of(decisions))


def told(*decisions: Decision, people: dict[str, Person] | None = None) -> list[str]:
    """Give what is told of decisions."""
    found = attached(*decisions, people=people)
    return [one.what for one in doubts(Kept(Decisions()), found, people or {})]


def test_every_act_reads_as_a_sentence() -> None:
    """With the handle and the network, and the id where no name was noted."""
    shown = said(1, channel="facebook", handle="k.n")
    assert said_text(shown) == "K. N. (@k.n) on Facebook is Kim"
    assert said_text(said(1, Act.REJECT, person_name="")) == "K. N. is not p1"
    assert said_text(said(1, Act.UNDO, other="7")) == "answer 7 counts no more"
    assert all(said_text(said(1, act)) for act in Act)


def test_answers_on_people_who_left_are_told_one_by_one_up_to_ten() -> None:
    """A list that lost many people does not bury what else there is to look at."""
    lines = told(*(said(number) for number in range(1, MOST_TOLD + 4)))
    assert lines[0] == "Answer 1 fits nobody on your list today, or several: K. N. is Kim."
    assert lines[-1] == "3 more answers fit nobody on your list today, or several."
    assert len(lines) == MOST_TOLD + 1


def test_accounts_of_exports_that_were_not_given_take_one_line() -> None:
    """Whoever gives one export of two is not shown every answer on the other."""
    people = {"p1": Person(id="p1", name="Kim")}
    lines = told(*(said(number, other=f"a{number}") for number in range(1, 50)), people=people)
    assert lines == ["49 answers are about accounts that are in none of the exports you gave."]
    assert told(said(1), people=people)[0].startswith("1 answer is about")


def test_faults_of_the_file_are_told_first() -> None:
    """With the name of the file, and that the line does not count."""
    kept = Kept(
        Decisions(),
        faults=(Fault(file="who_is_who.csv", reason="Line 3 was skipped: it is torn."),),
    )
    (one,) = doubts(kept, attached(), {})
    assert one.what == "who_is_who.csv: Line 3 was skipped: it is torn."
    assert one.answer is None


def test_a_file_of_nonsense_takes_a_few_lines() -> None:
    """Ten lines that could not be read, and how many more there are."""
    kept = Kept(
        Decisions(), faults=tuple(Fault(file="a.csv", reason=f"Line {n}.") for n in range(5_000))
    )
    lines = [one.what for one in doubts(kept, attached(), {})]
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == "a.csv: 4,990 more lines could not be read."
