"""The command that asks once what the columns of a list are."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from friendline.archives.client_list import preview_list
from friendline.cli import app
from friendline.commands.columns.asking import Given, NobodyAnswersError, settle_columns
from friendline.commands.policy.asking import NotAnsweredError

ODD = (
    "Wer;Mail;Phase;Seit;Notizen\n"
    "Kim Novak;kim@example.org;läuft;03/04/2024;"
    "Made-up words that go on for more than a line would hold here.\n"
    "Ann Lee;ann@example.org;ruht;05/06/2023;\n"
    "Bo Ek;bo@example.org;läuft;01/02/2022;x\n"
    "Secret Fourth;four@example.org;Neu;;\n"
)


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    """A list whose columns friendline does not know."""
    path = tmp_path / "kunden.csv"
    path.write_text(ODD, "utf-8")
    return path


def run(*args: str | Path, typed: str | None = None) -> Result:
    """Run a command as somebody would."""
    return CliRunner().invoke(app, list(map(str, args)), input=typed)


def test_questions_lead_to_a_file_that_the_next_review_reads(clients: Path) -> None:
    """Only what is wrong is said; the file then holds, and the people are counted before."""
    typed = "3\nstatus\n4\nbegan\ndone\ncurrent patient\nformer patient\nprospect\ndone\n\ny\n"
    result = run("columns", clients, typed=typed)
    assert result.exit_code == 0, result.output
    assert "2  current patient" in result.stdout
    written = (clients.parent / "kunden.columns.toml").read_text("utf-8")
    assert '"läuft" = "current patient"' in written
    assert 'dates = "day first"' in written
    assert "Notizen" not in written
    assert preview_list(clients).is_said


def test_three_rows_are_shown_and_no_more(clients: Path) -> None:
    """A confidential list is shown as far as is needed, and it is said how far."""
    result = run("columns", clients, "--yes")
    assert "has 4 rows; only the first 3 are shown" in result.stdout
    assert "Bo Ek" in result.stdout
    assert "Secret Fourth" not in result.stdout
    assert "Made-up words" not in result.stdout
    none = run("columns", clients, "--yes", "--force", "--rows", "0")
    assert "Kim Novak" not in none.stdout
    assert run("columns", clients, "--rows", "4").exit_code == 2


def test_a_script_gives_its_answers_as_options(clients: Path) -> None:
    """With --yes nothing is asked, and options go before the guess."""
    options = ("--column", "Phase=status", "--word", "läuft=current client", "--column", "Mail=")
    assert run("columns", clients, *options, "--yes").exit_code == 2
    result = run("columns", clients, *options[:4], "--dates", "month first", "--yes")
    assert result.exit_code == 0, result.output
    written = (clients.parent / "kunden.columns.toml").read_text("utf-8")
    assert '"läuft" = "current client"' in written
    assert 'ruht = "unknown"' in written
    assert 'dates = "month first"' in written
    assert "ruht: not understood" in result.stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--column", "Werr=name"), "Did you mean 'Wer'?"),
        (("--column", "Wer=nmae"), "Did you mean 'name'?"),
        (("--column", "Wer"), "cannot be read"),
        (("--column", "Phase=status", "--word", "läuft=green"), "'green' is not understood"),
        (("--word", "läuft=client"), "holds the word 'läuft'"),
        (("--everyone", "green"), "'green' is not understood"),
        (("--dates", "year first"), "expected day first or month first"),
        (("--column", "Wer=not read", "--column", "Mail=not read"), "nobody would be found"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    clients: Path, options: tuple[str, ...], told: str
) -> None:
    """A mistake gives a sentence, exit code 2 and no file."""
    result = run("columns", clients, *options, "--yes")
    assert result.exit_code == 2
    assert told in result.stderr
    assert [each.name for each in clients.parent.iterdir()] == ["kunden.csv"]


def test_a_file_that_is_there_is_replaced_only_when_said(clients: Path) -> None:
    """Asked, the owner confirms; in a script it takes --force."""
    place = clients.parent / "kunden.columns.toml"
    run("columns", clients, "--yes")
    before = place.read_bytes()
    refused = run("columns", clients, "--everyone", "patient", "--yes")
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert place.read_bytes() == before
    declined = run("columns", clients, "--everyone", "patient", typed="done\n\nn\n")
    assert declined.exit_code == 0
    assert "Nothing was written" in declined.stdout
    assert place.read_bytes() == before
    assert run("columns", clients, "--everyone", "patient", "--yes", "--force").exit_code == 0
    assert 'everyone = "patient"' in place.read_text("utf-8")


@pytest.mark.parametrize("fails", [KeyboardInterrupt, OSError(28, "No space left")])
def test_an_interruption_leaves_nothing_half_written(
    clients: Path, monkeypatch: pytest.MonkeyPatch, fails: BaseException | type[BaseException]
) -> None:
    """Stopped while it writes, the folder is as it was, and what was there stays whole."""

    def stop(_descriptor: int) -> None:
        raise fails

    run("columns", clients, "--yes")
    place = clients.parent / "kunden.columns.toml"
    before = place.read_bytes()
    monkeypatch.setattr(os, "fsync", stop)
    result = run("columns", clients, "--everyone", "patient", "--yes", "--force")
    assert result.exit_code != 0
    assert place.read_bytes() == before
    assert sorted(each.name for each in clients.parent.iterdir()) == [place.name, clients.name]


def test_without_anybody_to_answer_it_says_how_to_run_it(clients: Path) -> None:
    """In a pipe there is nobody to ask; nothing is written."""
    result = run("columns", clients, typed="3\n")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert not (clients.parent / "kunden.columns.toml").exists()


def test_the_file_may_lie_elsewhere_and_is_then_named(clients: Path, tmp_path: Path) -> None:
    """Review takes it with --columns; the next command is told as it is to be typed."""
    place = tmp_path / "kept here" / "mine.toml"
    refused = run("columns", clients, "--yes", "--output", place)
    assert refused.exit_code == 2
    assert "cannot be written" in refused.stderr
    place.parent.mkdir()
    result = run("columns", clients, "--yes", "--output", place)
    assert f'--columns "{place}"' in result.stdout
    assert place.exists()


def test_codes_that_command_a_terminal_are_not_obeyed(tmp_path: Path) -> None:
    """Cells and column names show as text, whatever they hold."""
    path = tmp_path / "bad.csv"
    path.write_text(
        "Name,\x1b[2JPhase[red]\nKim\x1b]0;x\x07 Novak,a\u202eb\n" + "Ann Lee,new\n" * 9, "utf-8"
    )
    for result in (run("columns", path, "--yes"), run("columns", path, typed="2\nstatus\n")):
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output
        assert "[red]" in result.stdout


class Answering:
    """Gives answers in turn and notes what was said."""

    def __init__(self, *answers: str, confirms: bool = True) -> None:
        self.said: list[str] = []
        self._answers = list(answers)
        self._confirms = confirms

    def say(self, text: str) -> None:
        """Note it."""
        self.said.append(text)

    def ask(self, question: str, default: str) -> str:
        """Give the next answer; an empty one takes the default."""
        if not self._answers:
            raise NotAnsweredError
        self.said.append(question)
        return self._answers.pop(0) or default

    def confirm(self, question: str) -> bool:
        """Say it."""
        return self._confirms


def test_a_wrong_answer_is_told_and_asked_again(clients: Path) -> None:
    """Numbers that are not there, unknown things and unknown words are asked for once more."""
    terminal = Answering("9", "3", "sttus", "status", "", "green", "client", "", "", "1", "patient")
    with pytest.raises(NobodyAnswersError):
        settle_columns(preview_list(clients), Given(), clients, terminal, print)
    told = " ".join(terminal.said)
    assert "Expected a number from 1 to 5" in told
    assert "Did you mean 'status'?" in told
    assert "'green' is not understood" in told


def test_where_no_column_tells_it_everybody_is_asked_for_once(tmp_path: Path) -> None:
    """A list of names alone says nothing of what they are; the owner does."""
    path = tmp_path / "names.csv"
    path.write_text("Name\nKim Novak\n", "utf-8")
    terminal = Answering("", "former patient")
    mapping = settle_columns(preview_list(path), Given(), path, terminal, print)
    assert mapping.everyone == "former patient"
    assert "1  former patient" in " ".join(terminal.said)


def test_a_list_without_a_header_is_noticed(tmp_path: Path) -> None:
    """Where a person stands in the first line, the owner is told to name the columns."""
    path = tmp_path / "names.csv"
    path.write_text("Kim Novak,kim@example.org\nAnn Lee,ann@example.org\n", "utf-8")
    result = run("columns", path, "--yes")
    assert "add a line that names the columns" in result.stdout


def reviewed(folder: Path, *options: str | Path) -> Result:
    """Review an empty calendar and the list of a folder."""
    calendar = folder / "calendar.ics"
    calendar.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "utf-8")
    output = folder / "out"
    return run("review", calendar, "--zone", "Europe/London", "--output", output, *options)


def test_a_review_that_cannot_read_a_list_names_this_command(tmp_path: Path) -> None:
    """The sentence says what to type next; once that is done, the review reads the list."""
    path = tmp_path / "my list.csv"
    path.write_text("Wen;Lage\nlong-made-up-id;ruht\n", "utf-8")
    refused = reviewed(tmp_path, "--clients", path)
    assert refused.exit_code == 2
    assert f'friendline columns "{path}"' in refused.stderr
    said = run("columns", path, "--column", "Wen=name", "--yes")
    assert said.exit_code == 0, said.output
    assert reviewed(tmp_path, "--clients", path).exit_code == 0


def test_a_review_takes_a_file_of_columns_from_elsewhere(clients: Path, tmp_path: Path) -> None:
    """What --columns names goes before a file beside the list; its mistakes are named."""
    place = tmp_path / "elsewhere.toml"
    run("columns", clients, "--everyone", "former patient", "--yes", "--output", place)
    result = reviewed(tmp_path, "--clients", clients, "--columns", place)
    assert result.exit_code == 0, result.output
    data = json.loads((tmp_path / "out" / "review.json").read_bytes())
    assert {one["relationship"] for one in data["people"]} == {"patient"}
    place.write_text('[columns]\nname = "Werr"\n', "utf-8")
    refused = reviewed(tmp_path, "--clients", clients, "--columns", place)
    assert refused.exit_code == 2
    assert f"{place}: Line 2: column 'Werr' is not in the list; did you mean" in refused.stderr


def test_columns_without_a_list_are_told(clients: Path, tmp_path: Path) -> None:
    """A file of columns says nothing without the list that they are of."""
    run("columns", clients, "--yes")
    refused = reviewed(tmp_path, "--columns", tmp_path / "kunden.columns.toml")
    assert refused.exit_code == 2
    assert "give the list with --clients" in refused.stderr


def test_columns_that_are_not_read_are_not_shown(clients: Path) -> None:
    """What stands in a column of notes, such as a diagnosis, never comes to the screen."""
    noted = ODD.replace(";x\n", ";F41.1 made up\n")
    clients.write_text(noted, "utf-8")
    for typed in (None, "done\n\ny\n"):
        result = run("columns", clients, *(() if typed else ("--yes", "--force")), typed=typed)
        assert "Notizen: not read" in result.output
        assert "F41.1" not in result.output
    said = run("columns", clients, "--column", "Notizen=city", "--yes", "--force")
    assert "F41.1" in said.output


TURNED = "Wer;Mail\nSowerby, Helen;helen@example.org\nLee, Ann;ann@example.org\n"


def test_names_with_the_surname_first_are_told_on_a_name_of_the_list(clients: Path) -> None:
    """How they are read is shown, and an option says it otherwise."""
    clients.write_text(TURNED, "utf-8")
    result = run("columns", clients, "--yes")
    assert "A name such as Sowerby, Helen is read as Helen Sowerby." in result.stdout
    kept = run("columns", clients, "--yes", "--force", "--names", "As written", "--rows", "0")
    assert "A name such as Surname, First stays as it is written." in kept.stdout
    assert "Sowerby" not in kept.stdout
    assert 'names = "as written"' in clients.with_name("kunden.columns.toml").read_text("utf-8")
    wrong = run("columns", clients, "--yes", "--force", "--names", "backwards")
    assert wrong.exit_code == 2
    assert "expected surname first or as written" in wrong.stderr


def test_whether_surnames_come_first_is_asked_once(clients: Path) -> None:
    """The guess is the answer of who only agrees; what was said is not asked again."""
    clients.write_text(TURNED, "utf-8")
    asked = run("columns", clients, typed="done\nclient\n\ny\n")
    assert "Is Sowerby, Helen the name of Helen Sowerby" in asked.stdout
    assert 'names = "surname first"' in clients.with_name("kunden.columns.toml").read_text("utf-8")
    again = run("columns", clients, typed="done\ny\n")
    assert again.exit_code == 0
    assert "is the surname first" not in again.stdout


def test_a_contradiction_is_told_where_people_are_counted(tmp_path: Path) -> None:
    """A word against an end date is not clear, and is said before anything is written."""
    path = tmp_path / "clients.csv"
    path.write_text("Name,Status,End date\nKim Novak,current,2020-01-31\n", "utf-8")
    result = run("columns", path, "--yes")
    assert "Not clear:\n  1 row: a word says current" in result.stdout


def test_a_short_list_is_said_to_be_shown_as_a_whole(tmp_path: Path) -> None:
    """Of two rows nobody says that only the first two are shown."""
    short = tmp_path / "short.csv"
    short.write_text("name,email\nKim Novak,k@x.example\nBo Ek,b@x.example\n", "utf-8")
    assert "has 2 rows; all are shown" in run("columns", short, "--yes").stdout
    short.write_text("name,email\nKim Novak,k@x.example\n", "utf-8")
    assert "has 1 row; it is shown" in run("columns", short, "--yes", "--force").stdout
