"""Tests of everyone in a book whose answer changes with the policy (R12, A5)."""

from dataclasses import replace
from pathlib import Path

from policy_helpers import write_policy
from review_worlds import TODAY, World

from friendline.model import Direction
from friendline.policy import load_policy
from friendline.policy.change.changed_people import Became
from friendline.policy.change.diff import diff
from friendline.review.redeciding import (
    Exports,
    Redecided,
    diff_with_people,
    redecide_exports,
)

MET, OPEN = load_policy("met-in-person"), load_policy("open")
HEADER = "name,facebook,relationship,status,met,kin,minor,sensitive"


def world(folder: Path) -> World:
    """Four clients whom Jane has not met, treated in four ways, and one whom she has met."""
    made = World(folder)
    names = ("Ann Made-Up", "Bo Made-Up", "Cy Made-Up", "Di Made-Up", "Ed Made-Up")
    met = ("no", "no", "no", "no", "yes")
    rows = [
        f"{name},{name},client,current,{one},no,no,no" for name, one in zip(names, met, strict=True)
    ]
    made.clients = "\n".join([HEADER, *rows]) + "\n"
    made.rejected = [("Ann Made-Up", "2025-03-03")]
    made.removed = [("Bo Made-Up", "2025-04-04")]
    made.received = [("Cy Made-Up", "2026-11-01"), ("Ed Made-Up", "2026-11-02")]
    made.befriend("Di Made-Up", "2020-01-02")
    return made


def exports(made: World) -> Exports:
    """Write what a world's book is read from."""
    return Exports(tuple(made.write()), made.folder / "clients.csv", "Europe/London", TODAY)


def redecided(made: World) -> Redecided:
    """Decide the people of a world under met-in-person and open."""
    return redecide_exports(MET, OPEN, exports(made))


def test_everyone_who_was_decided_about_is_decided_again(tmp_path: Path) -> None:
    """Rejected, removed, waiting and connected people are listed; whoever is met was welcome."""
    found = redecided(world(tmp_path / "w"))
    listed = {one.case.name: (one.case.became, one.case.direction) for one in found.changed}
    assert listed == {
        "Ann Made-Up": (Became.REJECTED, Direction.INCOMING),
        "Bo Made-Up": (Became.REMOVED, Direction.INCOMING),
        "Cy Made-Up": (Became.WAITING, Direction.INCOMING),
        "Di Made-Up": (Became.CONNECTED, Direction.EXISTING),
    }
    assert (found.cases, found.unclear) == (5, 0)


def test_the_text_says_who_and_what_was_looked_at(tmp_path: Path) -> None:
    """A5: whoever was declined and would be welcome now stands first, and all cases are counted."""
    text = diff_with_people(diff(MET, OPEN), redecided(world(tmp_path / "w")))
    people = text[text.index("\nPeople\n") :]
    assert people.startswith(
        "\nPeople\n"
        "  4 answers would now be different.\n"
        "  Turned away before, welcome now:\n"
        "      Ann Made-Up (Facebook, rejected on 3 March 2025): offer other (LinkedIn) -> accept"
    )
    assert people.endswith("  Looked at: 5 cases, with the facts of today.\n")


def test_whoever_could_be_two_people_is_left_out_and_counted(tmp_path: Path) -> None:
    """Two clients of one name: nobody knows whose account it is, so nobody is listed for it."""
    made = World(tmp_path / "w")
    made.clients = (
        f"{HEADER},email\n"
        "Sam Made-Up,,client,current,no,no,no,no,a@example.org\n"
        "Sam Made-Up,,client,former,no,no,no,no,b@example.org\n"
    )
    made.received = [("Sam Made-Up", "2026-11-01")]
    found = redecided(made)
    assert (found.changed, found.cases, found.unclear) == ((), 0, 1)
    text = diff_with_people(diff(MET, OPEN), found)
    assert "Left out: 1 case of which nobody can say whose account it is." in text


def test_own_facts_of_both_versions_are_read(tmp_path: Path) -> None:
    """A column of the client list that only one version asks for is read for both."""
    fact = 'name = "Ours"\nversion = "{}"\n[facts.{}]\ntype = "yes/no"\n'
    rules = "{},answer,because\nyes,accept,Yes.\n,ask,Who?\n"
    old, new = (
        load_policy(
            write_policy(tmp_path, rules.format(name), fact.format(number, name), name=name)
        )
        for number, name in ((1, "signed"), (2, "paid"))
    )
    made = World(tmp_path / "w")
    made.clients = "name,facebook,signed,paid\nAnn Made-Up,Ann Made-Up,yes,no\n"
    made.befriend("Ann Made-Up")
    (one,) = redecide_exports(old, new, exports(made)).changed
    assert (one.before.rule, one.after.rule) == ("rule 1", "rule 2")


def test_an_empty_book_changes_nothing(tmp_path: Path) -> None:
    """Without a client list nobody is known, and nobody is listed."""
    made = World(tmp_path / "w")
    found = redecide_exports(MET, OPEN, replace(exports(made), clients=None))
    assert found == Redecided((), 0, 0)
