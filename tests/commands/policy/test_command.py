"""Tests of the commands about policies: what they print, write, and exit with."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from policy_helpers import write_policy
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from friendline.cli import app
from friendline.commands.policy.asking import Given, Terminal, settle
from friendline.policy import load_policy, preset_names
from friendline.policy.authoring.interview import USUAL_CHANNELS

LOOSE = """\
name = "Loose"
version = "1"
alternatives = ["e-mail"]
[[promises]]
text = "No client is accepted."
when = "relationship == 'client'"
never = ["accept"]
"""
EVERYONE = "answer,say,because\naccept,,All are welcome.\n"


def run(*args: str | Path, typed: str | None = None) -> Result:
    """Run a command as somebody would."""
    return CliRunner().invoke(app, list(map(str, args)), input=typed)


def test_a_sound_policy_is_checked_with_exit_code_0() -> None:
    """A preset keeps what it must, and whatever else was found is told calmly."""
    result = run("policy", "check", "barrier")
    assert result.exit_code == 0
    assert "Everything that must hold does, as far as this policy can tell." in result.stdout
    assert "Broken" not in result.stdout
    assert "Outside every proof" in result.stdout


def test_a_broken_promise_is_shown_with_an_example_and_exit_code_1(tmp_path: Path) -> None:
    """One invented person shows why a promise does not hold."""
    result = run("policy", "check", write_policy(tmp_path, EVERYONE, LOOSE))
    assert result.exit_code == 1
    broken = result.stdout.split("Broken, and must hold")[1].split("\n\n")[0]
    assert "No client is accepted." in broken
    assert "Facebook" in broken


def test_mistakes_are_listed_with_exit_code_2(tmp_path: Path) -> None:
    """A policy that cannot be read is told with all its mistakes, and nothing is printed."""
    rules = EVERYONE.replace("accept,", "acept,")
    result = run("policy", "check", write_policy(tmp_path, rules, LOOSE))
    assert result.exit_code == 2
    assert "did you mean 'accept'?" in result.stderr
    assert result.stdout == ""


def test_a_profession_is_checked_and_asked_once(tmp_path: Path) -> None:
    """What a profession says must hold counts; promises that the policy has are not repeated."""
    assert run("policy", "check", "open", "--profession", "social work").exit_code == 1
    assert run("policy", "check", "barrier", "--profession", "social work").exit_code == 0
    folder = tmp_path / "mine"
    run("policy", "new", "--preset", "barrier", "--profession", "social_work", "-o", folder, "-y")
    result = run("policy", "check", folder, "--profession", "social_work", "--all")
    assert result.stdout.count("No client is accepted on a personal account.") == 1


def test_only_what_holds_where_somebody_works_is_asked() -> None:
    """What courts of the United States ask is asked there, in their states, and not elsewhere."""
    args = ("policy", "check", "barrier", "--profession", "judges", "--json")
    verdicts = {
        place: json.loads(run(*args, *place.split()).stdout)["verdicts"]
        for place in ("", "--place US-FL", "--place us", "--place UK")
    }
    assert len({len(told) for told in verdicts.values()}) == 1
    left_out = [
        sum(" it holds in " in verdict["sentence"] for verdict in told)
        for told in verdicts.values()
    ]
    assert 0 == left_out[0] == left_out[1] < left_out[2] < left_out[3]
    told = run(*args[:-1], "--place", "uk", "--all").stdout
    assert "Outside this policy: it holds in US, not in GB." in told
    assert "What the profession asks only elsewhere than in GB was left out." in told


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--profession", "judges", "--place", "Florida"), "'Florida' cannot be read"),
        (("--place", "GB"), "Give --profession too"),
    ],
)
def test_a_place_that_cannot_be_used_is_told(args: tuple[str, ...], told: str) -> None:
    """A place is a code, and goes with a profession."""
    result = run("policy", "check", "open", *args)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_a_new_policy_has_the_promises_of_its_place(tmp_path: Path) -> None:
    """Promises that hold elsewhere only are not written into somebody's policy."""
    args = ("policy", "new", "--preset", "barrier", "--profession", "social_work", "--yes")
    for place in ("US-NY", "GB"):
        run(*args, "--place", place, "--output", tmp_path / place)
    in_place = {
        place: {promise.id for promise in load_policy(tmp_path / place).promises}
        for place in ("US-NY", "GB")
    }
    assert len(in_place["US-NY"]) > 1
    assert in_place["GB"] == {""}
    refused = run(*args, "--place", "Utopia", "--output", tmp_path / "nowhere")
    assert (refused.exit_code, (tmp_path / "nowhere").exists()) == (2, False)


def test_the_place_is_asked_where_there_is_a_profession() -> None:
    """Whoever names a profession is asked where they work, again if it cannot be read."""
    terminal = Answering({"Where do you work": "Utopia", "work: a country": "uk"})
    given = Given(why="bond", preset="open", channels={"facebook": "personal"}, name="Mine")
    settled = settle(structs.replace(given, profession="law"), terminal, print)
    assert settled.wishes.answers.place == "GB"
    assert "'Utopia' cannot be read" in " ".join(terminal.said)
    terminal = Answering({"Where do you work": "Utopia"})
    settled = settle(structs.replace(given, profession="none"), terminal, print)
    assert settled.wishes.answers.place is None
    assert "Utopia" not in " ".join(terminal.said)


def test_a_profession_that_there_is_not_is_told_with_exit_code_2() -> None:
    """A misspelt profession gives the likely one."""
    result = run("policy", "check", "open", "--profession", "teachin")
    assert result.exit_code == 2
    assert "did you mean 'teaching'?" in result.stderr


def test_proofs_can_be_had_as_json() -> None:
    """Programs read the same verdicts, with the invented person as facts."""
    result = run("policy", "check", "open", "--json")
    verdicts = json.loads(result.stdout)["verdicts"]
    assert {"proved", "refuted"} <= {verdict["standing"] for verdict in verdicts}
    assert any(verdict["witness"] for verdict in verdicts)


def test_a_case_is_explained_and_why_not_otherwise() -> None:
    """The answer, its reasons, and what would have to be different."""
    facts = ("--fact", "relationship=client", "--fact", "channel=facebook", "--fact", "kin=no")
    result = run("policy", "explain", "barrier", *facts, "--why-not", "accept")
    assert result.exit_code == 0
    assert "Answer: offer other" in result.stdout
    assert "Why not 'accept'" in result.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--fact", "statsu=current"), "did you mean 'status'?"),
        (("--fact", "status=curent"), "did you mean 'current'?"),
        (("--fact", "status"), "NAME=VALUE"),
        (("--why-not", "acept"), "did you mean 'accept'?"),
    ],
)
def test_misspelt_facts_are_told_with_exit_code_2(args: tuple[str, ...], told: str) -> None:
    """Whoever misspells a fact, a value or an answer gets a sentence."""
    result = run("policy", "explain", "open", *args)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_case_is_decided(tmp_path: Path) -> None:
    """The answer stands first; as JSON it has version and facts, so that it can be found again."""
    result = run("decide", "open", "--fact", "relationship=client", "--fact", "sensitive=no")
    assert result.exit_code == 0
    assert "Answer: accept" in result.stdout
    told = json.loads(run("decide", "open", "--json", "--fact", "kin=yes").stdout)
    assert (told["answer"], told["version"], told["facts"]["kin"]) == ("accept", "1", True)
    later = LOOSE.replace('version = "1"', 'version = "1"\nin_force_from = 2999-01-01')
    result = run("decide", write_policy(tmp_path, EVERYONE, later))
    assert "not in force today" in result.stderr


def test_two_policies_are_compared() -> None:
    """What differs is told; a policy does not differ from itself."""
    assert "Both say the same." in run("policy", "diff", "open", "open").stdout
    assert "situations" in run("policy", "diff", "open", "barrier").stdout


def test_a_comparison_lists_real_people(tmp_path: Path) -> None:
    """With a client list everyone is looked at under both; what cannot be read is a sentence."""
    clients = tmp_path / "clients.csv"
    clients.write_text("name,status\nJane Calder,current\n")
    args = ("policy", "diff", "open", "barrier", "--clients", clients, "--zone", "Europe/London")
    result = run(*args, "--today", "2026-11-22")
    assert result.exit_code == 0
    assert "Looked at:" in result.stdout
    result = run("policy", "diff", "open", "barrier", tmp_path / "nothing.zip")
    assert result.exit_code == 2
    assert "nothing.zip" in result.stderr


def test_an_old_case_is_decided_again_by_the_version_that_was_kept(tmp_path: Path) -> None:
    """Keep, edit, list, decide again: the old case has its old answer; an unkept one a sentence."""
    folder = write_policy(tmp_path, EVERYONE, LOOSE)
    stored = tmp_path / "decision.json"
    stored.write_text(run("decide", folder, "--json").stdout, "utf-8")
    assert run("policy", "keep", folder).exit_code == 0
    new = LOOSE.replace('version = "1"', 'version = "2"\nin_force_from = 2026-01-01')
    write_policy(tmp_path, EVERYONE.replace("accept", "ask"), new)
    listed = run("policy", "versions", folder)
    assert (listed.exit_code, "Loose, version 2: from 2026-01-01" in listed.stdout) == (0, True)
    again = run("decide", folder, "--again", stored)
    assert again.stdout.startswith("Loose, version 1\nAnswer: accept")
    assert "This is the answer that was given." in again.stdout
    refused = run("decide", "barrier", "--again", stored)
    assert (refused.exit_code, "is not kept" in refused.stderr) == (2, True)


def test_versions_that_do_not_fit_give_exit_code_1(tmp_path: Path) -> None:
    """An edited version with its old number is found, and cannot be kept over the old one."""
    folder = write_policy(tmp_path, EVERYONE, LOOSE)
    run("policy", "keep", folder)
    write_policy(tmp_path, EVERYONE.replace("accept", "ask"), LOOSE)
    listed = run("policy", "versions", folder)
    assert (listed.exit_code, "do not say the same" in listed.stdout) == (1, True)
    refused = run("policy", "keep", folder)
    assert (refused.exit_code, "is kept in" in refused.stderr) == (2, True)
    assert "There is no policy in" in run("policy", "versions", tmp_path / "nothing").stderr


@pytest.mark.parametrize("audience", ["client", "staff", "sentence"])
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_policy_is_published_as_text(tmp_path: Path, audience: str, form: str) -> None:
    """Without a file the text is printed; with one it is written, and never over another."""
    args = ("policy", "publish", "barrier", "--for", audience, "--form", form)
    printed = run(*args)
    assert printed.exit_code == 0
    assert "version 1" in printed.stdout
    file = tmp_path / "out"
    assert run(*args, "--output", file).exit_code == 0
    assert file.read_text("utf-8") == printed.stdout
    assert "is there already" in run(*args, "--output", file).stderr
    assert run(*args, "--output", file, "--force").exit_code == 0


def test_a_policy_is_published_as_pdf(tmp_path: Path) -> None:
    """A PDF is a file; nobody gets its bytes on a terminal."""
    args = ("policy", "publish", "barrier", "--form", "pdf")
    refused = run(*args)
    assert (refused.exit_code, "--output" in refused.stderr) == (2, True)
    assert run(*args, "--output", tmp_path / "a.pdf").exit_code == 0
    assert "version 1" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.pdf", b"%PDF"), ("a.MD", b"# "), ("a.html", b"<!doctype"), ("a", b"<!")],
)
def test_a_page_is_written_as_its_file_is_called(tmp_path: Path, name: str, begins: bytes) -> None:
    """Nobody gets a web page in a file that is called a PDF."""
    assert run("policy", "publish", "barrier", "--output", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["rules.csv", "mine.xls", "mine.ODS"])
def test_a_policy_is_not_written_under_the_name_of_another_file(tmp_path: Path, name: str) -> None:
    """Who asks for a file that policies are not written as gets a sentence, and no such folder."""
    for args in (
        ("convert", "open", tmp_path / name),
        ("new", "-y", "--preset", "open", "-o", name),
    ):
        result = run("policy", *args)
        assert (result.exit_code, "would be a folder" in result.stderr) == (2, True)
    assert not list(tmp_path.iterdir())


def test_a_policy_is_converted_there_and_back(tmp_path: Path) -> None:
    """A folder becomes a workbook and a folder again; nothing is written over what is there."""
    assert run("policy", "convert", "barrier", tmp_path / "b.xlsx").exit_code == 0
    assert run("policy", "convert", tmp_path / "b.xlsx", tmp_path / "b").exit_code == 0
    assert load_policy(tmp_path / "b") == load_policy("barrier")
    again = run("policy", "convert", "open", tmp_path / "b")
    assert (again.exit_code, "--force" in again.stderr) == (2, True)
    assert load_policy(tmp_path / "b") == load_policy("barrier")


def test_a_policy_is_made_from_options_alone(tmp_path: Path) -> None:
    """Given --yes nothing is asked; the suggestion is told with its reason."""
    result = run(
        *("policy", "new", "--why", "support", "--profession", "psychotherapy_counselling"),
        *("--preset", "barrier", "--facebook", "mixed", "--from", "2026-01-01"),
        *("--output", tmp_path / "mine", "--yes"),
    )
    assert result.exit_code == 0
    assert "because your profession asks you" in result.stdout
    policy = load_policy(tmp_path / "mine")
    assert policy.channels["facebook"] == "mixed"
    assert policy.in_force_from == date(2026, 1, 1)


@pytest.mark.parametrize("network", USUAL_CHANNELS)
def test_each_network_has_its_option(tmp_path: Path, network: str) -> None:
    """The purpose given for a network is that network's, and all others keep the usual one."""
    run("policy", "new", "--preset", "open", f"--{network}", "official", "-y", "-o", tmp_path / "a")
    assert load_policy(tmp_path / "a").channels == USUAL_CHANNELS | {network: "official"}


def test_a_preset_that_breaks_a_profession_is_written_and_told(tmp_path: Path) -> None:
    """No preset is forbidden; what does not hold is said at once, with exit code 1."""
    result = run(
        *("policy", "new", "--preset", "open", "--profession", "social_work", "--yes"),
        *("--output", tmp_path / "mine"),
    )
    assert result.exit_code == 1
    assert "1 thing that must hold does not." in result.stdout
    assert load_policy(tmp_path / "mine").rules


def test_a_workbook_is_made_on_request(tmp_path: Path) -> None:
    """With --xlsx the policy is one workbook, whatever the name ends in."""
    run("policy", "new", "--preset", "open", "--xlsx", "-o", tmp_path / "mine", "-y")
    assert load_policy(tmp_path / "mine.xlsx").rules == load_policy("open").rules


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "none is chosen for you"),
        (("--why", "fame"), "--why: 'fame' is not known"),
        (("--why", "bond", "--edited", "wekend"), "did you mean 'weekend'?"),
        (("--why", "bond", "--facebook", "private"), "--facebook: 'private' is not known"),
        (("--preset", "opne"), "did you mean 'open'?"),
    ],
)
def test_nothing_is_written_where_an_option_is_wrong(
    tmp_path: Path, args: tuple[str, ...], told: str
) -> None:
    """Whatever is misspelt gives a sentence, exit code 2 and no file."""
    result = run("policy", "new", *args, "--yes", "--output", tmp_path / "mine")
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "mine").exists()


class Answering:
    """Answers questions by the words in them, and notes what was said."""

    def __init__(self, answers: dict[str, str], confirmed: tuple[str, ...] = ()) -> None:
        self.said: list[str] = []
        self._answers = answers
        self._confirmed = confirmed

    def say(self, text: str) -> None:
        """Note what is said, the last question among it."""
        self.said.append(text)

    def ask(self, question: str, default: str) -> str:
        """Answer by the first of the words that stands in the question, each once."""
        asked = " ".join(self.said[-12:]) if question == "Your answer" else question
        for word in list(self._answers):
            if word in asked:
                return self._answers.pop(word)
        return default

    def confirm(self, question: str) -> bool:
        """Say yes to the questions with these words."""
        return any(word in question for word in self._confirmed)


def test_the_interview_asks_only_what_was_not_given() -> None:
    """Questions whose answer stands among the options are left out; the rest are explained."""
    terminal = Answering(
        {
            "Why would you": "2",
            "edited version of": "wekend",
            "an edited": "weekend",
            "be called": "Mine",
        },
        confirmed=("in person",),
    )
    given = Given(profession="none", friends=False, channels={"facebook": "personal"})
    settled = settle(given, terminal, print)
    assert settled.wishes.preset == "hybrid"
    assert settled.wishes.answers.met
    assert (settled.wishes.name, settled.output) == ("Mine", Path("my-policy"))
    told = " ".join(terminal.said)
    assert "did you mean 'weekend'?" in told
    assert "because you want to know each other better" in told
    assert "real friends" not in told
    assert all(load_policy(name).sentence in told for name in preset_names())


def test_channels_are_asked_one_by_one() -> None:
    """Only the networks that somebody is on are asked for, and only those are written."""
    terminal = Answering({"Which networks": "facebook, x", "What is X for": "professional"})
    answers = settle(Given(preset="open", why="none"), terminal, print).wishes.answers
    assert answers.channels == {"facebook": "personal", "x": "professional"}


def test_a_place_that_is_taken_is_told_before_the_questions(tmp_path: Path) -> None:
    """Nobody answers everything to learn that the folder is taken; another one can be named."""
    folder = write_policy(tmp_path, EVERYONE, LOOSE)
    result = run("policy", "new", "--output", folder, typed="\n" * 30)
    assert result.exit_code == 2
    assert "Why would you" not in result.stdout
    terminal = Answering({"be written": str(folder), "written?": str(tmp_path / "other")})
    assert settle(Given(), terminal, print).output == tmp_path / "other"
    assert "is there already" in " ".join(terminal.said)


def test_nobody_there_to_answer_is_told(tmp_path: Path) -> None:
    """Where the questions cannot be answered, a sentence says how to do without."""
    result = run("policy", "new", "--output", tmp_path / "mine", typed="")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert not (tmp_path / "mine").exists()


def test_stopping_half_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C at the last question is answered in words, and no file is there."""

    def stopped(_: Terminal, question: str, default: str) -> str:
        if "be called" in question:
            raise KeyboardInterrupt
        return default

    monkeypatch.setattr(Terminal, "ask", stopped)
    result = run("policy", "new", "--output", tmp_path / "mine", typed="n\n" * 9)
    assert (result.exit_code, "nothing was written" in result.stderr) == (130, True)
    assert not list(tmp_path.iterdir())


def test_a_wrong_answer_is_named_in_the_words_of_the_question() -> None:
    """In the interview nobody meets the name of an option."""
    terminal = Answering(
        {"Which profession": "99", "edited version of": "drinks , x", "do you work": "ca"}
    )
    settle(Given(), terminal, print)
    told = " ".join(terminal.said)
    assert "Your answer: '99' is not known" in told
    assert "Your answer: 'drinks' is not known; did you mean 'drink'?" in told
    assert "--" not in told
    terminal = Answering({"Which profession": "law", "do you work": "ca"})
    settle(Given(), terminal, print)
    assert "CA is read as a country; the state of the USA is US-CA." in terminal.said


def test_the_whole_interview_in_a_terminal(tmp_path: Path) -> None:
    """Pressing Enter throughout gives the suggestion for somebody who wants nothing from it."""
    result = run("policy", "new", "--output", tmp_path / "mine", typed="\n" * 30)
    assert result.exit_code == 0
    assert load_policy(tmp_path / "mine").rules == load_policy("barrier").rules
    assert load_policy(tmp_path / "mine").channels.keys() == {"facebook", "linkedin"}


def test_a_policy_cannot_command_the_terminal(tmp_path: Path) -> None:
    """Signs that a terminal would obey are left out, or shown as question marks."""
    settings = LOOSE.replace('"Loose"', '"\\u001b[31mLoose\\u202e"')
    result = run("decide", write_policy(tmp_path, EVERYONE, settings))
    assert "\x1b" not in result.stdout
    assert "[31mLoose?" in result.stdout


def test_help_imports_nothing_heavy() -> None:
    """The list of commands is there at once."""
    code = (
        "import sys, friendline.cli; "
        "heavy = {'polars', 'numpy', 'openpyxl', 'msgspec', 'friendline.policy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout.strip() == "[]"


def test_a_sentence_is_told_plainly() -> None:
    """What is to be said aloud stands on the terminal as it is said."""
    result = CliRunner().invoke(app, ["policy", "publish", "audience", "--for", "sentence"])
    assert " ".join(result.output.split()) == load_policy("audience").sentence
