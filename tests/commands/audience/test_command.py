"""The command that asks who can see what, and keeps each answer."""

import os
import select
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
import typer
from all_networks import CLIENTS, write_exports
from typer.testing import CliRunner, Result

from friendline.book.items import item_table
from friendline.commands.audience.asking import (
    AnswerFile,
    CannotKeepError,
    NobodyAnswersError,
    Standing,
    ask_all,
)
from friendline.commands.audience.command import audience
from friendline.commands.policy.asking import NotAnsweredError
from friendline.model import Item, ItemKind
from friendline.sight import RULES
from friendline.sight.deciding import is_open
from friendline.sight.interview.answers import AudienceQuestion
from friendline.sight.interview.questions import Stakes, interview
from friendline.sight.statements.applying import (
    Statements,
    apply_statements,
    load_statements,
)

HAND = '# My own line.\n[[rule]]\nchannel = "facebook"\nalbum = "Cats"\naudience = "public"\n'
ITEMS = item_table(
    {
        f"{year}-{number}": Item(
            channel="facebook",
            kind=ItemKind.POST,
            text=f"{number}",
            at=(year - 1970) * 31_557_600 + 10_000_000 + number,
        )
        for year in (2010, 2019)
        for number in range(3)
    }
)


class Interviewer:
    """Asks about six posts of two years."""

    zone = "UTC"
    lists = {("facebook", "family"): frozenset({"Ann Lee"})}  # noqa: RUF012 - as the protocol has it

    def next(self, statements: Statements) -> AudienceQuestion | None:
        """Give the next question."""
        questions = interview(ITEMS, Stakes(), statements, most=1)
        return questions[0] if questions else None

    def standing(self, statements: Statements) -> Standing:
        """Count the items that are settled."""
        told = apply_statements(ITEMS, statements, RULES)
        return Standing(told.filter(~is_open()).height, told.height, "items")


class Typist:
    """Gives prepared answers, and remembers what was said; has none left at the end."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.heard: list[str] = []

    def say(self, text: str) -> None:
        """Hear a text."""
        self.heard.append(text)

    def ask(self, question: str, default: str) -> str:
        """Give the next answer; the default for one that is empty."""
        self.heard.append(question)
        if not self._answers:
            raise NotAnsweredError
        answer = self._answers.pop(0)
        if answer == "^C":
            raise KeyboardInterrupt
        return answer or default

    def confirm(self, question: str) -> bool:
        """Nothing is asked for a yes or no."""
        raise AssertionError(question)

    @property
    def all_heard(self) -> str:
        """Everything that was said."""
        return "\n".join(self.heard)


def talk(path: Path, *answers: str) -> Typist:
    """Let somebody answer."""
    typist = Typist(*answers)
    ask_all(Interviewer(), AnswerFile(path, "UTC"), typist)
    return typist


def audiences(path: Path) -> list[str]:
    """The audiences that stand in the file, in its order."""
    content = tomllib.loads(path.read_text("utf-8"))
    return [one["audience"] for one in content.get("default", [])]


def test_each_answer_is_kept_at_once_and_counted(tmp_path: Path) -> None:
    """After each answer it says how much is definite, and the file has it."""
    path = tmp_path / "audience.toml"
    heard = talk(path, "3", "^C").all_heard
    assert "0 of 6 items are definite now (0%)." in heard
    assert "3 of 6 items are definite now (50%)." in heard
    assert audiences(path) == ["friends"]


def test_next_time_it_goes_on_from_there(tmp_path: Path) -> None:
    """What was answered is not asked again, and at the end it says so."""
    path = tmp_path / "audience.toml"
    talk(path, "3", "stop")
    heard = talk(path, "1").all_heard
    assert "3 of 6 items are definite now" in heard
    assert "6 of 6 items are definite now (100%)." in heard
    assert "There is nothing more to ask." in heard
    assert audiences(path) == ["friends", "public"]


def test_what_was_written_by_hand_stays_and_counts_more(tmp_path: Path) -> None:
    """Comments and lines of the owner's own stand below as they were."""
    path = tmp_path / "audience.toml"
    path.write_text(HAND, "utf-8")
    talk(path, "3", "stop")
    assert path.read_text("utf-8").endswith("\n" + HAND)
    assert load_statements(path).statements[-1].audience == "public"


def test_later_puts_a_question_off_for_this_time_only(tmp_path: Path) -> None:
    """Pressing Enter passes a question over; next time it is asked again."""
    path = tmp_path / "audience.toml"
    first = talk(path, "", "").all_heard
    assert first.count("who can see") == 2
    assert not path.exists()
    assert talk(path, "", "").all_heard.count("who can see") == 2


def test_an_answer_can_be_taken_back(tmp_path: Path) -> None:
    """Back takes the last answer out of the file and asks again."""
    path = tmp_path / "audience.toml"
    path.write_text(HAND, "utf-8")
    heard = talk(path, "3", "back", "1", "stop").all_heard
    assert "The last answer is taken back." in heard
    assert audiences(path) == ["public"]
    assert path.read_text("utf-8").endswith(HAND)


def test_nothing_is_taken_back_from_a_file_that_was_changed_since(tmp_path: Path) -> None:
    """What somebody else wrote meanwhile is not lost by a back."""
    path = tmp_path / "audience.toml"

    class Meddling(Typist):
        def ask(self, question: str, default: str) -> str:
            if "back" in question:
                path.write_text(path.read_text("utf-8") + HAND, "utf-8")
            return super().ask(question, default)

    typist = Meddling("3", "back", "stop")
    ask_all(Interviewer(), AnswerFile(path, "UTC"), typist)
    assert "was changed since; take it out there" in typist.all_heard
    assert HAND in path.read_text("utf-8")
    assert audiences(path) == ["friends"]


def test_a_list_is_named_and_who_is_on_it(tmp_path: Path) -> None:
    """Known lists are offered; of a new one the members are asked, and none may be given."""
    path = tmp_path / "audience.toml"
    heard = talk(path, "5", "Clients", "Kim Novak, Bo Ek", "6", "family").all_heard
    assert "Lists whose members are known: family." in heard
    assert audiences(path) == ['friends except list "Clients"', 'list "family"']
    assert load_statements(path).lists == {
        ("facebook", "clients"): frozenset({"Kim Novak", "Bo Ek"})
    }


def test_names_that_hold_a_comma_are_parted_by_semicolons(tmp_path: Path) -> None:
    """As in a name with junior behind a comma."""
    path = tmp_path / "audience.toml"
    talk(path, "7", "Sam Poe, Jr.; Ann Lee", "stop")
    assert audiences(path) == ['people "Sam Poe, Jr.", "Ann Lee"']


def test_an_answer_that_is_none_is_asked_again(tmp_path: Path) -> None:
    """Neither a number of no choice nor a missing name writes anything."""
    path = tmp_path / "audience.toml"
    heard = talk(path, "0", "99", "friends", "7", "", "stop").all_heard
    assert heard.count("Expected a number from 1 to 9, later or stop.") == 3
    assert "That answer needs at least one name." in heard
    assert not path.exists()


def test_nobody_to_ask_is_said(tmp_path: Path) -> None:
    """Without a terminal the sentence says what to do; after some answers it just ends."""
    with pytest.raises(NobodyAnswersError, match="--questions"):
        talk(tmp_path / "audience.toml")
    assert audiences(talked(tmp_path / "audience.toml", "3")) == ["friends"]


def talked(path: Path, *answers: str) -> Path:
    """Let somebody answer; give the file."""
    talk(path, *answers)
    return path


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A folder that is not there, or a file in the place of one."""
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(CannotKeepError, match="--output"):
        talk(tmp_path / "file" / "audience.toml", "3")


def run(*args: str | Path, typed: str = "") -> Result:
    """Run the command as somebody would."""
    app = typer.Typer()
    app.command()(audience)
    return CliRunner().invoke(app, list(map(str, args)), input=typed)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One owner on every network, and her clients."""
    folder = write_exports(tmp_path_factory.mktemp("exports"))
    (folder.parent / "clients.csv").write_text(CLIENTS, "utf-8")
    return folder


def test_the_questions_of_a_whole_export_are_shown(
    exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --questions they are shown with what hangs on each, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    clients = exports.parent / "clients.csv"
    result = run(exports, "--clients", clients, "--questions", "--zone", "UTC")
    assert result.exit_code == 0, result.output
    assert "Facebook, posts of" in result.stdout
    assert "exposures are definite now" in result.stdout
    assert not list(tmp_path.iterdir())


def test_a_whole_interview_leads_to_a_file_that_reviews_read(exports: Path, tmp_path: Path) -> None:
    """Answers typed at the questions; the next step is named."""
    path = tmp_path / "said.toml"
    clients = exports.parent / "clients.csv"
    result = run(
        *(exports, "--clients", clients, "--output", path, "--zone", "UTC"), typed="1\nstop\n"
    )
    assert result.exit_code == 0, result.output
    assert f"--audience {path}" in result.stdout
    assert load_statements(path).statements[0].audience == "public"


def test_misuse_is_a_sentence(exports: Path, tmp_path: Path) -> None:
    """Mistakes in the file, a zone that is none, nobody to ask: exit code 2, nothing written."""
    path = tmp_path / "audience.toml"
    assert run(exports, "--zone", "Nowhere/Land").exit_code == 2
    assert run(exports, "--output", path, "--zone", "UTC").exit_code == 2
    assert not path.exists()
    path.write_text("[[defualt]]\n", "utf-8")
    result = run(exports, "--output", path, "--zone", "UTC")
    assert result.exit_code == 2
    assert "did you mean 'default'?" in result.stderr
    assert path.read_text("utf-8") == "[[defualt]]\n"


def test_without_clients_items_with_findings_are_counted(exports: Path) -> None:
    """There is nobody whose exposures could be counted."""
    result = run(exports, "--questions", "--zone", "UTC")
    assert result.exit_code == 0, result.output
    assert "items with findings are definite now" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")
def test_ctrl_c_ends_a_waiting_question(exports: Path, tmp_path: Path) -> None:
    """It is heard at once, not only after Enter, and what was kept is named."""
    import pty  # noqa: PLC0415 - not on Windows

    path = tmp_path / "audience.toml"
    command = (
        "import typer; from friendline.commands.audience.command import audience; "
        "typer.run(audience)"
    )
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own command, with arguments we made
        [sys.executable, "-c", command, exports, "--zone", "UTC", "--output", path],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = _read_until(ours, b"(later)")
        os.write(ours, b"1\n")
        shown += _read_until(ours, b"back or stop")
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=20) == 0, shown
        finally:
            process.kill()
    os.close(ours)
    assert audiences(path) == ["public"]


def _read_until(terminal: int, words: bytes) -> bytes:
    """Read what a terminal shows until these words, for half a minute at most."""
    shown = b""
    end = time.monotonic() + 30
    while words not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            shown += os.read(terminal, 4_096)
    return shown
