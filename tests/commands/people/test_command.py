"""The commands that say who is who."""

from dataclasses import replace
from pathlib import Path

import pytest
import typer
from review_worlds import World
from typer.testing import CliRunner, Result

from friendline.commands.people import command as people_command
from friendline.commands.people.asking import Round, choose_by_key
from friendline.commands.people.command import app
from friendline.commands.people.reading import Asked, Known, read_known
from friendline.matching.asking.decision_file import read_decisions
from friendline.matching.asking.decisions import Act
from friendline.model import Certainty, Match
from friendline.review.progress import Silent

CLIENTS = (
    "Name,Email,Company,City,Status\n"
    "Ottoline Varga,ottoline@example.org,Acme,York,current client\n"
    "Kim Novak,kim@example.org,,,current client\n"
    "Kim Novak,novak@example.org,,,former client\n"
    "Berenike Okonjo,berenike@example.org,,,current client\n"
    "Bob Ellwood,bob@example.org,,,current client\n"
    "Robert Ellwood,robert@example.org,Redcliff,,former client\n"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A list, friends of whom some have a name of the list, and somebody who asks."""
    made = World(tmp_path, clients=CLIENTS)
    made.befriend("Ottoline Varga", "2019-05-01")
    made.befriend("Kim Novak", "2018-05-01")
    made.befriend("Berenike Okonjo", "2020-02-02")
    made.befriend("Bob Ellwood", "2021-02-02")
    made.received.append(("Kim Novak", "2026-11-01"))
    made.befriend("Somebody Else", "2017-01-01")
    return made


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the disk here."""
    monkeypatch.setattr("friendline.archives.tables.grown_file.os.fsync", lambda _file: None)


def run(world: World, *words: str, typed: str | None = None) -> Result:
    """Type a command with the exports and the list."""
    paths = list(map(str, world.write()))
    return CliRunner().invoke(
        app, [*words, *paths, "--clients", str(world.folder / "clients.csv")], input=typed
    )


def of_file(world: World, *words: str) -> Result:
    """Type a command that only reads the file of decisions."""
    return CliRunner().invoke(app, [*words, "--clients", str(world.folder / "clients.csv")])


def known(world: World) -> Known:
    """Read everything."""
    asked = Asked(tuple(world.write()), world.folder / "clients.csv", None, None, "Europe/London")
    return read_known(asked, Silent())


def nearly_sure(world: World) -> Known:
    """Read everything; three are nearly surely who they seem, and one may be somebody else."""
    read = known(world)
    people = {one.name: key for key, one in read.people.items()}
    accounts = {one.name: key for key, one in read.accounts.items()}
    pairs = [(name, name, 0.97) for name in ("Ottoline Varga", "Berenike Okonjo", "Bob Ellwood")]
    pairs.append(("Robert Ellwood", "Somebody Else", 0.74))
    matches = [
        Match(
            person=people[name],
            account=accounts[shown],
            certainty=Certainty.LIKELY,
            evidence=("Same name",),
            probability=probability,
        )
        for name, shown, probability in pairs
    ]
    return replace(read, matches=matches)


class Typist:
    """Presses keys and keeps what was shown; stops when no key is left."""

    def __init__(self, *keys: str, lines: int = 100) -> None:
        self.keys = list(keys)
        self.lines = lines
        self.shown: list[str] = []

    def say(self, text: str) -> None:
        """Keep what is shown."""
        self.shown.append(text)

    ask = say

    def fits(self, text: str) -> bool:
        """Whether a text is short enough for this screen."""
        return text.count("\n") < self.lines

    def key(self) -> str:
        """Press the next key."""
        return self.keys.pop(0) if self.keys else "q"

    @property
    def text(self) -> str:
        """Everything that was shown."""
        return "\n".join(self.shown)


def decided(world: World) -> list[tuple[Act, str, str]]:
    """Give what holds by the file, by names."""
    kept = read_decisions(world.folder / "who_is_who.csv")
    return [(one.act, one.person_name, one.other_name) for one in kept.said.in_force]


def test_without_a_terminal_it_shows_what_it_would_ask(world: World) -> None:
    """A script gets the questions with their evidence, and nothing is written."""
    result = run(world)
    assert result.exit_code == 0, result.output
    assert "6 people:" in result.stdout
    assert "Ottoline Varga (Acme, York, ottoline@example.org)" in result.stdout
    assert "Same name" in result.stdout
    assert "friend since 1 May 2018" in result.stdout
    assert not (world.folder / "who_is_who.csv").exists()


def test_an_answer_is_in_the_file_before_the_next_question(world: World) -> None:
    """Stopped at any time, whatever was said is kept, and is not asked again."""
    keys = Typist("\r", "q")
    Round(nearly_sure(world), keys).run()
    assert (Act.CONFIRM, "Ottoline Varga", "Ottoline Varga") in decided(world)
    assert "Kept as answer 1: 3 confirmed." in keys.text
    again = Typist("n")
    Round(nearly_sure(world), again).run()
    assert "Is this Facebook account Robert Ellwood" in again.text
    assert "Ottoline" not in again.text


def test_a_round_goes_on_until_nothing_is_left(world: World) -> None:
    """Yes, no, none of these and I do not know are answers; the last says where they are."""
    keys = Typist(*["?"] * 3, *["\r", "0"] * 20)
    Round(known(world), keys).run()
    assert "Nothing is left to ask." in keys.text
    assert str(world.folder / "who_is_who.csv") in keys.text
    last = Typist("y")
    Round(known(world), last).run()
    assert last.keys == ["y"]


def test_marks_change_single_rows_of_several(world: World) -> None:
    """The first is wrong, the second not known; pressing on brings a row back to right."""
    keys = Typist("1", "2", "2", "1", "1", "1", "z", "\r")
    Round(nearly_sure(world), keys).run()
    assert "Are all of these right?" in keys.text
    assert [act for act, *_ in decided(world)] == [Act.REJECT, Act.UNSURE, Act.CONFIRM]
    assert "1 wrong, 2 not known. Enter: the others are right" in keys.text


def test_the_answer_before_can_be_taken_back_at_once(world: World) -> None:
    """The question comes again, and the file tells both."""
    keys = Typist("\r", "u", "u", "q")
    Round(nearly_sure(world), keys).run()
    assert decided(world) == []
    listed = read_decisions(world.folder / "who_is_who.csv").said.listed
    assert {one.number for one in listed} == {1, 2}
    assert "There is no answer of this round" in keys.text
    assert keys.text.count("Are all of these right?") == 3


def test_in_a_terminal_keys_are_read_one_by_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command asks, keeps the answer, and Ctrl-D stops it."""
    monkeypatch.setattr("friendline.commands.keys._TO_SEE_IT", 0)
    pressed = iter(["\r", "1", "y", "\r"])
    monkeypatch.setattr(people_command, "_is_terminal", lambda: True)

    def getchar() -> str:
        key = next(pressed, None)
        if key is None:
            raise EOFError
        return key

    monkeypatch.setattr(typer, "getchar", getchar)
    result = run(world, "ask")
    assert result.exit_code == 0, result.output
    assert "[u] take back   [q] stop" in result.stdout
    assert decided(world)


def test_enter_confirms_only_what_is_on_the_screen(world: World) -> None:
    """Of three that are nearly sure a small screen shows two; the third stays open."""
    keys = Typist("\r", lines=8)
    Round(nearly_sure(world), keys).run()
    assert "Kept as answer 1: 2 confirmed." in keys.text
    assert "2 people are open." in keys.text


def test_ctrl_c_keeps_what_was_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends as shells have it, and says where the answers are."""
    monkeypatch.setattr(people_command, "_is_terminal", lambda: True)

    def getchar() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(typer, "getchar", getchar)
    result = run(world, "ask")
    assert result.exit_code == 130
    assert "who_is_who.csv" in result.stderr


def test_the_list_shows_who_is_matched_and_why(world: World) -> None:
    """Everybody is there by name; --open leaves out what is confirmed."""
    assert run(world, "confirm", "Ottoline", "Ottoline Varga").exit_code == 0
    everybody = run(world, "list").stdout
    assert "Facebook: Ottoline Varga, friend since 1 May 2019 - confirmed" in everybody
    assert "You confirmed it" in everybody
    still_open = run(world, "list", "--open").stdout
    assert "  Facebook: Ottoline Varga" not in still_open
    assert "Kim Novak" in still_open


def test_a_rejected_account_does_not_come_back(world: World) -> None:
    """Neither in the list nor among the questions, however often it is imported."""
    told = run(world, "reject", "berenike@example.org", "Berenike Okonjo", "--note", "Not her.")
    assert "Berenike Okonjo on Facebook is not Berenike Okonjo" in told.stdout
    for _ in range(2):
        assert "Facebook: Berenike" not in run(world, "list").stdout
        assert "Facebook: Berenike" not in run(world, "ask").stdout
    assert "Not her." in of_file(world, "history").stdout


def test_an_ambiguous_name_asks_which(world: World) -> None:
    """Without a terminal both are told apart and nothing is kept."""
    result = run(world, "confirm", "Kim Novak", "Kim Novak")
    assert result.exit_code == 2
    assert "'Kim Novak' can mean several people" in result.stderr
    assert "kim@example.org" in result.stderr
    two = run(world, "confirm", "kim@example.org", "Kim Novak")
    assert two.exit_code == 2
    assert "friend since 1 May 2018" in two.stderr
    assert "they asked on 1 November 2026" in two.stderr
    one = run(world, "confirm", "Kim Novak kim@example.org", "Kim Novak 1 May 2018")
    assert one.exit_code == 0, one.output
    assert of_file(world, "undo").exit_code == 0
    nobody = run(world, "confirm", "Nobody Known", "Kim Novak")
    assert "No person is called 'Nobody Known'" in nobody.stderr
    elsewhere = run(world, "confirm", "Ottoline", "Ottoline Varga", "--on", "linkedin")
    assert "No account is called" in elsewhere.stderr
    assert decided(world) == []


def test_which_one_is_asked_with_one_key() -> None:
    """A number chooses; other keys do nothing; q chooses none."""
    keys = Typist("x", "9", "2")
    assert choose_by_key(keys)("Which one?", ["first", "second"]) == 1
    assert choose_by_key(Typist("q"))("Which one?", ["first", "second"]) is None


def test_two_people_are_made_one_and_two_again(world: World) -> None:
    """The one has what both had; a split, or an undo, parts them."""
    assert run(world, "merge", "robert@example.org", "Bob Ellwood").exit_code == 0
    merged = run(world, "list").stdout
    assert merged.startswith("5 people:")
    assert "Robert Ellwood is one person by your word, but the rows differ in 'status'" in merged
    assert run(world, "split", "robert@example.org", "bob@example.org").exit_code == 0
    assert run(world, "list").stdout.startswith("6 people:")
    assert of_file(world, "undo").exit_code == 0
    assert run(world, "list").stdout.startswith("5 people:")
    same = run(world, "merge", "Ottoline", "ottoline@example.org")
    assert same.exit_code == 2
    assert "the same person of your list already" in same.stderr


def test_an_undo_can_be_undone(world: World) -> None:
    """The command says how to have it back; a number that cannot be undone is explained."""
    assert of_file(world, "undo").exit_code == 2
    run(world, "confirm", "Ottoline", "Ottoline Varga")
    undone = of_file(world, "undo")
    assert "Answer 1 counts no more: Ottoline Varga on Facebook is Ottoline Varga." in undone.stdout
    assert decided(world) == []
    assert "undone already, by 2" in of_file(world, "undo", "1").stderr
    assert "no answer 9" in of_file(world, "undo", "9").stderr
    assert of_file(world, "undo", "2").exit_code == 0
    assert len(decided(world)) == 1
    history = of_file(world, "history").stdout
    assert "answer 1 counts no more [undone]" in history


def test_what_holds_already_is_not_kept_twice(world: World) -> None:
    """It says by which answer it holds, and adds nothing."""
    run(world, "confirm", "Ottoline", "Ottoline Varga")
    again = run(world, "confirm", "Ottoline", "Ottoline Varga")
    assert "That is so already, by answer 1." in again.stdout
    assert len(decided(world)) == 1


def test_an_account_that_goes_over_is_told(world: World) -> None:
    """Confirmed for somebody else, it says which answer holds no more."""
    run(world, "confirm", "bob@example.org", "Bob Ellwood")
    over = run(world, "confirm", "robert@example.org", "Bob Ellwood").stdout
    assert "Answer 1 holds no more: Bob Ellwood on Facebook is Bob Ellwood." in over
    later = run(world, "confirm", "Ottoline", "Ottoline Varga").stdout
    assert "holds no more" not in later


def test_an_answer_of_many_is_taken_back_line_by_line(world: World) -> None:
    """Nobody reads ten names in one line; an undo of an undo says what counts again."""
    Round(nearly_sure(world), Typist("\r", "q")).run()
    lines = of_file(world, "undo").stdout.splitlines()
    assert lines[0] == "Answer 1 counts no more:"
    assert len(lines) == 5
    assert of_file(world, "undo", "2").stdout.startswith("Answer 1 counts again.")


def test_two_rounds_at_once_keep_all_and_ask_nothing_twice(world: World) -> None:
    """What was answered in another window meanwhile is not asked in this one."""
    before, keys = nearly_sure(world), Typist("\r")
    Round(before, Typist("\r", "n")).run()
    Round(before, keys).run()
    kept = read_decisions(world.folder / "who_is_who.csv").said
    assert {one.number for one in kept.listed} == {1, 2, 3}
    assert "Kept as answer 3" in keys.text
    assert "Is this Facebook account Robert Ellwood" not in keys.text
    assert "Nothing is left to ask." in keys.text


def test_what_has_nobody_to_hold_for_is_told_and_kept(world: World) -> None:
    """Somebody leaves the list: the decision is listed, and holds again when they are back."""
    run(world, "confirm", "Ottoline", "Ottoline Varga")
    world.clients = CLIENTS.replace("Ottoline Varga,ottoline@example.org,", "Di Ek,di@example.org,")
    without = run(world, "list").stdout
    assert "Answer 1 fits nobody on your list today, or several: Ottoline Varga" in without
    assert "No account found." in without
    world.clients = CLIENTS
    assert "You confirmed it" in run(world, "list").stdout


def test_a_wrong_file_is_refused_before_anything_is_asked(world: World) -> None:
    """The client list given as the file of decisions stays as it is."""
    clients = world.folder / "clients.csv"
    result = run(world, "confirm", "Ottoline", "Ottoline Varga", "--decisions", str(clients))
    assert result.exit_code == 2
    assert "no file of decisions" in result.stderr
    assert clients.read_text("utf-8") == CLIENTS


def test_display_names_cannot_command_the_terminal(world: World) -> None:
    """Signs that a terminal obeys show as question marks."""
    world.befriend("Bob \x1b[31mEllwood", "2020-01-01")
    assert "\x1b" not in run(world, "list").stdout
    assert "\x1b" not in run(world, "ask").stdout


def test_without_a_list_it_says_what_is_missing(world: World) -> None:
    """Exports alone name nobody whose accounts could be looked for."""
    result = CliRunner().invoke(app, ["list", *map(str, world.write())])
    assert result.exit_code == 2
    assert "--clients" in result.stderr
