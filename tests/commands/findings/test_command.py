"""The commands that say which findings are fine."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from typer.testing import CliRunner, Result

from friendline.commands.findings.asking import Round
from friendline.commands.findings.command import app
from friendline.commands.findings.reading import Asked, Known, read_known
from friendline.screening.labels.label import Scope, Verdict
from friendline.screening.labels.label_file import read_labels

POSTS = (
    ("item-1", "Beer garden with the choir", "low", "beer", 3, 2),
    ("item-2", "Free beer at the fair", "low", "Beer", 5, 0),
    ("item-3", "So drunk again", "high", "drunk", 9, 0),
    ("item-4", "One beer too many", "medium", "beer; too many", 0, 0),
)


class NoVectors:
    """Knows of no text what it is about."""

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Give 0 for each text."""
        return np.zeros((len(texts), 4), np.float32)


class Typist:
    """Presses keys and keeps what was shown; stops when no key is left."""

    def __init__(self, *keys: str) -> None:
        self.keys = list(keys)
        self.shown: list[str] = []

    def say(self, text: str) -> None:
        """Keep what is shown."""
        self.shown.append(text)

    ask = say

    def fits(self, text: str) -> bool:
        """Whether a text can be seen at once."""
        return bool(text)

    def key(self) -> str:
        """Press the next key."""
        return self.keys.pop(0) if self.keys else "q"

    @property
    def text(self) -> str:
        """Everything that was shown."""
        return "\n".join(self.shown)


def item_row(key: str, text: str) -> dict[str, Any]:
    """Give an item as a review has it."""
    return {
        "id": key,
        "channel": "facebook",
        "kind": "post",
        "at": "2020-05-01T10:00:00Z",
        "text": text,
        "place": None,
        "by": None,
        "audience": "friends",
        "audience_source": "stated",
    }


def finding_row(key: str, severity: str, evidence: str) -> dict[str, Any]:
    """Give a finding as a review has it."""
    return {
        "item": key,
        "category": "alcohol_party",
        "kind": "risk",
        "severity": severity,
        "evidence": evidence,
        "reason": f'Names alcohol ("{evidence}").',
        "detector": "words",
    }


def person_row(key: str, name: str) -> dict[str, Any]:
    """Give a client as a review has one."""
    return {
        "id": key,
        "name": name,
        "relationship": "client",
        "status": "current",
        "on_client_list": True,
        "accounts": [],
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a review; nobody waits for the disk, and no vectors are read."""
    monkeypatch.setattr("friendline.archives.tables.grown_file.os.fsync", lambda _file: None)
    monkeypatch.setattr("friendline.screening.labels.meanings.usual_vectors", NoVectors)
    perk = finding_row("item-1", "low", "choir") | {"category": "community", "kind": "perk"}
    seen = {"category": "alcohol_party"}
    review = {
        "people": [person_row("p1", "Ottoline Varga"), person_row("p2", "Kim Novak")],
        "items": [item_row(key, text) for key, text, *_ in POSTS],
        "findings": [
            perk,
            *(finding_row(key, weight, words) for key, _, weight, words, *_ in POSTS),
        ],
        "exposures": [{"person": "p1", "item": "item-2", "sees": "can", "because": [], **seen}],
        "seen_by": [
            {"item": key, "can": can, "may": may, **seen}
            for key, *_, can, may in POSTS
            if can or may
        ],
        "made_at": "more that a review says",
    }
    made = tmp_path / "friendline-review"
    made.mkdir()
    (made / "review.json").write_text(json.dumps(review))
    return made


def labels_at(folder: Path) -> Path:
    """Where labels are where nobody says otherwise: beside the folder."""
    return folder.parent / "labels.csv"


def known(folder: Path, person: str | None = None) -> Known:
    """Read everything."""
    return read_known(Asked(folder, None, None), person)


def play(folder: Path, *keys: str, person: str | None = None) -> Typist:
    """Go through a round with these keys."""
    typist = Typist(*keys)
    Round(known(folder, person), typist).run()
    return typist


def run(*words: str) -> Result:
    """Type a command."""
    return CliRunner().invoke(app, list(words))


def verdicts(folder: Path) -> list[tuple[str, Verdict]]:
    """Give what holds by the file."""
    return [(one.item, one.verdict) for one in read_labels(labels_at(folder)).said.in_force]


def test_without_a_terminal_the_most_exposed_are_shown_first(folder: Path) -> None:
    """A script gets the text, by how many it is seen and why; nothing is written."""
    result = run(str(folder))
    assert result.exit_code == 0, result.output
    order = [result.stdout.index(text) for text in ("So drunk", "Free beer", "garden", "too many")]
    assert order == sorted(order)
    assert "9 people on your client list can see it." in result.stdout
    assert "3 people on your client list can see it, 2 more may." in result.stdout
    assert "Nobody on your client list sees it." in result.stdout
    assert 'Alcohol and parties, high: Names alcohol ("drunk").' in result.stdout
    assert "4 risks were found" in result.stdout
    assert not labels_at(folder).exists()


def test_a_label_is_in_the_file_before_the_next_finding(folder: Path) -> None:
    """Each key says one thing, and what was said is not asked again."""
    play(folder, "p", "e", "f", "q")
    assert verdicts(folder) == [
        ("item-3", Verdict.PROBLEM),
        ("item-2", Verdict.EMBARRASSING),
        ("item-1", Verdict.FINE),
    ]
    assert "One beer too many" in play(folder, "q").shown[0]


def test_wider_shows_what_it_would_clear_and_clears_that(folder: Path) -> None:
    """Two posts have the same words: the second is shown before it is cleared."""
    typist = play(folder, "s", "w", "2", "q")
    offered = next(text for text in typist.shown if "What is fine?" in text)
    assert '2  all with the same words "Beer": 1 more now, and what comes later' in offered
    assert '"Beer garden with the choir"' in offered
    assert "2 findings are cleared by it." in typist.text
    assert {ruled.finding.item for ruled in known(folder).labelled.cleared} == {"item-1", "item-2"}


def test_wider_can_be_left_again_and_says_why_a_heavy_one_has_less(folder: Path) -> None:
    """Nothing is kept then; for what weighs much the reason is told."""
    typist = play(folder, "w", "q", "w", "f", "q")
    assert "the two may differ in one name" in typist.text
    assert verdicts(folder) == [("item-3", Verdict.FINE)]


def test_the_last_label_of_a_round_can_be_taken_back(folder: Path) -> None:
    """The finding is open again; with nothing said it tells where older labels are."""
    typist = play(folder, "u", "f", "u", "q")
    assert "friendline findings undo takes back older" in typist.text
    assert "Label 1 counts no more." in typist.text
    assert verdicts(folder) == []
    assert known(folder).open[0].item == "item-3"


def test_skipping_keeps_nothing_and_ends_the_round(folder: Path) -> None:
    """What was skipped is asked the next time."""
    typist = play(folder, "s", "s", "x", "s", "s")
    assert "Nothing is left to look at." in typist.text
    assert not labels_at(folder).exists()


def test_a_round_for_one_person_has_what_she_sees_and_holds_for_her(folder: Path) -> None:
    """The others go on being warned."""
    typist = play(folder, "f", person="ottoline")
    assert "Ottoline Varga can see it." in typist.text
    assert "Nothing is left to look at." in typist.text
    assert "item-2" in {one.item for one in known(folder).open}
    assert known(folder).labelled.fine_for
    (kept,) = read_labels(labels_at(folder)).said.in_force
    assert (kept.person, kept.person_name) == ("p1", "Ottoline Varga")


def test_what_holds_is_listed_with_what_it_clears(folder: Path) -> None:
    """And history has everything, also what was undone."""
    play(folder, "p", "w", "2", "q")
    listed = run("list", str(folder))
    assert "2 cleared by your labels, 1 confirmed, 1 without a label" in listed.stdout
    assert "[clears 2]" in listed.stdout
    assert "[confirms 1]" in listed.stdout
    place = str(labels_at(folder))
    undone = run("undo", "--labels", place)
    assert 'Label 2 counts no more: Alcohol and parties: fine, all with the same words "Beer"' in (
        undone.stdout
    )
    assert f"friendline findings undo 3 --labels {place}" in undone.stdout
    assert "[undone]" in run("history", "--labels", place).stdout
    assert "Label 2 counts again." in run("undo", "3", "--labels", place).stdout


def test_precision_is_told_for_rules_and_models(folder: Path) -> None:
    """How many were fine of those looked at, and why no model is used yet."""
    place = str(labels_at(folder))
    assert "You have looked at nothing yet." in run("precision", "--labels", place).stdout
    play(folder, "p", "f", "f", "q")
    told = run("precision", "--labels", place).stdout
    assert "Alcohol and parties (words): Of 3 that you looked at, 2 were fine;" in told
    assert 'Alcohol and parties (words) "beer": Of 2 that you looked at, 2 were fine;' in told
    assert "A model of your own labels is tried from 20 labels on" in told


def test_labels_lie_beside_the_client_list_if_it_is_named(folder: Path, tmp_path: Path) -> None:
    """They are as confidential as the list, and a review finds them there."""
    asked = Asked(folder, tmp_path / "office" / "clients.csv", None)
    assert asked.place == tmp_path / "office" / "labels.csv"
    assert Asked(folder / "review.json", None, None).place == labels_at(folder)


def test_a_script_can_say_it_as_widely_as_a_round_offers(folder: Path) -> None:
    """The same is kept, and the command says how to take it back."""
    said = run("label", str(folder), "item-1", "alcohol_party", "FINE", "--scope", "words")
    assert said.exit_code == 0, said.output
    assert "Kept as label 1: fine. 2 findings are cleared by it." in said.stdout
    assert f"friendline findings undo 1 --labels {labels_at(folder)}" in said.stdout
    run("label", str(folder), "item-3", "alcohol_party", "problem", "--for", "Kim Novak")
    first, second = read_labels(labels_at(folder)).said.in_force
    assert (first.verdict, first.scope, first.person) == (Verdict.FINE, Scope.WORDS, "")
    assert (second.verdict, second.scope, second.person) == (Verdict.PROBLEM, Scope.THIS, "p2")


def test_what_a_review_set_aside_can_be_had_back(folder: Path) -> None:
    """It is in the review with its label, and open again once that is undone."""
    play(folder, "s", "f", "q")
    data = json.loads((folder / "review.json").read_text())
    row = next(one for one in data["findings"] if one["item"] == "item-2")
    data["findings"].remove(row)
    data["seen_by"] = [one for one in data["seen_by"] if one["item"] != "item-2"]
    said = {"label": 1, "verdict": "fine", "scope": "this", "person": None, "can": 5, "may": 0}
    data["cleared"] = [{"finding": row, **said}]
    (folder / "review.json").write_text(json.dumps(data))
    assert "[clears 1]" in run("list", str(folder)).stdout
    assert "item-2" not in {one.item for one in known(folder).open}
    run("undo", "--labels", str(labels_at(folder)))
    shown = run(str(folder)).stdout
    assert "Free beer at the fair" in shown
    assert "5 people on your client list can see it." in shown


def test_labels_are_kept_where_the_review_looks_for_them(folder: Path, tmp_path: Path) -> None:
    """If that folder is still there; else they are beside the review."""
    office = tmp_path / "office"
    data = json.loads((folder / "review.json").read_text())
    data["labels_file"] = str(office / "said.csv")
    (folder / "review.json").write_text(json.dumps(data))
    assert known(folder).place == labels_at(folder)
    office.mkdir()
    assert known(folder).place == office / "said.csv"
    named = Asked(folder, None, tmp_path / "other.csv")
    assert read_known(named).place == tmp_path / "other.csv"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("label", "{folder}", "item-9", "alcohol_party", "fine"),
            "no risk of the category alcohol_party in the item 'item-9'. Of it nothing was found.",
        ),
        (("label", "{folder}", "item-1", "community", "fine"), "Of it there is alcohol_party."),
        (("label", "{folder}", "item-1", "beer", "fine"), "'beer' is none of profanity, "),
        (("label", "{folder}", "item-1", "alcohol_party", "undo"), "none of fine, problem, "),
        (
            ("label", "{folder}", "item-1", "alcohol_party", "problem", "--scope", "kind"),
            "Only 'fine' can be said more widely.",
        ),
        (
            ("label", "{folder}", "item-3", "alcohol_party", "fine", "--scope", "kind"),
            "Of this finding 'kind' cannot be said; this, text, words can. What weighs much",
        ),
        (("undo", "--labels", "{empty}"), "There is no label to take back"),
        (("undo", "7", "--labels", "{empty}"), "There is no label 7"),
        (("{empty}",), "this is no review (there is no such file)"),
        (("{broken}",), "this is no review"),
        (("{folder}", "--labels", "{broken}"), "this is no file of labels"),
        (("{folder}", "--for", "Nobody"), "is nobody on the client list"),
        (("{folder}", "--for", "o"), "can mean Ottoline Varga, Kim Novak"),
    ],
)
def test_what_cannot_be_used_ends_with_one_sentence(
    folder: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    """The exit code is 2, and there is no trace of the program."""
    (tmp_path / "broken").write_text("[1, 2]\n")
    places = {"folder": folder, "empty": tmp_path / "none", "broken": tmp_path / "broken"}
    result = run(*(word.format(**places) for word in words))
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_what_is_undone_is_not_undone_twice(folder: Path) -> None:
    """The sentence says how to have it back."""
    play(folder, "f", "q")
    place = str(labels_at(folder))
    assert run("undo", "1", "--labels", place).exit_code == 0
    again = run("undo", "1", "--labels", place)
    assert again.exit_code == 2
    assert "friendline findings undo 2" in again.stderr


def test_a_rule_that_was_looked_at_often_is_told_beside_its_finding(folder: Path) -> None:
    """From five labels on the owner sees how often such findings were fine."""
    data = json.loads((folder / "review.json").read_text())
    more = [f"more-{n}" for n in range(5)]
    data["items"] += [item_row(key, f"Round {key}") for key in more]
    data["findings"] += [finding_row(key, "high", "shots") for key in more]
    data["seen_by"] += [
        {"item": key, "category": "alcohol_party", "can": 20, "may": 0} for key in more
    ]
    (folder / "review.json").write_text(json.dumps(data))
    typist = play(folder, *"fffff", "q")
    assert "Of 5 that you looked at, 5 were fine;" in typist.text


def test_what_is_probably_fine_comes_last_and_says_why(folder: Path) -> None:
    """A model that proved itself lowers the order; the finding is still asked, with its reason."""
    data = json.loads((folder / "review.json").read_text())
    words = ["fair" if n % 3 else "brawl" for n in range(33)]
    data["items"] = [item_row(f"i{n}", f"Pints {n}") for n in range(33)]
    data["findings"] = [finding_row(f"i{n}", "low", words[n]) for n in range(33)]
    data["seen_by"] = [
        {"item": f"i{n}", "category": "alcohol_party", "can": 100 - n, "may": 0} for n in range(33)
    ]
    (folder / "review.json").write_text(json.dumps(data))
    play(folder, *("f" if word == "fair" else "p" for word in words[:30]), "q")
    left = play(folder, "s", "s", "s").text
    assert left.index("Pints 30") < left.index("Pints 31") < left.index("Pints 32")
    assert left.count("Probably fine for you, ") == 2
    data["seen_by"][30]["can"] = 0
    (folder / "review.json").write_text(json.dumps(data))
    left = play(folder, "s", "s", "s").text
    assert left.index("Pints 30") < left.index("Pints 31")
    assert "It is used." in run("precision", "--labels", str(labels_at(folder))).stdout
